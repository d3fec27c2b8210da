/* SPDX-License-Identifier: MIT */
/*
 * Our own JSON with targets filled in: a manifest, or a bare segment a line;
 * and what engines and language models make of a list of segments: an array of
 * {"id", "source", "target"} or {"id", "target"}, or one object {"s1": "…"},
 * with a fence of Markdown around it or without, ids as strings or numbers.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/error.h"
#include "bitext/target.h"
#include "markup/json_reader.h"
#include "text/unicode.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

/* What is inside of a fence of Markdown, if TEXT is in one. */
static struct span
strip_fence(struct span text)
{
	static const char fence[] = "```";

	text = unicode_trim(text);
	if (!ascii_begins(text.s, text.len, fence))
		return text;
	span_take(&text, '\n');
	text = unicode_trim(text);
	if (text.len >= 3 && !memcmp(text.s + text.len - 3, fence, 3))
		text.len -= 3;
	return unicode_trim(text);
}

static bool
recognise(const char *s, size_t len)
{
	struct span text = strip_fence((struct span){s, len});
	char first = text.len ? text.s[0] : '\0';

	if (first != '{' && first != '[')
		return false;
	text = unicode_trim((struct span){text.s + 1, text.len - 1});
	return text.len && strchr(first == '{' ? "\"}" : "{]", text.s[0]);
}

static const char no_segment[] = N_("not a segment with its source or id");

struct reading {
	struct target_file *file;
	struct sumario_error *error;
	struct span article; /* of the manifest */
	uint64_t line;	     /* of one object a line; else 0 */
	bool has_source, lacks_source;
	bool no_memory;
};

static enum sumario_status
fail(struct reading *r, const char *message)
{
	return r->no_memory ? error_no_memory(r->error)
			    : target_fail(r->error, message, r->line);
}

static bool
keep(struct reading *r, struct span text, struct span *out)
{
	*out = target_keep(r->file, text);
	r->no_memory = r->no_memory || !out->s;
	return out->s != NULL;
}

/* A string into OUT; null and none leave it; false: of another kind. */
static bool
take_string(struct reading *r, const cJSON *member, struct span *out)
{
	if (!member || cJSON_IsNull(member))
		return true;
	return cJSON_IsString(member) &&
	       keep(r, span_of(member->valuestring), out);
}

static bool
get_string(struct reading *r, const cJSON *object, const char *name,
	   struct span *out)
{
	return take_string(r, cJSON_GetObjectItemCaseSensitive(object, name),
			   out);
}

/* The same of an id, which models like to make a number: 3 for "s3". */
static bool
get_id(struct reading *r, const cJSON *object, struct span *out)
{
	const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, "id");
	char id[16];

	if (!cJSON_IsNumber(member))
		return get_string(r, object, "id", out);
	if (!(member->valuedouble >= 1 && member->valuedouble <= UINT32_MAX))
		return false;
	snprintf(id, sizeof(id), "s%.0f", member->valuedouble);
	return keep(r, span_of(id), out);
}

/*
 * A merge notes why a target is none yet.  Without such a note somebody has
 * filled in the target and left the state as it was.
 */
static bool
get_doubt(struct reading *r, const cJSON *object, const char **doubt)
{
	const cJSON *notes = cJSON_GetObjectItemCaseSensitive(object, "notes");
	struct span category = SPAN_NONE, text = SPAN_NONE;

	for (const cJSON *note = cJSON_IsArray(notes) ? notes->child : NULL;
	     note && !*doubt; note = note->next) {
		if (!get_string(r, note, "category", &category) ||
		    !get_string(r, note, "text", &text))
			return false;
		if (span_is(category, "doubt"))
			*doubt = text.s;
	}
	return true;
}

static enum sumario_status
add(struct reading *r, const struct returned *unit)
{
	r->has_source |= unit->source.s != NULL;
	r->lacks_source |= !unit->source.s;
	return target_add(r->file, unit) ? SUMARIO_OK
					 : error_no_memory(r->error);
}

