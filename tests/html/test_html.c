/* SPDX-License-Identifier: MIT */
/* The tree, what elements are called, what a page says of itself. */
#include <config.h>

#include "read/html_page.h"

#include "markup/html_reference.h"
#include "read/html_byline.h"
#include "read/html_date.h"
#include "read/html_hint.h"
#include "read/html_meta.h"
#include "unit/tap.h"

#include <stdlib.h>
#include <string.h>

/* -- The tree ------------------------------------------------------------ */

/* What is in <body>, and what is before it, as the tree has it. */
static const struct {
	const char *page, *tree;
} trees[] = {
	{"", ""},
	{"uno < dos & tres", "uno < dos & tres"},
	{"<p>a<p>b", "<p>a</p><p>b</p>"},
	{"<P CLASS=x id='y' data-no=1>a</P>", "<p class=\"x\" id=\"y\">a</p>"},
	{"<p class=a class=b>", "<p class=\"a\"></p>"},
	{"<p class='a\"b'>", "<p class=\"a\"b\"></p>"},
	{"<ul><li>a<li>b<ul><li>c</ul></ul>",
	 "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"},
	{"<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
	{"<table><tr><td>a<td>b<tr><th>c</table>",
	 "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>"},
	{"<div><table><td></div>a", "<div><table><td>a</td></table></div>"},
	{"<b>a<div>b</b>c", "<b>a<div>bc</div></b>"},
	{"<strong>a</strong><listing>b</listing>", "<b>a</b><pre>b</pre>"},
	{"<i>a</i> <font color=red>b</font>", "a b"},
	{"<a name=x>a</a> <a href=y>b</a>", "a <a href=\"y\">b</a>"},
	{"<a href=x>a<a href=y>b", "<a href=\"x\">a</a><a href=\"y\">b</a>"},
	{"a<script>b</script>c<style>d</style>e", "ace"},
	{"a<!-- b -->c<!doctype html><?x?></3>d", "acd"},
	{"a<!-->b<!--->c", "abc"},
	{"a<template><p>b<template></template>c</template>d", "ad"},
	{"<svg><path/><title>a</title></svg>b<svg/>c", "bc"},
	{"<svg><p>a", "<p>a</p>"},
	{"<select><option>a<option>b</select>c", "c"},
	{"<title>a<b>c</title>", "<title>a<b>c</title>"},
	{"<title>a &amp; b</title><p>c", "<title>a & b</title><p>c</p>"},
	{"<xmp>a<b>&amp;</xmp>", "<pre>a<b>&amp;</pre>"},
	{"<pre>\r\na\r\n\rb</pre>", "<pre>a\n\nb</pre>"},
	{"<p style='Display : none'>a", "<p hidden=\"\">a</p>"},
	{"<p hidden>a", "<p hidden=\"\">a</p>"},
	{"<x-y class=a>b</x-y>",
	 "<span data-name=\"x-y\" class=\"a\">b</span>"},
	{"<BUTTON>a</BUTTON>", "<span data-name=\"button\">a</span>"},
	{"a</p>b</br>c</div>d", "a<br><br>b<br>cd"},
	{"<p>a<hr>b</p>c", "<p>a</p><hr>b<br><br>c"},
	{"<h2>a<h3>b</h3>c</h2>d", "<h2>a</h2><h3>b</h3>cd"},
	{"&am<i>p;</i>", "&amp;"},
	{"<img alt=a><input value=b>c<wbr>d", "cd"},
	{"<p class=\"a>b", "<p class=\"\"a\">b</p>"},
	{"<a", ""},
	{"</", "</"},
	{"<", "<"},
	{"<p", "<p></p>"},
	{"<script><!--<script></script>a--></script>b", "b"},
	{"<meta name=a content='b &amp; c'><body>d",
	 "<meta name=\"a\" content=\"b & c\">d"},
	{"<p>a</body></html><p>b", "<p>a</p><p>b</p>"},
	{"<table><tr><td>a</td></tr>b<tr><td>c</table>",
	 "<table><tr><td>a</td></tr>b<tr><td>c</td></tr></table>"},
};

struct text {
	char s[1000];
	size_t n;
};

static void
put(struct text *text, const char *s)
{
	size_t n = strlen(s);

	if (n >= sizeof(text->s) - text->n)
		abort();
	memcpy(text->s + text->n, s, n + 1);
	text->n += n;
}

static bool
is_shown(const struct html_node *node)
{
	return node->text ||
	       (node->name != HTML_HTML && node->name != HTML_BODY);
}

static void
put_node(struct text *text, const struct html_tree *tree,
	 const struct html_node *node)
{
	if (node->text) {
		put(text, node->text);
		return;
	}
	put(text, "<");
	put(text, html_name_get(node->name));
	for (uint32_t i = 0; i < node->n_values; i++) {
		const struct html_value *value =
			&tree->values.items[node->first_value + i];

		put(text, " ");
		put(text, value->name);
		put(text, "=\"");
		put(text, value->value);
		put(text, "\"");
	}
	put(text, ">");
}

/* End tags of the elements that end before node AT, innermost first. */
static void
put_ends(struct text *text, const struct html_tree *tree, uint32_t at)
{
	for (uint32_t i = at; i-- > 0;) {
		const struct html_node *node = &tree->nodes.items[i];

		if (node->end != at || !is_shown(node) || node->text ||
		    html_name_class(node->name) == HTML_EMPTY)
			continue;
		put(text, "</");
		put(text, html_name_get(node->name));
		put(text, ">");
	}
}

static void
write_tree(struct text *text, const struct html_tree *tree)
{
	uint32_t n = (uint32_t)tree->nodes.n_items;

	text->n = 0;
	text->s[0] = '\0';
	for (uint32_t i = 0; i <= n; i++) {
		put_ends(text, tree, i);
		if (i < n && is_shown(&tree->nodes.items[i]))
			put_node(text, tree, &tree->nodes.items[i]);
	}
}

static void
test_tree(void)
{
	for (size_t i = 0; i < sizeof(trees) / sizeof(*trees); i++) {
		struct html_tree tree = {0};
		struct text text;
		bool good = html_tree_build(&tree, trees[i].page,
					    strlen(trees[i].page));

		write_tree(&text, &tree);
		ok(good && !strcmp(text.s, trees[i].tree), "%s", trees[i].page);
		if (strcmp(text.s, trees[i].tree) != 0)
			printf("# %s\n", text.s);
		html_tree_release(&tree);
	}
}

/* What a second tag says of <html> and <body> is added to what they are. */
static void
test_body_again(void)
{
	static const char page[] = "<html lang=es><body class=a>b<html lang=en "
				   "class=c><body class=d id=e>f";
	struct html_tree tree = {0};
	bool good = html_tree_build(&tree, page, strlen(page));
	const struct html_node *html = &tree.nodes.items[0], *body = html + 1;

	ok(good && !strcmp(html_tree_find(&tree, html, "lang"), "es") &&
		   !strcmp(html_tree_find(&tree, html, "class"), "c"),
	   "<html> twice");
	ok(body->name == HTML_BODY && body->end == tree.nodes.n_items &&
		   !strcmp(html_tree_find(&tree, body, "class"), "a") &&
		   !strcmp(html_tree_find(&tree, body, "id"), "e"),
	   "<body> twice");
	html_tree_release(&tree);
}

static const struct {
	const char *text, *in_text, *in_value;
} references[] = {
	{"a&aacute;b", "aáb", "aáb"},
	{"&Aacute;&amp;&lt;", "Á&<", "Á&<"},
	{"&CounterClockwiseContourIntegral;", "∳", "∳"},
	{"&nGt;&excl;", "≫⃒!", "≫⃒!"},
	{"&copy=1&copy1&copy;", "©=1©1©", "&copy=1&copy1©"},
	{"&notit; &notin;", "¬it; ∉", "&notit; ∉"},
	{"&eacute &hellip x", "é &hellip x", "é &hellip x"},
	{"&AMP&amp", "&&", "&&"},
	{"&nada; &; & &", "&nada; &; & &", "&nada; &; & &"},
	{"&#225;&#xe1;&#XE1&#225 &#0;", "áááá �", "áááá �"},
	{"&#150;&#128;&#xD800;&#x110000;", "–€��", "–€��"},
	{"&#4294967521;&#x;&#;&#", "�&#x;&#;&#", "�&#x;&#;&#"},
};

static void
test_references(void)
{
	for (size_t i = 0; i < sizeof(references) / sizeof(*references); i++) {
		const char *s = references[i].text;
		char out[HTML_DECODED_SIZE(100)] = "";
		size_t n = html_reference_decode(s, strlen(s), HTML_IN_TEXT,
						 out);

		ok(n == strlen(references[i].in_text) &&
			   !memcmp(out, references[i].in_text, n),
		   "%s", s);
		n = html_reference_decode(s, strlen(s), HTML_IN_VALUE, out);
		ok(n == strlen(references[i].in_value) &&
			   !memcmp(out, references[i].in_value, n),
		   "%s in a value", s);
		n = html_reference_decode(s, strlen(s), HTML_IN_RAW, out);
		ok(n == strlen(s) && !memcmp(out, s, n), "%s as it is", s);
	}
}

/* Controls and noncharacters, and line ends. */
static void
test_characters(void)
{
	static const char s[] = "a\x07|\x7F|\302\220|\357\277\276|\0|\t|\r\n|"
				"\r\r|\357\267\220z";
	static const char expected[] = "a�|�|�|�|�|\t|\n|\n\n|�z";
	char out[HTML_DECODED_SIZE(sizeof(s))];
	size_t n = html_reference_decode(s, sizeof(s) - 1,
					 HTML_IN_RAW | HTML_NO_CONTROLS, out);

	ok(n == sizeof(expected) - 1 && !memcmp(out, expected, n),
	   "characters that HTML does not know");
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
		struct html_tree tree = {0};
		char *page = make_deep(n);
		size_t n_beyond = n - HTML_MAX_DEPTH;

		ok(html_tree_build(&tree, page, strlen(page)) &&
			   tree.n_flattened == n_beyond,
		   "%zu deep: %zu are flattened", n, tree.n_flattened);
		/* Two before the text and two after it are enough. */
		ok(tree.nodes.n_items ==
			   2 + HTML_MAX_DEPTH + 1 + (n_beyond ? 4 : 0),
		   "%zu deep: line breaks instead", n);
		html_tree_release(&tree);
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
		struct html_tree tree = {0};

		ok(html_tree_build(&tree, pages[i].page,
				   strlen(pages[i].page)) &&
			   tree.n_cut == pages[i].n_cut,
		   "%s: %zu without an end", pages[i].page, tree.n_cut);
		html_tree_release(&tree);
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
	{"<div class='comments'>", HTML_HINT_STRANGE | HTML_HINT_COMMENTS},
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
		struct html_tree tree = {0};
		struct html_counts of_nodes = {0};
		unsigned hints = 0;

		if (!html_tree_build(&tree, hinted[i].page,
				     strlen(hinted[i].page)) ||
		    !html_hint_find(&tree, &of_nodes))
			abort();
		for (size_t n = 0; n < of_nodes.n_items; n++)
			hints |= of_nodes.items[n];
		ok(hints == hinted[i].hints, "%s: %u", hinted[i].page, hints);
		vector_release(&of_nodes);
		html_tree_release(&tree);
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
read_page(struct article *doc, const char *page)
{
	struct charset_text text = {.bytes = page,
				    .n_bytes = strlen(page),
				    .encoding = "UTF-8",
				    .first_replaced = SUMARIO_NOWHERE};

	article_clear(doc);
	if (article_set_text(doc, &text, NULL) || !html_page_read(doc))
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
	    "\"name\":\"B\"},\"datePublished\":\"2026-05-03\",\"url\":\"D\"}"),
	 "A", "B", "2026-05-03", "D"},
	{"in a @graph",
	 LD("{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"X\","
	    "\"NewsArticle\"],\"headline\":\"A\"}]}"),
	 "A", NULL, NULL, NULL},
	{"in an array, several authors",
	 LD("[{\"@type\":\"Person\"},{\"@type\":\"ReportageNewsArticle\","
	    "\"author\":[{\"name\":\"B\"},\"Ana C\",5,{\"name\":\"\"}]}]"),
	 NULL, "B, Ana C", NULL, NULL},
	{"another type", LD("{\"@type\":\"Product\",\"headline\":\"A\"}"), NULL,
	 NULL, NULL, NULL},
	{"a comma too many",
	 LD("{\"@type\":\"NewsArticle\",\"headline\":\"A\",}"), "A", NULL,
	 NULL, NULL},
	{"broken JSON", LD("{\"@type\":\"NewsArticle\",\"headline\":\"A\""), NULL,
	 NULL, NULL, NULL},
	{"CDATA, a line feed and an escape that is none",
	 LD("\n//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"A\nl\\'a\"};"
	    "\n//]]>\n"),
	 "A l'a", NULL, NULL, NULL},
	{"character references",
	 LD("{\"@type\":\"NewsArticle\",\"headline\":\"&quot;A&quot; as&iacute;\"}"),
	 "\"A\" así", NULL, NULL, NULL},
	{"all of it in references",
	 LD("{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;A&quot;}"),
	 "A", NULL, NULL, NULL},
	{"nested",
	 LD("{\"@type\":\"WebPage\",\"mainEntity\":[{\"@type\":\"NewsArticle\","
	    "\"headline\":\"A\"}]}"),
	 "A", NULL, NULL, NULL},
	{"a list of other articles",
	 LD("{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":"
	    "\"NewsArticle\",\"headline\":\"A\"}]}"),
	 NULL, NULL, NULL, NULL},
	{"a live blog",
	 LD("{\"@type\":\"LiveBlogPosting\",\"headline\":\"A\",\"liveBlogUpdate\":"
	    "[{\"@type\":\"BlogPosting\",\"headline\":\"B\"}]}"),
	 "A", NULL, NULL, NULL},
	{"two objects in one text",
	 LD("{\"@type\":\"Thing\"}{\"@type\":\"Article\",\"headline\":\"A\"}"),
	 "A", NULL, NULL, NULL},
	{"quotation marks in a string",
	 LD("{\"@type\":\"Article\",\"headline\":\"La \"A\" de hoy\"}"),
	 "La \"A\" de hoy", NULL, NULL, NULL},
	{"values of values",
	 LD("{\"@type\":\"Article\",\"headline\":{\"@value\":\"A\"},\"author\":"
	    "{\"name\":{\"@value\":\"Ana Ruiz\"}}}"),
	 "A", "Ana Ruiz", NULL, NULL},
	{"authors in lists",
	 LD("{\"@type\":\"Article\",\"author\":[[{\"name\":\"Ana Ruiz\"}],"
	    "{\"@list\":[{\"name\":\"Luis Gil\"},{\"name\":[\"Eva Sanz\"]}]}]}"),
	 NULL, "Ana Ruiz, Luis Gil, Eva Sanz", NULL, NULL},
	{"an author by reference",
	 LD("{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}},"
	    "{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ana Ruiz\"}]}"),
	 NULL, "Ana Ruiz", NULL, NULL},
	{"the paper before its author",
	 LD("{\"@type\":\"Article\",\"publisher\":{\"name\":\"El Faro\"},"
	    "\"author\":{\"name\":\"El Faro - Ana Ruiz\"}}"),
	 NULL, "Ana Ruiz", NULL, NULL},
	{"a date of the page",
	 LD("{\"@type\":\"WebPage\",\"datePublished\":\"2026-05-03T10:00:00Z\"}"),
	 NULL, NULL, "2026-05-03T10:00:00Z", NULL},
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
	 "<meta itemprop=datePublished content=2026-05-03>"
	 "<meta property=og:url content=D>",
	 "A", "B", "2026-05-03", "D"},
	{"an author's address",
	 "<meta property=article:author content='https://b.example/'>", NULL,
	 NULL, NULL, NULL},
	{"<link> and <time>",
	 "<link rel=canonical href=D><time datetime=2026-05-03>ayer</time>", NULL,
	 NULL, "2026-05-03", "D"},
	{"a duration",
	 "<time datetime=PT7M>7 min</time><time datetime=2026-05-03>3</time>",
	 NULL, NULL, "2026-05-03", NULL},
	{"the time of another article",
	 "<div><a href=/>Otra</a> <time datetime=2019-01-01>1</time></div>"
	 "<article><h1>Una noticia de hoy</h1><time datetime=2026-05-03>3</time>"
	 "<p>El puente viejo se cierra desde hoy por las obras.</p></article>",
	 "Una noticia de hoy", NULL, "2026-05-03", NULL},
	{"a line with author and date",
	 "<h1>Una noticia de hoy</h1><p>Por Ana Ruiz | 3 de mayo de 2026</p>"
	 "<p>El puente viejo se cierra desde hoy por las obras.</p>",
	 "Una noticia de hoy", "Ana Ruiz", "2026-05-03", NULL},
	{"a link to the author",
	 "<h1>Una noticia de hoy</h1><div>Texto de <a rel=author href=/a>Ana "
	 "Ruiz</a></div>"
	 "<p>El puente viejo se cierra desde hoy por las obras.</p>",
	 "Una noticia de hoy", "Ana Ruiz", NULL, NULL},
	{"a class that says so, after the text",
	 "<h1>Una noticia de hoy</h1>"
	 "<p>El puente viejo se cierra desde hoy por las obras.</p>"
	 "<div class=article-author>Ana Ruiz</div>",
	 "Una noticia de hoy", "Ana Ruiz", NULL, NULL},
	{"a network is no author",
	 "<h1>Una noticia de hoy</h1><div class=author>Facebook</div>"
	 "<p>El puente viejo se cierra desde hoy por las obras.</p>",
	 "Una noticia de hoy", NULL, NULL, NULL},
	{"who does it does not write it",
	 "<h1>Una noticia de hoy</h1>"
	 "<p>Por Ana Ruiz pasa hoy, en el pueblo, todo lo que importa.</p>",
	 "Una noticia de hoy", NULL, NULL, NULL},
	{"a kicker in the heading",
	 "<title>La noticia de hoy en Soria</title><h1><span>Sucesos</span> La "
	 "noticia de hoy en Soria</h1><p>El puente viejo se cierra hoy, dicen.",
	 "La noticia de hoy en Soria", NULL, NULL, NULL},
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
	{"white space", "<title> Uno \n dos&nbsp; </title>", "Uno dos\xC2\xA0",
	 NULL, NULL, NULL},
};

