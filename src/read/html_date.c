/* SPDX-License-Identifier: MIT */
/*
 * Dates as pages write them.
 * A text is cut into numbers and words, of which only those that are months,
 * or are within dates ("3 de mayo de 2026", "May 3rd, 2026"), are told apart.
 * Three tokens that follow each other are a date: day, month and year in the
 * orders that languages have.
 */
#include <config.h>

#include "read/html_date.h"

#include "base/ascii.h"
#include "read/html_words.h"

#include <stdio.h>
#include <string.h>

/* Longer texts have their date near the beginning, if any. */
#define MAX_BYTES 400
#define MAX_TOKENS 64
#define MAX_WORD 16
#define MIN_YEAR 1900
#define MAX_YEAR 2100
/* In data/html_months.tsv: no month. */
#define WITHIN 13
/* The first byte of typographic marks in UTF-8. */
#define PUNCTUATION 0xE2

struct token {
	int number;	 /* -1: a word */
	int month;	 /* of a word; 0: it is none */
	size_t n_digits; /* of a number */
	char after;	 /* the byte after it, or NUL */
	size_t end;
};

struct date {
	int year, month, day;
	size_t end; /* in the text */
};

/* -- Tokens -------------------------------------------------------------- */

static size_t
read_number(const char *s, size_t len, size_t at, struct token *token)
{
	*token = (struct token){0};
	while (at < len && ascii_is_digit(s[at])) {
		if (token->n_digits < 5)
			token->number = 10 * token->number + (s[at] - '0');
		token->n_digits++;
		at++;
	}
	return at;
}

static size_t
read_word(const char *s, size_t len, size_t at, struct token *token)
{
	char word[MAX_WORD];
	size_t end = at;

	*token = (struct token){.number = -1};
	while (end < len && html_words_is_letter(s[end]) &&
	       (unsigned char)s[end] != PUNCTUATION)
		end++;
	if (end - at < MAX_WORD - 4) {
		html_words_simplify(s + at, end - at, word, sizeof(word));
		token->month = (int)lexicon_find(html_words_months, word,
						 strlen(word));
	}
	return end;
}

/* Words within dates are passed over. */
static size_t
read_tokens(const char *s, size_t len, struct token tokens[MAX_TOKENS])
{
	size_t n = 0;

	for (size_t at = 0; at < len && n < MAX_TOKENS;) {
		if (ascii_is_digit(s[at])) {
			at = read_number(s, len, at, &tokens[n]);
		} else if ((unsigned char)s[at] == PUNCTUATION) {
			at += at + 3 < len ? 3 : 1; /* "d’agost" */
			continue;
		} else if (html_words_is_letter(s[at])) {
			at = read_word(s, len, at, &tokens[n]);
		} else {
			at++;
			continue;
		}
		if (tokens[n].month == WITHIN)
			continue;
		tokens[n].after = at < len ? s[at] : '\0';
		tokens[n].end = at;
		n++;
	}
	return n;
}

/* -- Dates --------------------------------------------------------------- */

static bool
is_year(const struct token *token)
{
	return token->n_digits == 4 && token->number >= MIN_YEAR &&
	       token->number < MAX_YEAR;
}

static bool
is_short(const struct token *token)
{
	return token->n_digits == 1 || token->n_digits == 2;
}

static bool
is_month(const struct token *token)
{
	return token->number < 0 && token->month;
}

