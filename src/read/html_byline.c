/* SPDX-License-Identifier: MIT */
/*
 * Who wrote a page, and when, as it says to people.
 * What no machine is told can be read by people: a line between the title and
 * the text, or after it, that is called author or date, is a link to an author
 * or begins with "Por" or "By".  A date is looked for there first as <time> has
 * it.
 */
#include <config.h>

#include "read/html_byline.h"

#include "base/ascii.h"
#include "read/html_date.h"
#include "read/html_hint.h"
#include "read/html_words.h"
#include "text/utf8.h"

#include <string.h>

/* So many blocks before the title and after the text are looked at. */
#define BLOCKS_BEFORE 8
#define BLOCKS_AFTER 12
/* A line about authors or dates has no more words; a name has at most. */
#define LINE_MAX_WORDS 30
#define NAME_MAX_WORDS 6
#define PARTICLE_MAX 3
/* A line of the article with a date is a sentence if it has more words. */
#define SENTENCE_MAX_WORDS 6
/* The last lines of an article may tell its date, too. */
#define LINES_LAST 4
/* Words at the beginning of a line that mean "by": bytes, simplified. */
#define BY_MAX 24

struct looking {
	struct html_reading *reading;
	const struct html_blocks *blocks;
	const bool *kept;
	uint32_t n_blocks;
	uint32_t title, begin, end; /* blocks: title, first and after last */
};

/* -- Names --------------------------------------------------------------- */

static bool
is_capital(const char *s)
{
	uint32_t cp = utf8_get(s);

	return ascii_is_upper(*s) || (cp >= 0xC0 && cp < 0xDF) ||
	       (cp >= 0x100 && cp < 0x180 && !(cp & 1)) ||
	       (cp >= 0x386 && cp < 0x42F);
}

/* Bytes of the first N words of [S, LEN), with what is after them. */
static size_t
skip_words(const char *s, size_t len, size_t n)
{
	size_t at = 0;

	for (; n; n--) {
		while (at < len && html_words_is_letter(s[at]))
			at++;
		while (at < len && (s[at] == ' ' || s[at] == ':'))
			at++;
	}
	return at;
}

/* Bytes of "by" and the like at the beginning of [S, LEN). */
static size_t
skip_by(const char *s, size_t len)
{
	size_t n_words = 0, found = 0;
	char words[BY_MAX];

	html_words_simplify(s, len, words, sizeof(words));
	for (size_t n = 1; n < sizeof(words) && words[n - 1]; n++) {
		if (words[n] != ' ' && words[n] != ':' && words[n] != '|')
			continue;
		n_words++;
		if (lexicon_find(html_words_bylines, words, n) & BYLINE_BY)
			found = n_words;
	}
	return found ? skip_words(s, len, found) : 0;
}

/*
 * How many words [S, LEN) has; 0: it is no name.  Particles are short, other
 * words of a name have a capital.
 */
static size_t
count_name(const char *s, size_t len)
{
	size_t n = 0;
	bool capital = false, has_capital = false;

	for (size_t i = 0, word = 0; i < len; i++) {
		if (s[i] == ' ' || i == 0)
			word = i + (s[i] == ' ');
		if (i >= word + PARTICLE_MAX && !capital)
			return 0;
		if (ascii_is_digit(s[i]) || strchr("@|\"?!", s[i]))
			return 0;
		if (s[i] != ' ' && (i == 0 || s[i - 1] == ' ')) {
			n++;
			capital = is_capital(s + i);
			has_capital |= capital;
		}
	}
	return has_capital && n <= NAME_MAX_WORDS ? n : 0;
}

/* Whether the word [S, LEN) joins two names. */
static bool
is_and(const char *s, size_t len)
{
	char word[BY_MAX];

	if (len > 4)
		return false;
	html_words_simplify(s, len, word, sizeof(word));
	return (len == 1 && *s == '&') ||
	       lexicon_find(html_words_bylines, word, strlen(word)) &
		       BYLINE_AND;
}

/* Where in [S, LEN) the first name ends; *NEXT: where the next one begins. */
static size_t
find_name_end(const char *s, size_t len, size_t *next)
{
	for (size_t i = 0; i < len; i++) {
		size_t word = i + 1;

		if (strchr(",;|/", s[i])) {
			*next = i + 1;
			return i;
		}
		if (s[i] != ' ')
			continue;
		while (word < len && s[word] != ' ')
			word++;
		/* "Ramón y Cajal" is one. */
		if (is_and(s + i + 1, word - i - 1) && count_name(s, i) >= 2 &&
		    word < len && memchr(s + word + 1, ' ', len - word - 1)) {
			*next = word;
			return i;
		}
	}
	*next = len;
	return len;
}

/* Whether "Ruiz, Ana" is one name, the last first. */
static bool
is_turned(const char *s, size_t len, size_t *comma)
{
	const char *found = memchr(s, ',', len);
	size_t at = found ? (size_t)(found - s) : len;

	*comma = at;
	return at + 2 < len && !memchr(s, ' ', at) && count_name(s, at) == 1 &&
	       count_name(s + at + 2, len - at - 2) == 1 &&
	       is_capital(s + at + 2) && !memchr(s + at + 1, ',', len - at - 1);
}

