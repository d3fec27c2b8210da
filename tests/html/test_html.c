/* SPDX-License-Identifier: MIT */
/* Tidying, the tree, what elements are called, what a page says of itself. */
#include <config.h>

#include "read/html.h"

#include "read/html_hint.h"
#include "read/html_meta.h"
#include "read/html_tidy.h"
#include "unit/tap.h"

#include <stdlib.h>
#include <string.h>

/* -- Tidying ------------------------------------------------------------- */

static const struct {
	const char *page, *copy;
} tidied[] = {
	{"", ""},
	{"uno < dos & tres", "uno &lt; dos & tres"},
	{"<p>a<p>b", "<p>a</p><p>b</p>"},
	{"<P CLASS=x id='y' data-no=1>a</P>",
	 "<p class=\"x\" id=\"y\">a</p>"},
	{"<p class=a class=b>", "<p class=\"a\"></p>"},
	{"<p class='a\"b'>", "<p class=\"a&quot;b\"></p>"},
	{"<ul><li>a<li>b<ul><li>c</ul></ul>",
	 "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"},
	{"<dl><dt>a<dd>b<dt>c</dl>",
	 "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
	{"<table><tr><td>a<td>b<tr><th>c</table>",
	 "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>"},
	{"<div><table><td></div>a", "<div><table><td>a</td></table></div>"},
	{"<b>a<div>b</b>c", "<samp>a<div>bc</div></samp>"},
	{"<i>a</i> <font color=red>b</font>", "a b"},
	{"<a name=x>a</a> <a href=y>b</a>",
	 "a <var href=\"y\">b</var>"},
	{"<a href=x>a<a href=y>b",
	 "<var href=\"x\">a</var><var href=\"y\">b</var>"},
	{"a<script>b</script>c<style>d</style>e", "ace"},
	{"a<!-- b -->c<!doctype html><?x?></3>d", "acd"},
	{"a<!-->b<!--->c", "abc"},
	{"a<template><p>b<template></template>c</template>d", "ad"},
	{"<svg><path/><title>a</title></svg>b<svg/>c", "bc"},
	{"<svg><p>a", "<p>a</p>"},
	{"<select><option>a<option>b</select>c", "c"},
	{"<title>a<b>c</title>", "<title>a&lt;b>c</title>"},
	{"<xmp>a<b>&amp;</xmp>", "<pre>a&lt;b>&amp;amp;</pre>"},
	{"<p style='Display : none'>a", "<p hidden=\"\">a</p>"},
	{"<p hidden>a", "<p hidden=\"\">a</p>"},
	{"<x-y class=a>b</x-y>",
	 "<span data-name=\"x-y\" class=\"a\">b</span>"},
	{"a</p>b</br>c</div>d", "a<br><br>b<br>cd"},
	{"&am<i>p;</i>", "&am<wbr>p;"},
	{"<img alt=a><input value=b>c<wbr>d", "c<wbr>d"},
	{"<p class=\"a>b", "<p class=\"&quot;a\">b</p>"},
	{"<a", ""},
	{"</", "&lt;/"},
	{"<", "&lt;"},
	{"<p", "<p></p>"},
	{"<script><!--<script></script>a--></script>b", "b"},
};

static bool
is_text(const struct charset_bytes *bytes, const char *text)
{
	return bytes->n_items == strlen(text) &&
	       (!bytes->n_items ||
		!memcmp(bytes->items, text, bytes->n_items));
}

static void
test_tidy(void)
{
	for (size_t i = 0; i < sizeof(tidied) / sizeof(*tidied); i++) {
		struct html_tidy tidy = {0};
		bool good = html_tidy_run(&tidy, tidied[i].page,
					  strlen(tidied[i].page));

		ok(good && is_text(&tidy.bytes, tidied[i].copy), "%s",
		   tidied[i].page);
		if (!is_text(&tidy.bytes, tidied[i].copy))
			printf("# %.*s\n", (int)tidy.bytes.n_items,
			       tidy.bytes.items);
		html_tidy_release(&tidy);
	}
}

/* N times <div>, some text, and N times </div>. */
static char *
make_deep(size_t n)
{
	char *page = malloc(n * 11 + 2), *p = page;

	if (!page)
		abort();
	for (size_t i = 0; i < n; i++, p += 5)
		memcpy(p, "<div>", 5);
	*p++ = 'a';
	for (size_t i = 0; i < n; i++, p += 6)
		memcpy(p, "</div>", 6);
	*p = '\0';
	return page;
}

static void
test_depth(void)
{
	for (size_t n = HTML_MAX_DEPTH; n < HTML_MAX_DEPTH + 3; n++) {
		struct html_tidy tidy = {0};
		char *page = make_deep(n);
		size_t n_breaks = n - HTML_MAX_DEPTH;

		ok(html_tidy_run(&tidy, page, strlen(page)) &&
			   tidy.n_flattened == n_breaks,
		   "%zu deep: %zu are flattened", n, tidy.n_flattened);
		/* One before the text and one behind it are enough. */
		ok(tidy.bytes.n_items == (size_t)HTML_MAX_DEPTH * 11 + 1 +
						 (n_breaks ? 16 : 0),
		   "%zu deep: line breaks instead", n);
		html_tidy_release(&tidy);
		free(page);
	}
}

static void
test_cut(void)
{
	static const struct {
		const char *page;
		size_t n_cut;
	} pages[] = {{"<p class='a'><!-- b -->", 0},
		     {"<!-- a", 1},
		     {"<p class=\"a>b", 1},
		     {"<script>a", 1},
		     {"<script>a</script>", 0},
		     {"<title>a", 1},
		     {"<template>a", 1}};

	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct html_tidy tidy = {0};

		ok(html_tidy_run(&tidy, pages[i].page, strlen(pages[i].page)) &&
			   tidy.n_cut == pages[i].n_cut,
		   "%s: %zu without an end", pages[i].page, tidy.n_cut);
		html_tidy_release(&tidy);
	}
}

