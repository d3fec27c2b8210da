/* SPDX-License-Identifier: MIT */
/*
 * A header row names the columns; of those, "source" and "target" are needed,
 * "document", "id", "key" and "state" are used, others are passed over.
 */
#include <config.h>

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
	uint64_t line;
	unsigned char meaning[MAX_COLUMNS]; /* N_COLUMNS: none */
	size_t n_columns;
};

static size_t
find_column(struct span name)
{
	size_t i = 0;

	while (i < N_COLUMNS && !span_is(name, names[i]))
		i++;
	return i;
}

/* Which columns there are: one bit each; 0 if it is no header. */
static unsigned
read_header(struct span line, unsigned char *meaning, size_t *n_columns)
{
	unsigned found = 0;

	*n_columns = 0;
	while (line.len && *n_columns < MAX_COLUMNS) {
		size_t column = find_column(span_take(&line, '\t'));

		if (column < N_COLUMNS && found & 1U << column)
			return 0;
		found |= column < N_COLUMNS ? 1U << column : 0;
		meaning[(*n_columns)++] = (unsigned char)column;
	}
	return found & 1U << SOURCE && found & 1U << TARGET ? found : 0;
}

static bool
recognise(const char *s, size_t len)
{
	struct span rest = {s, len};
	unsigned char meaning[MAX_COLUMNS];
	size_t n;

	return read_header(span_take_line(&rest), meaning, &n) != 0;
}

/* A copy with \t \r \n \\ undone; S is NULL: out of memory. */
static struct span
unescape(struct target_file *file, struct span field)
{
	static const char letters[] = "trn\\", meant[] = "\t\r\n\\";
	char *s = arena_alloc(file->arena, field.len + 1);
	size_t n = 0;

	for (size_t i = 0; s && i < field.len; i++) {
		const char *letter = NULL;

		if (field.s[i] == '\\' && i + 1 < field.len)
			letter = memchr(letters, field.s[i + 1], 4);
		s[n++] = letter ? meant[letter - letters] : field.s[i];
		i += letter != NULL;
	}
	if (s)
		s[n] = '\0';
	return (struct span){s, n};
}

static enum sumario_status
read_row(struct reading *r, struct span line)
{
	struct span fields[N_COLUMNS + 1] = {{NULL, 0}};
	struct returned unit = {.state = TARGET_INITIAL};
	bool more = true;

	for (size_t i = 0; i < r->n_columns && more; i++) {
		size_t len = line.len;
		struct span field = span_take(&line, '\t');

		more = len > field.len; /* a tab comes after it */
		fields[r->meaning[i]] = unescape(r->file, field);
		if (!fields[r->meaning[i]].s)
			return error_no_memory(r->error);
	}
	if (more || !fields[SOURCE].s)
		return target_fail(r->error,
				   N_("row with too many or too few fields"),
				   r->line);
	unit.article = fields[DOCUMENT];
	unit.id = fields[ID];
	unit.key = fields[KEY];
	unit.source = fields[SOURCE];
	unit.target = fields[TARGET];
	if (fields[STATE].len && !target_find_state(fields[STATE], &unit.state))
		return target_fail(r->error, N_("unknown state"), r->line);
	return target_add(r->file, &unit) ? SUMARIO_OK
					  : error_no_memory(r->error);
}

static enum sumario_status
read_tsv(struct target_file *file, const char *s, size_t len,
	 struct sumario_error *error)
{
	struct reading r = {.file = file, .error = error};
	struct span rest = {s, len}, line = {NULL, 0};
	enum sumario_status status = SUMARIO_OK;

	while (!line.len) { /* blank lines before it */
		line = span_take_line(&rest);
		r.line++;
	}
	read_header(line, r.meaning, &r.n_columns);
	while (!status && rest.len) {
		line = span_take_line(&rest);
		r.line++;
		if (line.len)
			status = read_row(&r, line);
	}
	return status;
}

const struct target_reader target_tsv = {"tsv", recognise, read_tsv};
