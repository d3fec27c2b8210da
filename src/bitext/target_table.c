/* SPDX-License-Identifier: MIT */
/*
 * TSV and CSV: a header row names the columns; of those, "source" and "target"
 * are needed, "document", "id", "key" and "state" are used, others are passed
 * over.  The header also shows what separates the fields: a tab, a comma or, as
 * Spanish spreadsheets write it, a semicolon.
 *
 * Fields of CSV are quoted as in RFC 4180.  Those of TSV have \t \r \n \\ for
 * what would end them (src/write/tsv.c); a spreadsheet that has read and
 * written such a file quotes some of them as well.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/error.h"
#include "bitext/target.h"

#include <string.h>

enum column { DOCUMENT, ID, KEY, SOURCE, TARGET, STATE, N_COLUMNS };

static const char *const names[N_COLUMNS] = {"document", "id",	   "key",
					     "source",	 "target", "state"};

#define MAX_COLUMNS 64

struct reading {
	struct target_file *file;
	struct sumario_error *error;
	struct span rest;
	uint64_t line;
	char separator;
	bool quoted;			    /* fields may be */
	unsigned char meaning[MAX_COLUMNS]; /* N_COLUMNS: none */
	size_t n_columns;
};

/* -- The header ----------------------------------------------------------- */

static struct span
strip_quotes(struct span field)
{
	if (field.len > 1 && field.s[0] == '"' &&
	    field.s[field.len - 1] == '"') {
		field.s++;
		field.len -= 2;
	}
	return field;
}

static enum column
find_column(struct span name)
{
	enum column i = 0;

	while (i < N_COLUMNS && !ascii_equals(name.s, name.len, names[i]))
		i++;
	return i;
}

/* The columns of LINE, if it is a header with that separator. */
static bool
read_header(struct reading *r, struct span line, char separator)
{
	unsigned found = 0;

	r->n_columns = 0;
	while (line.len && r->n_columns < MAX_COLUMNS) {
		struct span name = span_take(&line, separator);
		enum column column = find_column(strip_quotes(name));

		if (column < N_COLUMNS && found & 1U << column)
			return false;
		found |= column < N_COLUMNS ? 1U << column : 0;
		r->meaning[r->n_columns++] = (unsigned char)column;
		r->quoted |= name.len && name.s[0] == '"';
	}
	r->separator = separator;
	return found & 1U << SOURCE && found & 1U << TARGET;
}

/* Takes the header; before it there may be the line "sep=;" of a spreadsheet.
 */
static bool
take_header(struct reading *r)
{
	static const char separators[] = "\t,;";
	struct span line;

	do {
		line = span_take_line(&r->rest);
		r->line++;
	} while (r->rest.len &&
		 (!line.len || ascii_begins(line.s, line.len, "sep=")));
	for (const char *separator = separators; *separator; separator++) {
		r->quoted = *separator != '\t';
		if (read_header(r, line, *separator))
			return true;
	}
	return false;
}

static bool
recognise(const char *s, size_t len)
{
	struct reading r = {.rest = {s, len}};

	return take_header(&r);
}

/* -- Fields --------------------------------------------------------------- */

/* Where the quoted field ends that TEXT begins with, or 0: it does not end. */
static size_t
find_quoted_end(struct span text, char separator)
{
	const char *s = text.s;
	size_t i = 1;

	for (; i < text.len &&
	       (s[i] != '"' || (i + 1 < text.len && s[i + 1] == '"'));
	     i++)
		i += s[i] == '"';
	if (i >= text.len)
		return 0;
	i++;
	return i == text.len || s[i] == separator || s[i] == '\n' ||
			       s[i] == '\r'
		       ? i
		       : 0;
}

/*
 * Looks at the fields of LINE that begin with a quotation mark: *DOUBLED if one
 * has two of them in a row inside.  False: one is not quoted.
 */
static bool
may_be_quoted(struct span line, char separator, bool *doubled)
{
	while (line.len) {
		size_t end = line.s[0] == '"' ? find_quoted_end(line, separator)
					      : 0;

		if (line.s[0] == '"' && !end)
			return false;
		for (size_t i = 1; i + 2 < end; i++)
			*doubled |= line.s[i] == '"' && line.s[i + 1] == '"';
		line.s += end;
		line.len -= end;
		span_take(&line, separator);
	}
	return true;
}

/*
 * Whether fields of TSV are quoted.  In a file of ours each line is a row, and
 * a field may begin with a quotation mark of the text.  So if there are lines
 * that are none, or quotation marks that are doubled wherever they have to be,
 * a spreadsheet has written it.
 */
static bool
has_quoted_fields(const struct reading *r)
{
	struct span rest = r->rest;
	bool doubled = false, may_be = true;

	while (rest.len) {
		struct span line = span_take_line(&rest);
		size_t n = 1;

		for (size_t i = 0; i < line.len; i++)
			n += line.s[i] == r->separator;
		if (line.len && n != r->n_columns)
			return true;
		may_be = may_be && may_be_quoted(line, r->separator, &doubled);
	}
	return may_be && doubled;
}

