/* SPDX-License-Identifier: MIT */
/* Against a loop that looks at each byte. */
#include <config.h>

#include "text/scan.h"

#include "tap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define MAX_OFFSET 20
#define MAX_LENGTH 70

typedef size_t scan_fn(const char *s, size_t i, size_t end);

static size_t
find_naively(const bool wanted[256], const char *s, size_t i, size_t end)
{
	while (i < end && !wanted[(unsigned char)s[i]])
		i++;
	return i;
}

/* One byte at each place of blanks of each length at each offset. */
static void
test_single(const char *name, scan_fn *scan, const bool wanted[256])
{
	char s[MAX_OFFSET + MAX_LENGTH];
	bool same = true, none = true;

	for (int c = 0; c < 256; c++)
		for (size_t at = 0; at < sizeof(s); at++) {
			memset(s, 'a', sizeof(s));
			s[at] = (char)c;
			same &= scan(s, 0, sizeof(s)) ==
				(wanted[c] ? at : sizeof(s));
		}
	ok(same, "%s: each byte at each place", name);
	memset(s, 'a', sizeof(s));
	s[MAX_OFFSET - 1] = '\n';
	for (size_t i = MAX_OFFSET; i <= sizeof(s); i++)
		for (size_t end = i; end <= sizeof(s); end++)
			none &= scan(s, i, end) == end;
	ok(none, "%s: nothing between any two places", name);
}

static void
test_random(const char *name, scan_fn *scan, const bool wanted[256])
{
	char s[MAX_OFFSET + MAX_LENGTH];
	uint32_t state = 12345;
	bool same = true;

	for (int round = 0; round < 200; round++) {
		for (size_t i = 0; i < sizeof(s); i++) {
			state = state * 1664525 + 1013904223;
			/* Mostly letters, so that runs are long. */
			s[i] = (char)(state >> 29 ? 'a' : state >> 16 & 0xFF);
		}
		for (size_t i = 0; i < MAX_OFFSET; i++)
			for (size_t end = i; end <= sizeof(s); end++)
				same &= scan(s, i, end) ==
					find_naively(wanted, s, i, end);
	}
	ok(same, "%s: random bytes, each offset and length", name);
}

/* Counts at each offset, and in more than 255 steps. */
static void
test_counts(void)
{
	static char s[20000];
	uint32_t state = 1;
	bool same = true;
	size_t n_continued = 0, n_long = 0, a, b;

	for (size_t i = 0; i < sizeof(s); i++) {
		state = state * 1664525 + 1013904223;
		s[i] = (char)(state >> 24);
		if (i >= 10000) /* each lane counts all of them */
			s[i] = i < 15000 ? '\x80' : '\xF0';
	}
	for (size_t len = 0; len <= sizeof(s); len++) {
		if (len < 100 || len > sizeof(s) - 100) {
			scan_count_utf8(s, len, &a, &b);
			same &= a == n_continued && b == n_long;
		}
		if (len < sizeof(s)) {
			n_continued += (s[len] & 0xC0) == 0x80;
			n_long += (unsigned char)s[len] >= 0xF0;
		}
	}
	ok(same, "counts of any bytes, short and long");
	scan_count_utf8(s + 10003, 4321, &a, &b);
	ok(a == 4321 && b == 0, "nothing but continuations: %zu", a);
	scan_count_utf8(s + 15001, 4999, &a, &b);
	ok(a == 0 && b == 4999, "nothing but leads of four bytes: %zu", b);
}

static bool
is_marked(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte < 0x20 || byte == 0x7F || (byte && strchr("(*->[", c)) ||
	       (byte >= 0xC0 && byte != 0xC3);
}

/* Blanks count by what comes after them. */
static void
test_marked(void)
{
	static const char bytes[] = "aaaaaaaa\303\277.,5  -(*>[\n\302\342\177";
	char s[MAX_OFFSET + MAX_LENGTH];
	uint32_t state = 7;
	bool same = true;

	for (int round = 0; round < 200; round++) {
		for (size_t i = 0; i < sizeof(s); i++) {
			state = state * 1664525 + 1013904223;
			s[i] = state >> 28 ? bytes[(state >> 16 & 0xFF) % 11]
					   : bytes[(state >> 16 & 0xFF) %
						   (sizeof(bytes) - 1)];
		}
		for (size_t i = 0; i < MAX_OFFSET; i++)
			for (size_t end = i; end <= sizeof(s); end++) {
				size_t at = i;

				while (at < end && !is_marked(s[at]) &&
				       (s[at] != ' ' ||
					(at + 1 < end && s[at + 1] != ' ' &&
					 !is_marked(s[at + 1]))))
					at++;
				same &= scan_marked(s, i, end) == at;
			}
	}
	ok(same, "marked: random bytes, each offset and length");
}

/* Folded, up to what is no letter. */
static void
test_word(void)
{
	char out[SCAN_WORD];

	ok(scan_word("AÑoÜbÉ. Y así va.", out) == 9 &&
		   !memcmp(out, "añoübé\0\0\0\0\0\0\0", SCAN_WORD),
	   "letters of Latin-1 in lower case, then NULs");
	ok(scan_word("straße y nada más", out) == 5 &&
		   scan_word("a×b no es palabra", out) == 2 &&
		   scan_word("abcdefghijklmnop", out) == SCAN_WORD &&
		   scan_word("5 y muchas letras", out) == 0,
	   "not ß, × and digits");
}

static void
test(const char *name, scan_fn *scan, const char *bytes)
{
	bool wanted[256] = {*bytes == 1}; /* NUL with the controls */

	for (; *bytes; bytes++)
		wanted[(unsigned char)*bytes] = true;
	test_single(name, scan, wanted);
	test_random(name, scan, wanted);
}

int
main(void)
{
	test("newline", scan_newline, "\n\v\f\r\xC2\xE2");
	test("punctuation", scan_punctuation, ".!?;\"()\xE2\xF0");
	test("control", scan_control,
	     "\x01\x02\x03\x04\x05\x06\a\b\t\n\v\f\r\x0E\x0F\x10\x11\x12\x13"
	     "\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\x7F\xC2\xE2");
	test("escape", scan_escape,
	     "\x01\x02\x03\x04\x05\x06\a\b\t\n\v\f\r\x0E\x0F\x10\x11\x12\x13"
	     "\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\"\\\x7F\xC2"
	     "\xE2");
	test("json", scan_json,
	     "\x01\x02\x03\x04\x05\x06\a\b\t\n\v\f\r\x0E\x0F\x10\x11\x12\x13"
	     "\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\"\\");
	test("digit", scan_digit, "0123456789");
	test("quote", scan_quote,
	     "\"'`\xC2\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED"
	     "\xEE\xEF\xF0\xF1\xF2\xF3\xF4\xF5\xF6\xF7\xF8\xF9\xFA\xFB"
	     "\xFC\xFD\xFE\xFF");
	test_marked();
	test_word();
	test_counts();
	return done_testing();
}
