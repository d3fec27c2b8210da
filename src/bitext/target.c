/* SPDX-License-Identifier: MIT */
/*
 * Translations that come back, in whatever format.
 * The first reader that recognises the contents takes them, once they are
 * UTF-8: spreadsheets write UTF-16, and PO names its encoding in its header.
 * XML is decoded by its reader.
 */
#include <config.h>

#include "bitext/target.h"

#include "bitext/code.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/bytes.h"
#include "text/charset.h"
#include "text/encoding.h"
#include "text/unicode.h"

#include <string.h>

/* The name of an encoding, and where in PO it is looked for. */
#define MAX_NAME 32
#define MAX_PO_HEADER 4096

/* Any text is lines, so that one is last. */
static const struct target_reader *const readers[] = {
	&target_html, &target_xml,   &target_jliff, &target_json,
	&target_po,   &target_table, &target_talk, &target_lines,
};

struct span
target_keep(struct target_file *file, struct span span)
{
	return (struct span){arena_strndup(file->arena, span.s, span.len),
			     span.len};
}

struct span
target_keep_plain(struct target_file *file, char *s, size_t len)
{
	return target_keep(file, (struct span){s, code_strip(s, len)});
}

bool
target_keep_coded(struct target_file *file, char *s, size_t len,
		  struct returned *unit)
{
	struct span text = {s, len};

	if (code_is_in(text)) {
		unit->marked = target_keep(file, text);
		if (!unit->marked.s)
			return false;
	}
	unit->target = target_keep_plain(file, s, len);
	return unit->target.s != NULL;
}

/* OmegaT writes so before what it has put in for something alike. */
static void
take_fuzzy_mark(struct returned *unit)
{
	static const char mark[] = "[fuzzy]";
	const size_t n = sizeof(mark) - 1;

	if (!ascii_begins(unit->target.s, unit->target.len, mark) ||
	    ascii_begins(unit->source.s, unit->source.len, mark))
		return;
	unit->target.s += n;
	unit->target.len -= n;
	unit->doubt = "fuzzy";
}

bool
target_add(struct target_file *file, const struct returned *unit)
{
	if (file->take)
		return file->take(file->user, unit);
	if (!vector_add_room(&file->units, 1))
		return false;
	file->units.items[file->units.n_items] = *unit;
	take_fuzzy_mark(&file->units.items[file->units.n_items++]);
	return true;
}

bool
target_read_key(struct span key, uint64_t *hash)
{
	uint64_t value = 0;

	if (key.len < 17 || key.s[16] != '-')
		return false;
	for (int i = 0; i < 16; i++) {
		int digit = ascii_hex_digit(key.s[i]);

		if (digit < 0)
			return false;
		value = value << 4 | (unsigned)digit;
	}
	*hash = value;
	return true;
}

void
target_note(struct target_file *file, const struct finding_kind *kind,
	    struct span id)
{
	struct findings *findings = file->findings;

	if (!findings)
		return;
	if (!vector_add_room(findings, 1)) {
		file->no_memory = true;
		return;
	}
	findings->items[findings->n_items++] = finding_make(
		kind, id.s, SPAN_NONE, SPAN_NONE, SPAN_NONE);
}

void
target_note_once(struct target_file *file, const struct finding_kind *kind,
		 bool *told)
{
	if (!*told)
		target_note(file, kind, SPAN_NONE);
	*told = true;
}

enum sumario_status
target_fail(struct sumario_error *error, const char *message, uint64_t line)
{
	error_set(error, SUMARIO_BAD_DATA, "bad-target", message);
	if (error)
		error->line = line;
	return SUMARIO_BAD_DATA;
}

static enum sumario_status
check_text(const char *s, size_t len, struct sumario_error *error)
{
	size_t n_valid = utf8_valid_prefix(s, len);
	const char *nul = len ? memchr(s, '\0', len) : NULL;

	if (n_valid < len)
		return charset_fail_utf8(error, s, n_valid);
	if (nul)
		return error_set_at(error, SUMARIO_BAD_DATA, "bad-target",
				    N_("U+0000 in a translation"),
				    (uint64_t)(nul - s));
	return SUMARIO_OK;
}

/* Escapes and placeholders may stand for what no text holds. */
static bool
is_text(struct span span)
{
	return !span.len || (utf8_valid_prefix(span.s, span.len) == span.len &&
			     !memchr(span.s, '\0', span.len));
}

static enum sumario_status
check_units(const struct target_file *file, struct sumario_error *error)
{
	for (size_t i = 0; i < file->units.n_items; i++) {
		const struct returned *unit = &file->units.items[i];

		if (!is_text(unit->id) || !is_text(unit->source) ||
		    !is_text(unit->target))
			return target_fail(
				error, N_("escape that stands for no text"), 0);
	}
	return SUMARIO_OK;
}

