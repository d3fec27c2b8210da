/* SPDX-License-Identifier: MIT */
/*
 * The manifest: our own JSON of one article, read back strictly.  What it says
 * of itself must hold, or it is refused: the segments tile the text, offsets
 * and keys belong to their sources, the whole has the hash that stands there.
 */
#ifndef BITEXT_MANIFEST_H
#define BITEXT_MANIFEST_H

#include "base/arena.h"
#include "bitext/unit.h"

struct manifest {
	struct span bytes; /* all of it, as it came */
	struct span id, original, title, source_lang, target_lang;
	struct span leading;
	struct units units;
	struct unit_numbers summary; /* key sentences in their order */
	bool is_whole;	 /* holds all segments, not only the key sentences */
	uint32_t *by_id; /* units, sorted by id */
};

/*
 * Reads a manifest into MANIFEST, zeroed memory; it is copied into ARENA.
 * ERROR: bad-json, bad-manifest (with the segment's id as detail), no-memory.
 * Whatever happens, manifest_release() frees.
 */
enum sumario_status manifest_read(struct manifest *manifest,
				  struct arena *arena, const char *bytes,
				  size_t len, struct sumario_error *error);

void manifest_release(struct manifest *manifest);

/* The unit with that id, or UNIT_NONE. */
uint32_t manifest_find(const struct manifest *manifest, struct span id);

/*
 * Notes where the values of "target" and "state" of each segment stand, so
 * that they can be replaced and all else stay as it is.  The bytes are JSON
 * that json_check() has passed.  False: not one of each for each unit.
 */
bool manifest_locate(struct manifest *manifest);

#endif