static enum sumario_status
read_segment(struct reading *r, const cJSON *object)
{
	struct returned unit = {.article = r->article};
	struct span state = SPAN_NONE;

	if (!cJSON_IsObject(object) || !get_id(r, object, &unit.id) ||
	    !get_string(r, object, "key", &unit.key) ||
	    !get_string(r, object, "source", &unit.source) ||
	    !get_string(r, object, "target", &unit.target) ||
	    !get_string(r, object, "state", &state) ||
	    (!unit.source.s && !unit.id.s) ||
	    !get_doubt(r, object, &unit.doubt))
		return fail(r, no_segment);
	if (state.s && !target_find_state(state, &unit.state))
		return fail(r, N_("unknown state"));
	if (unit.state != TARGET_INITIAL)
		unit.doubt = NULL;
	return add(r, &unit);
}

static enum sumario_status
read_list(struct reading *r, const cJSON *list)
{
	enum sumario_status status = SUMARIO_OK;

	for (const cJSON *object = list->child; !status && object;
	     object = object->next)
		status = read_segment(r, object);
	return status;
}

/* {"s1": "…", "s2": "…"} */
static enum sumario_status
read_map(struct reading *r, const cJSON *map)
{
	enum sumario_status status = SUMARIO_OK;

	for (const cJSON *member = map->child; !status && member;
	     member = member->next) {
		struct returned unit = {.state = TARGET_INITIAL};

		if (!keep(r, span_of(member->string), &unit.id) ||
		    !take_string(r, member, &unit.target))
			return fail(r, no_segment);
		status = add(r, &unit);
	}
	return status;
}

static bool
has(const cJSON *object, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(object, name) != NULL;
}

/* The segments of a manifest, which have their sources. */
static enum sumario_status
read_manifest(struct reading *r, const cJSON *root, const cJSON *segments)
{
	const cJSON *document = cJSON_GetObjectItemCaseSensitive(root,
								 "document");
	enum sumario_status status = SUMARIO_OK;

	if (!get_string(r, document, "id", &r->article))
		return fail(r, no_segment);
	status = read_list(r, segments);
	return status || !r->lacks_source ? status : fail(r, no_segment);
}

static enum sumario_status
read_root(struct reading *r, const cJSON *root)
{
	const cJSON *segments = cJSON_GetObjectItemCaseSensitive(root,
								 "segments");

	if (cJSON_IsArray(root))
		return read_list(r, root);
	if (cJSON_IsArray(segments))
		return read_manifest(r, root, segments);
	return has(root, "source") || has(root, "target")
		       ? read_segment(r, root)
		       : read_map(r, root);
}

static enum sumario_status
read_text(struct reading *r, struct span text)
{
	cJSON *json;
	enum sumario_status status = json_parse(text.s, text.len, &json,
						r->error);

	if (status) {
		if (r->error)
			r->error->line = r->line;
		return status;
	}
	status = r->line ? read_segment(r, json) : read_root(r, json);
	cJSON_Delete(json);
	return status;
}

/* Several objects, one a line: a first line that is one tells them. */
static bool
is_by_line(struct span text)
{
	struct span rest = text, line = span_take_line(&rest);

	return rest.len && !json_check(line.s, line.len, NULL) &&
	       json_check(text.s, text.len, NULL);
}

static enum sumario_status
read_json(struct target_file *file, const char *s, size_t len,
	  struct sumario_error *error)
{
	struct reading r = {.file = file, .error = error};
	struct span rest = strip_fence((struct span){s, len});
	enum sumario_status status = SUMARIO_OK;

	if (!is_by_line(rest))
		status = read_text(&r, rest);
	else
		while (!status && rest.len) {
			struct span text = span_take_line(&rest);

			r.line++;
			if (text.len)
				status = read_text(&r, text);
		}
	if (status)
		return status;
	if (r.has_source && r.lacks_source)
		return target_fail(error,
				   N_("segments with and without a source"), 0);
	if (r.lacks_source)
		file->pairing = TARGET_BY_ID;
	return SUMARIO_OK;
}

const struct target_reader target_json = {"json", recognise, read_json};
