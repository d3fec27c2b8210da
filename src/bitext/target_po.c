/* SPDX-License-Identifier: MIT */
/*
 * PO as gettext reads it: keywords with strings that go on over lines.  The
 * id is in msgctxt.  What is marked fuzzy is a guess; obsolete entries ("#~")
 * are left out.  Placeholders are those of XML.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "bitext/target.h"
#include "markup/xml_printer.h"
#include "text/unicode.h"

#include <string.h>

enum field { CONTEXT, SOURCE, TARGET, OTHER, N_FIELDS };

struct reading {
	struct target_file *file;
	struct sumario_error *error;
	uint64_t line;
	struct bytes strings[N_FIELDS];
	bool has[N_FIELDS];
	bool fuzzy, next_fuzzy; /* of this entry; of the one that follows */
	enum field field;	/* that a line of a string only goes on */
};

static bool
begins(struct span line, const char *word)
{
	size_t n = strlen(word);

	return line.len >= n && !memcmp(line.s, word, n);
}

static struct span
next_line(struct span *rest)
{
	return unicode_trim(span_take(rest, '\n'));
}

/* The first line that is no comment begins an entry. */
static bool
recognise(const char *s, size_t len)
{
	struct span rest = {s, len};

	while (rest.len) {
		struct span line = next_line(&rest);

		if (line.len && line.s[0] != '#')
			return begins(line, "msgid \"") ||
			       begins(line, "msgctxt \"");
	}
	return false;
}

/* -- Strings ------------------------------------------------------------- */

/*
 * The byte that the LEN bytes at S, after a backslash, are the escape of, or 0;
 * *N: how many were read.
 */
static char
get_escape(const char *s, size_t len, size_t *n)
{
	static const char letters[] = "abfnrtv\\\"",
			  meant[] = "\a\b\f\n\r\t\v\\\"";
	const char *letter = memchr(letters, s[0], 9);
	bool hex = s[0] == 'x';
	int value = 0;

	*n = 1;
	if (letter)
		return meant[letter - letters];
	for (*n = hex; *n < 3 && *n < len; ++*n) {
		int digit = ascii_hex_digit(s[*n]);

		if (digit < 0 || digit >= (hex ? 16 : 8))
			break;
		value = value * (hex ? 16 : 8) + digit;
	}
	return (char)value;
}

/* LINE is from one quote to another. */
static enum sumario_status
add_string(struct reading *r, struct span line)
{
	struct bytes *string = &r->strings[r->field];
	size_t i = 1;

	if (line.len < 2 || line.s[0] != '"' || line.s[line.len - 1] != '"')
		return target_fail(r->error, N_("PO line without its quotes"),
				   r->line);
	while (i < line.len - 1) {
		size_t n = 0;
		char c = line.s[i++];

		if (c == '\\') {
			c = i < line.len - 1 ? get_escape(line.s + i,
							  line.len - 1 - i, &n)
					     : '\0';
			i += n;
		} else if (c == '"') {
			c = '\0';
		}
		if (!c)
			return target_fail(r->error,
					   N_("PO string that is not right"),
					   r->line);
		if (!bytes_add_char(string, c))
			return error_no_memory(r->error);
	}
	return SUMARIO_OK;
}

/* -- Entries ------------------------------------------------------------- */

static bool
keep(struct reading *r, enum field field, struct span *out)
{
	struct bytes *string = &r->strings[field];

	if (!r->has[field])
		return true;
	if (string->n_items)
		string->n_items = xml_restore(string->items, string->n_items);
	*out = target_keep(r->file,
			   (struct span){string->items, string->n_items});
	return out->s != NULL;
}

