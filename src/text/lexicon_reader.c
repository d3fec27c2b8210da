/* SPDX-License-Identifier: MIT */
/*
 * A user's own word lists.
 * The entries of the file, and the built-in ones unless they are replaced, are
 * gathered, sorted, and of equal ones the last is kept.  The table has the
 * form that tools/mklex.awk gives the built-in ones.
 */
#include <config.h>

#include "text/lexicon_reader.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/vector.h"
#include "text/charset.h"
#include "text/encoding.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

const char *const lexicon_file_names[LEXICON_N_FILES] = {
	"abbreviations.tsv", "cues.tsv",    "expressions.tsv", "furniture.tsv",
	"keywords.tsv",	     "leaning.tsv", "months.txt",      "numbered.txt",
	"openings.tsv",	     "phrases.tsv", "starters.txt",    "stopwords.txt",
	"weights.tsv"};

#define VALUES "#: values "
#define FLAGS "#: flags "

/* No list of words is longer. */
#define MAX_ENTRIES 65535

/*
 * What the file declares: how its values are called, from 1 on, or its flags,
 * from the lowest bit on.
 */
static const char *const value_names[LEXICON_N_FILES] = {
	VALUES "bound unit month starter pair context title free",
	FLAGS
	"saying finite action magnitude self question auxiliary copula "
	"future we article demonstrative personal preposition possessive "
	"clitic adverb time anaphor absolute plan noun anchor joint calendar "
	"link opener inside connective",
	FLAGS "back conclusion plan source absolute",
	VALUES "pointer hint label greeting answer section caption inside "
	       "click here network share agency author weekday month figure "
	       "notice",
	NULL,
	FLAGS "leans connects alone impersonal empty apart",
	NULL,
	NULL,
	VALUES "section byline agency date service page",
	FLAGS "article preposition inside never opens given general",
	VALUES "strong weak",
	NULL,
	NULL};

struct draft {
	const char *bytes;
	size_t len;
	uint32_t value; /* 0: to be taken out */
	uint32_t order; /* of two equal ones the later counts */
};

VECTOR_TYPE(drafts, struct draft);

struct reader {
	struct sumario_lexicon *lexicon;
	int file; /* place of its name */
	bool replace;
	uint64_t line;
	struct drafts drafts;
	struct sumario_error *error;
};

/* The member of TABLES that FILE is read into. */
static const struct lexicon_table **
get_slot(struct language *tables, int file)
{
	const struct lexicon_table **const slots[LEXICON_N_FILES] = {
		&tables->abbreviations, &tables->cues,	   &tables->expressions,
		&tables->furniture,	&tables->keywords, &tables->leaning,
		&tables->months,	&tables->numbered, &tables->openings,
		&tables->phrases,	&tables->starters, &tables->stopwords,
		&tables->weights};

	return slots[file];
}

static enum sumario_status
fail(struct reader *reader, const char *message)
{
	enum sumario_status status = error_set(reader->error, SUMARIO_BAD_DATA,
					       "bad-lexicon", message);

	if (reader->error)
		reader->error->line = reader->line;
	return status;
}

/* Place of the LEN bytes at WORD in NAMES, from 1; 0: it is not there. */
static uint32_t
find_word(const char *names, const char *word, size_t len)
{
	for (uint32_t i = 1; *names; i++) {
		size_t n = strcspn(names, " ");

		if (n == len && !memcmp(names, word, n))
			return i;
		names += n + (names[n] == ' ');
	}
	return 0;
}

/* The sum of the flags NAME+NAME; false: one is unknown. */
static bool
parse_flags(const char *names, const char *s, size_t len, uint32_t *flags)
{
	*flags = 0;
	for (size_t i = 0, n; i <= len; i += n + 1) {
		const char *plus = memchr(s + i, '+', len - i);
		uint32_t place;

		n = plus ? (size_t)(plus - s) - i : len - i;
		place = find_word(names, s + i, n);
		if (!place)
			return false;
		*flags |= UINT32_C(1) << (place - 1);
	}
	return true;
}

/* A whole number of up to nine digits, perhaps with a minus sign. */
static bool
parse_number(const char *s, size_t len, uint32_t *value)
{
	bool negative = len && s[0] == '-';
	size_t i = negative;

	if (len == i || len - i > 9)
		return false;
	*value = 0;
	for (; i < len; i++) {
		if (!ascii_is_digit(s[i]))
			return false;
		*value = *value * 10 + (uint32_t)(s[i] - '0');
	}
	if (negative)
		*value = -*value;
	return *value != 0;
}

/* What follows the tab; false if it is no value of the file. */
static bool
parse_value(const struct reader *reader, const char *s, size_t len,
	    uint32_t *value)
{
	const char *names = value_names[reader->file];

	*value = 0;
	if (len == 4 && !memcmp(s, "none", 4))
		return true;
	if (!names)
		return parse_number(s, len, value);
	if (!strncmp(names, FLAGS, strlen(FLAGS)))
		return parse_flags(names + strlen(FLAGS), s, len, value);
	*value = find_word(names + strlen(VALUES), s, len);
	return *value != 0;
}

