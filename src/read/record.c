/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/record.h"

#include "base/error.h"
#include "read/json.h"
#include "text/language_tag.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

/* Whole numbers up to here are exact; the next one may be rounded to. */
#define MAX_EXACT 9007199254740991.0

static enum sumario_status
fail(struct sumario_error *error, const char *code, const char *message)
{
	return error_set(error, SUMARIO_BAD_DATA, code, message);
}

/* Members that are looked at must not stand twice: which would count? */
static bool
has_twice(const cJSON *object, const char *name)
{
	int n = 0;

	for (const cJSON *member = object->child; member; member = member->next)
		n += !strcmp(member->string, name);
	return n > 1;
}

/* An id may be a string or a whole number; null is as good as none. */
static enum sumario_status
read_id(struct document *doc, const cJSON *object, struct sumario_error *error)
{
	const cJSON *id = cJSON_GetObjectItemCaseSensitive(object, "id");
	char number[32];
	const char *text = number;

	if (!id || cJSON_IsNull(id))
		return SUMARIO_OK;
	if (cJSON_IsNumber(id) && id->valuedouble >= -MAX_EXACT &&
	    id->valuedouble <= MAX_EXACT &&
	    id->valuedouble == (double)(long long)id->valuedouble)
		snprintf(number, sizeof(number), "%lld",
			 (long long)id->valuedouble);
	else if (cJSON_IsString(id))
		text = id->valuestring;
	else
		return fail(error, "bad-id",
			    N_("id is neither a string nor a whole number"));
	return document_set_string(doc, &doc->id, text, strlen(text))
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

static enum sumario_status
read_title(struct document *doc, const cJSON *object,
	   struct sumario_error *error)
{
	const cJSON *title = cJSON_GetObjectItemCaseSensitive(object, "title");

	if (!title || cJSON_IsNull(title))
		return SUMARIO_OK;
	if (!cJSON_IsString(title))
		return fail(error, "bad-title", N_("title is not a string"));
	return document_set_string(doc, &doc->title, title->valuestring,
				   strlen(title->valuestring))
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

static enum sumario_status
read_language(struct document *doc, const cJSON *object,
	      struct sumario_error *error)
{
	const cJSON *tag = cJSON_GetObjectItemCaseSensitive(object, "lang");

	if (!tag || cJSON_IsNull(tag))
		return SUMARIO_OK;
	if (!cJSON_IsString(tag) || !language_tag_is_valid(tag->valuestring))
		return fail(error, "bad-language",
			    N_("lang is not a language tag"));
	return document_set_string(doc, &doc->source_lang, tag->valuestring,
				   strlen(tag->valuestring))
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

static enum sumario_status
read_url(struct document *doc, const cJSON *object, struct sumario_error *error)
{
	const cJSON *url = cJSON_GetObjectItemCaseSensitive(object, "url");

	if (!url || cJSON_IsNull(url))
		return SUMARIO_OK;
	if (!cJSON_IsString(url))
		return fail(error, "bad-url", N_("url is not a string"));
	return document_set_string(doc, &doc->metadata.url, url->valuestring,
				   strlen(url->valuestring))
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

static enum sumario_status
read_text(struct document *doc, const cJSON *object, struct charset_text *out,
	  struct sumario_error *error)
{
	const cJSON *text = cJSON_GetObjectItemCaseSensitive(object, "text");
	const cJSON *html = cJSON_GetObjectItemCaseSensitive(object, "html");
	size_t n;

	doc->input = SUMARIO_INPUT_TEXT;
	if (html && !cJSON_IsNull(html) && (!text || cJSON_IsNull(text))) {
		if (!cJSON_IsString(html))
			return fail(error, "bad-html",
				    N_("html is not a string"));
		doc->input = SUMARIO_INPUT_HTML;
		text = html;
	}
	if (!text)
		return fail(error, "no-text", N_("record has no text"));
	if (!cJSON_IsString(text))
		return fail(error, "bad-text", N_("text is not a string"));
	n = strlen(text->valuestring);
	if (!vector_add_room(&doc->decoded, n + 1))
		return error_no_memory(error);
	memcpy(doc->decoded.items, text->valuestring, n);
	doc->decoded.n_items = n;
	*out = (struct charset_text){.bytes = doc->decoded.items,
				     .n_bytes = n,
				     .encoding = "UTF-8",
				     .first_replaced = SUMARIO_NOWHERE};
	return SUMARIO_OK;
}

static enum sumario_status
read_members(struct document *doc, const cJSON *object,
	     struct charset_text *text, struct sumario_error *error)
{
	enum sumario_status status;

	if (!cJSON_IsObject(object))
		return fail(error, "bad-json", N_("record is not an object"));
	if (has_twice(object, "id") || has_twice(object, "title") ||
	    has_twice(object, "lang") || has_twice(object, "url") ||
	    has_twice(object, "text") || has_twice(object, "html"))
		return fail(error, "bad-json", N_("member stands twice"));
	status = read_id(doc, object, error);
	if (!status)
		status = read_title(doc, object, error);
	if (!status)
		status = read_language(doc, object, error);
	if (!status)
		status = read_url(doc, object, error);
	if (!status)
		status = read_text(doc, object, text, error);
	return status;
}

enum sumario_status
record_read(struct document *doc, const char *line, size_t len,
	    struct charset_text *text, struct sumario_error *error)
{
	enum sumario_status status = json_check(line, len, error);
	cJSON *json;

	if (status)
		return status;
	/* It is well-formed, so what can fail is memory. */
	json = cJSON_ParseWithLength(line, len);
	if (!json)
		return error_no_memory(error);
	status = read_members(doc, json, text, error);
	cJSON_Delete(json);
	return status;
}
