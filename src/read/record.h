/* SPDX-License-Identifier: MIT */
/* One line of JSON Lines: id, title and text of an article. */
#ifndef READ_RECORD_H
#define READ_RECORD_H

#include "read/document.h"

/*
 * Sets doc->id and doc->title from the object on the line, if it has them,
 * and copies its text into doc->decoded, which TEXT then describes.  Without a
 * text it may have html: doc->input tells.  On
 * failure doc->id is set all the same if it could be read.  doc->fields says
 * what the members are called; if doc->keep, doc->kept becomes a JSON object of
 * all others, whose values stand as they did, if the line is one at all.
 */
enum sumario_status record_read(struct document *doc, const char *line,
				size_t len, struct charset_text *text,
				struct sumario_error *error);

#endif
