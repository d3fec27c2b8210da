/* SPDX-License-Identifier: MIT */
/*
 * Checks of punctuation and white space: the mark at the end is the same, no
 * mark is upside down outside of Spanish, brackets and quotation marks come in
 * pairs, no space is doubled.  A target is blamed only for what its source does
 * not do.
 */
#include <config.h>

#include "bitext/check_part.h"
#include "text/language_tag.h"
#include "text/unicode.h"

#include <string.h>

/* clang-format off */
static const struct finding_kind
	inverted_mark = {"inverted-mark",
		N_("an inverted mark of Spanish is left"), false},
	end_punctuation = {"end-punctuation",
		N_("another mark at the end"), false},
	unbalanced_bracket = {"unbalanced-bracket",
		N_("a bracket without its other half"), false},
	unbalanced_quote = {"unbalanced-quote",
		N_("a quotation mark without its other half"), false},
	double_space = {"double-space",
		N_("more than one space in a row"), false};
/* clang-format on */

static const struct span nothing = {"", 0};

static void
check_inverted(struct check *check)
{
	static const char *const with[] = {"es", "gl", "ast"};
	struct span target = check->target_text;

	for (size_t i = 0; i < 3; i++)
		if (language_tag_is_same(check->target_lang, with[i]))
			return;
	if (span_contains(target, "¿") || span_contains(target, "¡"))
		check_report(check, &inverted_mark, nothing);
}

/* The mark that a text ends with, after quotes and brackets; 0: none. */
static uint32_t
get_end(struct span text)
{
	size_t end = text.len;

	while (end) {
		size_t at = utf8_previous(text.s, end);
		uint32_t cp = utf8_get(text.s + at);

		if (!(unicode_class(cp) & (UNICODE_CLOSE | UNICODE_SPACE)) &&
		    cp != '"' && cp != '\'')
			break;
		end = at;
	}
	if (!end)
		return 0;
	if (end >= 3 && !memcmp(text.s + end - 3, "...", 3))
		return 0x2026;
	switch (utf8_get(text.s + utf8_previous(text.s, end))) {
	case '.':
	case 0x3002: /* ideographic full stop */
		return '.';
	case '?':
	case 0xFF1F:
	case 0x61F: /* Arabic */
		return '?';
	case '!':
	case 0xFF01:
		return '!';
	case ':':
	case 0xFF1A:
		return ':';
	case 0x2026:
		return 0x2026;
	}
	return 0;
}

/* Signed so that a closing half before nothing counts as well. */
struct balance {
	long round, square, curly, angle, high;
	bool odd;
};

static struct balance
get_balance(struct span text)
{
	struct balance b = {0};

	for (size_t i = 0; i < text.len;
	     i += utf8_length((unsigned char)text.s[i]))
		switch (utf8_get(text.s + i)) {
		case '(':
		case ')':
			b.round += text.s[i] == '(' ? 1 : -1;
			break;
		case '[':
		case ']':
			b.square += text.s[i] == '[' ? 1 : -1;
			break;
		case '{':
		case '}':
			b.curly += text.s[i] == '{' ? 1 : -1;
			break;
		case 0xAB: /* guillemets */
			b.angle++;
			break;
		case 0xBB:
			b.angle--;
			break;
		case 0x201C: /* double quotation marks */
			b.high++;
			break;
		case 0x201D:
			b.high--;
			break;
		case '"':
			b.odd = !b.odd;
			break;
		}
	return b;
}

/* What is open in the source already, as in "a)", may be so. */
static void
check_balance(struct check *check)
{
	struct balance source = get_balance(check->source_text);
	struct balance target = get_balance(check->target_text);

	if ((target.round || target.square || target.curly) && !source.round &&
	    !source.square && !source.curly)
		check_report(check, &unbalanced_bracket, nothing);
	if ((target.angle || target.high || target.odd) && !source.angle &&
	    !source.high && !source.odd)
		check_report(check, &unbalanced_quote, nothing);
}

void
check_punctuation(struct check *check)
{
	check_inverted(check);
	if (get_end(check->source_text) != get_end(check->target_text))
		check_report(check, &end_punctuation, nothing);
	check_balance(check);
	if (span_contains(check->target_text, "  ") && !span_contains(check->source_text, "  "))
		check_report(check, &double_space, nothing);
}
