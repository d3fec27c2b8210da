/* SPDX-License-Identifier: MIT */
/*
 * XML out.
 * Elements are a stack of names, so that none stays open or is closed twice.
 * Of the text only ASCII and three-byte characters that begin with E2 or EF
 * need a look; what lies between is written in one piece.  Extensible Markup
 * Language (XML) 1.0, fifth edition, sections 2.2 and 2.4.
 */
#include <config.h>

#include "markup/xml_printer.h"

#include "text/utf8.h"

#include <assert.h>
#include <stdarg.h>

/* What a placeholder is between, and the code point of the first. */
#define OPEN "\xE2\x9F\xA6"
#define CLOSE "\xE2\x9F\xA7"
#define OPEN_MARK 0x27E6
#define N_MARK 3 /* bytes of either */

/* Whether XML 1.0 forbids CP, a code point of well-formed UTF-8. */
static bool
is_forbidden(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') ||
	       cp == 0xFFFE || cp == 0xFFFF;
}

void
xml_put_code_point(struct buffer *out, uint32_t cp)
{
	static const char hex[] = "0123456789ABCDEF";
	int shift = cp > 0xFFFFF ? 20 : cp > 0xFFFF ? 16 : 12;

	buffer_puts(out, OPEN "U+");
	for (; shift >= 0; shift -= 4)
		buffer_putc(out, hex[cp >> shift & 0xF]);
	buffer_puts(out, CLOSE);
}

bool
xml_put_placeholder(struct buffer *out, const char *s, size_t len)
{
	uint32_t cp = utf8_get(s);

	if (!is_forbidden(cp) && !(cp == OPEN_MARK && len >= N_MARK + 2 &&
				   !memcmp(s + N_MARK, "U+", 2)))
		return false;
	xml_put_code_point(out, cp);
	return true;
}

/* What is written for the character at S, or NULL: itself. */
static const char *
find_escape(char c, bool in_attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return in_attribute ? "&quot;" : NULL;
	case '\t':
		return in_attribute ? "&#9;" : NULL;
	case '\n':
		return in_attribute ? "&#10;" : NULL;
	}
	return NULL;
}

static bool
needs_look(unsigned char c)
{
	return c < 0x20 || c == '&' || c == '<' || c == '>' || c == '"' ||
	       c == 0xE2 || c == 0xEF;
}

/* Writes LEN of the N_ALL bytes at S. */
static void
put(struct buffer *out, const char *s, size_t len, size_t n_all,
    bool in_attribute)
{
	size_t begin = 0, i = 0;

	while (i < len) {
		size_t at = i;
		const char *escape;

		i += utf8_length((unsigned char)s[at]);
		if (!needs_look((unsigned char)s[at]))
			continue;
		buffer_put(out, s + begin, at - begin);
		begin = at;
		escape = find_escape(s[at], in_attribute);
		if (escape)
			buffer_puts(out, escape);
		if (escape || xml_put_placeholder(out, s + at, n_all - at))
			begin = i;
	}
	buffer_put(out, s + begin, len - begin);
}

void
xml_put(struct buffer *out, const char *s, size_t len)
{
	put(out, s, len, len, false);
}

void
xml_put_part(struct buffer *out, const char *s, size_t len, size_t n_all)
{
	put(out, s, len, n_all, false);
}

void
xml_put_attribute(struct buffer *out, const char *s, size_t len)
{
	put(out, s, len, len, true);
}

/* -- Elements ------------------------------------------------------------ */

void
xml_content(struct xml_printer *xml)
{
	if (xml->in_tag)
		buffer_putc(xml->out, '>');
	xml->in_tag = false;
}

