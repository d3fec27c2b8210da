/* SPDX-License-Identifier: MIT */
/*
 * Classes and ids are taken apart into words ("article__bodyText" is
 * "-article-body-text-"), which data/html_hints.tsv knows.  A page has the same
 * classes again and again: each is looked up once.
 */
#include <config.h>

#include "read/html_hint.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/table.h"
#include "read/html_words.h"
#include "text/utf8.h"

#include <string.h>

#define MAX_TOKEN 96

static bool
is_word_char(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* The token at *S as "-article-body-"; *S moves behind it. */
static void
take_token(const char **s, char token[MAX_TOKEN])
{
	size_t n = 0;
	char before = '-';

	token[n++] = '-';
	for (; **s && **s != ' ' && **s != '\t' && **s != '\n'; (*s)++) {
		char c = **s;
		bool hump = ascii_is_upper(c) && ascii_is_lower(before);

		before = c;
		if (n > MAX_TOKEN - 4)
			continue;
		if ((!is_word_char(c) || hump) && token[n - 1] != '-')
			token[n++] = '-';
		if (is_word_char(c))
			token[n++] = ascii_lower(c);
	}
	if (token[n - 1] != '-')
		token[n++] = '-';
	token[n] = '\0';
}

/*
 * The hints of the longest entries that begin at S, in a token: entries end
 * with a word, or anywhere in it.
 */
static unsigned
read_words(const char *s)
{
	unsigned hints = 0;
	bool goes_on = true;

	for (size_t n = 1; goes_on && s[n - 1]; n++) {
		uint32_t value = lexicon_find_begin(html_words_hints, s, n,
						    &goes_on);

		if (s[n] == '-' || value & HTML_HINT_BEGINS)
			hints |= value;
	}
	return hints;
}

static unsigned
read_token(const char *token)
{
	unsigned hints = read_words(token + 1);

	if (hints & HTML_HINT_ABOUT)
		return 0;
	for (const char *s = strchr(token + 1, '-'); s && s[1];
	     s = strchr(s + 1, '-'))
		hints |= read_words(s + 1);
	return hints & HTML_HINT_ALL;
}

static unsigned
read_tokens(const char *s)
{
	unsigned hints = 0;
	char token[MAX_TOKEN];

	while (*s) {
		while (*s == ' ' || *s == '\t' || *s == '\n')
			s++;
		take_token(&s, token);
		hints |= read_token(token);
	}
	return hints;
}

/* -- What has been read -------------------------------------------------- */

/* Names that elements of a page have, and their hints; pages repeat them. */
struct name {
	const char *names;
	unsigned hints;
};
VECTOR_TYPE(names, struct name);

struct reader {
	struct table table;
	struct names names;
	uint64_t seed;
};

struct asked {
	const struct reader *reader;
	const char *names;
};

static bool
is_same(const void *key, uint32_t item)
{
	const struct asked *asked = key;

	return !strcmp(asked->reader->names.items[item].names, asked->names);
}

/* Without memory it is read again each time. */
static unsigned
get_hints(struct reader *reader, const char *names)
{
	struct asked asked = {reader, names};
	uint32_t hash, item;
	size_t slot;

	if (!names || !*names)
		return 0;
	if (!table_add_room(&reader->table, 1) ||
	    !vector_add_room(&reader->names, 1))
		return read_tokens(names);
	hash = (uint32_t)hash_bytes(names, strlen(names), reader->seed);
	item = table_find(&reader->table, hash, is_same, &asked, &slot);
	if (item == TABLE_NONE) {
		item = (uint32_t)reader->names.n_items++;
		reader->names.items[item] = (struct name){names,
							  read_tokens(names)};
		table_add(&reader->table, slot, hash, item);
	}
	return reader->names.items[item].hints;
}

/* -- Elements ------------------------------------------------------------ */

static unsigned
read_name(enum html_name name)
{
	switch (name) {
	case HTML_ARTICLE:
	case HTML_MAIN:
		return HTML_HINT_BODY;
	case HTML_NAV:
	case HTML_FOOTER:
		return HTML_HINT_STRANGE;
	case HTML_ASIDE:
	case HTML_FORM:
	case HTML_DIALOG:
		return HTML_HINT_JUNK;
	case HTML_FIGCAPTION:
	case HTML_FIGURE:
		return HTML_HINT_CAPTION;
	default:
		return 0;
	}
}

static unsigned
read_role(const char *role)
{
	static const struct {
		const char *role;
		unsigned hint;
	} roles[] = {
		{"main", HTML_HINT_BODY},
		{"article", HTML_HINT_BODY},
		{"navigation", HTML_HINT_STRANGE},
		{"menu", HTML_HINT_STRANGE},
		{"banner", HTML_HINT_STRANGE},
		{"contentinfo", HTML_HINT_STRANGE},
		{"search", HTML_HINT_STRANGE},
		{"complementary", HTML_HINT_JUNK},
		{"dialog", HTML_HINT_JUNK},
		{"alertdialog", HTML_HINT_JUNK},
		{"button", HTML_HINT_JUNK},
		{"toolbar", HTML_HINT_JUNK},
	};

	for (size_t i = 0; role && i < sizeof(roles) / sizeof(*roles); i++)
		if (!strcmp(role, roles[i].role))
			return roles[i].hint;
	return 0;
}

static unsigned
read_property(const char *property)
{
	if (!property)
		return 0;
	if (!strcmp(property, "articleBody"))
		return HTML_HINT_BODY;
	if (!strcmp(property, "author") || !strcmp(property, "datePublished"))
		return HTML_HINT_BYLINE;
	return !strcmp(property, "comment") ? HTML_HINT_STRANGE : 0;
}

static unsigned
read_node(struct reader *reader, const struct html_tree *tree,
	  const struct html_node *node)
{
	static const char *const attributes[] = {"class", "id", "data-testid",
						 "data-component", "data-e2e"};
	const char *name = html_tree_find(tree, node, "data-name");
	unsigned hints = read_name(node->name) |
			 read_role(html_tree_find(tree, node, "role")) |
			 read_property(html_tree_find(tree, node, "itemprop"));

	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++)
		hints |= get_hints(reader,
				   html_tree_find(tree, node, attributes[i]));
	if (name && !strcmp(name, "button"))
		hints |= HTML_HINT_JUNK;
	else
		hints |= get_hints(reader, name);
	/* "article-body-share": the later words say what it is. */
	if (hints & (HTML_HINT_STRANGE | HTML_HINT_JUNK))
		hints &= ~(unsigned)HTML_HINT_BODY;
	return hints;
}

