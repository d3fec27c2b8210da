/* SPDX-License-Identifier: MIT */
/*
 * Ten articles and their translations, with gold pairs.  A file has a pair a
 * line, source TAB target, with " | " between the sentences of a side; an empty
 * line ends a paragraph of both, "<" one of the source only, ">" one of the
 * target.  The articles are made from it, aligned, and the pairs compared.
 */
#include <config.h>

#include "sumario.h"
#include "unit/tap.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_MAX 160
#define MIN_F1 0.95
/* Articles made of two of the ten each, and what is asked of them. */
#define N_MADE 40
#define MIN_MADE_F1 0.96
/* So much may be lost by breaks that mislead. */
#define MAX_HARM 0.002

struct text {
	char bytes[49152];
	size_t n_bytes;
	size_t begins[N_MAX]; /* of the sentences */
	uint32_t n_sentences;
};

struct gold {
	struct text source, target;
	struct sumario_pair pairs[N_MAX];
	size_t n_pairs;
};

struct score {
	unsigned n_gold, n_found, n_right;
};

static struct sumario_lexicon *english;

static void
add_sentence(struct text *text, const char *s, size_t len)
{
	if (text->n_bytes && text->bytes[text->n_bytes - 1] != '\n')
		text->bytes[text->n_bytes++] = ' ';
	text->begins[text->n_sentences++] = text->n_bytes;
	memcpy(text->bytes + text->n_bytes, s, len);
	text->n_bytes += len;
}

/* Adds the sentences of one side of a line. */
static void
add_side(struct text *text, const char *s, uint32_t *first, uint32_t *n)
{
	*first = text->n_sentences;
	while (*s) {
		const char *bar = strstr(s, " | ");
		size_t len = bar ? (size_t)(bar - s) : strlen(s);

		add_sentence(text, s, len);
		s += len + (bar ? 3 : 0);
	}
	*n = text->n_sentences - *first;
}

static void
end_paragraph(struct text *text)
{
	if (text->n_bytes && text->bytes[text->n_bytes - 1] != '\n')
		text->bytes[text->n_bytes++] = '\n';
}

static void
add_line(struct gold *gold, char *line)
{
	struct sumario_pair *pair = &gold->pairs[gold->n_pairs];
	char *tab = strchr(line, '\t');

	if (!tab) {
		if (line[0] != '>')
			end_paragraph(&gold->source);
		if (line[0] != '<')
			end_paragraph(&gold->target);
		return;
	}
	*tab = '\0';
	add_side(&gold->source, line, &pair->source, &pair->n_source);
	add_side(&gold->target, tab + 1, &pair->target, &pair->n_target);
	gold->n_pairs++;
}

/* The pairs of the article NAME; NULL: there are none. */
static FILE *
open_pairs(const char *name)
{
	char path[1024];

	snprintf(path, sizeof(path), "%s/tests/align/pairs/%s.txt",
		 getenv("top_srcdir"), name);
	return fopen(path, "r");
}

static int
read_gold(struct gold *gold, const char *name)
{
	char line[4096];
	FILE *file = open_pairs(name);

	if (!file)
		return 0;
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		add_line(gold, line);
	}
	fclose(file);
	return 1;
}

static struct sumario_document *
read_bytes(const char *bytes, size_t n_bytes, const char *lang)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;

	sumario_options_init(&options);
	options.source_lang = lang;
	options.lexicon = lang[1] == 'n' ? english : NULL;
	options.depth = SUMARIO_DEPTH_SPLIT;
	if (!doc || sumario_document_read(doc, &options, bytes, n_bytes, NULL))
		exit(99);
	return doc;
}

static struct sumario_document *
read_text(const struct text *text, const char *lang)
{
	return read_bytes(text->bytes, text->n_bytes, lang);
}

/* Whether the splitter finds just the sentences of the file. */
static int
is_split(const struct text *text, const struct sumario_document *doc)
{
	struct sumario_segment segment;
	uint32_t i;

	for (i = 0; sumario_document_get_segment(doc, i, &segment); i++)
		if (i >= text->n_sentences ||
		    segment.byte_begin != text->begins[i]) {
			printf("# at %.*s\n", (int)segment.n_bytes,
			       segment.source);
			return 0;
		}
	return i == text->n_sentences;
}

