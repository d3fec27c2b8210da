/* SPDX-License-Identifier: MIT */
/*
 * The tokens of HTML as the standard's tokenizer finds them ("Parsing HTML
 * documents", 13.2.5), and what is known of each element.
 */
#ifndef MARKUP_HTML_TAG_H
#define MARKUP_HTML_TAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What becomes of an element of a page; see read/html_tree.h. */
enum html_class {
	HTML_INLINE,	 /* stays, runs on in its line */
	HTML_BLOCK,	 /* stays, ends the line and an open <p> */
	HTML_CELL,	 /* a block that what is in it cannot end */
	HTML_EMPTY,	 /* stays, has no contents */
	HTML_MARKUP,	 /* the tags go, what is in them stays */
	HTML_UNSEEN,	 /* goes with its contents, which may have tags */
	HTML_UNSEEN_RAW, /* goes with its contents, in which tags do not count
			  */
	HTML_RAW,	 /* its contents are text, whatever is there */
	HTML_RCDATA	 /* the same but for character references */
};

enum html_name {
	HTML_A,
	HTML_ADDRESS,
	HTML_ARTICLE,
	HTML_ASIDE,
	HTML_AUDIO,
	HTML_B,
	HTML_BASE,
	HTML_BIG,
	HTML_BLOCKQUOTE,
	HTML_BODY,
	HTML_BR,
	HTML_BUTTON,
	HTML_CANVAS,
	HTML_CAPTION,
	HTML_CENTER,
	HTML_CODE,
	HTML_DATALIST,
	HTML_DD,
	HTML_DETAILS,
	HTML_DIALOG,
	HTML_DIR,
	HTML_DIV,
	HTML_DL,
	HTML_DT,
	HTML_EM,
	HTML_FIELDSET,
	HTML_FIGCAPTION,
	HTML_FIGURE,
	HTML_FONT,
	HTML_FOOTER,
	HTML_FORM,
	HTML_FRAME,
	HTML_FRAMESET,
	HTML_H1,
	HTML_H2,
	HTML_H3,
	HTML_H4,
	HTML_H5,
	HTML_H6,
	HTML_HEAD,
	HTML_HEADER,
	HTML_HR,
	HTML_HTML,
	HTML_I,
	HTML_IFRAME,
	HTML_IMG,
	HTML_INPUT,
	HTML_LEGEND,
	HTML_LI,
	HTML_LINK,
	HTML_LISTING,
	HTML_MAIN,
	HTML_MATH,
	HTML_MENU,
	HTML_META,
	HTML_NAV,
	HTML_NOBR,
	HTML_NOEMBED,
	HTML_NOFRAMES,
	HTML_NOSCRIPT,
	HTML_OBJECT,
	HTML_OL,
	HTML_P,
	HTML_PLAINTEXT,
	HTML_PRE,
	HTML_S,
	HTML_SCRIPT,
	HTML_SECTION,
	HTML_SELECT,
	HTML_SMALL,
	HTML_SPAN,
	HTML_STRIKE,
	HTML_STRONG,
	HTML_STYLE,
	HTML_SUMMARY,
	HTML_SVG,
	HTML_TABLE,
	HTML_TBODY,
	HTML_TD,
	HTML_TEMPLATE,
	HTML_TEXTAREA,
	HTML_TFOOT,
	HTML_TH,
	HTML_THEAD,
	HTML_TIME,
	HTML_TITLE,
	HTML_TR,
	HTML_TT,
	HTML_U,
	HTML_UL,
	HTML_VIDEO,
	HTML_WBR,
	HTML_XMP,
	HTML_OTHER, /* any other name, inline */
	HTML_N_NAMES
};

/* White space of HTML, to which the vertical tab does not belong. */
static inline bool
html_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* The element called [NAME, LEN), in any case; HTML_OTHER: none of ours. */
enum html_name html_name_find(const char *name, size_t len);

/* In lower case; "span" for HTML_OTHER. */
const char *html_name_get(enum html_name name);

enum html_class html_name_class(enum html_name name);

/* A range of the page. */
struct html_span {
	const char *s;
	size_t len;
};

enum html_token {
	HTML_TEXT,	/* up to the next markup, or the end */
	HTML_START_TAG, /* also of an element without contents */
	HTML_END_TAG,
	HTML_COMMENT /* doctypes and the like too */
};

struct html_tag {
	enum html_token type;
	size_t begin, end;	/* in the page */
	struct html_span name;	/* of tags */
	enum html_name element; /* of tags */
	size_t attributes;	/* where they begin */
	bool self_closing;	/* "/>" */
};

/* A page and what has been found out about it. */
struct html_page {
	const char *s;
	size_t len;
	/*
	 * Comments and quotes that are never closed end with the next ">", so
	 * that they do not swallow the page; raw elements end with it.
	 */
	size_t n_cut;
	bool no_comment_end, no_quote[2]; /* there is none any more */
	bool no_raw_end[HTML_N_NAMES];
};

/* Reads the token at AT < page->len. */
void html_tag_read(struct html_page *page, size_t at, struct html_tag *tag);

struct html_attribute {
	struct html_span name, value; /* value: character references stay */
};

/*
 * The attribute at *AT or after it, which is moved on; it begins at
 * tag->attributes.  False: there is none any more.
 */
bool html_attribute_read(struct html_page *page, const struct html_tag *tag,
			 size_t *at, struct html_attribute *attribute);

/* Whether SPAN is WORD, which is in lower case. */
bool html_span_is(struct html_span span, const char *word);

/*
 * Where the contents end that begin at AT in a raw element such as <style>:
 * the place of its end tag, or page->len.  Hidden ends in <script> are known.
 */
size_t html_find_raw_end(struct html_page *page, size_t at,
			 enum html_name element);

#endif
