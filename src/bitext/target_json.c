/* SPDX-License-Identifier: MIT */
/*
 * Our own JSON with targets filled in: a manifest, or a bare segment a line;
 * and what engines and language models make of a list of segments: an array of
 * {"id", "source", "target"} or {"id", "target"}, or one object {"s1": "…"}.
 * Models put a fence of Markdown or some words around it, make numbers of ids,
 * stop in the middle and forget a quotation mark; several answers may be in one
 * file.  So objects are looked for one after another, and each is read by
 * itself: what is damaged is told and takes none of the others along.
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

static const char fence[] = "```";
/* So far JSON is looked for in what is none. */
#define MAX_TALK 4096

/* clang-format off */
static const struct finding_kind
	damaged_unit = {"damaged-unit",
		N_("damaged JSON, left out"), true},
	cut_off = {"cut-off",
		N_("the JSON breaks off, what is whole of it is taken"), false},
	passed_over = {"passed-over",
		N_("text around the JSON is passed over"), false},
	fenced = {"fenced",
		N_("the JSON is in a code fence"), false},
	number_id = {"number-id",
		N_("ids came back as numbers"), false};
/* clang-format on */

/* -- Where JSON is --------------------------------------------------------- */

static struct span
skip(struct span text, size_t n)
{
	return (struct span){text.s + n, text.len - n};
}

static struct span
skip_space(struct span text)
{
	while (text.len && ascii_is_space(text.s[0]))
		text = skip(text, 1);
	return text;
}

/* Whether TEXT begins with a member that an object of ours has. */
static bool
begins_ours(struct span text)
{
	static const char *const names[] = {"\"id\"", "\"source\"",
					    "\"target\"", "\"key\"",
					    "\"schema\""};

	text = skip_space(text);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (ascii_begins(text.s, text.len, names[i])) {
			text = skip_space(skip(text, strlen(names[i])));
			return text.len && text.s[0] == ':';
		}
	return false;
}

/* Whether TEXT begins with a segment's id, as a map of them does. */
static bool
begins_map(struct span text)
{
	size_t n = 2;

	text = skip_space(text);
	if (text.len < 4 || text.s[0] != '"' || text.s[1] != 's')
		return false;
	while (n < text.len && ascii_is_digit(text.s[n]))
		n++;
	return n > 2 && n < text.len && text.s[n] == '"';
}

static bool
begins_member(struct span text)
{
	return begins_ours(text) || begins_map(text);
}

/* Whether a list of segments, or one, begins at TEXT, wherever that is. */
static bool
begins_list(struct span text)
{
	if (text.len && text.s[0] == '[')
		text = skip_space(skip(text, 1));
	return text.len && text.s[0] == '{' && begins_member(skip(text, 1));
}

/* How much of TEXT is before the first list of segments; all of it: none. */
static size_t
find_list(struct span text)
{
	size_t at = 0;

	while (at < text.len &&
	       (!strchr("[{", text.s[at]) || !begins_list(skip(text, at))))
		at++;
	return at;
}

static bool
recognise(const char *s, size_t len)
{
	struct span text = unicode_trim((struct span){s, len});
	char first;

	if (ascii_begins(text.s, text.len, fence)) {
		span_take(&text, '\n');
		text = unicode_trim(text);
	}
	first = text.len ? text.s[0] : '\0';
	if (first != '{' && first != '[')
		return false;
	text = skip_space(skip(text, 1));
	return text.len && strchr(first == '{' ? "\"}" : "{]", text.s[0]);
}

/* What a model says before it comes to the point, if it is not too much. */
static bool
recognise_talk(const char *s, size_t len)
{
	struct span text = {s, len < MAX_TALK ? len : MAX_TALK};

	return find_list(text) < text.len;
}

/* -- Where an object ends -------------------------------------------------- */

enum ending { WHOLE, DAMAGED, BROKEN_OFF };

/* An object that is looked through. */
struct scan {
	struct span text;
	size_t at, depth;
	uint64_t lists; /* which open brackets are of lists: the last bits */
	bool in_string;
	char last; /* byte that is no white space */
};

/*
 * Whether another segment begins here, where no value may be: a string or a
 * bracket before was not closed.
 */
static bool
begins_another(const struct scan *scan)
{
	bool may_be_value = !scan->in_string &&
			    (strchr(":[", scan->last) ||
			     (scan->last == ',' && scan->lists & 1));

	return scan->depth && !may_be_value &&
	       begins_list(skip(scan->text, scan->at));
}

static void
open_bracket(struct scan *scan, char c)
{
	scan->depth++;
	scan->lists = scan->lists << 1 | (c == '[');
}

static void
close_bracket(struct scan *scan)
{
	scan->depth--;
	scan->lists >>= 1;
}

