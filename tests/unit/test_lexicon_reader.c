/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/lexicon_reader.h"

#include "tap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static uint32_t
find(const struct lexicon_table *table, const char *key)
{
	return lexicon_find(table, key, strlen(key));
}

static enum sumario_status
read_file(struct sumario_lexicon *lexicon, const char *name, const char *text)
{
	return lexicon_reader_read(lexicon, name, text, strlen(text), NULL);
}

static void
test_names(void)
{
	static const char *const names[LEXICON_N_FILES] = {
		"abbreviations.tsv", "cues.tsv",     "expressions.tsv",
		"furniture.tsv",     "keywords.tsv", "leaning.tsv",
		"months.txt",	     "numbered.txt", "openings.tsv",
		"phrases.tsv",	     "starters.txt", "stopwords.txt",
		"weights.tsv"};

	for (int i = 0; i < LEXICON_N_FILES; i++)
		ok(!strcmp(lexicon_file_names[i], names[i]), "file %s",
		   names[i]);
}

/* One line over the built-in table, and what KEY is then. */
static const struct {
	const char *name, *text, *key;
	uint32_t value;
} changes[] = {
	{"abbreviations.tsv", "insp\tbound\n", "insp", ABBREVIATION_BOUND},
	{"abbreviations.tsv", "insp\tbound", "insp", ABBREVIATION_BOUND},
	{"abbreviations.tsv", "Insp.\tfree\r\n", "insp", ABBREVIATION_FREE},
	{"abbreviations.tsv", "ÑAN\u0303.\tpair\n", "ñañ", ABBREVIATION_PAIR},
	{"abbreviations.tsv", "s.s.s.\tfree\n", "s.s.s", ABBREVIATION_FREE},
	{"abbreviations.tsv", "sr\tfree\n", "sr", ABBREVIATION_FREE},
	{"abbreviations.tsv", "sr\tnone\n", "sr", ABBREVIATION_NONE},
	{"abbreviations.tsv", "zzz\tnone\n", "zzz", ABBREVIATION_NONE},
	{"abbreviations.tsv", "zz\tunit\nZZ.\tmonth\n", "zz",
	 ABBREVIATION_MONTH},
	{"abbreviations.tsv", "zz\tunit\nzz\tnone\n", "zz", ABBREVIATION_NONE},
	{"abbreviations.tsv", "zz\tnone\nzz\tunit\n", "zz", ABBREVIATION_UNIT},
	{"abbreviations.tsv", "# zz\tunit\n\n#\n", "zz", ABBREVIATION_NONE},
	{"abbreviations.tsv",
	 "#: values bound unit month starter pair context title free\n"
	 "zz\ttitle\n",
	 "zz", ABBREVIATION_TITLE},
	{"abbreviations.tsv", "zz\tunit\n", "sr", ABBREVIATION_BOUND},
	{"abbreviations.tsv", "", "sr", ABBREVIATION_BOUND},
	{"abbreviations.tsv", "#: replace\nzz\tunit\n", "zz",
	 ABBREVIATION_UNIT},
	{"abbreviations.tsv", "zz\tunit\n#: replace\n", "sr",
	 ABBREVIATION_NONE},
	{"abbreviations.tsv", "#: replace\n", "sr", ABBREVIATION_NONE},
	{"cues.tsv", "espetar\tsaying\n", "espetar", CUE_SAYING},
	{"cues.tsv", "Soltó\tsaying+finite\n", "soltó",
	 CUE_SAYING | CUE_FINITE},
	{"cues.tsv", "dijo\tnone\n", "dijo", 0},
	{"cues.tsv", "-uvo\tfinite\n", "-ovu", CUE_FINITE},
	{"expressions.tsv", "dicho sea de paso\tback\n", "dicho sea de paso",
	 EXPRESSION_BACK},
	{"expressions.tsv",
	 "#: flags back conclusion plan source absolute\n"
	 "en fin\tconclusion+absolute\n",
	 "en fin", EXPRESSION_CONCLUSION | EXPRESSION_ABSOLUTE},
	{"leaning.tsv", "ojalá que\tleans\n", "ojalá que", LEANING_LEANS},
	{"leaning.tsv", "este\talone\n", "este", LEANING_ALONE},
	{"leaning.tsv", "este\tconnects\n", "este", LEANING_CONNECTS},
	{"leaning.tsv",
	 "#: flags leans connects alone impersonal empty apart\n"
	 "ojalá\talone\n",
	 "ojalá", LEANING_ALONE},
	{"furniture.tsv", "véase abajo\tpointer\n", "véase abajo",
	 ENTRY_POINTER},
	{"furniture.tsv", "hola\tnone\n", "hola", ENTRY_NONE},
	{"months.txt", "xineru\t1\n", "xineru", 1},
	{"months.txt", "enero\t999999999\n", "enero", 999999999},
	{"months.txt", "brumario\n", "brumario", 1},
	{"numbered.txt", "Tomás\n", "tomás", 1},
	{"openings.tsv", "Farándula Local\tsection\n", "farándula local",
	 OPENING_SECTION},
	{"openings.tsv", "efe\tpage\n", "efe", OPENING_PAGE},
	{"phrases.tsv", "ponga\tnever\n", "ponga", PHRASE_NEVER},
	{"phrases.tsv", "zoa\tgiven+general\n", "zoa",
	 PHRASE_GIVEN | PHRASE_GENERAL},
	{"keywords.tsv", "title\t-77\n", "title", (uint32_t)-77},
	{"starters.txt", "yupi\tweak\n", "yupi", STARTER_WEAK},
	{"stopwords.txt", "puente\n", "puente", 1},
	{"stopwords.txt", "de\tnone\n", "de", 0},
	{"weights.tsv", "cosine\t123456\n", "cosine", 123456},
	{"weights.tsv", "cosine\t-5000\n", "cosine", (uint32_t)-5000},
	{"weights.tsv", "cosine untitled\t-1\n", "cosine untitled",
	 (uint32_t)-1},
	{"weights.tsv", "cosine\tnone\n", "cosine", 0},
	{"keywords.tsv", "bias\t-7\n", "bias", (uint32_t)-7},
};