/* -- Names --------------------------------------------------------------- */

static void
test_names(void)
{
	bool good = true;

	for (int i = 0; i < HTML_OTHER; i++) {
		const char *name = html_name_get((enum html_name)i);

		good &= (int)html_name_find(name, strlen(name)) == i;
	}
	ok(good, "each name is found: the table is in order");
	ok(html_name_find("DIV", 3) == HTML_DIV, "in capitals too");
	ok(html_name_find("di", 2) == HTML_OTHER &&
		   html_name_find("divx", 4) == HTML_OTHER,
	   "the whole name counts");
}

static const struct {
	const char *page;
	unsigned hints;
} hinted[] = {
	{"<div class='article-body'>", HTML_HINT_BODY},
	{"<div class='articleBodyText x'>", HTML_HINT_BODY},
	{"<div id=article__body_share>", HTML_HINT_JUNK},
	{"<div class='comments'>", HTML_HINT_STRANGE},
	{"<div class='has-comments no-sidebar'>", 0},
	{"<div class='elementor-widget-text'>", 0},
	{"<nav>", HTML_HINT_STRANGE},
	{"<aside>", HTML_HINT_JUNK},
	{"<div role=navigation>", HTML_HINT_STRANGE},
	{"<div itemprop=articleBody>", HTML_HINT_BODY},
	{"<div class=sr-only>", HTML_HINT_UNSEEN},
	{"<amp-ad>", HTML_HINT_JUNK},
	{"<div class='upload readable shadow'>", 0},
};

static void
test_hints(void)
{
	for (size_t i = 0; i < sizeof(hinted) / sizeof(*hinted); i++) {
		struct html_tidy tidy = {0};
		struct html_tree tree = {0};
		unsigned hints = 0;

		if (!html_tidy_run(&tidy, hinted[i].page,
				   strlen(hinted[i].page)) ||
		    !vector_add_room(&tidy.bytes, 1))
			abort();
		tidy.bytes.items[tidy.bytes.n_items] = '\0';
		if (!html_tree_build(&tree, tidy.bytes.items,
				     tidy.bytes.n_items))
			abort();
		for (size_t n = 0; n < tree.nodes.n_items; n++)
			if (!tree.nodes.items[n].text)
				hints |= html_hint_get(&tree,
						       &tree.nodes.items[n]);
		ok(hints == hinted[i].hints, "%s: %u", hinted[i].page, hints);
		html_tree_release(&tree);
		html_tidy_release(&tidy);
	}
}

