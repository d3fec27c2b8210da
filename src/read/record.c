/* SPDX-License-Identifier: MIT */
/*
 * One line of JSON Lines becomes a document.  The strict reader shows the
 * members of the record (markup/json_reader.h); those that are asked for are
 * unescaped where they are, and the others can be kept as they are.  No tree
 * is built.
 */
#include <config.h>

#include "read/record.h"

#include "base/ascii.h"
#include "base/error.h"
#include "markup/json_reader.h"
#include "read/reader.h"
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
	struct article *article;
	struct json_member members[SUMARIO_N_FIELDS]; /* that are looked at */
	bool any_twice;				      /* which would count? */
	bool failed;				      /* out of memory */
};

/* What the member is called that has FIELD. */
static const char *
get_name(const struct article *article, int field)
{
	static const char *const names[SUMARIO_N_FIELDS] = {
#define NAME(constant, name) name,
		SUMARIO_FIELDS(NAME)
#undef NAME
	};
	const char *name = article->options->fields[field];

	return name ? name : names[field];
}

/* A member that is not looked at goes after those kept before, as it is. */
static bool
keep(struct bytes *kept, const struct json_member *member)
{
	/* The name with its quotes. */
	return bytes_add_char(kept, kept->n_items ? ',' : '{') &&
	       bytes_add(kept, member->name - 1, member->n_name + 2) &&
	       bytes_add_char(kept, ':') &&
	       bytes_add(kept, member->value, member->n_value);
}

static void
see_member(void *user, const struct json_member *member)
{
	struct record *record = user;

	for (int i = 0; i < SUMARIO_N_FIELDS; i++) {
		if (!json_string_is(member->name, member->n_name,
				    get_name(record->article, i)))
			continue;
		if (i < SUMARIO_FIELD_SOURCE && record->members[i].value)
			record->any_twice = true;
		record->members[i] = *member;
		if (i < SUMARIO_FIELD_SOURCE)
			return;
	}
	if (record->article->options->keep &&
	    !keep(&record->article->kept, member))
		record->failed = true;
}

