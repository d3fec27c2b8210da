/* SPDX-License-Identifier: MIT */
/*
 * What became of the articles of a run.
 * Each worker counts for itself; what it counted is added in the order of the
 * input, so that the codes are in the order in which they were first met.
 */
#include <config.h>

#include "cli/tally.h"

#include <string.h>

static void
add_code(struct tally *tally, const char *code, uint64_t n)
{
	size_t i = 0;

	while (i < tally->n_codes && strcmp(tally->codes[i].code, code))
		i++;
	if (i == MAX_TALLY_CODES)
		return;
	if (i == tally->n_codes) {
		tally->codes[i].code = code;
		tally->codes[i].n = 0;
		tally->n_codes++;
	}
	tally->codes[i].n += n;
}

void
tally_add_errors(struct tally *tally, const char *code, uint64_t n)
{
	tally->n_errors += n;
	add_code(tally, code, n);
}

void
tally_add_coverage(struct tally *tally, const struct sumario_coverage *more)
{
	struct sumario_coverage *sum = &tally->coverage;

	sum->n_segments += more->n_segments;
	sum->n_translated += more->n_translated;
	sum->n_words += more->n_words;
	sum->n_translated_words += more->n_translated_words;
	sum->salience += more->salience;
	sum->translated_salience += more->translated_salience;
	sum->n_key_sentences += more->n_key_sentences;
	sum->n_translated_key_sentences += more->n_translated_key_sentences;
	sum->n_repeated += more->n_repeated;
}

void
tally_add(struct tally *tally, const struct tally *more)
{
	tally->n_results += more->n_results;
	tally->n_errors += more->n_errors;
	tally->n_bytes += more->n_bytes;
	tally->n_findings += more->n_findings;
	tally->n_refused += more->n_refused;
	tally_add_coverage(tally, &more->coverage);
	for (size_t i = 0; i < more->n_codes; i++)
		add_code(tally, more->codes[i].code, more->codes[i].n);
}

uint64_t
tally_records(const struct tally *tally)
{
	return tally->n_results + tally->n_errors;
}