/* No string goes on after its line. */
static void
take_byte(struct scan *scan, char c)
{
	if (c == '\n')
		scan->in_string = false;
	else if (c == '"')
		scan->in_string = !scan->in_string;
	else if (scan->in_string)
		scan->at += c == '\\';
	else if (c == '{' || c == '[')
		open_bracket(scan, c);
	else if (c == '}' || c == ']')
		close_bracket(scan);
	scan->at++;
	if (!ascii_is_space(c))
		scan->last = c;
}

/* The object at the beginning of TEXT: how it ends, and after N bytes. */
static enum ending
find_end(struct span text, size_t *n)
{
	struct scan scan = {.text = text, .last = ':'};

	while (scan.at < text.len) {
		char c = text.s[scan.at];

		*n = scan.at;
		if (c == '{' && begins_another(&scan))
			return DAMAGED;
		take_byte(&scan, c);
		if (!scan.depth) {
			*n = scan.at;
			return WHOLE;
		}
	}
	*n = text.len;
	return BROKEN_OFF;
}

static const char no_segment[] = N_("not a segment with its source or id");

struct reading {
	struct target_file *file;
	struct sumario_error *error;
	struct span article; /* of the manifest */
	bool no_memory;
};

static enum sumario_status
fail(struct reading *r, const char *message)
{
	return r->no_memory ? error_no_memory(r->error)
			    : target_fail(r->error, message, 0);
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
get_id(struct reading *r, const cJSON *object, struct returned *unit)
{
	const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, "id");
	char id[16];

	if (!cJSON_IsNumber(member))
		return get_string(r, object, "id", &unit->id);
	if (!(member->valuedouble >= 1 && member->valuedouble <= UINT32_MAX))
		return false;
	snprintf(id, sizeof(id), "s%.0f", member->valuedouble);
	unit->is_numbered = true;
	return keep(r, span_of(id), &unit->id);
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
	r->file->json.has_source |= unit->source.s != NULL;
	if (unit->is_numbered && !r->file->json.has_numbers)
		target_note(r->file, &number_id, unit->id);
	r->file->json.has_numbers |= unit->is_numbered;
	return target_add(r->file, unit) ? SUMARIO_OK
					 : error_no_memory(r->error);
}

