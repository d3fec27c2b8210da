/* SPDX-License-Identifier: MIT */
/* The tables hold what the files of data/ say. */
#include <config.h>

#include "text/language.h"

#include "tap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LINE 512

/* A name of a value in a file, and the enum that it is. */
struct name {
	const char *name;
	uint32_t value;
};

static const struct name abbreviations[] = {
	{"bound", ABBREVIATION_BOUND},
	{"unit", ABBREVIATION_UNIT},
	{"month", ABBREVIATION_MONTH},
	{"starter", ABBREVIATION_STARTER},
	{"pair", ABBREVIATION_PAIR},
	{"context", ABBREVIATION_CONTEXT},
	{"title", ABBREVIATION_TITLE},
	{"free", ABBREVIATION_FREE},
	{NULL, 0},
};

static const struct name starters[] = {
	{"strong", STARTER_STRONG}, {"weak", STARTER_WEAK}, {NULL, 0}};

static const struct name numbered[] = {
	{"name", NUMBERED_NAME},       {"part", NUMBERED_PART},
	{"ordinal", NUMBERED_ORDINAL}, {"kind", NUMBERED_KIND},
	{"letter", NUMBERED_LETTER},   {NULL, 0}};

static const struct name leaning[] = {{"leans", LEANING_LEANS},
				      {"connects", LEANING_CONNECTS},
				      {"alone", LEANING_ALONE},
				      {"impersonal", LEANING_IMPERSONAL},
				      {"empty", LEANING_EMPTY},
				      {"apart", LEANING_APART},
				      {NULL, 0}};

static const struct name furniture[] = {{"pointer", ENTRY_POINTER},
					{"hint", ENTRY_HINT},
					{"label", ENTRY_LABEL},
					{"greeting", ENTRY_GREETING},
					{"answer", ENTRY_ANSWER},
					{"section", ENTRY_SECTION},
					{"caption", ENTRY_CAPTION},
					{"inside", ENTRY_INSIDE},
					{"click", ENTRY_CLICK},
					{"here", ENTRY_HERE},
					{"network", ENTRY_NETWORK},
					{"share", ENTRY_SHARE},
					{"agency", ENTRY_AGENCY},
					{"author", ENTRY_AUTHOR},
					{"weekday", ENTRY_WEEKDAY},
					{"month", ENTRY_MONTH},
					{"figure", ENTRY_FIGURE},
					{"notice", ENTRY_NOTICE},
					{NULL, 0}};

static const struct name openings[] = {{"section", OPENING_SECTION},
				       {"byline", OPENING_BYLINE},
				       {"agency", OPENING_AGENCY},
				       {"date", OPENING_DATE},
				       {"service", OPENING_SERVICE},
				       {"page", OPENING_PAGE},
				       {NULL, 0}};

static const struct name phrases[] = {
	{"article", PHRASE_ARTICLE}, {"preposition", PHRASE_PREPOSITION},
	{"inside", PHRASE_INSIDE},   {"never", PHRASE_NEVER},
	{"opens", PHRASE_OPENS},     {"given", PHRASE_GIVEN},
	{"general", PHRASE_GENERAL}, {NULL, 0}};

static const struct name cues[] = {{"saying", CUE_SAYING},
				   {"finite", CUE_FINITE},
				   {"action", CUE_ACTION},
				   {"magnitude", CUE_MAGNITUDE},
				   {"self", CUE_SELF},
				   {"question", CUE_QUESTION},
				   {"auxiliary", CUE_AUXILIARY},
				   {"copula", CUE_COPULA},
				   {"future", CUE_FUTURE},
				   {"we", CUE_WE},
				   {"article", CUE_ARTICLE},
				   {"demonstrative", CUE_DEMONSTRATIVE},
				   {"personal", CUE_PERSONAL},
				   {"preposition", CUE_PREPOSITION},
				   {"possessive", CUE_POSSESSIVE},
				   {"clitic", CUE_CLITIC},
				   {"adverb", CUE_ADVERB},
				   {"time", CUE_TIME},
				   {"anaphor", CUE_ANAPHOR},
				   {"absolute", CUE_ABSOLUTE},
				   {"plan", CUE_PLAN},
				   {"noun", CUE_NOUN},
				   {"anchor", CUE_ANCHOR},
				   {"joint", CUE_JOINT},
				   {"calendar", CUE_CALENDAR},
				   {"link", CUE_LINK},
				   {"opener", CUE_OPENER},
				   {"inside", CUE_INSIDE},
				   {"connective", CUE_CONNECTIVE},
				   {NULL, 0}};