/* The table that file NAME is read into. */
static const struct lexicon_table *
get_table(const struct sumario_lexicon *lexicon, const char *name)
{
	const struct language *tables = &lexicon->tables;

	switch (name[0] == 's' ? name[2] : name[0]) {
	case 'a': /* abbreviations, starters */
		return name[0] == 'a' ? tables->abbreviations
				      : tables->starters;
	case 'c':
		return tables->cues;
	case 'e':
		return tables->expressions;
	case 'f':
		return tables->furniture;
	case 'k':
		return tables->keywords;
	case 'l':
		return tables->leaning;
	case 'm':
		return tables->months;
	case 'n':
		return tables->numbered;
	case 'o': /* openings, stopwords */
		return name[0] == 'o' ? tables->openings : tables->stopwords;
	case 'p':
		return tables->phrases;
	case 'w':
		return tables->weights;
	default:
		return tables->stopwords;
	}
}

static void
test_changes(void)
{
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		struct sumario_lexicon lexicon;
		uint32_t value = UINT32_MAX;
		enum sumario_status status;

		lexicon_reader_init(&lexicon);
		status = read_file(&lexicon, changes[i].name, changes[i].text);
		value = find(get_table(&lexicon, changes[i].name),
			     changes[i].key);
		ok(!status && value == changes[i].value, "%zu: %s is %u: %u", i,
		   changes[i].key, (unsigned)changes[i].value, (unsigned)value);
		lexicon_reader_release(&lexicon);
	}
}

static const struct {
	const char *name, *text;
	uint64_t line;
} bad[] = {
	{"abbreviations.tsv", "zz\n", 1},
	{"abbreviations.tsv", "# zz\n\nzz\tboundary\n", 3},
	{"abbreviations.tsv", "zz\tbound\nyy\tBound\n", 2},
	{"abbreviations.tsv", "zz\tbound\tunit\n", 1},
	{"abbreviations.tsv", "zz\t\n", 1},
	{"abbreviations.tsv", "zz\t1\n", 1},
	{"abbreviations.tsv", "\tbound\n", 1},
	{"abbreviations.tsv", "#: values bound unit\n", 1},
	{"abbreviations.tsv", "#: replaced\n", 1},
	{"cues.tsv", "zz\tsaying+\n", 1},
	{"cues.tsv", "zz\tsaying+said\n", 1},
	{"cues.tsv", "zz\t+\n", 1},
	{"cues.tsv", "#: flags saying\n", 1},
	{"abbreviations.tsv", "#: documents 5\n", 1},
	{"leaning.tsv", "zz\tbound\n", 1},
	{"months.txt", "zz\tone\n", 1},
	{"months.txt", "zz\t-\n", 1},
	{"months.txt", "zz\t1234567890\n", 1},
	{"months.txt", "zz\t1 \n", 1},
	{"numbered.txt", "#: values strong weak\n", 1},
	{"stopwords.txt", "uno\ndos\n\u00AD\n", 3},
};

