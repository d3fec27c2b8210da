/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/unicode.h"

#include "tap.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

#define UPPER (UNICODE_UPPER | UNICODE_ALPHA)
#define LOWER (UNICODE_LOWER | UNICODE_ALPHA)
#define NEWLINE (UNICODE_NEWLINE | UNICODE_SPACE)
#define BOTH (UNICODE_OPEN | UNICODE_CLOSE)

/* What the General_Category alone says. */
static unsigned
class_by_category(uint32_t cp)
{
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return UPPER;
	case UTF8PROC_CATEGORY_LL:
		return LOWER;
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return UNICODE_ALPHA;
	case UTF8PROC_CATEGORY_ND:
		return UNICODE_DIGIT;
	case UTF8PROC_CATEGORY_ZS:
		return UNICODE_SPACE;
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PI:
		return UNICODE_OPEN;
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PF:
		return UNICODE_CLOSE;
	case UTF8PROC_CATEGORY_PD:
		return UNICODE_DASH;
	default:
		return 0;
	}
}

/* Where Latin-1 differs from that: what Spanish typography needs. */
static const struct {
	uint32_t cp;
	unsigned class;
} exceptions[] = {
	{'\t', UNICODE_SPACE},
	{'\n', NEWLINE},
	{'\v', NEWLINE},
	{'\f', NEWLINE},
	{'\r', NEWLINE},
	{0x85, NEWLINE},
	{'"', BOTH},
	{'\'', BOTH},
	{'!', UNICODE_TERMINATOR},
	{'.', UNICODE_TERMINATOR},
	{'?', UNICODE_TERMINATOR},
	{0xA1, UNICODE_OPEN},
	{0xBF, UNICODE_OPEN},
	{0xAD, UNICODE_IGNORABLE},
};

static void
test_latin1(void)
{
	unsigned expected[256];
	uint32_t wrong = 256;

	for (uint32_t cp = 0; cp < 256; cp++)
		expected[cp] = class_by_category(cp);
	for (size_t i = 0; i < sizeof(exceptions) / sizeof(*exceptions); i++)
		expected[exceptions[i].cp] = exceptions[i].class;
	for (uint32_t cp = 0; cp < 256; cp++)
		if (unicode_class(cp) != expected[cp])
			wrong = cp;
	ok(wrong == 256, "Latin-1 by category but for %zu characters: U+%04X",
	   sizeof(exceptions) / sizeof(*exceptions), (unsigned)wrong);
}

static const struct {
	uint32_t cp;
	unsigned class;
} beyond[] = {
	{0x0100, UPPER},
	{0x0101, LOWER},
	{0x0131, LOWER},
	{0x01C5, UPPER}, /* title case */
	{0x02B0, UNICODE_ALPHA},
	{0x0301, UNICODE_MARK},
	{0x0391, UPPER},
	{0x03C2, LOWER},
	{0x0411, UPPER},
	{0x05D0, UNICODE_ALPHA},
	{0x0660, UNICODE_DIGIT},
	{0x0903, UNICODE_MARK},
	{0x1E9E, UPPER},
	{0x200B, UNICODE_IGNORABLE},
	{0x200D, UNICODE_IGNORABLE},
	{0x200E, UNICODE_IGNORABLE},
	{0x2010, UNICODE_DASH},
	{0x2011, UNICODE_DASH},
	{0x2013, UNICODE_DASH},
	{0x2014, UNICODE_DASH},
	{0x2015, UNICODE_DASH},
	{0x2212, UNICODE_DASH},
	{0x2018, UNICODE_OPEN},
	{0x2019, UNICODE_CLOSE},
	{0x201A, UNICODE_OPEN},
	{0x201C, UNICODE_OPEN},
	{0x201D, UNICODE_CLOSE},
	{0x201E, UNICODE_OPEN},
	{0x2039, UNICODE_OPEN},
	{0x203A, UNICODE_CLOSE},
	{0x2026, UNICODE_TERMINATOR},
	{0x203C, UNICODE_TERMINATOR},
	{0x2047, UNICODE_TERMINATOR},
	{0x2028, NEWLINE},
	{0x2029, NEWLINE},
	{0x202F, UNICODE_SPACE},
	{0x2022, 0},
	{0x20AC, 0},
	{0x2160, 0}, /* a Roman numeral's own character is Nl */
	{0x2060, UNICODE_IGNORABLE},
	{0x20DD, UNICODE_MARK},
	{0x3000, UNICODE_SPACE},
	{0x4E2D, UNICODE_ALPHA},
	{0xFE0F, UNICODE_IGNORABLE},
	{0xFEFF, UNICODE_IGNORABLE},
	{0xFF11, UNICODE_DIGIT},
	{0xFFFD, 0},
	{0xD800, 0},
	{0x1D400, UPPER},
	{0x1F600, 0},
	{0xE0000, UNICODE_IGNORABLE},
	{0xE0FFF, UNICODE_IGNORABLE},
	{0xE1000, 0},
	{0x10FFFF, 0},
};