static void
test_interludes(void)
{
	ok(html_hint_is_interlude("Lea también: Otra", 18, 3), "lea también");
	ok(html_hint_is_interlude("LEE TAMBIÉN Otra", 17, 3), "in capitals");
	ok(html_hint_is_interlude("© 2026 El Sitio", 16, 4), "a sign");
	ok(!html_hint_is_interlude("Videos de ayer", 14, 3), "another word");
	ok(!html_hint_is_interlude("Compartir piso es ya la única salida", 37,
				   7),
	   "a sentence that begins so");
}

/* -- What a page says of itself ------------------------------------------ */

static void
read_page(struct document *doc, const char *page)
{
	struct charset_text text = {.bytes = page,
				    .n_bytes = strlen(page),
				    .encoding = "UTF-8",
				    .first_replaced = SUMARIO_NOWHERE};

	document_clear(doc);
	if (document_set_text(doc, &text, NULL) || !html_read(doc))
		abort();
}

static bool
same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

#define LD(json) \
	"<script type='application/ld+json'>" json "</script><p>Hola, amigos."

static const struct {
	const char *name, *page, *title, *author, *date, *url;
} told[] = {
	{"nothing", "<p>Hola, amigos.", NULL, NULL, NULL, NULL},
	{"NewsArticle",
	 LD("{\"@type\":\"NewsArticle\",\"headline\":\"A\",\"author\":{"
	    "\"name\":\"B\"},\"datePublished\":\"C\",\"url\":\"D\"}"),
	 "A", "B", "C", "D"},
	{"in a @graph",
	 LD("{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"X\","
	    "\"NewsArticle\"],\"headline\":\"A\"}]}"),
	 "A", NULL, NULL, NULL},
	{"in an array, several authors",
	 LD("[{\"@type\":\"Person\"},{\"@type\":\"ReportageNewsArticle\","
	    "\"author\":[{\"name\":\"B\"},\"C\",5,{\"name\":\"\"}]}]"),
	 NULL, "B, C", NULL, NULL},
	{"another type", LD("{\"@type\":\"Recipe\",\"headline\":\"A\"}"), NULL,
	 NULL, NULL, NULL},
	{"broken JSON", LD("{\"@type\":\"NewsArticle\",\"headline\":\"A\",}"),
	 NULL, NULL, NULL, NULL},
	{"a value of another kind",
	 LD("{\"@type\":\"NewsArticle\",\"headline\":5,\"author\":7,"
	    "\"datePublished\":{}}"),
	 NULL, NULL, NULL, NULL},
	{"the second script",
	 LD("{\"@type\":\"Thing\"}") LD("{\"@type\":\"NewsArticle\","
					"\"headline\":\"A\"}"),
	 "A", NULL, NULL, NULL},
	{"<meta>",
	 "<meta property=og:title content='A'><meta name=AUTHOR content=B>"
	 "<meta itemprop=datePublished content=C>"
	 "<meta property=og:url content=D>",
	 "A", "B", "C", "D"},
	{"an author's address",
	 "<meta property=article:author content='https://b.example/'>", NULL,
	 NULL, NULL, NULL},
	{"<link> and <time>",
	 "<link rel=canonical href=D><time datetime=C>ayer</time>", NULL, NULL,
	 "C", "D"},
	{"<title> and a site",
	 "<title>Uno dos tres cuatro cinco | El Sitio</title>",
	 "Uno dos tres cuatro cinco", NULL, NULL, NULL},
	{"<title> with a short part", "<title>Uno - dos</title>", "Uno - dos",
	 NULL, NULL, NULL},
	{"<title> with a known site",
	 "<meta property=og:site_name content=Dos><title>Uno - Dos</title>",
	 "Uno", NULL, NULL, NULL},
	{"<h1>", "<h1>Uno dos tres</h1><p>Hola, amigos.", "Uno dos tres", NULL,
	 NULL, NULL},
	{"white space", "<title> Uno \n dos&nbsp; </title>",
	 "Uno dos\xC2\xA0", NULL, NULL, NULL},
};

static void
test_metadata(void)
{
	struct document doc = {0};

	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		read_page(&doc, told[i].page);
		ok(same(doc.title, told[i].title) &&
			   same(doc.metadata.author, told[i].author) &&
			   same(doc.metadata.date, told[i].date) &&
			   same(doc.metadata.url, told[i].url),
		   "metadata: %s", told[i].name);
	}
	document_release(&doc);
}

int
main(void)
{
	test_tidy();
	test_depth();
	test_cut();
	test_names();
	test_hints();
	test_interludes();
	test_metadata();
	return done_testing();
}
