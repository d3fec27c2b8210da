/* SPDX-License-Identifier: MIT */
/* A merged article in its output formats, found by the writers' names. */
#ifndef BITEXT_OUTPUT_H
#define BITEXT_OUTPUT_H

#include "base/buffer.h"
#include "bitext/manifest.h"

/* One bitext being written. */
struct output {
	struct buffer *out;
	const struct manifest *manifest;
	const struct sumario_output *how;
};

struct output_format {
	const char *name;
	bool needs_whole; /* all segments must be there */
	void (*put)(const struct output *output);
};

/* The format of that name, or NULL. */
const struct output_format *output_find(const char *name);

#endif