static const struct name expressions[] = {{"back", EXPRESSION_BACK},
					  {"conclusion", EXPRESSION_CONCLUSION},
					  {"plan", EXPRESSION_PLAN},
					  {"source", EXPRESSION_SOURCE},
					  {"absolute", EXPRESSION_ABSOLUTE},
					  {NULL, 0}};

static const struct name words[] = {{"of", WORD_OF},
				    {"relates", WORD_RELATES},
				    {"then", WORD_THEN},
				    {"later", WORD_LATER},
				    {"than", WORD_THAN},
				    {"while", WORD_WHILE},
				    {"definite", WORD_DEFINITE},
				    {"contracted", WORD_CONTRACTED},
				    {"near", WORD_NEAR},
				    {"pronoun", WORD_PRONOUN},
				    {"look", WORD_LOOK},
				    {"pointing", WORD_POINTING},
				    {"is", WORD_IS},
				    {"by", WORD_BY},
				    {"byline", WORD_BYLINE},
				    {"note", WORD_NOTE},
				    {"letter", WORD_LETTER},
				    {"era", WORD_ERA},
				    {"noon", WORD_NOON},
				    {"area", WORD_AREA},
				    {"short", WORD_SHORT},
				    {"that", WORD_THAT},
				    {"binds", WORD_BINDS},
				    {"shouted", WORD_SHOUTED},
				    {"title", WORD_TITLE},
				    {NULL, 0}};

static const struct name name_words[] = {
	{"joint", NAME_JOINT},	   {"second", NAME_SECOND},
	{"foreign", NAME_FOREIGN}, {"and", NAME_AND},
	{"for", NAME_FOR},	   {"article", NAME_ARTICLE},
	{"ends", NAME_ENDS},	   {NULL, 0}};

static const struct name known[] = {{"given", KNOWN_GIVEN},
				    {"surname", KNOWN_SURNAME},
				    {"place", KNOWN_PLACE},
				    {"organisation", KNOWN_ORGANISATION},
				    {"other", KNOWN_OTHER},
				    {"word", KNOWN_WORD},
				    {"of-organisation", HEAD_ORGANISATION},
				    {"of-place", HEAD_PLACE},
				    {"of-event", HEAD_EVENT},
				    {"of-other", HEAD_OTHER},
				    {"of-person", HEAD_PERSON},
				    {"joins", HEAD_JOINS},
				    {"purpose", HEAD_PURPOSE},
				    {"inside", HEAD_INSIDE},
				    {"after", HEAD_AFTER},
				    {"work", HEAD_WORK},
				    {"role", HEAD_ROLE},
				    {"crowd", HEAD_CROWD},
				    {"more", KNOWN_MORE},
				    {NULL, 0}};

static const struct name endings[] = {{"verb", ENDING_VERB},
				      {"infinitive", ENDING_INFINITIVE},
				      {"plural", ENDING_PLURAL},
				      {"noun", ENDING_NOUN},
				      {"clear", ENDING_CLEAR},
				      {"participle", ENDING_PARTICIPLE},
				      {"manner", ENDING_MANNER},
				      {"opens", ENDING_OPENS},
				      {NULL, 0}};

