/* SPDX-License-Identifier: MIT */
/*
 * The forms of a briefing.  Stories are in the order of their rank,
 * each with its bullets, and after a bullet is how many independent
 * articles support it.  Formats for reading are in Spanish, as the articles
 * are.
 */
#include <config.h>

#include "write/brief_formats.h"

#include "brief/copies.h"
#include "markup/json_printer.h"
#include "text/language.h"
#include "write/page.h"
#include "write/writer.h"

#include <inttypes.h>
#include <stdio.h>

#define ONE 1000000.0
#define STYLE "body { max-width: 40em; }"

bool
brief_has_format(enum sumario_format format)
{
	switch (format) {
	case SUMARIO_JSON:
	case SUMARIO_JSONL:
	case SUMARIO_MARKDOWN:
	case SUMARIO_BULLETS:
	case SUMARIO_HTML:
		return true;
	default:
		return false;
	}
}

static const struct sketch *
get_sketch(const struct brief *brief, uint32_t article)
{
	return &brief->sketches.articles.items[article];
}

static const struct sketch_sentence *
get_sentence(const struct brief *brief, uint32_t article, uint32_t sentence)
{
	return sketch_sentences(&brief->sketches, get_sketch(brief, article)) +
	       sentence;
}

static const struct brief_bullet *
get_bullets(const struct brief *brief, const struct brief_entry *entry)
{
	return brief->bullets.items + entry->first_bullet;
}

/* What STORY is called; NULL: none of its articles has a title. */
static const char *
get_title(const struct brief *brief, const struct story *story)
{
	return story->title == STORY_NONE
		       ? NULL
		       : get_sketch(brief, story->title)->title;
}

/* -- For reading --------------------------------------------------------- */

static void
put_count(struct buffer *out, uint32_t n)
{
	buffer_putc(out, '(');
	buffer_put_number(out, n);
	buffer_putc(out, ' ');
	buffer_puts(out, n == 1 ? language_default()->one_source
				: language_default()->sources);
}

static void
write_bullets(const struct brief *brief, struct buffer *out)
{
	for (size_t i = 0; i < brief->bullets.n_items; i++) {
		const struct brief_bullet *bullet = &brief->bullets.items[i];
		const struct sketch_sentence *sentence =
			get_sentence(brief, bullet->article, bullet->sentence);

		buffer_puts(out, "• ");
		line_put(out, sentence->text, sentence->n_bytes, true);
		buffer_putc(out, ' ');
		put_count(out, bullet->n_support);
		buffer_puts(out, ")\n");
	}
}

/* Whether URL may be a link: only http, so that it runs nothing. */
static bool
is_link(const char *url)
{
	return url && !strncmp(url, "http", 4) &&
	       !url[strcspn(url, " \t\r\n<>\\")];
}

/* What SKETCH's outlet is called or, if that is not known, the article. */
static const char *
get_outlet(const struct sketch *sketch)
{
	return sketch->outlet ? sketch->outlet : sketch->id;
}

/* A link to the article that reads as its outlet. */
static void
put_link(const struct sketch *sketch, struct buffer *out)
{
	const char *name = get_outlet(sketch);

	if (is_link(sketch->url))
		buffer_putc(out, '[');
	writer_put_markdown(out, name, strlen(name));
	if (!is_link(sketch->url))
		return;
	buffer_puts(out, "](<");
	buffer_puts(out, sketch->url);
	buffer_puts(out, ">)");
}

/* Who says so: the outlet or, if that is not known, the sentence. */
static void
put_source(const struct brief *brief, const struct brief_support *support,
	   struct buffer *out)
{
	const struct sketch *sketch = get_sketch(brief, support->article);

	put_link(sketch, out);
	if (!sketch->outlet) {
		buffer_puts(out, " s");
		buffer_put_number(out, get_sentence(brief, support->article,
						    support->sentence)
						       ->segment +
					       UINT64_C(1));
	}
	if (sketch->date) {
		buffer_putc(out, ' ');
		writer_put_markdown(out, sketch->date,
				    strcspn(sketch->date, "T "));
	}
}

/* " (2 fuentes: [El Faro](<https://…>) 2026-05-03, b s1)" */
static void
put_sources(const struct brief *brief, const struct brief_bullet *bullet,
	    struct buffer *out)
{
	const struct brief_support *supports = brief->supports.items +
					       bullet->first_support;

