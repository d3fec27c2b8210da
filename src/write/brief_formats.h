/* SPDX-License-Identifier: MIT */
/* A briefing as json (doc/sumario-brief-1.schema.json), markdown or bullets. */
#ifndef WRITE_BRIEF_FORMATS_H
#define WRITE_BRIEF_FORMATS_H

#include "base/buffer.h"
#include "brief/brief.h"

/* Whether there is a briefing in FORMAT. */
bool brief_has_format(enum sumario_format format);

/* Writes BRIEF, which has been made, in FORMAT, which it has. */
void brief_write(const struct brief *brief, enum sumario_format format,
		 struct buffer *out);

#endif
