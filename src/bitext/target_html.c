/* SPDX-License-Identifier: MIT */
/*
 * What an MT engine makes of mt-html: <p id="s1">…</p>.  Engines change white
 * space, case and quotes of tags and write characters as references, so this
 * looks at the tokens of HTML for paragraphs with an id, and at no structure:
 * other tags are dropped, within paragraphs and outside.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "bitext/target.h"
#include "markup/html_reference.h"
#include "markup/html_tag.h"
#include "markup/xml_printer.h"

#include <string.h>

struct reading {
	struct target_file *file;
	struct html_page page;
	struct html_tag tag;
	struct span id; /* of the open paragraph; S is NULL: none */
	struct bytes text;
};

static bool
recognise(const char *s, size_t len)
{
	static const char *const begins[] = {"<!doctype html", "<html", "<head",
					     "<body", "<article", "<p"};

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++) {
		size_t n = strlen(begins[i]);

		if (ascii_begins(s, len, begins[i]) && len > n &&
		    (s[n] == '>' || ascii_is_space(s[n])))
			return true;
	}
	return false;
}

/* Adds [S, LEN), decoded, to the text of the open paragraph. */
static bool
put(struct reading *r, const char *s, size_t len, unsigned decoding)
{
	struct bytes *text = &r->text;

	if (!vector_add_room(text, HTML_DECODED_SIZE(len)))
		return false;
	if (len)
		text->n_items += html_reference_decode(
			s, len, decoding, text->items + text->n_items);
	return true;
}

static bool
end_paragraph(struct reading *r)
{
	struct returned unit = {.id = r->id};
	size_t n = r->text.n_items;

	if (!r->id.s)
		return true;
	r->id.s = NULL;
	if (n)
		n = xml_restore(r->text.items, n);
	unit.target = target_keep(r->file, (struct span){r->text.items, n});
	r->text.n_items = 0;
	return unit.target.s && target_add(r->file, &unit);
}

/* A paragraph without an id is none of ours. */
static bool
begin_paragraph(struct reading *r)
{
	struct html_attribute attribute;
	size_t at = r->tag.attributes;

	if (!end_paragraph(r))
		return false;
	while (html_attribute_read(&r->page, &r->tag, &at, &attribute)) {
		if (!html_span_is(attribute.name, "id"))
			continue;
		if (!put(r, attribute.value.s, attribute.value.len,
			 HTML_IN_VALUE))
			return false;
		r->id = target_keep(
			r->file, (struct span){r->text.items, r->text.n_items});
		r->text.n_items = 0;
		return r->id.s != NULL;
	}
	return true;
}

static bool
take_token(struct reading *r)
{
	const struct html_tag *tag = &r->tag;

	switch (tag->type) {
	case HTML_TEXT:
		return !r->id.s || put(r, r->page.s + tag->begin,
				       tag->end - tag->begin, HTML_IN_TEXT);
	case HTML_START_TAG:
		if (tag->element == HTML_P)
			return begin_paragraph(r);
		return tag->element != HTML_BR || !r->id.s ||
		       put(r, " ", 1, HTML_IN_RAW);
	case HTML_END_TAG:
		return (tag->element != HTML_P && tag->element != HTML_BODY) ||
		       end_paragraph(r);
	case HTML_COMMENT:
		break;
	}
	return true;
}

static enum sumario_status
read_html(struct target_file *file, const char *s, size_t len,
	  struct sumario_error *error)
{
	struct reading r = {.file = file, .page = {.s = s, .len = len}};
	bool good = true;

	file->pairing = TARGET_BY_ID;
	for (size_t at = 0; good && at < len; at = r.tag.end) {
		html_tag_read(&r.page, at, &r.tag);
		good = take_token(&r);
	}
	vector_release(&r.text);
	if (!good)
		return error_no_memory(error);
	return r.id.s ? target_fail(error, N_("HTML that ends in a paragraph"),
				    0)
		      : SUMARIO_OK;
}

const struct target_reader target_html = {"mt-html", SUMARIO_MT_HTML, recognise, read_html, NULL};