static struct span
skip_space(struct span text)
{
	while (text.len && ascii_is_space(text.s[0])) {
		text.s++;
		text.len--;
	}
	return text;
}

/* The encoding that the header of PO names, into NAME; false: none but UTF-8.
 */
static bool
find_po_encoding(struct span text, char name[MAX_NAME])
{
	static const char key[] = "charset=";
	const size_t n_key = sizeof(key) - 1;

	if (text.len > MAX_PO_HEADER)
		text.len = MAX_PO_HEADER;
	for (size_t i = 0; i + n_key < text.len; i++) {
		size_t n = 0;

		if (memcmp(text.s + i, key, n_key) != 0)
			continue;
		for (i += n_key; i < text.len && n + 1 < MAX_NAME &&
				 !memchr(" \t\\\"\n", text.s[i], 5);
		     i++)
			name[n++] = text.s[i];
		name[n] = '\0';
		return encoding_find(name) > UTF_8;
	}
	return false;
}

/* Which encoding the text is in, if not in that of its reader; else NULL. */
static const char *
find_encoding(struct span text, char name[MAX_NAME])
{
	size_t mark;
	int found = encoding_find_mark(text.s, text.len, &mark);

	if (found == ENCODING_UNKNOWN)
		found = encoding_find_utf16(text.s, text.len);
	if (found > UTF_8)
		return encoding_list[found].name;
	return target_po.recognise(text.s, text.len) &&
			       utf8_valid_prefix(text.s, text.len) < text.len &&
			       find_po_encoding(text, name)
		       ? name
		       : NULL;
}

static bool
is_xml(struct span text)
{
	text = skip_space(text);
	return !target_html.recognise(text.s, text.len) &&
	       target_xml.recognise(text.s, text.len);
}

/*
 * TEXT becomes UTF-8 without a byte-order mark, in STORE where it was not.  XML
 * stays as it came, for its reader.
 */
static enum sumario_status
decode(struct span *text, struct bytes *store, bool *xml,
       struct sumario_error *error)
{
	char name[MAX_NAME];
	const char *encoding = find_encoding(*text, name);
	struct charset_text decoded;
	struct span utf8;
	enum sumario_status status;

	if (text->len >= 3 && !memcmp(text->s, "\xEF\xBB\xBF", 3))
		*text = (struct span){text->s + 3, text->len - 3};
	utf8 = *text;
	if (encoding) {
		status = charset_decode(text->s, text->len, encoding, NULL,
					SUMARIO_ON_ERROR_FAIL, store, &decoded,
					error);
		if (status)
			return status;
		utf8 = (struct span){decoded.bytes, decoded.n_bytes};
	}
	*xml = is_xml(utf8);
	if (*xml)
		return SUMARIO_OK;
	*text = utf8;
	return check_text(text->s, text->len, error);
}

static const struct target_reader *
find_reader(struct span text)
{
	const struct target_reader *const *reader = readers;

	while (!(*reader)->recognise(text.s, text.len))
		reader++;
	return *reader;
}

const struct target_reader *
target_find_reader(const char *s, size_t len)
{
	struct span text = skip_space((struct span){s, len});
	char name[MAX_NAME];
	const struct target_reader *reader;

	if (!text.len || find_encoding(text, name) || is_xml(text))
		return NULL;
	reader = find_reader(text);
	/* What is not ASCII in it may come later. */
	if (reader == &target_po && find_po_encoding(text, name))
		return NULL;
	return reader->find_cut ? reader : NULL;
}

enum sumario_status
target_read_part(struct target_file *file, const struct target_reader *reader,
		 const char *s, size_t len, struct sumario_error *error)
{
	enum sumario_status status = check_text(s, len, error);

	file->reader = reader;
	if (!status)
		status = reader->read(file, s, len, error);
	return status ? status : check_units(file, error);
}

enum sumario_status
target_read(struct target_file *file, const char *s, size_t len,
	    struct sumario_error *error)
{
	struct span text = {s, len}, rest;
	struct bytes store = {0};
	bool xml = false;
	enum sumario_status status = decode(&text, &store, &xml, error);

	rest = skip_space(text);
	if (!status && !rest.len)
		status = error_set(error, SUMARIO_BAD_DATA, "empty-target",
				   N_("the translation is empty"));
	if (!status) {
		file->reader = xml ? &target_xml : find_reader(rest);
		status = file->reader->read(file, text.s, text.len, error);
	}
	if (!status)
		status = check_units(file, error);
	vector_release(&store);
	return status;
}

enum sumario_format
target_get_format(const struct target_file *file)
{
	if (file->format || !file->reader)
		return file->format;
	return file->reader->format;
}

void
target_release(struct target_file *file)
{
	vector_release(&file->units);
}
