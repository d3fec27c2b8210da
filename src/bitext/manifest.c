/* SPDX-License-Identifier: MIT */
/*
 * Our own JSON becomes the article again, and is refused unless it holds.
 * cJSON reads, after json_check() has looked at the text; then every member
 * that is used is checked, and what belongs together is compared.  The sources
 * and gaps are put together again as they are read: they are the text, and its
 * hash tells whether it is the one that was written.  Then its entities are
 * found, as when it was read for the first time.
 */
#include <config.h>

#include "bitext/manifest_part.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/search.h"
#include "markup/json_reader.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "split/entity.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_EXACT 9007199254740992.0

enum sumario_status
manifest_fail(struct manifest_reading *r, const char *message,
	      const char *detail)
{
	error_set(r->error, SUMARIO_BAD_DATA, "bad-manifest", message);
	error_set_detail(r->error, detail);
	return SUMARIO_BAD_DATA;
}

enum sumario_status
manifest_fail_member(struct manifest_reading *r, const char *name)
{
	return manifest_fail(
		r,
		N_("member that is missing, twice there or of another "
		   "kind"),
		name);
}

const cJSON *
manifest_get_member(const cJSON *object, const char *name)
{
	const cJSON *found = NULL;

	if (!cJSON_IsObject(object))
		return NULL;
	for (const cJSON *member = object->child; member; member = member->next)
		if (!strcmp(member->string, name)) {
			if (found)
				return NULL;
			found = member;
		}
	return found;
}

enum sumario_status
manifest_get_string(struct manifest_reading *r, const cJSON *object,
		    const char *name, bool nullable, struct span *out)
{
	const cJSON *member = manifest_get_member(object, name);

	*out = SPAN_NONE;
	if (nullable && cJSON_IsNull(member))
		return SUMARIO_OK;
	if (!cJSON_IsString(member))
		return manifest_fail_member(r, name);
	*out = span_of(member->valuestring);
	return SUMARIO_OK;
}

enum sumario_status
manifest_keep_string(struct manifest_reading *r, const cJSON *object,
		     const char *name, bool nullable, const char **out)
{
	struct span string;
	enum sumario_status status = manifest_get_string(r, object, name,
							 nullable, &string);

	*out = NULL;
	if (status || !string.s)
		return status;
	*out = arena_strndup(&r->doc->article.arena, string.s, string.len);
	return *out ? SUMARIO_OK : error_no_memory(r->error);
}

static bool
is_whole_number(const cJSON *member)
{
	return cJSON_IsNumber(member) && member->valuedouble >= 0 &&
	       member->valuedouble <= MAX_EXACT &&
	       member->valuedouble == (double)(uint64_t)member->valuedouble;
}

static enum sumario_status
get_number(struct manifest_reading *r, const cJSON *object, const char *name,
	   bool nullable, uint64_t *out)
{
	const cJSON *member = manifest_get_member(object, name);

	*out = 0;
	if (nullable && cJSON_IsNull(member))
		return SUMARIO_OK;
	if (!is_whole_number(member))
		return manifest_fail_member(r, name);
	*out = (uint64_t)member->valuedouble;
	return SUMARIO_OK;
}

static enum sumario_status
get_bool(struct manifest_reading *r, const cJSON *object, const char *name,
	 bool *out)
{
	const cJSON *member = manifest_get_member(object, name);

	if (!cJSON_IsBool(member))
		return manifest_fail_member(r, name);
	*out = cJSON_IsTrue(member);
	return SUMARIO_OK;
}

/* -- Members of a segment ------------------------------------------------ */

/* What is read of a segment; strings live in the tree, but for the id. */
struct unit {
	struct span key, paragraph, kind, source, trailing;
	struct segment segment;
	struct rating rating;
	struct target target;
};

static enum sumario_status
get_strings(struct manifest_reading *r, const cJSON *object, struct unit *unit)
{
	const struct {
		const char *name;
		struct span *out;
	} members[] = {{"key", &unit->key},
		       {"paragraph", &unit->paragraph},
		       {"kind", &unit->kind},
		       {"source", &unit->source},
		       {"trailing", &unit->trailing}};
	enum sumario_status status =
		manifest_keep_string(r, object, "id", false, &unit->target.id);

	for (size_t i = 0; !status && i < sizeof(members) / sizeof(*members);
	     i++)
		status = manifest_get_string(r, object, members[i].name, false,
					     members[i].out);
	if (!status && !document_find_kind(unit->kind, &unit->segment.kind))
		return manifest_fail_member(r, "kind");
	return status;
}

