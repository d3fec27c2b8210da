/* SPDX-License-Identifier: MIT */
/*
 * What a page says of itself in JSON-LD.
 * JSON-LD may be nested in any way, so all objects are looked at, the outermost
 * first, but not what is said of other works: parts, lists, comments.  Pages
 * often write it badly; what is not well-formed is mended as far as it is clear
 * what was meant, and read as strictly as any JSON then.
 */
#include <config.h>

#include "read/html_ld.h"

#include "base/bytes.h"
#include "markup/html_reference.h"
#include "markup/json_reader.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

/* An article has no more authors, as far as this goes. */
#define AUTHORS_MAX 20
#define AUTHORS_DEPTH 4
/* Objects that are looked at in one text. */
#define OBJECTS_MAX 4096

VECTOR_TYPE(objects, const cJSON *);
VECTOR_TYPE(trees, cJSON *);

struct ld {
	struct html_reading *reading;
	struct trees trees;
	struct objects objects; /* of all texts, the outermost of each first */
};

/* -- Mending ------------------------------------------------------------- */

static size_t
skip_comment(const char *s, size_t len)
{
	static const char *const marks[] = {"<![CDATA[", "]]>", "<!--", "-->",
					    "//",	 "/*",	"*/",	";"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t n = strlen(marks[i]);

		if (len >= n && !memcmp(s, marks[i], n))
			return n;
	}
	return 0;
}

/* Whether the comma at S is the last thing in an object or array. */
static bool
is_last_comma(const char *s, size_t len)
{
	size_t i = 1;

	while (i < len && html_is_space(s[i]))
		i++;
	return *s == ',' && i < len && (s[i] == '}' || s[i] == ']');
}

/* Line feeds in strings are blanks; an escape that is none loses its mark. */
static bool
mend_string_byte(struct bytes *out, const char *s, size_t len, size_t *at)
{
	char c = s[*at];

	if (c == '\\' && *at + 1 < len) {
		if (!strchr("\"\\/bfnrtu", s[*at + 1])) {
			++*at;
			return bytes_add_char(out, s[*at] < ' ' && s[*at] >= 0
							   ? ' '
							   : s[*at]);
		}
		if (!bytes_add_char(out, c))
			return false;
		c = s[++*at];
	}
	return bytes_add_char(out, c >= 0 && c < ' ' ? ' ' : c);
}

/* Whether the quotation mark at S, in a string, is one of its text. */
static bool
is_inner_quote(const char *s, size_t len)
{
	size_t i = 1;

	while (i < len && html_is_space(s[i]))
		i++;
	return i < len && !strchr(",:}]", s[i]);
}

static bool
mend(struct html_span span, struct bytes *out)
{
	bool in_string = false;

	for (size_t at = 0; at < span.len; at++) {
		const char *s = span.s + at;
		size_t n = in_string ? 0 : skip_comment(s, span.len - at);

		if (n) {
			at += n - 1;
			continue;
		}
		if (!in_string && is_last_comma(s, span.len - at))
			continue;
		if (in_string && *s != '"') {
			if (!mend_string_byte(out, span.s, span.len, &at))
				return false;
			continue;
		}
		if (in_string && is_inner_quote(s, span.len - at)) {
			if (!bytes_add_string(out, "\\\""))
				return false;
			continue;
		}
		in_string ^= *s == '"';
		if (!bytes_add_char(out, *s))
			return false;
	}
	return true;
}

/* A text whose quotation marks are references is one of HTML. */
static bool
decode(struct html_span span, struct bytes *out)
{
	if (!vector_add_room(out, HTML_DECODED_SIZE(span.len)))
		return false;
	out->n_items = html_reference_decode(
		span.s, span.len, HTML_IN_TEXT | HTML_NO_CONTROLS, out->items);
	return true;
}

/* -- Objects ------------------------------------------------------------- */

/* Members that are about other works, or about none. */
static bool
is_other(const char *name)
{
	static const char *const others[] = {
		"about",    "author",	       "breadcrumb",
		"citation", "comment",	       "creator",
		"hasPart",  "image",	       "isBasedOn",
		"isPartOf", "itemListElement", "liveBlogUpdate",
		"mentions", "publisher",       "relatedLink",
		"review",   "potentialAction", "video",
	};

	for (size_t i = 0; name && i < sizeof(others) / sizeof(*others); i++)
		if (!strcmp(name, others[i]))
			return true;
	return false;
}

static bool
add_object(struct ld *ld, const cJSON *object)
{
	if (!vector_add_room(&ld->objects, 1)) {
		ld->reading->failed = true;
		return false;
	}
	ld->objects.items[ld->objects.n_items++] = object;
	return true;
}

