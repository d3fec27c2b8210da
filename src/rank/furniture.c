/* SPDX-License-Identifier: MIT */
/*
 * Each segment is read alone first: short ones are compared with the phrases
 * of data/es/furniture.tsv, all with a few signs that posts and credits have.
 * Then lines are seen where they are: before the article, after it, or alone
 * among its paragraphs.  Rules measured on readers' marks and on the Spanish
 * Fake News Corpus: doc/scoring.md, "Furniture".
 */
#include <config.h>

#include "rank/furniture.h"

#include "rank/ranking.h"
#include "rank/word_line.h"
#include "split/detect.h"
#include "text/unicode.h"

#include <limits.h>
#include <string.h>

/* A longer segment is no … of its own. */
#define MAX_POINTER 22
#define MAX_HINT 14
#define MAX_LINK 25
#define MAX_LABEL 18
#define MAX_LABEL_DASH 12
#define MAX_LABEL_ALONE 3
#define MAX_CREDIT 8
#define MAX_STAGE 8
#define MAX_DATE 9
#define MAX_BYLINE 6
#define MAX_SHARE 9
#define MAX_HANDLE 5
#define MAX_LINE 8
#define MAX_FRONT 14
#define MAX_SIGNATURE 16
#define MAX_QUESTION 4
/* What is after a greeting in the same line. */
#define MAX_ADDRESSED 3
/* "here" follows "click" so soon. */
#define CLICK_REACH 7
#define MIN_NETWORKS 3
#define MIN_HANDLES 4
#define MIN_FOREIGN 4
/* So many segments, at most, are before the article; and it has so many. */
#define MAX_FRONT_LINES 8
/* What is said of the author is among so many last ones, of so many. */
#define AUTHOR_LAST 5
/* Who signs an article, and what for, is among so many last ones. */
#define SIGNED_LAST 3
#define AUTHOR_MIN 6
#define MAX_AUTHOR 60

const char *
furniture_name(enum furniture kind)
{
	static const char *const names[FURNITURE_N_KINDS] = {
		NULL,	    "symbols", "figure", "nothing", "stage", "caption",
		"pointer",  "label",   "date",	 "byline",  "front", "line",
		"embedded", "share",   "author", "foreign"};

	return names[kind];
}

/* So many words are read if a rule asks only for the first ones. */
#define FIRST_WORDS 8

/* A segment that is looked at, with its first words. */
struct view {
	const struct document *doc;
	const struct segment *segment;
	const char *s;	  /* the text */
	size_t index, n;  /* place among the segments */
	bool has_handles; /* the text has one of @ # / */
	const struct running_word *words;
	uint32_t cues; /* of all of them */
	struct line line;
	/* Of the longest entry that begins with each word, and its words. */
	unsigned char values[LINE_MAX_WORDS], lengths[LINE_MAX_WORDS];
};

#define NOT_ASKED UCHAR_MAX

/* Reads the segment's words, at most MAX of them. */
static void
read_words(struct view *view, uint32_t max)
{
	line_read(view->doc, view->segment, 0, max, &view->line);
	memset(view->values, NOT_ASKED, view->line.n);
}

/* The longest entry that begins with word K, and how many words it has. */
static uint32_t
find_entry(struct view *view, uint32_t k, uint32_t *n_words)
{
	*n_words = 0;
	if (k >= view->line.n)
		return ENTRY_NONE;
	if (view->values[k] == NOT_ASKED) {
		view->values[k] = (unsigned char)line_find(
			&view->line, view->doc->article.lexicon->furniture, k,
			n_words);
		view->lengths[k] = (unsigned char)*n_words;
	}
	*n_words = view->lengths[k];
	return view->values[k];
}

static bool
is_digits(const struct view *view, uint32_t k)
{
	return view->words[k].cues & CUE_DIGIT;
}

static bool
is_capitalised(const struct view *view, uint32_t k)
{
	return view->words[k].cues & CUE_CAPITAL;
}

/* Whether word K is one of those in data/es/words.tsv. */
static bool
is_word(const struct view *view, uint32_t k, enum lexicon_word word)
{
	return line_find_word(&view->line, k,
			      view->doc->article.lexicon->words) &
	       word;
}

/* Whether word K may be inside a name: "de", "la". */
static bool
is_particle(struct view *view, uint32_t k)
{
	return is_word(view, k, WORD_BYLINE);
}

