/* SPDX-License-Identifier: MIT */
/*
 * Which elements a reader does not see.
 * An element is hidden by an attribute, by its style, or because it is only
 * for programs without scripts; but pages also hide their article until a
 * script has done its work: has asked for money, or put what was streamed in
 * its place.  So what is hidden is seen if it is most of the page's text.
 * Slides of a gallery are one, which is why the hidden children of an element
 * are taken together.
 */
#include <config.h>

#include "read/html_unseen.h"

#include "read/html_hint.h"

#include <stdlib.h>
#include <string.h>

/*
 * Shares of a page's text, without links, that are not hidden: of any element;
 * of one that says that it is paid for; of one that a server streamed.
 */
#define SEEN_MIN_SHARE 0.75
#define SEEN_MIN_SHARE_PAID 0.5
#define SEEN_MIN_SHARE_STREAMED 0.25
/* The same of one in an element that is called the article. */
#define SEEN_MIN_SHARE_INSIDE 0.5

struct looking {
	const struct html_tree *tree;
	const struct html_counts *hints;
	uint32_t *bytes;  /* of text before each node, in no link */
	uint32_t *hidden; /* of text in hidden children of each node */
};

static const struct html_node *
get_node(const struct looking *looking, uint32_t at)
{
	return &looking->tree->nodes.items[at];
}

static bool
is_hidden(const struct looking *looking, const struct html_node *node)
{
	const struct html_tree *tree = looking->tree;
	const char *aria;

	if (node->name == HTML_NOSCRIPT)
		return true;
	if (node->name == HTML_DIALOG && !html_tree_find(tree, node, "open"))
		return true;
	if (html_tree_find(tree, node, "hidden"))
		return true;
	aria = html_tree_find(tree, node, "aria-hidden");
	return aria && !strcmp(aria, "true");
}

static uint32_t
count_bytes(const char *text)
{
	uint32_t n = 0;

	for (; *text; text++)
		n += !html_is_space(*text);
	return n;
}

static void
sum_bytes(struct looking *looking)
{
	uint32_t n = (uint32_t)looking->tree->nodes.n_items, sum = 0, end = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct html_node *node = get_node(looking, i);

		looking->bytes[i] = sum;
		if (!node->text &&
		    (node->name == HTML_A || node->name == HTML_TITLE) &&
		    node->end > end)
			end = node->end;
		if (node->text && i >= end)
			sum += count_bytes(node->text);
	}
	looking->bytes[n] = sum;
}

static uint32_t
get_bytes(const struct looking *looking, uint32_t at)
{
	return looking->bytes[get_node(looking, at)->end] - looking->bytes[at];
}

static double
get_min_share(const struct looking *looking, uint32_t at)
{
	const char *id = html_tree_find(looking->tree, get_node(looking, at),
					"id");

	if (id && !strncmp(id, "S:", 2))
		return SEEN_MIN_SHARE_STREAMED;
	if (looking->hints->items[at] & HTML_HINT_PAID)
		return SEEN_MIN_SHARE_PAID;
	return looking->hints->items[get_node(looking, at)->parent] &
			       HTML_HINT_BODY
		       ? SEEN_MIN_SHARE_INSIDE
		       : SEEN_MIN_SHARE;
}

/* Whether a hidden element holds what the page is there for. */
static bool
is_page(const struct looking *looking, uint32_t at)
{
	uint32_t total = looking->bytes[looking->tree->nodes.n_items];
	uint32_t mine = get_bytes(looking, at);
	uint32_t alike = looking->hidden[get_node(looking, at)->parent];
	double min = get_min_share(looking, at) * total;

	return mine && (double)(mine > alike ? mine : alike) >= min;
}

static void
find(struct looking *looking, bool *unseen)
{
	uint32_t n = (uint32_t)looking->tree->nodes.n_items;

	sum_bytes(looking);
	for (uint32_t i = 0; i < n; i++) {
		const struct html_node *node = get_node(looking, i);

		unseen[i] = !node->text && is_hidden(looking, node);
		if (unseen[i])
			looking->hidden[node->parent] += get_bytes(looking, i);
	}
	for (uint32_t i = 0; i < n; i++) {
		const struct html_node *node = get_node(looking, i);

		unseen[i] = unseen[i] && !is_page(looking, i);
		unseen[i] |= !node->text &&
			     (node->name == HTML_TITLE ||
			      looking->hints->items[i] & HTML_HINT_UNSEEN);
	}
}

bool
html_unseen_find(const struct html_tree *tree, const struct html_counts *hints,
		 bool *unseen)
{
	size_t n = tree->nodes.n_items;
	struct looking looking = {.tree = tree, .hints = hints};
	bool good;

	looking.bytes = malloc((n + 1) * sizeof(*looking.bytes));
	looking.hidden = calloc(n + 1, sizeof(*looking.hidden));
	good = looking.bytes && looking.hidden;
	if (good)
		find(&looking, unseen);
	free(looking.bytes);
	free(looking.hidden);
	return good;
}
