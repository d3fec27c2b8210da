/* SPDX-License-Identifier: MIT */
/*
 * Feeds become records, an item each.
 * RSS (2.0, and RSS 1.0 in RDF) and Atom (RFC 4287) say the same by other names
 * of elements, which one table has.  What stands for the article is the first
 * of content and summary that is not blank; both are HTML, but for Atom's
 * type="text".  Of elements that are there twice the first counts.
 */
#include <config.h>

#include "read/feed.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "markup/html_reference.h"
#include "markup/json_printer.h"
#include "markup/xml_reader.h"
#include "read/mail_date.h"
#include "read/reader.h"
#include "text/encoding.h"
#include "text/language_tag.h"
#include "text/utf8.h"

#include <string.h>

/* The elements that matter.  Those up to N_FIELDS are kept of each item. */
enum kind {
	TITLE = 1,
	LINK,
	ID,
	AUTHOR,
	DATE,
	CONTENT,
	SUMMARY,
	N_FIELDS,
	UPDATED, /* the date, if there is no other */
	LANGUAGE,
	ROOT,
	ITEM,
	PERSON /* Atom's author, in which the name is */
};

struct element {
	const char *name;
	enum kind parent; /* 0: any */
	enum kind kind;
};

static const struct element elements[] = {
	{"rss", 0, ROOT},
	{"feed", 0, ROOT},
	{"RDF", 0, ROOT},
	{"channel", ROOT, ROOT},
	{"language", ROOT, LANGUAGE},
	{"item", ROOT, ITEM},
	{"entry", ROOT, ITEM},
	{"title", ITEM, TITLE},
	{"link", ITEM, LINK},
	{"guid", ITEM, ID},
	{"id", ITEM, ID},
	{"identifier", ITEM, ID},
	{"creator", ITEM, AUTHOR},
	{"author", ITEM, AUTHOR},
	{"name", PERSON, AUTHOR},
	{"pubDate", ITEM, DATE},
	{"published", ITEM, DATE},
	{"issued", ITEM, DATE},
	{"date", ITEM, DATE},
	{"updated", ITEM, UPDATED},
	{"modified", ITEM, UPDATED},
	{"encoded", ITEM, CONTENT},
	{"content", ITEM, CONTENT},
	{"description", ITEM, SUMMARY},
	{"summary", ITEM, SUMMARY},
};

struct reader {
	struct json_printer json;
	struct buffer *out;
	struct bytes fields[N_FIELDS]; /* of the item at hand */
	struct bytes updated;
	bool is_text[N_FIELDS]; /* and not HTML */
	bool in_atom, any;
	char language[16];
};

/* -- Items --------------------------------------------------------------- */

static bool
is_blank(const struct bytes *field)
{
	size_t i = 0;

	while (i < field->n_items && ascii_is_space(field->items[i]))
		i++;
	return i == field->n_items;
}

/* Writes the field without white space at its ends, if there is anything. */
static void
put(struct reader *reader, const char *name, const struct bytes *field)
{
	const char *s = field->items;
	size_t begin = 0, end = field->n_items;

	if (is_blank(field))
		return;
	while (ascii_is_space(s[begin]))
		begin++;
	while (ascii_is_space(s[end - 1]))
		end--;
	json_bytes(&reader->json, name, s + begin, end - begin);
}

/* A title is HTML in RSS, and in Atom if it says so. */
static void
put_title(struct reader *reader)
{
	struct bytes *title = &reader->fields[TITLE];
	size_t n = title->n_items;

	if (!reader->is_text[TITLE] && n && memchr(title->items, '&', n)) {
		if (!vector_add_room(title, HTML_DECODED_SIZE(n))) {
			reader->out->status = SUMARIO_NO_MEMORY;
			return;
		}
		title->n_items = html_reference_decode(
			title->items, n, HTML_IN_TEXT, title->items + n);
		memmove(title->items, title->items + n, title->n_items);
	}
	put(reader, "title", title);
}