static const struct name roles[] = {{"joint", ROLE_JOINT},
				    {"since", ROLE_SINCE},
				    {"year", ROLE_YEAR},
				    {"place", ROLE_PLACE},
				    {"at", ROLE_AT},
				    {"the", ROLE_THE},
				    {"hours", ROLE_HOURS},
				    {"of-the", ROLE_OF_THE},
				    {"of", ROLE_OF},
				    {"morning", ROLE_MORNING},
				    {"afternoon", ROLE_AFTERNOON},
				    {"night", ROLE_NIGHT},
				    {"then", ROLE_THEN},
				    {"ordinal", ROLE_ORDINAL},
				    {"per", ROLE_PER},
				    {"cent", ROLE_CENT},
				    {"percent", ROLE_PERCENT},
				    {"half", ROLE_HALF},
				    {"and", ROLE_AND},
				    {"article", ROLE_ARTICLE},
				    {"negation", ROLE_NEGATION},
				    {"minus", ROLE_MINUS},
				    {"with", ROLE_WITH},
				    {"over", ROLE_OVER},
				    {"century", ROLE_CENTURY},
				    {"decade", ROLE_DECADE},
				    {"label", ROLE_LABEL},
				    {"day", ROLE_DAY},
				    {"past", ROLE_PAST},
				    {"future", ROLE_FUTURE},
				    {"twice", ROLE_TWICE},
				    {"to", ROLE_TO},
				    {NULL, 0}};

/* Filled by main from language_known. */
static struct name languages[LANGUAGE_MAX_KNOWN + 1];

static const char *
get_entry(const struct lexicon_table *table, uint32_t i)
{
	return table->pool + table->entries[i].offset;
}

static void
test_order(const char *name, const struct lexicon_table *table)
{
	bool sorted = true, found = true, set = true, ended = true;
	bool headed = true;

	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = get_entry(table, i);

		sorted &= !i || strcmp(get_entry(table, i - 1), entry) < 0;
		found &= lexicon_find(table, entry, strlen(entry)) ==
			 table->entries[i].value;
		set &= table->entries[i].value != 0;
		headed &= table->entries[i].head ==
			  lexicon_head(entry, strlen(entry));
		ended &= table->entries[i].offset + strlen(entry) + 1 ==
			 table->entries[i + 1].offset;
	}
	ok(table->n_entries > 0, "%s: %u entries", name,
	   (unsigned)table->n_entries);
	ok(sorted, "%s: sorted by bytes, none twice", name);
	ok(found, "%s: each entry is found", name);
	ok(ended, "%s: each entry ends where the next begins", name);
	ok(headed, "%s: each entry has its head", name);
	ok(set, "%s: no entry has the value of what is missing", name);
}

/* By a loop over the table. */
static uint32_t
find_naively(const struct lexicon_table *table, const char *key, size_t len)
{
	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = get_entry(table, i);

		if (strlen(entry) == len && !memcmp(entry, key, len))
			return table->entries[i].value;
	}
	return 0;
}

/* Whether KEY begins an entry that is longer, by a loop over the table. */
static bool
goes_on_naively(const struct lexicon_table *table, const char *key, size_t len)
{
	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = get_entry(table, i);

		if (strlen(entry) > len && !memcmp(entry, key, len))
			return true;
	}
	return false;
}

/* Whether all that begins as the LEN bytes of KEY do is found so. */
static bool
test_begin(const struct lexicon_table *table, const char *key, size_t len)
{
	bool goes_on;
	uint32_t value = lexicon_find_begin(table, key, len, &goes_on);

	return value == find_naively(table, key, len) &&
	       goes_on == goes_on_naively(table, key, len);
}

/* Keys that are nearly an entry; of large tables a sample. */
static void
test_near(const char *name, const struct lexicon_table *table)
{
	uint32_t step = table->n_entries / 100 + 1;
	bool prefix = true, longer = true, nul = true, beyond = true;
	bool begun = true;

	for (uint32_t i = 0; i < table->n_entries; i += step) {
		char key[MAX_LINE];
		size_t n = strlen(get_entry(table, i));

		memcpy(key, get_entry(table, i), n);
		memcpy(key + n, "\0~", 2);
		nul &= !lexicon_find(table, key, n + 1) &&
		       !lexicon_find(table, key, n + 2);
		key[n] = '~';
		longer &= !lexicon_find(table, key, n + 1);
		beyond &= lexicon_find(table, key, n) != 0;
		for (size_t k = 1; k < n; k++)
			prefix &= lexicon_find(table, key, k) ==
				  find_naively(table, key, k);
		for (size_t k = 1; k <= n + 1; k++)
			begun &= test_begin(table, key, k);
	}
	ok(prefix, "%s: a prefix is found only if it is an entry", name);
	ok(begun, "%s: it is told whether a longer entry begins so", name);
	ok(longer, "%s: an entry and more is not found", name);
	ok(nul, "%s: nor is one with a NUL", name);
	ok(beyond, "%s: what stands behind the key is not looked at", name);
	ok(!lexicon_find(table, "", 0) && !lexicon_find(table, "\0", 1) &&
		   !lexicon_find(table, "\x01", 1) &&
		   !lexicon_find(table, "\xFF\xFF", 2),
	   "%s: nothing, NUL, before the first, behind the last", name);
}

