/* SPDX-License-Identifier: MIT */
/*
 * BCP 47 (RFC 5646), as far as it is needed: what a tag looks like, and whether
 * two tags name the same language, which their first subtags say.
 */
#include <config.h>

#include "text/language_tag.h"

#include <string.h>

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define MAX_SUBTAG 8

bool
language_tag_is_valid(const char *tag)
{
	size_t n = strspn(tag, LETTERS);

	if (n < 2)
		return false;
	while (n >= 1 && n <= MAX_SUBTAG) {
		tag += n;
		if (!*tag)
			return true;
		if (*tag++ != '-')
			return false;
		n = strspn(tag, LETTERS "0123456789");
	}
	return false;
}

bool
language_tag_is_same(const char *a, const char *b)
{
	size_t n = strspn(a, LETTERS);

	if (strspn(b, LETTERS) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((a[i] | 0x20) != (b[i] | 0x20))
			return false;
	return true;
}