/* The note that says why a target is none yet, if there is one. */
static enum sumario_status
get_doubt(struct manifest_reading *r, const cJSON *object, const char **doubt)
{
	const cJSON *notes = manifest_get_member(object, "notes"), *note;

	*doubt = NULL;
	for (note = cJSON_IsArray(notes) ? notes->child : NULL; note;
	     note = note->next) {
		const cJSON *category = manifest_get_member(note, "category");

		if (cJSON_IsString(category) &&
		    !strcmp(category->valuestring, "doubt"))
			return manifest_keep_string(r, note, "text", false,
						    doubt);
	}
	return SUMARIO_OK;
}

static enum sumario_status
get_translation(struct manifest_reading *r, const cJSON *object,
		struct target *target)
{
	struct span state;
	const char *text;
	enum sumario_status status = manifest_keep_string(r, object, "target",
							  true, &text);

	if (!status)
		status = manifest_get_string(r, object, "state", false, &state);
	if (!status)
		status = get_bool(r, object, "translate", &target->translate);
	if (status)
		return status;
	if (!target_find_state(state, &target->state))
		return manifest_fail_member(r, "state");
	target->text = unicode_trim(span_of(text));
	if (!target->text.len)
		target->state = TARGET_INITIAL;
	return target->text.len && target->state == TARGET_INITIAL
		       ? get_doubt(r, object, &target->doubt)
		       : SUMARIO_OK;
}

static enum sumario_status
get_ranking(struct manifest_reading *r, const cJSON *object, struct unit *unit)
{
	const cJSON *salience = manifest_get_member(object, "salience");
	uint64_t n_words, rank = 0;
	enum sumario_status status = get_number(r, object, "words", false,
						&n_words);

	if (!status)
		status = get_number(r, object, "rank", true, &rank);
	if (!status)
		status = get_bool(r, object, "inSummary",
				  &unit->rating.in_summary);
	if (status)
		return status;
	if (!cJSON_IsNumber(salience) || !(salience->valuedouble >= 0) ||
	    salience->valuedouble > 1)
		return manifest_fail_member(r, "salience");
	if (n_words > UINT32_MAX || rank > UINT32_MAX)
		return manifest_fail_member(r, rank > UINT32_MAX ? "rank"
								 : "words");
	unit->segment.n_words = (uint32_t)n_words;
	unit->rating.rank = (uint32_t)rank;
	unit->rating.salience =
		(int32_t)(salience->valuedouble * SCORE_ONE + 0.5);
	return SUMARIO_OK;
}

/* The number of a label, "s12" say; 0: it is none. */
static uint32_t
read_label(struct span label, char letter)
{
	uint64_t number;

	if (label.len < 2 || label.s[0] != letter || label.s[1] == '0' ||
	    ascii_read_number(label.s + 1, label.len - 1, UINT32_MAX - 1,
			      &number) != label.len - 1)
		return 0;
	return (uint32_t)number;
}

/* The number in the id of segment I. */
static uint32_t
get_number_of(const struct targets *targets, size_t i)
{
	return read_label(span_of(targets->items[i].id), 's');
}

/* -- What must agree ----------------------------------------------------- */

/*
 * One kind of offset, where the manifest has it: begins where the gap before
 * ended, or later where segments are left out, and is as long as its source.
 */
static enum sumario_status
check_offset(struct manifest_reading *r, const cJSON *object,
	     const char *begin_name, const char *end_name, uint64_t *at,
	     uint64_t n_source, uint64_t n_trailing)
{
	uint64_t begin, end;
	enum sumario_status status;

	if (!cJSON_GetObjectItemCaseSensitive(object, begin_name) &&
	    !cJSON_GetObjectItemCaseSensitive(object, end_name)) {
		*at += n_source + n_trailing;
		return SUMARIO_OK;
	}
	status = get_number(r, object, begin_name, false, &begin);
	if (!status)
		status = get_number(r, object, end_name, false, &end);
	if (status)
		return status;
	if (begin < *at || end - begin != n_source || end < begin)
		return manifest_fail(r,
				     N_("offsets do not belong to the source"),
				     begin_name);
	r->contiguous = r->contiguous && begin == *at;
	*at = end + n_trailing;
	return SUMARIO_OK;
}

static enum sumario_status
check_offsets(struct manifest_reading *r, const cJSON *object,
	      struct unit *unit)
{
	uint32_t n_source = 0, n_source16 = 0, n_gap = 0, n_gap16 = 0;
	enum sumario_status status;

