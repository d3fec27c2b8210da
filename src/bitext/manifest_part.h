/* SPDX-License-Identifier: MIT */
/* What the files that read a manifest share. */
#ifndef BITEXT_MANIFEST_PART_H
#define BITEXT_MANIFEST_PART_H

#include "base/bytes.h"
#include "bitext/manifest.h"

#include <cjson/cJSON.h>

struct manifest_reading {
	struct manifest *manifest;
	struct document *doc; /* the manifest's article */
	struct sumario_error *error;
	struct bytes scratch;
	bool contiguous;		 /* so far no segment is left out */
	uint64_t byte, codepoint, utf16; /* where the last gap ended */
	uint64_t n_chars;		 /* document.chars */
	struct span hash;		 /* document.sourceHash */
};

/* bad-manifest, with what is wrong and where. */
enum sumario_status manifest_fail(struct manifest_reading *r,
				  const char *message, const char *detail);
enum sumario_status manifest_fail_member(struct manifest_reading *r,
					 const char *name);

/* The one member of that name; NULL: none, or several. */
const cJSON *manifest_get_member(const cJSON *object, const char *name);

/* A string, which lives in the tree; null is taken if NULLABLE. */
enum sumario_status manifest_get_string(struct manifest_reading *r,
					const cJSON *object, const char *name,
					bool nullable, struct span *out);

/* A copy in the article's arena; NULL of what is not there. */
enum sumario_status manifest_keep_string(struct manifest_reading *r,
					 const cJSON *object, const char *name,
					 bool nullable, const char **out);

/* Of a briefing: its stories, when the segments have been read. */
enum sumario_status manifest_read_briefing(struct manifest_reading *r,
					   const cJSON *root);

#endif
