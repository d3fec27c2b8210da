/* SPDX-License-Identifier: MIT */
/*
 * Heads, feet and numbers of printed pages.
 * What a printer adds to each page is told by repetition and place: it is
 * outside of all text, and pages near it have the same there, since chapters
 * may have heads of their own and left pages others than right ones.  A number
 * alone is repeated by chance as well: it must be as much greater as the page
 * is later, or be the number of the page.
 */
#include <config.h>

#include "read/paged_page.h"

#include "base/ascii.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/*
 * So many lines at the top or bottom are looked at.  If all of them are
 * repeated, or all of a page that has more than a head and a foot, it is the
 * text that is.
 */
#define EDGE_LINES 4
#define MAX_ALONE 2
/* A head is on the next page, or on the one after it. */
#define REACH 2
/* No page has a greater number. */
#define MAX_NUMBER 99999

/* A line at the edge of a page. */
struct edge_line {
	uint32_t line;
	uint32_t key;	      /* of what it says but for its numbers; 0: none */
	uint32_t number : 31; /* the first in it */
	uint32_t bare : 1;    /* no letter is in it */
};

/* From the outermost line inwards; the last may not be there. */
struct edge {
	struct edge_line lines[EDGE_LINES];
};

void
paged_page_release(struct paged_pages *pages)
{
	vector_release(&pages->lines);
	vector_release(&pages->list);
}

/* -- Lines --------------------------------------------------------------- */

static bool
add_line(struct paged_pages *pages, const char *s, size_t begin, size_t end)
{
	if (!vector_add_room(&pages->lines, 1))
		return false;
	end = unicode_skip_back(s, begin, end, UNICODE_SPACE);
	pages->lines.items[pages->lines.n_items++] =
		(struct paged_line){(uint32_t)begin, (uint32_t)end, false};
	return true;
}

/* The lines from BEGIN on are a page. */
static bool
add_page(struct paged_pages *pages, size_t begin)
{
	struct paged_page_list *list = &pages->list;
	const struct paged_lines *lines = &pages->lines;
	size_t i = begin;

	pages->n_pages++;
	while (i < lines->n_items &&
	       lines->items[i].begin == lines->items[i].end)
		i++;
	if (i == lines->n_items)
		return true;
	if (!vector_add_room(list, 1))
		return false;
	list->items[list->n_items++] = (struct paged_page){
		(uint32_t)begin, (uint32_t)lines->n_items, pages->n_pages};
	return true;
}

/* CR LF is one line end. */
static bool
find_lines(struct paged_pages *pages, const char *s, size_t len)
{
	size_t at = 0, page = 0;

	while (at < len) {
		size_t end = at;

		while (end < len && s[end] != '\n' && s[end] != '\r' &&
		       s[end] != '\f')
			end++;
		if (!add_line(pages, s, at, end))
			return false;
		if (end < len && s[end] == '\f') {
			if (!add_page(pages, page))
				return false;
			page = pages->lines.n_items;
		}
		at = end + 1;
		if (at < len && s[end] == '\r' && s[at] == '\n')
			at++;
	}
	return page == pages->lines.n_items || add_page(pages, page);
}

/* -- Edges --------------------------------------------------------------- */

/* The length of the number at S; the first of a line is kept. */
static size_t
read_number(const char *s, size_t len, struct edge_line *edge)
{
	uint64_t number = 0;
	size_t n = ascii_read_number(s, len, MAX_NUMBER, &number);

	if (!edge->number)
		edge->number = (uint32_t)number & 0x7FFFFFFF;
	while (n < len && ascii_is_digit(s[n]))
		n++;
	return n;
}

/* What LINE says: letters in one case, each number "#", a blank for many. */
static void
read_edge_line(const char *s, const struct paged_line *line,
	       struct edge_line *edge)
{
	uint32_t key = 0;
	size_t i = unicode_skip(s, line->begin, line->end, UNICODE_SPACE), n;