/* \t \r \n and \\ of TSV are undone in place; returns the new length. */
static size_t
unescape(char *s, size_t len)
{
	static const char letters[] = "trn\\", meant[] = "\t\r\n\\";
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		const char *letter = NULL;

		if (s[i] == '\\' && i + 1 < len)
			letter = memchr(letters, s[i + 1], 4);
		s[n++] = letter ? meant[letter - letters] : s[i];
		i += letter != NULL;
	}
	return n;
}

/* Undoes a quoted field, marks included; returns the new length. */
static size_t
unquote(char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 1; i + 1 < len; i++) {
		s[n++] = s[i];
		i += s[i] == '"';
	}
	return n;
}

/* The apostrophe before what a spreadsheet would take for a formula. */
static struct span
strip_guard(struct span text)
{
	if (text.len > 1 && text.s[0] == '\'' && memchr("=+-@", text.s[1], 4)) {
		text.s++;
		text.len--;
	}
	return text;
}

/* Takes what the field is in the file, without what ends it. */
static struct span
take_raw(struct reading *r, bool is_quoted)
{
	size_t end = is_quoted ? find_quoted_end(r->rest, r->separator) : 0;
	struct span raw;

	while (!is_quoted && end < r->rest.len &&
	       r->rest.s[end] != r->separator && r->rest.s[end] != '\n')
		end++;
	raw = (struct span){r->rest.s, end};
	r->rest.s += end;
	r->rest.len -= end;
	if (!is_quoted && raw.len && raw.s[raw.len - 1] == '\r' &&
	    (!r->rest.len || r->rest.s[0] == '\n'))
		raw.len--;
	for (size_t i = 0; i < raw.len; i++)
		r->line += raw.s[i] == '\n';
	return raw;
}

/* The next field, in the arena. */
static enum sumario_status
take_field(struct reading *r, struct span *field)
{
	bool is_quoted = r->quoted && r->rest.len && r->rest.s[0] == '"';
	uint64_t line = r->line;
	struct span raw = take_raw(r, is_quoted);
	char *s = arena_strndup(r->file->arena, raw.s, raw.len);
	size_t n = raw.len;

	if (!s)
		return error_no_memory(r->error);
	if (is_quoted && !n)
		return target_fail(r->error,
				   N_("quotation mark that is not closed"),
				   line);
	if (is_quoted)
		n = unquote(s, n);
	*field = r->separator == '\t' ? (struct span){s, unescape(s, n)}
				      : strip_guard((struct span){s, n});
	return SUMARIO_OK;
}

/* Takes what ends a field: a separator (true), or the end of the line. */
static bool
take_separator(struct reading *r)
{
	bool separator = r->rest.len && r->rest.s[0] == r->separator;

	span_take(&r->rest, separator ? r->separator : '\n');
	return separator;
}

/* -- Rows ----------------------------------------------------------------- */

static enum sumario_status
add_row(struct reading *r, const struct span *fields, uint64_t line)
{
	struct returned unit = {.article = fields[DOCUMENT],
				.id = fields[ID],
				.key = fields[KEY],
				.source = fields[SOURCE],
				.target = fields[TARGET]};

	if (fields[STATE].len && !target_find_state(fields[STATE], &unit.state))
		return target_fail(r->error, N_("unknown state"), line);
	return target_add(r->file, &unit) ? SUMARIO_OK
					  : error_no_memory(r->error);
}

static enum sumario_status
read_row(struct reading *r)
{
	struct span fields[N_COLUMNS + 1] = {{NULL, 0}};
	uint64_t line = ++r->line;
	size_t n_filled = 0;
	bool more = true;

	for (size_t i = 0; i < r->n_columns && more; i++) {
		struct span *field = &fields[r->meaning[i]];
		enum sumario_status status = take_field(r, field);

		if (status)
			return status;
		n_filled += field->len > 0;
		more = take_separator(r);
	}
	if (!n_filled && !more)
		return SUMARIO_OK; /* a blank line, or a row of nothing */
	if (more || !fields[SOURCE].s)
		return target_fail(r->error,
				   N_("row with too many or too few fields"),
				   line);
	return add_row(r, fields, line);
}

static enum sumario_status
read_table(struct target_file *file, const char *s, size_t len,
	   struct sumario_error *error)
{
	struct reading r = {.file = file, .error = error, .rest = {s, len}};
	enum sumario_status status = SUMARIO_OK;

	take_header(&r);
	r.quoted |= has_quoted_fields(&r);
	file->format = r.separator == '\t' ? SUMARIO_TSV : SUMARIO_CSV;
	while (!status && r.rest.len)
		status = read_row(&r);
	return status;
}

const struct target_reader target_table = {"table", SUMARIO_TSV, recognise, read_table, NULL};
