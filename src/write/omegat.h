/* SPDX-License-Identifier: MIT */
/* The project file of OmegaT (4.3 and earlier ones read it). */
#ifndef WRITE_OMEGAT_H
#define WRITE_OMEGAT_H

#include "base/buffer.h"

/* Writes omegat.project for the languages of OUTPUT. */
void omegat_write_project(struct buffer *out,
			  const struct sumario_output *output);

#endif
