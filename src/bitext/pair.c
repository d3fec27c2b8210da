/* SPDX-License-Identifier: MIT */
/*
 * Which returned unit is the translation of which segment.
 * Two passes: first all units that come with a known id, then the others,
 * each to the first segment of its key that nobody has claimed.
 */
#include <config.h>

#include "bitext/pair.h"

#include "base/bytes.h"
#include "base/error.h"
#include "bitext/echo.h"
#include "bitext/joined.h"
#include "bitext/key_index.h"
#include "bitext/quantity.h"
#include "text/fold.h"
#include "text/line.h"
#include "text/unicode.h"
#include "text/utf8.h"

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
		N_("did not come back"), false},
	reordered = {"reordered",
		N_("comes back in another order"), false},
	source_echo = {"source-echo",
		N_("has the whole source in it"), false},
	joined_unit = {"joined-unit",
		N_("is also the translation of what did not come back"), false},
	uncertain = {"uncertain",
		N_("nobody has approved of the translation"), false};
/* clang-format on */

#define PART_ANY UINT32_MAX

struct pairing {
	const struct manifest *manifest;
	struct document *doc; /* the manifest's article */
	struct target_file *file;
	const struct pair_ways *ways;
	struct findings *findings;
	struct bytes scratch;
	struct echo echo;
	struct key_place *places;
	uint32_t n_paired;
	bool named;    /* ours is named in the file */
	uint32_t part; /* the only one that is ours, or PART_ANY */
	bool refused, no_memory;
};

/* One that can be left out refuses no more than itself. */
static void
weigh(struct pairing *p, const struct sumario_finding *finding)
{
	p->refused = p->refused || (finding->refused && !p->ways->skips);
}

static void
add_finding(struct pairing *p, const struct finding_kind *kind, const char *id,
	    struct span source, struct span target, struct span detail)
{
	if (!vector_add_room(p->findings, 1)) {
		p->no_memory = true;
		return;
	}
	p->findings->items[p->findings->n_items] =
		finding_make(kind, id, source, target, detail);
	weigh(p, &p->findings->items[p->findings->n_items++]);
}

static void
add_of_returned(struct pairing *p, const struct finding_kind *kind,
		const struct returned *returned)
{
	add_finding(p, kind, returned->id.s, returned->source, returned->target,
		    SPAN_NONE);
}

/* The hash of SPAN as keys have it; of nothing: 0. */
static uint64_t
get_hash(struct pairing *p, struct span span)
{
	uint64_t hash = 0;

	span = unicode_trim(span);
	if (span.len && !fold_key(&p->scratch, span.s, span.len, &hash))
		p->no_memory = true;
	return hash;
}

static void
claim(struct pairing *p, uint32_t segment, uint32_t returned)
{
	p->doc->translation->targets.items[segment].returned = returned;
	p->n_paired++;
}

static bool
is_free(const struct pairing *p, uint32_t segment)
{
	return p->doc->translation->targets.items[segment].returned ==
	       TARGET_NONE;
}

/* -- By id --------------------------------------------------------------- */

/*
 * A file may hold several articles.  Only if ours is named in it are the
 * others left out: tools rename the original as they like.
 */
static bool
is_article(const struct pairing *p, struct span article)
{
	return article.s && (span_is(article, p->doc->article.original) ||
			     span_is(article, p->doc->article.id));
}

/* Ids of a batch begin with the article's: "a.txt/s1". */
static bool
has_prefix(const struct pairing *p, struct span id)
{
	struct span prefix = span_of(p->doc->article.id);

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
		return p->part != PART_ANY && returned->part != p->part;
	return !is_ours(p, returned) &&
	       (returned->article.s ||
		(returned->id.s &&
		 memchr(returned->id.s, '/', returned->id.len)));
}

static uint32_t
find_segment(const struct pairing *p, struct span id)
{
	size_t n = strlen(p->doc->article.id) + 1;

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
		uint32_t segment = find_segment(p, units->items[i].id);

		if (segment == SEGMENT_NONE)
			continue;
		if (units->items[i].hash == p->doc->segments.items[segment].key)
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
	struct fit best = {PART_ANY, 0, 0}, fit;
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
	return n_unfit && !best.n_other && !tie ? best.part : PART_ANY;
}