	utf8_count(unit->source.s, unit->source.len, &n_source, &n_source16);
	utf8_count(unit->trailing.s, unit->trailing.len, &n_gap, &n_gap16);
	unit->segment.n_codepoints = n_source;
	unit->segment.n_utf16 = n_source16;
	status = check_offset(r, object, "start", "end", &r->codepoint,
			      n_source, n_gap);
	if (!status)
		status = check_offset(r, object, "byteStart", "byteEnd",
				      &r->byte, unit->source.len,
				      unit->trailing.len);
	if (!status)
		status = check_offset(r, object, "utf16Start", "utf16End",
				      &r->utf16, n_source16, n_gap16);
	unit->segment.codepoint_begin =
		(uint32_t)(r->codepoint - n_gap - n_source);
	return status;
}

/* 16 hex digits, "-", which of its source it is. */
static enum sumario_status
check_key(struct manifest_reading *r, struct unit *unit)
{
	struct span trimmed = unicode_trim(unit->source);
	struct segment *segment = &unit->segment;
	char digits[17];

	if (!trimmed.len || trimmed.len != unit->source.len)
		return manifest_fail(
			r,
			N_("source is empty or begins or ends with "
			   "white space"),
			unit->target.id);
	if (!fold_key(&r->scratch, unit->source.s, unit->source.len,
		      &segment->key))
		return error_no_memory(r->error);
	snprintf(digits, sizeof(digits), "%016" PRIx64, segment->key);
	if (unit->key.len < 18 || memcmp(unit->key.s, digits, 16) ||
	    unit->key.s[16] != '-' ||
	    strspn(unit->key.s + 17, "0123456789") != unit->key.len - 17)
		return manifest_fail(r, N_("key does not belong to the source"),
				     unit->target.id);
	segment->occurrence = (uint32_t)strtoul(unit->key.s + 17, NULL, 10);
	return SUMARIO_OK;
}

/* Ids are numbered in the order of the article. */
static enum sumario_status
check_labels(struct manifest_reading *r, struct unit *unit)
{
	const struct targets *targets = &r->doc->translation->targets;
	const char *id = unit->target.id;
	uint32_t number = read_label(span_of(id), 's'), last = 0;
	uint32_t block = read_label(unit->paragraph, 'p');

	if (targets->n_items)
		last = get_number_of(targets, targets->n_items - 1);
	if (number <= last)
		return manifest_fail(r, N_("ids are not in order"), id);
	if (!block)
		return manifest_fail_member(r, "paragraph");
	unit->segment.block = block - 1;
	return SUMARIO_OK;
}

/* -- The article --------------------------------------------------------- */

static bool
add_text(struct manifest_reading *r, struct span text)
{
	struct bytes *bytes = &r->doc->article.decoded;

	if (bytes->n_items + text.len >= ARTICLE_MAX_BYTES ||
	    !bytes_add(bytes, text.s, text.len))
		return false;
	return bytes_terminate(bytes);
}

static enum sumario_status
add_unit(struct manifest_reading *r, struct unit *unit)
{
	struct document *doc = r->doc;

	unit->segment.begin = (uint32_t)doc->article.decoded.n_items;
	unit->segment.repetition_of = SEGMENT_NONE;
	if (!add_text(r, unit->source))
		return error_no_memory(r->error);
	unit->segment.end = (uint32_t)doc->article.decoded.n_items;
	unit->target.first = (uint32_t)doc->segments.n_items;
	unit->target.n = 1;
	unit->target.returned = TARGET_NONE;
	if (!add_text(r, unit->trailing) ||
	    !vector_add_room(&doc->segments, 1) ||
	    !vector_add_room(&doc->ranking->ratings, 1) ||
	    !vector_add_room(&doc->translation->targets, 1))
		return error_no_memory(r->error);
	doc->segments.items[doc->segments.n_items++] = unit->segment;
	doc->ranking->ratings.items[doc->ranking->ratings.n_items++] =
		unit->rating;
	doc->translation->targets.items[doc->translation->targets.n_items++] =
		unit->target;
	return SUMARIO_OK;
}

static enum sumario_status
read_segment(struct manifest_reading *r, const cJSON *object)
{
	struct unit unit = {.segment.n_words = 0};
	enum sumario_status status;

	if (!cJSON_IsObject(object))
		return manifest_fail_member(r, "segments");
	status = get_strings(r, object, &unit);
	if (!status)
		status = get_translation(r, object, &unit.target);
	if (!status)
		status = get_ranking(r, object, &unit);
	if (!status)
		status = check_labels(r, &unit);
	if (!status)
		status = check_key(r, &unit);
	if (!status)
		status = check_offsets(r, object, &unit);
	return status ? status : add_unit(r, &unit);
}

