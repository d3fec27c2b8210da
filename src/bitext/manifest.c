/* SPDX-License-Identifier: MIT */
/*
 * cJSON reads, after json_check() has looked at the text; then every member
 * that is used is checked and copied, and what belongs together is compared.
 */
#include <config.h>

#include "bitext/manifest.h"

#include "base/error.h"
#include "base/hash.h"
#include "markup/json_reader.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_EXACT 9007199254740992.0

struct reading {
	struct manifest *manifest;
	struct arena *arena;
	struct sumario_error *error;
	struct bytes scratch;
	bool contiguous;		 /* so far no segment is left out */
	uint64_t byte, codepoint, utf16; /* where the last gap ended */
	uint64_t n_chars;		 /* document.chars */
	const char *hash;		 /* document.sourceHash */
};

static enum sumario_status
fail(struct reading *r, const char *message, const char *detail)
{
	error_set(r->error, SUMARIO_BAD_DATA, "bad-manifest", message);
	error_set_detail(r->error, detail);
	return SUMARIO_BAD_DATA;
}

static enum sumario_status
fail_member(struct reading *r, const char *name)
{
	return fail(r,
		    N_("member that is missing, twice there or of another "
		       "kind"),
		    name);
}

/* The one member of that name; NULL: none, or several. */
static const cJSON *
get_member(const cJSON *object, const char *name)
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

/* A string; null is taken if NULLABLE. */
static enum sumario_status
get_string(struct reading *r, const cJSON *object, const char *name,
	   bool nullable, struct span *out)
{
	const cJSON *member = get_member(object, name);
	size_t len;

	if (nullable && cJSON_IsNull(member)) {
		*out = (struct span){NULL, 0};
		return SUMARIO_OK;
	}
	if (!cJSON_IsString(member))
		return fail_member(r, name);
	len = strlen(member->valuestring);
	out->s = arena_strndup(r->arena, member->valuestring, len);
	out->len = len;
	return out->s ? SUMARIO_OK : error_no_memory(r->error);
}

static bool
is_whole_number(const cJSON *member)
{
	return cJSON_IsNumber(member) && member->valuedouble >= 0 &&
	       member->valuedouble <= MAX_EXACT &&
	       member->valuedouble == (double)(uint64_t)member->valuedouble;
}

static enum sumario_status
get_number(struct reading *r, const cJSON *object, const char *name,
	   bool nullable, uint64_t *out)
{
	const cJSON *member = get_member(object, name);

	*out = 0;
	if (nullable && cJSON_IsNull(member))
		return SUMARIO_OK;
	if (!is_whole_number(member))
		return fail_member(r, name);
	*out = (uint64_t)member->valuedouble;
	return SUMARIO_OK;
}

static enum sumario_status
get_bool(struct reading *r, const cJSON *object, const char *name, bool *out)
{
	const cJSON *member = get_member(object, name);

	if (!cJSON_IsBool(member))
		return fail_member(r, name);
	*out = cJSON_IsTrue(member);
	return SUMARIO_OK;
}

/* -- Members of a segment ------------------------------------------------ */

static enum sumario_status
get_strings(struct reading *r, const cJSON *object, struct unit *unit)
{
	const struct {
		const char *name;
		struct span *out;
	} members[] = {{"id", &unit->id},
		       {"key", &unit->key},
		       {"paragraph", &unit->paragraph},
		       {"kind", &unit->kind},
		       {"source", &unit->source},
		       {"trailing", &unit->trailing}};
	enum sumario_status status = SUMARIO_OK;

	for (size_t i = 0; !status && i < sizeof(members) / sizeof(*members);
	     i++)
		status = get_string(r, object, members[i].name, false,
				    members[i].out);
	return status;
}

static enum sumario_status
get_translation(struct reading *r, const cJSON *object, struct unit *unit)
{
	struct span state;
	enum sumario_status status = get_string(r, object, "target", true,
						&unit->target);

	if (!status)
		status = get_string(r, object, "state", false, &state);
	if (!status && !unit_state_find(state, &unit->state))
		return fail_member(r, "state");
	unit->target = unit_trim(unit->target);
	if (!unit->target.len)
		unit->state = UNIT_INITIAL;
	return status;
}

