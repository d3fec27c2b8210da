/* SPDX-License-Identifier: MIT */
/*
 * Two passes: first all units that come with a known id, then the others,
 * each to the first segment of its key that nobody has claimed.
 */
#include <config.h>

#include "bitext/pair.h"

#include "base/error.h"
#include "text/fold.h"
#include "write/writer.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct finding_kind
	source_changed = {"source-changed",
		N_("the source does not match"), true},
	duplicate_id = {"duplicate-id",
		N_("the id comes back more than once"), true},
	unknown_id = {"unknown-id",
		N_("the manifest has no such id"), true},
	wrong_count = {"wrong-count",
		N_("not as many lines as segments"), true},
	other_article = {"other-article",
		N_("of another article, left out"), false},
	unknown_unit = {"unknown-unit",
		N_("source that is not in the manifest, left out"), false},
	surplus_unit = {"surplus-unit",
		N_("comes back more often than it is there, left out"), false},
	missing_unit = {"missing-unit",
		N_("did not come back"), false};
/* clang-format on */

struct pairing {
	struct manifest *manifest;
	struct target_file *file;
	struct findings *findings;
	struct bytes scratch;
	struct unit_place *places;
	uint32_t n_paired;
	bool named;    /* ours is named in the file */
	uint32_t part; /* the only one that is ours, or UNIT_NONE: any */
	bool refused, no_memory;
};

static const struct span nothing = {NULL, 0};

static void
add_finding(struct pairing *p, const struct finding_kind *kind, struct span id,
	    struct span source, struct span target)
{
	if (!vector_add_room(p->findings, 1)) {
		p->no_memory = true;
		return;
	}
	p->findings->items[p->findings->n_items++] =
		finding_make(kind, id, source, target, nothing);
	p->refused = p->refused || kind->refused;
}

static void
add_of_returned(struct pairing *p, const struct finding_kind *kind,
		const struct returned *returned)
{
	add_finding(p, kind, returned->id, returned->source, returned->target);
}

/* The hash of SPAN as keys have it; of nothing: 0. */
static uint64_t
get_hash(struct pairing *p, struct span span)
{
	uint64_t hash = 0;

	span = unit_trim(span);
	if (span.len && !fold_key(&p->scratch, span.s, span.len, &hash))
		p->no_memory = true;
	return hash;
}

static bool
sort_places(struct pairing *p)
{
	size_t n = p->manifest->units.n_items;

	p->places = malloc((n + 1) * sizeof(*p->places));
	if (!p->places)
		return false;
	for (size_t i = 0; i < n; i++)
		p->places[i] = (struct unit_place){
			p->manifest->units.items[i].hash, (uint32_t)i, 0};
	qsort(p->places, n, sizeof(*p->places), unit_compare_places);
	return true;
}

/* First place of HASH, or the number of places. */
static size_t
find_place(const struct pairing *p, uint64_t hash)
{
	size_t begin = 0, n = p->manifest->units.n_items, end = n;

	while (begin < end) {
		size_t middle = begin + (end - begin) / 2;

		if (p->places[middle].hash < hash)
			begin = middle + 1;
		else
			end = middle;
	}
	return begin < n && p->places[begin].hash == hash ? begin : n;
}

static void
claim(struct pairing *p, uint32_t unit, uint32_t returned)
{
	p->manifest->units.items[unit].returned = returned;
	p->n_paired++;
}

/* -- By id --------------------------------------------------------------- */

/*
 * A file may hold several articles.  Only if ours is named in it are the
 * others left out: tools rename the original as they like.
 */
static bool
is_article(const struct pairing *p, struct span article)
{
	return article.s && (unit_same(article, p->manifest->original) ||
			     unit_same(article, p->manifest->id));
}

/* Ids of a batch have the article's in front: "a.txt/s1". */
static bool
has_prefix(const struct pairing *p, struct span id)
{
	struct span prefix = p->manifest->id;

	return id.s && id.len > prefix.len + 1 && id.s[prefix.len] == '/' &&
	       !memcmp(id.s, prefix.s, prefix.len);
}

static bool
is_ours(const struct pairing *p, const struct returned *returned)
{
	return is_article(p, returned->article) || has_prefix(p, returned->id);
}

static bool
names_ours(const struct pairing *p)
{
	for (size_t i = 0; i < p->file->units.n_items; i++)
		if (is_ours(p, &p->file->units.items[i]))
			return true;
	return false;
}

/* Whether a unit is of another article than ours. */
static bool
is_of_other(const struct pairing *p, const struct returned *returned)
{
	if (!p->named)
		return p->part != UNIT_NONE && returned->part != p->part;
	return !is_ours(p, returned) &&
	       (returned->article.s ||
		(returned->id.s &&
		 memchr(returned->id.s, '/', returned->id.len)));
}

