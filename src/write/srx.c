/* SPDX-License-Identifier: MIT */
/*
 * The sentence rules for CAT tools, as SRX 2.0.
 * Exceptions first, then the break: of the rules that match at a place, the
 * first decides.  What needs to know more than the characters around a place
 * (open quotation marks, paragraph style, what a name is) is left out.  The
 * expressions keep to what Java, ICU and .NET have in common.
 */
#include <config.h>

#include "write/srx.h"

#include "markup/xml_printer.h"
#include "text/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

/* Terminators with what may close after them. */
#define STOP "[.?!…]+[\"'»”’)\\]]{0,4}"
/* What follows begins a word. */
#define NOT_IN_WORD "(?<![\\p{L}\\p{N}])"
/* After a place: no starter and nothing that opens. */
#define NO_STARTER_BEGIN "\\s(?!\\s*(?:[¿¡«“\"(—–]|(?:"
#define NO_STARTER_END ")(?!\\p{L})))"

/* No first subtag has more than eight letters. */
#define MAX_PATTERN 40

static void
open_rule(struct xml_printer *xml, bool is_break)
{
	xml_open_line(xml, "rule", "break", is_break ? "yes" : "no", NULL);
	xml_open(xml, "beforebreak", NULL);
}

static void
open_after(struct xml_printer *xml)
{
	xml_close_line(xml);
	xml_open(xml, "afterbreak", NULL);
}

static void
close_rule(struct xml_printer *xml)
{
	xml_close_line(xml);
	xml_close_line(xml);
}

static void
put_rule(struct xml_printer *xml, bool is_break, const char *before,
	 const char *after)
{
	open_rule(xml, is_break);
	xml_string(xml, before);
	open_after(xml);
	xml_string(xml, after);
	close_rule(xml);
}

/* An entry as a regular expression; CAPITAL: with a capital first letter. */
static void
put_entry(struct buffer *out, const char *entry, bool capital)
{
	char first[UTF8_MAX];
	size_t n = utf8_length((unsigned char)*entry);

	if (capital) {
		utf8proc_int32_t cp = (utf8proc_int32_t)utf8_get(entry);

		buffer_put(out, first,
			   utf8_put((uint32_t)utf8proc_toupper(cp), first));
		entry += n;
	}
	for (; *entry; entry++) {
		if (*entry == '.' || *entry == '/')
			buffer_putc(out, '\\');
		buffer_putc(out, *entry);
	}
}

/* The entries of TABLE with VALUE (0: any) with "|" between them. */
static void
put_entries(struct buffer *out, const struct lexicon_table *table,
	    uint32_t value, bool capital)
{
	bool first = true;

	for (uint32_t i = 0; i < table->n_entries; i++) {
		if (value && table->entries[i].value != value)
			continue;
		if (!first)
			buffer_putc(out, '|');
		first = false;
		put_entry(out, table->pool + table->entries[i].offset, capital);
	}
}

static void
put_no_starter(struct xml_printer *xml, const struct language *lexicon)
{
	xml_string(xml, NO_STARTER_BEGIN);
	put_entries(xml->out, lexicon->starters, 0, true);
	xml_string(xml, NO_STARTER_END);
}

/* No break after abbreviations of CLASS; AFTER, or not before a starter. */
static void
put_abbreviations(struct xml_printer *xml, const struct language *lexicon,
		  enum lexicon_abbreviation class, bool capital,
		  const char *after)
{
	open_rule(xml, false);
	xml_string(xml, capital ? NOT_IN_WORD "(?:" : NOT_IN_WORD "(?i:");
	put_entries(xml->out, lexicon->abbreviations, class, capital);
	xml_string(xml, ")\\.");
	open_after(xml);
	if (after)
		xml_string(xml, after);
	else
		put_no_starter(xml, lexicon);
	close_rule(xml);
}

static void
put_rules(struct xml_printer *xml, const struct language *lexicon)
{
	put_rule(xml, false, STOP,
		 "\\s+[«“‘\"'(\\[—–-]{0,3}\\s?[\\p{Ll},;:.)\\]»”]");
	put_rule(xml, false, "^\\s{0,9}(?:[0-9]{1,3}|[IVXivx]{1,5}|\\p{L})\\.",
		 "\\s");
	put_abbreviations(xml, lexicon, ABBREVIATION_BOUND, false,
			  "\\s(?!\\s*[¿¡])");
	put_abbreviations(xml, lexicon, ABBREVIATION_PAIR, false, "\\s");
	put_abbreviations(xml, lexicon, ABBREVIATION_CONTEXT, false,
			  "\\s+(?:[0-9]|[IVXLC]+(?!\\p{L}))");
	put_abbreviations(xml, lexicon, ABBREVIATION_TITLE, true,
			  "\\s+\\p{Lu}");
	put_abbreviations(xml, lexicon, ABBREVIATION_STARTER, false, NULL);
	put_rule(xml, false, NOT_IN_WORD "\\p{L}\\.", "\\s+\\p{L}\\.");
	open_rule(xml, false);
	xml_string(xml, NOT_IN_WORD "\\p{Lu}\\.");
	open_after(xml);
	put_no_starter(xml, lexicon);
	close_rule(xml);
	put_rule(xml, true, STOP, "\\s");
}

static void
put_header(struct xml_printer *xml)
{
	static const char *const handles[][2] = {
		{"start", "no"}, {"end", "yes"}, {"isolated", "no"}};

	xml_open_line(xml, "header", "segmentsubflows", "yes", "cascade", "no",
		      NULL);
	for (size_t i = 0; i < 3; i++) {
		xml_open(xml, "formathandle", "type", handles[i][0], "include",
			 handles[i][1], NULL);
		xml_close_line(xml);
	}
	xml_close_line(xml);
}

/* Opens an element on a line of its own. */
static void
open_line(struct xml_printer *xml, const char *name)
{
	xml_open_line(xml, name, NULL);
}

/* "[Ee][Ss].*" of "es": tags with a country, in small letters or capitals. */
static void
put_pattern(const char *tag, char out[MAX_PATTERN])
{
	size_t n = 0;

	for (; *tag && n + 7 < MAX_PATTERN; tag++) {
		out[n++] = '[';
		out[n++] = (char)(*tag & ~0x20);
		out[n++] = *tag;
		out[n++] = ']';
	}
	memcpy(out + n, ".*", 3);
}

void
srx_write(struct buffer *out, const struct language *lexicon)
{
	const char *name = lexicon->name;
	char pattern[MAX_PATTERN];
	struct xml_printer xml = {out, {NULL}, 0, false};

	xml_declare(&xml);
	buffer_puts(out, "<!-- ");
	buffer_puts(out, name);
	buffer_puts(out,
		    " sentence rules, written by " PACKAGE_STRING " -->\n");
	xml_open_line(&xml, "srx", "xmlns", "http://www.lisa.org/srx20",
		      "version", "2.0", NULL);
	put_header(&xml);
	open_line(&xml, "body");
	open_line(&xml, "languagerules");
	xml_open_line(&xml, "languagerule", "languagerulename", name, NULL);
	put_rules(&xml, lexicon);
	xml_close_line(&xml);
	xml_close_line(&xml);
	open_line(&xml, "maprules");
	put_pattern(lexicon->tag, pattern);
	xml_open(&xml, "languagemap", "languagepattern", pattern,
		 "languagerulename", name, NULL);
	xml_close_line(&xml);
	xml_close_line(&xml);
	xml_close_line(&xml);
	xml_close_line(&xml);
}