/* English abbreviations end no sentence, and the Spanish rules the rest. */
static void
test_english(void)
{
	static const struct text texts[] = {
		{.bytes = "Mr. Ray met Dr. Lee on Jan. 5. He works for Acme Inc. "
			  "The firm is big. They left at 6 a.m. They stayed.",
		 .n_bytes = 103,
		 .begins = {0, 31, 54, 71, 91},
		 .n_sentences = 5},
		{.bytes = "It has approx. 300 seats, incl. 20 for Pvt. Ray of "
			  "Tampa, Fla. The hall is on Hill Rd. near Reno, "
			  "Nev. and Napa, Calif. It is old.",
		 .n_bytes = 130,
		 .begins = {0, 63, 120},
		 .n_sentences = 3},
	};
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct sumario_document *doc = read_text(&texts[i], "en-GB");

		ok(is_split(&texts[i], doc), "English is split, %zu", i);
		sumario_document_free(doc);
	}
}

static int
is_same(const struct sumario_pair *a, const struct sumario_pair *b)
{
	return a->n_source == b->n_source && a->n_target == b->n_target &&
	       a->source == b->source && a->target == b->target;
}

static void
show(const struct sumario_pair *pair)
{
	printf("# not gold: s%u+%u t%u+%u %.2f\n", pair->source + 1,
	       pair->n_source, pair->target + 1, pair->n_target,
	       pair->confidence);
}

/* Compares pairs with two sides; all segments must be in order, each once. */
static int
compare(const struct gold *gold, const struct sumario_alignment *alignment,
	struct score *score)
{
	struct sumario_pair pair;
	uint32_t source = 0, target = 0;
	int sound = 1;

	for (size_t i = 0; i < gold->n_pairs; i++)
		score->n_gold += gold->pairs[i].n_source &&
				 gold->pairs[i].n_target;
	for (size_t i = 0; sumario_alignment_get_pair(alignment, i, &pair);
	     i++) {
		size_t k = 0;

		sound &= pair.source == source && pair.target == target &&
			 pair.confidence >= 0 && pair.confidence <= 1;
		source += pair.n_source;
		target += pair.n_target;
		if (!pair.n_source || !pair.n_target)
			continue;
		while (k < gold->n_pairs && !is_same(&pair, &gold->pairs[k]))
			k++;
		score->n_found++;
		score->n_right += k < gold->n_pairs;
		if (k == gold->n_pairs)
			show(&pair);
	}
	return sound && source == gold->source.n_sentences &&
	       target == gold->target.n_sentences;
}

static double
find_f1(const struct score *score)
{
	return 2.0 * score->n_right / (score->n_gold + score->n_found);
}

static void
test_article(const char *name, struct score *all)
{
	static struct gold gold;
	struct sumario_document *source, *target;
	struct sumario_alignment *alignment = NULL;
	struct score score = {0, 0, 0};

	memset(&gold, 0, sizeof(gold));
	ok(read_gold(&gold, name), "%s is there", name);
	source = read_text(&gold.source, "es");
	target = read_text(&gold.target, "en");
	ok(is_split(&gold.source, source), "%s: split, Spanish", name);
	ok(is_split(&gold.target, target), "%s: split, English", name);
	ok(sumario_align(source, target, &alignment, NULL) == SUMARIO_OK,
	   "%s: aligned", name);
	ok(compare(&gold, alignment, &score), "%s: nothing lost", name);
	printf("# %s: F1 %.3f\n", name, find_f1(&score));
	all->n_gold += score.n_gold;
	all->n_found += score.n_found;
	all->n_right += score.n_right;
	sumario_alignment_free(alignment);
	sumario_document_free(source);
	sumario_document_free(target);
}

/* -- Articles made of two ------------------------------------------------- */

static const char *const names[] = {"agua",   "ajedrez", "banco",  "biblioteca",
				    "lobos",  "museo",	 "puente", "tren",
				    "vacuna", "vino"};

/* How the paragraphs of the target are: as they were, … */
enum layout { AS_THEY_WERE, JOINED, PARTED, ONE, N_LAYOUTS };

struct made {
	struct gold *gold;
	char held[4096]; /* a line that the next one may be joined with */
	unsigned seed, layout_seed;
	enum layout layout;
};

/* One time in N. */
static int
by_chance(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245U + 12345U;
	return (*seed >> 16) % n == 0;
}