	buffer_putc(out, ' ');
	put_count(out, bullet->n_support);
	for (uint32_t i = 0; i < bullet->n_support; i++) {
		buffer_puts(out, i ? ", " : ": ");
		put_source(brief, &supports[i], out);
	}
	buffer_puts(out, ")\n");
}

static void
write_markdown(const struct brief *brief, struct buffer *out)
{
	for (size_t i = 0; i < brief->entries.n_items; i++) {
		const struct brief_entry *entry = &brief->entries.items[i];
		const struct brief_bullet *bullets = get_bullets(brief, entry);
		const struct story *story =
			&brief->stories.list.items[entry->story];
		const char *title = get_title(brief, story);

		if (i)
			buffer_putc(out, '\n');
		if (title) {
			buffer_puts(out, "## ");
			writer_put_markdown(out, title, strlen(title));
			buffer_puts(out, "\n\n");
		}
		for (uint32_t k = 0; k < entry->n_bullets; k++) {
			const struct sketch_sentence *sentence = get_sentence(
				brief, bullets[k].article, bullets[k].sentence);

			buffer_puts(out, "- ");
			writer_put_markdown(out, sentence->text,
					    sentence->n_bytes);
			put_sources(brief, &bullets[k], out);
		}
	}
}

/* -- A page, as a mail can have it: no script, no style ------------------- */

static void
put_html_source(struct xml_printer *xml, const struct sketch *sketch)
{
	bool link = is_link(sketch->url);

	if (link)
		xml_open(xml, "a", "href", sketch->url, NULL);
	xml_string(xml, get_outlet(sketch));
	if (link)
		xml_close(xml);
	if (!sketch->date)
		return;
	xml_string(xml, " ");
	xml_text(xml, sketch->date, strcspn(sketch->date, "T "));
}

static void
put_html_bullet(const struct brief *brief, struct xml_printer *xml,
		const struct brief_bullet *bullet)
{
	const struct sketch_sentence *sentence =
		get_sentence(brief, bullet->article, bullet->sentence);
	const struct brief_support *supports = brief->supports.items +
					       bullet->first_support;

	xml_open(xml, "li", NULL);
	xml_text(xml, sentence->text, sentence->n_bytes);
	xml_string(xml, " (");
	for (uint32_t i = 0; i < bullet->n_support; i++) {
		xml_string(xml, i ? ", " : "");
		put_html_source(xml, get_sketch(brief, supports[i].article));
	}
	xml_string(xml, ")");
	xml_close_line(xml);
}

static void
write_html(const struct brief *brief, struct buffer *out)
{
	struct xml_printer xml = {.out = out};

	page_open(&xml, language_default()->tag, PACKAGE_NAME, STYLE);
	for (size_t i = 0; i < brief->entries.n_items; i++) {
		const struct brief_entry *entry = &brief->entries.items[i];
		const struct brief_bullet *bullets = get_bullets(brief, entry);
		const char *title = get_title(
			brief, &brief->stories.list.items[entry->story]);

		if (title)
			xml_element(&xml, "h2", title, NULL);
		xml_open_line(&xml, "ul", NULL);
		for (uint32_t k = 0; k < entry->n_bullets; k++)
			put_html_bullet(brief, &xml, &bullets[k]);
		xml_close_line(&xml);
	}
	xml_close_line(&xml);
	xml_close_line(&xml);
}

/* -- JSON ---------------------------------------------------------------- */

static void
put_segment(struct json_printer *json, const struct sketch_sentence *sentence)
{
	char id[16];

	snprintf(id, sizeof(id), "s%" PRIu32, sentence->segment + 1);
	json_string(json, "segmentId", id);
}

static void
put_head(struct json_printer *json, const struct brief *brief)
{
	json_open(json, "briefing", '{');
	json_string(json, "method", "topic-average-link");
	json_open(json, "budget", '{');
	json_string(json, "unit", writer_unit_name(brief->unit));
	json_exact(json, "value", brief->budget);
	json_close(json, '}');
	json_number(json, "articles",
		    brief->sketches.articles.n_items +
			    brief->sketches.n_hidden);
	json_open(json, "leftOut", '{');
	json_number(json, "language", brief->left_out.n_foreign);
	json_number(json, "undated", brief->left_out.n_undated);
	json_number(json, "time", brief->left_out.n_outside);
	json_close(json, '}');
	json_number(json, "copies", brief->n_copies);
	json_number(json, "stories", brief->stories.list.n_items);
	json_number(json, "bullets", brief->bullets.n_items);
	json_number(json, "words", brief->n_words);
	json_number(json, "chars", brief->n_codepoints);
	json_close(json, '}');
}