/*
 * Nobody knows which of several is right: the one that was taken is none,
 * unless they say the same.
 */
static void
take_duplicate(struct pairing *p, const struct returned *returned,
	       const struct target *target)
{
	struct returned *taken = &p->file->units.items[target->returned];

	add_of_returned(p, &duplicate_id, returned);
	if (!span_is_same(unicode_trim(taken->target),
			  unicode_trim(returned->target)))
		taken->doubt = duplicate_id.code;
}

/* Whether RETURNED, which has the id of SEGMENT, has not its source. */
static bool
has_other_source(const struct pairing *p, const struct returned *returned,
		 uint32_t segment)
{
	return p->file->pairing == TARGET_BY_SOURCE &&
	       returned->hash != p->doc->segments.items[segment].key;
}

/* Unit I of the file, which has an id that the manifest knows. */
static void
pair_by_id(struct pairing *p, uint32_t i, uint32_t segment)
{
	const struct returned *returned = &p->file->units.items[i];
	struct target *target =
		&p->doc->translation->targets.items[segment];
	bool other = has_other_source(p, returned, segment);

	if (other && returned->hash && p->ways->is_part &&
	    !is_free(p, segment)) {
		/* Another article may have the same id. */
		add_of_returned(p, &other_article, returned);
	} else if (other && (returned->hash || is_free(p, segment))) {
		target->is_damaged = true;
		add_of_returned(p, &source_changed, returned);
	} else if (!is_free(p, segment)) {
		take_duplicate(p, returned, target);
	} else {
		claim(p, segment, i);
	}
}

/* -- By key -------------------------------------------------------------- */

/* Whether KEY ends with the number of SEGMENT among those of its source. */
static bool
has_occurrence(struct span key, const struct segment *segment)
{
	char number[BUFFER_MAX_NUMBER + 2] = "-";
	const char *end = buffer_format_number(number + 1, segment->occurrence);
	size_t n = (size_t)(end - number);

	return key.len > n && !memcmp(key.s + key.len - n, number, n);
}

/* The free segment of that very key, or the first free one of its source. */
static uint32_t
find_free(struct pairing *p, size_t first, const struct returned *returned)
{
	const struct segment *segments = p->doc->segments.items;
	struct key_place *head = &p->places[first];
	size_t n = p->doc->segments.n_items - first, i;

	for (i = head->next; i < n && head[i].key == head->key; i++)
		if (is_free(p, head[i].segment))
			break;
	head->next = (uint32_t)i;
	for (size_t k = i;
	     returned->key.s && k < n && head[k].key == head->key && k < i + 64;
	     k++)
		if (is_free(p, head[k].segment) &&
		    has_occurrence(returned->key, &segments[head[k].segment]))
			return head[k].segment;
	return i < n && head[i].key == head->key ? head[i].segment
						 : SEGMENT_NONE;
}

static void
pair_by_key(struct pairing *p, uint32_t i)
{
	const struct returned *returned = &p->file->units.items[i];
	size_t n = p->doc->segments.n_items;
	size_t first = key_index_find(p->places, n, returned->hash);
	uint32_t segment;

	if (first == n || !returned->hash) {
		add_of_returned(p, &unknown_unit, returned);
		return;
	}
	segment = find_free(p, first, returned);
	/* Of a batch such a unit may be another article's. */
	if (segment == SEGMENT_NONE && !(p->ways->is_part && !returned->id.s))
		add_of_returned(p, &surplus_unit, returned);
	else if (segment == SEGMENT_NONE)
		return;
	else
		claim(p, segment, i);
}

/* -- All of them --------------------------------------------------------- */