static const char *
find_bytes(const char *s, size_t n, const char *wanted)
{
	size_t len = strlen(wanted);
	const char *end = s + n, *p;

	while (n >= len && (p = memchr(s, *wanted, n - len + 1))) {
		if (!memcmp(p, wanted, len))
			return p;
		s = p + 1;
		n = (size_t)(end - s);
	}
	return NULL;
}

/* -- The segment alone ---------------------------------------------------- */

/* Fewer than two letters: a number, a rule, an item's number. */
static enum furniture
read_symbols(struct view *view)
{
	size_t i = view->segment->begin;
	unsigned n_letters = 0;

	if (view->segment->n_words > MAX_LINE)
		return FURNITURE_NONE;
	while (i < view->segment->end && n_letters < 2) {
		n_letters += (unicode_class_at(view->s + i) & UNICODE_ALPHA) !=
			     0;
		i += utf8_length((unsigned char)view->s[i]);
	}
	return n_letters < 2 ? FURNITURE_SYMBOLS : FURNITURE_NONE;
}

/* "Villar / 12.03.2018 14:20": a place, a sign, and numbers. */
static bool
is_place_and_time(struct view *view)
{
	uint32_t k = 0, n = view->line.n, sign;

	while (k < n && (is_capitalised(view, k) ||
			 (k && !is_digits(view, k) && is_particle(view, k))))
		k++;
	if (!k || k == n)
		return false;
	sign = line_before(&view->line, k);
	if (sign != '/' && sign != '|' && sign != ',' && sign != '-' &&
	    sign != 0x2013 && sign != 0x2014)
		return false;
	while (k < n && is_digits(view, k))
		k++;
	return k == n;
}

/* Numbers, and words that are only there for them. */
static enum furniture
read_figures(struct view *view)
{
	uint32_t n = view->line.n, n_digits = 0, n_days = 0, n_places = 0, k;

	if (view->segment->n_words > MAX_DATE || !(view->cues & CUE_DIGIT))
		return FURNITURE_NONE;
	if (is_place_and_time(view))
		return FURNITURE_DATE;
	for (k = 0; k < n; k++) {
		uint32_t n_words, value = find_entry(view, k, &n_words);
		bool digits = is_digits(view, k);

		n_digits += digits;
		n_days += value == ENTRY_WEEKDAY || value == ENTRY_MONTH;
		if (digits || value == ENTRY_FIGURE || value == ENTRY_AGENCY ||
		    value == ENTRY_WEEKDAY || value == ENTRY_MONTH)
			continue;
		/* Not a name that a number belongs to: "Apolo 11". */
		if (!is_capitalised(view, k) || n_digits)
			break;
		n_places++;
	}
	if (k < n || !n_digits)
		return FURNITURE_NONE;
	if (n_days)
		return FURNITURE_DATE;
	return n_places ? FURNITURE_NONE : FURNITURE_FIGURE;
}

/* All in one pair of brackets. */
static enum furniture
read_stage(struct view *view)
{
	size_t begin = view->segment->begin, end = view->segment->end;
	char close;

	if (view->segment->n_words > MAX_STAGE ||
	    (view->s[begin] != '(' && view->s[begin] != '['))
		return FURNITURE_NONE;
	close = view->s[begin] == '(' ? ')' : ']';
	end = unicode_skip_back(view->s, begin, end, UNICODE_TERMINATOR);
	return memchr(view->s + begin, close, end - begin) == view->s + end - 1
		       ? FURNITURE_STAGE
		       : FURNITURE_NONE;
}

/* A word alone, a short question, greetings with whom they are for. */
static enum furniture
read_nothing(struct view *view)
{
	uint32_t k = 0, n = view->segment->n_words, n_words;
	bool greets = false;

	if (view->segment->n_words > MAX_LINE)
		return FURNITURE_NONE;
	while (k < view->line.n) {
		uint32_t value = find_entry(view, k, &n_words);

		if (value != ENTRY_GREETING && value != ENTRY_ANSWER)
			break;
		greets |= value == ENTRY_GREETING;
		k += n_words;
	}
	return k == n || n == 1 || (greets && n - k <= MAX_ADDRESSED) ||
			       (n <= MAX_QUESTION &&
				view->s[view->segment->end - 1] == '?')
		       ? FURNITURE_NOTHING
		       : FURNITURE_NONE;
}

