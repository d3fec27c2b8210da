/* SPDX-License-Identifier: MIT */
/*
 * A briefing for its readers: bullets, Markdown, and a page of HTML that a mail
 * can have.  Headlines stand over their sentences, and after each of these is
 * who says so.  Of a merge the texts are translations; what is not translated
 * is marked with the language it is in.  The other formats of a briefing are
 * those of an article.
 */
#include <config.h>

#include "bitext/manifest.h"
#include "text/language.h"
#include "write/page.h"
#include "write/writer.h"

/* Mails lose what is in their head, so each element has its style. */
#define BODY_STYLE \
	"max-width: 40em; margin: 0 auto; padding: 1em; " \
	"font-family: Georgia, serif; line-height: 1.4; color: #222222"
#define SECTION_STYLE \
	"font-size: 0.9em; text-transform: uppercase; letter-spacing: " \
	"0.05em; " \
	"color: #666666; border-bottom: 1px solid #cccccc"
#define TITLE_STYLE "font-size: 1.1em; margin: 1em 0 0.3em"
#define LIST_STYLE "margin: 0; padding-left: 1.2em"
#define ITEM_STYLE "margin: 0 0 0.4em"
#define SOURCE_STYLE "color: #666666; font-size: 0.85em"
#define LINK_STYLE "color: #1a5276"

/* The language that is read: of a merge that of the translation. */
static const struct language *
get_language(const struct writing *writing)
{
	return language_of(writing->manifest
				   ? writing->doc->article.target_lang
				   : writing->doc->article.source_lang);
}

static const struct segment *
get_segment(const struct writing *writing, uint32_t number)
{
	return &writing->doc->segments.items[number];
}

/* Segment NUMBER as it is read; READING, if it has one, in its language. */
static struct span
get_text(const struct writing *writing, uint32_t number, struct span reading)
{
	return reading.s && !writing->manifest
		       ? reading
		       : writer_get_text(writing, get_segment(writing, number));
}

/* The tag of its language, if a merge has no translation of it; or NULL. */
static const char *
find_mark(const struct writing *writing, uint32_t number)
{
	return writing->manifest && !translation_find_target(
					    writing->doc,
					    get_segment(writing, number))
		       ? writing->doc->article.source_lang
		       : NULL;
}

/* "2 fuentes"; the number alone if the language has no word for it. */
static void
put_count(const struct writing *writing, uint32_t n)
{
	const struct language *language = get_language(writing);
	const char *word = n == 1 ? language->one_source : language->sources;

	buffer_put_number(writing->out, n);
	if (language->is_plain) /* the words are another one's */
		return;
	buffer_putc(writing->out, ' ');
	buffer_puts(writing->out, word);
}

static const struct briefing_source *
get_sources(const struct writing *writing, const struct briefing_bullet *bullet)
{
	return vector_from(&writing->briefing->sources, bullet->first_source);
}

/* Of a date the day. */
static struct span
get_day(const char *date)
{
	return (struct span){date, strcspn(date, "T ")};
}

/* Whether URL may be a link: only http, so that it runs nothing. */
static bool
is_link(const char *url)
{
	return url && !strncmp(url, "http", 4) &&
	       !url[strcspn(url, " \t\r\n<>\\")];
}

/* What is written of a story, in order; NULL writes nothing. */
struct layout {
	void (*section)(const struct writing *writing, uint32_t segment,
			bool first);
	/* Before the bullets; its title may be SEGMENT_NONE. */
	void (*open)(const struct writing *writing,
		     const struct briefing_story *story, bool first);
	void (*bullet)(const struct writing *writing,
		       const struct briefing_bullet *bullet);
	void (*figures)(const struct writing *writing, uint32_t segment);
	void (*close)(const struct writing *writing);
};

static void
put_story(const struct writing *writing, const struct layout *layout,
	  const struct briefing_story *story, bool first)
{
	const struct briefing_bullet *bullets =
		vector_from(&writing->briefing->bullets, story->first_bullet);

	layout->open(writing, story, first);
	for (uint32_t i = 0; i < story->n_bullets; i++)
		layout->bullet(writing, &bullets[i]);
	if (story->figures != SEGMENT_NONE)
		layout->figures(writing, story->figures);
	if (layout->close)
		layout->close(writing);
}

static void
put_stories(const struct writing *writing, const struct layout *layout)
{
	const struct briefing_stories *stories = &writing->briefing->stories;
	uint32_t section = SEGMENT_NONE;

	for (size_t i = 0; i < stories->n_items; i++) {
		const struct briefing_story *story = &stories->items[i];
		bool opens = story->section != section;

		if (opens)
			layout->section(writing, story->section, !i);
		section = story->section;
		put_story(writing, layout, story, opens || !i);
	}
}

/* -- Bullets --------------------------------------------------------------- */