/* "One." and "Two." become "One; two." */
static int
join_targets(char *line, const char *next)
{
	const char *tab = strchr(next, '\t');
	size_t n = strlen(line);
	char joined[8192];

	if (!tab || tab == next || line[0] == '\t' || !strchr(line, '\t') ||
	    line[n - 1] != '.' || tab[1] < 'A' || tab[1] > 'Z' ||
	    strstr(line, " | ") || strstr(next, " | "))
		return 0;
	*strchr(line, '\t') = '\0';
	snprintf(joined, sizeof(joined), "%s | %.*s\t%.*s; %c%s", line,
		 (int)(tab - next), next, (int)(n - strlen(line) - 2),
		 line + strlen(line) + 1, tab[1] | 32, tab + 2);
	strcpy(line, joined);
	return 1;
}

/* Whether a sentence ends there for sure; headings stand alone. */
static int
ends_sentence(const struct text *text)
{
	const char *end = text->bytes + text->n_bytes;

	for (int i = 2; i <= 4; i++)
		if (text->n_bytes < 4 || end[-i] < 'a' || end[-i] > 'z')
			return 0;
	return strchr(".!?", end[-1]) != NULL;
}

/* Ends the paragraph of the source, and that of the target as laid out. */
static void
end_both(struct made *made)
{
	struct gold *gold = made->gold;

	if (made->layout != ONE || !ends_sentence(&gold->source))
		end_paragraph(&gold->source);
	if (made->layout == AS_THEY_WERE || made->layout == PARTED ||
	    !ends_sentence(&gold->target) ||
	    (made->layout == JOINED && by_chance(&made->layout_seed, 2)))
		end_paragraph(&gold->target);
}

/* Adds the line that is held, of which a side may be left out. */
static void
add_held(struct made *made)
{
	char *tab = strchr(made->held, '\t');

	if (!made->held[0])
		return;
	if (by_chance(&made->seed, 14))
		tab[1] = '\0';
	else if (by_chance(&made->seed, 14))
		memmove(made->held, tab, strlen(tab) + 1);
	add_line(made->gold, made->held);
	made->held[0] = '\0';
	if (made->layout == PARTED && by_chance(&made->layout_seed, 3))
		end_paragraph(&made->gold->target);
}

static void
add_made(struct made *made, const char *name)
{
	char line[4096];
	FILE *file = open_pairs(name);

	while (file && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (!strchr(line, '\t')) {
			add_held(made);
			end_both(made);
			continue;
		}
		if (made->held[0] && by_chance(&made->seed, 8) &&
		    join_targets(made->held, line))
			continue;
		add_held(made);
		strcpy(made->held, line);
	}
	add_held(made);
	end_both(made);
	if (file)
		fclose(file);
}

/* Article NUMBER; what is left out and joined is the same in all layouts. */
static void
align_made(unsigned number, enum layout layout, struct score *all)
{
	static struct gold gold;
	struct made made = {
		.gold = &gold, .seed = number + 1, .layout = layout};
	struct sumario_document *source, *target;
	struct sumario_alignment *alignment = NULL;

	memset(&gold, 0, sizeof(gold));
	add_made(&made, names[number % 10]);
	add_made(&made, names[(number / 10 + number + 3) % 10]);
	source = read_text(&gold.source, "es");
	target = read_text(&gold.target, "en");
	if (sumario_align(source, target, &alignment, NULL) ||
	    !is_split(&gold.source, source) ||
	    !is_split(&gold.target, target)) {
		printf("Bail out! %s\n", names[number % 10]);
		exit(99);
	}
	compare(&gold, alignment, all);
	sumario_alignment_free(alignment);
	sumario_document_free(source);
	sumario_document_free(target);
}

/* Where paragraphs end tells something, and does no harm where it misleads. */
static void
test_made(void)
{
	static const char *const layouts[] = {"as they were", "joined",
					      "parted", "one paragraph"};
	struct score scores[N_LAYOUTS] = {{0, 0, 0}};
	for (unsigned i = 0; i < N_MADE; i++)
		for (int k = 0; k < N_LAYOUTS; k++)
			align_made(i, (enum layout)k, &scores[k]);
	for (int k = 0; k < N_LAYOUTS; k++)
		ok(find_f1(&scores[k]) >= MIN_MADE_F1 &&
			   find_f1(&scores[k]) >=
				   find_f1(&scores[ONE]) - MAX_HARM,
		   "%d articles of two, %s: F1 %.3f", N_MADE, layouts[k],
		   find_f1(&scores[k]));
}

