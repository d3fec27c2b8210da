/* SPDX-License-Identifier: MIT */
/* What a page says of its article, in its head and in JSON-LD. */
#ifndef READ_HTML_META_H
#define READ_HTML_META_H

#include "read/article.h"
#include "read/html_tree.h"

/* No value of a head is longer; what is, is no title or name. */
#define HTML_VALUE_MAX 2000

struct html_reading {
	struct article *article;
	const struct html_tree *tree;
	struct html_counts metas; /* nodes, while it is read */
	bool month_first;	  /* 5/3 is the third of May */
	bool is_author_weak;	  /* the author is an organisation */
	bool has_headline;	  /* the title is what JSON-LD calls so */
	bool failed;		  /* out of memory */
};

/*
 * Sets what is not known of the metadata and title of READING's article.
 * JSON-LD of type NewsArticle and the like comes first, then <meta> (Open Graph
 * and other names), then <link>, <html lang> and <title>.
 */
void html_meta_read(struct html_reading *reading);

/*
 * Sets *FIELD to VALUE, with its character references replaced and white space
 * as single blanks, if it is unknown and there is something in VALUE.
 */
void html_meta_offer(struct html_reading *reading, const char **field,
		     const char *value);

/* The same for a date, as ISO 8601 has it, if VALUE has one. */
void html_meta_offer_date(struct html_reading *reading, const char *value);

/*
 * The same for names of authors: "Von Ana Ruiz und Luis Gil" is "Ana Ruiz, Luis
 * Gil".
 */
void html_meta_offer_author(struct html_reading *reading, const char *value);

#endif
