/* SPDX-License-Identifier: MIT */
/* What a heading of a plain text looks like. */
#ifndef READ_HEADING_H
#define READ_HEADING_H

#include "read/article.h"

/* In characters, the longest title. */
#define HEADING_MAX_TITLE 220

/*
 * Whether BLOCK looks like a heading, whatever comes after it.  As the FIRST
 * line of an article it may be longer and end in an exclamation mark.
 */
bool heading_has_shape(const char *s, const struct block *block, bool first);

/* Whether BEFORE ends in a comma right above BLOCK: verse, or a letter. */
bool heading_follows_comma(const char *s, const struct block *before,
			   const struct block *block);

/* Whether BLOCK is text that a heading can be the heading of. */
bool heading_is_body(const char *s, const struct block *block);

/* Whether BLOCK is one short sentence, but as short as a heading. */
bool heading_is_sentence(const char *s, const struct block *block);

/* Whether the line is one of a chat: "[12:03] Ana: …", "<ana> …". */
bool heading_is_chat(const char *s, size_t begin, size_t end);

/* Whether the line begins with a time of the day: "12:03 …". */
bool heading_is_timed(const char *s, size_t begin, size_t end);

#endif