void
xml_declare(struct xml_printer *xml)
{
	buffer_puts(xml->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void
xml_attribute_open(struct xml_printer *xml, const char *name)
{
	buffer_putc(xml->out, ' ');
	buffer_puts(xml->out, name);
	buffer_puts(xml->out, "=\"");
}

void
xml_attribute_close(struct xml_printer *xml)
{
	buffer_putc(xml->out, '"');
}

static void
put_start(struct xml_printer *xml, const char *name, va_list attributes)
{
	assert(xml->depth < XML_MAX_OPEN);
	xml_content(xml);
	xml->names[xml->depth++] = name;
	xml->in_tag = true;
	buffer_putc(xml->out, '<');
	buffer_puts(xml->out, name);
	while ((name = va_arg(attributes, const char *))) {
		const char *value = va_arg(attributes, const char *);

		xml_attribute_open(xml, name);
		xml_put_attribute(xml->out, value, strlen(value));
		xml_attribute_close(xml);
	}
}

void
xml_open(struct xml_printer *xml, const char *name, ...)
{
	va_list attributes;

	va_start(attributes, name);
	put_start(xml, name, attributes);
	va_end(attributes);
}

void
xml_open_line(struct xml_printer *xml, const char *name, ...)
{
	va_list attributes;

	va_start(attributes, name);
	put_start(xml, name, attributes);
	va_end(attributes);
	xml_content(xml);
	buffer_putc(xml->out, '\n');
}

void
xml_text(struct xml_printer *xml, const char *s, size_t len)
{
	xml_content(xml);
	xml_put(xml->out, s, len);
}

void
xml_string(struct xml_printer *xml, const char *s)
{
	xml_text(xml, s, strlen(s));
}

void
xml_text_lines(struct xml_printer *xml, const char *s, size_t len)
{
	const char *end = s + len, *cr;

	while (s < end && (cr = memchr(s, '\r', (size_t)(end - s)))) {
		xml_text(xml, s, (size_t)(cr - s));
		buffer_putc(xml->out, '\n');
		s = cr + 1;
		s += s < end && *s == '\n';
	}
	xml_text(xml, s, (size_t)(end - s));
}

void
xml_close(struct xml_printer *xml)
{
	const char *name;

	assert(xml->depth);
	name = xml->names[--xml->depth];
	if (xml->in_tag) {
		buffer_puts(xml->out, "/>");
	} else {
		buffer_puts(xml->out, "</");
		buffer_puts(xml->out, name);
		buffer_putc(xml->out, '>');
	}
	xml->in_tag = false;
}

void
xml_close_line(struct xml_printer *xml)
{
	xml_close(xml);
	buffer_putc(xml->out, '\n');
}

void
xml_element(struct xml_printer *xml, const char *name, const char *s, ...)
{
	va_list attributes;

	va_start(attributes, s);
	put_start(xml, name, attributes);
	va_end(attributes);
	if (s)
		xml_string(xml, s);
	xml_close_line(xml);
}

/* -- Back again ---------------------------------------------------------- */

/* Reads four to six hex digits at S; returns how many, 0 if there are not. */
static size_t
parse_digits(const char *s, size_t len, uint32_t *cp)
{
	size_t n = 0;

	*cp = 0;
	for (; n < len && n < 6; n++) {
		char c = s[n];

		if (c >= '0' && c <= '9')
			*cp = *cp << 4 | (uint32_t)(c - '0');
		else if (c >= 'A' && c <= 'F')
			*cp = *cp << 4 | (uint32_t)(c - 'A' + 10);
		else
			break;
	}
	return n < 4 ? 0 : n;
}

/* Length of the placeholder at S and what it stands for; 0: there is none. */
static size_t
find_placeholder(const char *s, size_t len, uint32_t *cp)
{
	size_t n;

	if (len < 2 * N_MARK + 6 || memcmp(s, OPEN "U+", N_MARK + 2))
		return 0;
	n = parse_digits(s + N_MARK + 2, len - N_MARK - 2, cp);
	if (!n || (*cp >= 0x20 && *cp != OPEN_MARK && !is_forbidden(*cp)))
		return 0;
	n += N_MARK + 2;
	if (len - n < N_MARK || memcmp(s + n, CLOSE, N_MARK))
		return 0;
	return n + N_MARK;
}

size_t
xml_restore(char *s, size_t len)
{
	size_t to = 0;

	for (size_t i = 0; i < len;) {
		uint32_t cp;
		size_t n = find_placeholder(s + i, len - i, &cp);

		if (n)
			to += utf8_put(cp, s + to);
		else
			s[to++] = s[i];
		i += n ? n : 1;
	}
	return to;
}