/* Texts that hold nothing, or nothing in common. */
static void
test_edges(void)
{
	static const char *const texts[] = {"", "Una.", "One. Two.\n\nThree."};

	for (unsigned i = 0; i < 9; i++) {
		struct text a = {.n_bytes = strlen(texts[i / 3])};
		struct text b = {.n_bytes = strlen(texts[i % 3])};
		struct sumario_document *source, *target;
		struct sumario_alignment *alignment = NULL;
		struct sumario_pair pair;
		uint32_t n_source = 0, n_target = 0;

		memcpy(a.bytes, texts[i / 3], a.n_bytes);
		memcpy(b.bytes, texts[i % 3], b.n_bytes);
		source = read_text(&a, "es");
		target = read_text(&b, "en");
		if (sumario_align(source, target, &alignment, NULL))
			exit(99);
		for (size_t k = 0;
		     sumario_alignment_get_pair(alignment, k, &pair); k++) {
			n_source += pair.n_source;
			n_target += pair.n_target;
		}
		ok(n_source == i / 3 + (i / 3 == 2) &&
			   n_target == i % 3 + (i % 3 == 2),
		   "%u segments with %u", n_source, n_target);
		sumario_alignment_free(alignment);
		sumario_document_free(source);
		sumario_document_free(target);
	}
}

/* -- Long texts ----------------------------------------------------------- */

/* So many units on a side are aligned in a band. */
#define N_LONG 2600
#define LONG_ROOM 64

struct long_text {
	char *bytes;
	size_t n_bytes;
	uint32_t numbers[N_LONG]; /* that each sentence has */
	uint32_t n;
};

/* Sentences with a number each; those of which LEFT_OUT says so are missing. */
static void
make_long(struct long_text *text, const char *format, const char *gap,
	  bool (*left_out)(uint32_t i))
{
	text->bytes = malloc((size_t)N_LONG * LONG_ROOM);
	text->n_bytes = text->n = 0;
	if (!text->bytes)
		exit(99);
	for (uint32_t i = 0; i < N_LONG; i++) {
		if (left_out(i))
			continue;
		text->numbers[text->n++] = i;
		text->n_bytes += (size_t)sprintf(text->bytes + text->n_bytes,
						 format, 10000 + i, gap);
	}
}

static bool
leave_nothing(uint32_t i)
{
	(void)i;
	return false;
}

static bool
leave_beginning(uint32_t i)
{
	return i < 900;
}

static bool
leave_pieces(uint32_t i)
{
	return i % 500 < 60;
}

static void
test_long(const char *name, const char *gap, bool (*left_out)(uint32_t i))
{
	static struct long_text source_text, target_text;
	struct sumario_document *source, *target;
	struct sumario_alignment *alignment = NULL;
	struct sumario_pair pair;
	uint32_t n_right = 0, n_wrong = 0;

	make_long(&source_text, "La factura %u se cobró ayer.%s", gap,
		  leave_nothing);
	make_long(&target_text, "Invoice %u was paid yesterday.%s", gap,
		  left_out);
	source = read_bytes(source_text.bytes, source_text.n_bytes, "es");
	target = read_bytes(target_text.bytes, target_text.n_bytes, "en");
	if (sumario_align(source, target, &alignment, NULL))
		exit(99);
	for (size_t i = 0; sumario_alignment_get_pair(alignment, i, &pair); i++)
		if (pair.n_source == 1 && pair.n_target == 1 &&
		    source_text.numbers[pair.source] ==
			    target_text.numbers[pair.target])
			n_right++;
		else
			n_wrong += pair.n_source && pair.n_target;
	ok(n_right >= target_text.n / 100 * 99 &&
		   n_wrong <= target_text.n / 100,
	   "%s: %u of %u pairs right, %u wrong", name, n_right, target_text.n,
	   n_wrong);
	sumario_alignment_free(alignment);
	sumario_document_free(source);
	sumario_document_free(target);
	free(source_text.bytes);
	free(target_text.bytes);
}

int
main(void)
{
	struct score all = {0, 0, 0};

	english = sumario_lexicon_new();
	if (!english || sumario_lexicon_use_language(english, "en", NULL))
		exit(99);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		test_article(names[i], &all);
	printf("# pairs: %u gold, %u found, %u right\n", all.n_gold,
	       all.n_found, all.n_right);
	ok(find_f1(&all) >= MIN_F1, "F1 %.3f is at least %.2f", find_f1(&all),
	   MIN_F1);
	test_made();
	test_english();
	test_edges();
	test_long("paragraphs", "\n\n", leave_nothing);
	test_long("paragraphs left out at the beginning", "\n\n",
		  leave_beginning);
	test_long("paragraphs left out here and there", "\n\n", leave_pieces);
	test_long("sentences of one paragraph", " ", leave_pieces);
	sumario_lexicon_free(english);
	return done_testing();
}
