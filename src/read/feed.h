/* SPDX-License-Identifier: MIT */
/* Feeds: RSS 2.0 and before, RSS 1.0 (RDF), Atom. */
#ifndef READ_FEED_H
#define READ_FEED_H

#include "base/buffer.h"

/*
 * Writes a record of JSON, on a line of its own, for each item of the feed of
 * LEN bytes at S, which are UTF-8: id, title, lang, url, author, date (in ISO
 * 8601 if it is one), and as html or text what it says, or else its title.  The
 * items before an error are written.  ERROR: see xml_read(); bad-feed: it is
 * none.
 */
enum sumario_status feed_write_records(const char *s, size_t len,
				       struct buffer *out,
				       struct sumario_error *error);

/* The encoding that XML declares, a charset_declared_fn. */
int feed_find_declaration(const char *bytes, size_t len);

#endif