static enum sumario_status
read_segments(struct manifest_reading *r, const cJSON *root)
{
	const cJSON *segments = manifest_get_member(root, "segments");
	const struct bytes *text = &r->doc->article.decoded;
	enum sumario_status status = SUMARIO_OK;
	uint32_t n = 0, n16 = 0;

	if (!cJSON_IsArray(segments))
		return manifest_fail_member(r, "segments");
	utf8_count(text->items, text->n_items, &n, &n16);
	r->byte = text->n_items;
	r->codepoint = n;
	r->utf16 = n16;
	r->contiguous = true;
	for (const cJSON *object = segments->child; !status && object;
	     object = object->next)
		status = read_segment(r, object);
	r->doc->article.text = text->items;
	r->doc->article.n_bytes = (uint32_t)text->n_items;
	return status;
}

static enum sumario_status
read_document(struct manifest_reading *r, const cJSON *root)
{
	struct document *doc = r->doc;
	const cJSON *document = manifest_get_member(root, "document");
	const struct {
		const char *name;
		bool nullable;
		const char **out;
	} members[] = {{"id", false, &doc->article.id},
		       {"original", false, &doc->article.original},
		       {"title", true, &doc->article.title},
		       {"srcLang", false, &doc->article.source_lang},
		       {"trgLang", false, &doc->article.target_lang}};
	struct span leading;
	enum sumario_status status;

	if (!cJSON_IsObject(document))
		return manifest_fail_member(r, "document");
	status = manifest_get_string(r, document, "sourceHash", false,
				     &r->hash);
	for (size_t i = 0; !status && i < sizeof(members) / sizeof(*members);
	     i++)
		status = manifest_keep_string(r, document, members[i].name,
					      members[i].nullable,
					      members[i].out);
	if (!status)
		status = manifest_get_string(r, document, "leading", false,
					     &leading);
	if (!status)
		status = get_number(r, document, "chars", false, &r->n_chars);
	if (!status && !add_text(r, leading))
		status = error_no_memory(r->error);
	if (!status)
		status = manifest_keep_string(r, document, "mediaType", false,
					      &doc->article.media_type);
	if (!status && cJSON_IsString(manifest_get_member(document,
							  "encoding")))
		status = manifest_keep_string(r, document, "encoding", false,
					      &doc->article.encoding);
	if (doc->article.title && !*doc->article.title)
		doc->article.title = NULL;
	return status;
}

/* The number of a segment that is looked for. */
struct wanted {
	const struct targets *targets;
	uint32_t number;
};

static bool
comes_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;

	return get_number_of(wanted->targets, i) < wanted->number;
}

uint32_t
manifest_find(const struct manifest *manifest, struct span id)
{
	const struct wanted wanted = {&manifest->article.translation->targets,
				      read_label(id, 's')};
	size_t n = wanted.targets->n_items;
	size_t i = search_first(0, n, comes_before, &wanted);

	return wanted.number && i < n &&
			       get_number_of(wanted.targets, i) == wanted.number
		       ? (uint32_t)i
		       : SEGMENT_NONE;
}

static enum sumario_status
read_summary(struct manifest_reading *r, const cJSON *root)
{
	struct places *summary = &r->doc->ranking->summary;
	const struct segments *segments = &r->doc->segments;
	const cJSON *ids = manifest_get_member(
		manifest_get_member(root, r->manifest->is_briefing ? "briefing"
								   : "summary"),
		"segmentIds");

	if (!cJSON_IsArray(ids))
		return manifest_fail_member(r, "summary");
	for (const cJSON *id = ids->child; id; id = id->next) {
		struct span name = SPAN_NONE;
		uint32_t segment;

		if (cJSON_IsString(id))
			name = span_of(id->valuestring);
		segment = manifest_find(r->manifest, name);
		if (segment == SEGMENT_NONE && !segments->n_items)
			continue; /* written with --segments=none */
		if (segment == SEGMENT_NONE ||
		    !ranking_get(r->doc, segment)->in_summary)
			return manifest_fail(
				r, N_("key sentence that is no segment"),
				name.s);
		if (!vector_add_room(summary, 1))
			return error_no_memory(r->error);
		summary->items[summary->n_items++] = segment;
	}
	return SUMARIO_OK;
}

