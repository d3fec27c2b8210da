/* SPDX-License-Identifier: MIT */
/*
 * Translation memory: time to load 100,000 units, segments looked up a second.
 *
 * All text is made up: sentences of 5 to 30 words, with words as frequent as
 * Zipf says.  A third of the article's segments is in the memory, a third is
 * but for one to four words, a third is new.
 */
#include "sumario.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_UNITS 100000
#define N_SEGMENTS 20000
#define N_WORDS 40000
#define MAX_LENGTH 30
#define ROOM ((size_t)64 << 20)

static uint64_t state = 1;

static uint32_t
draw(uint32_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((state >> 33) % n);
}

static uint32_t
draw_word(void)
{
	double u = draw(1u << 30) / (double)(1u << 30);

	return (uint32_t)exp(u * log(N_WORDS)) - 1;
}

/* Writes a word that is made of syllables; returns its end. */
static char *
put_word(char *out, uint32_t word, char first)
{
	uint32_t rest = word * 7 + 3;

	do {
		*out++ = "bcdfglmnprstvz"[rest % 14];
		*out++ = "aeiou"[rest / 14 % 5];
		rest /= 70;
	} while (rest);
	*out++ = first;
	return out;
}

struct sentence {
	uint32_t words[MAX_LENGTH];
	uint32_t n;
};

static struct sentence
draw_sentence(void)
{
	struct sentence sentence = {.n = 5 + draw(MAX_LENGTH - 5)};

	for (uint32_t i = 0; i < sentence.n; i++)
		sentence.words[i] = draw_word();
	return sentence;
}

static char *
put_sentence(char *out, const struct sentence *sentence)
{
	char *begin = out;

	for (uint32_t i = 0; i < sentence->n; i++)
		out = put_word(out, sentence->words[i], ' ');
	*begin = (char)(*begin - 32);
	out[-1] = '.';
	return out;
}

static char *
put_string(char *out, const char *s)
{
	return strcpy(out, s) + strlen(s);
}

static char *
put_unit(char *out, const struct sentence *sentence)
{
	out = put_string(out, "<tu><tuv xml:lang=\"es\"><seg>");
	out = put_sentence(out, sentence);
	out = put_string(out, "</seg></tuv><tuv xml:lang=\"en\"><seg>");
	out = put_sentence(out, sentence);
	return put_string(out, "</seg></tuv></tu>\n");
}

static char *
put_segment(char *out, const struct sentence *units, uint32_t i)
{
	struct sentence sentence = units[draw(N_UNITS)];

	if (i % 3 == 2)
		sentence = draw_sentence();
	for (uint32_t k = draw(4) + 1; i % 3 == 1 && k; k--)
		sentence.words[draw(sentence.n)] = draw_word();
	out = put_sentence(out, &sentence);
	*out++ = '\n';
	return out;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
read_article(const char *text, size_t n, const struct sumario_memory *memory)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_match match;
	double begin = now();
	uint32_t n_exact = 0, n_fuzzy = 0;

	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_WORDS;
	options.memory = memory;
	if (sumario_document_read(doc, &options, text, n, NULL))
		exit(1);
	begin = now() - begin;
	for (uint32_t i = 0; i < N_SEGMENTS; i++) {
		if (!sumario_document_get_match(doc, i, 0, &match))
			continue;
		n_exact += match.score >= 1;
		n_fuzzy += match.score < 1;
	}
	if (memory)
		printf("exact %u, fuzzy %u\n", n_exact, n_fuzzy);
	sumario_document_free(doc);
	return begin;
}

int
main(void)
{
	struct sentence *units = malloc(N_UNITS * sizeof(*units));
	struct sumario_memory *memory = sumario_memory_new();
	char *text = malloc(ROOM), *end;
	double begin, without;

	if (!units || !text || !memory)
		return 1;
	end = put_string(text, "<tmx version=\"1.4\"><body>\n");
	for (uint32_t i = 0; i < N_UNITS; i++) {
		units[i] = draw_sentence();
		end = put_unit(end, &units[i]);
	}
	end = put_string(end, "</body></tmx>\n");
	begin = now();
	if (sumario_memory_read_tmx(memory, "bench", text, (size_t)(end - text),
				    "es", "en", NULL))
		return 1;
	printf("load %zu units, %.1f MB: %.3f s\n",
	       sumario_memory_count(memory), (double)(end - text) / 1e6,
	       now() - begin);
	end = text;
	for (uint32_t i = 0; i < N_SEGMENTS; i++)
		end = put_segment(end, units, i);
	without = read_article(text, (size_t)(end - text), NULL);
	begin = read_article(text, (size_t)(end - text), memory) - without;
	printf("look up %d segments: %.3f s, %.0f a second\n", N_SEGMENTS,
	       begin, N_SEGMENTS / begin);
	sumario_memory_free(memory);
	free(text);
	free(units);
	return 0;
}
