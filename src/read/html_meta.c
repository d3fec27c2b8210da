/* SPDX-License-Identifier: MIT */
/*
 * What a page says of itself in <meta> and the like.
 * Each value has a list of names it may go by, the best first; the first that
 * is there wins.  Values are told in many ways and escaped twice: what is taken
 * is as a reader would see it, and a date only if it is one.
 */
#include <config.h>

#include "read/html_meta.h"

#include "base/ascii.h"
#include "markup/html_reference.h"
#include "read/html_byline.h"
#include "read/html_date.h"
#include "read/html_ld.h"

#include <stdlib.h>
#include <string.h>

/* A site's name after the title in <title> has no more words. */
#define SITE_MAX_WORDS 5
#define TITLE_MIN_WORDS 4

void
html_meta_offer(struct html_reading *reading, const char **field,
		const char *value)
{
	struct arena *arena = &reading->article->arena;
	size_t n = 0, len = value ? strlen(value) : 0;
	char *copy;

	if (*field || !len || len > HTML_VALUE_MAX || reading->failed)
		return;
	copy = arena_alloc(arena, HTML_DECODED_SIZE(len) + 1);
	if (!copy) {
		reading->failed = true;
		return;
	}
	len = html_reference_decode(value, len, HTML_NO_CONTROLS, copy);
	for (size_t i = 0; i < len; i++) {
		if (!ascii_is_space(copy[i]))
			copy[n++] = copy[i];
		else if (n && copy[n - 1] != ' ')
			copy[n++] = ' ';
	}
	while (n && copy[n - 1] == ' ')
		n--;
	copy[n] = '\0';
	arena_trim(arena, copy, n + 1);
	if (n)
		*field = copy;
}

void
html_meta_offer_date(struct html_reading *reading, const char *value)
{
	const char **field = &reading->article->metadata.date;
	char date[HTML_DATE_SIZE];

	if (value && !*field &&
	    html_date_find(value, strlen(value), reading->month_first, date))
		html_meta_offer(reading, field, date);
}

void
html_meta_offer_author(struct html_reading *reading, const char *value)
{
	const char **field = &reading->article->metadata.author, *clean = NULL;
	char names[HTML_VALUE_MAX];

	html_meta_offer(reading, &clean, value);
	if (clean && !*field &&
	    html_byline_clean(clean, strlen(clean), false, names,
			      sizeof(names)))
		html_meta_offer(reading, field, names);
}

/* -- The head ------------------------------------------------------------ */

/* Names of <meta>, the best first; NULL ends a list. */
static const char *const title_names[] = {"og:title", "twitter:title",
					  "dc.title", NULL};
static const char *const author_names[] = {"author",
					   "article:author",
					   "article:author_name",
					   "dc.creator",
					   "parsely-author",
					   "sailthru.author",
					   "byl",
					   NULL};
static const char *const date_names[] = {"article:published_time",
					 "article:published",
					 "og:article:published_time",
					 "og:published_time",
					 "datepublished",
					 "date",
					 "dc.date.issued",
					 "dcterms.issued",
					 "dcterms.date",
					 "dc.date",
					 "dcterms.created",
					 "dc.date.created",
					 "pubdate",
					 "publishdate",
					 "publish-date",
					 "publish_date",
					 "publication_date",
					 "citation_publication_date",
					 "citation_date",
					 "parsely-pub-date",
					 "sailthru.date",
					 "datecreated",
					 "article.published",
					 "article:created",
					 "fecha",
					 NULL};
static const char *const section_names[] = {"article:section", "articlesection",
					    "section", "parsely-section", NULL};
static const char *const lead_names[] = {"og:description", "description",
					 "twitter:description",
					 "dc.description", NULL};
static const char *const language_names[] = {"og:locale", "dc.language",
					     "language", NULL};
static const char *const site_names[] = {"og:site_name", "application-name",
					 "dc.publisher", NULL};
static const char *const url_names[] = {"og:url", "twitter:url", NULL};

static bool
same_word(const char *a, const char *b)
{
	return a && html_span_is((struct html_span){a, strlen(a)}, b);
}

/* Remembers the <meta> that have something to say. */
static void
find_metas(struct html_reading *reading)
{
	const struct html_tree *tree = reading->tree;
	struct html_counts *metas = &reading->metas;

	for (uint32_t i = 0; i < tree->nodes.n_items; i++) {
		const struct html_node *node = &tree->nodes.items[i];
		const char *content;

		if (node->text || node->name != HTML_META)
			continue;
		content = html_tree_find(tree, node, "content");
		if (!content || !*content)
			continue;
		if (!vector_add_room(metas, 1)) {
			reading->failed = true;
			return;
		}
		metas->items[metas->n_items++] = i;
	}
}

static const char *
find_meta(const struct html_reading *reading, const char *name)
{
	const struct html_tree *tree = reading->tree;

	for (size_t i = 0; i < reading->metas.n_items; i++) {
		const struct html_node *node =
			&tree->nodes.items[reading->metas.items[i]];

		if (same_word(html_tree_find(tree, node, "property"), name) ||
		    same_word(html_tree_find(tree, node, "name"), name) ||
		    same_word(html_tree_find(tree, node, "itemprop"), name))
			return html_tree_find(tree, node, "content");
	}
	return NULL;
}

static bool
is_address(const char *s)
{
	return !strncmp(s, "http:", 5) || !strncmp(s, "https:", 6);
}