static uint32_t
find_name(const struct name *names, const char *text, size_t len)
{
	for (; names->name; names++)
		if (strlen(names->name) == len &&
		    !memcmp(names->name, text, len))
			return names->value;
	return 0;
}

/* Value of TEXT, the part of a line behind its tab, or NULL. */
static uint32_t
parse_value(const struct name *names, const char *text)
{
	uint32_t sum = 0;

	if (!text)
		return 1;
	if (!names)
		return (uint32_t)strtol(text, NULL, 10);
	for (;;) {
		size_t n = strcspn(text, "+");

		sum += find_name(names, text, n);
		if (!text[n])
			return sum;
		text += n + 1;
	}
}

struct reading {
	const struct lexicon_table *table;
	const struct name *names;
	uint32_t n_entries, n_documents;
	bool same;
};

static void
read_line(struct reading *reading, char *line)
{
	char *tab;

	line[strcspn(line, "\n")] = '\0';
	if (!strncmp(line, "#: documents ", 13))
		reading->n_documents = (uint32_t)strtoul(line + 13, NULL, 10);
	if (!*line || *line == '#')
		return;
	tab = strchr(line, '\t');
	if (tab)
		*tab++ = '\0';
	reading->n_entries++;
	lexicon_turn_ending(line, strlen(line));
	line += reading->table ==
		language_default()->endings; /* no hyphen there */
	if (lexicon_find(reading->table, line, strlen(line)) ==
	    parse_value(reading->names, tab))
		return;
	reading->same = false;
	printf("# %s\n", line);
}

static void
test_file(const char *path, const struct lexicon_table *table,
	  const struct name *names)
{
	const char *folder = getenv("top_srcdir");
	struct reading reading = {.table = table, .names = names, .same = true};
	char line[MAX_LINE];
	FILE *file;

	snprintf(line, sizeof(line), "%s/data/%s", folder ? folder : ".", path);
	file = fopen(line, "r");
	if (!file) {
		ok(false, "%s: cannot be opened", line);
		return;
	}
	while (fgets(line, sizeof(line), file))
		read_line(&reading, line);
	fclose(file);
	ok(reading.same, "%s: each line is in the table", path);
	ok(reading.n_entries == table->n_entries, "%s: and nothing else: %u",
	   path, (unsigned)reading.n_entries);
	ok(reading.n_documents == table->n_documents, "%s: %u documents", path,
	   (unsigned)reading.n_documents);
}

static void
test_table(const char *path, const struct lexicon_table *table,
	   const struct name *names)
{
	test_order(path, table);
	test_near(path, table);
	test_file(path, table, names);
}

static uint32_t
find(const struct lexicon_table *table, const char *key)
{
	return lexicon_find(table, key, strlen(key));
}

/* A few that any Spanish lexicon has: the files themselves may be wrong. */
static void
test_content(void)
{
	const struct language *es = language_default();

	ok(find(es->abbreviations, "sr") == ABBREVIATION_BOUND &&
		   find(es->abbreviations, "km") == ABBREVIATION_UNIT &&
		   find(es->abbreviations, "etc") == ABBREVIATION_FREE &&
		   find(es->abbreviations, "ee") == ABBREVIATION_PAIR,
	   "abbreviations");
	ok(find(es->conventions->fractions, "tercio") == 1003 &&
		   find(es->conventions->hours, "medianoche") == 24,
	   "fractions and hours");
	ok(find(es->months, "enero") == 1 && find(es->months, "setiembre") == 9,
	   "months");
	ok(find(es->stopwords, "de") && !find(es->stopwords, "puente"),
	   "stop words");
	ok(find(es->languages, "the") == 1u << 6 &&
		   find(es->languages, "el") & 1 &&
		   !strcmp(language_known[6], "en") &&
		   !strcmp(language_known[0], "es"),
	   "languages");
	ok(!es->months->n_documents && es->frequencies->n_documents > 100,
	   "documents are counted for frequencies only");
}

