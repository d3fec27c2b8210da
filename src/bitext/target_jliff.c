/* SPDX-License-Identifier: MIT */
/*
 * JLIFF 2.x, the JSON form of XLIFF 2: files, groups in groups, units of
 * segments.  A fragment may begin anywhere below the files.  What is text of a
 * source or target is told by its elements; the others are codes.  States are
 * taken as those of XLIFF 2 (target_xml.c).
 */
#include <config.h>

#include "base/bytes.h"
#include "base/error.h"
#include "bitext/code.h"
#include "bitext/target.h"
#include "markup/json_reader.h"
#include "text/unicode.h"

#include <cjson/cJSON.h>

/* The lists that the one at hand is in, and the item that is next in each. */
struct reading {
	struct target_file *file;
	struct sumario_error *error;
	const cJSON *next[JSON_MAX_DEPTH];
	size_t depth;
	struct span article;
	uint32_t part;
	struct bytes source, target; /* of the unit */
};

/* What a unit is made of. */
struct unit {
	struct returned returned;
	size_t n_segments, n_targets;
};

static const char no_unit[] = N_("not a unit of JLIFF");

static const cJSON *
get(const cJSON *object, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(object, name);
}

static struct span
get_string(const cJSON *object, const char *name)
{
	return span_of(cJSON_GetStringValue(get(object, name)));
}

static bool
keep(struct reading *r, struct span text, struct span *out)
{
	*out = text.s ? target_keep(r->file, text) : SPAN_NONE;
	return !text.s || out->s;
}

/* -- Units ----------------------------------------------------------------- */

/* Adds ELEMENT, which is no text, if it is a code; false: out of memory. */
static bool
add_code(const cJSON *element, struct bytes *out)
{
	static const struct {
		const char *kind, *number;
		enum code_type type;
	} codes[] = {
		{"sc", "id", CODE_OPEN},
		{"ec", "startRef", CODE_CLOSE},
		{"ph", "id", CODE_ALONE},
	};
	struct span kind = get_string(element, "kind");

	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (span_is(kind, codes[i].kind))
			return code_add(out, codes[i].type,
					code_read_number(get_string(
						element, codes[i].number)));
	return true;
}

/* Adds the text and the codes of NAME to OUT; NONE: it is not there. */
static enum sumario_status
add_text(struct reading *r, const cJSON *subunit, const char *name,
	 struct bytes *out)
{
	const cJSON *elements = get(subunit, name);

	for (const cJSON *element = elements ? elements->child : NULL; element;
	     element = element->next) {
		struct span text = get_string(element, "text");

		if (!cJSON_IsObject(element))
			return target_fail(r->error, no_unit, 0);
		if (text.s ? !bytes_add(out, text.s, text.len)
			   : !add_code(element, out))
			return error_no_memory(r->error);
	}
	return SUMARIO_OK;
}

/* A unit in several segments is as far as the least of them. */
static enum sumario_status
take_state(struct reading *r, const cJSON *segment, struct returned *unit,
	   bool is_first)
{
	struct span name = get_string(segment, "state");
	enum target_state state = TARGET_INITIAL;

	if (name.s && !target_find_state(name, &state))
		return target_fail(r->error, N_("unknown state"), 0);
	if (name.s && state == TARGET_INITIAL)
		unit->doubt = target_state_name(TARGET_INITIAL);
	if (is_first || state < unit->state)
		unit->state = state;
	return SUMARIO_OK;
}

/* What is between segments is its own translation unless it has another. */
static enum sumario_status
take_subunit(struct reading *r, const cJSON *subunit, struct unit *unit)
{
	bool ignorable = span_is(get_string(subunit, "kind"), "ignorable");
	bool translated = cJSON_IsArray(get(subunit, "target"));
	enum sumario_status status = SUMARIO_OK;

	if (!cJSON_IsArray(get(subunit, "source")))
		return target_fail(r->error, no_unit, 0);
	if (!ignorable)
		status = take_state(r, subunit, &unit->returned,
				    !unit->n_segments++);
	unit->n_targets += translated && !ignorable;
	if (!status)
		status = add_text(r, subunit, "source", &r->source);
	if (!status && (translated || ignorable))
		status = add_text(r, subunit, translated ? "target" : "source",
				  &r->target);
	return status;
}

