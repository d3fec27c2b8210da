/* SPDX-License-Identifier: MIT */
/*
 * The first reader that recognises the contents takes them.  All of them but
 * XML are UTF-8; a NUL is in none.
 */
#include <config.h>

#include "bitext/target.h"

#include "base/ascii.h"
#include "base/error.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <string.h>

/* Any text is lines, so that one is last. */
static const struct target_reader *const readers[] = {
	&target_html, &target_xml, &target_json,
	&target_po,   &target_tsv, &target_lines,
};

struct span
target_keep(struct target_file *file, struct span span)
{
	return (struct span){arena_strndup(file->arena, span.s, span.len),
			     span.len};
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

enum sumario_status
target_fail(struct sumario_error *error, const char *message, uint64_t line)
{
	error_set(error, SUMARIO_BAD_DATA, "bad-target", message);
	if (error)
		error->line = line;
	return SUMARIO_BAD_DATA;
}

/* XML in UTF-16 has a mark in front and is expat's to decode. */
static bool
is_utf16(const char *s, size_t len)
{
	return len >= 2 &&
	       (!memcmp(s, "\xFF\xFE", 2) || !memcmp(s, "\xFE\xFF", 2));
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

enum sumario_status
target_read(struct target_file *file, const char *s, size_t len,
	    struct sumario_error *error)
{
	const struct target_reader *const *reader = readers;
	enum sumario_status status;
	size_t i = 0;

	if (is_utf16(s, len))
		return target_xml.read(file, s, len, error);
	if (len >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
		i = 3;
	s += i;
	len -= i;
	i = 0;
	while (i < len && memchr(" \t\r\n", s[i], 4))
		i++;
	if (i == len)
		return error_set(error, SUMARIO_BAD_DATA, "empty-target",
				 N_("the translation is empty"));
	/* XML may be of another encoding. */
	if (target_html.recognise(s + i, len - i) ||
	    !target_xml.recognise(s + i, len - i)) {
		status = check_text(s, len, error);
		if (status)
			return status;
	}
	while (!(*reader)->recognise(s + i, len - i))
		reader++;
	status = (*reader)->read(file, s, len, error);
	return status ? status : check_units(file, error);
}

void
target_release(struct target_file *file)
{
	vector_release(&file->units);
}