static void
put_document(struct json_printer *json, const struct brief *brief,
	     uint32_t article)
{
	const struct sketch *sketch = get_sketch(brief, article);
	uint32_t original = brief->stories.copy_of[article];

	json_open(json, NULL, '{');
	json_number(json, "number", sketch->number + UINT64_C(1));
	json_string(json, "id", sketch->id);
	json_string(json, "original", sketch->original);
	json_string(json, "title", sketch->title);
	json_string(json, "outlet", sketch->outlet);
	json_string(json, "date", sketch->date);
	json_string(json, "url", sketch->url);
	json_string(json, "section", sketch->section);
	json_decimal(json, "similarity",
		     brief->stories.similarity[article] / ONE);
	if (original == COPY_NONE)
		json_null(json, "copyOf");
	else
		json_number(json, "copyOf",
			    get_sketch(brief, original)->number + UINT64_C(1));
	json_close(json, '}');
}

static void
put_support(struct json_printer *json, const struct brief *brief,
	    const struct brief_support *support)
{
	const struct sketch *sketch = get_sketch(brief, support->article);

	json_open(json, NULL, '{');
	json_number(json, "number", sketch->number + UINT64_C(1));
	json_string(json, "documentId", sketch->id);
	put_segment(json,
		    get_sentence(brief, support->article, support->sentence));
	json_decimal(json, "similarity", support->cosine / ONE);
	json_close(json, '}');
}

static void
put_bullet(struct json_printer *json, const struct brief *brief, size_t number)
{
	const struct brief_bullet *bullet = &brief->bullets.items[number];
	const struct sketch_sentence *sentence =
		get_sentence(brief, bullet->article, bullet->sentence);
	char id[24];

	json_open(json, NULL, '{');
	snprintf(id, sizeof(id), "b%zu", number + 1);
	json_string(json, "id", id);
	json_string(json, "documentId", get_sketch(brief, bullet->article)->id);
	put_segment(json, sentence);
	json_bytes(json, "text", sentence->text, sentence->n_bytes);
	json_number(json, "words", sentence->n_words);
	json_number(json, "chars", sentence->n_codepoints);
	json_decimal(json, "score", bullet->score / ONE);
	json_number(json, "sources", bullet->n_support);
	json_open(json, "support", '[');
	for (uint32_t i = 0; i < bullet->n_support; i++)
		put_support(json, brief,
			    &brief->supports.items[bullet->first_support + i]);
	json_close(json, ']');
	json_close(json, '}');
}

static void
put_story(struct json_printer *json, const struct brief *brief,
	  const struct brief_entry *entry)
{
	const struct story *story = &brief->stories.list.items[entry->story];

	json_open(json, NULL, '{');
	json_number(json, "rank", entry->story + UINT64_C(1));
	json_number(json, "topic", story->topic + UINT64_C(1));
	json_string(json, "title", get_title(brief, story));
	json_number(json, "sources", story->n_sources);
	json_number(json, "articles", story->n_articles);
	json_decimal(json, "centrality", story->centrality / ONE);
	json_open(json, "bullets", '[');
	for (uint32_t i = 0; i < entry->n_bullets; i++)
		put_bullet(json, brief, entry->first_bullet + i);
	json_close(json, ']');
	json_open(json, "documents", '[');
	for (uint32_t i = 0; i < story->n_articles; i++)
		put_document(json, brief,
			     brief->stories.members[story->first + i]);
	json_close(json, ']');
	json_close(json, '}');
}

/* On lines of their own if INDENTED, else on one. */
static void
write_json(const struct brief *brief, bool indented, struct buffer *out)
{
	struct json_printer json = {out, indented, 0, true};

	json_open(&json, NULL, '{');
	json_string(&json, "schema", "sumario-brief/1");
	json_string(&json, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
	put_head(&json, brief);
	json_open(&json, "stories", '[');
	for (size_t i = 0; i < brief->entries.n_items; i++)
		put_story(&json, brief, &brief->entries.items[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_putc(out, '\n');
}

void
brief_write(const struct brief *brief, enum sumario_format format,
	    struct buffer *out)
{
	switch (format) {
	case SUMARIO_BULLETS:
		write_bullets(brief, out);
		break;
	case SUMARIO_MARKDOWN:
		write_markdown(brief, out);
		break;
	case SUMARIO_HTML:
		write_html(brief, out);
		break;
	default:
		write_json(brief, format == SUMARIO_JSON, out);
	}
}
