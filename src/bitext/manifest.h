/* SPDX-License-Identifier: MIT */
/*
 * The manifest: our own JSON of one article or briefing, read back strictly.  What it says
 * of itself must hold, or it is refused: leading, sources and gaps give the
 * text, offsets and keys belong to their sources, the whole has the hash that
 * it names.  What comes of it is the article again, with its targets.
 */
#ifndef BITEXT_MANIFEST_H
#define BITEXT_MANIFEST_H

#include "bitext/briefing.h"
#include "bitext/translation.h"
#include "rank/ranking.h"

/* Members of a segment that a merge writes anew. */
enum manifest_member { MANIFEST_TARGET, MANIFEST_STATE, MANIFEST_NOTES };

/* The value of such a member in the manifest's bytes. */
struct manifest_value {
	size_t begin, end;
	uint32_t segment;
	enum manifest_member member;
};

VECTOR_TYPE(manifest_values, struct manifest_value);

struct manifest {
	struct span bytes; /* all of it, as it came; S is NULL: not read yet */
	struct document article; /* its strings live in its arena */
	struct ranking ranking;	 /* of the article */
	struct translation translation;
	struct manifest_values values;
	bool is_whole; /* holds all segments, not only the key sentences */
	bool is_briefing;
	struct briefing briefing; /* of the article, if it is one */
};

/*
 * Reads a manifest into MANIFEST, zeroed memory.  ERROR: bad-json, bad-manifest
 * (with the segment's id as detail), no-memory.  Whatever happens,
 * manifest_release() frees.
 */
enum sumario_status manifest_read(struct manifest *manifest, const char *bytes,
				  size_t len, struct sumario_error *error);

void manifest_release(struct manifest *manifest);

/* The segment with that id, or SEGMENT_NONE. */
uint32_t manifest_find(const struct manifest *manifest, struct span id);

/*
 * Notes where the values of these members of each segment are, so that they can
 * be replaced and all else stay as it is.  The bytes are JSON that
 * json_check() has passed.  False: out of memory.
 */
bool manifest_locate(struct manifest *manifest);

#endif
