/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/record.h"

#include "base/error.h"
#include "read/json.h"
#include "text/language_tag.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Whole numbers up to here are exact; the next one may be rounded to. */
#define MAX_EXACT 9007199254740991.0
/* Longer ones in bytes, which cJSON does not take, are no ids. */
#define MAX_NUMBER 60

static enum sumario_status
fail(struct sumario_error *error, const char *code, const char *message)
{
	return error_set(error, SUMARIO_BAD_DATA, code, message);
}

struct record {
	struct document *doc;
	struct json_member members[SUMARIO_N_FIELDS]; /* that are looked at */
	bool any_twice;				      /* which would count? */
	bool failed;				      /* out of memory */
};

/* What the member is called that has FIELD. */
static const char *
get_name(const struct document *doc, int field)
{
	static const char *const names[SUMARIO_N_FIELDS] = {
		"text", "html", "id", "title", "lang", "url"};
	const char *name = doc->fields ? doc->fields[field] : NULL;

	return name ? name : names[field];
}

/* A member that is not looked at goes behind those kept before, as it is. */
static bool
keep(struct charset_bytes *kept, const struct json_member *member)
{
	size_t n_name = member->n_name + 2; /* with its quotes */
	char *end;

	if (!vector_add_room(kept, n_name + member->n_value + 2))
		return false;
	end = kept->items + kept->n_items;
	*end++ = kept->n_items ? ',' : '{';
	memcpy(end, member->name - 1, n_name);
	end[n_name] = ':';
	memcpy(end + n_name + 1, member->value, member->n_value);
	kept->n_items += n_name + member->n_value + 2;
	return true;
}

static void
see_member(void *user, const struct json_member *member)
{
	struct record *record = user;

	for (int i = 0; i < SUMARIO_N_FIELDS; i++)
		if (json_string_is(member->name, member->n_name,
				   get_name(record->doc, i))) {
			record->any_twice |= record->members[i].value != NULL;
			record->members[i] = *member;
			return;
		}
	if (record->doc->keep && !keep(&record->doc->kept, member))
		record->failed = true;
}

/* The kept members become an object. */
static bool
close_kept(struct charset_bytes *kept)
{
	if (!vector_add_room(kept, 2))
		return false;
	if (!kept->n_items)
		kept->items[kept->n_items++] = '{';
	kept->items[kept->n_items++] = '}';
	return true;
}

/* Whether the member is there, and not null, which is as good as none. */
static bool
is_there(const struct json_member *member)
{
	return member->value && *member->value != 'n';
}

static bool
is_string(const struct json_member *member)
{
	return *member->value == '"';
}

/* Whether it is there and not "", which is as good as none, too. */
static bool
is_given(const struct json_member *member)
{
	return is_there(member) && !(is_string(member) && member->n_value == 2);
}

/* Copies a string into the arena, from where it is never cut at a NUL. */
static enum sumario_status
copy_string(struct document *doc, const struct json_member *member,
	    const char **field, struct sumario_error *error)
{
	size_t n = member->n_value - 2;
	char *copy = arena_alloc(&doc->arena, n + 1);

	if (!copy)
		return error_no_memory(error);
	copy[json_unescape(member->value + 1, n, copy)] = '\0';
	*field = copy;
	return SUMARIO_OK;
}

/* A number has been checked, so what can fail is memory. */
static enum sumario_status
get_number(const struct json_member *number, double *value,
	   struct sumario_error *error)
{
	cJSON *json;

	*value = HUGE_VAL;
	if (number->n_value > MAX_NUMBER)
		return SUMARIO_OK;
	json = cJSON_ParseWithLength(number->value, number->n_value);
	if (!json)
		return error_no_memory(error);
	*value = json->valuedouble;
	cJSON_Delete(json);
	return SUMARIO_OK;
}

static bool
is_number(const struct json_member *member)
{
	return *member->value == '-' ||
	       (*member->value >= '0' && *member->value <= '9');
}

/* An id may be a string or a whole number. */
static enum sumario_status
read_id(struct document *doc, const struct json_member *id,
	struct sumario_error *error)
{
	enum sumario_status status = SUMARIO_OK;
	double value = HUGE_VAL;
	char number[32];

