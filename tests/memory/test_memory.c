/* SPDX-License-Identifier: MIT */
/*
 * The translation memory against one that compares all pairs, and what its
 * reader makes of good and bad TMX.
 */
#include <config.h>

#include "sumario.h"
#include "unit/tap.h"

#include <stdlib.h>
#include <string.h>

#define N_UNITS 400
#define N_QUERIES 300
#define MAX_LENGTH 14
#define N_VOCABULARY 60

static uint64_t state = 7;

static unsigned
draw(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((state >> 33) % n);
}

/* Some words are frequent, most are not. */
static unsigned
draw_word(void)
{
	return draw(2) ? draw(6) : draw(N_VOCABULARY);
}

struct sentence {
	unsigned words[MAX_LENGTH];
	unsigned n;
};

static struct sentence
draw_sentence(void)
{
	struct sentence sentence = {.n = 1 + draw(MAX_LENGTH)};

	for (unsigned i = 0; i < sentence.n; i++)
		sentence.words[i] = draw_word();
	return sentence;
}

static char *
put_sentence(char *out, const struct sentence *sentence)
{
	for (unsigned i = 0; i < sentence->n; i++)
		out += sprintf(out, "%sw%c%c", i ? " " : "",
			       'a' + sentence->words[i] / 26,
			       'a' + sentence->words[i] % 26);
	return out;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static unsigned
distance(const struct sentence *a, const struct sentence *b)
{
	unsigned table[MAX_LENGTH + 1][MAX_LENGTH + 1];

	for (unsigned i = 0; i <= a->n; i++)
		for (unsigned j = 0; j <= b->n; j++)
			table[i][j] = !i   ? j
				      : !j ? i
					   : least(table[i - 1][j - 1] +
							   (a->words[i - 1] !=
							    b->words[j - 1]),
						   least(table[i - 1][j],
							 table[i][j - 1]) +
							   1);
	return table[a->n][b->n];
}

/* Score of the best unit in ten-thousandths, or 0. */
static unsigned
find_best(const struct sentence *units, const struct sentence *query)
{
	unsigned best = 0;

	for (unsigned i = 0; i < N_UNITS; i++) {
		unsigned n = units[i].n > query->n ? units[i].n : query->n;
		unsigned score = (n - distance(&units[i], query)) * 10000 / n;

		if (score >= 7000 && score > best)
			best = score;
	}
	return best;
}

static char *
put_string(char *out, const char *s)
{
	return strcpy(out, s) + strlen(s);
}

static struct sumario_document *
read_article(const struct sumario_memory *memory, const char *text)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;

	sumario_options_init(&options);
	options.memory = memory;
	options.depth = SUMARIO_DEPTH_WORDS;
	if (!doc ||
	    sumario_document_read(doc, &options, text, strlen(text), NULL))
		exit(99);
	return doc;
}

static unsigned
found_score(const struct sumario_document *doc, unsigned segment)
{
	struct sumario_match match;

	return sumario_document_get_match(doc, segment, 0, &match)
		       ? (unsigned)(match.score * 10000 + 0.5)
		       : 0;
}

/* Matches of a segment fall in score, and are at most three. */
static int
is_ordered(const struct sumario_document *doc, unsigned segment)
{
	struct sumario_match match;
	double last = 1;
	unsigned i;

	for (i = 0; sumario_document_get_match(doc, segment, i, &match); i++) {
		if (match.score > last || match.score < 0.7)
			return 0;
		last = match.score;
	}
	return i <= 3;
}

static void
test_all_pairs(void)
{
	static struct sentence units[N_UNITS], queries[N_QUERIES];
	static char text[1 << 20];
	struct sumario_memory *memory = sumario_memory_new();
	struct sumario_document *doc;
	unsigned n_wrong = 0, n_found = 0, n_unordered = 0;
	char *end = put_string(text, "<tmx version=\"1.4\"><body>");

	for (unsigned i = 0; i < N_UNITS; i++) {
		units[i] = draw_sentence();
		end = put_string(end, "<tu><tuv xml:lang=\"es\"><seg>");
		end = put_sentence(end, &units[i]);
		end += sprintf(end,
			       "</seg></tuv><tuv xml:lang=\"en\"><seg>t%u"
			       "</seg></tuv></tu>",
			       i);
	}
	end = put_string(end, "</body></tmx>");
	ok(!sumario_memory_read_tmx(memory, "made", text, (size_t)(end - text),
				    "es", "en", NULL) &&
		   sumario_memory_count(memory) == N_UNITS,
	   "%d units are read", N_UNITS);
	end = text;
	for (unsigned i = 0; i < N_QUERIES; i++) {
		queries[i] = units[draw(N_UNITS)];
		for (unsigned k = draw(4); k; k--)
			queries[i].words[draw(queries[i].n)] = draw_word();
		end = put_sentence(put_string(end, "- "), &queries[i]);
		end = put_string(end, ".\n");
	}
	doc = read_article(memory, text);
	for (unsigned i = 0; i < N_QUERIES; i++) {
		unsigned want = find_best(units, &queries[i]);
		unsigned got = found_score(doc, i);

		/* The full stop keeps it from being exact. */
		want = want > 9900 ? 9900 : want;
		n_found += want > 0;
		n_wrong += want != got;
		n_unordered += !is_ordered(doc, i);
	}
	ok(n_found > N_QUERIES / 2, "%u of %d have a match", n_found,
	   N_QUERIES);
	ok(n_wrong == 0, "all of them are found (%u wrong)", n_wrong);
	ok(n_unordered == 0, "the best first, three at most");
	sumario_document_free(doc);
	sumario_memory_free(memory);
}

