/* SPDX-License-Identifier: MIT */
/*
 * The rules of doc/segmentation.md, under the names they have there.  Each
 * costs no more than a fixed number of bytes looked at.
 */
#ifndef SPLIT_RULE_H
#define SPLIT_RULE_H

#include "split/stop.h"

enum rule_verdict { RULE_PASS, RULE_ENDS, RULE_GOES_ON };

struct rule {
	const char *name;
	const char *why; /* what the rule looks at, in a few words */
	enum rule_verdict (*ask)(const struct stop *);
};

/*
 * The rule that decides at P, of which the walker has filled in the part
 * before first; looks at the rest.
 */
const struct rule *rule_decide(struct stop *p, bool *is_end);

#endif
