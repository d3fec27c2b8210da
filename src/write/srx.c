/* SPDX-License-Identifier: MIT */
/*
 * Exceptions first, then the break: of the rules that match at a place, the
 * first decides.  What needs to know more than the characters around a place
 * (open quotation marks, paragraph style, what a name is) is left out.  The
 * expressions keep to what Java, ICU and .NET have in common.
 */
#include <config.h>

#include "write/srx.h"

#include "text/utf8.h"

#include <stdbool.h>
#include <utf8proc.h>

/* Terminators with what may close behind them. */
#define STOP "[.?!…]+[\"'»”’)\\]]{0,4}"
/* What follows begins a word. */
#define NOT_IN_WORD "(?&lt;![\\p{L}\\p{N}])"
/* Behind a place: no starter and nothing that opens. */
#define NO_STARTER_BEGIN "\\s(?!\\s*(?:[¿¡«“\"(—–]|(?:"
#define NO_STARTER_END ")(?!\\p{L})))"

static void
put_rule_open(struct buffer *out, bool is_break)
{
	buffer_puts(out, is_break ? "<rule break=\"yes\">\n<beforebreak>"
				  : "<rule break=\"no\">\n<beforebreak>");
}

static void
put_rule_middle(struct buffer *out)
{
	buffer_puts(out, "</beforebreak>\n<afterbreak>");
}

static void
put_rule_close(struct buffer *out)
{
	buffer_puts(out, "</afterbreak>\n</rule>\n");
}

static void
put_rule(struct buffer *out, bool is_break, const char *before,
	 const char *after)
{
	put_rule_open(out, is_break);
	buffer_puts(out, before);
	put_rule_middle(out);
	buffer_puts(out, after);
	put_rule_close(out);
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
put_no_starter(struct buffer *out, const struct lexicon *lexicon)
{
	buffer_puts(out, NO_STARTER_BEGIN);
	put_entries(out, lexicon->starters, 0, true);
	buffer_puts(out, NO_STARTER_END);
}

/* No break behind abbreviations of CLASS; AFTER, or not before a starter. */
static void
put_abbreviations(struct buffer *out, const struct lexicon *lexicon,
		  enum lexicon_abbreviation class, bool capital,
		  const char *after)
{
	put_rule_open(out, false);
	buffer_puts(out, capital ? NOT_IN_WORD "(?:" : NOT_IN_WORD "(?i:");
	put_entries(out, lexicon->abbreviations, class, capital);
	buffer_puts(out, ")\\.");
	put_rule_middle(out);
	if (after)
		buffer_puts(out, after);
	else
		put_no_starter(out, lexicon);
	put_rule_close(out);
}

static void
put_rules(struct buffer *out, const struct lexicon *lexicon)
{
	put_rule(out, false, STOP,
		 "\\s+[«“‘\"'(\\[—–-]{0,3}\\s?[\\p{Ll},;:.)\\]»”]");
	put_rule(out, false, "^\\s{0,9}(?:[0-9]{1,3}|[IVXivx]{1,5}|\\p{L})\\.",
		 "\\s");
	put_abbreviations(out, lexicon, ABBREVIATION_BOUND, false,
			  "\\s(?!\\s*[¿¡])");
	put_abbreviations(out, lexicon, ABBREVIATION_PAIR, false, "\\s");
	put_abbreviations(out, lexicon, ABBREVIATION_CONTEXT, false,
			  "\\s+(?:[0-9]|[IVXLC]+(?!\\p{L}))");
	put_abbreviations(out, lexicon, ABBREVIATION_TITLE, true,
			  "\\s+\\p{Lu}");
	put_abbreviations(out, lexicon, ABBREVIATION_STARTER, false, NULL);
	put_rule(out, false, NOT_IN_WORD "\\p{L}\\.", "\\s+\\p{L}\\.");
	put_rule_open(out, false);
	buffer_puts(out, NOT_IN_WORD "\\p{Lu}\\.");
	put_rule_middle(out);
	put_no_starter(out, lexicon);
	put_rule_close(out);
	put_rule(out, true, STOP, "\\s");
}

void
srx_write(struct buffer *out, const struct lexicon *lexicon)
{
	buffer_puts(out,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<!-- Spanish sentence rules, written by " PACKAGE_STRING
		    " -->\n"
		    "<srx xmlns=\"http://www.lisa.org/srx20\" "
		    "version=\"2.0\">\n"
		    "<header segmentsubflows=\"yes\" cascade=\"no\">\n"
		    "<formathandle type=\"start\" include=\"no\"/>\n"
		    "<formathandle type=\"end\" include=\"yes\"/>\n"
		    "<formathandle type=\"isolated\" include=\"no\"/>\n"
		    "</header>\n<body>\n<languagerules>\n"
		    "<languagerule languagerulename=\"Spanish\">\n");
	put_rules(out, lexicon);
	buffer_puts(out, "</languagerule>\n</languagerules>\n<maprules>\n"
			 "<languagemap languagepattern=\"[Ee][Ss].*\" "
			 "languagerulename=\"Spanish\"/>\n"
			 "</maprules>\n</body>\n</srx>\n");
}
