/* SPDX-License-Identifier: MIT */
/* Document frequencies by the public functions, and the table that reads. */
#include <config.h>

#include "rank/df_table.h"

#include "sink.h"
#include "split/vocabulary.h"
#include "tap.h"

#define HEAD \
	"#: tokens 9\n#: tokenizer " DF_TOKENIZER "\n#: stemmer " DF_STEMMER \
	"\n#: stems "
static const char two[] = "#: documents 3\n" HEAD "2\nalba\t1\nsol\t3\n";
static const char one[] = "#: documents 2\n" HEAD "1\nmar\t2\n";
static const char sum[] = "#: documents 5\n#: tokens 18\n"
			  "#: tokenizer " DF_TOKENIZER
			  "\n#: stemmer " DF_STEMMER
			  "\n#: stems 3\nalba\t1\nmar\t2\nsol\t3\n";

static enum sumario_status
read_table(struct sumario_df *df, const char *table,
	   struct sumario_error *error)
{
	return sumario_df_read(df, table, strlen(table), error);
}

static bool
writes(const struct sumario_df *df, const char *table)
{
	struct sink sink = {0};
	bool same = !sumario_df_write(df, sink_write, &sink) &&
		    sink_is(&sink, table, strlen(table));

	sink_release(&sink);
	return same;
}

static void
test_merge(void)
{
	struct sumario_df *df = sumario_df_new();
	struct sink sink = {.fail_at = 1};
	struct sumario_df_info info;
	struct sumario_error error;

	ok(!read_table(df, two, &error) && writes(df, two), "one table");
	ok(read_table(df, "#: documents 1\n" HEAD "1\nsol\t2\n", &error) ==
			   SUMARIO_BAD_DATA &&
		   !strcmp(error.code, "bad-df") && error.line == 6,
	   "a bad one is refused with its line");
	ok(writes(df, two), "and nothing of it is taken");
	ok(read_table(df, "#: documents 4294967295\n" HEAD "0\n", NULL) ==
			   SUMARIO_LIMIT &&
		   writes(df, two),
	   "nor of one that is too much");
	ok(!read_table(df, one, &error) && writes(df, sum), "two tables");
	sumario_df_get_info(df, &info);
	ok(info.n_documents == 5 && info.n_tokens == 18 && info.n_stems == 3 &&
		   !strcmp(info.tokenizer, DF_TOKENIZER) &&
		   !strcmp(info.stemmer, DF_STEMMER),
	   "what is known of them");
	ok(sumario_df_write(df, sink_write, &sink) == SUMARIO_IO,
	   "a failed write is told");
	sumario_df_free(df);
	sumario_df_free(NULL);
	sink_release(&sink);
}

static void
test_add(void)
{
	struct sumario_df *df = sumario_df_new(), *other = sumario_df_new();
	struct sumario_df *most = sumario_df_new();

	ok(!read_table(df, one, NULL) && !read_table(other, two, NULL) &&
		   !sumario_df_add(df, other, NULL) && writes(df, sum),
	   "the counts of another");
	ok(writes(other, two), "which stay its own");
	ok(!read_table(most, "#: documents 4294967295\n" HEAD "0\n", NULL) &&
		   sumario_df_add(df, most, NULL) == SUMARIO_LIMIT &&
		   writes(df, sum),
	   "none of one that is too much");
	sumario_df_free(df);
	sumario_df_free(other);
	sumario_df_free(most);
}

static void
test_count(void)
{
	static const char text[] = "El sol y el sol. Soles y mar.";
	struct sumario_document *doc = sumario_document_new();
	struct sumario_df *df = sumario_df_new();
	struct sumario_options options;
	struct sumario_df_info info;
	struct sink sink = {0};

	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_WORDS;
	ok(!sumario_document_read(doc, &options, text, strlen(text), NULL) &&
		   !sumario_df_add_document(df, doc, NULL) &&
		   !sumario_df_write(df, sink_write, &sink),
	   "an article is counted");
	sumario_df_get_info(df, &info);
	ok(info.n_documents == 1 && info.n_tokens == 4 && info.n_stems == 2 &&
		   strstr(sink.bytes, "\nmar\t1\nsol\t1\n"),
	   "each stem once");
	sink_release(&sink);
	sumario_df_free(df);
	sumario_document_free(doc);
}

/* Each prefix of a table is refused: none is a smaller table. */
static void
test_prefixes(void)
{
	struct sumario_error error;
	bool refused = true, located = true;

	for (size_t n = 0; n < strlen(sum); n++) {
		struct df_table table = {0};
		enum sumario_status status = df_table_parse(&table, sum, n,
							    &error);

		refused &= status == SUMARIO_BAD_DATA;
		located &= status && error.line >= 1 && error.line <= 9;
		df_table_release(&table);
	}
	ok(refused, "no table that was cut off is taken");
	ok(located, "and a line is named");
}

static void
test_lexicon(void)
{
	struct sumario_lexicon *lexicon = sumario_lexicon_new();
	struct sumario_error error;
	const struct lexicon_table *table;
	unsigned version = lexicon->tables.version;

	ok(sumario_lexicon_read_df(lexicon, "sol\t1\n", 6, &error) ==
			   SUMARIO_BAD_DATA &&
		   lexicon->tables.frequencies ==
			   language_default()->frequencies &&
		   lexicon->tables.version == version,
	   "a bad table leaves a lexicon as it is");
	ok(!sumario_lexicon_read_df(lexicon, sum, strlen(sum), &error) &&
		   lexicon->tables.version != version,
	   "a good one makes it another");
	table = lexicon->tables.frequencies;
	ok(table->n_documents == 5 && lexicon_find(table, "alba", 4) == 1 &&
		   lexicon_find(table, "mar", 3) == 2 &&
		   lexicon_find(table, "sol", 3) == 3 &&
		   !lexicon_find(table, "so", 2) &&
		   !lexicon_find(table, "a", 1) &&
		   !lexicon_find(table, "zorro", 5),
	   "whose stems are found");
	ok(!sumario_lexicon_read_df(lexicon, one, strlen(one), &error) &&
		   !lexicon_find(lexicon->tables.frequencies, "sol", 3),
	   "a second one takes its place");
	sumario_lexicon_free(lexicon);
}

/*
 * The library of stemmers does not say its version, but its stems do: if they
 * are others, DF_STEMMER has to be raised and data/es/df.tsv counted anew.
 */
static void
test_version(void)
{
	static const char *const words[][2] = {
		{"canciones", "cancion"},
		{"corriendo", "corr"},
		{"habláramos", "habl"},
		{"rápidamente", "rapid"},
		{"averigüéis", "averigü"},
		{"lógicas", "logic"},
		{"dándoselo", "dandosel"},
		{"pingüino", "pingüin"},
		{"construyéndola", "construyendol"},
		{"niñez", "niñez"},
	};
	struct vocabulary v = {0};

	if (!vocabulary_init(&v, language_default()) || !vocabulary_begin(&v))
		abort();
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const struct vocabulary_word *word = vocabulary_add(
			&v, words[i][0], strlen(words[i][0]), false);
		const char *stem = v.stems.items[word->stem].bytes;

		ok(!strcmp(stem, words[i][1]), "%s: %s", words[i][0], stem);
	}
	vocabulary_release(&v);
}

int
main(void)
{
	test_merge();
	test_add();
	test_count();
	test_prefixes();
	test_lexicon();
	test_version();
	return done_testing();
}
