/* SPDX-License-Identifier: MIT */
/*
 * Our own JSON with targets filled in: a manifest, or a bare segment a line.
 */
#include <config.h>

#include "base/error.h"
#include "bitext/target.h"
#include "markup/json_reader.h"

#include <cjson/cJSON.h>
#include <string.h>

static bool
recognise(const char *s, size_t len)
{
	size_t i = 1;

	if (len < 2 || s[0] != '{')
		return false;
	while (i < len && memchr(" \t\r\n", s[i], 4))
		i++;
	return i < len && s[i] == '"';
}

/* A string into OUT; null and none leave it; false: of another kind. */
static bool
get_string(struct target_file *file, const cJSON *object, const char *name,
	   struct span *out)
{
	const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);

	if (!member || cJSON_IsNull(member))
		return true;
	if (!cJSON_IsString(member))
		return false;
	*out = target_keep(file, span_of(member->valuestring));
	return out->s != NULL;
}

/*
 * A merge notes why a target is none yet.  Without such a note somebody has
 * filled in the target and left the state as it was.
 */
static bool
get_doubt(struct target_file *file, const cJSON *object, const char **doubt)
{
	const cJSON *notes = cJSON_GetObjectItemCaseSensitive(object, "notes");
	struct span category = SPAN_NONE, text = SPAN_NONE;

	for (const cJSON *note = cJSON_IsArray(notes) ? notes->child : NULL;
	     note && !*doubt; note = note->next) {
		if (!get_string(file, note, "category", &category) ||
		    !get_string(file, note, "text", &text))
			return false;
		if (span_is(category, "doubt"))
			*doubt = text.s;
	}
	return true;
}

static enum sumario_status
read_segment(struct target_file *file, const cJSON *object, struct span article,
	     uint64_t line, struct sumario_error *error)
{
	struct returned unit = {.article = article};
	struct span state = SPAN_NONE;

	if (!cJSON_IsObject(object) ||
	    !get_string(file, object, "id", &unit.id) ||
	    !get_string(file, object, "key", &unit.key) ||
	    !get_string(file, object, "source", &unit.source) ||
	    !get_string(file, object, "target", &unit.target) ||
	    !get_string(file, object, "state", &state) || !unit.source.s)
		return target_fail(error, N_("not a segment with its source"),
				   line);
	if (state.s && !target_find_state(state, &unit.state))
		return target_fail(error, N_("unknown state"), line);
	if (unit.state == TARGET_INITIAL &&
	    !get_doubt(file, object, &unit.doubt))
		return target_fail(error, N_("not a segment with its source"),
				   line);
	return target_add(file, &unit) ? SUMARIO_OK : error_no_memory(error);
}

static enum sumario_status
read_manifest(struct target_file *file, const cJSON *root,
	      struct sumario_error *error)
{
	const cJSON *document = cJSON_GetObjectItemCaseSensitive(root,
								 "document");
	const cJSON *segments = cJSON_GetObjectItemCaseSensitive(root,
								 "segments");
	struct span article = SPAN_NONE;
	enum sumario_status status = SUMARIO_OK;

	if (!cJSON_IsArray(segments))
		return read_segment(file, root, article, 1, error);
	if (!get_string(file, document, "id", &article))
		return target_fail(error, N_("not a segment with its source"),
				   0);
	for (const cJSON *object = segments->child; !status && object;
	     object = object->next)
		status = read_segment(file, object, article, 0, error);
	return status;
}

/* LINE is 0 if TEXT is the whole file. */
static enum sumario_status
read_text(struct target_file *file, struct span text, uint64_t line,
	  struct sumario_error *error)
{
	cJSON *json;
	enum sumario_status status = json_parse(text.s, text.len, &json, error);

	if (status) {
		if (error)
			error->line = line;
		return status;
	}
	status = line ? read_segment(file, json, SPAN_NONE, line, error)
		      : read_manifest(file, json, error);
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
	struct span rest = {s, len};
	enum sumario_status status = SUMARIO_OK;

	if (!is_by_line(rest))
		return read_text(file, rest, 0, error);
	for (uint64_t line = 1; !status && rest.len; line++) {
		struct span text = span_take_line(&rest);

		if (text.len)
			status = read_text(file, text, line, error);
	}
	return status;
}

const struct target_reader target_json = {"json", recognise, read_json};
