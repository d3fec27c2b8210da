/* SPDX-License-Identifier: MIT */
/* A translation put back into what it came from. */
#ifndef API_SUMARIO_ORIGINAL_H
#define API_SUMARIO_ORIGINAL_H

#include "bitext/manifest.h"

/* As sumario_bitext_write_original(), of which this is the work. */
enum sumario_status original_put(const struct manifest *manifest,
				 struct span raw, sumario_finding_fn *tell,
				 void *tell_user, sumario_write_fn *write,
				 void *user, struct sumario_error *error);

#endif