/* Adds the objects of JSON, level by level. */
static void
add_objects(struct ld *ld, const cJSON *json)
{
	size_t first = ld->objects.n_items;

	if (!add_object(ld, json))
		return;
	for (size_t i = first; i < ld->objects.n_items &&
			       ld->objects.n_items - first < OBJECTS_MAX;
	     i++) {
		const cJSON *item;

		for (item = ld->objects.items[i]->child; item;
		     item = item->next)
			if ((cJSON_IsObject(item) || cJSON_IsArray(item)) &&
			    !is_other(item->string) && !add_object(ld, item))
				return;
	}
}

/* Reads the text [S, LEN); false: it is no JSON. */
static bool
read_text(struct ld *ld, const char *s, size_t len)
{
	enum sumario_status status;
	cJSON *json = NULL;

	if (!vector_add_room(&ld->trees, 1)) {
		ld->reading->failed = true;
		return false;
	}
	status = json_parse(s, len, &json, NULL);
	ld->reading->failed |= status == SUMARIO_NO_MEMORY;
	if (status != SUMARIO_OK)
		return false;
	ld->trees.items[ld->trees.n_items++] = json;
	add_objects(ld, json);
	return true;
}

/* Reads the objects and arrays in S, well-formed but for being several. */
static void
read_texts(struct ld *ld, const char *s, size_t len)
{
	size_t depth = 0, begin = 0;
	bool in_string = false;

	for (size_t i = 0; i < len && !ld->reading->failed; i++) {
		if (s[i] == '\\' && in_string) {
			i++;
		} else if (s[i] == '"') {
			in_string = !in_string;
		} else if (!in_string && (s[i] == '{' || s[i] == '[')) {
			begin = depth++ ? begin : i;
		} else if (!in_string && (s[i] == '}' || s[i] == ']') &&
			   depth && !--depth) {
			read_text(ld, s + begin, i + 1 - begin);
		}
	}
}

/* Reads SPAN as it is, or, if it is no JSON, mended. */
static void
read_span(struct ld *ld, struct html_span span)
{
	static const char quote[] = "{&quot;";
	struct bytes decoded = {0}, mended = {0};

	if (read_text(ld, span.s, span.len) || ld->reading->failed)
		return;
	while (span.len && html_is_space(*span.s))
		span = (struct html_span){span.s + 1, span.len - 1};
	if (span.len > strlen(quote) && !memcmp(span.s, quote, strlen(quote))) {
		ld->reading->failed |= !decode(span, &decoded);
		span = (struct html_span){decoded.items, decoded.n_items};
	}
	if (!ld->reading->failed && !mend(span, &mended))
		ld->reading->failed = true;
	if (!ld->reading->failed)
		read_texts(ld, mended.items, mended.n_items);
	vector_release(&decoded);
	vector_release(&mended);
}

static const cJSON *
get(const cJSON *object, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(object, name);
}

static const char *
get_string(const cJSON *object, const char *name)
{
	const cJSON *item = get(object, name);

	while (cJSON_IsArray(item) && item->child)
		item = item->child;
	if (cJSON_IsObject(item) && get(item, "@value"))
		item = get(item, "@value");
	return cJSON_IsString(item) ? item->valuestring : NULL;
}

static bool
ends_with(const char *s, const char *ending)
{
	size_t n = strlen(s), m = strlen(ending);

	return n >= m && !strcmp(s + n - m, ending);
}

/* How much an object of TYPE is the article: 2, or the page it is on: 1. */
static int
rank_type(const char *type)
{
	if (ends_with(type, "Article") || ends_with(type, "Posting") ||
	    ends_with(type, "Report") || ends_with(type, "Recipe"))
		return 2;
	return ends_with(type, "Page");
}

static int
get_rank(const cJSON *object)
{
	const cJSON *type = get(object, "@type"), *item;
	int rank = 0;

	if (cJSON_IsString(type))
		return rank_type(type->valuestring);
	cJSON_ArrayForEach(item, type)
	{
		int this = cJSON_IsString(item) ? rank_type(item->valuestring)
						: 0;

		rank = this > rank ? this : rank;
	}
	return rank;
}

/* -- Names --------------------------------------------------------------- */

/* What ITEM refers to by its @id, or ITEM. */
static const cJSON *
resolve(const struct ld *ld, const cJSON *item)
{
	const char *id = get_string(item, "@id");

	if (!id || get(item, "name"))
		return item;
	for (size_t i = 0; i < ld->objects.n_items; i++) {
		const cJSON *object = ld->objects.items[i];
		const char *other = get_string(object, "@id");

		if (object != item && other && get(object, "name") &&
		    !strcmp(id, other))
			return object;
	}
	return item;
}

/* The name of a person or organisation, which may be just a string. */
static const char *
get_name(const struct ld *ld, const cJSON *item)
{
	return cJSON_IsString(item) ? item->valuestring
				    : get_string(resolve(ld, item), "name");
}

