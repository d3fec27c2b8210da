/* SPDX-License-Identifier: MIT */
/*
 * What an element's name, class, id and role say of its purpose, and what the
 * first words of a short text do.  Weak evidence: pages of many systems were
 * in mind, and any may use a word for something else.
 */
#ifndef READ_HTML_HINT_H
#define READ_HTML_HINT_H

#include "read/html_tree.h"

enum html_hint {
	HTML_HINT_BODY = 1,	   /* the article, or its text */
	HTML_HINT_STRANGE = 2,	   /* comments, navigation, cookies, footers */
	HTML_HINT_JUNK = 4,	   /* related, sharing, newsletters, ads, … */
	HTML_HINT_CAPTION = 8,	   /* of a picture */
	HTML_HINT_BYLINE = 16,	   /* author, date, place */
	HTML_HINT_LEAD = 32,	   /* what is under the title */
	HTML_HINT_UNSEEN = 64,	   /* only for programs that read aloud */
	HTML_HINT_PAID = 128,	   /* for subscribers */
	HTML_HINT_TEASER = 256,	   /* of an article: this one, or another */
	HTML_HINT_AUTHOR = 512,	   /* of the article */
	HTML_HINT_COMMENTS = 1024, /* comments of readers */
	HTML_HINT_ALL = 2047,
	/* Only in data/html_hints.tsv, of which the values are these. */
	HTML_HINT_ABOUT = 2048,	 /* the page: the name is no hint */
	HTML_HINT_BEGINS = 4096, /* the last word may go on */
	HTML_HINT_SLUG = 8192,	 /* in an id it is made of a heading */
	HTML_HINT_STATE = 16384	 /* what follows is no hint */
};

/*
 * Fills HINTS, zeroed memory, with the hints of each node of TREE, added up;
 * 0 for text.  False: out of memory.
 */
bool html_hint_find(const struct html_tree *tree, struct html_counts *hints);

/* The hints of the first word of [S, LEN), as the heading of an element. */
unsigned html_hint_of_heading(const char *s, size_t len);

/*
 * Whether the text [S, LEN) of N_WORDS words begins as what is between
 * the paragraphs of a page does: "Lea también", "Compartir", "Foto:".
 */
bool html_hint_is_interlude(const char *s, size_t len, uint32_t n_words);

#endif