static bool
is_valid(const struct date *date)
{
	static const int days[] = {31, 29, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
	       date->day <= days[date->month - 1];
}

/* "03/05/2026", "3.5.26": which is the month may have to be told. */
static void
read_figures(const struct token *t, bool month_first, struct date *date)
{
	bool swap = month_first && t[0].after == '/' && t[0].number <= 12;

	swap |= t[1].number > 12;
	date->day = t[swap ? 1 : 0].number;
	date->month = t[swap ? 0 : 1].number;
	date->year = t[2].number + (t[2].n_digits == 2 ? 2000 : 0);
}

static bool
is_between_figures(char c)
{
	return c == '-' || c == '/' || c == '.';
}

/* Whether a date begins at the token T, of three. */
static bool
read_date(const struct token *t, bool month_first, struct date *date)
{
	bool figures = is_between_figures(t[0].after) &&
		       t[0].after == t[1].after && is_short(&t[1]);

	*date = (struct date){.end = t[2].end};
	if (is_year(&t[0]) && figures && is_short(&t[2]))
		*date = (struct date){t[0].number, t[1].number, t[2].number,
				      t[2].end};
	else if (is_short(&t[0]) && figures &&
		 (is_year(&t[2]) || (t[2].n_digits == 2 && t[0].after != '-')))
		read_figures(t, month_first, date);
	else if (is_short(&t[0]) && is_month(&t[1]) && is_year(&t[2]))
		*date = (struct date){t[2].number, t[1].month, t[0].number,
				      t[2].end};
	else if (is_month(&t[0]) && is_short(&t[1]) && is_year(&t[2]))
		*date = (struct date){t[2].number, t[0].month, t[1].number,
				      t[2].end};
	return is_valid(date);
}

/* "20260503" */
static bool
read_run(const char *s, size_t len, struct date *date)
{
	if (len < 8 ||
	    sscanf(s, "%4d%2d%2d", &date->year, &date->month, &date->day) != 3)
		return false;
	date->end = 8;
	return date->year >= MIN_YEAR && date->year < MAX_YEAR &&
	       is_valid(date);
}

/* -- Hours --------------------------------------------------------------- */

static bool
has_word(const char *s, size_t len, size_t at, const char *word)
{
	size_t n = strlen(word);

	while (at < len && s[at] == ' ')
		at++;
	return len - at >= n && ascii_equals(s + at, n, word);
}

/* "+02:00", "+0200", "Z", "GMT" at AT of S, as ISO 8601 has it. */
static void
add_zone(const char *s, size_t len, size_t at, char *out, size_t size)
{
	int hours = 0, minutes = 0;
	char sign;

	while (at < len && s[at] == ' ')
		at++;
	if (has_word(s, len, at, "z") || has_word(s, len, at, "gmt") ||
	    has_word(s, len, at, "utc"))
		snprintf(out, size, "Z");
	else if (at < len && strchr("+-", s[at]) &&
		 (sscanf(s + at, "%c%2d:%2d", &sign, &hours, &minutes) == 3 ||
		  sscanf(s + at, "%c%2d%2d", &sign, &hours, &minutes) >= 2))
		snprintf(out, size, "%c%02d:%02d", sign, hours % 100,
			 minutes % 100);
}

/* The hour at AT of S, after a date. */
static void
add_time(const char *s, size_t len, size_t at, char *out, size_t size)
{
	int hours, minutes, seconds = 0, n = 0, more = 0;
	size_t used;

	while (at < len && (s[at] == ' ' || s[at] == ',' || s[at] == 'T'))
		at++;
	if (at >= len || !ascii_is_digit(s[at]) ||
	    sscanf(s + at, "%2d:%2d%n", &hours, &minutes, &n) != 2 ||
	    hours > 24 || minutes > 59)
		return;
	at += (size_t)n;
	if (sscanf(s + at, ":%2d%n", &seconds, &more) == 1)
		at += (size_t)more;
	while (at < len && (s[at] == '.' || ascii_is_digit(s[at])))
		at++; /* parts of a second */
	if (has_word(s, len, at, "pm") && hours < 12)
		hours += 12;
	used = (size_t)snprintf(out, size, "T%02d:%02d:%02d", hours, minutes,
				seconds < 61 ? seconds : 0);
	add_zone(s, len, at, out + used, size - used);
}

bool
html_date_find(const char *s, size_t len, bool month_first,
	       char out[HTML_DATE_SIZE])
{
	struct token tokens[MAX_TOKENS];
	char text[MAX_BYTES + 1];
	struct date date = {0};
	size_t n, i = 0, used;

	len = len < MAX_BYTES ? len : MAX_BYTES;
	memcpy(text, s, len);
	text[len] = '\0';
	n = read_tokens(text, len, tokens);
	while (i + 2 < n && !read_date(&tokens[i], month_first, &date))
		i++;
	if (i + 2 >= n &&
	    !(n && tokens[0].n_digits == 8 && read_run(text, len, &date)))
		return false;
	used = (size_t)snprintf(out, HTML_DATE_SIZE, "%04d-%02d-%02d",
				date.year % 10000, date.month % 100,
				date.day % 100);
	add_time(text, len, date.end, out + used, HTML_DATE_SIZE - used);
	return true;
}
