/* SPDX-License-Identifier: MIT */
/*
 * Translations as lines, one a segment, in the order of the manifest: what
 * machine translation gives back for -f mt-lines.  Nothing but the order tells
 * whose they are, unless the ids that were written beside them are there, too.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/error.h"
#include "bitext/target.h"

static bool
recognise(const char *s, size_t len)
{
	(void)s;
	(void)len;
	return true;
}

/* What only a file of another format has, which is damaged then. */
static bool
is_of_other_format(struct span text)
{
	static const char *const signs[] = {"</target>", "</seg>",
					    "\"target\":", "<p id=\"s1\">"};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (span_contains(text, signs[i]))
			return true;
	return ascii_begins(text.s, text.len, "```");
}

/* The id and key of the next line, if they are known. */
static bool
take_ids(struct target_file *file, struct returned *unit)
{
	struct span line = span_take_line(&file->ids);

	unit->id = target_keep(file, span_take(&line, '\t'));
	unit->key = target_keep(file, line);
	return unit->id.s && unit->key.s;
}

static size_t
count_lines(struct span text)
{
	size_t n = 0;

	for (; text.len; n++)
		span_take(&text, '\n');
	return n;
}

/* A line too many or too few, and nobody knows which is whose. */
static enum sumario_status
check_count(struct target_file *file, struct span text,
	    struct sumario_error *error)
{
	size_t n = count_lines(text), n_ids = count_lines(file->ids);
	char detail[2 * BUFFER_MAX_NUMBER + 8], *end;

	if (n == n_ids)
		return SUMARIO_OK;
	end = buffer_format_number(detail, n);
	memcpy(end, " \xE2\x89\xA0 ", 5);
	end = buffer_format_number(end + 5, n_ids);
	*end = '\0';
	error_set(error, SUMARIO_BAD_DATA, "wrong-count",
		  N_("not as many lines as segments"));
	error_set_detail(error, detail);
	return SUMARIO_BAD_DATA;
}

static enum sumario_status
read_lines(struct target_file *file, const char *s, size_t len,
	   struct sumario_error *error)
{
	struct span rest = {s, len};
	bool has_ids = file->ids.s != NULL;

	if (is_of_other_format(rest))
		return target_fail(error,
				   N_("damaged, so that its format is "
				      "not known"),
				   0);
	if (has_ids && check_count(file, rest, error))
		return SUMARIO_BAD_DATA;
	file->is_lines = true;
	file->pairing = has_ids ? TARGET_BY_SOURCE : TARGET_BY_ORDER;
	while (rest.len) {
		struct returned unit = {.state = TARGET_INITIAL};

		unit.target = target_keep(file, span_take_line(&rest));
		if (!unit.target.s || (has_ids && !take_ids(file, &unit)) ||
		    !target_add(file, &unit))
			return error_no_memory(error);
	}
	return SUMARIO_OK;
}

const struct target_reader target_lines = {"mt-lines", SUMARIO_MT_LINES, recognise, read_lines,
					   NULL};