static size_t
add(char *out, size_t size, size_t n, const char *s, size_t len)
{
	if (n + len + 3 > size)
		return n;
	if (n) {
		memcpy(out + n, ", ", 2);
		n += 2;
	}
	memcpy(out + n, s, len);
	out[n + len] = '\0';
	return n + len;
}

static void
trim(const char **s, size_t *len)
{
	while (*len && strchr(" .,;:|/-", **s)) {
		++*s;
		--*len;
	}
	while (*len && strchr(" ,;:|/-", (*s)[*len - 1]))
		--*len;
}

bool
html_byline_clean(const char *s, size_t len, bool strict, char *out,
		  size_t size)
{
	size_t n = 0, comma, skip = skip_by(s, len);

	s += skip;
	len -= skip;
	trim(&s, &len);
	if (is_turned(s, len, &comma)) {
		n = add(out, size, n, s + comma + 2, len - comma - 2);
		if (n + comma + 2 > size)
			return false;
		out[n++] = ' ';
		memcpy(out + n, s, comma);
		out[n + comma] = '\0';
		return true;
	}
	while (len) {
		size_t next, end = find_name_end(s, len, &next);
		const char *name = s;

		trim(&name, &end);
		if (end &&
		    (!strict || (is_capital(name) && count_name(name, end))))
			n = add(out, size, n, name, end);
		else if (strict)
			break;
		s += next;
		len -= next;
		trim(&s, &len);
	}
	return n;
}

/* -- The page ------------------------------------------------------------ */

/* How well an element tells of an author, the best last. */
enum telling { TELLS_NOTHING, TELLS_BY_CLASS, TELLS_BY_LINE, TELLS_BY_NAME };

static void
find_window(struct looking *looking)
{
	uint32_t n = looking->n_blocks;

	looking->title = looking->begin = n;
	for (uint32_t i = 0; i < n; i++) {
		const struct html_block *block =
			&looking->blocks->list.items[i];

		if (!looking->kept[i])
			continue;
		if (looking->title == n)
			looking->title = i;
		if (looking->begin == n && !block->level)
			looking->begin = i;
		looking->end = i + 1;
	}
}

/* The text in NODE, white space as single blanks; false: it is too long. */
static bool
get_node_text(const struct looking *looking, uint32_t at, char *out,
	      size_t size)
{
	const struct html_node *nodes = looking->reading->tree->nodes.items;
	size_t n = 0;

	for (uint32_t i = at + 1; i < nodes[at].end; i++) {
		const char *s = nodes[i].text;

		if (!s)
			s = html_name_class(nodes[i].name) == HTML_INLINE ? " "
									  : "|";
		for (; *s; s++) {
			char c = html_is_space(*s) ? ' ' : *s;

			if ((c == ' ' || c == '|') &&
			    (!n || out[n - 1] == ' ' || out[n - 1] == '|'))
				continue;
			if (n + 2 > size)
				return false;
			out[n++] = c;
		}
	}
	out[n] = '\0';
	return n;
}

static bool
has_value(const struct looking *looking, uint32_t at, const char *name,
	  const char *value)
{
	const struct html_tree *tree = looking->reading->tree;
	const char *found = html_tree_find(tree, &tree->nodes.items[at], name);

	return found && ascii_equals(found, strlen(found), value);
}

static enum telling
get_telling(const struct looking *looking, uint32_t at, const char *text)
{
	if (has_value(looking, at, "rel", "author") ||
	    has_value(looking, at, "itemprop", "author"))
		return TELLS_BY_NAME;
	if (skip_by(text, strlen(text)))
		return TELLS_BY_LINE;
	return looking->blocks->hints.items[at] & HTML_HINT_AUTHOR
		       ? TELLS_BY_CLASS
		       : TELLS_NOTHING;
}

/* Whether a name ends before the word [S, LEN): a month, a network, "Tags". */
static bool
is_stop(const char *s, size_t len)
{
	char word[BY_MAX];
	uint32_t month;
	size_t n;

	if (len >= sizeof(word))
		return false;
	html_words_simplify(s, len, word, sizeof(word));
	n = strlen(word);
	month = lexicon_find(html_words_months, word, n);
	return (month && month <= 12) ||
	       lexicon_find(html_words_promos, word, n) ||
	       lexicon_find(html_words_bylines, word, n) & BYLINE_STOP;
}

/* Where the part of TEXT ends that may be names: at figures and bars. */
static size_t
get_names_length(const char *text)
{
	size_t n = strcspn(text, "|0123456789("), word;

	for (size_t i = 0; i < n; i = word + 1) {
		word = i;
		while (word < n && text[word] != ' ')
			word++;
		if (!memcmp(text + i, "- ", 2) ||
		    !strncmp(text + i, "\302\267", 2) ||
		    !strncmp(text + i, "\342\200", 2) ||
		    is_stop(text + i, word - i))
			return i;
	}
	return n;
}