/* After a failure all is as before, also what the file had before it. */
static void
test_bad(void)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct sumario_lexicon lexicon;
		struct sumario_error error = {.code = "none"};
		enum sumario_status status;

		lexicon_reader_init(&lexicon);
		status = lexicon_reader_read(&lexicon, bad[i].name, bad[i].text,
					     strlen(bad[i].text), &error);
		ok(status == SUMARIO_BAD_DATA && error.status == status &&
			   !strcmp(error.code, "bad-lexicon") &&
			   error.line == bad[i].line,
		   "%s, bad %zu: line %d: %s", bad[i].name, i, (int)error.line,
		   error.message);
		ok(get_table(&lexicon, bad[i].name) ==
				   get_table(
					   &(struct sumario_lexicon){
						   .tables =
							   (*language_default())},
					   bad[i].name) &&
			   read_file(&lexicon, bad[i].name, bad[i].text) ==
				   SUMARIO_BAD_DATA,
		   "nothing is changed; the error may be NULL");
		lexicon_reader_release(&lexicon);
	}
}

static void
test_other_failures(void)
{
	static char long_line[400];
	struct sumario_lexicon lexicon;
	struct sumario_error error;

	lexicon_reader_init(&lexicon);
	ok(lexicon_reader_read(&lexicon, "df.tsv", "", 0, &error) ==
			   SUMARIO_USAGE &&
		   !strcmp(error.code, "bad-lexicon"),
	   "no file of a lexicon");
	ok(lexicon_reader_read(&lexicon, "stopwords.txt", "uno\n\xF1\n", 6,
			       &error) == SUMARIO_BAD_DATA &&
		   !strcmp(error.code, "bad-encoding") && error.offset == 4 &&
		   error.line == 2,
	   "bytes that are no UTF-8");
	memset(long_line, 'a', sizeof(long_line));
	ok(lexicon_reader_read(&lexicon, "stopwords.txt", long_line,
			       sizeof(long_line), &error) == SUMARIO_BAD_DATA &&
		   error.line == 1,
	   "a word that is too long");
	ok(lexicon.tables.stopwords == language_default()->stopwords,
	   "nothing is changed");
	lexicon_reader_release(&lexicon);
}

static void
test_several(void)
{
	struct sumario_lexicon lexicon;

	lexicon_reader_init(&lexicon);
	ok(lexicon.tables.abbreviations == language_default()->abbreviations &&
		   lexicon.tables.frequencies ==
			   language_default()->frequencies,
	   "at first it is the built-in one");
	ok(!read_file(&lexicon, "abbreviations.tsv", "aa1\tunit\n") &&
		   !read_file(&lexicon, "abbreviations.tsv", "zz\tfree\n") &&
		   !read_file(&lexicon, "stopwords.txt", "puente\n"),
	   "several files");
	ok(find(lexicon.tables.abbreviations, "aa1") == ABBREVIATION_UNIT &&
		   find(lexicon.tables.abbreviations, "zz") ==
			   ABBREVIATION_FREE &&
		   find(lexicon.tables.stopwords, "puente"),
	   "each counts");
	ok(!find(language_default()->abbreviations, "zz") &&
		   !find(language_default()->stopwords, "puente") &&
		   lexicon.tables.months == language_default()->months,
	   "the built-in tables are not changed");
	lexicon_reader_release(&lexicon);
}

/* The whole of a built-in table, put in again, is found again. */
static void
test_whole(void)
{
	const struct lexicon_table *table = language_default()->stopwords;
	struct sumario_lexicon lexicon;
	char *text = malloc(100000), *end = text;
	bool same = true;

	if (!text)
		abort();
	end += sprintf(end, "#: replace\n");
	for (uint32_t i = table->n_entries; i-- > 0;)
		end += sprintf(end, "%s\n",
			       table->pool + table->entries[i].offset);
	lexicon_reader_init(&lexicon);
	ok(!read_file(&lexicon, "stopwords.txt", text) &&
		   lexicon.tables.stopwords != table &&
		   lexicon.tables.stopwords->n_entries == table->n_entries,
	   "all entries in another order");
	for (uint32_t i = 0; i < table->n_entries; i++)
		same &= find(lexicon.tables.stopwords,
			     table->pool + table->entries[i].offset) == 1;
	ok(same, "are found");
	lexicon_reader_release(&lexicon);
	free(text);
}

int
main(void)
{
	test_names();
	test_changes();
	test_bad();
	test_other_failures();
	test_several();
	test_whole();
	return done_testing();
}
