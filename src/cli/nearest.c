/* SPDX-License-Identifier: MIT */
/*
 * The word that was meant by a mistyped one.
 * Optimal string alignment: the distance of Levenshtein with swapped
 * neighbours as one step (Damerau 1964).  Three rows of the table are kept.
 */
#include <config.h>

#include "cli/nearest.h"

#include "base/ascii.h"

#include <string.h>

#define MAX_LETTERS 32
#define MIN_BEGINNING 2

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Row I of the table, from the two before it. */
static void
fill_row(unsigned rows[3][MAX_LETTERS + 1], size_t i, const char *a,
	 const char *b, size_t n_b)
{
	unsigned *row = rows[i % 3];
	const unsigned *before = rows[(i + 2) % 3];

	row[0] = (unsigned)i;
	for (size_t j = 1; j <= n_b; j++) {
		unsigned other = ascii_lower(a[i - 1]) != ascii_lower(b[j - 1]);

		row[j] = least(least(before[j], row[j - 1]) + 1,
			       before[j - 1] + other);
		if (i > 1 && j > 1 &&
		    ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
		    ascii_lower(a[i - 2]) == ascii_lower(b[j - 1]))
			row[j] = least(row[j], rows[(i + 1) % 3][j - 2] + 1);
	}
}

unsigned
nearest_distance(const char *a, size_t n_a, const char *b, size_t n_b)
{
	unsigned rows[3][MAX_LETTERS + 1];
	unsigned distance;

	if (n_a > MAX_LETTERS || n_b > MAX_LETTERS)
		return NEAREST_NONE;
	for (size_t j = 0; j <= n_b; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= n_a; i++)
		fill_row(rows, i, a, b, n_b);
	distance = rows[n_a % 3][n_b];
	return 3 * distance > (n_a > n_b ? n_a : n_b) ? NEAREST_NONE : distance;
}

/* What begins a word is as near to it as what has one letter wrong. */
static unsigned
get_distance(const char *word, size_t n_word, const char *text, size_t n)
{
	if (n >= MIN_BEGINNING && n < n_word && !memcmp(word, text, n))
		return 1;
	return nearest_distance(word, n_word, text, n);
}

const char *
nearest_find(const char *words, const char *text, size_t n, size_t *n_found)
{
	const char *found = NULL;
	unsigned smallest = NEAREST_NONE;

	while (*words) {
		size_t n_word = strcspn(words, " ");
		unsigned distance = get_distance(words, n_word, text, n);

		if (distance < smallest) {
			smallest = distance;
			found = words;
			*n_found = n_word;
		}
		words += n_word + (words[n_word] == ' ');
	}
	return found;
}