/* The names in TEXT, after "by", which may be in an element of its own. */
static bool
read_names(const char *text, char *names, size_t size)
{
	text += skip_by(text, strlen(text));
	while (*text == '|' || *text == ' ')
		text++;
	return html_byline_clean(text, get_names_length(text), true, names,
				 size);
}

/* The block that the element AT is in, or the first in it. */
static uint32_t
get_block_of(const struct looking *looking, uint32_t at)
{
	const struct html_node *node = &looking->reading->tree->nodes.items[at];
	uint32_t first = looking->blocks->before.items[at];
	bool begins = looking->blocks->before.items[node->end] > first;

	return begins || !first ? first : first - 1;
}

/* Whether an author may be told in an element of the block I. */
static bool
is_near(const struct looking *looking, uint32_t i)
{
	return i + BLOCKS_BEFORE >= looking->title &&
	       i < looking->end + BLOCKS_AFTER &&
	       !(i >= looking->begin + BLOCKS_BEFORE && i < looking->end &&
		 looking->kept[i]);
}

/* Whether the element AT may be of a line about the author. */
static bool
may_tell(const struct looking *looking, uint32_t at)
{
	const struct html_node *node = &looking->reading->tree->nodes.items[at];
	uint32_t first = get_block_of(looking, at);
	uint32_t end = looking->blocks->before.items[node->end];

	return !node->text && node->end - at < 64 && end <= first + 3 &&
	       first < looking->n_blocks && is_near(looking, first) &&
	       node->name != HTML_BODY && node->name != HTML_TITLE;
}

static void
find_author(struct looking *looking)
{
	uint32_t n = (uint32_t)looking->reading->tree->nodes.n_items;
	enum telling best = TELLS_NOTHING;
	char text[256], names[256], found[256] = "";

	for (uint32_t i = 0; i < n; i++) {
		enum telling telling;

		if (!may_tell(looking, i) ||
		    !get_node_text(looking, i, text, sizeof(text)))
			continue;
		telling = get_telling(looking, i, text);
		if (telling <= best ||
		    !read_names(text, names, sizeof(names)) ||
		    (telling < TELLS_BY_NAME && !strchr(names, ' ')))
			continue;
		best = telling;
		memcpy(found, names, sizeof(found));
	}
	html_meta_offer(looking->reading,
			&looking->reading->article->metadata.author, found);
}

/* -- Dates --------------------------------------------------------------- */

/* The date that <time> elements have near the title, or after the text. */
static void
find_time(struct looking *looking, uint32_t begin, uint32_t end)
{
	const struct html_tree *tree = looking->reading->tree;

	for (uint32_t i = 0; i < tree->nodes.n_items; i++) {
		const struct html_node *node = &tree->nodes.items[i];
		uint32_t block = get_block_of(looking, i);

		if (node->text || block < begin || block >= end)
			continue;
		if (node->name == HTML_TIME)
			html_meta_offer_date(
				looking->reading,
				html_tree_find(tree, node, "datetime"));
		if (has_value(looking, i, "itemprop", "datepublished"))
			html_meta_offer_date(
				looking->reading,
				html_tree_find(tree, node, "content"));
	}
}

static void
find_line(struct looking *looking, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin; i < end && i < looking->n_blocks; i++) {
		const struct html_block *block =
			&looking->blocks->list.items[i];
		char text[256];
		size_t len = block->end - block->begin;

		if (block->n_words > LINE_MAX_WORDS || len >= sizeof(text) ||
		    (looking->kept[i] && block->is_terminated &&
		     block->n_words > SENTENCE_MAX_WORDS))
			continue;
		memcpy(text, looking->blocks->text.items + block->begin, len);
		text[len] = '\0';
		html_meta_offer_date(looking->reading, text);
	}
}

static void
find_date(struct looking *looking)
{
	uint32_t before = looking->title > BLOCKS_BEFORE
				  ? looking->title - BLOCKS_BEFORE
				  : 0;
	uint32_t after = looking->end + BLOCKS_AFTER;
	uint32_t begin = looking->begin + BLOCKS_BEFORE;
	uint32_t last = looking->end > LINES_LAST ? looking->end - LINES_LAST
						  : 0;

	find_time(looking, looking->title, begin);
	find_line(looking, looking->title, begin);
	find_time(looking, before, looking->title);
	find_line(looking, before, looking->title);
	find_time(looking, last, after);
	find_line(looking, last, after);
	html_meta_offer_date(looking->reading,
			     looking->reading->article->metadata.url);
}

void
html_byline_read(struct html_reading *reading, const struct html_blocks *blocks,
		 const bool *kept)
{
	struct looking looking = {.reading = reading,
				  .blocks = blocks,
				  .kept = kept,
				  .n_blocks = (uint32_t)blocks->list.n_items};
	struct metadata *metadata = &reading->article->metadata;
	const char *weak = metadata->author;

	find_window(&looking);
	if (reading->is_author_weak)
		metadata->author = NULL;
	if (!metadata->author)
		find_author(&looking);
	if (!metadata->author)
		metadata->author = weak;
	if (!metadata->date)
		find_date(&looking);
}