/* What has been read is an entry, the header, or nothing. */
static enum sumario_status
end_entry(struct reading *r)
{
	struct returned unit = {.state = TARGET_INITIAL};
	bool is_unit = r->has[SOURCE] && r->strings[SOURCE].n_items;

	if (r->has[CONTEXT] && !r->has[SOURCE])
		return target_fail(r->error, N_("PO entry without msgid"),
				   r->line);
	if (r->fuzzy)
		unit.doubt = "fuzzy";
	if (is_unit &&
	    (!keep(r, CONTEXT, &unit.id) || !keep(r, SOURCE, &unit.source) ||
	     !keep(r, TARGET, &unit.target) || !target_add(r->file, &unit)))
		return error_no_memory(r->error);
	for (int i = 0; i < N_FIELDS; i++) {
		r->strings[i].n_items = 0;
		r->has[i] = false;
	}
	r->fuzzy = false;
	return SUMARIO_OK;
}

static enum sumario_status
begin_field(struct reading *r, enum field field, struct span line)
{
	const char *quote = memchr(line.s, '"', line.len);
	enum sumario_status status = SUMARIO_OK;

	if (field == CONTEXT || (field == SOURCE && r->has[SOURCE]))
		status = end_entry(r);
	if (status)
		return status;
	if (!quote || (r->has[field] && field != OTHER))
		return target_fail(r->error, N_("PO entry that is not right"),
				   r->line);
	if (field == CONTEXT || (field == SOURCE && !r->has[CONTEXT])) {
		r->fuzzy = r->next_fuzzy;
		r->next_fuzzy = false;
	}
	r->field = field;
	r->has[field] = true;
	line.len -= (size_t)(quote - line.s);
	line.s = quote;
	return add_string(r, line);
}

/* Flags are of the entry that follows, even if that is obsolete. */
static void
take_comment(struct reading *r, struct span line)
{
	if (begins(line, "#~"))
		r->next_fuzzy = false;
	if (!begins(line, "#,"))
		return;
	span_take(&line, ',');
	while (line.len)
		if (span_is(unicode_trim(span_take(&line, ',')), "fuzzy"))
			r->next_fuzzy = true;
}

static enum sumario_status
read_line(struct reading *r, struct span line)
{
	static const struct {
		const char *word;
		enum field field;
	} words[] = {{"msgctxt ", CONTEXT},    {"msgid ", SOURCE},
		     {"msgstr ", TARGET},      {"msgstr[0] ", TARGET},
		     {"msgid_plural ", OTHER}, {"msgstr[", OTHER}};

	if (line.len && line.s[0] == '#')
		take_comment(r, line);
	if (!line.len || line.s[0] == '#')
		return SUMARIO_OK;
	if (line.s[0] == '"')
		return add_string(r, line);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (begins(line, words[i].word))
			return begin_field(r, words[i].field, line);
	return target_fail(r->error, N_("PO line that is not right"), r->line);
}

static enum sumario_status
read_po(struct target_file *file, const char *s, size_t len,
	struct sumario_error *error)
{
	struct reading r = {.file = file,
			    .error = error,
			    .line = file->n_lines,
			    .field = OTHER};
	struct span rest = {s, len};
	enum sumario_status status = SUMARIO_OK;

	while (!status && rest.len) {
		r.line++;
		status = read_line(&r, next_line(&rest));
	}
	if (!status)
		status = end_entry(&r);
	file->n_lines = r.line;
	for (int i = 0; i < N_FIELDS; i++)
		vector_release(&r.strings[i]);
	return status;
}

/* Where the line before I ends, without CR. */
static size_t
find_line_end(const char *s, size_t i)
{
	return i && s[i - 1] == '\r' ? i - 1 : i;
}

/* After the last blank line that is behind a string: an entry is over there. */
static size_t
find_cut(const struct target_file *file, const char *s, size_t len)
{
	(void)file;
	for (size_t i = len; i-- > 0;) {
		size_t end;

		if (s[i] != '\n')
			continue;
		end = find_line_end(s, i);
		if (!end || s[end - 1] != '\n')
			continue;
		end = find_line_end(s, end - 1);
		if (end && s[end - 1] == '"')
			return i + 1;
	}
	return 0;
}

const struct target_reader target_po = {"po", SUMARIO_PO, recognise, read_po,
					find_cut};
