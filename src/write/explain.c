/* SPDX-License-Identifier: MIT */
/*
 * Why the text is cut where it is: one line for each stop with its byte, what
 * was decided, the rule's name and reason, and the text around it, with " | "
 * at a boundary and " _ " where there might have been one.  Fields are
 * separated by tabs.
 */
#include <config.h>

#include "split/sentence.h"
#include "text/unicode.h"
#include "write/writer.h"

/* So many characters are shown on either side. */
#define CONTEXT 30

/* Position N characters before AT, but not before BEGIN. */
static size_t
go_back(const char *s, size_t begin, size_t at, int n)
{
	while (n-- && at > begin)
		at = utf8_previous(s, at);
	return at;
}

/* Position N characters after AT, but not after END. */
static size_t
go_forward(const char *s, size_t at, size_t end, int n)
{
	while (n-- && at < end)
		at += utf8_length((unsigned char)s[at]);
	return at;
}

static void
put_decision(const struct writing *writing, const struct block *block,
	     const struct sentence_decision *decision)
{
	const char *s = writing->doc->article.text;
	struct buffer *out = writing->out;
	size_t begin = go_back(s, block->begin, decision->end, CONTEXT);
	size_t next = unicode_skip(s, decision->end, block->end, UNICODE_SPACE);

	buffer_put_number(out, decision->stop);
	buffer_puts(out, decision->is_end ? "\tend\t" : "\tno end\t");
	buffer_puts(out, decision->rule->name);
	buffer_putc(out, '\t');
	buffer_puts(out, decision->rule->why);
	buffer_putc(out, '\t');
	line_put(out, s + begin, decision->end - begin, true);
	buffer_puts(out, decision->is_end ? " | " : " _ ");
	line_put(out, s + next, go_forward(s, next, block->end, CONTEXT) - next,
		 true);
	buffer_putc(out, '\n');
}

static void
explain_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	for (size_t i = 0; i < doc->article.blocks.n_items; i++) {
		const struct block *block = &doc->article.blocks.items[i];
		struct sentence_scanner scanner;
		struct sentence_decision decision;

		if (block->kind == SUMARIO_HEADING)
			continue;
		sentence_init(&scanner, doc->article.lexicon, doc->article.text,
			      block->begin, block->end);
		while (sentence_next_decision(&scanner, &decision))
			put_decision(writing, block, &decision);
	}
}

const struct writer writer_explain = {
	.document = explain_document,
};
