/* SPDX-License-Identifier: MIT */
/* One record of JSON: id, title and text of an article. */
#ifndef READ_RECORD_H
#define READ_RECORD_H

#include "read/article.h"

/*
 * Sets article->id and article->title from the object on LINE, well-formed
 * UTF-8, if it has them, and copies its text into article->decoded, which TEXT
 * then describes. Without a text it may have html: article->input tells.  On
 * failure article->id is set all the same if it could be read.
 * article->options->fields says what the members are called; if
 * article->options->keep, article->kept becomes a JSON object of all others,
 * whose values are as they were, if the line is one at all.
 */
enum sumario_status record_read(struct article *article, const char *line,
				size_t len, struct charset_text *text,
				struct sumario_error *error);

#endif
