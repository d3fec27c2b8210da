/* SPDX-License-Identifier: MIT */
/* The lines of pages, and which of them are no part of the text. */
#ifndef READ_PAGED_PAGE_H
#define READ_PAGED_PAGE_H

#include "read/article.h"

/* A line of the text, without its end and the blanks there. */
struct paged_line {
	uint32_t begin, end;
	bool left_out; /* a running head or foot, or the page's number */
};

VECTOR_TYPE(paged_lines, struct paged_line);

/* Lines [begin, end) of the text; not all of them are blank. */
struct paged_page {
	uint32_t begin, end;
	uint32_t number; /* from 1 */
};

VECTOR_TYPE(paged_page_list, struct paged_page);

struct paged_pages {
	struct paged_lines lines;
	struct paged_page_list list;
	uint32_t n_pages; /* with those that are blank */
};

/*
 * Finds the pages of the LEN bytes at S.  A line at the top or bottom of a page
 * is left out if a page next to it, or the one beyond that, has the same line
 * there but for its numbers, or if it is the page's number.  False: out of
 * memory; PAGES has to be released all the same.
 */
bool paged_page_find(struct paged_pages *pages, const char *s, size_t len);

void paged_page_release(struct paged_pages *pages);

#endif
