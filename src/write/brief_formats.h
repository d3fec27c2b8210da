/* SPDX-License-Identifier: MIT */
/* A briefing as json: doc/sumario-brief-1.schema.json. */
#ifndef WRITE_BRIEF_FORMATS_H
#define WRITE_BRIEF_FORMATS_H

#include "brief/brief.h"
#include "write/writer.h"

/*
 * Writes BRIEF, of which the document and briefing of WRITING were made; on
 * lines of their own if INDENTED, else on one.
 */
void brief_write(const struct brief *brief, const struct writing *writing,
		 bool indented);

#endif
