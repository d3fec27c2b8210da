/* SPDX-License-Identifier: MIT */
/*
 * From the text of an article back to its page.
 * The characters of all blocks are those of the texts of the tree that can be
 * seen, in order, but for white space; and those of a text are the page's from
 * its place on.  So all three are gone through side by side, once, and nothing
 * has to be kept while a page is read that is not asked for this.
 *
 * White space of the text is the first white space of the page where it is, or
 * the <br> that it stands for.  What else is between two characters are marks.
 */
#include <config.h>

#include "read/html_origin.h"

#include "markup/html_reference.h"
#include "read/html_unseen.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Tags of a gap that may be one mark with what is in them. */
VECTOR_TYPE(mark_places, size_t);

/* A character of the page: so many bytes, at a place or HTML_NOWHERE. */
struct character {
	const char *s; /* as it is in the text; NULL: there is none any more */
	size_t n;
	uint32_t begin, end;
};

struct tracer {
	const struct html_origin_page *page;
	struct html_page tokens;
	struct origin *origin;
	bool *unseen;
	uint32_t next_node;
	const char *s;		   /* what is left of the text at hand */
	uint32_t at;		   /* where that is in the page */
	struct character space;	   /* the first white space of the gap */
	uint32_t last;		   /* where the gap begins */
	struct mark_places open;   /* marks of the gap that are open */
	bool failed;		   /* out of memory */
};

/* -- The characters of the page ------------------------------------------- */

/* The next text that can be seen; false: there is none. */
static bool
find_text(struct tracer *t)
{
	const struct html_nodes *nodes = &t->page->tree->nodes;

	while (!*t->s && t->next_node < nodes->n_items) {
		const struct html_node *node = &nodes->items[t->next_node];

		if (!node->text && t->unseen[t->next_node]) {
			t->next_node = node->end;
			continue;
		}
		t->next_node++;
		if (!node->text)
			continue;
		t->s = node->text;
		t->at = node->place;
	}
	return *t->s;
}

static struct character
read_character(struct tracer *t)
{
	struct character c = {.begin = HTML_NOWHERE};
	char out[HTML_REFERENCE_MAX];
	size_t n_read;

	if (!find_text(t))
		return c;
	c.s = t->s;
	c.n = utf8_length((unsigned char)*t->s);
	if (t->at != HTML_NOWHERE) {
		n_read = html_reference_decode_one(
			t->page->page.s + t->at, t->page->page.len - t->at,
			HTML_IN_TEXT | HTML_NO_CONTROLS, out, &c.n);
		c.begin = t->at;
		c.end = t->at += (uint32_t)n_read;
		if (strncmp(out, t->s, c.n) != 0) { /* a NUL was left out */
			c.n = utf8_length((unsigned char)*t->s);
			c.begin = t->at = HTML_NOWHERE;
		}
	}
	t->s += c.n;
	return c;
}

/* White space is noted, the first of it up to where something else is. */
static void
note_space(struct tracer *t, const struct character *c)
{
	if (!t->space.s)
		t->space = *c;
	else if (t->space.end == c->begin)
		t->space.end = c->end;
}

/* The next character that is no white space. */
static struct character
next_character(struct tracer *t)
{
	struct character c;

	t->space.s = NULL;
	for (c = read_character(t); c.s && c.n == 1 && html_is_space(*c.s);
	     c = read_character(t))
		note_space(t, &c);
	return c;
}

/* -- Marks ---------------------------------------------------------------- */

static bool
is_void(const struct html_tag *tag)
{
	static const char *const names[] = {"area",  "col",    "embed",
					    "param", "source", "track"};

	switch (tag->element) {
	case HTML_BASE:
	case HTML_FRAME:
	case HTML_IMG:
	case HTML_INPUT:
		return true;
	default:
		break;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (html_span_is(tag->name, names[i]))
			return true;
	return html_name_class(tag->element) == HTML_EMPTY;
}

static bool
is_blank(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!html_is_space(s[i]))
			return false;
	return true;
}

