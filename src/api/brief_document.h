/* SPDX-License-Identifier: MIT */
/*
 * The document of a briefing: names of sections, headlines, sentences and
 * differing figures are its segments, in the order in which they are read.
 */
#ifndef API_BRIEF_DOCUMENT_H
#define API_BRIEF_DOCUMENT_H

#include "api/work.h"
#include "bitext/briefing.h"
#include "brief/brief.h"

/*
 * Makes DOC and BRIEFING of BRIEF, which has been made.  OPTIONS have the
 * languages.  SUMARIO_LIMIT: it has 4 GiB; SUMARIO_USAGE, SUMARIO_NO_MEMORY.
 */
enum sumario_status brief_document_make(struct briefing *briefing,
					struct sumario_document *doc,
					const struct brief *brief,
					const struct sumario_options *options,
					struct sumario_error *error);

/* The segment of bullet number BULLET of BRIEF. */
uint32_t brief_document_find(const struct briefing *briefing,
			     const struct brief *brief, size_t bullet);

#endif
