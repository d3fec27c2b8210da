/* SPDX-License-Identifier: MIT */
/* What merge has to say of an article: findings, and how far it is. */
#ifndef CLI_MERGE_TELL_H
#define CLI_MERGE_TELL_H

#include "cli/option.h"
#include "cli/tally.h"

/* Whom the findings are of. */
struct merge_tell {
	const struct command *command;
	const char *file;    /* the translation, as in messages */
	const char *article; /* its id, where there are many; or NULL */
	struct tally *tally; /* counts them */
};

/* A sumario_finding_fn for a struct merge_tell. */
bool merge_tell_finding(void *user, const struct sumario_finding *finding);

/*
 * Says how much is translated of ARTICLE; NULL: of all, which are N_ARTICLES; 0:
 * there is one only.
 */
void merge_tell_coverage(const struct command *command, const char *article,
			 uint64_t n_articles, const struct sumario_coverage *c,
			 uint64_t n_findings);

#endif
