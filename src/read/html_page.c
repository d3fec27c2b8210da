/* SPDX-License-Identifier: MIT */
/*
 * From a page to the text of its article: a tree, seen as blocks, of
 * which the article's are copied into the document.
 */
#include <config.h>

#include "read/html_page.h"

#include "base/ascii.h"
#include "base/error.h"
#include "read/html_body.h"
#include "read/html_byline.h"
#include "read/html_meta.h"
#include "read/html_origin.h"
#include "read/reader.h"
#include "text/encoding.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What is shorter is no title that a page's <title> could be cut to. */
#define TITLE_MIN_BYTES 10
/* … and one word is no title if the page says another. */
#define TITLE_MIN_WORDS 2

/* All that is known of a page while it is read. */
struct page {
	struct html_tree tree;
	struct html_blocks blocks;
	struct html_body body;
};

static void
release(struct page *page)
{
	html_tree_release(&page->tree);
	html_block_release(&page->blocks);
	free(page->body.kept);
}

/* Copies the text; blocks are added when it does not move any more. */
static bool
copy_text(struct article *article, struct page *page)
{
	static const char *const gaps[] = {"\n\n", "\n", "\t"};
	bool follows = false; /* the block before this one was kept */
	struct bytes *out = &article->extracted;

	for (size_t i = 0; i < page->blocks.list.n_items; i++) {
		struct html_block *block = &page->blocks.list.items[i];
		const char *gap =
			gaps[follows ? block->gap : HTML_GAP_BLANK_LINE];
		uint32_t len = block->end - block->begin;

		follows = page->body.kept[i];
		if (!page->body.kept[i])
			continue;
		if (out->n_items && !bytes_add_string(out, gap))
			return false;
		if (!bytes_add(out, page->blocks.text.items + block->begin,
			       len))
			return false;
		block->begin = (uint32_t)(out->n_items - len);
		block->end = (uint32_t)out->n_items;
	}
	return !out->n_items || bytes_add_char(out, '\n');
}

static bool
copy_blocks(struct article *article, const struct page *page)
{
	article->text = article->extracted.n_items ? article->extracted.items
						   : "";
	article->n_bytes = (uint32_t)article->extracted.n_items;
	for (size_t i = 0; i < page->blocks.list.n_items; i++) {
		const struct html_block *block = &page->blocks.list.items[i];

		if (page->body.kept[i] &&
		    !article_add_block(article, block->begin, block->end,
				       block->kind))
			return false;
	}
	return true;
}

/* S is the page that the text is of. */
static bool
find_origin(struct article *article, const struct page *page, struct span s)
{
	const struct html_origin_page read = {.page = s,
					      .tree = &page->tree,
					      .blocks = &page->blocks,
					      .kept = page->body.kept,
					      .text = article->text};

	return !article->origin.wanted ||
	       html_origin_find(&article->origin, &read);
}

static bool
choose_blocks(struct article *article, struct page *page)
{
	size_t n = page->blocks.list.n_items;

	page->body.kept = malloc(n + 1);
	if (!page->body.kept)
		return false;
	memset(page->body.kept, true, n);
	page->body.is_page = true;
	if (!article->whole_page &&
	    !html_body_find(&page->tree, &page->blocks, article->title,
			    &page->body))
		return false;
	article->metadata.extraction = page->body.is_page ? "page" : "article";
	article->metadata.confidence = page->body.confidence;
	return true;
}

/* How many bytes at the end of [S, LEN), from a word on, end TITLE as well. */
static size_t
get_common_end(const char *s, size_t len, const char *title)
{
	size_t n_title = strlen(title), n = 0;

	while (n < len && n < n_title &&
	       s[len - n - 1] == title[n_title - n - 1])
		n++;
	while (n && ((unsigned char)s[len - n] & 0xC0) == 0x80)
		n--;
	if (n < len && n < n_title)
		while (n && s[len - n - 1] != ' ')
			n--;
	while (n && s[len - n] == ' ')
		n--;
	return n;
}