static enum sumario_status
get_ranking(struct reading *r, const cJSON *object, struct unit *unit)
{
	const cJSON *salience = get_member(object, "salience");
	enum sumario_status status = get_number(r, object, "words", false,
						&unit->n_words);

	if (!status)
		status = get_number(r, object, "rank", true, &unit->rank);
	if (!status)
		status = get_bool(r, object, "inSummary", &unit->in_summary);
	if (!status)
		status = get_bool(r, object, "translate", &unit->translate);
	if (status)
		return status;
	if (!cJSON_IsNumber(salience) || !(salience->valuedouble >= 0) ||
	    salience->valuedouble > 1)
		return fail_member(r, "salience");
	unit->salience = salience->valuedouble;
	return SUMARIO_OK;
}

/* -- What must agree ----------------------------------------------------- */

/*
 * One kind of offset, where the manifest has it: begins where the gap before
 * ended, or later where segments are left out, and is as long as its source.
 */
static enum sumario_status
check_offset(struct reading *r, const cJSON *object, const char *begin_name,
	     const char *end_name, uint64_t *at, uint64_t n_source,
	     uint64_t n_trailing)
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
		return fail(r, N_("offsets do not belong to the source"),
			    begin_name);
	r->contiguous = r->contiguous && begin == *at;
	*at = end + n_trailing;
	return SUMARIO_OK;
}

static enum sumario_status
check_offsets(struct reading *r, const cJSON *object, const struct unit *unit)
{
	uint32_t n_source = 0, n_source16 = 0, n_gap = 0, n_gap16 = 0;
	enum sumario_status status;

	utf8_count(unit->source.s, unit->source.len, &n_source, &n_source16);
	utf8_count(unit->trailing.s, unit->trailing.len, &n_gap, &n_gap16);
	status = check_offset(r, object, "start", "end", &r->codepoint,
			      n_source, n_gap);
	if (!status)
		status = check_offset(r, object, "byteStart", "byteEnd",
				      &r->byte, unit->source.len,
				      unit->trailing.len);
	if (!status)
		status = check_offset(r, object, "utf16Start", "utf16End",
				      &r->utf16, n_source16, n_gap16);
	return status;
}

static enum sumario_status
check_key(struct reading *r, struct unit *unit)
{
	struct span trimmed = unit_trim(unit->source);
	char digits[17];

	if (!trimmed.len || trimmed.len != unit->source.len)
		return fail(r,
			    N_("source is empty or begins or ends with "
			       "white space"),
			    unit->id.s);
	if (!fold_key(&r->scratch, unit->source.s, unit->source.len,
		      &unit->hash))
		return error_no_memory(r->error);
	snprintf(digits, sizeof(digits), "%016" PRIx64, unit->hash);
	if (unit->key.len < 18 || memcmp(unit->key.s, digits, 16) ||
	    unit->key.s[16] != '-' ||
	    strspn(unit->key.s + 17, "0123456789") != unit->key.len - 17)
		return fail(r, N_("key does not belong to the source"),
			    unit->id.s);
	return SUMARIO_OK;
}

static enum sumario_status
read_segment(struct reading *r, const cJSON *object)
{
	struct units *units = &r->manifest->units;
	struct unit unit = {.returned = UNIT_NONE};
	enum sumario_status status;

	if (!cJSON_IsObject(object))
		return fail_member(r, "segments");
	status = get_strings(r, object, &unit);
	if (!status)
		status = get_translation(r, object, &unit);
	if (!status)
		status = get_ranking(r, object, &unit);
	if (!status)
		status = check_key(r, &unit);
	if (!status)
		status = check_offsets(r, object, &unit);
	if (status)
		return status;
	if (!vector_add_room(units, 1))
		return error_no_memory(r->error);
	units->items[units->n_items++] = unit;
	return SUMARIO_OK;
}

