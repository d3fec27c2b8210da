/* SPDX-License-Identifier: MIT */
/*
 * Each allocation fails: the first, the second, and so on, until a run gets
 * all it asks for.
 */
#include <config.h>

#include "sumario.h"

#include "failing_memory.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#ifndef SKIPPED

static const char text[] =
	"Obras en el puente\n\n"
	"El puente viejo de Villarrubia cerrará tres meses por obras. "
	"El puente viejo es caro, dijo el concejal.\n\n"
	"La grúa llegará de Zaragoza. Llueve  en el an\u0303o nuevo.\n";

static const char record[] =
	"{\"id\":\"n-1\",\"title\":\"Obras\",\"text\":\"El puente viejo "
	"cerrar\\u00e1 por obras. Nadie lo sabe.\"}";

static const char kept[] = "{\"body\":\"Sol y mar.\",\"n\":[1, 2]}";

static const char markdown[] =
	"Subject: =?ISO-8859-1?Q?El_a=F1o?= nuevo\n\n"
	"---\nauthor: [Ana, \"Luis Paz\"]\ndate: >\n  ayer\n---\n"
	"# El *puente*\n\nEl [puente](b) viejo de `Villarrubia`.\n\n"
	"- uno\n- dos\n\n> Es caro.\n\na|b\n-|-\nc|d\n\n```\nx\n```\n";

/* Output in memory that is there from the beginning. */
struct page {
	char bytes[1 << 20];
	size_t n_bytes;
};

static bool
add(void *user, const char *bytes, size_t len)
{
	struct page *page = user;

	if (len > sizeof(page->bytes) - page->n_bytes)
		return false;
	memcpy(page->bytes + page->n_bytes, bytes, len);
	page->n_bytes += len;
	return true;
}

/* A way to read an article. */
struct way {
	const char *name, *bytes;
	size_t len;
	const char *encoding;
	bool is_record;
	enum sumario_input input;
};

/* Filled by main: words enough for every table to grow. */
#define LONG_WORDS 1500
#define LONG_WORD 6
static char many[LONG_WORDS * LONG_WORD + 1];

static const struct way ways[] = {
	{"many words", many, sizeof(many) - 1, NULL, false,
	 SUMARIO_INPUT_TEXT},
	{"text", text, sizeof(text) - 1, NULL, false,
	 SUMARIO_INPUT_TEXT},
	{"record", record, sizeof(record) - 1, NULL, true,
	 SUMARIO_INPUT_TEXT},
	{"damaged", "Sol\xFF y mar.", 11, "UTF-8", false,
	 SUMARIO_INPUT_TEXT},
	{"kept", kept, sizeof(kept) - 1, NULL, true, SUMARIO_INPUT_TEXT},
	{"markdown", markdown, sizeof(markdown) - 1, "UTF-8", false,
	 SUMARIO_INPUT_MARKDOWN},
	/* Only once: iconv_open() asks again by another name. */
	{"converted", "Pas\xF3 un a\xF1o.", 12, "windows-1252", false,
	 SUMARIO_INPUT_TEXT},
};

#define CONVERTED 6

/* Reads and writes by WAY with DOC, or a new document if it is NULL. */
static enum sumario_status
run(const struct way *way, struct sumario_document *doc, struct page *page)
{
	struct sumario_document *used = doc ? doc : sumario_document_new();
	struct sumario_options options;
	struct sumario_output output;
	enum sumario_status status = SUMARIO_NO_MEMORY;

	page->n_bytes = 0;
	if (!used)
		return status;
	sumario_options_init(&options);
	sumario_output_init(&output);
	options.n_terms = 20;
	options.encoding = way->encoding;
	options.input = way->input;
	options.skip_headers = way->input == SUMARIO_INPUT_MARKDOWN;
	options.keep = way->bytes == kept;
	options.fields[SUMARIO_FIELD_TEXT] = options.keep ? "body" : NULL;
	options.on_error = SUMARIO_ON_ERROR_REPLACE;
	status = (way->is_record ? sumario_document_read_record
				 : sumario_document_read)(
		used, &options, way->bytes, way->len, NULL);
	if (!status)
		status = sumario_document_write(used, &output, add, page);
	if (!doc)
		sumario_document_free(used);
	return status;
}

static bool
same_page(const struct page *a, const struct page *b)
{
	return a->n_bytes == b->n_bytes &&
	       !memcmp(a->bytes, b->bytes, a->n_bytes);
}

/* What all runs of one kind showed. */
struct outcome {
	bool told;	/* each failure was, or made no difference */
	bool recovered; /* the next run gave the same bytes as ever */
	bool freed;
	bool finished; /* the last run got all it asked for */
	unsigned n_failed;
};