/* The kept members become an object. */
static bool
close_kept(struct bytes *kept)
{
	return (kept->n_items || bytes_add_char(kept, '{')) &&
	       bytes_add_char(kept, '}');
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
copy_string(struct article *article, const struct json_member *member,
	    const char **field, struct sumario_error *error)
{
	size_t n = member->n_value - 2;
	char *copy = arena_alloc(&article->arena, n + 1);

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
	enum sumario_status status;
	cJSON *json;

	*value = HUGE_VAL;
	if (number->n_value > MAX_NUMBER)
		return SUMARIO_OK;
	status = json_parse(number->value, number->n_value, &json, error);
	if (status)
		return status;
	*value = json->valuedouble;
	cJSON_Delete(json);
	return SUMARIO_OK;
}

static bool
is_number(const struct json_member *member)
{
	return *member->value == '-' || ascii_is_digit(*member->value);
}

/* An id may be a string or a whole number. */
static enum sumario_status
read_id(struct article *article, const struct json_member *id,
	struct sumario_error *error)
{
	enum sumario_status status = SUMARIO_OK;
	double value = HUGE_VAL;
	char number[32];

	if (!is_given(id))
		return SUMARIO_OK;
	if (is_string(id))
		return copy_string(article, id, &article->id, error);
	if (is_number(id))
		status = get_number(id, &value, error);
	if (status)
		return status;
	if (is_number(id) && !(value >= -MAX_EXACT && value <= MAX_EXACT))
		return fail(error, "bad-id",
			    N_("id is a number beyond 2^53 - 1, which is not "
			       "exact: make it a string"));
	if (!is_number(id) || value != (double)(long long)value)
		return fail(error, "bad-id",
			    N_("id is neither a string nor a whole number"));
	snprintf(number, sizeof(number), "%lld", (long long)value);
	return article_set_string(article, &article->id, number, strlen(number))
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

static enum sumario_status
read_title(struct article *article, const struct json_member *title,
	   struct sumario_error *error)
{
	if (!is_given(title))
		return SUMARIO_OK;
	return is_string(title)
		       ? copy_string(article, title, &article->title, error)
		       : fail(error, "bad-title", N_("title is not a string"));
}

static enum sumario_status
read_language(struct article *article, const struct json_member *tag,
	      struct sumario_error *error)
{
	const char *copy = "";
	enum sumario_status status;

	if (!is_given(tag))
		return SUMARIO_OK;
	status = is_string(tag) ? copy_string(article, tag, &copy, error)
				: SUMARIO_OK;
	if (status)
		return status;
	if (!language_tag_is_valid(copy))
		return fail(error, "bad-language",
			    N_("lang is not a language tag"));
	article->source_lang = copy;
	return SUMARIO_OK;
}

static enum sumario_status
read_url(struct article *article, const struct json_member *url,
	 struct sumario_error *error)
{
	if (!is_given(url))
		return SUMARIO_OK;
	return is_string(url)
		       ? copy_string(article, url, &article->metadata.url,
				     error)
		       : fail(error, "bad-url", N_("url is not a string"));
}

/* What is said of an article, *FIELD: nothing unless it is a string. */
static enum sumario_status
read_note(struct article *article, const struct json_member *member,
	  const char **field, struct sumario_error *error)
{
	return is_given(member) && is_string(member)
		       ? copy_string(article, member, field, error)
		       : SUMARIO_OK;
}

/* Its text or, if it has none, its html. */
static enum sumario_status
read_text(struct article *article, const struct json_member *members,
	  struct charset_text *out, struct sumario_error *error)
{
	const struct json_member *text = &members[SUMARIO_FIELD_TEXT];
	const struct json_member *html = &members[SUMARIO_FIELD_HTML];

	article->input = SUMARIO_INPUT_TEXT;
	if (!is_given(text) && is_given(html)) {
		if (!is_string(html))
			return fail(error, "bad-html",
				    N_("html is not a string"));
		article->input = SUMARIO_INPUT_HTML;
		text = html;
	}
	if (!text->value)
		return fail(error, "no-text", N_("record has no text"));
	if (!is_string(text))
		return fail(error, "bad-text", N_("text is not a string"));
	if (!vector_add_room(&article->decoded, text->n_value))
		return error_no_memory(error);
	article->decoded.n_items = json_unescape(
		text->value + 1, text->n_value - 2, article->decoded.items);
	*out = (struct charset_text){.bytes = article->decoded.items,
				     .n_bytes = article->decoded.n_items,
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
read_members(struct article *article, const struct json_member *members,
	     struct charset_text *text, struct sumario_error *error)
{
	enum sumario_status status;

	status = read_id(article, &members[SUMARIO_FIELD_ID], error);
	if (!status)
		status = read_title(article, &members[SUMARIO_FIELD_TITLE],
				    error);
	if (!status)
		status = read_language(article, &members[SUMARIO_FIELD_LANG],
				       error);
	if (!status)
		status = read_url(article, &members[SUMARIO_FIELD_URL], error);
	if (!status)
		status = read_note(article, &members[SUMARIO_FIELD_SOURCE],
				   &article->metadata.site, error);
	if (!status)
		status = read_note(article, &members[SUMARIO_FIELD_DATE],
				   &article->metadata.date, error);
	if (!status)
		status = read_note(article, &members[SUMARIO_FIELD_AUTHOR],
				   &article->metadata.author, error);
	if (!status)
		status = read_note(article, &members[SUMARIO_FIELD_SECTION],
				   &article->metadata.section, error);
	if (!status)
		status = read_text(article, members, text, error);
	return status;
}

enum sumario_status
record_read(struct article *article, const char *line, size_t len,
	    struct charset_text *text, struct sumario_error *error)
{
	struct record record = {.article = article};
	enum sumario_status status = json_read(line, len, see_member, &record,
					       error);

	if (!status && !is_object(line))
		status = fail(error, "bad-json", N_("record is not an object"));
	if (status) {
		article->kept.n_items = 0; /* it is no whole */
		return status;
	}
	if (record.failed ||
	    (article->options->keep && !close_kept(&article->kept)))
		return error_no_memory(error);
	if (record.any_twice)
		return fail(error, "bad-json", N_("member occurs twice"));
	/* The HTML of a feed's item is the article and no more. */
	if (article->input == SUMARIO_INPUT_FEED)
		article->whole_page = true;
	return read_members(article, record.members, text, error);
}

/* -- The kind of input --------------------------------------------------- */

static size_t
skip_space(const char *s, size_t at, size_t len)
{
	while (at < len && strchr(" \t\r\n", s[at]))
		at++;
	return at;
}

/* An object: "{" and a member, or nothing. */
static bool
begins_object(const char *s, size_t i, size_t len)
{
	if (i == len || s[i] != '{')
		return false;
	i = skip_space(s, i + 1, len);
	return i < len && (s[i] == '"' || s[i] == '}');
}

/* An object, or an array of objects; or one that is JSON as far as it goes. */
static bool
is_json(const struct reader_look *look)
{
	const char *s = look->s;
	size_t len = look->n;
	size_t i = skip_space(s, 0, len), next;

	if (i == len || s[i] != '[')
		return begins_object(s, i, len);
	next = skip_space(s, i + 1, len);
	if (begins_object(s, next, len))
		return true;
	return next < len && strchr("\"[]", s[next]) &&
	       (len == SUMARIO_GUESS_BYTES ? json_may_begin(s + i, len - i)
					   : !json_check(s + i, len - i, NULL));
}

const struct reader_kind reader_jsonl = {
	.endings = {".jsonl", ".ndjson", ".json"},
	.proof = READER_BEGINNING,
	.is = is_json,
};
