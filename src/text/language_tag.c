/* SPDX-License-Identifier: MIT */
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
