/* SPDX-License-Identifier: MIT */
/*
 * Strict JSON: one pass without recursion, in which open arrays and objects
 * are a stack of bits and the state says what may come next (RFC 8259).  The
 * tree of a text that has passed is made by cJSON, which checks too little:
 * it accepts numbers such as 01, raw controls and text after the value.
 */
#include <config.h>

#include "markup/json_reader.h"

#include "base/ascii.h"
#include "base/error.h"
#include "text/charset.h"
#include "text/scan.h"
#include "text/utf8.h"

#include <cjson/cJSON.h>
#include <string.h>

enum expected {
	VALUE,	      /* any value */
	VALUE_OR_END, /* the same or "]" */
	NAME,	      /* a member's name */
	NAME_OR_END,  /* the same or "}" */
	COMMA_OR_END, /* after a value */
	NOTHING	      /* after the outermost value */
};

struct checker {
	const char *s;
	size_t len, at;
	enum expected expected;
	size_t depth;
	bool in_object[JSON_MAX_DEPTH];
	struct sumario_error *error;
	struct json_member member; /* of the outermost object, at hand */
	json_member_fn *see;
	void *user;
};

static enum sumario_status
fail(struct checker *c, const char *message)
{
	return error_set_at(c->error, SUMARIO_BAD_DATA, "bad-json", message,
			    c->at);
}

static int
peek(const struct checker *c)
{
	return c->at < c->len ? (unsigned char)c->s[c->at] : -1;
}

static void
skip_space(struct checker *c)
{
	while (c->at < c->len && (c->s[c->at] == ' ' || c->s[c->at] == '\t' ||
				  c->s[c->at] == '\r' || c->s[c->at] == '\n'))
		c->at++;
}

static bool
skip_digits(struct checker *c)
{
	size_t begin = c->at;

	while (c->at < c->len && ascii_is_digit(c->s[c->at]))
		c->at++;
	return c->at > begin;
}

static enum sumario_status
check_number(struct checker *c)
{
	bool good = true;

	if (peek(c) == '-')
		c->at++;
	if (peek(c) == '0')
		c->at++;
	else
		good = skip_digits(c);
	if (good && peek(c) == '.') {
		c->at++;
		good = skip_digits(c);
	}
	if (good && (peek(c) == 'e' || peek(c) == 'E')) {
		c->at++;
		if (peek(c) == '+' || peek(c) == '-')
			c->at++;
		good = skip_digits(c);
	}
	return good ? SUMARIO_OK : fail(c, N_("not a JSON number"));
}