static int
compare_ranks(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The segments that have a rank, the best first. */
static enum sumario_status
read_order(struct manifest_reading *r)
{
	struct places *order = &r->doc->ranking->order;
	const struct ratings *ratings = &r->doc->ranking->ratings;
	uint64_t *ranked = malloc((ratings->n_items + 1) * sizeof(*ranked));
	size_t n = 0;

	if (!ranked || !vector_add_room(order, ratings->n_items)) {
		free(ranked);
		return error_no_memory(r->error);
	}
	for (size_t i = 0; i < ratings->n_items; i++)
		if (ratings->items[i].rank)
			ranked[n++] = (uint64_t)ratings->items[i].rank << 32 |
				      i;
	qsort(ranked, n, sizeof(*ranked), compare_ranks);
	for (order->n_items = 0; order->n_items < n; order->n_items++)
		order->items[order->n_items] =
			(uint32_t)ranked[order->n_items];
	free(ranked);
	return SUMARIO_OK;
}

/* Either everything is there, or the key sentences and nothing else. */
static enum sumario_status
check_whole(struct manifest_reading *r)
{
	const struct document *doc = r->doc;
	char hash[7 + 32 + 1] = "xxh128:";

	r->manifest->is_whole = r->contiguous && r->codepoint == r->n_chars;
	if (r->manifest->is_whole) {
		hash_hex128(doc->article.text, doc->article.n_bytes, hash + 7);
		return span_is(r->hash, hash)
			       ? SUMARIO_OK
			       : manifest_fail(
					 r,
					 N_("text and sourceHash do not agree"),
					 r->hash.s);
	}
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (!ranking_get(doc, i)->in_summary)
			return manifest_fail(
				r, N_("segments do not give the text again"),
				doc->translation->targets.items[i].id);
	return SUMARIO_OK;
}

/* The place of an article that could not be read. */
static enum sumario_status
fail_rejected(struct manifest_reading *r, const cJSON *root)
{
	struct span code;

	manifest_keep_string(r, manifest_get_member(root, "document"), "id", true,
		    &r->doc->article.id);
	if (manifest_get_string(r, manifest_get_member(root, "error"), "code", false, &code))
		return SUMARIO_BAD_DATA;
	error_set(r->error, SUMARIO_BAD_DATA, "rejected",
		  N_("the article was rejected when it was read"));
	error_set_detail(r->error, code.s);
	return SUMARIO_BAD_DATA;
}

static enum sumario_status
read_root(struct manifest_reading *r, const cJSON *root)
{
	const cJSON *schema = manifest_get_member(root, "schema");
	enum sumario_status status;

	if (!cJSON_IsObject(root) || !cJSON_IsString(schema))
		return manifest_fail(
			r, N_("not a manifest of schema sumario/1"), "");
	r->manifest->is_briefing = !strcmp(schema->valuestring,
					   "sumario-brief/1");
	if (!r->manifest->is_briefing &&
	    strcmp(schema->valuestring, "sumario/1"))
		return manifest_fail(
			r, N_("not a manifest of schema sumario/1"), "");
	if (cJSON_IsObject(manifest_get_member(root, "error")))
		return fail_rejected(r, root);
	status = read_document(r, root);
	if (!status)
		status = read_segments(r, root);
	if (!status)
		status = read_order(r);
	if (!status)
		status = read_summary(r, root);
	if (!status && r->manifest->is_briefing)
		status = manifest_read_briefing(r, root);
	if (!status)
		status = check_whole(r);
	if (status)
		return status;
	r->doc->article.lexicon = language_of_pair(r->doc->article.source_lang,
						   r->doc->article.target_lang);
	return manifest_locate(r->manifest) && entity_find(r->doc)
		       ? SUMARIO_OK
		       : error_no_memory(r->error);
}

enum sumario_status
manifest_read(struct manifest *manifest, const char *bytes, size_t len,
	      struct sumario_error *error)
{
	struct document *doc = &manifest->article;
	struct manifest_reading r = {
		.manifest = manifest, .doc = doc, .error = error};
	cJSON *json;
	enum sumario_status status = json_parse(bytes, len, &json, error);

	if (status)
		return status;
	doc->ranking = &manifest->ranking;
	doc->translation = &manifest->translation;
	document_clear(doc);
	ranking_clear(doc->ranking);
	translation_clear(doc->translation);
	manifest->bytes = (struct span){
		arena_strndup(&doc->article.arena, bytes, len), len};
	status = manifest->bytes.s ? read_root(&r, json)
				   : error_no_memory(error);
	vector_release(&r.scratch);
	cJSON_Delete(json);
	return status;
}

void
manifest_release(struct manifest *manifest)
{
	document_release(&manifest->article);
	ranking_release(&manifest->ranking);
	translation_release(&manifest->translation);
	vector_release(&manifest->values);
	briefing_release(&manifest->briefing);
}