/* Copies the heading [S, LEN), without soft hyphens, as the title. */
static bool
set_title(struct article *article, const char *s, size_t len)
{
	char *copy = arena_alloc(&article->arena, len + 1);
	size_t n = 0;

	if (!copy)
		return false;
	for (size_t i = 0; i < len; i++)
		if (i + 1 < len && !memcmp(s + i, "\302\255", 2))
			i++;
		else
			copy[n++] = s[i];
	copy[n] = '\0';
	article->title = copy;
	return true;
}

/*
 * The title is the first great heading of the article, as readers see it: what
 * the head of a page has is for other pages, and often shorter or longer.  If
 * both end alike, with most of the heading, there was a kicker before it.
 */
static bool
find_title(struct article *article, const struct page *page)
{
	for (size_t i = 0; i < page->blocks.list.n_items; i++) {
		const struct html_block *block = &page->blocks.list.items[i];
		const char *s = page->blocks.text.items + block->begin;
		size_t len = block->end - block->begin, n;

		if (!page->body.kept[i] || block->level != 1)
			continue;
		if (article->title &&
		    (article->whole_page || block->n_words < TITLE_MIN_WORDS))
			return true;
		n = article->title ? get_common_end(s, len, article->title) : 0;
		if (n > TITLE_MIN_BYTES && 2 * n > len &&
		    memcmp(s, article->title, 1)) {
			s += len - n;
			len = n;
		}
		return set_title(article, s, len);
	}
	return true;
}

/*
 * Whether [S, LEN), which is beside a title, parts it from something else,
 * at its BEGINNING or at its end.
 */
static bool
has_separator(const char *s, size_t len, bool beginning)
{
	static const char *const marks[] = {
		"|", ":", "-", "\342\200\223", "\342\200\224", "\302\267"};
	size_t first = 0, end = len;

	while (first < end && s[first] == ' ')
		first++;
	while (first < end && s[end - 1] == ' ')
		end--;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t n = strlen(marks[i]);

		if (end - first >= n &&
		    !memcmp(beginning ? s + first : s + end - n, marks[i], n))
			return true;
	}
	return false;
}

/*
 * "Site: Title", "Title | Section | Site": if the article begins with a text
 * that is one end of it, with such a mark beside it, that is the title.
 */
static bool
cut_title(struct article *article, const struct page *page)
{
	size_t i = 0, n = article->title ? strlen(article->title) : 0, len;
	const struct html_block *block;
	const char *s;

	while (i < page->blocks.list.n_items && !page->body.kept[i])
		i++;
	if (i == page->blocks.list.n_items)
		return true;
	block = &page->blocks.list.items[i];
	s = page->blocks.text.items + block->begin;
	len = block->end - block->begin;
	if (len < TITLE_MIN_BYTES || len + 2 > n ||
	    !((!memcmp(article->title, s, len) &&
	       has_separator(article->title + len, n - len, true)) ||
	      (!memcmp(article->title + n - len, s, len) &&
	       has_separator(article->title, n - len, false))))
		return true;
	return article_set_string(article, &article->title, s, len);
}

static bool
parse(struct article *article, struct page *page)
{
	bool good = html_tree_build(&page->tree, article->text,
				    article->n_bytes);

	article->n_flattened = page->tree.n_flattened;
	article->n_cut = page->tree.n_cut;
	return good;
}

/* What can be read of author and date on the page, and the title. */
static bool
read_visible(struct html_reading *reading, struct page *page, bool is_given)
{
	struct article *article = reading->article;

	html_byline_read(reading, &page->blocks, page->body.kept);
	return !reading->failed &&
	       (is_given || reading->has_headline ||
		find_title(article, page)) &&
	       (is_given || article->whole_page || cut_title(article, page));
}

bool
html_page_read(struct article *article)
{
	struct page page = {0};
	struct html_reading reading = {.article = article, .tree = &page.tree};
	const struct span s = {article->text, article->n_bytes};
	bool is_given = article->title != NULL;
	bool good = parse(article, &page);

	if (good)
		html_meta_read(&reading);
	good = good && !reading.failed &&
	       html_block_find(&page.blocks, &page.tree) &&
	       choose_blocks(article, &page) &&
	       read_visible(&reading, &page, is_given) &&
	       copy_text(article, &page) && copy_blocks(article, &page) &&
	       find_origin(article, &page, s);
	article->media_type = "text/html";
	release(&page);
	return good;
}