/* After a label of N words. */
static bool
is_label(struct view *view, uint32_t n)
{
	uint32_t n_words = view->segment->n_words;
	uint32_t next = line_behind(&view->line, n - 1);

	if (next == ':' || next == '|' || next == 0xBB)
		return n_words <= MAX_LABEL;
	if (next == '-' || next == 0x2013 || next == 0x2014)
		return n_words <= MAX_LABEL_DASH;
	return n_words <= MAX_LABEL_ALONE &&
	       view->s[view->segment->end - 1] != '?';
}

/* "Ver más de 30 casos" sends nobody anywhere. */
static bool
is_comparison(struct view *view, uint32_t n)
{
	return is_word(view, 0, WORD_LOOK) && is_word(view, n, WORD_OF);
}

/* How the line begins. */
static enum furniture
read_opener(struct view *view)
{
	uint32_t n, value = find_entry(view, 0, &n);
	uint32_t n_words = view->segment->n_words;

	switch (value) {
	case ENTRY_POINTER:
		return n_words <= MAX_POINTER && !is_comparison(view, n)
			       ? FURNITURE_POINTER
			       : FURNITURE_NONE;
	case ENTRY_NOTICE:
		return FURNITURE_POINTER;
	case ENTRY_HINT:
		return n_words <= MAX_HINT && view->index > 0
			       ? FURNITURE_POINTER
			       : FURNITURE_NONE;
	case ENTRY_LABEL:
	case ENTRY_AGENCY:
	case ENTRY_NETWORK:
		return is_label(view, n) ? FURNITURE_LABEL : FURNITURE_NONE;
	case ENTRY_SHARE:
		return n_words <= MAX_LABEL_ALONE ? FURNITURE_SHARE
						  : FURNITURE_NONE;
	}
	return FURNITURE_NONE;
}

/* "(Foto: EFE)" at the end. */
static bool
ends_with_credit(struct view *view)
{
	const struct segment *segment = view->segment;
	size_t end = unicode_skip_back(view->s, segment->begin, segment->end,
				       UNICODE_TERMINATOR);
	uint32_t k = view->line.n, n;

	if (end == segment->begin || view->s[end - 1] != ')')
		return false;
	while (k-- > 0)
		if (line_before(&view->line, k) == '(') {
			uint32_t value = find_entry(view, k, &n);
			uint32_t next =
				value ? line_behind(&view->line, k + n - 1) : 0;

			return value == ENTRY_LABEL &&
			       (next == ':' || next == '/');
		}
	return false;
}

/* "EFE / Ana Lara", "© Reuters", "Villar (EFE)". */
static bool
is_credit(struct view *view)
{
	const struct line *line = &view->line;
	uint32_t n;

	if (utf8_get(view->doc->article.text + view->segment->begin) == 0xA9)
		return view->segment->n_words <= MAX_CREDIT;
	for (uint32_t k = 0; k < line->n && view->cues & CUE_OPENER; k++) {
		uint32_t before, after;

		if (!(view->words[k].cues & CUE_OPENER) ||
		    find_entry(view, k, &n) != ENTRY_AGENCY)
			continue;
		before = line_before(line, k);
		after = line_behind(line, k + n - 1);
		if (before == '/' || before == '|' || before == 0xA9 ||
		    after == '/' || after == '|' ||
		    (before == '(' && after == ')' &&
		     view->segment->n_words <= MAX_BYLINE))
			return is_capitalised(view, k);
	}
	return false;
}

/* Whether word K, which may be "enlace", is "this" one. */
static bool
is_pointed_at(struct view *view, uint32_t k)
{
	return k && is_word(view, k - 1, WORD_POINTING);
}

