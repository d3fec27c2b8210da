/* SPDX-License-Identifier: MIT */
/* One translation a line, in the manifest's order; nothing else ties them. */
#include <config.h>

#include "base/error.h"
#include "bitext/target.h"

#include <string.h>

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
	const char *end = s + len;

	file->pairing = TARGET_BY_ORDER;
	while (s < end) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		size_t n = (size_t)((stop ? stop : end) - s);
		struct returned unit = {.state = TARGET_INITIAL};

		unit.target = target_keep(
			file,
			(struct span){s, n && s[n - 1] == '\r' ? n - 1 : n});
		if (!unit.target.s || !target_add(file, &unit))
			return error_no_memory(error);
		s += n + (stop != NULL);
	}
	return SUMARIO_OK;
}

const struct target_reader target_lines = {"mt-lines", recognise, read_lines};
