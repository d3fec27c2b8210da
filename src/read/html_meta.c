/* SPDX-License-Identifier: MIT */
/*
 * Each value has a list of names it may go by, the best first; the first that
 * is there wins.  JSON-LD is read as strictly as any JSON: what is not
 * well-formed is as good as not there.
 */
#include <config.h>

#include "read/html_meta.h"

#include "base/ascii.h"
#include "markup/json_reader.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

/* No value of a head is longer; what is, is no title or name. */
#define VALUE_MAX 2000
/* A site's name behind the title in <title> has no more words. */
#define SITE_MAX_WORDS 5
#define TITLE_MIN_WORDS 4
/* An article has no more authors, as far as this goes. */
#define AUTHORS_MAX 20

struct reading {
	struct article *article;
	const struct html_tree *tree;
	bool failed;
};

/* Sets *FIELD to VALUE, white space as single blanks, if it is unknown. */
static void
offer(struct reading *reading, const char **field, const char *value)
{
	char *copy;
	size_t n = 0, len = value ? strlen(value) : 0;

	if (*field || !len || len > VALUE_MAX || reading->failed)
		return;
	copy = arena_alloc(&reading->article->arena, len + 1);
	if (!copy) {
		reading->failed = true;
		return;
	}
	for (size_t i = 0; i < len; i++) {
		if (!ascii_is_space(value[i]))
			copy[n++] = value[i];
		else if (n && copy[n - 1] != ' ')
			copy[n++] = ' ';
	}
	while (n && copy[n - 1] == ' ')
		n--;
	copy[n] = '\0';
	if (n)
		*field = copy;
}

/* -- JSON-LD ------------------------------------------------------------- */

static const char *
get_string(const cJSON *object, const char *name)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);

	return cJSON_IsString(item) ? item->valuestring : NULL;
}

static bool
ends_with(const char *s, const char *ending)
{
	size_t n = strlen(s), m = strlen(ending);

	return n >= m && !strcmp(s + n - m, ending);
}

static bool
is_article_type(const char *type)
{
	return ends_with(type, "Article") || ends_with(type, "BlogPosting");
}

static bool
is_article(const cJSON *object)
{
	const cJSON *type = cJSON_GetObjectItemCaseSensitive(object, "@type");
	const cJSON *item;

	if (cJSON_IsString(type))
		return is_article_type(type->valuestring);
	cJSON_ArrayForEach(
		item, type) if (cJSON_IsString(item) &&
				is_article_type(item->valuestring)) return true;
	return false;
}

/* The name of a person or organisation, which may be just a string. */
static const char *
get_name(const cJSON *item)
{
	return cJSON_IsString(item) ? item->valuestring
				    : get_string(item, "name");
}

/* Names joined by commas. */
static void
offer_authors(struct reading *reading, const cJSON *authors)
{
	char all[VALUE_MAX];
	size_t n = 0;
	int n_authors = 0;
	const cJSON *author;

	if (!cJSON_IsArray(authors)) {
		offer(reading, &reading->article->metadata.author,
		      authors ? get_name(authors) : NULL);
		return;
	}
	cJSON_ArrayForEach(author, authors)
	{
		const char *name = get_name(author);
		size_t len = name ? strlen(name) : 0;

		if (!len || len > sizeof(all) - n - 3 ||
		    n_authors++ == AUTHORS_MAX)
			continue;
		if (n) {
			memcpy(all + n, ", ", 2);
			n += 2;
		}
		memcpy(all + n, name, len);
		n += len;
	}
	all[n] = '\0';
	offer(reading, &reading->article->metadata.author, all);
}

static void
read_article(struct reading *reading, const cJSON *object)
{
	struct metadata *metadata = &reading->article->metadata;
	const cJSON *page =
		cJSON_GetObjectItemCaseSensitive(object, "mainEntityOfPage");

	offer(reading, &reading->article->title,
	      get_string(object, "headline"));
	offer_authors(reading,
		      cJSON_GetObjectItemCaseSensitive(object, "author"));
	offer(reading, &metadata->date, get_string(object, "datePublished"));
	offer(reading, &metadata->language, get_string(object, "inLanguage"));
	offer(reading, &metadata->site,
	      get_name(cJSON_GetObjectItemCaseSensitive(object, "publisher")));
	offer(reading, &metadata->url, get_string(object, "url"));
	offer(reading, &metadata->url,
	      cJSON_IsString(page) ? page->valuestring
				   : get_string(page, "@id"));
}