/* Phrases that are anywhere in the line. */
static enum furniture
read_inside(struct view *view)
{
	uint32_t clicked = UINT32_MAX, n_networks = 0;
	uint32_t n_words = view->segment->n_words, n;

	if (!(view->cues & (CUE_INSIDE | CUE_OPENER)))
		return FURNITURE_NONE;
	for (uint32_t k = 0; k < view->line.n; k++) {
		uint32_t value;

		if (!(view->words[k].cues & (CUE_INSIDE | CUE_OPENER)))
			continue;
		value = find_entry(view, k, &n);
		if (value == ENTRY_CAPTION)
			return FURNITURE_CAPTION;
		if (value == ENTRY_INSIDE && n_words <= MAX_LINK)
			return FURNITURE_POINTER;
		n_networks += value == ENTRY_NETWORK;
		if (value == ENTRY_CLICK || (value == ENTRY_POINTER && k))
			clicked = k;
		if (value == ENTRY_HERE && n_words <= MAX_LINK &&
		    ((clicked != UINT32_MAX && k - clicked <= CLICK_REACH) ||
		     is_pointed_at(view, k)))
			return FURNITURE_POINTER;
	}
	return n_networks >= MIN_NETWORKS && n_words <= MAX_SHARE
		       ? FURNITURE_SHARE
		       : FURNITURE_NONE;
}

static enum furniture
read_caption(struct view *view)
{
	if (view->segment->kind == SUMARIO_CAPTION || ends_with_credit(view) ||
	    (view->segment->n_words <= MAX_CREDIT && is_credit(view)))
		return FURNITURE_CAPTION;
	return FURNITURE_NONE;
}

/* Names, places and dates before a dash: "VILLAR, 3 may (EFE).-" */
static enum furniture
read_dateline(struct view *view)
{
	size_t last = utf8_previous(view->s, view->segment->end);
	uint32_t n_dates = 0, n;

	if (view->segment->n_words > MAX_CREDIT ||
	    !(unicode_class_at(view->s + last) & UNICODE_DASH))
		return FURNITURE_NONE;
	for (uint32_t k = 0; k < view->line.n; k++) {
		uint32_t value = find_entry(view, k, &n);
		bool dates = is_digits(view, k) || value == ENTRY_MONTH ||
			     value == ENTRY_WEEKDAY;

		if (!is_capitalised(view, k) && !dates && !is_particle(view, k))
			return FURNITURE_NONE;
		n_dates += dates || value == ENTRY_AGENCY;
	}
	return n_dates || view->line.n <= 2 ? FURNITURE_DATE : FURNITURE_NONE;
}

/* -- Posts ---------------------------------------------------------------- */

/* Whether "(@name)" at AT has a date after it, or a dash and a name before. */
static bool
is_post_source(struct view *view, const char *at)
{
	const struct line *line = &view->line;
	const char *begin = view->s + view->segment->begin;
	size_t n = (size_t)(at - begin), reach = n < 60 ? n : 60;
	uint32_t k = 0, n_words;

	if (find_bytes(at - reach, reach, "—") ||
	    find_bytes(at - reach, reach, "– "))
		return true;
	while (k < line->n && view->s + line->word_begin[k] < at)
		k++;
	for (uint32_t i = k + 1; i < line->n && i <= k + 3; i++)
		if (find_entry(view, i, &n_words) == ENTRY_MONTH)
			return true;
	return false;
}

/* Names with an at sign, and tags; how many words are neither. */
static uint32_t
count_handles(struct view *view, uint32_t *n_handles)
{
	uint32_t n_other = 0;

	*n_handles = 0;
	for (uint32_t k = 0; k < view->line.n; k++) {
		uint32_t before =
			view->line.word_begin[k] > view->line.begin
				? (unsigned char)
					  view->s[view->line.word_begin[k] - 1]
				: 0;

		if (before == '@')
			++*n_handles;
		else if (before != '#' && before != '_')
			n_other++;
	}
	return n_other;
}

/* "#Ribera", perhaps after signs: "🔴#Ribera". */
static bool
begins_with_tag(const struct view *view)
{
	size_t at = view->segment->n_words ? view->words[0].begin : 0;

	return at > view->segment->begin && view->s[at - 1] == '#';
}

static enum furniture
read_post(struct view *view)
{
	const struct segment *segment = view->segment;
	const char *s = view->s + segment->begin, *at;
	size_t n = segment->end - segment->begin;
	uint32_t n_handles, n_other;

	if (!view->has_handles)
		return FURNITURE_NONE;
	if (find_bytes(s, n, "pic.twitter.com") || find_bytes(s, n, "/t.co/"))
		return FURNITURE_EMBEDDED;
	if ((at = find_bytes(s, n, "(@")) && is_post_source(view, at))
		return FURNITURE_EMBEDDED;
	n_other = count_handles(view, &n_handles);
	if (n_handles >= MIN_HANDLES || !n_other ||
	    (segment->n_words <= MAX_HANDLE && memchr(s, '@', n)))
		return FURNITURE_EMBEDDED;
	if (begins_with_tag(view)) {
		uint32_t next = line_behind(&view->line, 0);

		return next == '|' || next == ':' ? FURNITURE_EMBEDDED
						  : FURNITURE_NONE;
	}
	return FURNITURE_NONE;
}