/* Where the token at AT of a gap ends; of scripts and the like, the contents.
 */
static uint32_t
read_token(struct tracer *t, uint32_t at, uint32_t end, struct html_tag *tag)
{
	enum html_class class;
	size_t token_end;

	html_tag_read(&t->tokens, at, tag);
	token_end = tag->end;
	class = html_name_class(tag->element);
	if (tag->type == HTML_START_TAG &&
	    (class == HTML_UNSEEN_RAW || class == HTML_RCDATA))
		token_end = html_find_raw_end(&t->tokens, token_end,
					      tag->element);
	return token_end < end ? (uint32_t)token_end : end;
}

/* Elements without an end that are looked through for what a tag ends. */
#define MAX_LOOK 16

/* If the mark CLOSE ends one that is open in the gap, all between are one. */
static bool
join_marks(struct tracer *t, const struct origin_mark *close)
{
	struct origin_marks *marks = &t->origin->marks;
	struct origin_mark *open = NULL;
	size_t i = t->open.n_items;

	for (int n = 0; !open && i && n < MAX_LOOK; n++)
		if (origin_is_same_name(t->origin,
					&marks->items[t->open.items[--i]],
					close))
			open = &marks->items[t->open.items[i]];
	if (!open)
		return false;
	marks->n_items = t->open.items[i] + 1;
	t->open.n_items = i;
	open->type = ORIGIN_ALONE;
	open->is_hidden = html_name_class(open->element) == HTML_UNSEEN_RAW;
	open->end = close->end;
	return true;
}

static void
add_mark(struct tracer *t, const struct origin_mark *mark)
{
	if (mark->type == ORIGIN_CLOSE && join_marks(t, mark))
		return;
	if (!vector_add_room(&t->open, 1) ||
	    !origin_add_mark(t->origin, *mark)) {
		t->failed = true;
		return;
	}
	if (mark->type == ORIGIN_OPEN)
		t->open.items[t->open.n_items++] =
			t->origin->marks.n_items - 1;
}

static struct origin_mark
make_mark(const struct tracer *t, const struct html_tag *tag, uint32_t begin,
	  uint32_t end)
{
	struct origin_mark mark = {.begin = begin,
				   .end = end,
				   .element = tag->element,
				   .type = ORIGIN_ALONE};

	if (tag->type == HTML_TEXT || tag->type == HTML_COMMENT) {
		mark.is_hidden = true;
		mark.is_text = tag->type == HTML_TEXT;
		return mark;
	}
	mark.name = (uint32_t)(tag->name.s - t->page->page.s);
	mark.n_name = (uint32_t)tag->name.len;
	if (!is_void(tag))
		mark.type = tag->type == HTML_END_TAG ? ORIGIN_CLOSE
						      : ORIGIN_OPEN;
	return mark;
}

/* Blanks go with the mark before them, those before the first with it. */
static void
find_marks(struct tracer *t, uint32_t begin, uint32_t end, uint32_t text)
{
	struct origin_marks *marks = &t->origin->marks;
	size_t first = marks->n_items;
	uint32_t from = begin, next;

	t->open.n_items = 0;
	for (uint32_t at = begin; at < end && !t->failed; at = next) {
		struct html_tag tag;
		struct origin_mark mark;

		next = read_token(t, at, end, &tag);
		if (tag.type == HTML_TEXT &&
		    is_blank(t->page->page.s + at, next - at)) {
			if (marks->n_items > first)
				marks->items[marks->n_items - 1].end = next;
			continue;
		}
		mark = make_mark(t, &tag,
				 marks->n_items > first ? at : from, next);
		mark.text = text;
		add_mark(t, &mark);
	}
}

/* -- Side by side ---------------------------------------------------------- */

static void
add_run(struct tracer *t, uint32_t text, uint32_t n_text, uint32_t begin,
	uint32_t end)
{
	const struct origin_run run = {text, n_text, begin, end - begin,
				       false};

	if (!origin_add_run(t->origin, run))
		t->failed = true;
}

