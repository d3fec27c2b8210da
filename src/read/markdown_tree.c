/* SPDX-License-Identifier: MIT */
/*
 * cmark, in memory that may run out.
 * cmark ends the program when memory runs out, so it gets ours, from a list of
 * blocks that belong to the tree: where there is no more, a jump leads out of
 * cmark and the list is freed.  Its allocator is not told for whom it works,
 * which is the one thing a thread has to remember while it parses.
 *
 * Two inputs would cost more than their length: links after many "![" that
 * nothing closes take cmark 0.30.2 quadratic time.  Beyond so many in a
 * paragraph they are plain text.  And a blank line goes down all the lists that
 * are open; beyond so many blank lines in a row they are left out.
 *
 * CommonMark has no tables, so "\|" is nothing special to cmark: it gets
 * another character there.
 */
#include <config.h>

#include "read/markdown_tree.h"

#include "base/error.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* cmark counts in int, and grows by half. */
#define MAX_BYTES ((size_t)512 << 20)
/* More images than a paragraph has. */
#define MAX_IMAGES 1000
/* More ends of lines, of one byte each, than a text has in a row. */
#define MAX_LINE_ENDS 200

/* Before each piece of memory that cmark has. */
struct markdown_block {
	struct markdown_block *previous, *next;
	max_align_t bytes[];
};

struct parse {
	struct markdown_tree *tree;
	cmark_parser *parser;
	jmp_buf out;
	bool done;
};

static _Thread_local struct parse *current;

static _Noreturn void
leave(void)
{
	longjmp(current->out, 1);
}

static struct markdown_block *
get_block(void *bytes)
{
	return (struct markdown_block *)((char *)bytes -
					 offsetof(struct markdown_block,
						  bytes));
}

static void
link_block(struct markdown_block *block)
{
	struct markdown_tree *tree = current->tree;

	block->previous = NULL;
	block->next = tree->blocks;
	if (tree->blocks)
		tree->blocks->previous = block;
	tree->blocks = block;
}

static void
unlink_block(struct markdown_block *block)
{
	struct markdown_tree *tree = current->tree;

	if (block->next)
		block->next->previous = block->previous;
	if (block->previous)
		block->previous->next = block->next;
	else
		tree->blocks = block->next;
}

static void *
allocate(size_t n, size_t size)
{
	struct markdown_block *block;
	size_t len = n * size; /* of cmark's own structures and strings */

	block = calloc(1, sizeof(*block) + len);
	if (!block)
		leave();
	link_block(block);
	return block->bytes;
}

static void *
reallocate(void *bytes, size_t len)
{
	struct markdown_block *block, *moved;

	if (!bytes)
		return allocate(1, len);
	block = get_block(bytes);
	unlink_block(block);
	moved = realloc(block, sizeof(*block) + len);
	link_block(moved ? moved : block);
	if (!moved)
		leave();
	return moved->bytes;
}

static void
release(void *bytes)
{
	struct markdown_block *block;

	if (!bytes)
		return;
	block = get_block(bytes);
	unlink_block(block);
	free(block);
}

/* Whether nothing but blanks is between the line ends around AT. */
static bool
ends_paragraph(const char *s, size_t at, size_t len)
{
	while (++at < len && (s[at] == ' ' || s[at] == '\t' || s[at] == '\r'))
		;
	return at == len || s[at] == '\n';
}

static bool
contains(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= len; i++) {
		const char *found = memchr(s + i, word[0], len - n + 1 - i);

		if (!found)
			return false;
		if (!memcmp(found, word, n))
			return true;
		i = (size_t)(found - s);
	}
	return false;
}

/* Marks that nobody writes; to cmark they are punctuation, as a bar is. */
static const char *
choose_bar(const char *s, size_t len)
{
	static const char *const marks[] = {
		"\342\270\216", "\342\271\203", "\342\270\265", "\342\271\204",
		"\342\270\277", "\342\271\213", "\342\270\273", "\342\270\224"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (!contains(s, len, marks[i]))
			return marks[i];
	return NULL; /* then "\|" is a bar as any other */
}

/* Where the next "![" that is one too many, or "\|", begins, or LEN. */
static size_t
find_cut(const char *s, size_t at, size_t len, size_t *n_images)
{
	for (; at + 1 < len; at++) {
		if (s[at] == '\n' && ends_paragraph(s, at, len))
			*n_images = 0;
		if (s[at] == '!' && s[at + 1] == '[' &&
		    ++*n_images > MAX_IMAGES)
			return at;
		if (s[at] == '\\' && s[at + 1] == '|')
			return at;
		at += s[at] == '\\' && s[at + 1] == '\\';
	}
	return len;
}

/* Hands all to cmark; a "[" after too many "!" becomes a plain letter. */
static void
feed(cmark_parser *parser, const char *bar, const char *s, size_t len)
{
	size_t n_images = 0, at = 0;

	while (at < len) {
		size_t cut = find_cut(s, at, len, &n_images);

		cmark_parser_feed(parser, s + at, cut - at);
		if (cut == len)
			return;
		if (s[cut] == '!')
			cmark_parser_feed(parser, "!\\[", 3);
		else
			cmark_parser_feed(parser, bar ? bar : "\\|",
					  bar ? strlen(bar) : 2);
		at = cut + 2;
	}
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Where too many line ends in a row begin, and *NEXT, where they end; or LEN.
 */
static size_t
find_blank_lines(const char *s, size_t at, size_t len, size_t *next)
{
	size_t n_ends = 0, begin;

	for (; at < len && n_ends < MAX_LINE_ENDS; at++)
		if (is_line_end(s[at]))
			n_ends++;
		else if (s[at] != ' ' && s[at] != '\t')
			n_ends = 0;
	*next = begin = at;
	for (;
	     at < len && (is_line_end(s[at]) || s[at] == ' ' || s[at] == '\t');
	     at++)
		if (is_line_end(s[at]))
			*next = at + 1;
	return begin;
}

/* Hands all to cmark but what is too many blank lines. */
static void
feed_lines(cmark_parser *parser, struct markdown_tree *tree, const char *s,
	   size_t len)
{
	size_t at = 0, next;

	for (; at < len; at = next) {
		size_t end = find_blank_lines(s, at, len, &next);

		tree->has_cut |= next > end;
		feed(parser, tree->bar, s + at, end - at);
	}
}

/* Whatever happens within, this comes back. */
static void
run(struct parse *parse, const char *s, size_t len)
{
	static cmark_mem memory = {allocate, reallocate, release};

	if (setjmp(parse->out))
		return;
	parse->parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	feed_lines(parse->parser, parse->tree, s, len);
	parse->tree->root = cmark_parser_finish(parse->parser);
	cmark_parser_free(parse->parser);
	parse->done = true;
}

enum sumario_status
markdown_tree_parse(struct markdown_tree *tree, const char *s, size_t len,
		    struct sumario_error *error)
{
	struct parse parse = {.tree = tree};

	*tree = (struct markdown_tree){0};
	if (len > MAX_BYTES)
		return error_set(error, SUMARIO_LIMIT, "too-large",
				 N_("Markdown of more than 512 MiB"));
	if (contains(s, len, "\\|"))
		tree->bar = choose_bar(s, len);
	current = &parse;
	run(&parse, s, len);
	current = NULL;
	if (parse.done)
		return SUMARIO_OK;
	markdown_tree_release(tree);
	return error_no_memory(error);
}

void
markdown_tree_release(struct markdown_tree *tree)
{
	struct markdown_block *block, *next;

	for (block = tree->blocks; block; block = next) {
		next = block->next;
		free(block);
	}
	*tree = (struct markdown_tree){0};
}