	edge->bare = true;
	for (edge->number = 0; i < line->end; i += n) {
		unsigned class = unicode_class_at(s + i);
		uint32_t what = utf8_get(s + i);

		n = utf8_length((unsigned char)s[i]);
		if (class & UNICODE_SPACE) {
			n = unicode_skip(s, i, line->end, UNICODE_SPACE) - i;
			what = ' ';
		} else if (what < 0x80 && ascii_is_digit(s[i])) {
			n = read_number(s + i, line->end - i, edge);
			what = '#';
		} else if (what < 0x80) {
			what = (unsigned char)ascii_lower(s[i]);
		}
		edge->bare &= !(class & UNICODE_ALPHA);
		key = (key ^ what) * 0x01000193U + 1; /* as in FNV-1 */
	}
	edge->key = key ? key : 1;
}

/* The first lines of PAGE that are not blank, or if LAST its last ones. */
static void
read_edge(const struct paged_pages *pages, const struct paged_page *page,
	  const char *s, bool last, struct edge *edge)
{
	size_t n = 0, n_lines = page->end - page->begin;

	memset(edge, 0, sizeof(*edge));
	for (size_t i = 0; i < n_lines && n < EDGE_LINES; i++) {
		size_t at = last ? page->end - 1 - i : page->begin + i;
		const struct paged_line *line = &pages->lines.items[at];

		if (line->begin == line->end)
			continue;
		edge->lines[n].line = (uint32_t)at;
		read_edge_line(s, line, &edge->lines[n++]);
	}
}

/* Whether OTHER, which is DISTANCE pages later or before, has what LINE is. */
static bool
is_repeated(const struct edge_line *line, const struct edge *other,
	    long distance)
{
	for (int i = 0; i < EDGE_LINES; i++) {
		const struct edge_line *twin = &other->lines[i];

		if (twin->key == line->key &&
		    (!line->bare || !line->number ||
		     (long)twin->number - (long)line->number == distance))
			return true;
	}
	return false;
}

/* Whether the line of page AT is its number, or at an edge of pages near. */
static bool
is_furniture(const struct paged_pages *pages, const struct edge *edges,
	     size_t at, const struct edge_line *line)
{
	const struct paged_page *page = &pages->list.items[at];
	size_t begin = at < REACH ? 0 : at - REACH;

	if (line->bare && pages->n_pages > 1 && line->number == page->number)
		return true;
	for (size_t i = begin; i < pages->list.n_items && i <= at + REACH; i++)
		if (i != at && is_repeated(line, &edges[i],
					   (long)pages->list.items[i].number -
						   (long)page->number))
			return true;
	return false;
}

/* From the edge inwards, until a line is text. */
static void
leave_out(struct paged_pages *pages, const struct edge *edges, size_t at)
{
	const struct edge_line *lines = edges[at].lines;
	int n = 0;

	while (n < EDGE_LINES && lines[n].key &&
	       is_furniture(pages, edges, at, &lines[n]))
		n++;
	if (n == EDGE_LINES || (!lines[n].key && n > MAX_ALONE))
		return;
	while (n--)
		pages->lines.items[lines[n].line].left_out = true;
}

static bool
find_furniture(struct paged_pages *pages, const char *s)
{
	size_t n = pages->list.n_items;
	struct edge *edges = n < SIZE_MAX / sizeof(*edges)
				     ? malloc(n * sizeof(*edges))
				     : NULL;

	if (!edges)
		return false;
	for (int last = 0; last < 2; last++) {
		for (size_t i = 0; i < n; i++)
			read_edge(pages, &pages->list.items[i], s, last,
				  &edges[i]);
		for (size_t i = 0; i < n; i++)
			leave_out(pages, edges, i);
	}
	free(edges);
	return true;
}

bool
paged_page_find(struct paged_pages *pages, const char *s, size_t len)
{
	return find_lines(pages, s, len) && find_furniture(pages, s);
}