static enum sumario_status
add_draft(struct reader *reader, const char *s, size_t len, uint32_t value)
{
	if (!vector_add_room(&reader->drafts, 1))
		return error_no_memory(reader->error);
	reader->drafts.items[reader->drafts.n_items] =
		(struct draft){s, len, value, (uint32_t)reader->drafts.n_items};
	reader->drafts.n_items++;
	return SUMARIO_OK;
}

static enum sumario_status
read_entry(struct reader *reader, const char *s, size_t len)
{
	const char *tab = memchr(s, '\t', len);
	size_t n = tab ? (size_t)(tab - s) : len;
	uint32_t value = 1;
	char folded[FOLD_ROOM];
	const char *copy;

	if (!tab && value_names[reader->file])
		return fail(reader, N_("entry without a value"));
	if (tab && !parse_value(reader, tab + 1, len - n - 1, &value))
		return fail(reader, N_("unknown value of an entry"));
	if (!n || s[0] == ' ' || s[n - 1] == ' ')
		return fail(reader, N_("stray blank in an entry"));
	n -= n > 1 && s[n - 1] == '.';
	n = fold_word(s, n, folded);
	if (!n)
		return fail(reader, N_("entry that is empty or too long"));
	lexicon_turn_ending(folded, n);
	copy = arena_strndup(&reader->lexicon->arena, folded, n);
	return copy ? add_draft(reader, copy, n, value)
		    : error_no_memory(reader->error);
}

/* "#: replace", "#: values NAME...", "#: flags NAME..." */
static enum sumario_status
read_declaration(struct reader *reader, const char *s, size_t len)
{
	static const char replace[] = "#: replace";
	const char *names = value_names[reader->file];

	if (len == strlen(replace) && !memcmp(s, replace, len)) {
		reader->replace = true;
		return SUMARIO_OK;
	}
	if (names && len == strlen(names) && !memcmp(s, names, len))
		return SUMARIO_OK;
	return fail(reader, N_("unknown declaration"));
}

static enum sumario_status
read_line(struct reader *reader, const char *s, size_t len)
{
	if (len && s[len - 1] == '\r')
		len--;
	if (len > 1 && s[0] == '#' && s[1] == ':')
		return read_declaration(reader, s, len);
	if (!len || s[0] == '#')
		return SUMARIO_OK;
	return read_entry(reader, s, len);
}

static enum sumario_status
read_lines(struct reader *reader, const char *bytes, size_t len)
{
	enum sumario_status status = SUMARIO_OK;
	size_t mark;

	if (encoding_find_mark(bytes, len, &mark) != UTF_8)
		mark = 0;
	bytes += mark;
	len -= mark;
	while (!status && len) {
		const char *end = memchr(bytes, '\n', len);
		size_t n = end ? (size_t)(end - bytes) : len;

		reader->line++;
		status = read_line(reader, bytes, n);
		n += end != NULL;
		bytes += n;
		len -= n;
	}
	return status;
}

static enum sumario_status
add_entries(struct reader *reader, const struct lexicon_table *table)
{
	enum sumario_status status = SUMARIO_OK;

	for (uint32_t i = 0; !status && i < table->n_entries; i++)
		status = add_draft(reader,
				   table->pool + table->entries[i].offset,
				   table->entries[i + 1].offset -
					   table->entries[i].offset - 1,
				   table->entries[i].value);
	return status;
}

/* The entries of TABLE count less than those of the file: they come first. */
static enum sumario_status
add_table(struct reader *reader, const struct lexicon_table *table)
{
	size_t n_read = reader->drafts.n_items;
	enum sumario_status status = add_entries(reader, table);

	for (size_t i = 0; i < reader->drafts.n_items; i++)
		reader->drafts.items[i].order =
			(uint32_t)(i < n_read ? i + table->n_entries
					      : i - n_read);
	return status;
}