static void
put_line(const struct writing *writing, uint32_t segment, struct span reading)
{
	struct span text = get_text(writing, segment, reading);
	const char *mark = find_mark(writing, segment);

	if (mark) {
		buffer_putc(writing->out, '[');
		buffer_puts(writing->out, mark);
		buffer_puts(writing->out, "] ");
	}
	line_put(writing->out, text.s, text.len, true);
}

/* A section is a line between blank ones. */
static void
put_bullets_section(const struct writing *writing, uint32_t segment, bool first)
{
	buffer_puts(writing->out, first ? "" : "\n");
	put_line(writing, segment, SPAN_NONE);
	buffer_puts(writing->out, "\n\n");
}

static void
open_bullets(const struct writing *writing, const struct briefing_story *story,
	     bool first)
{
	buffer_puts(writing->out, first ? "" : "\n");
	if (story->title == SEGMENT_NONE)
		return;
	put_line(writing, story->title, SPAN_NONE);
	buffer_putc(writing->out, '\n');
}

static void
put_bullets_bullet(const struct writing *writing,
		   const struct briefing_bullet *bullet)
{
	buffer_puts(writing->out, "• ");
	put_line(writing, bullet->segment, bullet->reading);
	buffer_puts(writing->out, " (");
	put_count(writing, bullet->n_sources);
	buffer_puts(writing->out, ")\n");
}

static void
put_bullets_figures(const struct writing *writing, uint32_t segment)
{
	buffer_puts(writing->out, "  ");
	put_line(writing, segment, SPAN_NONE);
	buffer_putc(writing->out, '\n');
}

static void
bullets_document(const struct writing *writing)
{
	static const struct layout layout = {put_bullets_section, open_bullets,
					     put_bullets_bullet,
					     put_bullets_figures, NULL};

	put_stories(writing, &layout);
}

const struct writer writer_briefing_bullets = {
	.document = bullets_document,
};

/* -- Markdown -------------------------------------------------------------- */

/*
 * READING is SOURCE with days in brackets, which mean no link: so that they are
 * read as they are, too, they are not escaped.
 */
static void
put_days(struct buffer *out, struct span source, struct span reading)
{
	size_t begin = 0, j = 0;

	for (size_t i = 0; i < reading.len; i++) {
		if (j < source.len && reading.s[i] == source.s[j]) {
			j++;
			continue;
		}
		writer_put_markdown(out, reading.s + begin, i - begin);
		for (begin = i; i + 1 < reading.len && reading.s[i] != ']';)
			i++;
		/* The blank before it is in SOURCE after it. */
		i += i + 1 < reading.len && reading.s[i + 1] == ' ';
		buffer_put(out, reading.s + begin, i + 1 - begin);
		begin = i + 1;
	}
	writer_put_markdown(out, reading.s + begin, reading.len - begin);
}

static void
put_markdown(const struct writing *writing, uint32_t segment,
	     struct span reading)
{
	struct span text = get_text(writing, segment, reading);
	const char *mark = find_mark(writing, segment);

	if (mark) {
		buffer_puts(writing->out, "\\[");
		buffer_puts(writing->out, mark);
		buffer_puts(writing->out, "\\] ");
	}
	if (reading.s && text.s == reading.s)
		put_days(writing->out,
			 document_get_source(writing->doc,
					     get_segment(writing, segment)),
			 reading);
	else
		writer_put_markdown(writing->out, text.s, text.len);
}

static void
put_markdown_section(const struct writing *writing, uint32_t segment,
		     bool first)
{
	buffer_puts(writing->out, first ? "# " : "\n# ");
	put_markdown(writing, segment, SPAN_NONE);
	buffer_puts(writing->out, "\n\n");
}

static void
open_markdown(const struct writing *writing, const struct briefing_story *story,
	      bool first)
{
	buffer_puts(writing->out, first ? "" : "\n");
	if (story->title == SEGMENT_NONE)
		return;
	buffer_puts(writing->out, "## ");
	put_markdown(writing, story->title, SPAN_NONE);
	buffer_puts(writing->out, "\n\n");
}

/* A link to the article that reads as its outlet. */
static void
put_markdown_link(const struct briefing_source *source, struct buffer *out)
{
	bool link = is_link(source->url);

	buffer_puts(out, link ? "[" : "");
	writer_put_markdown(out, source->name, strlen(source->name));
	if (!link)
		return;
	buffer_puts(out, "](<");
	buffer_puts(out, source->url);
	buffer_puts(out, ">)");
}

/* "[El Faro](<https://…>) 2026-05-03", "b s1" */
static void
put_markdown_source(const struct briefing_source *source, struct buffer *out)
{
	put_markdown_link(source, out);
	if (source->place) {
		buffer_putc(out, ' ');
		writer_put_markdown(out, source->place, strlen(source->place));
	}
	if (source->date) {
		struct span day = get_day(source->date);

		buffer_putc(out, ' ');
		writer_put_markdown(out, day.s, day.len);
	}
}