#define HEAD "<tmx version=\"1.4\"><header srclang=\"es\"/><body>"
#define UNIT(source, target) \
	"<tu><tuv xml:lang=\"es-ES\"><seg>" source "</seg></tuv>" \
	"<tuv lang=\"EN\"><seg>" target "</seg></tuv></tu>"
#define TAIL "</body></tmx>"

/* The first match of TEXT in TMX must have TARGET and SCORE. */
static void
expect(const char *tmx, const char *text, const char *target, double score,
       const char *name)
{
	struct sumario_memory *memory = sumario_memory_new();
	struct sumario_document *doc;
	struct sumario_match match = {.score = 0};
	int found;

	ok(!sumario_memory_read_tmx(memory, "a.tmx", tmx, strlen(tmx), "es",
				    "en", NULL),
	   "%s: read", name);
	doc = read_article(memory, text);
	found = sumario_document_get_match(doc, 0, 0, &match);
	ok(target ? found && match.n_target == strlen(target) &&
			    !memcmp(match.target, target, match.n_target) &&
			    !strcmp(match.origin, "a.tmx") &&
			    match.score > score - 1e-4 &&
			    match.score < score + 1e-4
		  : !found,
	   "%s: %.4f", name, match.score);
	sumario_document_free(doc);
	sumario_memory_free(memory);
}

static void
test_reader(void)
{
	expect(HEAD UNIT("Dijo que no.", "He said no.") TAIL, "Dijo que no.",
	       "He said no.", 1, "exact");
	expect(HEAD UNIT(" Dijo\n que  no. ", " He said no. ") TAIL,
	       "Dijo que no.", "He said no.", 1, "white space");
	expect(HEAD UNIT("dijo que no", "he said no") TAIL, "Dijo que no.",
	       "he said no", 0.99, "case and punctuation");
	expect(HEAD UNIT("Uno dos tres cuatro.", "1") TAIL,
	       "Uno dos tres cinco.", "1", 0.75, "one word of four");
	expect(HEAD UNIT("Uno dos tres.", "1") TAIL, "Uno dos cinco.", NULL, 0,
	       "one word of three");
	expect(HEAD UNIT("A <hi>b</hi> <bpt i='1'>x<sub>y</sub></bpt>c.",
			 "d<ph/>e") TAIL,
	       "A b c.", "de", 1, "inline codes");
	expect("<!DOCTYPE tmx SYSTEM \"/no/hay/tmx14.dtd\">" HEAD UNIT(
		       "Sí.", "Yes.") TAIL,
	       "Sí.", "Yes.", 1, "the DOCTYPE of TMX");
	expect(HEAD UNIT("Sí.", "") UNIT("Sí.", "Yes.") UNIT("Sí.", "Yea.")
		       TAIL,
	       "Sí.", "Yes.", 1, "the first that is not empty");
	expect(HEAD "<tu><tuv xml:lang=\"est\"><seg>Sí.</seg></tuv>"
		    "<tuv xml:lang=\"en\"><seg>Yes.</seg></tuv></tu>" TAIL,
	       "Sí.", NULL, 0, "Estonian is not Spanish");
	expect(HEAD TAIL, "Sí.", NULL, 0, "no units");
}

#define SIX " tres cuatro cinco seis siete ocho"