static void
offer_meta(struct html_reading *reading, const char **field,
	   const char *const *names)
{
	for (; *names && !*field; names++)
		html_meta_offer(reading, field, find_meta(reading, *names));
}

/* An author may be told by the address of a page on him. */
static void
offer_author(struct html_reading *reading)
{
	const char *const *names = author_names;

	for (; *names && !reading->article->metadata.author; names++) {
		const char *value = find_meta(reading, *names);

		if (value && !is_address(value))
			html_meta_offer_author(reading, value);
	}
}

static void
offer_date(struct html_reading *reading)
{
	for (const char *const *names = date_names; *names; names++)
		html_meta_offer_date(reading, find_meta(reading, *names));
}

/* The first NODE of NAME whose attribute ATTRIBUTE is VALUE (NULL: any). */
static const struct html_node *
find_node(const struct html_reading *reading, enum html_name name,
	  const char *attribute, const char *value)
{
	const struct html_tree *tree = reading->tree;

	for (size_t i = 0; i < tree->nodes.n_items; i++) {
		const struct html_node *node = &tree->nodes.items[i];
		const char *found;

		if (node->text || node->name != name)
			continue;
		found = html_tree_find(tree, node, attribute);
		if (found && (!value || same_word(found, value)))
			return node;
	}
	return NULL;
}

static void
offer_attribute(struct html_reading *reading, const char **field,
		const struct html_node *node, const char *name)
{
	if (node)
		html_meta_offer(reading, field,
				html_tree_find(reading->tree, node, name));
}

/* -- <title> ------------------------------------------------------------- */

static const char *
find_title(const struct html_tree *tree)
{
	for (size_t i = 0; i + 1 < tree->nodes.n_items; i++)
		if (tree->nodes.items[i].name == HTML_TITLE &&
		    !tree->nodes.items[i].text && tree->nodes.items[i + 1].text)
			return tree->nodes.items[i + 1].text;
	return NULL;
}

static size_t
count_words(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += !ascii_is_space(s[i]) &&
		     (i == 0 || ascii_is_space(s[i - 1]));
	return n;
}

/* Length of TITLE without the name of the site at its end. */
static size_t
cut_site(const char *title, const char *site)
{
	static const char *const separators[] = {" | ",	 " - ", " – ", " — ",
						 " :: ", " » ", " · ", " • "};
	size_t n_site = site ? strlen(site) : 0, len = strlen(title);

	for (size_t at = len; at-- > 0;) {
		for (size_t i = 0; i < sizeof(separators) / sizeof(*separators);
		     i++) {
			size_t n = strlen(separators[i]);
			const char *behind = title + at + n;

			if (strncmp(title + at, separators[i], n))
				continue;
			if (n_site && strlen(behind) == n_site &&
			    !strcmp(behind, site))
				return at;
			return count_words(title, at) >= TITLE_MIN_WORDS &&
					       count_words(behind,
							   strlen(behind)) <=
						       SITE_MAX_WORDS
				       ? at
				       : len;
		}
	}
	return len;
}

/* After a bar is the name of the site, or of a section, also in a headline. */
static void
cut_bar(struct html_reading *reading)
{
	struct article *article = reading->article;
	const char *bar = NULL, *at = article->title;

	while (at && (at = strstr(at, " | ")))
		bar = at++;
	if (bar &&
	    count_words(article->title, (size_t)(bar - article->title)) >=
		    TITLE_MIN_WORDS &&
	    count_words(bar + 3, strlen(bar + 3)) <= SITE_MAX_WORDS &&
	    !article_set_string(article, &article->title, article->title,
				(size_t)(bar - article->title)))
		reading->failed = true;
}

static void
offer_title(struct html_reading *reading)
{
	struct article *article = reading->article;
	const char *whole = NULL, *title = find_title(reading->tree);

	if (article->title || !title)
		return;
	html_meta_offer(reading, &whole, title);
	if (whole &&
	    !article_set_string(article, &article->title, whole,
				cut_site(whole, article->metadata.site)))
		reading->failed = true;
}

/* In English of the United States the month comes first. */
static bool
is_month_first(const char *language)
{
	size_t n = language ? strlen(language) : 0;

	return n >= 2 && ascii_equals(language, 2, "en") &&
	       (n == 2 || (n == 5 && ascii_equals(language + 3, 2, "us")));
}

void
html_meta_read(struct html_reading *reading)
{
	struct article *article = reading->article;
	struct metadata *metadata = &article->metadata;
	const struct html_node *html = find_node(reading, HTML_HTML, "lang",
						 NULL);
	bool is_given;

	reading->month_first = html && is_month_first(html_tree_find(
					       reading->tree, html, "lang"));
	is_given = article->title;
	find_metas(reading);
	html_ld_read(reading);
	reading->has_headline = article->title;
	offer_attribute(reading, &metadata->url,
			find_node(reading, HTML_LINK, "rel", "canonical"),
			"href");
	offer_meta(reading, &metadata->url, url_names);
	offer_meta(reading, &article->title, title_names);
	offer_author(reading);
	offer_date(reading);
	offer_meta(reading, &metadata->site, site_names);
	offer_meta(reading, &metadata->section, section_names);
	offer_meta(reading, &metadata->lead, lead_names);
	offer_attribute(reading, &metadata->language, html, "lang");
	offer_meta(reading, &metadata->language, language_names);
	offer_title(reading);
	if (!is_given)
		cut_bar(reading);
	vector_release(&reading->metas);
}
