/* SPDX-License-Identifier: MIT */
/* Characters, words and numbers of ASCII. */
#include <config.h>

#include "base/ascii.h"
#include "tap.h"

static void
test_characters(void)
{
	bool good = true;
	int n_letters = 0, n_digits = 0, n_hex = 0, n_space = 0;

	for (int i = 0; i < 256; i++) {
		char c = (char)i;

		n_letters += ascii_is_letter(c);
		n_digits += ascii_is_digit(c);
		n_hex += ascii_hex_digit(c) >= 0;
		n_space += ascii_is_space(c);
		good &= ascii_is_alnum(c) ==
			(ascii_is_letter(c) || ascii_is_digit(c));
		good &= ascii_is_upper(c) == (ascii_lower(c) != c) &&
			ascii_is_letter(c) ==
				(ascii_is_lower(c) || ascii_is_upper(c));
	}
	ok(good && n_letters == 52 && n_digits == 10 && n_hex == 22 &&
		   n_space == 6,
	   "%d letters, %d digits, %d of hexadecimals, %d spaces", n_letters,
	   n_digits, n_hex, n_space);
	ok(ascii_hex_digit('a') == 10 && ascii_hex_digit('F') == 15 &&
		   ascii_hex_digit('g') == -1 && ascii_hex_digit('0') == 0,
	   "values of hexadecimal digits");
	ok(ascii_is_blank('\t') && !ascii_is_blank('\n'),
	   "a line end is no blank");
}

static void
test_words(void)
{
	static const struct {
		const char *s, *word;
		int order;
	} words[] = {{"DiV", "div", 0}, {"di", "div", -1}, {"divx", "div", 1},
		     {"", "", 0},	{"a", "", 1},	   {"", "a", -1},
		     {"B", "a", 1},	{"A", "b", -1},	   {"\xC3", "a", 1},
		     {"a[b", "a{b", -1}};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const char *s = words[i].s, *word = words[i].word;
		int d = ascii_compare(s, strlen(s), word);

		ok((d > 0) - (d < 0) == words[i].order &&
			   ascii_equals(s, strlen(s), word) == !words[i].order,
		   "'%s' and '%s'", s, word);
	}
	ok(ascii_begins("HTTPS://", 8, "https:") &&
		   !ascii_begins("http", 4, "https") &&
		   ascii_begins("x", 1, ""),
	   "beginnings");
}

static void
test_numbers(void)
{
	static const struct {
		const char *s;
		uint64_t max;
		size_t n;
		uint64_t number;
	} numbers[] = {{"12a", 99, 2, 12},
		       {"a", 99, 0, 7},
		       {"", 99, 0, 7},
		       {"99", 99, 2, 99},
		       {"100", 99, 0, 7},
		       {"3", 2, 0, 7},
		       {"000002", 2, 6, 2},
		       {"18446744073709551615", UINT64_MAX, 20, UINT64_MAX},
		       {"18446744073709551616", UINT64_MAX, 0, 7},
		       {"99999999999999999999999", UINT64_MAX, 0, 7}};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		const char *s = numbers[i].s;
		uint64_t number = 7;

		ok(ascii_read_number(s, strlen(s), numbers[i].max, &number) ==
				   numbers[i].n &&
			   number == numbers[i].number,
		   "the number at '%s'", s);
	}
}

int
main(void)
{
	test_characters();
	test_words();
	test_numbers();
	return done_testing();
}
