/* SPDX-License-Identifier: MIT */
/* What pairing and checks have to say of a translation. */
#ifndef BITEXT_FINDING_H
#define BITEXT_FINDING_H

#include "base/error.h"
#include "base/span.h"
#include "base/vector.h"

VECTOR_TYPE(findings, struct sumario_finding);

/* A kind of finding: its stable code and its message, a gettext msgid. */
struct finding_kind {
	const char *code, *message;
	bool refused; /* nothing can be merged */
};

/*
 * A finding of that kind on UNIT (NULL: none) and what came back.  Its texts
 * are those handed in; DETAIL is cut to its room.
 */
struct sumario_finding finding_make(const struct finding_kind *kind,
				    const char *id, struct span source,
				    struct span target, struct span detail);

#endif