/* -- Encoding ------------------------------------------------------------ */

/* Declarations are in the first bytes of a page, if anywhere. */
#define DECLARATION_BYTES ((size_t)4096)

/* The encoding named in VALUE, "text/html; charset=NAME" or just NAME. */
static int
find_name(struct html_span value, bool in_content)
{
	static const char word[] = "charset=";
	char name[32];
	size_t n = 0, i = 0;

	for (; in_content && i < value.len; i++)
		if (value.len - i > strlen(word) &&
		    html_span_is((struct html_span){value.s + i, strlen(word)},
				 word)) {
			i += strlen(word);
			break;
		}
	while (i < value.len && n < sizeof(name) - 1 &&
	       !memchr(" \t\n;\"'", value.s[i], 6))
		name[n++] = value.s[i++];
	name[n] = '\0';
	return n ? encoding_find(name) : ENCODING_UNKNOWN;
}

/* The encoding that <meta> at TAG declares, or ENCODING_UNKNOWN. */
static int
read_declaration(struct html_page *page, const struct html_tag *tag)
{
	struct html_attribute attribute;
	size_t at = tag->attributes;
	int found = ENCODING_UNKNOWN;

	while (html_attribute_read(page, tag, &at, &attribute)) {
		if (html_span_is(attribute.name, "charset"))
			return find_name(attribute.value, false);
		if (html_span_is(attribute.name, "content"))
			found = find_name(attribute.value, true);
	}
	return found;
}

/* The encoding that a page declares in <meta>, a charset_declared_fn. */
static int
find_declaration(const char *bytes, size_t len)
{
	struct html_page page = {
		.s = bytes,
		.len = len < DECLARATION_BYTES ? len : DECLARATION_BYTES};
	struct html_tag tag;

	for (size_t at = 0; at < page.len; at = tag.end) {
		int found;

		html_tag_read(&page, at, &tag);
		if (tag.type != HTML_START_TAG)
			continue;
		if (tag.element == HTML_META &&
		    (found = read_declaration(&page, &tag)) >= 0)
			return found;
		if (html_name_class(tag.element) == HTML_UNSEEN_RAW)
			tag.end = html_find_raw_end(&page, tag.end,
						    tag.element);
	}
	return ENCODING_UNKNOWN;
}

/* -- The kind of input --------------------------------------------------- */

/* Passes over white space, and marks of the encoding. */
static size_t
skip_gap(const char *s, size_t at, size_t len)
{
	while (at < len && ((unsigned char)s[at] <= ' ' || s[at] & 0x80))
		at++;
	return at;
}

/* Whether a page, or a piece of one, may begin with the start tag TAG. */
static bool
may_begin_page(const struct html_tag *tag)
{
	return tag->element != HTML_OTHER &&
	       html_name_class(tag->element) != HTML_UNSEEN;
}

/*
 * The first token but white space, comments and declarations of XML is the
 * doctype or a tag of HTML, or a comment that is longer than the look.
 */
static bool
is_page(const struct reader_look *look)
{
	const char *s = look->s;
	size_t len = look->n;
	struct html_page page = {.s = s, .len = len};
	struct html_tag tag;

	for (size_t at = skip_gap(s, 0, len); at < len && s[at] == '<';
	     at = skip_gap(s, tag.end, len)) {
		html_tag_read(&page, at, &tag);
		if (tag.type == HTML_START_TAG)
			return may_begin_page(&tag);
		if (tag.type != HTML_COMMENT)
			return false;
		if (page.n_cut ||
		    ascii_begins(s + at, len - at, "<!doctype html"))
			return true;
		if (!ascii_begins(s + at, len - at, "<!--") &&
		    !ascii_begins(s + at, len - at, "<?xml"))
			return false;
	}
	return false;
}

static enum sumario_status
read_blocks(struct article *article, struct sumario_error *error)
{
	return html_page_read(article) ? SUMARIO_OK : error_no_memory(error);
}

const struct reader_kind reader_html = {
	.endings = {".html", ".htm", ".xhtml"},
	.proof = READER_BEGINNING,
	.is = is_page,
	.declared = find_declaration,
	.read = read_blocks,
};