static void
test_metadata(void)
{
	struct article doc = {0};

	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		read_page(&doc, told[i].page);
		ok(same(doc.title, told[i].title) &&
			   same(doc.metadata.author, told[i].author) &&
			   same(doc.metadata.date, told[i].date) &&
			   same(doc.metadata.url, told[i].url),
		   "metadata: %s", told[i].name);
	}
	article_release(&doc);
}

/* -- Dates and names ----------------------------------------------------- */

static const struct {
	const char *text, *date; /* NULL: there is none */
	bool month_first;
} dates[] = {
	{"2026-05-03", "2026-05-03", false},
	{"2026-05-03T10:05:00+02:00", "2026-05-03T10:05:00+02:00", false},
	{"2026-5-3T9:05", "2026-05-03T09:05:00", false},
	{"2026-05-03 10:05:07.123Z", "2026-05-03T10:05:07Z", false},
	{"20260503", "2026-05-03", false},
	{"Sun, 03 May 2026 10:05:56 GMT", "2026-05-03T10:05:56Z", false},
	{"03/05/2026 05:22 pm", "2026-05-03T17:22:00", false},
	{"05/03/2026", "2026-05-03", true},
	{"13/05/2026", "2026-05-13", true},
	{"05/13/2026", "2026-05-13", false},
	{"3.5.26", "2026-05-03", false},
	{"3 de mayo de 2026", "2026-05-03", false},
	{"Publicado el domingo 3 de mayo del 2026, 10:05", "2026-05-03T10:05:00",
	 false},
	{"May 3rd, 2026", "2026-05-03", false},
	{"3 May 2026", "2026-05-03", false},
	{"3. März 2026", "2026-03-03", false},
	{"1er février 2026", "2026-02-01", false},
	{"3 août 2026", "2026-08-03", false},
	{"3 de março de 2026", "2026-03-03", false},
	{"3 maggio 2026", "2026-05-03", false},
	{"3 de març de 2026", "2026-03-03", false},
	{"1 d’agost de 2026", "2026-08-01", false},
	{"https://a.example/2026/05/03/puente.html", "2026-05-03", false},
	{"PT7M", NULL, false},
	{"31/02/2026", NULL, false},
	{"2026-13-45", NULL, false},
	{"ayer", NULL, false},
	{"3 de mayo", NULL, false},
	{"12:30:45", NULL, false},
	{"192.168.1.26", NULL, false},
	{"en 2026 hubo 3", NULL, false},
	{"", NULL, false},
};

