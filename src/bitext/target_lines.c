/* SPDX-License-Identifier: MIT */
/*
 * Translations as lines, one a segment, in the order of the manifest: what
 * machine translation gives back for -f mt-lines.  Nothing but the order tells
 * whose they are.
 */
#include <config.h>

#include "base/ascii.h"
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

static enum sumario_status
read_lines(struct target_file *file, const char *s, size_t len,
	   struct sumario_error *error)
{
	struct span rest = {s, len};

	if (is_of_other_format(rest))
		return target_fail(error,
				   N_("damaged, so that its format is "
				      "not known"),
				   0);
	file->pairing = TARGET_BY_ORDER;
	while (rest.len) {
		struct returned unit = {.state = TARGET_INITIAL};

		unit.target = target_keep(file, span_take_line(&rest));
		if (!unit.target.s || !target_add(file, &unit))
			return error_no_memory(error);
	}
	return SUMARIO_OK;
}

const struct target_reader target_lines = {"mt-lines", recognise, read_lines};