/* "ana@faro.example (Ana Ruiz)": the name, as RSS has it. */
static void
put_author(struct reader *reader, const struct bytes *author)
{
	const char *open = author->n_items
				   ? memchr(author->items, '(', author->n_items)
				   : NULL;
	const char *close =
		open ? memchr(open, ')',
			      (size_t)(author->items + author->n_items - open))
		     : NULL;

	if (close && memchr(author->items, '@', (size_t)(open - author->items)))
		json_bytes(&reader->json, "author", open + 1,
			   (size_t)(close - open - 1));
	else
		put(reader, "author", author);
}

static void
put_date(struct reader *reader, const struct bytes *date)
{
	char iso[MAIL_DATE_SIZE];

	if (date->n_items && mail_date_read(date->items, date->n_items, iso))
		json_string(&reader->json, "date", iso);
	else
		put(reader, "date", date);
}

/* What the item says. */
static void
put_text(struct reader *reader)
{
	enum kind kind = !is_blank(&reader->fields[CONTENT])   ? CONTENT
			 : !is_blank(&reader->fields[SUMMARY]) ? SUMMARY
							       : TITLE;

	if (is_blank(&reader->fields[kind]))
		json_string(&reader->json, "text", "");
	else
		put(reader,
		    kind == TITLE || reader->is_text[kind] ? "text" : "html",
		    &reader->fields[kind]);
}

static void
write_item(struct reader *reader)
{
	const struct bytes *fields = reader->fields;
	const struct bytes *id = &fields[ID];

	json_open(&reader->json, NULL, '{');
	put(reader, "id", is_blank(id) ? &fields[LINK] : id);
	put_title(reader);
	if (language_tag_is_valid(reader->language))
		json_string(&reader->json, "lang", reader->language);
	if (!is_blank(&fields[LINK]))
		put(reader, "url", &fields[LINK]);
	else if (id->n_items && ascii_begins(id->items, id->n_items, "http"))
		put(reader, "url", id);
	put_author(reader, &fields[AUTHOR]);
	put_date(reader,
		 is_blank(&fields[DATE]) ? &reader->updated : &fields[DATE]);
	put_text(reader);
	json_close(&reader->json, '}');
	buffer_putc(reader->out, '\n');
	reader->json.first = true; /* the next is on a line of its own */
}

static void
clear_item(struct reader *reader)
{
	for (int i = 0; i < N_FIELDS; i++)
		vector_clear(&reader->fields[i]);
	vector_clear(&reader->updated);
}

/* -- Elements ------------------------------------------------------------ */

/* Atom's link is an attribute; those to comments and the like are others. */
static void
take_link(struct reader *reader, const char **attributes)
{
	const char *href = xml_find_attribute(attributes, "href");
	const char *rel = xml_find_attribute(attributes, "rel");
	struct bytes *link = &reader->fields[LINK];

	if (href && (!rel || !strcmp(rel, "alternate")) && !link->n_items &&
	    !bytes_add_string(link, href))
		reader->out->status = SUMARIO_NO_MEMORY;
}

/* How an element with text or HTML is to be taken, by its TYPE. */
static int
start_text(struct reader *reader, enum kind kind, const char *type)
{
	if (!reader->fields[kind].n_items)
		reader->is_text[kind] = reader->in_atom &&
					(!type || !strcmp(type, "text"));
	return (int)kind | XML_TEXT |
	       (type && !strcmp(type, "xhtml") ? XML_MARKUP : 0);
}

static int
start(void *user, int parent, const char *name, const char **attributes)
{
	struct reader *reader = user;
	size_t i = 0, n = sizeof(elements) / sizeof(*elements);

	while (i < n && ((int)elements[i].parent != parent ||
			 strcmp(elements[i].name, name) != 0))
		i++;
	if (i == n)
		return 0;
	switch (elements[i].kind) {
	case ROOT:
		reader->any = true;
		reader->in_atom |= !strcmp(name, "feed");
		return ROOT;
	case ITEM:
		clear_item(reader);
		return ITEM;
	case TITLE:
	case CONTENT:
	case SUMMARY:
		return start_text(reader, elements[i].kind,
				  xml_find_attribute(attributes, "type"));
	case LINK:
		take_link(reader, attributes);
		return LINK | XML_TEXT;
	case AUTHOR:
		return reader->in_atom && !strcmp(name, "author")
			       ? PERSON
			       : AUTHOR | XML_TEXT;
	default:
		return (int)elements[i].kind | XML_TEXT;
	}
}

