/* SPDX-License-Identifier: MIT */
/*
 * What an MT engine makes of mt-html: <p id="s1">…</p>.  Engines change white
 * space, case and quotes of tags and write characters as entities, so this is
 * a forgiving scan for paragraphs with an id; tags inside them are dropped.
 */
#include <config.h>

#include "base/error.h"
#include "bitext/target.h"
#include "markup/xml_printer.h"
#include "text/utf8.h"

#include <string.h>

VECTOR_TYPE(html_bytes, char);

struct reading {
	struct target_file *file;
	struct span id; /* of the open paragraph; S is NULL: none */
	struct html_bytes text;
};

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
}

static bool
begins(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	if (len < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (lower(s[i]) != word[i])
			return false;
	return true;
}

static bool
recognise(const char *s, size_t len)
{
	return begins(s, len, "<!doctype html") || begins(s, len, "<html") ||
	       begins(s, len, "<p ");
}

/* -- Entities ------------------------------------------------------------ */

/* From U+00A0 on, in order. */
static const char latin1_names[] =
	"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not "
	"shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 "
	"ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde "
	"Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc "
	"Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
	"Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml "
	"aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml "
	"eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave "
	"uacute ucirc uuml yacute thorn yuml";

static const struct {
	const char *name;
	uint32_t cp;
} other_names[] = {
	{"amp", '&'},	    {"lt", '<'},	{"gt", '>'},
	{"quot", '"'},	    {"apos", '\''},	{"euro", 0x20AC},
	{"ndash", 0x2013},  {"mdash", 0x2014},	{"lsquo", 0x2018},
	{"rsquo", 0x2019},  {"ldquo", 0x201C},	{"rdquo", 0x201D},
	{"hellip", 0x2026}, {"bull", 0x2022},	{"trade", 0x2122},
	{"OElig", 0x152},   {"oelig", 0x153},	{"Scaron", 0x160},
	{"scaron", 0x161},  {"thinsp", 0x2009}, {"minus", 0x2212},
};

static uint32_t
find_name(const char *s, size_t len)
{
	const char *name = latin1_names;

	for (size_t i = 0; i < sizeof(other_names) / sizeof(*other_names); i++)
		if (strlen(other_names[i].name) == len &&
		    !memcmp(other_names[i].name, s, len))
			return other_names[i].cp;
	for (uint32_t cp = 0xA0; *name; cp++) {
		size_t n = strcspn(name, " ");

		if (n == len && !memcmp(name, s, n))
			return cp;
		name += n + (name[n] == ' ');
	}
	return 0;
}

static uint32_t
get_number(const char *s, size_t len)
{
	bool hex = len && lower(s[0]) == 'x';
	uint32_t cp = 0;

	for (size_t i = hex; i < len && cp <= 0x10FFFF; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *digit = memchr(digits, lower(s[i]), hex ? 16 : 10);

		if (!digit)
			return 0;
		cp = cp * (hex ? 16 : 10) + (uint32_t)(digit - digits);
	}
	return cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000) ? 0 : cp;
}

/* The character at the ampersand S and the bytes it takes; 0: a mere one. */
static uint32_t
get_entity(const char *s, size_t len, size_t *n)
{
	size_t max = len < 12 ? len : 12;
	const char *end = memchr(s, ';', max);

	if (!end)
		return 0;
	*n = (size_t)(end - s) + 1;
	return s[1] == '#' ? get_number(s + 2, *n - 3)
			   : find_name(s + 1, *n - 2);
}

/* -- Tags ---------------------------------------------------------------- */

/* End of the tag or comment at S: behind its ">". */
static size_t
skip_tag(const char *s, size_t len)
{
	const char *closing = "-->";
	char quote = 0;

	if (begins(s, len, "<!--")) {
		for (size_t i = 4; i + 3 <= len; i++)
			if (!memcmp(s + i, closing, 3))
				return i + 3;
		return len;
	}
	for (size_t i = 1; i < len; i++) {
		if (quote ? s[i] == quote : s[i] == '"' || s[i] == '\'')
			quote = quote ? 0 : s[i];
		else if (!quote && s[i] == '>')
			return i + 1;
	}
	return len;
}

/* The value of id in the tag of LEN bytes at S; S is NULL: none. */
static struct span
get_id(const char *s, size_t len)
{
	for (size_t i = 2; i + 4 < len; i++) {
		const char *value = s + i + 3, *end;

		if (!begins(s + i, len - i, "id=") ||
		    !memchr(" \t\r\n", s[i - 1], 4))
			continue;
		if (*value != '"' && *value != '\'') {
			for (end = value; end < s + len; end++)
				if (memchr(" \t\r\n>/", *end, 6))
					break;
			return (struct span){value, (size_t)(end - value)};
		}
		end = memchr(value + 1, *value, len - i - 4);
		if (end)
			return (struct span){value + 1,
					     (size_t)(end - value) - 1};
	}
	return (struct span){NULL, 0};
}

static bool
end_paragraph(struct reading *r)
{
	struct returned unit = {.id = r->id};
	size_t n = r->text.n_items;

	if (!r->id.s)
		return true;
	r->id.s = NULL;
	if (n)
		n = xml_restore(r->text.items, n);
	unit.id = target_keep(r->file, unit.id);
	unit.target = target_keep(r->file, (struct span){r->text.items, n});
	return unit.id.s && unit.target.s && target_add(r->file, &unit);
}

static bool
put(struct reading *r, const char *s, size_t len)
{
	if (!r->id.s)
		return true;
	if (!vector_add_room(&r->text, len))
		return false;
	memcpy(r->text.items + r->text.n_items, s, len);
	r->text.n_items += len;
	return true;
}

static bool
take_tag(struct reading *r, const char *s, size_t len)
{
	if (begins(s, len, "</p") || begins(s, len, "</body"))
		return end_paragraph(r);
	if (begins(s, len, "<br"))
		return put(r, " ", 1);
	if (len < 3 || !begins(s, len, "<p") || !memchr(" \t\r\n>", s[2], 5))
		return true;
	if (!end_paragraph(r))
		return false;
	r->id = get_id(s, len);
	r->text.n_items = 0;
	return true;
}

/* Whether a tag or comment begins at S, and not a mere "<". */
static bool
is_tag(const char *s, size_t len)
{
	return len > 1 && (s[1] == '/' || s[1] == '!' ||
			   (lower(s[1]) >= 'a' && lower(s[1]) <= 'z'));
}

static enum sumario_status
read_html(struct target_file *file, const char *s, size_t len,
	  struct sumario_error *error)
{
	struct reading r = {.file = file};
	bool good = true;

	file->pairing = TARGET_BY_ID;
	for (size_t i = 0; good && i < len;) {
		size_t n = 1;
		uint32_t cp = 0;
		char utf8[UTF8_MAX];

		if (s[i] == '<' && is_tag(s + i, len - i)) {
			n = skip_tag(s + i, len - i);
			good = take_tag(&r, s + i, n);
		} else {
			if (s[i] == '&')
				cp = get_entity(s + i, len - i, &n);
			good = cp ? put(&r, utf8, utf8_put(cp, utf8))
				  : put(&r, s + i, n = 1);
		}
		i += n;
	}
	vector_release(&r.text);
	if (!good)
		return error_no_memory(error);
	return r.id.s ? target_fail(error, N_("HTML that ends in a paragraph"),
				    0)
		      : SUMARIO_OK;
}

const struct target_reader target_html = {"mt-html", recognise, read_html};