static bool
keep_unit(struct reading *r, const cJSON *object, struct unit *unit)
{
	struct returned *returned = &unit->returned;

	returned->source = target_keep_plain(r->file, r->source.items,
					     r->source.n_items);
	if (!returned->source.s ||
	    !keep(r, get_string(object, "id"), &returned->id) ||
	    !keep(r, get_string(object, "name"), &returned->key))
		return false;
	if (unit->n_targets && unit->n_targets >= unit->n_segments &&
	    !target_keep_coded(r->file, r->target.items, r->target.n_items,
			       returned))
		return false;
	return target_add(r->file, returned);
}

static enum sumario_status
read_unit(struct reading *r, const cJSON *object)
{
	const cJSON *subunits = get(object, "subunits");
	struct unit unit = {
		.returned = {.article = r->article, .part = r->part}};
	enum sumario_status status = SUMARIO_OK;

	unit.returned.locked = span_is(get_string(object, "translate"), "no");
	r->source.n_items = r->target.n_items = 0;
	for (const cJSON *subunit = subunits->child; !status && subunit;
	     subunit = subunit->next)
		status = take_subunit(r, subunit, &unit);
	if (!status && !keep_unit(r, object, &unit))
		status = error_no_memory(r->error);
	return status;
}

/* -- From list to list ----------------------------------------------------- */

/* The next items are those of LIST. */
static void
enter(struct reading *r, const cJSON *list)
{
	if (cJSON_IsArray(list) && r->depth < JSON_MAX_DEPTH)
		r->next[r->depth++] = list->child;
}

static enum sumario_status
read_item(struct reading *r, const cJSON *item)
{
	const cJSON *files = get(item, "subfiles"),
		    *groups = get(item, "subgroups");

	if (!cJSON_IsObject(item))
		return target_fail(r->error, no_unit, 0);
	if (r->depth == 1 && !groups && !get(item, "subunits")) {
		r->part++;
		if (!keep(r, get_string(item, "original"), &r->article))
			return error_no_memory(r->error);
	}
	if (cJSON_IsArray(get(item, "subunits")))
		return read_unit(r, item);
	enter(r, files ? files : groups);
	return SUMARIO_OK;
}

static enum sumario_status
read_root(struct reading *r, const cJSON *root)
{
	static const char *const lists[] = {"files", "subfiles", "subgroups"};
	enum sumario_status status = SUMARIO_OK;

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (!r->depth)
			enter(r, get(root, lists[i]));
	if (!r->depth && cJSON_IsArray(get(root, "subunits")))
		return read_unit(r, root);
	while (!status && r->depth) {
		const cJSON *item = r->next[r->depth - 1];

		if (!item) {
			r->depth--;
			continue;
		}
		r->next[r->depth - 1] = item->next;
		status = read_item(r, item);
	}
	return status;
}

/* -- The file -------------------------------------------------------------- */

static void
see_member(void *user, const struct json_member *member)
{
	bool *found = user;

	*found |= member->n_name == 5 && !memcmp(member->name, "jliff", 5) &&
		  member->n_value > 2 && member->value[0] == '"';
}

/* Tools put members in another order, but none of ours begins like this. */
static bool
recognise(const char *s, size_t len)
{
	static const char *const firsts[] = {
		"\"jliff\"",	"\"@context\"", "\"srcLang\"", "\"trgLang\"",
		"\"srcDir\"",	"\"trgDir\"",	"\"files\"",   "\"subfiles\"",
		"\"subunits\"", "\"subgroups\""};
	struct span text = unicode_trim((struct span){s, len});
	bool found = false;

	if (!text.len || text.s[0] != '{')
		return false;
	text = unicode_trim((struct span){text.s + 1, text.len - 1});
	for (size_t i = 0; !found && i < sizeof(firsts) / sizeof(*firsts); i++)
		found = text.len > strlen(firsts[i]) &&
			!memcmp(text.s, firsts[i], strlen(firsts[i]));
	if (!found)
		return false;
	found = false;
	json_read(s, len, see_member, &found, NULL);
	return found;
}

static enum sumario_status
read_jliff(struct target_file *file, const char *s, size_t len,
	   struct sumario_error *error)
{
	struct reading r = {.file = file, .error = error};
	cJSON *json = NULL;
	enum sumario_status status = json_parse(s, len, &json, error);

	if (!status)
		status = read_root(&r, json);
	cJSON_Delete(json);
	vector_release(&r.source);
	vector_release(&r.target);
	return status;
}

const struct target_reader target_jliff = {"jliff", SUMARIO_JLIFF, recognise,
					   read_jliff, NULL};