static enum sumario_status
read_segments(struct reading *r, const cJSON *root)
{
	const cJSON *segments = get_member(root, "segments");
	enum sumario_status status = SUMARIO_OK;
	uint32_t n = 0, n16 = 0;

	if (!cJSON_IsArray(segments))
		return fail_member(r, "segments");
	utf8_count(r->manifest->leading.s, r->manifest->leading.len, &n, &n16);
	r->byte = r->manifest->leading.len;
	r->codepoint = n;
	r->utf16 = n16;
	r->contiguous = true;
	for (const cJSON *object = segments->child; !status && object;
	     object = object->next)
		status = read_segment(r, object);
	return status;
}

/* -- The parts of a manifest --------------------------------------------- */

static enum sumario_status
read_document(struct reading *r, const cJSON *root)
{
	struct manifest *manifest = r->manifest;
	const cJSON *document = get_member(root, "document");
	const struct {
		const char *name;
		bool nullable;
		struct span *out;
	} members[] = {{"id", false, &manifest->id},
		       {"original", false, &manifest->original},
		       {"title", true, &manifest->title},
		       {"srcLang", false, &manifest->source_lang},
		       {"trgLang", false, &manifest->target_lang},
		       {"leading", false, &manifest->leading}};
	struct span hash = {NULL, 0};
	enum sumario_status status;

	if (!cJSON_IsObject(document))
		return fail_member(r, "document");
	status = get_string(r, document, "sourceHash", false, &hash);
	for (size_t i = 0; !status && i < sizeof(members) / sizeof(*members);
	     i++)
		status = get_string(r, document, members[i].name,
				    members[i].nullable, members[i].out);
	if (!status)
		status = get_number(r, document, "chars", false, &r->n_chars);
	r->hash = hash.s;
	return status;
}

static int
compare_ids(struct span a, struct span b)
{
	int difference = memcmp(a.s, b.s, a.len < b.len ? a.len : b.len);

	return difference ? difference : (a.len > b.len) - (a.len < b.len);
}

struct id_place {
	struct span id;
	uint32_t unit;
};

static int
compare_places(const void *a, const void *b)
{
	return compare_ids(((const struct id_place *)a)->id,
			   ((const struct id_place *)b)->id);
}

static enum sumario_status
sort_ids(struct reading *r)
{
	struct manifest *manifest = r->manifest;
	size_t n = manifest->units.n_items;
	struct id_place *places = arena_alloc(r->arena,
					      (n + 1) * sizeof(*places));

	manifest->by_id = arena_alloc(r->arena, (n + 1) * sizeof(uint32_t));
	if (!places || !manifest->by_id)
		return error_no_memory(r->error);
	for (size_t i = 0; i < n; i++)
		places[i] = (struct id_place){manifest->units.items[i].id,
					      (uint32_t)i};
	qsort(places, n, sizeof(*places), compare_places);
	for (size_t i = 0; i < n; i++) {
		if (i && !compare_places(&places[i - 1], &places[i]))
			return fail(r, N_("id stands twice"), places[i].id.s);
		manifest->by_id[i] = places[i].unit;
	}
	return SUMARIO_OK;
}

uint32_t
manifest_find(const struct manifest *manifest, struct span id)
{
	size_t begin = 0, end = manifest->units.n_items;

	while (id.s && begin < end) {
		size_t middle = begin + (end - begin) / 2;
		uint32_t unit = manifest->by_id[middle];
		int difference = compare_ids(id,
					     manifest->units.items[unit].id);

		if (!difference)
			return unit;
		if (difference < 0)
			end = middle;
		else
			begin = middle + 1;
	}
	return UNIT_NONE;
}

