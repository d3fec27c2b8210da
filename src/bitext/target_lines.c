/* SPDX-License-Identifier: MIT */
/*
 * Translations as lines, one a segment, in the order of the manifest: what
 * machine translation gives back for -f mt-lines.  Nothing but the order tells
 * whose they are.
 */
#include <config.h>

#include "base/error.h"
#include "bitext/target.h"

static bool
recognise(const char *s, size_t len)
{
	(void)s;
	(void)len;
	return true;
}

static enum sumario_status
read_lines(struct target_file *file, const char *s, size_t len,
	   struct sumario_error *error)
{
	struct span rest = {s, len};

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
