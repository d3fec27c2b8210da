/* SPDX-License-Identifier: MIT */
/*
 * Scores of models, which are logarithms, as likely languages.  All models of
 * languages that are not told are one class.  Powers of e are taken in
 * integers, so that every machine says the same.
 */
#include <config.h>

#include "split/detect_score.h"

#include <string.h>

/* What is expected before the first word: measured for texts of 50 letters. */
#define KNOWN_BIAS 15
#define DEFAULT_BIAS 21
/* … of which so much is to miss no text in them: it makes nothing surer. */
#define KNOWN_FAVOUR 6
#define DEFAULT_FAVOUR 13
/* Words of one text are not independent: a lead is less sure than its sum.
 * Both are fitted to texts of 20 to 100 letters in 22 languages. */
#define SURE_EIGHTHS 7

/* Classes of languages: UNCLEAR, those of gram_known, and all others. */
unsigned
detect_other(void)
{
	return gram_n_known() + 1;
}

const char *
detect_tag(unsigned class)
{
	return class == SEGMENT_UNCLEAR || class == detect_other()
		       ? "und"
		       : gram_known[class - 1];
}

void
detect_add_bias(int32_t *scores)
{
	for (unsigned k = 0; k < gram_n_known(); k++)
		scores[k] += k == DETECT_DEFAULT_MODEL ? DEFAULT_BIAS : KNOWN_BIAS;
}

/* What the likeliest model of CLASS has. */
int32_t
detect_score(const int32_t *scores, unsigned class)
{
	int32_t other = INT32_MIN;

	if (class != detect_other())
		return scores[class - 1];
	for (unsigned k = gram_n_known(); k < GRAM_STRIDE; k++)
		other = scores[k] > other ? scores[k] : other;
	return other;
}

/* The likeliest class; *LEAD: how far it is ahead of the next one. */
unsigned
detect_find_best(const int32_t *scores, int32_t *lead)
{
	int32_t best = INT32_MIN, next = INT32_MIN, other;
	unsigned found = 0, n_known = gram_n_known();

	for (unsigned k = 0; k < n_known; k++)
		if (scores[k] > best) {
			next = best;
			best = scores[k];
			found = k + 1;
		} else if (scores[k] > next) {
			next = scores[k];
		}
	other = detect_score(scores, detect_other());
	if (other >= best) {
		*lead = other - best;
		return detect_other();
	}
	*lead = best - (other > next ? other : next);
	return found;
}

/* e to the power of -N/6, in 2^-30. */
static uint64_t
get_power(uint32_t n)
{
	/* e^(-1/6), e^(-2/6), e^(-4/6), … */
	static const uint32_t powers[] = {908902831, 769369636, 551277434,
					  283035272, 74607288,	5183972,
					  25028};
	const size_t n_powers = sizeof(powers) / sizeof(*powers);
	uint64_t power = UINT64_C(1) << 30;

	if (n >> n_powers)
		return 0;
	for (size_t i = 0; i < n_powers; i++)
		if (n >> i & 1)
			power = power * powers[i] >> 30;
	return power;
}

/* How likely each class is, in shares; a lead counts for EIGHTHS of it. */
static void
weigh(const int32_t *scores, uint32_t eighths, uint64_t *shares)
{
	unsigned n_models = gram_n_models(), other = detect_other();
	int32_t best = INT32_MIN;

	for (unsigned k = 0; k < GRAM_STRIDE; k++)
		best = scores[k] > best ? scores[k] : best;
	memset(shares, 0, DETECT_N_CLASSES * sizeof(*shares));
	for (unsigned k = 0; k < n_models; k++) {
		uint32_t behind = (uint32_t)(best - scores[k]);
		uint64_t power = get_power(behind / 8 * eighths +
					   behind % 8 * eighths / 8);

		shares[k + 1 < other ? k + 1 : other] += power;
	}
}

/*
 * How sure CLASS is by SCORES, without what the choice favours the languages by
 * that are told.
 */
static double
get_confidence(const int32_t *scores, unsigned class)
{
	uint64_t shares[DETECT_N_CLASSES], sum = 0, own = 0;

	weigh(scores, SURE_EIGHTHS, shares);
	for (unsigned k = 1; k <= detect_other(); k++) {
		uint64_t share = shares[k];

		if (k < detect_other())
			share = share * get_power(k == DETECT_DEFAULT_MODEL + 1
							  ? DEFAULT_FAVOUR
							  : KNOWN_FAVOUR) >>
				30;
		sum += share;
		own = k == class ? share : own;
	}
	return sum ? (double)own / (double)sum : 0;
}

/* Chooses by SCORES; a tie is none. */
unsigned
detect_choose(const int32_t *scores, double *confidence)
{
	uint64_t shares[DETECT_N_CLASSES];
	unsigned best = detect_other();
	bool tie = false;

	weigh(scores, 8, shares);
	for (unsigned class = 1; class < detect_other(); class++)
		if (shares[class] >= shares[best]) {
			tie = shares[class] == shares[best];
			best = class;
		}
	best = tie ? detect_other() : best;
	*confidence = get_confidence(scores, best);
	return best;
}