/* All matches of the text's first segment, the best first. */
static const struct {
	const char *tmx, *text, *targets;
} matches[] = {
	{HEAD UNIT("Sí.", "a") UNIT("Sí.", "a") TAIL, "Sí.", "a"},
	{HEAD UNIT("Sí.", "a") UNIT("Sí.", "b") UNIT("Sí.", "c")
		 UNIT("Sí.", "d") TAIL,
	 "Sí.", "abc"},
	{HEAD UNIT("Uno dos" SIX, "a") UNIT("Uno dos" SIX, "a") TAIL,
	 "Uno nueve" SIX ".", "a"},
	{HEAD UNIT("Uno x" SIX, "a") UNIT("Uno y" SIX, "b")
		 UNIT("Uno nueve" SIX, "c") TAIL,
	 "Uno nueve" SIX ".", "cab"},
	{HEAD UNIT("Uno x" SIX, "a") UNIT("Uno y" SIX, "b") UNIT(
		 "Uno z" SIX, "c") UNIT("Uno v" SIX " w", "d")
		 UNIT("Uno dos" SIX " nueve", "e") TAIL,
	 "Uno dos" SIX ".", "eab"},
	{HEAD UNIT("¡!", "a") TAIL, "Sí.", ""},
};

static void
test_matches(void)
{
	for (size_t i = 0; i < sizeof(matches) / sizeof(*matches); i++) {
		struct sumario_memory *memory = sumario_memory_new();
		struct sumario_document *doc;
		struct sumario_match match;
		char targets[8] = "";
		bool good = !sumario_memory_read_tmx(
			memory, "a.tmx", matches[i].tmx, strlen(matches[i].tmx),
			"es", "en", NULL);

		doc = read_article(memory, matches[i].text);
		for (unsigned k = 0;
		     sumario_document_get_match(doc, 0, k, &match); k++)
			strncat(targets, match.target, match.n_target);
		ok(good && !strcmp(targets, matches[i].targets),
		   "%s: \"%s\", not \"%s\"", matches[i].text,
		   matches[i].targets, targets);
		sumario_document_free(doc);
		sumario_memory_free(memory);
	}
}

/* A sentence of more words than are compared has no match but its own. */
static void
test_long_sentence(void)
{
	char tmx[4000], text[2000] = "", *end;

	end = put_string(text, "Uno");
	for (int i = 0; i < 200; i++)
		end = put_string(end, " dos");
	snprintf(tmx, sizeof(tmx), HEAD UNIT("%s", "a") TAIL, text);
	expect(tmx, text, "a", 1, "200 words");
	put_string(end, " tres");
	expect(tmx, text, NULL, 0, "201 words");
}

static void
refuse(const char *tmx, size_t len, const char *code, const char *name)
{
	struct sumario_memory *memory = sumario_memory_new();
	struct sumario_error error = {.code = ""};
	enum sumario_status status = sumario_memory_read_tmx(
		memory, "a.tmx", tmx, len, "es", "en", &error);

	ok(status && status == error.status && !strcmp(error.code, code),
	   "%s: %s", name, error.message);
	ok(sumario_memory_count(memory) == 0, "%s: nothing is kept", name);
	sumario_document_free(read_article(memory, "Sí."));
	sumario_memory_free(memory);
}

static void
test_refused(void)
{
	static const char *const bad[][2] = {
		{"", "empty"},
		{"hola", "no XML"},
		{"<xliff/>", "another format"},
		{HEAD UNIT("a", "b"), "cut off"},
		{HEAD UNIT("a", "b") "</tmx>", "crossed tags"},
		{"<!DOCTYPE tmx [<!ENTITY a \"b\">]>" HEAD UNIT("&a;", "b")
			 TAIL,
		 "internal subset"},
		{"<!DOCTYPE html>" HEAD TAIL, "another DOCTYPE"},
		{"<!DOCTYPE tmx SYSTEM \"a\">" HEAD UNIT("&a;", "b") TAIL,
		 "an entity of the DTD"},
		{HEAD UNIT("a", "b") "<tu><tuv xml:lang=\"es\"><seg>\xFF" TAIL,
		 "ill-formed UTF-8"}};
	char *deep = malloc(1 << 21), *end;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refuse(bad[i][0], strlen(bad[i][0]), "bad-tmx", bad[i][1]);
	end = put_string(deep, HEAD);
	for (unsigned i = 0; i < 100000; i++)
		end = put_string(end, "<a>");
	refuse(deep, (size_t)(end - deep), "bad-tmx", "nested deep");
	end = put_string(deep, HEAD "<tu><tuv lang=\"es\"><seg>");
	memset(end, 'a', (1 << 20) + 1);
	refuse(deep, (size_t)(end - deep) + (1 << 20) + 1, "too-large",
	       "a long segment");
	free(deep);
}

int
main(void)
{
	test_all_pairs();
	test_reader();
	test_matches();
	test_long_sentence();
	test_refused();
	return done_testing();
}
