/* SPDX-License-Identifier: MIT */
/*
 * JSON out (RFC 8259).
 * Besides what JSON asks for, DEL, C1 controls, U+2028 and U+2029 are escaped:
 * the output is then safe on a terminal, and one line for every reader.
 */
#include <config.h>

#include "markup/json_printer.h"

#include "text/scan.h"
#include "text/utf8.h"

/* A new line with its indentation. */
static void
begin_line(struct json_printer *json)
{
	static const char blanks[] = "\n                    ";
	unsigned n = 2 * json->depth;

	if (n < sizeof(blanks) - 1) {
		buffer_put(json->out, blanks, n + 1);
		return;
	}
	buffer_putc(json->out, '\n');
	while (n--)
		buffer_putc(json->out, ' ');
}

/* What is around a name: , " " : and a blank. */
#define MAX_FRAME 8

/* The comma before the next item, which is on a line of its own. */
static void
begin_pretty(struct json_printer *json)
{
	if (!json->first)
		buffer_putc(json->out, ',');
	begin_line(json);
	json->first = true;
}

/*
 * The comma and NAME of the next item.  Where to write its N bytes, fewer
 * than a block; NULL: the buffer has failed.
 */
static inline char *
begin_short(struct json_printer *json, const char *name, size_t n_name,
	    size_t n)
{
	char *p;

	if (json->pretty && json->depth)
		begin_pretty(json);
	p = buffer_reserve(json->out, n_name + MAX_FRAME + n);
	if (!p)
		return NULL;
	*p = ',';
	p += !json->first;
	json->first = false;
	if (!name)
		return p;
	*p++ = '"';
	p = buffer_copy_short(p, name, n_name);
	*p++ = '"';
	*p++ = ':';
	*p = ' ';
	return p + json->pretty;
}

void
json_bare_sized(struct json_printer *json, const char *name, size_t n_name,
		const char *s, size_t n)
{
	char *p = begin_short(json, name, n_name, n);

	if (p)
		buffer_commit(json->out, buffer_copy_short(p, s, n));
}

void
json_open_sized(struct json_printer *json, const char *name, size_t n_name,
		char bracket)
{
	char *p = begin_short(json, name, n_name, 1);

	if (p) {
		*p++ = bracket;
		buffer_commit(json->out, p);
	}
	json->depth++;
	json->first = true;
}

void
json_close(struct json_printer *json, char bracket)
{
	bool empty = json->first;

	json->depth--;
	json->first = true;
	if (json->pretty && !empty)
		begin_line(json);
	json->first = false;
	buffer_putc(json->out, bracket);
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

	while ((i = scan_escape(s, i, len)) < len) {
		size_t n = utf8_length((unsigned char)s[i]);

		buffer_put(json->out, s + begin, i - begin);
		begin = i;
		if (put_escape(json->out, utf8_get(s + i)))
			begin = i + n;
		i += n;
	}
	if (begin < len)
		buffer_put(json->out, s + begin, len - begin);
}

void
json_bytes_sized(struct json_printer *json, const char *name, size_t n_name,
		 const char *s, size_t len)
{
	char *p = begin_short(json, name, n_name, 1);

	if (!p)
		return;
	*p++ = '"';
	buffer_commit(json->out, p);
	json_string_put(json, s, len);
	buffer_putc(json->out, '"');
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
json_word_sized(struct json_printer *json, const char *name, size_t n_name,
		const char *s, size_t n)
{
	char *p = begin_short(json, name, n_name, n + 2);

	if (!p)
		return;
	*p++ = '"';
	p = buffer_copy_short(p, s, n);
	*p++ = '"';
	buffer_commit(json->out, p);
}

void
json_number_sized(struct json_printer *json, const char *name, size_t n_name,
		  uint64_t n)
{
	char *p = begin_short(json, name, n_name, BUFFER_MAX_NUMBER);

	if (p)
		buffer_commit(json->out, buffer_format_number(p, n));
}

void
json_decimal(struct json_printer *json, const char *name, double value)
{
	json_bare(json, name, "", 0);
	buffer_put_decimal(json->out, value, 4);
}

void
json_exact(struct json_printer *json, const char *name, double value)
{
	json_bare(json, name, "", 0);
	buffer_put_decimal(json->out, value, 9);
}

void
json_raw(struct json_printer *json, const char *name, const char *s, size_t len)
{
	size_t begin = 0, n;
	bool in_string = false;

	json_bare(json, name, "", 0);
	for (size_t i = 0; i < len; i += n) {
		unsigned char c = (unsigned char)s[i];
		bool drop = !in_string &&
			    (c == ' ' || c == '\t' || c == '\r' || c == '\n');

		n = c == '\\' ? 2 : utf8_length(c);
		in_string ^= c == '"';
		if (!drop && c < 0x7F)
			continue;
		buffer_put(json->out, s + begin, i - begin);
		begin = drop || put_escape(json->out, utf8_get(s + i)) ? i + n
								       : i;
	}
	buffer_put(json->out, s + begin, len - begin);
}