static enum sumario_status
read_summary(struct reading *r, const cJSON *root)
{
	struct unit_numbers *summary = &r->manifest->summary;
	const cJSON *ids = get_member(get_member(root, "summary"),
				      "segmentIds");

	if (!cJSON_IsArray(ids))
		return fail_member(r, "summary");
	for (const cJSON *id = ids->child; id; id = id->next) {
		struct span name = {NULL, 0};
		uint32_t unit;

		if (cJSON_IsString(id))
			name = (struct span){id->valuestring,
					     strlen(id->valuestring)};
		unit = manifest_find(r->manifest, name);
		if (unit == UNIT_NONE && !r->manifest->units.n_items)
			continue; /* written with --segments=none */
		if (unit == UNIT_NONE ||
		    !r->manifest->units.items[unit].in_summary)
			return fail(r, N_("key sentence that is no segment"),
				    name.s);
		if (!vector_add_room(summary, 1))
			return error_no_memory(r->error);
		summary->items[summary->n_items++] = unit;
	}
	return SUMARIO_OK;
}

/* -- The whole text ------------------------------------------------------ */

static bool
hash_agrees(struct reading *r)
{
	const struct manifest *manifest = r->manifest;
	char *text = malloc(r->byte + 1), hex[40] = "xxh128:";
	size_t n = manifest->leading.len;
	bool agrees;

	if (!text)
		return false;
	memcpy(text, manifest->leading.s, n);
	for (size_t i = 0; i < manifest->units.n_items; i++) {
		const struct unit *unit = &manifest->units.items[i];

		memcpy(text + n, unit->source.s, unit->source.len);
		n += unit->source.len;
		memcpy(text + n, unit->trailing.s, unit->trailing.len);
		n += unit->trailing.len;
	}
	hash_hex128(text, n, hex + 7);
	agrees = !strcmp(hex, r->hash);
	free(text);
	return agrees;
}

/* Either everything is there, or the key sentences and nothing else. */
static enum sumario_status
check_whole(struct reading *r)
{
	struct manifest *manifest = r->manifest;

	manifest->is_whole = r->contiguous && r->codepoint == r->n_chars;
	if (manifest->is_whole)
		return hash_agrees(r) ? SUMARIO_OK
				      : fail(r,
					     N_("text and sourceHash do not "
						"agree"),
					     r->hash);
	for (size_t i = 0; i < manifest->units.n_items; i++)
		if (!manifest->units.items[i].in_summary)
			return fail(r,
				    N_("segments do not give the text again"),
				    manifest->units.items[i].id.s);
	return SUMARIO_OK;
}

static enum sumario_status
read_root(struct reading *r, const cJSON *root)
{
	const cJSON *schema = get_member(root, "schema");
	enum sumario_status status;

	if (!cJSON_IsObject(root) || !cJSON_IsString(schema) ||
	    strcmp(schema->valuestring, "sumario/1"))
		return fail(r, N_("not a manifest of schema sumario/1"), "");
	status = read_document(r, root);
	if (!status)
		status = read_segments(r, root);
	if (!status)
		status = sort_ids(r);
	if (!status)
		status = read_summary(r, root);
	if (!status)
		status = check_whole(r);
	if (!status && !manifest_locate(r->manifest))
		status = fail_member(r, "target");
	return status;
}

enum sumario_status
manifest_read(struct manifest *manifest, struct arena *arena, const char *bytes,
	      size_t len, struct sumario_error *error)
{
	struct reading r = {
		.manifest = manifest, .arena = arena, .error = error};
	enum sumario_status status;
	cJSON *json;

	status = json_check(bytes, len, error);
	if (status)
		return status;
	manifest->bytes.s = arena_strndup(arena, bytes, len);
	manifest->bytes.len = len;
	json = cJSON_ParseWithLength(bytes, len);
	if (!manifest->bytes.s || !json) {
		cJSON_Delete(json);
		return error_no_memory(error);
	}
	status = read_root(&r, json);
	vector_release(&r.scratch);
	cJSON_Delete(json);
	return status;
}

void
manifest_release(struct manifest *manifest)
{
	vector_release(&manifest->units);
	vector_release(&manifest->summary);
}