static uint32_t
find_unit(const struct pairing *p, struct span id)
{
	size_t n = p->manifest->id.len + 1;

	if (has_prefix(p, id))
		id = (struct span){id.s + n, id.len - n};
	return manifest_find(p->manifest, id);
}

/* How well the sources of a part fit those of the same id in the manifest. */
struct fit {
	uint32_t part, n_same, n_other;
};

/* Counts a part from unit I of the file on; returns where the next begins. */
static uint32_t
count_part(const struct pairing *p, uint32_t i, struct fit *fit)
{
	const struct returned_units *units = &p->file->units;

	*fit = (struct fit){.part = units->items[i].part};
	for (; i < units->n_items && units->items[i].part == fit->part; i++) {
		uint32_t unit = find_unit(p, units->items[i].id);

		if (unit == UNIT_NONE)
			continue;
		if (units->items[i].hash == p->manifest->units.items[unit].hash)
			fit->n_same++;
		else
			fit->n_other++;
	}
	return i;
}

/*
 * Tools drop the name of an article (the original is optional in XLIFF 2).
 * If none is ours, the part that fits best is, provided that all of it fits and
 * another part does not.  Where ours was damaged it still fits best, but not
 * all of it, and where an article was spread over parts each of them fits: then
 * every part counts, and what does not match is refused.
 */
static uint32_t
find_part(const struct pairing *p)
{
	struct fit best = {UNIT_NONE, 0, 0}, fit;
	uint32_t n_unfit = 0;
	bool tie = false;

	for (uint32_t i = 0; i < p->file->units.n_items;) {
		i = count_part(p, i, &fit);
		n_unfit += fit.n_other > 0;
		tie = fit.n_same == best.n_same ||
		      (tie && fit.n_same < best.n_same);
		if (fit.n_same > best.n_same)
			best = fit;
	}
	return n_unfit && !best.n_other && !tie ? best.part : UNIT_NONE;
}

/* Unit I of the file, which has an id that the manifest knows. */
static void
pair_by_id(struct pairing *p, uint32_t i, uint32_t unit)
{
	const struct returned *returned = &p->file->units.items[i];
	const struct unit *known = &p->manifest->units.items[unit];

	if (p->file->pairing == TARGET_BY_SOURCE &&
	    returned->hash != known->hash)
		add_of_returned(p, &source_changed, returned);
	else if (known->returned != UNIT_NONE)
		add_of_returned(p, &duplicate_id, returned);
	else
		claim(p, unit, i);
}

/* -- By key -------------------------------------------------------------- */

/* The free segment of that very key, or the first free one of its hash. */
static uint32_t
find_free(struct pairing *p, size_t first, const struct returned *returned)
{
	const struct unit *units = p->manifest->units.items;
	struct unit_place *head = &p->places[first];
	size_t n = p->manifest->units.n_items - first, i;

	for (i = head->next; i < n && head[i].hash == head->hash; i++)
		if (units[head[i].unit].returned == UNIT_NONE)
			break;
	head->next = (uint32_t)i;
	for (size_t k = i; returned->key.s && k < n &&
			   head[k].hash == head->hash && k < i + 64;
	     k++)
		if (units[head[k].unit].returned == UNIT_NONE &&
		    unit_same(units[head[k].unit].key, returned->key))
			return head[k].unit;
	return i < n && head[i].hash == head->hash ? head[i].unit : UNIT_NONE;
}

static void
pair_by_key(struct pairing *p, uint32_t i)
{
	const struct returned *returned = &p->file->units.items[i];
	size_t first = find_place(p, returned->hash);
	uint32_t unit;

	if (first == p->manifest->units.n_items || !returned->source.s) {
		add_of_returned(p, &unknown_unit, returned);
		return;
	}
	unit = find_free(p, first, returned);
	if (unit == UNIT_NONE)
		add_of_returned(p, &surplus_unit, returned);
	else
		claim(p, unit, i);
}

/* -- All of them --------------------------------------------------------- */