	if (!is_given(id))
		return SUMARIO_OK;
	if (is_string(id))
		return copy_string(doc, id, &doc->id, error);
	if (is_number(id))
		status = get_number(id, &value, error);
	if (status)
		return status;
	if (!(value >= -MAX_EXACT && value <= MAX_EXACT) ||
	    value != (double)(long long)value)
		return fail(error, "bad-id",
			    N_("id is neither a string nor a whole number"));
	snprintf(number, sizeof(number), "%lld", (long long)value);
	return document_set_string(doc, &doc->id, number, strlen(number))
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

static enum sumario_status
read_title(struct document *doc, const struct json_member *title,
	   struct sumario_error *error)
{
	if (!is_given(title))
		return SUMARIO_OK;
	return is_string(title)
		       ? copy_string(doc, title, &doc->title, error)
		       : fail(error, "bad-title", N_("title is not a string"));
}

static enum sumario_status
read_language(struct document *doc, const struct json_member *tag,
	      struct sumario_error *error)
{
	const char *copy = "";
	enum sumario_status status;

	if (!is_given(tag))
		return SUMARIO_OK;
	status = is_string(tag) ? copy_string(doc, tag, &copy, error)
				: SUMARIO_OK;
	if (status)
		return status;
	if (!language_tag_is_valid(copy))
		return fail(error, "bad-language",
			    N_("lang is not a language tag"));
	doc->source_lang = copy;
	return SUMARIO_OK;
}

static enum sumario_status
read_url(struct document *doc, const struct json_member *url,
	 struct sumario_error *error)
{
	if (!is_given(url))
		return SUMARIO_OK;
	return is_string(url)
		       ? copy_string(doc, url, &doc->metadata.url, error)
		       : fail(error, "bad-url", N_("url is not a string"));
}

/* Its text or, if it has none, its html. */
static enum sumario_status
read_text(struct document *doc, const struct json_member *members,
	  struct charset_text *out, struct sumario_error *error)
{
	const struct json_member *text = &members[SUMARIO_FIELD_TEXT];
	const struct json_member *html = &members[SUMARIO_FIELD_HTML];

	doc->input = SUMARIO_INPUT_TEXT;
	if (!is_given(text) && is_given(html)) {
		if (!is_string(html))
			return fail(error, "bad-html",
				    N_("html is not a string"));
		doc->input = SUMARIO_INPUT_HTML;
		text = html;
	}
	if (!text->value)
		return fail(error, "no-text", N_("record has no text"));
	if (!is_string(text))
		return fail(error, "bad-text", N_("text is not a string"));
	if (!vector_add_room(&doc->decoded, text->n_value))
		return error_no_memory(error);
	doc->decoded.n_items = json_unescape(text->value + 1, text->n_value - 2,
					     doc->decoded.items);
	*out = (struct charset_text){.bytes = doc->decoded.items,
				     .n_bytes = doc->decoded.n_items,
				     .encoding = "UTF-8",
				     .first_replaced = SUMARIO_NOWHERE};
	return SUMARIO_OK;
}

static bool
is_object(const char *line)
{
	return line[strspn(line, " \t\r\n")] == '{';
}

static enum sumario_status
read_members(struct document *doc, const struct json_member *members,
	     struct charset_text *text, struct sumario_error *error)
{
	enum sumario_status status;

	status = read_id(doc, &members[SUMARIO_FIELD_ID], error);
	if (!status)
		status = read_title(doc, &members[SUMARIO_FIELD_TITLE], error);
	if (!status)
		status = read_language(doc, &members[SUMARIO_FIELD_LANG],
				       error);
	if (!status)
		status = read_url(doc, &members[SUMARIO_FIELD_URL], error);
	if (!status)
		status = read_text(doc, members, text, error);
	return status;
}

enum sumario_status
record_read(struct document *doc, const char *line, size_t len,
	    struct charset_text *text, struct sumario_error *error)
{
	struct record record = {.doc = doc};
	enum sumario_status status = json_read(line, len, see_member, &record,
					       error);

	if (!status && !is_object(line))
		status = fail(error, "bad-json", N_("record is not an object"));
	if (status) {
		doc->kept.n_items = 0; /* it is no whole */
		return status;
	}
	if (record.failed || (doc->keep && !close_kept(&doc->kept)))
		return error_no_memory(error);
	if (record.any_twice)
		return fail(error, "bad-json", N_("member stands twice"));
	return read_members(doc, record.members, text, error);
}
