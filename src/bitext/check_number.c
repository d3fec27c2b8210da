/* SPDX-License-Identifier: MIT */
/*
 * Numbers are compared by value: 12.500 in Spanish is 12,500 in English, and
 * 3,50 is 3.5.  What is no number in any reading (12.05.2026) is taken as
 * several.  Numbers up to twelve may be written in words in English.
 */
#include <config.h>

#include "base/hash.h"
#include "bitext/check_part.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct finding_kind
	number_missing = {"number-missing",
		N_("a number is missing"), false},
	number_added = {"number-added",
		N_("a number that the source does not have"), false};
/* clang-format on */

/* Longer ones are compared by their first groups only. */
#define MAX_GROUPS 16

/* Groups of digits with one separator between each two. */
struct number {
	struct span groups[MAX_GROUPS];
	uint32_t separators[MAX_GROUPS]; /* in front of the group */
	size_t n_groups;
};

/* Languages, or regions of one, that write 3,5 and 12.500. */
static char
get_decimal_mark(struct span language)
{
	static const char *const points[] = {"es-MX", "es-US", "es-PR", "es-GT",
					     "es-HN", "es-NI", "es-SV", "es-DO",
					     "es-PA", "es-PE"};
	static const char *const commas[] = {
		"es", "ca", "gl", "eu", "pt", "fr", "it", "de", "nl", "pl",
		"ru", "uk", "cs", "sk", "sl", "hr", "bg", "ro", "el", "hu",
		"sv", "da", "nb", "no", "fi", "tr", "lt", "lv", "et", "id"};

	for (size_t i = 0; i < sizeof(points) / sizeof(*points); i++)
		if (check_is_language(language, points[i]))
			return '.';
	for (size_t i = 0; i < sizeof(commas) / sizeof(*commas); i++)
		if (check_is_language(language, commas[i]))
			return ',';
	return '.';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether CP may stand between digits of one number. */
static bool
is_separator(uint32_t cp)
{
	return cp == '.' || cp == ',' || cp == '\'' || cp == 0xA0 ||
	       cp == 0x202F || cp == 0x2009;
}

/* The number at S, which begins with a digit; returns its length. */
static size_t
scan(const char *s, size_t len, struct number *number)
{
	size_t i = 0, end = 0;
	uint32_t separator = 0;

	number->n_groups = 0;
	while (i < len && is_digit(s[i]) && number->n_groups < MAX_GROUPS) {
		size_t begin = i;

		while (i < len && is_digit(s[i]))
			i++;
		number->separators[number->n_groups] = separator;
		number->groups[number->n_groups++] = (struct span){s + begin,
								   i - begin};
		end = i;
		if (i == len)
			break;
		separator = utf8_get(s + i);
		if (!is_separator(separator))
			break;
		i += utf8_length((unsigned char)s[i]);
	}
	return end;
}

/* Whether groups FROM to the last but N_LEFT are thousands of one mark. */
static bool
are_thousands(const struct number *number, size_t n)
{
	if (number->groups[0].len > 3)
		return false;
	for (size_t i = 1; i < n; i++)
		if (number->groups[i].len != 3 ||
		    number->separators[i] != number->separators[1])
			return false;
	return true;
}

/*
 * How many of the groups are the whole part, the last one being decimals if
 * that is not all of them; 0: it is no single number.
 */
static size_t
count_whole(const struct number *number, char decimal)
{
	size_t n = number->n_groups;
	uint32_t last = number->separators[n - 1];
	bool point = last == '.' || last == ',';

	if (n == 1)
		return 1;
	if (n == 2 && point)
		return last != (uint32_t)decimal && are_thousands(number, n)
			       ? n
			       : n - 1;
	if (are_thousands(number, n))
		return n;
	return point && last != number->separators[1] &&
			       are_thousands(number, n - 1)
		       ? n - 1
		       : 0;
}

/* A hash of the digits that does not know zeros at the outer ends. */
static uint64_t
get_value(const struct span *whole, size_t n_whole, struct span decimals)
{
	uint64_t value = 0;
	bool begun = false;

	for (size_t i = 0; i < n_whole; i++)
		for (size_t k = 0; k < whole[i].len; k++) {
			begun = begun || whole[i].s[k] != '0';
			if (begun)
				value = hash_bytes(whole[i].s + k, 1, value);
		}
	while (decimals.len && decimals.s[decimals.len - 1] == '0')
		decimals.len--;
	return decimals.len ? hash_bytes(decimals.s, decimals.len, ~value)
			    : value;
}

static void
add_number(struct check *check, struct pieces *pieces,
	   const struct number *number, char decimal)
{
	size_t n_whole = count_whole(number, decimal), n = number->n_groups;
	const struct span none = {NULL, 0}, *groups = number->groups;
	struct span text = {groups[0].s,
			    (size_t)(groups[n - 1].s - groups[0].s) +
				    groups[n - 1].len};

	if (n_whole) {
		check_add_piece(
			check, pieces, text,
			get_value(groups, n_whole,
				  n_whole < n ? groups[n_whole] : none));
		return;
	}
	for (size_t i = 0; i < n; i++)
		check_add_piece(check, pieces, groups[i],
				get_value(&groups[i], 1, none));
}

static void
collect(struct check *check, struct pieces *pieces, struct span text,
	char decimal)
{
	struct span token;

	pieces->n_items = 0;
	while (check_next_token(&text, &token)) {
		struct span stripped = check_strip(token);
		struct number number;

		if (check_is_url(stripped) || check_is_email(stripped))
			continue;
		for (size_t i = 0; i < token.len;) {
			if (!is_digit(token.s[i])) {
				i++;
				continue;
			}
			i += scan(token.s + i, token.len - i, &number);
			add_number(check, pieces, &number, decimal);
		}
	}
}

/* -- In words ------------------------------------------------------------ */

static const char *const words[] = {"zero", "one",    "two",   "three", "four",
				    "five", "six",    "seven", "eight", "nine",
				    "ten",  "eleven", "twelve"};
static const char *const ordinals[] = {
	"",	   "first",  "second", "third", "fourth",   "fifth",  "sixth",
	"seventh", "eighth", "ninth",  "tenth", "eleventh", "twelfth"};

static bool
same_word(struct span token, const char *word)
{
	if (token.len != strlen(word))
		return false;
	for (size_t i = 0; i < token.len; i++)
		if ((token.s[i] | 32) != word[i])
			return false;
	return token.len > 0;
}

/* Numbers in words are numbers of the target that nobody has to need. */
static void
collect_words(struct check *check, struct span text)
{
	struct span token;

	while (check_next_token(&text, &token)) {
		token = check_strip(token);
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
			char digits[4];
			int n;
			struct span span;

			if (!same_word(token, words[i]) &&
			    !same_word(token, ordinals[i]))
				continue;
			n = snprintf(digits, sizeof(digits), "%zu", i);
			span = (struct span){digits, (size_t)n};
			if (check_add_piece(check, &check->target, token,
					    get_value(&span, 1,
						      (struct span){NULL, 0})))
				check->target.items[check->target.n_items - 1]
					.used = true;
		}
	}
}

static int
compare_places(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	return (x->text.s > y->text.s) - (x->text.s < y->text.s);
}

void
check_numbers(struct check *check)
{
	collect(check, &check->source, check->source_text,
		get_decimal_mark(check->source_lang));
	collect(check, &check->target, check->target_text,
		get_decimal_mark(check->target_lang));
	if (check->source.n_items &&
	    check_is_language(check->target_lang, "en"))
		collect_words(check, check->target_text);
	check_missing(check, &number_missing, true);
	if (!check->target.n_items)
		return;
	qsort(check->target.items, check->target.n_items,
	      sizeof(*check->target.items), compare_places);
	for (size_t i = 0; i < check->target.n_items; i++)
		if (!check->target.items[i].used)
			check_report(check, &number_added,
				     check->target.items[i].text);
}