/* -- The author, and other languages -------------------------------------- */

/* "Es periodista y …", "Elena Ruiz es economista …" among the last. */
static enum furniture
read_author(struct view *view)
{
	uint32_t k = 0, n;

	if (view->n < AUTHOR_MIN || view->index + AUTHOR_LAST < view->n ||
	    view->segment->n_words > MAX_AUTHOR)
		return FURNITURE_NONE;
	if (find_entry(view, 0, &n) == ENTRY_AUTHOR)
		return FURNITURE_AUTHOR;
	while (k < view->line.n && k < 4 && is_capitalised(view, k))
		k++;
	return k >= 2 && k < view->line.n &&
			       find_entry(view, k, &n) == ENTRY_AUTHOR &&
			       is_word(view, k, WORD_IS)
		       ? FURNITURE_AUTHOR
		       : FURNITURE_NONE;
}

static enum furniture
read_foreign(struct view *view)
{
	const struct running_word *words = view->words;
	uint32_t n = view->segment->n_words, n_spanish = 0, n_english = 0;

	if (n >= MIN_FOREIGN && detect_is_foreign(view->doc, view->segment))
		return FURNITURE_FOREIGN;
	if (!(view->cues & CUE_ENGLISH))
		return FURNITURE_NONE;
	for (uint32_t k = 0; k < n; k++) {
		bool english = words[k].cues & CUE_ENGLISH;

		n_english += english;
		n_spanish += words[k].term == TERM_NONE && !english &&
			     !(words[k].cues & CUE_DIGIT);
	}
	if (n >= MIN_FOREIGN &&
	    ((n_english >= 2 && n_english > 2 * n_spanish &&
	      n_english * 5 >= n) ||
	     (n_english && !n_spanish && n_english * 6 >= n)))
		return FURNITURE_FOREIGN;
	return FURNITURE_NONE;
}

/* -- All of them ---------------------------------------------------------- */

typedef enum furniture rule_fn(struct view *view);

static enum furniture
apply(rule_fn *const *rules, size_t n, struct view *view)
{
	enum furniture kind = FURNITURE_NONE;

	for (size_t i = 0; i < n && !kind; i++)
		kind = rules[i](view);
	return kind;
}

static enum furniture
judge_short(struct view *view)
{
	static rule_fn *const rules[] = {
		read_symbols, read_figures,  read_stage,  read_post,
		read_caption, read_opener,   read_inside, read_nothing,
		read_author,  read_dateline, read_foreign};

	return apply(rules, sizeof(rules) / sizeof(*rules), view);
}

static enum furniture
judge_long(struct view *view)
{
	static rule_fn *const rules[] = {read_post,   read_caption,
					 read_opener, read_inside,
					 read_author, read_foreign};

	return apply(rules, sizeof(rules) / sizeof(*rules), view);
}

/* Whether WORDS, five or more, may begin "Elena Ruiz es" or "Es periodista". */
static bool
may_present(const struct running_word *words)
{
	const uint32_t verbs = CUE_COPULA | CUE_SELF | CUE_AUXILIARY;

	return words[0].cues & verbs ||
	       (words[0].cues & words[1].cues & CUE_CAPITAL &&
		(words[2].cues | words[3].cues | words[4].cues) & CUE_COPULA);
}

/* Whether a rule that needs the words folded may say something. */
static bool
has_signs(const struct view *view)
{
	const struct segment *segment = view->segment;
	const struct running_word *words = view->words;
	const char *s = view->s + segment->begin;
	size_t n = segment->end - segment->begin;

	return (view->cues & CUE_INSIDE &&
		segment->n_words <= LINE_MAX_WORDS) ||
	       ((words[0].cues | words[1].cues | words[2].cues |
		 words[3].cues) &
			CUE_OPENER &&
		segment->n_words <= MAX_POINTER) ||
	       (view->index + AUTHOR_LAST >= view->n && may_present(words)) ||
	       segment->kind == SUMARIO_CAPTION || s[n - 1] == ')' ||
	       s[n - 2] == ')' || begins_with_tag(view) ||
	       (view->has_handles && (memchr(s, '@', n) || memchr(s, '/', n)));
}

