/* SPDX-License-Identifier: MIT */
/*
 * The driver of the checks, and those that look at more than the marks and
 * words of one unit.
 */
#include <config.h>

#include "bitext/check.h"

#include "base/error.h"
#include "bitext/check_part.h"
#include "text/utf8.h"

#include <stdlib.h>

/* clang-format off */
static const struct finding_kind
	untranslated = {"untranslated",
		N_("is not translated"), false},
	length_ratio = {"length-ratio",
		N_("much longer or shorter than the source"), false},
	inconsistent = {"inconsistent",
		N_("the same source has another translation"), false};
/* clang-format on */

/*
 * A text may be so many times as long as the other, and so many characters
 * more: wide enough for Spanish to Chinese, which takes a third.
 */
#define MAX_RATIO 3
#define SLACK 20

void
check_report(struct check *check, const struct finding_kind *kind,
	     struct span detail)
{
	const struct unit *unit = check->unit;
	struct sumario_finding finding = finding_make(
		kind, unit->id, unit->source, unit->target, detail);

	if (!check->stopped)
		check->stopped = !check->fn(check->user, &finding);
}

static void
check_length(struct check *check)
{
	uint32_t n_source = 0, n_target = 0, n16 = 0;

	utf8_count(check->unit->source.s, check->unit->source.len, &n_source,
		   &n16);
	utf8_count(check->unit->target.s, check->unit->target.len, &n_target,
		   &n16);
	if (n_target > (uint64_t)MAX_RATIO * n_source + SLACK ||
	    n_source > (uint64_t)MAX_RATIO * n_target + SLACK)
		check_report(check, &length_ratio, (struct span){"", 0});
}

/* -- The same source ----------------------------------------------------- */

/* For each unit the first translated one of the same source; NULL: memory. */
static uint32_t *
find_firsts(const struct manifest *manifest)
{
	size_t n = manifest->units.n_items, n_places = 0;
	struct unit_place *places = malloc((n + 1) * sizeof(*places));
	uint32_t *firsts = malloc((n + 1) * sizeof(*firsts));

	for (size_t i = 0; places && firsts && i < n; i++) {
		const struct unit *unit = &manifest->units.items[i];

		firsts[i] = (uint32_t)i;
		if (unit_is_translated(unit))
			places[n_places++] = (struct unit_place){
				.hash = unit->hash, .unit = (uint32_t)i};
	}
	if (places && firsts) {
		qsort(places, n_places, sizeof(*places), unit_compare_places);
		for (size_t i = 1; i < n_places; i++)
			if (places[i].hash == places[i - 1].hash)
				firsts[places[i].unit] =
					firsts[places[i - 1].unit];
	} else {
		free(firsts);
		firsts = NULL;
	}
	free(places);
	return firsts;
}

/* -- All of them --------------------------------------------------------- */

static void
check_unit(struct check *check, const struct unit *first)
{
	const struct unit *unit = check->unit;

	if (!unit_is_translated(unit)) {
		/* One that did not come back has been told of. */
		if (unit->translate && unit->returned != UNIT_NONE)
			check_report(check, &untranslated,
				     (struct span){"", 0});
		return;
	}
	if (unit_same(unit->source, unit->target))
		return;
	check_numbers(check);
	check_references(check);
	check_acronyms(check);
	check_punctuation(check);
	check_length(check);
	check_glossary(check);
	if (!unit_same(first->target, unit->target))
		check_report(check, &inconsistent, first->id);
}

static void
release(struct check *check)
{
	vector_release(&check->source);
	vector_release(&check->target);
	vector_release(&check->glossary.words);
	vector_release(&check->glossary.terms);
	vector_release(&check->source_words);
	vector_release(&check->target_words);
	vector_release(&check->sorted_words);
}

enum sumario_status
check_units(const struct manifest *manifest, struct span glossary,
	    sumario_finding_fn *fn, void *user, struct sumario_error *error)
{
	struct check check = {.manifest = manifest, .fn = fn, .user = user};
	const struct units *units = &manifest->units;
	uint32_t *firsts = find_firsts(manifest);
	enum sumario_status status = SUMARIO_OK;

	if (!firsts)
		return error_no_memory(error);
	if (glossary.s)
		status = check_read_glossary(&check, glossary, error);
	for (size_t i = 0; !status && i < units->n_items && !check.stopped &&
			   !check.no_memory;
	     i++) {
		check.unit = &units->items[i];
		check_unit(&check, &units->items[firsts[i]]);
	}
	if (!status && check.no_memory)
		status = error_no_memory(error);
	else if (!status && check.stopped)
		status = error_set(error, SUMARIO_IO, "write-failed",
				   N_("cannot write"));
	free(firsts);
	release(&check);
	return status;
}
