/* SPDX-License-Identifier: MIT */
/*
 * Translation memories for callers: each function is one of bitext/memory.h.  A
 * memory is filled first, from TMX 1.4 files, and only read after that, so many
 * threads may ask it.
 */
#include <config.h>

#include "sumario.h"

#include "bitext/memory.h"
#include "text/language.h"

#include <stdlib.h>

struct sumario_memory *
sumario_memory_new(void)
{
	struct sumario_memory *memory = malloc(sizeof(*memory));

	if (memory)
		memory_init(memory);
	return memory;
}

void
sumario_memory_free(struct sumario_memory *memory)
{
	if (memory)
		memory_release(memory);
	free(memory);
}

enum sumario_status
sumario_memory_read_tmx(struct sumario_memory *memory, const char *origin,
			const void *bytes, size_t len, const char *source_lang,
			const char *target_lang, struct sumario_error *error)
{
	if (!*source_lang)
		source_lang = language_default()->tag;
	return memory_read_tmx(memory, origin, bytes, len, source_lang,
			       target_lang, error);
}

size_t
sumario_memory_count(const struct sumario_memory *memory)
{
	return memory->units.n_items;
}