/* By WAY with one document for all runs, or a new one for each. */
static struct outcome
fail_each(const struct way *way, bool reuse, const struct page *expected)
{
	static struct page page;
	struct sumario_document *doc = reuse ? sumario_document_new() : NULL;
	struct outcome outcome = {true, true, true, false, 0};

	for (unsigned n = 1; n < 1000 && !outcome.finished; n++) {
		enum sumario_status status;
		long n_before = n_living;

		failed = false;
		countdown = n;
		status = run(way, doc, &page);
		countdown = 0;
		outcome.finished = !failed;
		outcome.n_failed += status != SUMARIO_OK;
		outcome.told &= status == SUMARIO_NO_MEMORY ||
				(!status && same_page(&page, expected));
		outcome.freed &= reuse || n_living == n_before;
		outcome.recovered &= !run(way, doc, &page) &&
				     same_page(&page, expected);
	}
	sumario_document_free(doc);
	return outcome;
}

static void
test(const struct way *way, bool reuse)
{
	static struct page expected;
	struct outcome outcome;

	if (run(way, NULL, &expected))
		abort();
	outcome = fail_each(way, reuse, &expected);
	printf("# %s, %s, %s\n", way->name,
	       reuse ? "one document" : "new documents",
	       for_good ? "for good" : "once");
	ok(outcome.finished && outcome.n_failed >= 5,
	   "%u failed allocations matter", outcome.n_failed);
	ok(outcome.told, "each is told, or makes no difference");
	ok(outcome.recovered, "after each the same bytes come out");
	if (way != &ways[CONVERTED]) /* iconv keeps what it has loaded */
		ok(outcome.freed, "nothing is lost");
}

/* Distinct words; each tenth ends a sentence, each hundredth a paragraph. */
static void
make_many(void)
{
	for (unsigned i = 0; i < LONG_WORDS; i++) {
		char *word = many + i * LONG_WORD;

		memcpy(word, "Xaaaa ", LONG_WORD);
		for (unsigned k = 1, n = i; k < 4; k++, n /= 26)
			word[k] = (char)('a' + n % 26);
		if (i % 10 == 9)
			word[4] = '.';
		if (i % 100 == 99)
			word[5] = '\n';
	}
}

/* Stems in order, so many that the tables grow. */
static size_t
make_table(char *table)
{
	size_t n = (size_t)sprintf(table,
				   "#: documents 2\n#: tokens 9\n"
				   "#: tokenizer sumario-1\n"
				   "#: stemmer snowball-spanish-1\n"
				   "#: stems %d\n",
				   LONG_WORDS);

	for (int i = 0; i < LONG_WORDS; i++)
		n += (size_t)sprintf(table + n, "a%04d\t%d\n", i, 1 + i % 2);
	return n;
}

/* Adds TABLE up, writes it, and makes it that of a lexicon. */
static enum sumario_status
run_df(const char *table, size_t len, struct page *page)
{
	struct sumario_df *df = sumario_df_new();
	struct sumario_lexicon *lexicon = sumario_lexicon_new();
	enum sumario_status status = SUMARIO_NO_MEMORY;

	page->n_bytes = 0;
	if (df && lexicon) {
		status = sumario_df_read(df, table, len, NULL);
		if (!status)
			status = sumario_df_write(df, add, page);
		if (!status)
			status = sumario_lexicon_read_df(lexicon, table, len,
							 NULL);
	}
	sumario_lexicon_free(lexicon);
	sumario_df_free(df);
	return status;
}

static void
test_df(void)
{
	static struct page page;
	char table[200 + LONG_WORDS * 10];
	size_t len = make_table(table);
	bool told = true, freed = true;
	unsigned n = 0, n_failed = 0;

	do {
		long n_before = n_living;
		enum sumario_status status;

		failed = false;
		countdown = ++n;
		status = run_df(table, len, &page);
		countdown = 0;
		/* qsort() does without if it has to */
		told &= status == SUMARIO_NO_MEMORY ||
			(!status && page.n_bytes == len &&
			 !memcmp(page.bytes, table, len));
		n_failed += status != SUMARIO_OK;
		freed &= n_living == n_before;
	} while (failed && n < 1000);
	printf("# frequencies, %s\n", for_good ? "for good" : "once");
	ok(!failed && n_failed > 20, "%u failed allocations matter", n_failed);
	ok(told, "each is told, or makes no difference");
	ok(freed, "nothing is lost");
}

int
main(void)
{
	make_many();
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		for (int kind = 0; kind < 4; kind++) {
			for_good = kind / 2;
			if (!for_good || i != CONVERTED)
				test(&ways[i], kind % 2);
		}
	for (int kind = 0; kind < 2; kind++) {
		for_good = kind;
		test_df();
	}
	return done_testing();
}

#endif