static enum sumario_status
read_segment(struct reading *r, const cJSON *object)
{
	struct returned unit = {.article = r->article};
	struct span state = SPAN_NONE;

	if (!cJSON_IsObject(object) || !get_id(r, object, &unit) ||
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

	if (!get_string(r, document, "id", &r->article))
		return fail(r, no_segment);
	for (const cJSON *object = segments->child; object;
	     object = object->next)
		if (!has(object, "source"))
			return fail(r, no_segment);
	return read_list(r, segments);
}

/* {"translations": […]}: what is in it, if it is such a list. */
static const cJSON *
unwrap(const cJSON *root)
{
	const cJSON *list = root->child;

	return cJSON_IsArray(list) && !list->next &&
			       (!list->child || cJSON_IsObject(list->child))
		       ? list
		       : NULL;
}

static enum sumario_status
read_root(struct reading *r, const cJSON *root)
{
	const cJSON *segments = cJSON_GetObjectItemCaseSensitive(root,
								 "segments");
	const cJSON *list = unwrap(root);

	r->article = SPAN_NONE;
	if (list)
		return read_list(r, list);
	if (cJSON_IsArray(segments))
		return read_manifest(r, root, segments);
	if (has(root, "source") || has(root, "target"))
		return read_segment(r, root);
	if (has(root, "schema")) /* one without segments, or an error */
		return SUMARIO_OK;
	return read_map(r, root);
}

static enum sumario_status
read_object(struct reading *r, struct span text)
{
	cJSON *json;
	enum sumario_status status = json_parse(text.s, text.len, &json,
						r->error);

	if (status)
		return status;
	status = read_root(r, json);
	cJSON_Delete(json);
	return status;
}

/* -- What is damaged ------------------------------------------------------- */

static bool
is_manifest(struct span object)
{
	object = skip_space(skip(object, 1));
	return ascii_begins(object.s, object.len, "\"schema\"");
}

/* The id that a damaged object begins with, if it does. */
static struct span
find_id(struct reading *r, struct span object)
{
	struct span id = SPAN_NONE;

	object = skip_space(skip(object, 1));
	if (!ascii_begins(object.s, object.len, "\"id\""))
		return id;
	object = skip_space(skip(object, 4));
	if (object.len && object.s[0] == ':')
		object = skip_space(skip(object, 1));
	if (object.len && object.s[0] == '"') {
		object = skip(object, 1);
		keep(r, span_take(&object, '"'), &id);
	}
	return id;
}

/* Takes all members of a map but the last, which breaks off. */
static void
rescue_map(struct reading *r, struct span object)
{
	struct scan scan = {.text = object, .last = ':'};
	size_t n_whole = 0;
	char *copy;

	if (begins_ours(skip(object, 1)))
		return; /* half a segment is none */
	while (scan.at < object.len) {
		if (object.s[scan.at] == ',' && scan.depth == 1 &&
		    !scan.in_string)
			n_whole = scan.at;
		take_byte(&scan, object.s[scan.at]);
	}
	copy = n_whole ? arena_strndup(r->file->arena, object.s, n_whole + 1)
		       : NULL;
	r->no_memory |= n_whole && !copy;
	if (!copy)
		return;
	copy[n_whole] = '}';
	read_object(r, (struct span){copy, n_whole + 1});
}

/* OBJECT, which is read whole or told of. */
static enum sumario_status
take_object(struct reading *r, struct span object, enum ending ending)
{
	enum sumario_status status = SUMARIO_OK;

	if (ending == WHOLE || is_manifest(object)) {
		status = read_object(r, object);
		if (!status || status == SUMARIO_NO_MEMORY ||
		    is_manifest(object))
			return status;
	}
	if (ending == BROKEN_OFF) {
		rescue_map(r, object);
		target_note(r->file, &cut_off, find_id(r, object));
	} else {
		target_note(r->file, &damaged_unit, find_id(r, object));
	}
	return r->no_memory ? error_no_memory(r->error) : SUMARIO_OK;
}

/* -- From list to list ----------------------------------------------------- */

/* Passes over what is between objects; false: there is none any more. */
static bool
find_object(struct target_file *file, struct span *rest)
{
	while ((*rest = skip_space(*rest)).len && rest->s[0] != '{') {
		size_t n = 1;

		if (rest->s[0] == '[') {
			file->json.in_list = true;
		} else if (rest->s[0] == ']') {
			file->json.in_list = false;
		} else if (ascii_begins(rest->s, rest->len, fence)) {
			target_note_once(file, &fenced, &file->json.is_fenced);
			n = span_skip_line(rest->s, 0, rest->len);
		} else if (rest->s[0] != ',' && rest->s[0] != 0x1E) {
			target_note_once(file, &passed_over,
					 &file->json.has_talk);
			n = find_list(*rest);
		}
		*rest = skip(*rest, n);
	}
	return rest->len > 0;
}

/* {"translations": [… that breaks off: what is in it is read instead. */
static size_t
skip_wrapper(struct span object)
{
	size_t n = find_list(skip(object, 1)) + 1;

	return is_manifest(object) || begins_member(skip(object, 1)) ||
			       n >= object.len
		       ? 0
		       : n;
}

static enum sumario_status
read_json(struct target_file *file, const char *s, size_t len,
	  struct sumario_error *error)
{
	struct reading r = {.file = file, .error = error};
	struct span rest = {s, len};
	enum sumario_status status = SUMARIO_OK;
	size_t n, n_wrapper;

	while (!status && find_object(file, &rest)) {
		enum ending ending = find_end(rest, &n);

		n_wrapper = ending == BROKEN_OFF ? skip_wrapper(rest) : 0;
		if (n_wrapper) {
			rest = skip(rest, n_wrapper);
			continue;
		}
		status = take_object(&r, (struct span){rest.s, n}, ending);
		rest = skip(rest, n);
	}
	if (status)
		return status;
	if (file->json.in_list && !file->is_part)
		target_note(file, &cut_off, SPAN_NONE);
	file->pairing = file->json.has_source ? TARGET_BY_SOURCE : TARGET_BY_ID;
	if (file->no_memory)
		return error_no_memory(error);
	return SUMARIO_OK;
}

/*
 * Up to the end of the last object that is whole: the rest may be the beginning
 * of another one.
 */
static size_t
find_cut(const struct target_file *file, const char *s, size_t len)
{
	struct span rest = {s, len};
	size_t n_whole = 0, n;

	(void)file;
	while (rest.len && rest.s[0] != '{')
		rest = skip(rest, rest.s[0] == '"' ? find_list(rest) : 1);
	while (rest.len && find_end(rest, &n) != BROKEN_OFF) {
		rest = skip(rest, n);
		n_whole = (size_t)(rest.s - s);
		while (rest.len && rest.s[0] != '{')
			rest = skip(rest, 1);
	}
	return n_whole;
}

const struct target_reader target_json = {"json", SUMARIO_MT_JSON, recognise, read_json,
					  find_cut};
const struct target_reader target_talk = {"json", SUMARIO_MT_JSON, recognise_talk, read_json,
					  find_cut};