/* "more": a name of several words is looked for only where its first has it. */
static void
test_more(void)
{
	const struct lexicon_table *table = language_default()->known;
	bool all = true;

	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = table->pool + table->entries[i].offset;
		size_t n = strcspn(entry, " ");

		if (entry[n])
			all &= (lexicon_find(table, entry, n) & KNOWN_MORE) !=
			       0;
	}
	ok(all, "the first word of each long name says that there is more");
}

static void
test_frequencies(void)
{
	const struct lexicon_table *table = language_default()->frequencies;
	bool bounded = true;

	for (uint32_t i = 0; i < table->n_entries; i++)
		bounded &= table->entries[i].value <= table->n_documents;
	ok(bounded, "no stem is in more documents than there are");
}

/* The language at hand. */
static const struct language *tested;

/* The cues of word NUMBER, 0 or 1, of the LEN bytes of TEXT. */
static uint32_t
find_cues(const char *text, size_t len, int number)
{
	const char *blank = memchr(text, ' ', len);

	if (number) {
		len -= (size_t)(blank + 1 - text);
		text = blank + 1;
		blank = memchr(text, ' ', len);
	}
	return lexicon_find(tested->cues, text,
			    blank ? (size_t)(blank - text) : len);
}

static void
test_anchors(void)
{
	const struct lexicon_table *table = tested->expressions;

	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = get_entry(table, i);
		size_t n = strlen(entry);

		ok((find_cues(entry, n, 0) | find_cues(entry, n, 1)) &
			   CUE_ANCHOR,
		   "an anchor is the first or second word of \"%s\"", entry);
	}
}

/* Whether one of the first N_WORDS words of ENTRY has one of FLAGS. */
static bool
has_cues(const char *entry, int n_words, uint32_t flags)
{
	for (; n_words--; entry += strcspn(entry, " ")) {
		entry += *entry == ' ';
		if (lexicon_find(tested->cues, entry, strcspn(entry, " ")) &
		    flags)
			return true;
	}
	return false;
}

/* A long line is compared with the list only if a word of it has the flag. */
static void
test_openers(void)
{
	const struct lexicon_table *table = tested->furniture;

	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = get_entry(table, i);

		switch (table->entries[i].value) {
		case ENTRY_POINTER:
		case ENTRY_HINT:
		case ENTRY_LABEL:
		case ENTRY_AGENCY:
		case ENTRY_NETWORK:
			ok(has_cues(entry, 4, CUE_OPENER), "opener: %s", entry);
			break;
		case ENTRY_CAPTION:
		case ENTRY_INSIDE:
		case ENTRY_HERE:
			ok(has_cues(entry, 1, CUE_INSIDE), "inside: %s", entry);
		}
	}
}

/* The same of the list of connectives. */
static void
test_connectives(void)
{
	const struct lexicon_table *table = tested->leaning;

	for (uint32_t i = 0; i < table->n_entries; i++)
		ok(has_cues(get_entry(table, i), 1, CUE_CONNECTIVE),
		   "connective: %s", get_entry(table, i));
}

static uint32_t
add_endings(const char *word, size_t rest)
{
	return lexicon_add_endings(language_default()->endings, word,
				   strlen(word), rest);
}

static void
test_endings(void)
{
	ok(add_endings("firmaron", 2) ==
		   (ENDING_VERB | ENDING_OPENS | ENDING_CLEAR),
	   "all endings of a word are added up");
	ok(add_endings("ía", 1) == 0 && add_endings("oía", 1) == ENDING_CLEAR &&
		   add_endings("oía", 2) == 0,
	   "so many bytes are before the ending");
	ok(add_endings("casa", 1) == 0 && add_endings("", 0) == 0 &&
		   add_endings("n", 0) == 0,
	   "no ending");
}