/* Finds the first <br> in a gap. */
static bool
find_break(struct tracer *t, uint32_t begin, uint32_t end, uint32_t *from,
	   uint32_t *to)
{
	for (uint32_t at = begin; at < end; at = *to) {
		struct html_tag tag;

		*from = at;
		*to = read_token(t, at, end, &tag);
		if (tag.element == HTML_BR &&
		    (tag.type == HTML_START_TAG || tag.type == HTML_END_TAG))
			return true;
	}
	return false;
}

/* White space of the text, at TEXT, before the character C of the page. */
static void
trace_space(struct tracer *t, char space, uint32_t text,
	    const struct character *c)
{
	uint32_t from = 0, to = 0;

	if (t->last == HTML_NOWHERE || c->begin == HTML_NOWHERE)
		return;
	if (space == '\n' && find_break(t, t->last, c->begin, &from, &to)) {
		while (to < c->begin && html_is_space(t->page->page.s[to]))
			to++;
	} else {
		if (!t->space.s || t->space.begin == HTML_NOWHERE ||
		    t->space.begin < t->last)
			return;
		from = t->space.begin;
		to = t->space.end;
	}
	find_marks(t, t->last, from, text);
	add_run(t, text, 1, from, to);
	t->last = to;
}

static void
trace_character(struct tracer *t, uint32_t text, const struct character *c)
{
	if (c->begin != HTML_NOWHERE) {
		if (t->last != HTML_NOWHERE && t->last < c->begin)
			find_marks(t, t->last, c->begin, text);
		add_run(t, text, (uint32_t)c->n, c->begin, c->end);
	}
	t->last = c->begin != HTML_NOWHERE ? c->end : HTML_NOWHERE;
}

/* What is not kept is passed over: it is in the gap before what is. */
static bool
skip_block(struct tracer *t, const struct html_block *block)
{
	const char *s = t->page->blocks->text.items;

	for (uint32_t at = block->begin; at < block->end;) {
		struct character c;

		if (html_is_space(s[at])) {
			at++;
			continue;
		}
		c = next_character(t);
		if (!c.s)
			return false;
		at += (uint32_t)c.n;
	}
	return true;
}

/* False: the texts are not what the block says. */
static bool
trace_block(struct tracer *t, const struct html_block *block)
{
	const char *s = t->page->text;

	for (uint32_t at = block->begin; at < block->end && !t->failed;) {
		struct character c = next_character(t);
		bool is_space = html_is_space(s[at]);

		if (is_space)
			trace_space(t, s[at], at, &c);
		at += is_space;
		if (!c.s || block->end - at < c.n || memcmp(s + at, c.s, c.n))
			return false;
		trace_character(t, at, &c);
		at += (uint32_t)c.n;
	}
	return true;
}

static void
trace(struct tracer *t)
{
	const struct html_block_list *list = &t->page->blocks->list;
	bool good = true;

	for (size_t i = 0; i < list->n_items && good && !t->failed; i++)
		good = t->page->kept[i] ? trace_block(t, &list->items[i])
					: skip_block(t, &list->items[i]);
	t->last = t->last == HTML_NOWHERE ? (uint32_t)t->page->page.len
					  : t->last;
	if (good && !t->failed)
		find_marks(t, t->last, (uint32_t)t->page->page.len,
			   ORIGIN_NONE);
}

bool
html_origin_find(struct origin *origin, const struct html_origin_page *page)
{
	struct tracer t = {.page = page,
			   .tokens = {.s = page->page.s,
				      .len = page->page.len},
			   .origin = origin,
			   .s = "",
			   .unseen = malloc(page->tree->nodes.n_items)};

	origin->original = page->page;
	t.failed = !t.unseen ||
		   !html_unseen_find(page->tree, &page->blocks->hints,
				     t.unseen);
	if (!t.failed)
		trace(&t);
	free(t.unseen);
	vector_release(&t.open);
	return !t.failed;
}