/* The article of one JSON-LD text, in a list or a @graph if there are more. */
static bool
read_json_value(struct reading *reading, const cJSON *json)
{
	const cJSON *graph = cJSON_GetObjectItemCaseSensitive(json, "@graph");
	const cJSON *list = cJSON_IsArray(json) ? json : graph, *item, *inner;

	if (is_article(json)) {
		read_article(reading, json);
		return true;
	}
	cJSON_ArrayForEach(item, list)
	{
		if (is_article(item)) {
			read_article(reading, item);
			return true;
		}
		graph = cJSON_GetObjectItemCaseSensitive(item, "@graph");
		cJSON_ArrayForEach(inner, graph)
		{
			if (is_article(inner)) {
				read_article(reading, inner);
				return true;
			}
		}
	}
	return false;
}

/* False: no article is in it. */
static bool
read_json(struct reading *reading, struct html_span span)
{
	enum sumario_status status;
	cJSON *json;
	bool found;

	status = json_parse(span.s, span.len, &json, NULL);
	if (status) {
		reading->failed |= status == SUMARIO_NO_MEMORY;
		return false;
	}
	found = read_json_value(reading, json);
	cJSON_Delete(json);
	return found;
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
					 "datepublished",
					 "date",
					 "dc.date.issued",
					 "dc.date",
					 "dcterms.created",
					 "pubdate",
					 "publish-date",
					 "parsely-pub-date",
					 "sailthru.date",
					 "fecha",
					 NULL};
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

static const char *
find_meta(const struct reading *reading, const char *name)
{
	const struct html_tree *tree = reading->tree;

	for (size_t i = 0; i < tree->nodes.n_items; i++) {
		const struct html_node *node = &tree->nodes.items[i];
		const char *content;

		if (node->name != HTML_META)
			continue;
		content = html_tree_find(tree, node, "content");
		if (content && *content &&
		    (same_word(html_tree_find(tree, node, "property"), name) ||
		     same_word(html_tree_find(tree, node, "name"), name) ||
		     same_word(html_tree_find(tree, node, "itemprop"), name)))
			return content;
	}
	return NULL;
}

static bool
is_address(const char *s)
{
	return !strncmp(s, "http:", 5) || !strncmp(s, "https:", 6);
}

static void
offer_meta(struct reading *reading, const char **field,
	   const char *const *names)
{
	for (; *names && !*field; names++) {
		const char *value = find_meta(reading, *names);

		/* An author may be told by the address of a page on him. */
		if (value && !(field == &reading->article->metadata.author &&
			       is_address(value)))
			offer(reading, field, value);
	}
}

/* The first NODE of NAME whose attribute ATTRIBUTE is VALUE (NULL: any). */
static const struct html_node *
find_node(const struct reading *reading, enum html_name name,
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
offer_attribute(struct reading *reading, const char **field,
		const struct html_node *node, const char *name)
{
	if (node)
		offer(reading, field,
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

static void
offer_title(struct reading *reading)
{
	struct article *article = reading->article;
	const char *whole = NULL, *title = find_title(reading->tree);

	if (article->title || !title)
		return;
	offer(reading, &whole, title);
	if (whole &&
	    !article_set_string(article, &article->title, whole,
				cut_site(whole, article->metadata.site)))
		reading->failed = true;
}

bool
html_meta_read(struct article *article, const struct html_tree *tree)
{
	struct reading reading = {.article = article, .tree = tree};
	struct metadata *metadata = &article->metadata;

	for (size_t i = 0; i < tree->json.n_items; i++)
		if (read_json(&reading, tree->json.items[i]))
			break;
	offer_attribute(&reading, &metadata->url,
			find_node(&reading, HTML_LINK, "rel", "canonical"),
			"href");
	offer_meta(&reading, &metadata->url, url_names);
	offer_meta(&reading, &article->title, title_names);
	offer_meta(&reading, &metadata->author, author_names);
	offer_meta(&reading, &metadata->date, date_names);
	offer_attribute(&reading, &metadata->date,
			find_node(&reading, HTML_TIME, "datetime", NULL),
			"datetime");
	offer_meta(&reading, &metadata->site, site_names);
	offer_attribute(&reading, &metadata->language,
			find_node(&reading, HTML_HTML, "lang", NULL), "lang");
	offer_meta(&reading, &metadata->language, language_names);
	offer_title(&reading);
	return !reading.failed;
}
