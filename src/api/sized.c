/* SPDX-License-Identifier: MIT */
/*
 * Options and output, as their callers know them.  The size at the beginning
 * says how many members there are; they are only ever added at the end.  It is
 * the way of Linux's extensible system calls (copy_struct_from_user).
 */
#include <config.h>

#include "api/sized.h"

#include "base/error.h"

#include <string.h>

/* Up to the last member that the first version with sizes has. */
#define OPTIONS_MIN \
	(offsetof(struct sumario_options, translate_words) + sizeof(uint64_t))
#define OUTPUT_MIN (offsetof(struct sumario_output, number) + sizeof(uint64_t))

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Copies SIZE bytes to N; false: too few, or something in those beyond. */
static bool
copy(void *to, size_t n, const void *from, size_t size, size_t min)
{
	const char *bytes = from;

	if (size < min)
		return false;
	for (size_t i = n; i < size; i++)
		if (bytes[i])
			return false;
	memcpy(to, from, smaller(n, size));
	return true;
}

void
sumario_options_init_size(struct sumario_options *options, size_t size)
{
	struct sumario_options full = {.source_lang = "",
				       .target_lang = "en",
				       .profile = SUMARIO_PROFILE_AUTO,
				       .budget_unit = SUMARIO_SENTENCES,
				       .budget_value = 5,
				       .n_keywords = 10,
				       .depth = SUMARIO_DEPTH_RANK,
				       .entities = true};

	full.size = size;
	memset(options, 0, size);
	memcpy(options, &full, smaller(size, sizeof(full)));
}

void
sumario_output_init_size(struct sumario_output *output, size_t size)
{
	struct sumario_output full = {.offsets = SUMARIO_OFFSETS_CODEPOINT |
						 SUMARIO_OFFSETS_BYTE,
				      .source_lang = "es",
				      .target_lang = "en",
				      .number = 1};

	full.size = size;
	memset(output, 0, size);
	memcpy(output, &full, smaller(size, sizeof(full)));
}

/* An empty string is as good as none. */
static void
drop_empty(const char **field)
{
	if (*field && !**field)
		*field = NULL;
}

enum sumario_status
sized_take_options(struct sumario_options *full,
		   const struct sumario_options *given,
		   struct sumario_error *error)
{
	sumario_options_init(full);
	if (!copy(full, sizeof(*full), given, given->size, OPTIONS_MIN)) {
		sumario_options_init(full);
		return error_set(error, SUMARIO_USAGE, "bad-options",
				 N_("options of an unknown size"));
	}
	full->size = sizeof(*full);
	drop_empty(&full->id);
	drop_empty(&full->title);
	drop_empty(&full->original);
	drop_empty(&full->target_lang);
	drop_empty(&full->required_lang);
	if (!full->source_lang)
		full->source_lang = "";
	if (!full->target_lang)
		full->target_lang = "en";
	return SUMARIO_OK;
}

enum sumario_status
sized_take_output(struct sumario_output *full,
		  const struct sumario_output *given)
{
	sumario_output_init(full);
	if (!copy(full, sizeof(*full), given, given->size, OUTPUT_MIN)) {
		sumario_output_init(full);
		return SUMARIO_USAGE;
	}
	full->size = sizeof(*full);
	return SUMARIO_OK;
}
