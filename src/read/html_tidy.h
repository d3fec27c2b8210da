/* SPDX-License-Identifier: MIT */
/*
 * One linear look at a page before it is parsed.  gumbo is quadratic in the
 * depth of elements, in the attributes of one, and in formatting elements that
 * are not closed; so it gets a copy of the page in which
 *
 * - every element is closed, where HTML says it ends, and none is deeper
 *   than HTML_MAX_DEPTH: tags beyond become line breaks, their text stays;
 * - there are only attributes that the reader looks at, each once;
 * - nothing is left of what is never seen: comments, scripts, styles,
 *   templates, drawings, frames, pictures, fields;
 * - formatting elements are gone, but for bold type and links, which are
 *   called <samp> and <var> so that HTML's rules for <b> and <a> do not apply.
 */
#ifndef READ_HTML_TIDY_H
#define READ_HTML_TIDY_H

#include "markup/html_tag.h"
#include "text/charset.h"

#define HTML_MAX_DEPTH 512

VECTOR_TYPE(html_spans, struct html_span);

struct html_tidy {
	struct charset_bytes bytes; /* the copy */
	struct html_spans json;	    /* of JSON-LD, in the page */
	size_t n_flattened;	    /* tags beyond the depth */
	size_t n_cut;		    /* see struct html_page */
};

/* Fills TIDY, zeroed memory; false: out of memory.  Linear. */
bool html_tidy_run(struct html_tidy *tidy, const char *s, size_t len);

void html_tidy_release(struct html_tidy *tidy);

#endif
