/* SPDX-License-Identifier: MIT */
/*
 * Besides what JSON asks for, DEL, C1 controls, U+2028 and U+2029 are escaped:
 * the output is then safe on a terminal, and one line for every reader.
 */
#include <config.h>

#include "write/json_printer.h"

#include "text/utf8.h"

static void
begin_item(struct json_printer *json, const char *name)
{
	if (!json->first)
		buffer_putc(json->out, ',');
	json->first = false;
	if (json->pretty && json->depth) {
		buffer_putc(json->out, '\n');
		for (unsigned i = 0; i < json->depth; i++)
			buffer_put(json->out, "  ", 2);
	}
	if (!name)
		return;
	buffer_putc(json->out, '"');
	buffer_puts(json->out, name);
	buffer_put(json->out, "\": ", json->pretty ? 3 : 2);
}

void
json_open(struct json_printer *json, const char *name, char bracket)
{
	begin_item(json, name);
	buffer_putc(json->out, bracket);
	json->depth++;
	json->first = true;
}

void
json_close(struct json_printer *json, char bracket)
{
	bool empty = json->first;

	json->depth--;
	json->first = true;
	if (json->pretty && !empty) {
		buffer_putc(json->out, '\n');
		for (unsigned i = 0; i < json->depth; i++)
			buffer_put(json->out, "  ", 2);
	}
	json->first = false;
	buffer_putc(json->out, bracket);
}

/* Bytes that may begin a character to be escaped. */
static inline int
needs_look(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == 0x7F || c == 0xC2 ||
	       c == 0xE2;
}

/* Writes the escape of CP, or nothing if it needs none; tells which. */
static bool
put_escape(struct buffer *out, uint32_t cp)
{
	static const char hex[] = "0123456789abcdef";
	static const char letters[] = "btn\0fr"; /* U+0008 to U+000D */
	char escape[6] = {'\\', 'u'};

	if (cp == '"' || cp == '\\') {
		escape[1] = (char)cp;
		buffer_put(out, escape, 2);
		return true;
	}
	if (cp >= 0x08 && cp <= 0x0D && letters[cp - 0x08]) {
		escape[1] = letters[cp - 0x08];
		buffer_put(out, escape, 2);
		return true;
	}
	if (cp >= 0x20 && cp != 0x2028 && cp != 0x2029 &&
	    (cp < 0x7F || cp > 0x9F))
		return false;
	for (int i = 0; i < 4; i++)
		escape[2 + i] = hex[cp >> (12 - 4 * i) & 0xF];
	buffer_put(out, escape, 6);
	return true;
}

void
json_string_put(struct json_printer *json, const char *s, size_t len)
{
	size_t begin = 0, i = 0;

	while (i < len) {
		size_t n;

		if (!needs_look((unsigned char)s[i])) {
			i++;
			continue;
		}
		n = utf8_length((unsigned char)s[i]);
		buffer_put(json->out, s + begin, i - begin);
		begin = i;
		if (put_escape(json->out, utf8_get(s + i)))
			begin = i + n;
		i += n;
	}
	if (len > begin)
		buffer_put(json->out, s + begin, len - begin);
}

void
json_string_open(struct json_printer *json, const char *name)
{
	begin_item(json, name);
	buffer_putc(json->out, '"');
}

void
json_string_close(struct json_printer *json)
{
	buffer_putc(json->out, '"');
}

void
json_bytes(struct json_printer *json, const char *name, const char *s,
	   size_t len)
{
	json_string_open(json, name);
	json_string_put(json, s, len);
	json_string_close(json);
}

void
json_string(struct json_printer *json, const char *name, const char *s)
{
	if (s)
		json_bytes(json, name, s, strlen(s));
	else
		json_null(json, name);
}

void
json_number(struct json_printer *json, const char *name, uint64_t n)
{
	begin_item(json, name);
	buffer_put_number(json->out, n);
}

void
json_decimal(struct json_printer *json, const char *name, double value)
{
	begin_item(json, name);
	buffer_put_decimal(json->out, value, 4);
}

void
json_exact(struct json_printer *json, const char *name, double value)
{
	begin_item(json, name);
	buffer_put_decimal(json->out, value, 9);
}

void
json_bool(struct json_printer *json, const char *name, bool value)
{
	begin_item(json, name);
	buffer_puts(json->out, value ? "true" : "false");
}

void
json_null(struct json_printer *json, const char *name)
{
	begin_item(json, name);
	buffer_puts(json->out, "null");
}