static bool
is_organisation(const struct ld *ld, const cJSON *item)
{
	const char *type = get_string(resolve(ld, item), "@type");

	return type && ends_with(type, "Organization");
}

/* "The Daily - Ana Ruiz" of the publisher "The Daily" is Ana Ruiz. */
static const char *
cut_publisher(const char *name, const char *publisher)
{
	size_t n = publisher ? strlen(publisher) : 0;

	if (!n || strncmp(name, publisher, n))
		return name;
	while (name[n] == ' ')
		n++;
	if (!name[n] || !strchr("-|/", name[n]))
		return name;
	return name + n + 1;
}

/* Adds NAME to the N bytes of ALL, after a comma. */
static size_t
add_name(char all[HTML_VALUE_MAX], size_t n, const char *name)
{
	size_t len = strlen(name);

	if (!len || len + 3 > HTML_VALUE_MAX - n || !strncmp(name, "http", 4))
		return n;
	if (n) {
		memcpy(all + n, ", ", 2);
		n += 2;
	}
	memcpy(all + n, name, len + 1);
	return n + len;
}

/* The names of authors so far. */
struct names {
	const char *publisher;
	char all[HTML_VALUE_MAX];
	size_t n;
	int n_authors;
	bool weak; /* all are organisations */
};

static void
add_author(const struct ld *ld, struct names *names, const cJSON *item)
{
	const char *name = get_name(ld, item);

	if (!name || names->n_authors++ >= AUTHORS_MAX)
		return;
	names->weak &= is_organisation(ld, item) ||
		       (names->publisher && !strcmp(name, names->publisher));
	names->n = add_name(names->all, names->n,
			    cut_publisher(name, names->publisher));
}

/* Arrays of arrays, and lists, are looked through; JSON is not that deep. */
static void
add_authors(const struct ld *ld, struct names *names, const cJSON *author)
{
	const cJSON *stack[AUTHORS_DEPTH], *item = author;
	size_t depth = 0;

	while (item || depth) {
		const cJSON *list = item && get(item, "@list")
					    ? get(item, "@list")
					    : item;

		if (!item) {
			item = stack[--depth];
			item = item == author ? NULL : item->next;
		} else if (cJSON_IsArray(list) && depth < AUTHORS_DEPTH) {
			stack[depth++] = item;
			item = list->child;
		} else {
			add_author(ld, names, item);
			item = depth ? item->next : NULL;
		}
	}
}

static void
offer_authors(struct ld *ld, const cJSON *object)
{
	struct names names = {
		.publisher = get_name(ld, get(object, "publisher")),
		.weak = true};
	const cJSON *author = get(object, "author");

	add_authors(ld, &names, author ? author : get(object, "creator"));
	if (names.n && !ld->reading->article->metadata.author)
		ld->reading->is_author_weak = names.weak;
	html_meta_offer_author(ld->reading, names.all);
}

/* -- The article --------------------------------------------------------- */

static void
read_object(struct ld *ld, const cJSON *object, int rank)
{
	struct html_reading *reading = ld->reading;
	struct article *article = reading->article;
	struct metadata *metadata = &article->metadata;
	const cJSON *page = get(object, "mainEntityOfPage");
	const char *date = get_string(object, "datePublished");

	offer_authors(ld, object);
	html_meta_offer_date(reading,
			     date ? date : get_string(object, "dateCreated"));
	html_meta_offer(reading, &metadata->language,
			get_string(object, "inLanguage"));
	html_meta_offer(reading, &metadata->site,
			get_name(ld, get(object, "publisher")));
	if (rank < 2)
		return;
	html_meta_offer(reading, &article->title,
			get_string(object, "headline"));
	html_meta_offer(reading, &metadata->section,
			get_string(object, "articleSection"));
	html_meta_offer(reading, &metadata->lead,
			get_string(object, "description"));
	html_meta_offer(reading, &metadata->url, get_string(object, "url"));
	html_meta_offer(reading, &metadata->url,
			cJSON_IsString(page) ? page->valuestring
					     : get_string(page, "@id"));
}

/* The first article, and what the first page has besides. */
static void
read_objects(struct ld *ld)
{
	for (int rank = 2; rank > 0; rank--)
		for (size_t i = 0; i < ld->objects.n_items; i++)
			if (get_rank(ld->objects.items[i]) == rank) {
				read_object(ld, ld->objects.items[i], rank);
				break;
			}
}

void
html_ld_read(struct html_reading *reading)
{
	struct ld ld = {.reading = reading};
	const struct html_spans *spans = &reading->tree->json;

	for (size_t i = 0; i < spans->n_items && !reading->failed; i++)
		read_span(&ld, spans->items[i]);
	if (!reading->failed)
		read_objects(&ld);
	for (size_t i = 0; i < ld.trees.n_items; i++)
		cJSON_Delete(ld.trees.items[i]);
	vector_release(&ld.trees);
	vector_release(&ld.objects);
}
