/* SPDX-License-Identifier: MIT */
/* What a page says of its article, in its head and in JSON-LD. */
#ifndef READ_HTML_META_H
#define READ_HTML_META_H

#include "read/article.h"
#include "read/html_tree.h"

/*
 * Sets what is not known of article->metadata and article->title.  JSON-LD of
 * type NewsArticle and the like comes first, then <meta> (Open Graph and other
 * names), then <link>, <time>, <html lang> and <title>.  False: out of memory.
 */
bool html_meta_read(struct article *article, const struct html_tree *tree);

#endif
