/* SPDX-License-Identifier: MIT */
/*
 * gumbo does not look whether an allocation fails, so ours does not return
 * then: it jumps out.  All that gumbo has is in the tree's arena, so nothing
 * is lost and nothing has to be freed node by node (which it would do by
 * recursion).
 */
#include <config.h>

#include "read/html_tree.h"

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>

struct parsing {
	struct arena arena;
	jmp_buf no_memory;
};

static void *
allocate(void *user, size_t len)
{
	struct parsing *parsing = user;
	void *piece = arena_alloc(&parsing->arena, len ? len : 1);

	if (!piece)
		longjmp(parsing->no_memory, 1);
	return piece;
}

static void
deallocate(void *user, void *piece)
{
	(void)user;
	(void)piece;
}

/* NULL: out of memory.  Nothing local is used after a jump but PARSING. */
static const GumboNode *
parse(struct parsing *parsing, const char *s, size_t len)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = allocate;
	options.deallocator = deallocate;
	options.userdata = parsing;
	options.max_errors = 0;
	if (setjmp(parsing->no_memory))
		return NULL;
	return gumbo_parse_with_options(&options, s, len)->root;
}

/* Our name of an element; the copy has other names for some. */
static enum html_name
get_name(const GumboElement *element)
{
	const char *name;

	switch (element->tag) {
	case GUMBO_TAG_VAR:
		return HTML_A;
	case GUMBO_TAG_SAMP:
		return HTML_B;
	default:
		name = gumbo_normalized_tagname(element->tag);
		return html_name_find(name, strlen(name));
	}
}

static bool
add_values(struct html_tree *tree, struct html_node *node,
	   const GumboVector *attributes)
{
	struct html_values *values = &tree->values;

	node->first_value = (uint32_t)values->n_items;
	node->n_values = attributes->length;
	if (!vector_add_room(values, attributes->length))
		return false;
	for (unsigned i = 0; i < attributes->length; i++) {
		const GumboAttribute *attribute = attributes->data[i];

		values->items[values->n_items++] =
			(struct html_value){attribute->name, attribute->value};
	}
	return true;
}

static bool
add_node(struct html_tree *tree, const GumboNode *from, uint32_t parent)
{
	struct html_node node = {.name = HTML_OTHER, .parent = parent};

	if (!vector_add_room(&tree->nodes, 1))
		return false;
	if (from->type == GUMBO_NODE_ELEMENT) {
		node.name = get_name(&from->v.element);
		if (!add_values(tree, &node, &from->v.element.attributes))
			return false;
	} else {
		node.text = from->v.text.text;
	}
	tree->nodes.items[tree->nodes.n_items++] = node;
	return true;
}

/* An element whose children are being added. */
struct level {
	const GumboNode *from;
	uint32_t node;
	unsigned next; /* child */
};
VECTOR_TYPE(levels, struct level);

static bool
enter(struct html_tree *tree, struct levels *levels, const GumboNode *from,
      uint32_t parent)
{
	uint32_t node = (uint32_t)tree->nodes.n_items;

	if (!add_node(tree, from, parent))
		return false;
	if (from->type != GUMBO_NODE_ELEMENT) {
		tree->nodes.items[node].end = node + 1;
		return true;
	}
	if (!vector_add_room(levels, 1))
		return false;
	levels->items[levels->n_items++] = (struct level){from, node, 0};
	return true;
}

static bool
is_wanted(const GumboNode *node)
{
	switch (node->type) {
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA:
		return true;
	default:
		return false;
	}
}

static bool
flatten(struct html_tree *tree, const GumboNode *root)
{
	struct levels levels = {0};
	bool good = enter(tree, &levels, root, 0);

	while (good && levels.n_items) {
		struct level *level = &levels.items[levels.n_items - 1];
		const GumboVector *children = &level->from->v.element.children;
		const GumboNode *child;

		if (level->next == children->length) {
			tree->nodes.items[level->node].end =
				(uint32_t)tree->nodes.n_items;
			levels.n_items--;
			continue;
		}
		child = children->data[level->next++];
		if (is_wanted(child))
			good = enter(tree, &levels, child, level->node);
	}
	vector_release(&levels);
	return good;
}

bool
html_tree_build(struct html_tree *tree, const char *s, size_t len)
{
	struct parsing parsing = {.arena = ARENA_INIT};
	const GumboNode *root = parse(&parsing, s, len);

	tree->arena = parsing.arena;
	return root && flatten(tree, root);
}

void
html_tree_release(struct html_tree *tree)
{
	arena_release(&tree->arena);
	vector_release(&tree->nodes);
	vector_release(&tree->values);
}

const char *
html_tree_find(const struct html_tree *tree, const struct html_node *node,
	       const char *name)
{
	for (uint32_t i = 0; i < node->n_values; i++) {
		const struct html_value *value =
			&tree->values.items[node->first_value + i];

		if (!strcmp(value->name, name))
			return value->value;
	}
	return NULL;
}