/* Whether a rule looks at more than the first words. */
static bool
needs_words(const struct view *view)
{
	const char *s = view->s;
	size_t end = view->segment->end;
	bool is_short = view->segment->n_words <= MAX_DATE;

	return view->cues & CUE_INSIDE ||
	       (is_short && view->cues & (CUE_OPENER | CUE_DIGIT)) ||
	       view->has_handles ||
	       s[end - 1] == ')' ||
	       unicode_class_at(s + utf8_previous(s, end)) & UNICODE_DASH ||
	       (end - view->segment->begin > 1 && s[end - 2] == ')');
}

/* What the segment is, seen alone. */
static enum furniture
judge(struct view *view)
{
	bool is_short = view->segment->n_words <= MAX_DATE;

	view->words = document_get_words(view->doc, view->segment);
	view->cues = view->segment->cues;
	/* Most have no word and no sign that a rule asks for. */
	if (!is_short && !has_signs(view))
		return read_foreign(view);
	read_words(view, needs_words(view) ? LINE_MAX_WORDS : FIRST_WORDS);
	return is_short ? judge_short(view) : judge_long(view);
}

/* -- Lines ---------------------------------------------------------------- */

/* Whether SEGMENT ends as a sentence does. */
static bool
ends(const struct document *doc, const struct segment *segment)
{
	size_t end = unicode_skip_back(doc->article.text, segment->begin,
				       segment->end, UNICODE_CLOSE);

	if (end == segment->begin)
		return false;
	switch (utf8_get(doc->article.text +
			 utf8_previous(doc->article.text, end))) {
	case '.':
	case '!':
	case '?':
	case ':':
	case ';':
	case ',':
	case '"':
	case 0x2026:
		return true;
	}
	return end < segment->end;
}

/* Whether segment I is all of its block. */
static bool
is_alone(const struct document *doc, size_t i)
{
	const struct segment *segments = doc->segments.items;

	return (!i || segments[i - 1].block != segments[i].block) &&
	       (i + 1 == doc->segments.n_items ||
		segments[i + 1].block != segments[i].block);
}

/* Whether segment I is a line: without a final mark, all of its block. */
static bool
is_line(const struct document *doc, size_t i)
{
	const struct segment *segment = &doc->segments.items[i];

	return segment->kind == SUMARIO_SENTENCE && is_alone(doc, i) &&
	       !ends(doc, segment);
}

/* At most MAX words, names alone, perhaps after "Por". */
static bool
is_byline(struct view *view, uint32_t max)
{
	uint32_t k = is_word(view, 0, WORD_BY);

	if (view->segment->n_words > max || view->line.n == k)
		return false;
	for (; k < view->line.n; k++)
		if (!is_capitalised(view, k) && !is_particle(view, k))
			return false;
	return true;
}

/* Names of sections and nothing else: "Inicio > Sucesos". */
static bool
is_section(struct view *view)
{
	uint32_t n;

	for (uint32_t k = 0; k < view->line.n; k += n)
		if (find_entry(view, k, &n) != ENTRY_SECTION) {
			if (!is_particle(view, k))
				return false;
			n = 1;
		}
	return view->line.n > 0;
}

static enum furniture
judge_line(struct view *view)
{
	view->words = document_get_words(view->doc, view->segment);
	read_words(view, LINE_MAX_WORDS);
	if (is_section(view))
		return FURNITURE_FRONT;
	if (is_byline(view, MAX_BYLINE))
		return FURNITURE_BYLINE;
	return is_digits(view, 0) ? FURNITURE_NONE : FURNITURE_LINE;
}

/* How many segments are before the first whole sentence; 0: too many. */
static size_t
find_front(const struct document *doc)
{
	size_t i = 0, n = doc->segments.n_items;

	while (i < n && i <= MAX_FRONT_LINES &&
	       (doc->segments.items[i].kind == SUMARIO_HEADING ||
		doc->ranking->furniture.items[i] || is_line(doc, i)))
		i++;
	return i < n && i <= MAX_FRONT_LINES ? i : 0;
}

