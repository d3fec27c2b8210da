/* SPDX-License-Identifier: MIT */
/*
 * What the names of elements say.
 * Classes and ids are taken apart into words ("article__bodyText" is
 * "-article-body-text-"), which data/html_hints.tsv knows.  A page has the same
 * classes again and again: each is looked up once.
 */
#include <config.h>

#include "read/html_hint.h"

#include "base/ascii.h"
#include "read/html_tally.h"
#include "read/html_words.h"

#include <string.h>

#define MAX_TOKEN 96

/* Tools that make class names unique end them with "__" and so many bytes. */
#define SUFFIX_BYTES 5

/* Whether [S, S + LEN) is no word, but a hash: "2pNav", "EsDZM". */
static bool
is_suffix(const char *s, size_t len)
{
	bool mixed = false;

	for (size_t i = 0; i < len; i++)
		mixed |= ascii_is_digit(s[i]) || (i && ascii_is_upper(s[i]));
	return mixed && len == SUFFIX_BYTES;
}

/* The length of the name at S, which ends at white space or with the string. */
static size_t
get_length(const char *s)
{
	size_t len = strcspn(s, " \t\n");

	for (size_t i = 2; i <= len; i++)
		if (s[i - 2] == '_' && s[i - 1] == '_' &&
		    is_suffix(s + i, len - i))
			return i;
	return len;
}

/* The name of LEN bytes at S as "-article-body-". */
static void
take_token(const char *s, size_t len, char token[MAX_TOKEN])
{
	size_t n = 0;
	char before = '-';

	token[n++] = '-';
	for (size_t i = 0; i < len && n <= MAX_TOKEN - 4; i++) {
		char c = s[i];
		bool hump = ascii_is_upper(c) && ascii_is_lower(before);

		before = c;
		if ((!html_words_is_letter(c) || hump) && token[n - 1] != '-')
			token[n++] = '-';
		if (html_words_is_letter(c))
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
	unsigned hints = 0, more = read_words(token + 1);

	if (more & HTML_HINT_ABOUT)
		return 0;
	for (const char *s = token; !(more & HTML_HINT_STATE);) {
		hints |= more;
		s = strchr(s + 1, '-');
		if (!s || !s[1])
			break;
		more = read_words(s + 1);
	}
	return hints & ~(unsigned)HTML_HINT_ABOUT;
}

static unsigned
read_tokens(const char *s)
{
	unsigned hints = 0;
	char token[MAX_TOKEN];

	while (*s) {
		s += strspn(s, " \t\n");
		take_token(s, get_length(s), token);
		hints |= read_token(token);
		s += strcspn(s, " \t\n");
	}
	return hints;
}

/* Each name is read once.  Without memory it is read again each time. */
static unsigned
get_hints(struct html_tally *known, const char *names)
{
	uint32_t *hints;
	bool is_new;

	if (!names || !*names)
		return 0;
	hints = html_tally_get(known, names, &is_new);
	if (!hints)
		return read_tokens(names);
	if (is_new)
		*hints = read_tokens(names);
	return *hints;
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

/* The anchor of a chapter is made of the words of its heading. */
static unsigned
read_id(struct html_tally *known, const char *id)
{
	unsigned hints = get_hints(known, id);

	return hints & HTML_HINT_SLUG ? 0 : hints;
}

static unsigned
read_node(struct html_tally *known, const struct html_tree *tree,
	  const struct html_node *node)
{
	static const char *const attributes[] = {"class", "data-testid",
						 "data-component", "data-e2e"};
	const char *name = html_tree_find(tree, node, "data-name");
	unsigned hints = read_name(node->name) |
			 read_role(html_tree_find(tree, node, "role")) |
			 read_property(html_tree_find(tree, node, "itemprop"));

	/* Systems write there what the page is about, and how it looks. */
	if (node->name == HTML_HTML || node->name == HTML_BODY ||
	    node->name == HTML_MAIN)
		return hints;
	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++)
		hints |= get_hints(known,
				   html_tree_find(tree, node, attributes[i]));
	hints |= read_id(known, html_tree_find(tree, node, "id"));
	if (name && !strcmp(name, "button"))
		hints |= HTML_HINT_JUNK;
	else
		hints |= get_hints(known, name);
	/* "article-body-share": the later words say what it is. */
	if (hints & (HTML_HINT_STRANGE | HTML_HINT_JUNK))
		hints &= ~(unsigned)HTML_HINT_BODY;
	return hints & HTML_HINT_ALL;
}

bool
html_hint_find(const struct html_tree *tree, struct html_counts *hints)
{
	struct html_tally known = {0};
	size_t n = tree->nodes.n_items;

	if (!vector_add_room(hints, n))
		return false;
	hints->n_items = n;
	for (size_t i = 0; i < n; i++) {
		const struct html_node *node = &tree->nodes.items[i];

		hints->items[i] = node->text ? 0
					     : read_node(&known, tree, node);
	}
	html_tally_release(&known);
	return true;
}

/* -- First words --------------------------------------------------------- */

#define MAX_OPENING 48
/* An entry with fewer letters ends with a word. */
#define OPENING_MIN_FREE 9

/* A number may be before it: "6 comentarios". */
unsigned
html_hint_of_heading(const char *s, size_t len)
{
	char word[MAX_OPENING];
	size_t n;

	html_words_simplify(s, len, word, sizeof(word) - 1);
	n = strspn(word, "abcdefghijklmnopqrstuvwxyz");
	word[n] = '-';
	word[n + 1] = '\0';
	return n ? read_words(word) & HTML_HINT_ALL : 0;
}

bool
html_hint_is_interlude(const char *s, size_t len, uint32_t n_words)
{
	char opening[MAX_OPENING];
	bool goes_on = true;

	html_words_simplify(s, len, opening, sizeof(opening));
	for (size_t n = 1; goes_on && opening[n - 1]; n++) {
		uint32_t max = lexicon_find_begin(html_words_interludes,
						  opening, n, &goes_on);

		if (n_words <= max && !(html_words_is_letter(opening[n]) &&
					html_words_is_letter(opening[n - 1]) &&
					n < OPENING_MIN_FREE))
			return true;
	}
	return false;
}
