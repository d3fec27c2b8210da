/* SPDX-License-Identifier: MIT */
/*
 * Tables of document frequencies, read.
 * One pass over the lines; each row is checked against the one before it, so
 * nothing has to be sorted or looked up.  The header says how many rows there
 * are: a table that was cut off between two lines is noticed too.
 */
#include <config.h>

#include "rank/df_table.h"

#include "base/ascii.h"
#include "base/error.h"
#include "text/utf8.h"

#include <string.h>

struct parser {
	const char *bytes;
	size_t len; /* that are left */
	uint64_t line;
	struct sumario_error *error;
};

struct line {
	const char *bytes;
	size_t len; /* without the line feed */
};

static enum sumario_status
fail(const struct parser *parser, const char *message)
{
	enum sumario_status status = error_set(parser->error, SUMARIO_BAD_DATA,
					       "bad-df", message);

	if (parser->error)
		parser->error->line = parser->line;
	return status;
}

/* The next line, which has to be whole. */
static enum sumario_status
next_line(struct parser *parser, struct line *line)
{
	const char *end = memchr(parser->bytes, '\n', parser->len);

	parser->line++;
	line->bytes = parser->bytes;
	line->len = end ? (size_t)(end - parser->bytes) : parser->len;
	if (memchr(line->bytes, '\0', line->len))
		return fail(parser, N_("NUL in a table of frequencies"));
	if (!end)
		return fail(parser, N_("table of frequencies is cut off"));
	parser->bytes += line->len + 1;
	parser->len -= line->len + 1;
	return SUMARIO_OK;
}

/* A number as it is written here: digits, no zero in front; at most MAX. */
static bool
parse_number(const char *s, size_t len, uint64_t max, uint64_t *number)
{
	return len && !(s[0] == '0' && len > 1) &&
	       ascii_read_number(s, len, max, number) == len;
}

/* -- The header ---------------------------------------------------------- */

/* What is after "#: NAME " in the next line. */
static enum sumario_status
read_field(struct parser *parser, const char *name, struct line *value)
{
	size_t n = strlen(name);
	enum sumario_status status;

	if (!parser->len) {
		parser->line++;
		return fail(parser, N_("table of frequencies is cut off"));
	}
	status = next_line(parser, value);
	if (status)
		return status;
	if (value->len < n + 4 || memcmp(value->bytes, "#: ", 3) != 0 ||
	    memcmp(value->bytes + 3, name, n) != 0 ||
	    value->bytes[n + 3] != ' ')
		return fail(parser, N_("no header of a table of frequencies"));
	value->bytes += n + 4;
	value->len -= n + 4;
	return SUMARIO_OK;
}

static enum sumario_status
read_number(struct parser *parser, const char *name, uint64_t max,
	    uint64_t *number)
{
	struct line value;
	enum sumario_status status = read_field(parser, name, &value);

	if (!status && !parse_number(value.bytes, value.len, max, number))
		status = fail(parser, N_("no number in the header of a table"));
	return status;
}

/* Says which version the table is of, as far as it fits. */
static enum sumario_status
fail_version(const struct parser *parser, const struct line *value)
{
	char found[sizeof(parser->error->detail)];
	size_t n = value->len < sizeof(found) ? value->len : sizeof(found) - 1;
	enum sumario_status status;

	memcpy(found, value->bytes, n);
	found[n] = '\0';
	if (utf8_valid_prefix(found, n) < n)
		found[utf8_valid_prefix(found, n)] = '\0';
	status = error_set(parser->error, SUMARIO_BAD_DATA, "df-version",
			   N_("table counted by another version"));
	error_set_detail(parser->error, found);
	if (parser->error)
		parser->error->line = parser->line;
	return status;
}

static enum sumario_status
read_version(struct parser *parser, const char *name, const char *ours)
{
	struct line value;
	enum sumario_status status = read_field(parser, name, &value);

	if (!status && (value.len != strlen(ours) ||
			memcmp(value.bytes, ours, value.len) != 0))
		status = fail_version(parser, &value);
	return status;
}

static enum sumario_status
skip_comments(struct parser *parser)
{
	enum sumario_status status = SUMARIO_OK;
	struct line line;

	while (!status && parser->len && parser->bytes[0] == '#' &&
	       !(parser->len > 1 && parser->bytes[1] == ':'))
		status = next_line(parser, &line);
	return status;
}

static enum sumario_status
read_header(struct parser *parser, struct df_table *table, uint64_t *n_stems)
{
	uint64_t n_documents = 0;
	enum sumario_status status = skip_comments(parser);

	if (!status && !parser->len) {
		parser->line++;
		return fail(parser, N_("no header of a table of frequencies"));
	}
	if (!status)
		status = read_number(parser, "documents", UINT32_MAX,
				     &n_documents);
	if (!status)
		status = read_number(parser, "tokens", DF_MAX_TOKENS,
				     &table->n_tokens);
	if (!status)
		status = read_version(parser, "tokenizer", DF_TOKENIZER);
	if (!status)
		status = read_version(parser, "stemmer", DF_STEMMER);
	if (!status)
		status = read_number(parser, "stems", UINT32_MAX, n_stems);
	table->n_documents = (uint32_t)n_documents;
	return status;
}