static void
pair_by_order(struct pairing *p)
{
	size_t n = p->manifest->units.n_items;

	if (p->file->units.n_items != n) {
		add_finding(p, &wrong_count, nothing, nothing, nothing);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		claim(p, i, i);
}

/* Unit I of the file; true: its key has to find the segment, later. */
static bool
pair_one(struct pairing *p, uint32_t i)
{
	const struct returned *returned = &p->file->units.items[i];
	uint32_t unit = find_unit(p, returned->id);

	if (is_of_other(p, returned))
		add_of_returned(p, &other_article, returned);
	else if (unit != UNIT_NONE)
		pair_by_id(p, i, unit);
	else if (p->file->pairing == TARGET_BY_ID)
		add_of_returned(p, &unknown_id, returned);
	else
		return true;
	return false;
}

static void
pair_all(struct pairing *p)
{
	uint32_t n = (uint32_t)p->file->units.n_items, n_later = 0;
	uint32_t *later = malloc((n + (size_t)1) * sizeof(*later));

	if (!later) {
		p->no_memory = true;
		return;
	}
	for (uint32_t i = 0; i < n && !p->no_memory; i++)
		p->file->units.items[i].hash =
			get_hash(p, p->file->units.items[i].source);
	p->named = names_ours(p);
	p->part = p->named || p->file->pairing != TARGET_BY_SOURCE
			  ? UNIT_NONE
			  : find_part(p);
	for (uint32_t i = 0; i < n && !p->no_memory; i++)
		if (pair_one(p, i))
			later[n_later++] = i;
	for (uint32_t i = 0; i < n_later && !p->no_memory; i++)
		pair_by_key(p, later[i]);
	free(later);
}

VECTOR_TYPE(line_bytes, char);

static bool
append(void *user, const char *bytes, size_t len)
{
	struct line_bytes *line = user;

	if (!vector_add_room(line, len))
		return false;
	memcpy(line->items + line->n_items, bytes, len);
	line->n_items += len;
	return true;
}

/* Whether TARGET is the source as mt-lines writes it. */
static bool
is_line_of(struct pairing *p, struct span target, struct span source)
{
	struct line_bytes line = {0};
	struct buffer buffer;
	struct span written;
	bool same;

	buffer_init(&buffer, append, &line);
	writer_put_line(&buffer, source.s, source.len, true);
	if (buffer_finish(&buffer))
		p->no_memory = true;
	written = (struct span){line.items, line.n_items};
	same = unit_same(target, written);
	/* What looked like the file's byte-order mark is gone. */
	if (!same && written.len > 3 && !memcmp(written.s, "\xEF\xBB\xBF", 3))
		same = unit_same(target,
				 (struct span){written.s + 3, written.len - 3});
	vector_release(&line);
	return same;
}

static bool
is_source(struct pairing *p, struct span target, const struct unit *unit)
{
	return get_hash(p, target) == unit->hash ||
	       (p->file->pairing == TARGET_BY_ORDER &&
		is_line_of(p, target, unit->source));
}

/* What came back becomes the unit's target, if it is a translation. */
static void
take(struct pairing *p, struct unit *unit)
{
	const struct returned *returned = &p->file->units.items[unit->returned];
	struct span target = unit_trim(returned->target);

	unit->target = nothing;
	unit->state = UNIT_INITIAL;
	if (!target.len)
		return;
	if (is_source(p, target, unit)) {
		/* Tools change white space; this is the source as it was. */
		unit->target = unit->source;
		unit->state = returned->state;
	} else {
		unit->target = target;
		unit->state = returned->state == UNIT_INITIAL ? UNIT_TRANSLATED
							      : returned->state;
	}
}

static void
take_all(struct pairing *p)
{
	struct units *units = &p->manifest->units;

	for (size_t i = 0; i < units->n_items; i++) {
		struct unit *unit = &units->items[i];

		if (unit->returned != UNIT_NONE)
			take(p, unit);
		else if (!unit_is_translated(unit) && unit->translate)
			add_finding(p, &missing_unit, unit->id, unit->source,
				    nothing);
	}
}

static enum sumario_status
fail(struct pairing *p, struct sumario_error *error)
{
	if (p->no_memory)
		return error_no_memory(error);
	return error_set(error, SUMARIO_BAD_DATA, "source-mismatch",
			 N_("the source does not match, nothing is merged"));
}

enum sumario_status
pair_units(struct manifest *manifest, struct target_file *file,
	   struct findings *findings, struct sumario_error *error)
{
	struct pairing p = {
		.manifest = manifest, .file = file, .findings = findings};
	enum sumario_status status = SUMARIO_OK;

	if (!sort_places(&p))
		return error_no_memory(error);
	for (size_t i = 0; i < manifest->units.n_items; i++)
		manifest->units.items[i].returned = UNIT_NONE;
	if (file->pairing == TARGET_BY_ORDER)
		pair_by_order(&p);
	else
		pair_all(&p);
	/* Not one of them is ours. */
	if (!p.n_paired && manifest->units.n_items)
		p.refused = true;
	if (!p.refused && !p.no_memory)
		take_all(&p);
	if (p.refused || p.no_memory)
		status = fail(&p, error);
	free(p.places);
	vector_release(&p.scratch);
	return status;
}
