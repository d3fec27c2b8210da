/* SPDX-License-Identifier: MIT */
/*
 * A page to read: title, key sentences, keywords, then the whole text, in
 * which the key sentences are marked.  No script, no style from elsewhere; it
 * is well-formed XML as well.
 */
#include <config.h>

#include "rank/ranking.h"
#include "write/page.h"
#include "write/writer.h"

#define STYLE \
	"body { max-width: 40em; margin: 2em auto; padding: 0 1em; " \
	"line-height: 1.5; }\n.text p { white-space: pre-wrap; }"

static void
html_place(struct buffer *out, enum sumario_place place,
	   const struct sumario_output *output)
{
	page_put_place(out, place, output, STYLE);
}

static void
put_range(const struct document *doc, struct xml_printer *xml, size_t begin,
	  size_t end)
{
	xml_text(xml, doc->article.text + begin, end - begin);
}

static void
put_key_sentences(const struct document *doc, struct xml_printer *xml)
{
	if (!doc->ranking->summary.n_items)
		return;
	xml_open_line(xml, "ul", "class", "summary", NULL);
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++) {
		const struct reading_text *reading =
			&doc->ranking->readings.items[i];

		xml_open(xml, "li", NULL);
		xml_text(xml, reading->text, reading->n_bytes);
		xml_close_line(xml);
	}
	xml_close_line(xml);
}

static void
put_keywords(const struct document *doc, struct xml_printer *xml)
{
	const struct keywords *keywords = &doc->ranking->keywords;

	if (!keywords->n_items)
		return;
	xml_open(xml, "p", "class", "keywords", NULL);
	xml_open(xml, "strong", NULL);
	xml_string(xml, doc->article.lexicon->heading_keywords);
	xml_string(xml, ":");
	xml_close(xml);
	for (size_t i = 0; i < keywords->n_items; i++) {
		xml_string(xml, i ? ", " : " ");
		xml_string(xml, keywords->items[i].text);
	}
	xml_close_line(xml);
}

/* A segment and the gap after it, if that is in the same block. */
static void
put_segment(const struct document *doc, struct xml_printer *xml, size_t i)
{
	const struct segments *segments = &doc->segments;
	const struct segment *segment = &segments->items[i];
	bool chosen = ranking_get(doc, i)->in_summary;
	bool last = i + 1 == segments->n_items ||
		    segments->items[i + 1].block != segment->block;

	if (chosen)
		xml_open(xml, "mark", NULL);
	put_range(doc, xml, segment->begin, segment->end);
	if (chosen)
		xml_close(xml);
	if (!last)
		put_range(doc, xml, segment->end, segments->items[i + 1].begin);
}

static void
put_text(const struct document *doc, struct xml_printer *xml)
{
	const struct segments *segments = &doc->segments;

	xml_open_line(xml, "div", "class", "text", NULL);
	for (size_t i = 0; i < segments->n_items;) {
		const struct segment *first = &segments->items[i];

		xml_open(xml, first->kind == SUMARIO_HEADING ? "h2" : "p",
			 NULL);
		for (; i < segments->n_items &&
		       segments->items[i].block == first->block;
		     i++)
			put_segment(doc, xml, i);
		xml_close_line(xml);
	}
	xml_close_line(xml);
}

static void
html_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct xml_printer xml = {writing->out, {NULL}, 0, false};
	const char *title = doc->article.title ? doc->article.title
					       : doc->article.id;

	if (!writing->output->many)
		page_open(&xml, doc->article.source_lang, title, STYLE);
	xml_open_line(&xml, "article", "lang", doc->article.source_lang, NULL);
	xml_element(&xml, "h1", title, NULL);
	put_key_sentences(doc, &xml);
	put_keywords(doc, &xml);
	put_text(doc, &xml);
	xml_close_line(&xml);
}

const struct writer writer_html = {
	.place = html_place,
	.document = html_document,
	.shows = WRITER_KEYWORDS,
};