/* "3 ≠ 5": so many lines, so many segments. */
static void
refuse_count(struct pairing *p)
{
	char detail[2 * BUFFER_MAX_NUMBER + 8];
	char *end = buffer_format_number(detail, p->file->units.n_items);
	static const char sign[] = " \xE2\x89\xA0 ";

	memcpy(end, sign, sizeof(sign) - 1);
	end = buffer_format_number(end + sizeof(sign) - 1,
				   p->doc->segments.n_items);
	add_finding(p, &wrong_count, NULL, SPAN_NONE, SPAN_NONE,
		    (struct span){detail, (size_t)(end - detail)});
	p->refused = true; /* there is nothing that could be left out */
}

static void
pair_by_order(struct pairing *p)
{
	size_t n = p->doc->segments.n_items;

	if (p->file->units.n_items != n) {
		refuse_count(p);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		claim(p, i, i);
}

/*
 * Unit I of the file; true: later, because its key has to find the segment, or
 * because it has not the source of its id, which another one may have.
 */
static bool
pair_one(struct pairing *p, uint32_t i)
{
	const struct returned *returned = &p->file->units.items[i];
	uint32_t segment = find_segment(p, returned->id);

	if (is_of_other(p, returned))
		add_of_returned(p, &other_article, returned);
	else if (segment != SEGMENT_NONE &&
		 has_other_source(p, returned, segment))
		return true;
	else if (segment != SEGMENT_NONE)
		pair_by_id(p, i, segment);
	else if (p->file->pairing == TARGET_BY_ID && !returned->source.s)
		add_of_returned(p, &unknown_id, returned);
	else
		return true;
	return false;
}

static void
pair_later(struct pairing *p, uint32_t i)
{
	uint32_t segment = find_segment(p, p->file->units.items[i].id);

	if (segment != SEGMENT_NONE)
		pair_by_id(p, i, segment);
	else
		pair_by_key(p, i);
}

/* Of the source; without one the key, of which it is the beginning, has it. */
static void
set_hash(struct pairing *p, struct returned *returned)
{
	returned->hash = get_hash(p, returned->source);
	if (!returned->source.s && returned->key.s &&
	    !target_read_key(returned->key, &returned->hash))
		returned->hash = 0;
}

/*
 * Numbers may be counted anew, so without a source they are believed only if
 * all are there.
 */
static void
doubt_numbers(struct pairing *p)
{
	struct returned_units *units = &p->file->units;
	size_t n = 0;

	for (size_t i = 0; i < units->n_items; i++)
		n += units->items[i].is_numbered && !units->items[i].source.s;
	if (!n || (n == units->n_items && n == p->doc->segments.n_items))
		return;
	for (size_t i = 0; i < units->n_items; i++)
		if (units->items[i].is_numbered && !units->items[i].source.s)
			units->items[i].doubt = "number";
}

/* What has nothing but ids should come back as it went out. */
static void
check_order(struct pairing *p)
{
	const struct targets *targets = &p->doc->translation->targets;
	uint32_t last = 0;

	for (size_t i = 0; i < targets->n_items; i++) {
		uint32_t returned = targets->items[i].returned;

		if (returned == TARGET_NONE)
			continue;
		if (returned < last) {
			add_finding(p, &reordered, targets->items[i].id,
				    SPAN_NONE, SPAN_NONE, SPAN_NONE);
			return;
		}
		last = returned;
	}
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
		set_hash(p, &p->file->units.items[i]);
	doubt_numbers(p);
	p->named = names_ours(p);
	p->part = p->named || p->file->pairing != TARGET_BY_SOURCE
			  ? PART_ANY
			  : find_part(p);
	for (uint32_t i = 0; i < n && !p->no_memory; i++)
		if (pair_one(p, i))
			later[n_later++] = i;
	for (uint32_t i = 0; i < n_later && !p->no_memory; i++)
		pair_later(p, later[i]);
	if (p->file->pairing == TARGET_BY_ID)
		check_order(p);
	free(later);
}

static bool
append(void *user, const char *bytes, size_t len)
{
	return bytes_add(user, bytes, len);
}

/* Whether TARGET is the source as mt-lines writes it. */
static bool
is_line_of(struct pairing *p, struct span target, struct span source)
{
	struct bytes line = {0};
	struct buffer buffer;
	struct span written;
	bool same;

	buffer_init(&buffer, append, &line);
	line_put(&buffer, source.s, source.len, true);
	if (buffer_finish(&buffer))
		p->no_memory = true;
	written = (struct span){line.items, line.n_items};
	same = span_is_same(target, written);
	/* What looked like the file's byte-order mark is gone. */
	if (!same && written.len > 3 && !memcmp(written.s, "\xEF\xBB\xBF", 3))
		same = span_is_same(
			target, (struct span){written.s + 3, written.len - 3});
	vector_release(&line);
	return same;
}

static bool
is_source(struct pairing *p, struct span target, const struct segment *segment)
{
	return get_hash(p, target) == segment->key ||
	       (p->file->is_lines &&
		is_line_of(p, target, document_get_source(p->doc, segment)));
}

/* Whether ENTITY may have another form in another language: "3 de mayo". */
static bool
may_change(const struct document *doc, const struct entity *entity)
{
	switch (entity->type) {
	case SUMARIO_ENTITY_URL:
	case SUMARIO_ENTITY_EMAIL:
	case SUMARIO_ENTITY_ACRONYM:
	case SUMARIO_ENTITY_NAME:
	case SUMARIO_ENTITY_CODE:
		return false;
	default:
		return quantity_has_letter(
			(struct span){doc->article.text + entity->begin,
				      entity->end - entity->begin});
	}
}

/* Whether SEGMENT has words beside numbers, names and the like. */
static bool
needs_translation(const struct document *doc, const struct segment *segment)
{
	const char *s = doc->article.text;
	uint32_t at = segment->begin;

	for (uint32_t i = 0; i < segment->n_entities; i++) {
		const struct entity *entity =
			&doc->entities.items[segment->first_entity + i];

		if (entity->type == SUMARIO_ENTITY_QUOTE || entity->begin < at)
			continue;
		if (may_change(doc, entity) ||
		    quantity_has_letter(
			    (struct span){s + at, entity->begin - at}))
			return true;
		at = entity->end;
	}
	return quantity_has_letter((struct span){s + at, segment->end - at});
}

/*
 * The source came back.  It is a translation if somebody says so, or if there
 * is nothing to translate; else it was put there for a program that wants to
 * see a target.
 */
static void
take_source(struct pairing *p, const struct returned *returned,
	    const struct segment *segment, struct target *target)
{
	target->state = returned->state;
	if (target->state == TARGET_INITIAL &&
	    (returned->locked || !needs_translation(p->doc, segment)))
		target->state = TARGET_TRANSLATED;
	/* Tools change white space; this is the source as it was. */
	if (target->state != TARGET_INITIAL)
		target->text = document_get_source(p->doc, segment);
}

static void
take_doubtful(struct pairing *p, const char *doubt,
	      const struct finding_kind *kind, struct span source,
	      struct span text, struct target *target)
{
	target->text = text;
	target->doubt = doubt;
	add_finding(p, kind, target->id, source, text,
		    kind == &uncertain ? span_of(doubt) : SPAN_NONE);
}

/* What came back becomes the segment's target, if it is a translation. */
static void
take(struct pairing *p, const struct segment *segment, struct target *target)
{
	const struct returned *returned =
		&p->file->units.items[target->returned];
	struct span text = unicode_trim(returned->target);
	struct span source = document_get_source(p->doc, segment);

	target->text = target->marked = SPAN_NONE;
	target->state = TARGET_INITIAL;
	target->doubt = NULL;
	if (!text.len && !returned->locked)
		return;
	if (!text.len || is_source(p, text, segment)) {
		take_source(p, returned, segment, target);
	} else if (returned->doubt) {
		take_doubtful(p, returned->doubt, &uncertain, source, text,
			      target);
	} else if (echo_is_in(&p->echo, text, source)) {
		take_doubtful(p, source_echo.code, &source_echo, source, text,
			      target);
	} else {
		target->text = text;
		target->marked = returned->marked;
		target->state = returned->state == TARGET_INITIAL
					? TARGET_TRANSLATED
					: returned->state;
	}
}

/* Places [BEGIN, END) have one source. */
static void
fill_run(struct pairing *p, size_t begin, size_t end)
{
	struct target *targets = p->doc->translation->targets.items;
	const struct target *found = NULL;

	for (size_t i = begin; i < end && !found; i++)
		if (targets[p->places[i].segment].state != TARGET_INITIAL)
			found = &targets[p->places[i].segment];
	for (size_t i = begin; i < end && found; i++) {
		struct target *target = &targets[p->places[i].segment];

		if (target->state != TARGET_INITIAL || target->doubt ||
		    !target->translate)
			continue;
		target->text = found->text;
		target->marked = found->marked;
		target->state = found->state;
		target->is_repeated = true;
	}
}

/*
 * What came back once fills all places with the same source that have nothing
 * of their own.
 */
static void
fill_repeats(struct pairing *p)
{
	size_t n = p->doc->segments.n_items;

	for (size_t begin = 0, end; begin < n; begin = end) {
		end = begin + 1;
		while (end < n && p->places[end].key == p->places[begin].key)
			end++;
		fill_run(p, begin, end);
	}
}

/* Segment AT has what is MISSING in its own target, by its length. */
static void
doubt_joined(struct pairing *p, double ratio, size_t at, size_t missing)
{
	struct target *target = &p->doc->translation->targets.items[at];

	if (target->state == TARGET_INITIAL || target->is_repeated ||
	    target->returned == TARGET_NONE ||
	    !joined_is(p->doc, ratio, at, missing))
		return;
	target->state = TARGET_INITIAL;
	take_doubtful(p, joined_unit.code, &joined_unit,
		      target_get_source(p->doc, target), target->text, target);
}

static void
find_missing(struct pairing *p)
{
	size_t n = p->doc->translation->targets.n_items;
	double ratio = 0;

	for (size_t i = 0; i < n; i++) {
		const struct target *target =
			&p->doc->translation->targets.items[i];

		if (target->returned != TARGET_NONE || !target->translate ||
		    target->is_damaged || target->state != TARGET_INITIAL)
			continue;
		add_finding(p, &missing_unit, target->id,
			    target_get_source(p->doc, target), SPAN_NONE,
			    SPAN_NONE);
		if (ratio <= 0)
			ratio = joined_find_ratio(p->doc);
		if (i)
			doubt_joined(p, ratio, i - 1, i);
		if (i + 1 < n)
			doubt_joined(p, ratio, i + 1, i);
	}
}

static void
take_all(struct pairing *p)
{
	for (size_t i = 0; i < p->doc->translation->targets.n_items; i++) {
		struct target *target = &p->doc->translation->targets.items[i];

		target->is_repeated = false;
		if (target->returned != TARGET_NONE)
			take(p, &p->doc->segments.items[i], target);
	}
	if (p->ways->repeats == SUMARIO_REPEATS_ALL)
		fill_repeats(p);
	find_missing(p);
	p->no_memory = p->no_memory || p->echo.no_memory;
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
	   const struct pair_ways *ways, struct findings *findings,
	   struct sumario_error *error)
{
	struct pairing p = {.manifest = manifest,
			    .doc = &manifest->article,
			    .file = file,
			    .ways = ways,
			    .findings = findings,
			    .places = key_index_make(&manifest->article)};
	struct targets *targets = &manifest->article.translation->targets;
	enum sumario_status status = SUMARIO_OK;

	if (!p.places)
		return error_no_memory(error);
	for (size_t i = 0; i < targets->n_items; i++) {
		targets->items[i].returned = TARGET_NONE;
		targets->items[i].is_damaged = false;
	}
	for (size_t i = 0; i < findings->n_items; i++)
		weigh(&p, &findings->items[i]);
	if (file->pairing == TARGET_BY_ORDER)
		pair_by_order(&p);
	else
		pair_all(&p);
	/* Not one of them is ours. */
	if (!p.n_paired && targets->n_items && !ways->is_part)
		p.refused = true;
	if (!p.refused && !p.no_memory)
		take_all(&p);
	if (p.refused || p.no_memory)
		status = fail(&p, error);
	free(p.places);
	vector_release(&p.scratch);
	echo_release(&p.echo);
	return status;
}
