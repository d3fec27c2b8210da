/* SPDX-License-Identifier: MIT */
/* A write callback that adds what it gets to a text of limited room. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define ROOM 65536

struct text {
	char s[ROOM];
	size_t n;
};

static inline bool
append(void *user, const char *s, size_t len)
{
	struct text *text = user;

	if (len >= ROOM - text->n)
		return false;
	memcpy(text->s + text->n, s, len);
	text->n += len;
	text->s[text->n] = '\0';
	return true;
}

static inline void
add(struct text *text, const char *s)
{
	append(text, s, strlen(s));
}

#endif