static void
test_beyond(void)
{
	for (size_t i = 0; i < sizeof(beyond) / sizeof(*beyond); i++)
		ok(unicode_class(beyond[i].cp) == beyond[i].class,
		   "U+%04X is %u: %u", (unsigned)beyond[i].cp, beyond[i].class,
		   unicode_class(beyond[i].cp));
}

/* PropList.txt, White_Space. */
static bool
is_white_space(uint32_t cp)
{
	return (cp >= 9 && cp <= 13) || cp == 0x20 || cp == 0x85 ||
	       cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
	       cp == 0x3000;
}

/* What is invisible but no space, as unicode.c has it. */
static bool
is_invisible(uint32_t cp)
{
	return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) ||
	       (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF);
}

static void
test_all(void)
{
	bool space = true, newline = true, letters = true, words = true;
	bool invisible = true;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		unsigned class = unicode_class(cp);

		space &= is_white_space(cp) == !!(class & UNICODE_SPACE);
		invisible &= is_invisible(cp) == (class == UNICODE_IGNORABLE);
		newline &= !(class & UNICODE_NEWLINE) || class & UNICODE_SPACE;
		letters &= !(class & (UNICODE_UPPER | UNICODE_LOWER)) ||
			   class & UNICODE_ALPHA;
		words &= !(class & UNICODE_WORD) ||
			 !(class & (UNICODE_SPACE | UNICODE_TERMINATOR));
	}
	ok(space, "exactly the White_Space of Unicode is space");
	ok(invisible, "what is ignorable");
	ok(newline, "a line end is space");
	ok(letters, "a cased letter is a letter");
	ok(words, "what is in words is neither space nor stop");
}

static void
test_skip(void)
{
	static const char s[] = "  \xC2\xA0\n«¿Qué?»\t ";
	const size_t quote = 5, end = sizeof(s) - 1;

	ok(unicode_skip(s, 0, end, UNICODE_SPACE) == quote, "skip blanks");
	ok(unicode_skip(s, 0, 3, UNICODE_SPACE) == 4 ||
		   unicode_skip(s, 0, 2, UNICODE_SPACE) == 2,
	   "not past the end");
	ok(unicode_skip(s, quote, end, UNICODE_OPEN) == quote + 4,
	   "skip openers");
	ok(unicode_skip(s, quote, end, UNICODE_SPACE) == quote,
	   "nothing to skip");
	ok(unicode_skip_back(s, 0, end, UNICODE_SPACE) == end - 2,
	   "skip blanks backwards");
	ok(unicode_skip_back(s, 0, quote, UNICODE_SPACE) == 0,
	   "to the beginning");
	ok(unicode_skip_back(s, 2, quote, UNICODE_SPACE) == 2,
	   "not past where it begins");
	ok(unicode_skip_back(s, 0, end - 2,
			     UNICODE_CLOSE | UNICODE_TERMINATOR) == end - 5,
	   "several classes");
	ok(unicode_skip(s, end, end, UNICODE_SPACE) == end, "at the end");
}

static void
test_kinds(void)
{
	unsigned n_superscript = 0, n_control = 0;

	for (uint32_t cp = 0; cp <= 0x3000; cp++) {
		n_superscript += (unsigned)unicode_is_superscript(cp);
		n_control += (unsigned)unicode_is_control(cp);
	}
	ok(n_superscript == 13 && unicode_is_superscript(0xB2) &&
		   unicode_is_superscript(0x2074) &&
		   !unicode_is_superscript('2'),
	   "superscript numerals");
	ok(n_control == 65 && unicode_is_control(0) &&
		   unicode_is_control(0x7F) && unicode_is_control(0x9F),
	   "control characters");
	ok(unicode_is_emoji(0x1F600) && unicode_is_emoji(0x2705) &&
		   !unicode_is_emoji(0x2026) && !unicode_is_emoji('a') &&
		   !unicode_is_emoji(0x1FB00),
	   "pictographs");
	ok(unicode_class_at("ñ") == LOWER && unicode_class_at("Z") == UPPER &&
		   unicode_class_at("…") == UNICODE_TERMINATOR,
	   "classes at a place of a text");
}

int
main(void)
{
	test_latin1();
	test_beyond();
	test_all();
	test_skip();
	test_kinds();
	return done_testing();
}
