/* SPDX-License-Identifier: MIT */
/* A translation put back into what it came from. */
#ifndef API_SUMARIO_ORIGINAL_H
#define API_SUMARIO_ORIGINAL_H

#include "bitext/manifest.h"

struct sumario_document;

/*
 * As sumario_bitext_write_original(), of which this is the work.  The original
 * as it was read goes to *READ, which is freed before and the caller's to free;
 * it points into RAW.  NULL: it could not be read.
 */
enum sumario_status original_put(const struct manifest *manifest,
				 struct span raw, struct sumario_document **read,
				 sumario_finding_fn *tell, void *tell_user,
				 sumario_write_fn *write, void *user,
				 struct sumario_error *error);

/* Whether FINDING is of codes that can be right if they are sent again. */
bool original_can_be_mended(const struct sumario_finding *finding);

#endif