bool
html_hint_find(const struct html_tree *tree, struct html_counts *hints)
{
	struct reader reader = {.seed = hash_seed()};
	size_t n = tree->nodes.n_items;

	if (!vector_add_room(hints, n))
		return false;
	hints->n_items = n;
	for (size_t i = 0; i < n; i++) {
		const struct html_node *node = &tree->nodes.items[i];

		hints->items[i] = node->text ? 0
					     : read_node(&reader, tree, node);
	}
	table_release(&reader.table);
	vector_release(&reader.names);
	return true;
}

/* -- First words --------------------------------------------------------- */

#define MAX_OPENING 48
/* An entry with fewer letters ends with a word. */
#define OPENING_MIN_FREE 9

/* The beginning of S in lower case without accents and marks in front. */
static void
simplify(const char *s, size_t len, char out[MAX_OPENING])
{
	static const char plain[] = "aaaaaaaceeeeiiiidnooooo/ouuuuypsaaaaaaace"
				    "eeeiiiidnooooo/ouuuuypy";
	size_t n = 0;

	for (size_t i = 0; i < len && n < MAX_OPENING - 4;
	     i += utf8_length((unsigned char)s[i])) {
		uint32_t cp = utf8_get(s + i);

		if (cp >= 0xC0 && cp < 0x100)
			out[n++] = plain[cp - 0xC0];
		else if (cp < 0x80 && (n || is_word_char((char)cp)))
			out[n++] = ascii_lower((char)cp);
		else if (cp == 0xA9)
			n += utf8_put(cp, out + n);
	}
	out[n] = '\0';
}

bool
html_hint_is_interlude(const char *s, size_t len, uint32_t n_words)
{
	char opening[MAX_OPENING];
	bool goes_on = true;

	simplify(s, len, opening);
	for (size_t n = 1; goes_on && opening[n - 1]; n++) {
		uint32_t max = lexicon_find_begin(html_words_interludes,
						  opening, n, &goes_on);

		if (n_words <= max &&
		    !(is_word_char(opening[n]) &&
		      is_word_char(opening[n - 1]) && n < OPENING_MIN_FREE))
			return true;
	}
	return false;
}