/* Lines before the article: one that is longer may be its title. */
static void
mark_front(struct document *doc, size_t n_front)
{
	bool has_furniture = false;

	for (size_t i = 0; i < n_front; i++)
		has_furniture |= doc->ranking->furniture.items[i] !=
				 FURNITURE_NONE;
	for (size_t i = 0; i < n_front; i++)
		if (has_furniture && !doc->ranking->furniture.items[i] &&
		    doc->segments.items[i].kind != SUMARIO_HEADING &&
		    doc->segments.items[i].n_words <= MAX_FRONT)
			doc->ranking->furniture.items[i] = FURNITURE_FRONT;
}

/* Whether most words are in whole sentences: else lines are what it has. */
static bool
is_prose(const struct document *doc)
{
	uint64_t n_ends = 0, n = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];

		if (segment->kind == SUMARIO_HEADING ||
		    doc->ranking->furniture.items[i])
			continue;
		n += segment->n_words;
		n_ends += ends(doc, segment) ? segment->n_words : 0;
	}
	return n_ends * 2 > n;
}

static void
mark_lines(struct document *doc)
{
	struct view view = {.doc = doc, .s = doc->article.text};
	bool is_checked = false;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		view.segment = &doc->segments.items[i];
		if (doc->ranking->furniture.items[i] ||
		    view.segment->n_words > MAX_LINE || !is_line(doc, i))
			continue;
		/* Most articles have no such line: it is asked for late. */
		if (!is_checked && !is_prose(doc))
			return;
		is_checked = true;
		doc->ranking->furniture.items[i] =
			(unsigned char)judge_line(&view);
	}
	mark_front(doc, find_front(doc));
}

/* Whether a segment ends with a letter, a digit or a mark that closes. */
static bool
is_unstopped(const struct document *doc, const struct segment *segment)
{
	const char *s = doc->article.text;
	size_t last = utf8_previous(s, segment->end);

	return unicode_class_at(s + last) &
	       (UNICODE_ALPHA | UNICODE_DIGIT | UNICODE_CLOSE);
}

/* Marks names among the last lines: whoever has signed the article. */
static void
mark_signatures(struct view *view)
{
	const struct document *doc = view->doc;
	size_t n = doc->segments.n_items;

	for (size_t i = n > SIGNED_LAST ? n - SIGNED_LAST : 1; i < n; i++) {
		view->segment = &doc->segments.items[i];
		if (doc->ranking->furniture.items[i] ||
		    view->segment->kind != SUMARIO_SENTENCE ||
		    view->segment->n_words > MAX_SIGNATURE ||
		    !is_alone(doc, i) || !is_unstopped(doc, view->segment))
			continue;
		view->words = document_get_words(doc, view->segment);
		read_words(view, LINE_MAX_WORDS);
		if (is_byline(view, MAX_SIGNATURE) && is_prose(doc))
			doc->ranking->furniture.items[i] = FURNITURE_BYLINE;
	}
}

/* Whether anything but furniture is left. */
static bool
is_anything_left(const struct document *doc)
{
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (!doc->ranking->furniture.items[i] &&
		    doc->segments.items[i].kind != SUMARIO_HEADING &&
		    doc->segments.items[i].n_words)
			return true;
	return false;
}

bool
furniture_mark(struct document *doc)
{
	size_t n = doc->segments.n_items;
	struct view view = {.doc = doc, .s = doc->article.text, .n = n};

	view.has_handles =
		doc->article.n_bytes &&
		(memchr(doc->article.text, '@', doc->article.n_bytes) ||
		 memchr(doc->article.text, '#', doc->article.n_bytes) ||
		 memchr(doc->article.text, '/', doc->article.n_bytes));
	if (!vector_add_room(&doc->ranking->furniture, n))
		return false;
	doc->ranking->furniture.n_items = n;
	for (size_t i = 0; i < n; i++) {
		view.segment = &doc->segments.items[i];
		view.index = i;
		doc->ranking->furniture.items[i] =
			view.segment->kind == SUMARIO_HEADING
				? FURNITURE_NONE
				: (unsigned char)judge(&view);
	}
	mark_lines(doc);
	mark_signatures(&view);
	if (n && !is_anything_left(doc))
		memset(doc->ranking->furniture.items, FURNITURE_NONE, n);
	return true;
}