/* The four hex digits at S, or -1. */
static long
get_hex4(const char *s, size_t len)
{
	long value = 0;

	if (len < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = ascii_hex_digit(s[i]);

		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

static enum sumario_status
check_unicode_escape(struct checker *c)
{
	long unit = get_hex4(c->s + c->at + 2, c->len - c->at - 2);

	if (unit < 0)
		return fail(c, N_("escape that JSON does not know"));
	if (unit == 0)
		return fail(c, N_("U+0000 in a JSON string"));
	if (unit >= 0xDC00 && unit < 0xE000)
		return fail(c, N_("half a surrogate pair in a JSON string"));
	if (unit >= 0xD800 && unit < 0xDC00) {
		const char *next = c->s + c->at + 6;
		size_t n_left = c->len - c->at - 6;
		long low = n_left >= 6 && next[0] == '\\' && next[1] == 'u'
				   ? get_hex4(next + 2, n_left - 2)
				   : -1;

		if (low < 0xDC00 || low >= 0xE000)
			return fail(c, N_("half a surrogate pair in a JSON "
					  "string"));
		c->at += 6;
	}
	c->at += 6;
	return SUMARIO_OK;
}

static enum sumario_status
check_escape(struct checker *c)
{
	if (c->len - c->at < 2)
		return fail(c, N_("JSON string that does not end"));
	if (c->s[c->at + 1] == 'u')
		return check_unicode_escape(c);
	if (!c->s[c->at + 1] || !strchr("\"\\/bfnrt", c->s[c->at + 1]))
		return fail(c, N_("escape that JSON does not know"));
	c->at += 2;
	return SUMARIO_OK;
}

/* At the opening quote. */
static enum sumario_status
check_string(struct checker *c)
{
	size_t begin = c->at++;

	while ((c->at = scan_json(c->s, c->at, c->len)) < c->len) {
		unsigned char byte = (unsigned char)c->s[c->at];
		enum sumario_status status;

		if (byte == '"') {
			c->at++;
			return SUMARIO_OK;
		}
		if (byte < 0x20)
			return fail(c,
				    N_("control character in a JSON string"));
		status = check_escape(c);
		if (status)
			return status;
	}
	c->at = begin;
	return fail(c, N_("JSON string that does not end"));
}

static enum sumario_status
check_literal(struct checker *c)
{
	static const char *const literals[] = {"true", "false", "null"};

	for (size_t i = 0; i < 3; i++) {
		size_t n = strlen(literals[i]);

		if (c->len - c->at >= n &&
		    !memcmp(c->s + c->at, literals[i], n)) {
			c->at += n;
			return SUMARIO_OK;
		}
	}
	return fail(c, N_("not a JSON value"));
}

static enum sumario_status
open_bracket(struct checker *c, bool object)
{
	if (c->depth == JSON_MAX_DEPTH)
		return fail(c, N_("JSON nested too deeply"));
	c->in_object[c->depth++] = object;
	c->expected = object ? NAME_OR_END : VALUE_OR_END;
	c->at++;
	return SUMARIO_OK;
}

static bool
is_member(const struct checker *c)
{
	return c->depth == 1 && c->in_object[0] && c->see;
}

static void
end_value(struct checker *c)
{
	c->expected = c->depth ? COMMA_OR_END : NOTHING;
	if (!is_member(c))
		return;
	c->member.n_value = (size_t)(c->s + c->at - c->member.value);
	c->see(c->user, &c->member);
}

static void
close_bracket(struct checker *c)
{
	c->depth--;
	c->at++;
	end_value(c);
}

static enum sumario_status
check_value(struct checker *c)
{
	enum sumario_status status;
	int next = peek(c);

	if (is_member(c))
		c->member.value = c->s + c->at;
	if (next == '{' || next == '[')
		return open_bracket(c, next == '{');
	if (next == '"')
		status = check_string(c);
	else if (next == '-' || ascii_is_digit((char)next))
		status = check_number(c);
	else
		status = check_literal(c);
	if (!status)
		end_value(c);
	return status;
}

static enum sumario_status
check_name(struct checker *c)
{
	size_t begin = c->at + 1;
	enum sumario_status status;

	if (peek(c) != '"')
		return fail(c, N_("JSON member without a name"));
	status = check_string(c);
	if (status)
		return status;
	if (is_member(c)) {
		c->member.name = c->s + begin;
		c->member.n_name = c->at - 1 - begin;
	}
	skip_space(c);
	if (peek(c) != ':')
		return fail(c, N_("JSON member without a colon"));
	c->at++;
	c->expected = VALUE;
	return SUMARIO_OK;
}

static enum sumario_status
check_separator(struct checker *c)
{
	bool object = c->in_object[c->depth - 1];

	if (peek(c) == (object ? '}' : ']')) {
		close_bracket(c);
		return SUMARIO_OK;
	}
	if (peek(c) != ',')
		return fail(c, N_("JSON values without a comma between them"));
	c->at++;
	c->expected = object ? NAME : VALUE;
	return SUMARIO_OK;
}

static enum sumario_status
check_next(struct checker *c)
{
	switch (c->expected) {
	case VALUE_OR_END:
	case NAME_OR_END:
		if (peek(c) == (c->expected == NAME_OR_END ? '}' : ']')) {
			close_bracket(c);
			return SUMARIO_OK;
		}
		return c->expected == NAME_OR_END ? check_name(c)
						  : check_value(c);
	case VALUE:
		return check_value(c);
	case NAME:
		return check_name(c);
	case COMMA_OR_END:
		return check_separator(c);
	case NOTHING:
		break;
	}
	return fail(c, N_("more after the JSON value"));
}

/* Not the stack of bits, which is large. */
static void
start(struct checker *c, const char *s, size_t len, struct sumario_error *error)
{
	c->s = s;
	c->len = len;
	c->at = c->depth = 0;
	c->expected = VALUE;
	c->error = error;
	c->see = NULL;
}

/* All tokens; whether the value ends is not asked. */
static enum sumario_status
check_all(struct checker *c)
{
	enum sumario_status status = SUMARIO_OK;

	for (skip_space(c); !status && c->at < c->len; skip_space(c))
		status = check_next(c);
	return status;
}

enum sumario_status
json_read(const char *s, size_t len, json_member_fn *see, void *user,
	  struct sumario_error *error)
{
	struct checker c;
	enum sumario_status status;

	start(&c, s, len, error);
	c.see = see;
	c.user = user;
	status = check_all(&c);
	return status || c.expected == NOTHING
		       ? status
		       : fail(&c, N_("JSON value that does not end"));
}

/* A number or literal that is cut off is no longer than this. */
#define MAX_CUT 16

bool
json_may_begin(const char *s, size_t len)
{
	struct checker c;
	size_t at = 0;

	do {
		start(&c, s + at, len - at, NULL);
		if (!check_all(&c))
			return true;
		at += c.at;
	} while (c.expected == NOTHING && strchr("{[", s[at]));
	/* A string that does not end has failed where it begins. */
	return len - at <= MAX_CUT ||
	       (s[at] == '"' && c.expected != COMMA_OR_END);
}

enum sumario_status
json_check(const char *s, size_t len, struct sumario_error *error)
{
	size_t n_valid = utf8_valid_prefix(s, len);

	return n_valid < len ? charset_fail_utf8(error, s, n_valid)
			     : json_read(s, len, NULL, NULL, error);
}

/* What has passed the check fails only for lack of memory. */
enum sumario_status
json_parse(const char *s, size_t len, struct cJSON **json,
	   struct sumario_error *error)
{
	enum sumario_status status = json_check(s, len, error);
	cJSON *root = status ? NULL : cJSON_ParseWithLength(s, len);

	if (!status && !root)
		return error_no_memory(error);
	if (root)
		*json = root;
	return status;
}

/* The code point of the escape at S, and how long it is. */
static uint32_t
get_escape(const char *s, size_t *n)
{
	static const char names[] = "bfnrt", meant[] = "\b\f\n\r\t";
	const char *name;
	uint32_t unit;

	*n = 2;
	if (s[1] != 'u') {
		name = strchr(names, s[1]);
		return (unsigned char)(name ? meant[name - names] : s[1]);
	}
	*n = 6;
	unit = (uint32_t)get_hex4(s + 2, 4);
	if (unit < 0xD800 || unit >= 0xDC00)
		return unit;
	*n = 12;
	return 0x10000 + ((unit - 0xD800) << 10) +
	       ((uint32_t)get_hex4(s + 8, 4) - 0xDC00);
}

size_t
json_unescape(const char *s, size_t len, char *out)
{
	const char *end = s + len, *escape;
	char *begin = out;
	size_t n;

	while ((escape = memchr(s, '\\', (size_t)(end - s)))) {
		memcpy(out, s, (size_t)(escape - s));
		out += escape - s;
		out += utf8_put(get_escape(escape, &n), out);
		s = escape + n;
	}
	memcpy(out, s, (size_t)(end - s));
	return (size_t)(out + (end - s) - begin);
}

bool
json_string_is(const char *s, size_t len, const char *text)
{
	size_t n = strlen(text), at = 0;

	for (size_t i = 0; i < len;) {
		char bytes[UTF8_MAX];
		size_t n_bytes = 1, n_read = 1;

		bytes[0] = s[i];
		if (s[i] == '\\')
			n_bytes = utf8_put(get_escape(s + i, &n_read), bytes);
		if (n - at < n_bytes || memcmp(text + at, bytes, n_bytes))
			return false;
		at += n_bytes;
		i += n_read;
	}
	return at == n;
}
