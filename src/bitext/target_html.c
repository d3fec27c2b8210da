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
#include "bitext/code.h"
#include "bitext/target.h"
#include "markup/html_reference.h"
#include "markup/html_tag.h"
#include "markup/xml_printer.h"

#include <string.h>

/* Elements with a code that may be open in a paragraph; see write/mt.c. */
#define MAX_OPEN 64

struct reading {
	struct target_file *file;
	struct html_page page;
	struct html_tag tag;
	struct span id; /* of the open paragraph; S is NULL: none */
	struct bytes text;
	struct {
		enum html_name element;
		uint32_t number; /* 0: it is no code */
	} open[MAX_OPEN];
	size_t n_open;
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

	r->n_open = 0;
	if (!r->id.s)
		return true;
	r->id.s = NULL;
	if (n)
		n = xml_restore(r->text.items, n);
	r->text.n_items = 0;
	return target_keep_coded(r->file, r->text.items, n, &unit) &&
	       target_add(r->file, &unit);
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

/* -- Inline codes ------------------------------------------------------------ */

/* The number of the code that TAG is; false: it is none. */
static bool
read_code(struct reading *r, uint32_t *number)
{
	struct html_attribute attribute;
	size_t at = r->tag.attributes;

	while (html_attribute_read(&r->page, &r->tag, &at, &attribute))
		if (html_span_is(attribute.name, "data-code")) {
			*number = code_read_number((struct span){
				attribute.value.s, attribute.value.len});
			return true;
		}
	return false;
}

/* A line end of the segment, or one that an engine has put there. */
static bool
put_break(struct reading *r)
{
	uint32_t number;

	return bytes_add(&r->text, read_code(r, &number) ? "\n" : " ", 1);
}

/* An image is one that stands alone, all else has an end. */
static bool
begin_code(struct reading *r)
{
	enum html_name element = r->tag.element;
	uint32_t number = 0;
	bool is_code = read_code(r, &number);
	bool is_alone = element == HTML_IMG || r->tag.self_closing ||
			html_name_class(element) == HTML_EMPTY;

	if (!is_alone && r->n_open < MAX_OPEN) {
		r->open[r->n_open].element = element;
		r->open[r->n_open++].number = is_code ? number : 0;
	}
	return !is_code || code_add(&r->text, is_alone ? CODE_ALONE : CODE_OPEN,
				    number);
}

/* Those within end as well. */
static bool
end_code(struct reading *r)
{
	size_t at = r->n_open;

	while (at && r->open[at - 1].element != r->tag.element)
		at--;
	while (at && r->n_open >= at) {
		uint32_t number = r->open[--r->n_open].number;

		if (number && !code_add(&r->text, CODE_CLOSE, number))
			return false;
	}
	return true;
}

static bool
take_end_tag(struct reading *r)
{
	enum html_name element = r->tag.element;

	if (element == HTML_P || element == HTML_BODY)
		return end_paragraph(r);
	return !r->id.s || end_code(r);
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
		if (!r->id.s)
			return true;
		return tag->element == HTML_BR ? put_break(r) : begin_code(r);
	case HTML_END_TAG:
		return take_end_tag(r);
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