static int
compare(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;
	int order = memcmp(x->bytes, y->bytes,
			   x->len < y->len ? x->len : y->len);

	if (order)
		return order;
	if (x->len != y->len)
		return x->len < y->len ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static bool
is_same(const struct draft *a, const struct draft *b)
{
	return a->len == b->len && !memcmp(a->bytes, b->bytes, a->len);
}

/* Keeps the last of equal drafts, and none that is to be taken out. */
static size_t
drop_overruled(struct drafts *drafts)
{
	size_t n = 0, n_bytes = 0;

	for (size_t i = 0; i < drafts->n_items; i++) {
		const struct draft *draft = &drafts->items[i];

		if ((i + 1 < drafts->n_items && is_same(draft, draft + 1)) ||
		    !draft->value)
			continue;
		n_bytes += draft->len + 1;
		drafts->items[n++] = *draft;
	}
	drafts->n_items = n;
	return n_bytes;
}

/* What the generated tables have too; see lexicon.h. */
struct parts {
	char *pool;
	struct lexicon_entry *entries;
	uint32_t *index; /* by the first byte */
};

static void
fill_parts(const struct parts *parts, const struct drafts *drafts)
{
	size_t n_bytes = 0, first = 0;

	for (size_t i = 0; i < drafts->n_items; i++) {
		const struct draft *draft = &drafts->items[i];

		for (; first <= (unsigned char)draft->bytes[0]; first++)
			parts->index[first] = (uint32_t)i;
		parts->entries[i] = (struct lexicon_entry){
			(uint32_t)n_bytes, draft->value,
			lexicon_head(draft->bytes, draft->len)};
		memcpy(parts->pool + n_bytes, draft->bytes, draft->len);
		n_bytes += draft->len;
		parts->pool[n_bytes++] = '\0';
	}
	parts->entries[drafts->n_items] =
		(struct lexicon_entry){(uint32_t)n_bytes, 0, 0};
	for (; first <= 256; first++)
		parts->index[first] = (uint32_t)drafts->n_items;
}

static enum sumario_status
make_table(struct reader *reader)
{
	struct sumario_lexicon *lexicon = reader->lexicon;
	struct drafts *drafts = &reader->drafts;
	struct lexicon_table *table = &lexicon->changed[reader->file];
	size_t n_bytes;
	struct parts parts;

	if (drafts->n_items)
		qsort(drafts->items, drafts->n_items, sizeof(*drafts->items),
		      compare);
	n_bytes = drop_overruled(drafts);
	if (drafts->n_items > MAX_ENTRIES)
		return fail(reader, N_("too many entries"));
	parts.pool = arena_alloc(&lexicon->arena, n_bytes + 1);
	parts.entries =
		arena_alloc(&lexicon->arena,
			    (drafts->n_items + 1) * sizeof(*parts.entries));
	parts.index = arena_alloc(&lexicon->arena, 257 * sizeof(*parts.index));
	if (!parts.pool || !parts.entries || !parts.index)
		return error_no_memory(reader->error);
	fill_parts(&parts, drafts);
	*table = (struct lexicon_table){.pool = parts.pool,
					.entries = parts.entries,
					.index = parts.index,
					.n_entries = (uint32_t)drafts->n_items};
	*get_slot(&lexicon->tables, reader->file) = table;
	lexicon->tables.version++;
	return SUMARIO_OK;
}

void
lexicon_reader_init(struct sumario_lexicon *lexicon)
{
	*lexicon = (struct sumario_lexicon){.tables = *language_default(),
					    .arena = ARENA_INIT};
}

enum sumario_status
lexicon_reader_read(struct sumario_lexicon *lexicon, const char *name,
		    const char *bytes, size_t len, struct sumario_error *error)
{
	struct reader reader = {.lexicon = lexicon, .error = error};
	enum sumario_status status;

	while (reader.file < LEXICON_N_FILES &&
	       strcmp(name, lexicon_file_names[reader.file]) != 0)
		reader.file++;
	if (reader.file == LEXICON_N_FILES)
		return error_set(error, SUMARIO_USAGE, "bad-lexicon",
				 N_("no file of a lexicon"));
	if (utf8_valid_prefix(bytes, len) < len)
		return charset_fail_utf8(error, bytes,
					 utf8_valid_prefix(bytes, len));
	status = read_lines(&reader, bytes, len);
	if (!status && !reader.replace)
		status = add_table(&reader,
				   *get_slot(&lexicon->tables, reader.file));
	if (!status)
		status = make_table(&reader);
	vector_release(&reader.drafts);
	return status;
}

/* Adds the entries of TABLE to those of list NAME. */
static enum sumario_status
merge_table(struct sumario_lexicon *lexicon, const char *name,
	    const struct lexicon_table *table, struct sumario_error *error)
{
	struct reader reader = {.lexicon = lexicon, .error = error};
	enum sumario_status status;

	while (strcmp(name, lexicon_file_names[reader.file]) != 0)
		reader.file++;
	status = add_entries(&reader, table);
	if (!status)
		status = add_table(&reader,
				   *get_slot(&lexicon->tables, reader.file));
	if (!status)
		status = make_table(&reader);
	vector_release(&reader.drafts);
	return status;
}

enum sumario_status
lexicon_reader_use(struct sumario_lexicon *lexicon, const char *tag,
		   struct sumario_error *error)
{
	const struct language *language = language_of(tag);
	const struct language *base = language_of_article(tag);
	unsigned version = lexicon->tables.version;
	enum sumario_status status = SUMARIO_OK;

	if (!language->is_partial) {
		lexicon->tables = *language;
		lexicon->tables.version = version + 1;
	}
	if (language->abbreviations != base->abbreviations)
		status = merge_table(lexicon, "abbreviations.tsv",
				     language->abbreviations, error);
	if (!status && language->starters != base->starters)
		status = merge_table(lexicon, "starters.txt",
				     language->starters, error);
	return status;
}

void
lexicon_reader_release(struct sumario_lexicon *lexicon)
{
	arena_release(&lexicon->arena);
}