static void
test_conventions(const char *folder, const struct language *lexicon)
{
	const struct conventions *c = lexicon->conventions;
	const struct conventions *es = language_default()->conventions;
	const struct {
		const char *name;
		const struct lexicon_table *table;
		const struct name *names;
	} files[] = {{"conventions.tsv", c->roles, roles},
		     {"scales.tsv", c->scales, NULL},
		     {"numerals.tsv", c->numerals, NULL},
		     {"counting.tsv", c->counting, NULL},
		     {"groups.tsv", c->groups, NULL},
		     {"fractions.tsv", c->fractions, NULL},
		     {"hours.tsv", c->hours, NULL},
		     {"short_months.tsv", c->short_months, NULL},
		     {"months.txt", lexicon->months, NULL}};
	char path[64];

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		/* English has none of its own. */
		if (c != es && (files[i].table == es->fractions ||
				files[i].table == es->hours))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, files[i].name);
		test_table(path, files[i].table, files[i].names);
	}
	test_order("currencies", c->currencies);
	ok(!strcmp(lexicon_find_text(c->currencies, "euros", 5), "EUR"),
	   "%s: euros", folder);
}

static void
test_languages(void)
{
	ok(language_of("es-MX") == language_default() &&
		   language_of("ES") == language_default(),
	   "Spanish");
	ok(language_of("en_GB") == language_of("en"), "English");
	ok(language_of("est") == language_of("und"), "Estonian is not Spanish");
	ok(language_of_pair("es", "fr") == language_of("und") &&
		   language_of_pair("es", "en") == language_default(),
	   "a pair");
	ok(language_find_decimal("es") == DECIMAL_COMMA &&
		   language_find_decimal("es-AR") == DECIMAL_COMMA &&
		   language_find_decimal("es-MX") == DECIMAL_POINT &&
		   language_find_decimal("es-Latn-mx") == DECIMAL_POINT &&
		   language_find_decimal("es-419") == DECIMAL_COMMA &&
		   language_find_decimal("en-MX") == DECIMAL_POINT &&
		   language_find_decimal("fr-CA") == DECIMAL_COMMA &&
		   language_find_decimal("zh") == DECIMAL_POINT,
	   "decimal marks");
	ok(!strncmp(lexicon_find_text(language_default()->conventions->acronyms,
				      "onu", 3),
		    "UN|", 3),
	   "acronyms");
	ok(!lexicon_find(language_of("und")->conventions->roles, "de", 2) &&
		   !lexicon_find(language_of("und")->months, "mayo", 4),
	   "no conventions");
}

int
main(void)
{
	test_conventions("es", language_default());
	test_conventions("en", language_of("en"));
	test_languages();
	for (uint32_t i = 0; language_known[i]; i++)
		languages[i] = (struct name){language_known[i], 1u << i};
	test_table("es/abbreviations.tsv", language_default()->abbreviations,
		   abbreviations);
	test_table("es/starters.txt", language_default()->starters, starters);
	test_table("es/furniture.tsv", language_default()->furniture,
		   furniture);
	test_table("es/leaning.tsv", language_default()->leaning, leaning);
	test_table("es/phrases.tsv", language_default()->phrases, phrases);
	test_table("es/cues.tsv", language_default()->cues, cues);
	test_table("es/expressions.tsv", language_default()->expressions,
		   expressions);
	test_table("es/keywords.tsv", language_default()->keywords, NULL);
	test_table("es/leanweights.tsv", language_default()->lean_weights,
		   NULL);
	test_table("es/weights.tsv", language_default()->weights, NULL);
	test_table("es/stopwords.txt", language_default()->stopwords, NULL);
	test_table("es/months.txt", language_default()->months, NULL);
	test_table("es/openings.tsv", language_default()->openings, openings);
	test_table("es/numbered.txt", language_default()->numbered, numbered);
	test_table("es/words.tsv", language_default()->words, words);
	test_table("es/names.tsv", language_default()->names, name_words);
	test_table("es/known.tsv", language_default()->known, known);
	test_table("es/endings.tsv", language_default()->endings, endings);
	test_endings();
	test_table("es/df.tsv", language_default()->frequencies, NULL);
	test_table("languages.tsv", language_default()->languages, languages);
	test_content();
	test_more();
	test_frequencies();
	for (size_t i = 0; (tested = language_list[i]); i++) {
		if (tested->is_partial)
			continue;
		test_anchors();
		test_openers();
		test_connectives();
	}
	return done_testing();
}