static void
put_markdown_bullet(const struct writing *writing,
		    const struct briefing_bullet *bullet)
{
	const struct briefing_source *sources = get_sources(writing, bullet);

	buffer_puts(writing->out, "- ");
	put_markdown(writing, bullet->segment, bullet->reading);
	buffer_puts(writing->out, " (");
	put_count(writing, bullet->n_sources);
	for (uint32_t i = 0; i < bullet->n_sources; i++) {
		buffer_puts(writing->out, i ? ", " : ": ");
		put_markdown_source(&sources[i], writing->out);
	}
	buffer_puts(writing->out, ")\n");
}

static void
put_markdown_figures(const struct writing *writing, uint32_t segment)
{
	buffer_puts(writing->out, "- *");
	put_markdown(writing, segment, SPAN_NONE);
	buffer_puts(writing->out, "*\n");
}

static void
markdown_document(const struct writing *writing)
{
	static const struct layout layout = {put_markdown_section,
					     open_markdown, put_markdown_bullet,
					     put_markdown_figures, NULL};

	put_stories(writing, &layout);
}

const struct writer writer_briefing_markdown = {
	.document = markdown_document,
};

/* -- HTML ------------------------------------------------------------------ */

/* An element with the text of a segment and its style. */
static void
put_html_text(const struct writing *writing, struct xml_printer *xml,
	      const char *element, const char *style, uint32_t segment)
{
	struct span text = get_text(writing, segment, SPAN_NONE);
	const char *mark = find_mark(writing, segment);

	xml_open(xml, element, "style", style, mark ? "lang" : NULL, mark,
		 NULL);
	xml_text(xml, text.s, text.len);
	xml_close_line(xml);
}

static struct xml_printer
html_printer(const struct writing *writing)
{
	return (struct xml_printer){.out = writing->out};
}

static void
put_html_section(const struct writing *writing, uint32_t segment, bool first)
{
	struct xml_printer xml = html_printer(writing);

	(void)first;
	put_html_text(writing, &xml, "h1", SECTION_STYLE, segment);
}

static void
open_html(const struct writing *writing, const struct briefing_story *story,
	  bool first)
{
	struct xml_printer xml = html_printer(writing);

	(void)first;
	if (story->title != SEGMENT_NONE)
		put_html_text(writing, &xml, "h2", TITLE_STYLE, story->title);
	xml_open_line(&xml, "ul", "style", LIST_STYLE, NULL);
}

static void
put_html_source(struct xml_printer *xml, const struct briefing_source *source)
{
	bool link = is_link(source->url);

	if (link)
		xml_open(xml, "a", "href", source->url, "style", LINK_STYLE,
			 NULL);
	xml_string(xml, source->name);
	if (link)
		xml_close(xml);
	if (source->date) {
		struct span day = get_day(source->date);

		xml_string(xml, " ");
		xml_text(xml, day.s, day.len);
	}
}

static void
put_html_bullet(const struct writing *writing,
		const struct briefing_bullet *bullet)
{
	struct xml_printer xml = html_printer(writing);
	const struct briefing_source *sources = get_sources(writing, bullet);
	struct span text = get_text(writing, bullet->segment, bullet->reading);
	const char *mark = find_mark(writing, bullet->segment);

	xml_open(&xml, "li", "style", ITEM_STYLE, mark ? "lang" : NULL, mark,
		 NULL);
	xml_text(&xml, text.s, text.len);
	xml_string(&xml, " ");
	xml_open(&xml, "span", "style", SOURCE_STYLE, NULL);
	xml_string(&xml, "(");
	for (uint32_t i = 0; i < bullet->n_sources; i++) {
		xml_string(&xml, i ? ", " : "");
		put_html_source(&xml, &sources[i]);
	}
	xml_string(&xml, ")");
	xml_close(&xml);
	xml_close_line(&xml);
}

static void
put_html_figures(const struct writing *writing, uint32_t segment)
{
	struct xml_printer xml = html_printer(writing);

	put_html_text(writing, &xml, "li", ITEM_STYLE "; " SOURCE_STYLE,
		      segment);
}

static void
close_html(const struct writing *writing)
{
	struct xml_printer xml = {writing->out, {"ul"}, 1, false};

	xml_close_line(&xml);
}

static void
html_document(const struct writing *writing)
{
	static const struct layout layout = {put_html_section, open_html,
					     put_html_bullet, put_html_figures,
					     close_html};
	struct xml_printer xml = html_printer(writing);

	page_open_mail(&xml, get_language(writing)->tag, PACKAGE_NAME,
		       BODY_STYLE);
	put_stories(writing, &layout);
	xml_close_line(&xml);
	xml_close_line(&xml);
}

const struct writer writer_briefing_html = {
	.document = html_document,
};
