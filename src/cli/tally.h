/* SPDX-License-Identifier: MIT */
/* What has become of the articles of a batch. */
#ifndef CLI_TALLY_H
#define CLI_TALLY_H

#include "sumario.h"

#include <stddef.h>
#include <stdint.h>

/* More codes than an article can be rejected with. */
#define MAX_TALLY_CODES 32

struct tally {
	uint64_t n_results, n_errors;
	uint64_t n_bytes; /* of the articles, decompressed */
	/* Errors by code; those that find no place are in n_errors only. */
	struct {
		const char *code; /* not owned */
		uint64_t n;
	} codes[MAX_TALLY_CODES];
	size_t n_codes;
	/* Of translations. */
	struct sumario_coverage coverage;
	uint64_t n_findings;
	uint64_t n_refused; /* of them: something was left out for it */
};

/* Counts N errors of CODE. */
void tally_add_errors(struct tally *tally, const char *code, uint64_t n);

/* Adds what is translated of another article. */
void tally_add_coverage(struct tally *tally,
			const struct sumario_coverage *more);

/* Adds what MORE has counted. */
void tally_add(struct tally *tally, const struct tally *more);

/* Results and errors: as many as there were records. */
uint64_t tally_records(const struct tally *tally);

#endif