/* The first of two elements counts, if it says anything. */
static bool
keep(struct bytes *field, const char *s, size_t len)
{
	if (!is_blank(field))
		return true;
	field->n_items = 0;
	return bytes_add(field, s, len);
}

static void
set_language(struct reader *reader, const char *s, size_t len)
{
	if (len >= sizeof(reader->language))
		return;
	memcpy(reader->language, s, len);
	reader->language[len] = '\0';
}

static bool
end(void *user, int kind, const char *s, size_t len)
{
	struct reader *reader = user;

	kind &= ~(XML_TEXT | XML_MARKUP);
	if (kind == ITEM)
		write_item(reader);
	else if (kind == LANGUAGE)
		set_language(reader, s, len);
	else if (kind == UPDATED)
		return keep(&reader->updated, s, len);
	else if (kind < N_FIELDS)
		return keep(&reader->fields[kind], s, len);
	return true;
}

enum sumario_status
feed_write_records(const char *s, size_t len, struct buffer *out,
		   struct sumario_error *error)
{
	static const struct xml_format format = {
		.start = start, .end = end, .is_of_web = true};
	struct reader reader = {.json = {.out = out, .first = true},
				.out = out};
	size_t at = 0;
	enum sumario_status status;

	while (at < len && ascii_is_space(s[at])) /* XML begins with its mark */
		at++;
	status = xml_read(&format, &reader, s + at, len - at, error);
	for (int i = 0; i < N_FIELDS; i++)
		vector_release(&reader.fields[i]);
	vector_release(&reader.updated);
	if (!status && !reader.any)
		return error_set(error, SUMARIO_BAD_DATA, "bad-feed",
				 N_("XML that is neither RSS nor Atom"));
	return status;
}

/* -- What it is ---------------------------------------------------------- */

/* After the declaration, comment or instruction at AT, or LEN. */
static size_t
skip_markup(const char *s, size_t at, size_t len)
{
	bool comment = ascii_begins(s + at, len - at, "<!--");
	bool subset = false; /* declarations are in brackets in a DOCTYPE */

	for (at++; at < len; at++) {
		subset |= !comment && s[at] == '[';
		if (s[at] == '>' &&
		    (!comment || !memcmp(s + at - 2, "--", 2)) &&
		    (!subset || s[at - 1] == ']'))
			return at + 1;
	}
	return len;
}

int
feed_find_declaration(const char *bytes, size_t len)
{
	static const char word[] = "encoding=";
	const char *end = memchr(bytes, '>', len < 200 ? len : 200);
	size_t n = end ? (size_t)(end - bytes) : 0, i = 0, n_name = 0;
	char name[32];

	while (i < n && !ascii_begins(bytes + i, n - i, word))
		i++;
	for (i += strlen(word) + 1; i < n && n_name + 1 < sizeof(name) &&
				    bytes[i] != '"' && bytes[i] != '\'';)
		name[n_name++] = bytes[i++];
	name[n_name] = '\0';
	return encoding_find(name);
}

/* The first element is that of a feed. */
static bool
is_feed(const struct reader_look *look)
{
	const char *s = look->s;
	size_t len = look->n;
	static const char *const roots[] = {"<rss", "<feed", "<rdf:rdf"};
	size_t at = 0;

	for (;;) {
		while (at < len && (ascii_is_space(s[at]) || s[at] & 0x80))
			at++;
		if (len - at < 2 || s[at] != '<' ||
		    (s[at + 1] != '?' && s[at + 1] != '!'))
			break;
		at = skip_markup(s, at, len);
	}
	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++) {
		size_t n = strlen(roots[i]);

		if (ascii_begins(s + at, len - at, roots[i]) && at + n < len &&
		    (ascii_is_space(s[at + n]) || s[at + n] == '>'))
			return true;
	}
	return false;
}

/* Each item is a record. */
const struct reader_kind reader_feed = {
	.endings = {".rss", ".atom"},
	.proof = READER_BEGINNING,
	.is = is_feed,
	.declared = feed_find_declaration,
};