static void
test_dates(void)
{
	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		char out[HTML_DATE_SIZE] = "";
		bool found = html_date_find(dates[i].text,
					    strlen(dates[i].text),
					    dates[i].month_first, out);

		ok(found ? same(out, dates[i].date) : !dates[i].date,
		   "date: %s: %s", dates[i].text, out);
	}
}

static const struct {
	const char *line, *names;
	bool strict;
} bylines[] = {
	{"Ana Ruiz", "Ana Ruiz", false},
	{"Por Ana Ruiz", "Ana Ruiz", true},
	{"By Ana Ruiz and Luis Gil", "Ana Ruiz, Luis Gil", true},
	{"Von Ana Ruiz und Luis Gil", "Ana Ruiz, Luis Gil", true},
	{"Escrito por Ana Ruiz, Luis Gil y Eva Sanz",
	 "Ana Ruiz, Luis Gil, Eva Sanz", true},
	{"Publié par : Ana Ruiz", "Ana Ruiz", true},
	{"Santiago Ramón y Cajal", "Santiago Ramón y Cajal", true},
	{"Ruiz, Ana", "Ana Ruiz", false},
	{"Ana Ruiz, corresponsal", "Ana Ruiz", true},
	{"Ana Ruiz, dpa", "Ana Ruiz, dpa", false},
	{"por el puente", NULL, true},
	{"3 minutos", NULL, true},
	{"", NULL, false},
};

static void
test_bylines(void)
{
	for (size_t i = 0; i < sizeof(bylines) / sizeof(*bylines); i++) {
		char out[256] = "";
		bool found = html_byline_clean(
			bylines[i].line, strlen(bylines[i].line),
			bylines[i].strict, out, sizeof(out));

		ok(found ? same(out, bylines[i].names) : !bylines[i].names,
		   "byline: %s: %s", bylines[i].line, out);
	}
}

int
main(void)
{
	test_dates();
	test_bylines();
	test_tree();
	test_body_again();
	test_references();
	test_characters();
	test_depth();
	test_cut();
	test_names();
	test_hints();
	test_interludes();
	test_metadata();
	return done_testing();
}