/* -- The rows ------------------------------------------------------------ */

int
df_row_compare(const void *a, const void *b)
{
	const struct df_row *x = a, *y = b;
	int order = memcmp(x->stem, y->stem,
			   x->n_bytes < y->n_bytes ? x->n_bytes : y->n_bytes);

	return order ? order
		     : (x->n_bytes > y->n_bytes) - (x->n_bytes < y->n_bytes);
}

static enum sumario_status
check_order(const struct parser *parser, const struct df_table *table,
	    const struct df_row *row)
{
	size_t n = table->rows.n_items;
	int order = n ? df_row_compare(&table->rows.items[n - 1], row) : -1;

	if (order > 0)
		return fail(parser, N_("stems are not in order"));
	return order ? SUMARIO_OK : fail(parser, N_("stem occurs twice"));
}

static enum sumario_status
read_row(struct parser *parser, struct df_table *table)
{
	struct line line;
	struct df_row row;
	uint64_t count;
	const char *tab;
	size_t n;
	enum sumario_status status = next_line(parser, &line);

	if (status)
		return status;
	tab = memchr(line.bytes, '\t', line.len);
	if (!tab || tab == line.bytes)
		return fail(parser, N_("line is not a stem, a tab, a number"));
	n = (size_t)(tab - line.bytes);
	if (!parse_number(tab + 1, line.len - n - 1, DF_MAX_TOKENS, &count) ||
	    !count)
		return fail(parser, N_("line is not a stem, a tab, a number"));
	if (count > table->n_documents)
		return fail(parser, N_("stem in more articles than there are"));
	if (n > UINT32_MAX || utf8_valid_prefix(line.bytes, n) < n)
		return fail(parser, N_("stem is not UTF-8"));
	row = (struct df_row){line.bytes, (uint32_t)n, (uint32_t)count};
	status = check_order(parser, table, &row);
	if (!status && !vector_add_room(&table->rows, 1))
		status = error_no_memory(parser->error);
	if (!status)
		table->rows.items[table->rows.n_items++] = row;
	return status;
}

enum sumario_status
df_table_parse(struct df_table *table, const char *bytes, size_t len,
	       struct sumario_error *error)
{
	struct parser parser = {bytes, len, 0, error};
	uint64_t n_stems = 0;
	enum sumario_status status = read_header(&parser, table, &n_stems);

	while (!status && parser.len)
		status = read_row(&parser, table);
	if (!status && table->rows.n_items != n_stems) {
		parser.line++;
		status = fail(&parser,
			      table->rows.n_items < n_stems
				      ? N_("table of frequencies is cut off")
				      : N_("more stems than the header says"));
	}
	return status;
}

void
df_table_release(struct df_table *table)
{
	vector_release(&table->rows);
}

/* -- As a table of the lexicon ------------------------------------------- */

static size_t
pool_size(const struct df_table *table)
{
	size_t n = 1;

	for (size_t i = 0; i < table->rows.n_items; i++)
		n += table->rows.items[i].n_bytes + 1;
	return n;
}

static void
fill(const struct df_table *table, char *pool, struct lexicon_entry *entries,
     uint32_t *index)
{
	size_t n = table->rows.n_items, first = 0;
	uint32_t at = 0;

	for (size_t i = 0; i < n; i++) {
		const struct df_row *row = &table->rows.items[i];

		for (; first <= (unsigned char)row->stem[0]; first++)
			index[first] = (uint32_t)i;
		entries[i] = (struct lexicon_entry){
			at, row->n_documents,
			lexicon_head(row->stem, row->n_bytes)};
		memcpy(pool + at, row->stem, row->n_bytes);
		at += row->n_bytes;
		pool[at++] = '\0';
	}
	entries[n] = (struct lexicon_entry){at, 0, 0};
	for (; first <= 256; first++)
		index[first] = (uint32_t)n;
}

bool
df_table_use(const struct df_table *table, struct sumario_lexicon *lexicon)
{
	size_t n = table->rows.n_items, n_bytes = pool_size(table);
	struct lexicon_entry *entries;
	uint32_t *index;
	char *pool;

	if (n_bytes > UINT32_MAX) /* offsets are of 32 bits */
		return false;
	pool = arena_alloc(&lexicon->arena, n_bytes);
	entries = arena_alloc(&lexicon->arena, (n + 1) * sizeof(*entries));
	index = arena_alloc(&lexicon->arena, 257 * sizeof(*index));
	if (!pool || !entries || !index)
		return false;
	fill(table, pool, entries, index);
	lexicon->frequencies =
		(struct lexicon_table){.pool = pool,
				       .entries = entries,
				       .index = index,
				       .n_entries = (uint32_t)n,
				       .n_documents = table->n_documents};
	lexicon->tables.frequencies = &lexicon->frequencies;
	lexicon->tables.version++;
	return true;
}
