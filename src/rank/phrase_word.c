/* SPDX-License-Identifier: MIT */
/*
 * Which words may be in phrases.
 * The words of the article are read once, from doc->words: those with content
 * are kept, and what was between two of them becomes the link of the first.
 * What else is beside a word is asked later, of few words only.
 *
 * A capital that begins a sentence says nothing by itself: the word is a name
 * if the article has it in capitals elsewhere and nowhere in small letters.
 */
#include <config.h>

#include "base/ascii.h"
#include "rank/phrase.h"

#include "rank/ranking.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <string.h>

/* So many small words link two others: "de", "de la". */
#define MAX_SMALL 3
/* More bytes between two words do not hold them together. */
#define MAX_GAP 8
/* A shorter segment is no headline in capitals … */
#define MIN_SHOUT 4
/* … nor one in which fewer long words, by bytes, begin with one. */
#define MIN_CAPITALS 6
#define MIN_LONG_WORD 4
/* A full stop after a shorter word, in bytes, is of an abbreviation. */
#define MAX_ABBREVIATION 3
/* A word must be there so often, unless it is a name or in the title. */
#define MIN_COUNT 2
/* Kinds of so many words are kept, a power of two. */
#define N_KINDS 2048

/* -- Words --------------------------------------------------------------- */

/* What is between two words, beside their link. */
#define GAP_STOP 256	/* the second one begins a sentence */
#define GAP_ADDRESS 512 /* both are part of an address */
#define GAP_LINK (LINK_BLANK | LINK_TIGHT | LINK_QUOTE)

/* The words of a segment or the title, while they are read. */
struct reader {
	struct phrase_finder *finder;
	const char *s;
	const struct running_word *words;
	uint32_t n_words, end;	 /* end: of the text */
	uint32_t n_capitals;	 /* words that begin with one */
	uint32_t segment, place; /* of the first word */
	unsigned mark;		 /* of all words */
	uint32_t n_kept, last;	 /* words that were kept; the last of them */
};

/* One byte between two words. */
static unsigned
read_mark(const char *s, uint32_t at)
{
	switch (s[at]) {
	case ' ':
	case '\n':
		return LINK_BLANK;
	case '-':
	case '&':
	case '+':
	case '\'':
		return LINK_TIGHT;
	case '.': /* "EE.UU", "B.1"; "ejemplo.org" */
		return unicode_class_at(s + at + 1) &
				       (UNICODE_UPPER | UNICODE_DIGIT)
			       ? LINK_TIGHT | GAP_STOP
			       : GAP_ADDRESS;
	case '/':
	case '@':
	case '_':
	case '=':
		return GAP_ADDRESS;
	case '!':
	case '?':
	case ':':
	case '*':
	case '|':
		return GAP_STOP;
	}
	return 0;
}

/* What the mark at I says of the word after it, if it is no quotation mark. */
static unsigned
judge_mark(const char *s, uint32_t i, uint32_t end)
{
	switch (s[i]) {
	case '.': /* of an abbreviation, if the word is short */
		return unicode_skip_back(s, 0, i, UNICODE_WORD) +
					       MAX_ABBREVIATION <
				       i
			       ? GAP_STOP
			       : 0;
	case '@':
		return i + 1 == end ? GAP_ADDRESS : 0;
	case ',':
	case ';':
	case '/':
	case '%':
	case '(':
	case ')':
	case '[':
	case ']':
		return 0;
	}
	return GAP_STOP;
}

/* ¿ and ¡ begin a sentence, brackets link nothing. */
static bool
is_quotation_mark(const char *s, unsigned class)
{
	return *s == '"' || *s == '\'' ||
	       (class & (UNICODE_OPEN | UNICODE_CLOSE) &&
		!strchr("()[]{}", *s) && memcmp(s, "\302\277", 2) &&
		memcmp(s, "\302\241", 2));
}

/* Several marks: only quotation marks and a blank on either side link. */
static unsigned
read_marks(const char *s, uint32_t begin, uint32_t end)
{
	unsigned gap = LINK_QUOTE;
	uint32_t n_quotes = 0, n;

	for (uint32_t i = begin; i < end; i += n) {
		unsigned class = unicode_class_at(s + i);

		n = (uint32_t)utf8_length((unsigned char)s[i]);
		if (class & UNICODE_SPACE) {
			if (i > begin && i + n < end)
				gap &= ~(unsigned)LINK_QUOTE;
			if (class & UNICODE_NEWLINE)
				gap |= GAP_STOP;
		} else if (is_quotation_mark(s + i, class)) {
			n_quotes++;
		} else {
			gap &= ~(unsigned)LINK_QUOTE;
			gap |= judge_mark(s, i, end);
		}
	}
	if (!n_quotes || end - begin > MAX_GAP)
		gap &= ~(unsigned)LINK_QUOTE;
	/* a no-break space */
	if (end - begin == 2 && !memcmp(s + begin, "\302\240", 2))
		gap |= LINK_BLANK;
	return gap;
}

/* What is before WORD, which is not the first one. */
static inline unsigned
read_gap(const char *s, const struct running_word *word)
{
	uint32_t begin = word[-1].end;

	if (word->begin - begin < 2)
		return s[begin] == ' ' ? LINK_BLANK : read_mark(s, begin);
	if (word->begin - begin == 2 && s[begin] == ',' && s[begin + 1] == ' ')
		return 0; /* as most of them */
	return read_marks(s, begin, word->begin);
}

/* Whether read_gap() would find GAP_ADDRESS. */
static inline bool
is_in_address(const char *s, const struct running_word *word)
{
	uint32_t begin = word[-1].end;

	if (word->begin - begin < 2)
		return s[begin] != ' ' && read_mark(s, begin) & GAP_ADDRESS;
	return s[word->begin - 1] == '@';
}

/* Of those that may be inside a phrase only "de" and "del" begin so. */
static bool
is_de(const char *s, const struct running_word *word)
{
	return word->cues & CUE_JOINT && (s[word->begin] | 0x20) == 'd';
}

static unsigned
get_joint_link(const char *s, const struct running_word *word)
{
	if (is_de(s, word))
		return LINK_DE;
	if (word->cues & CUE_ARTICLE)
		return word->cues & CUE_CAPITAL ? LINK_ARTICLE | LINK_CAPITAL
						: LINK_ARTICLE;
	return word->cues & CUE_PREPOSITION ? LINK_OTHER : LINK_AND;
}

/* The link between words I and J; 0: they are apart. */
static unsigned
read_link(const struct reader *r, uint32_t i, uint32_t j)
{
	unsigned link = 0;

	for (uint32_t k = i + 1; k <= j; k++) {
		unsigned gap = read_gap(r->s, &r->words[k]) & GAP_LINK;

		if (!gap || (k < j && !(r->words[k].cues & CUE_JOINT)))
			return 0;
		link |= k < j ? gap | get_joint_link(r->s, &r->words[k]) : gap;
	}
	/* a blank is told only if nothing else is there */
	return link == LINK_BLANK ? link : link & ~(unsigned)LINK_BLANK;
}

static bool
is_acronym(const char *s, const struct running_word *word)
{
	uint32_t at = word->begin, n = 0;

	if (unicode_latin1[(unsigned char)s[at + 1]] & UNICODE_LOWER &&
	    (unsigned char)s[at + 1] < 0x80)
		return false;
	for (; at < word->end; n++) {
		if (!(unicode_class_at(s + at) &
		      (UNICODE_UPPER | UNICODE_DIGIT)))
			return false;
		at += (uint32_t)utf8_length((unsigned char)s[at]);
	}
	return n > 1;
}

/* "nº", "1.ª": what ends in such a letter counts. */
static bool
is_ordinal(const char *s, const struct running_word *word)
{
	return word->end - word->begin > 2 && s[word->end - 2] == '\302' &&
	       (s[word->end - 1] == '\272' || s[word->end - 1] == '\252');
}

/* Marks of word I. */
static unsigned
read_case(const struct reader *r, uint32_t i)
{
	const struct running_word *word = &r->words[i];
	unsigned marks = r->mark;

	if ((i && is_in_address(r->s, word)) ||
	    (i + 1 < r->n_words && is_in_address(r->s, word + 1)) ||
	    (word->cues & (CUE_LINK | CUE_CAPITAL)) == CUE_LINK)
		marks |= MARK_ADDRESS;
	if (!(word->cues & CUE_CAPITAL))
		return marks;
	if (is_acronym(r->s, word))
		marks |= MARK_ACRONYM;
	if (!i || read_gap(r->s, word) & GAP_STOP)
		marks |= MARK_INITIAL;
	return marks | MARK_UPPER;
}

/*
 * Whether a word may be in a phrase.  One in small letters that occurs once may
 * not, as only names are taken that do; but a short text has few others.  One
 * with a cue of CUES may in any case.
 */
static inline bool
has_content(const struct phrase_term *terms, unsigned cues,
	    const struct running_word *word)
{
	return word->cues & cues ||
	       (word->term != TERM_NONE && terms[word->term].wanted &&
		word->end - word->begin > 1);
}

/* "General", "Estado": a stop word in the middle of a name. */
static bool
may_be_name(const struct running_word *word, unsigned marks)
{
	const unsigned small = CUE_JOINT | CUE_ARTICLE | CUE_PREPOSITION |
			       CUE_PERSONAL | CUE_POSSESSIVE |
			       CUE_DEMONSTRATIVE | CUE_CLITIC;

	return !(word->cues & small) &&
	       !(marks & (MARK_INITIAL | MARK_ACRONYM)); /* "NO" */
}

/* Counts capitals and small letters, unless they say nothing. */
static inline void
count_case(struct phrase_term *term, unsigned marks)
{
	marks &= MARK_UPPER | MARK_INITIAL | MARK_SHOUT;
	term->n_lower += !marks;
	term->n_upper += marks == MARK_UPPER;
}

/* Keeps word I, if it has content; there is room. */
static void
keep_word(struct reader *r, uint32_t i)
{
	struct phrase_words *words = &r->finder->words;
	struct phrase_word *kept = words->items + words->n_items;
	const struct running_word *word = &r->words[i];
	unsigned marks = read_case(r, i);
	uint32_t n_small = i - r->last - 1;

	if (is_ordinal(r->s, word) ||
	    (word->term == TERM_NONE && !(word->cues & CUE_DIGIT) &&
	     !may_be_name(word, marks)))
		return;
	if (r->n_kept && n_small <= MAX_SMALL) {
		kept[-1].link = (uint8_t)read_link(r, r->last, i);
		kept[-1].n_small = (uint8_t)n_small;
	}
	*kept = (struct phrase_word){.begin = word->begin,
				     .end = word->end,
				     .term = word->term,
				     .segment = r->segment,
				     .cues = word->cues,
				     .place = r->place + i,
				     .name = PHRASE_NOWHERE,
				     .pair = PHRASE_NOWHERE,
				     .marks = (uint16_t)marks};
	if (word->term != TERM_NONE)
		count_case(&r->finder->terms.items[word->term], marks);
	words->n_items++;
	r->n_kept++;
	r->last = i;
}

/* Whether most words are in capitals, or most long ones begin so. */
static bool
is_shout(const struct reader *r)
{
	uint32_t n_shouts = 0, n_long = 0, n_long_upper = 0;
	bool is_sentence;

	if (r->n_words < MIN_SHOUT || 3 * r->n_capitals < r->n_words)
		return false;
	is_sentence = r->words[r->n_words - 1].end < r->end &&
		      r->s[r->words[r->n_words - 1].end] == '.';
	for (uint32_t i = 0; i < r->n_words; i++) {
		const struct running_word *word = &r->words[i];
		bool is_long = word->end - word->begin >= MIN_LONG_WORD;

		n_long += is_long;
		if (!(word->cues & CUE_CAPITAL))
			continue;
		n_shouts += is_acronym(r->s, word);
		n_long_upper += is_long;
	}
	return 2 * n_shouts > r->n_words ||
	       (!is_sentence && n_long >= MIN_CAPITALS &&
		10 * n_long_upper > 7 * n_long);
}

static bool
read_words(struct reader *r)
{
	const struct phrase_term *terms = r->finder->terms.items;
	unsigned cues = CUE_CAPITAL | CUE_DIGIT;

	if (!vector_add_room(&r->finder->words, r->n_words))
		return false;
	if (is_shout(r)) {
		r->mark |= MARK_SHOUT;
		cues = CUE_DIGIT;
	}
	for (uint32_t i = 0, n = r->n_words; i < n; i++)
		if (has_content(terms, cues, &r->words[i]))
			keep_word(r, i);
	return true;
}

/* Makes a note of each term, and of those in the title. */
static bool
note_terms(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	const struct running_word *words = doc->title_words.items;
	size_t n = doc->title_words.n_items;
	struct phrase_terms *terms = &finder->terms;

	if (!vector_add_room(terms, doc->terms.n_items))
		return false;
	if (doc->starts_with_title) {
		words = doc->words.items;
		n = doc->segments.items[0].n_words;
	}
	terms->n_items = doc->terms.n_items;
	for (size_t i = 0; i < terms->n_items; i++)
		terms->items[i] = (struct phrase_term){
			.wanted = finder->is_short ||
				  doc->terms.items[i].n_tokens >= MIN_COUNT};
	for (size_t i = 0; i < n; i++)
		if (words[i].term != TERM_NONE)
			terms->items[words[i].term].wanted = true;
	return true;
}

static bool
read_title(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	struct reader r = {.finder = finder,
			   .s = doc->article.title,
			   .words = doc->title_words.items,
			   .n_words = (uint32_t)doc->title_words.n_items,
			   .end = doc->article.title
					  ? (uint32_t)strlen(doc->article.title)
					  : 0,
			   .segment = SEGMENT_NONE,
			   .mark = MARK_TITLE};

	for (uint32_t i = 0; i < r.n_words; i++)
		r.n_capitals += (r.words[i].cues & CUE_CAPITAL) != 0;
	return note_terms(finder) && (!r.n_words || read_words(&r));
}

static bool
read_article(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;

	if (!read_title(finder))
		return false;
	for (uint32_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];
		struct reader r = {
			.finder = finder,
			.s = doc->article.text,
			.words = document_get_words(doc, segment),
			.n_words = segment->n_words,
			.n_capitals = segment->n_capitals,
			.end = segment->end,
			.segment = i,
			.place = segment->first_word,
			.mark = !i && doc->starts_with_title ? MARK_TITLE : 0};

		if (ranking_is_article(doc, i) && !read_words(&r))
			return false;
	}
	return true;
}

/* -- What is beside ------------------------------------------------------ */

static enum phrase_side
get_side(const char *s, const struct running_word *word)
{
	const unsigned verbs = CUE_FINITE | CUE_SAYING | CUE_WE | CUE_FUTURE |
			       CUE_AUXILIARY | CUE_COPULA;

	if (is_de(s, word))
		return SIDE_DE;
	if (word->cues & (CUE_ARTICLE | CUE_DEMONSTRATIVE | CUE_POSSESSIVE))
		return SIDE_DETERMINER;
	if (word->cues & (CUE_PREPOSITION | CUE_JOINT))
		return SIDE_PREPOSITION;
	if (word->cues & CUE_DIGIT)
		return SIDE_NUMBER;
	if (word->term == TERM_NONE)
		return SIDE_STOP;
	return word->cues & verbs && !(word->cues & CUE_NOUN) ? SIDE_VERB
							      : SIDE_CONTENT;
}

/* The words that WORD is among, of which N are before and after it. */
static const struct running_word *
find_running(const struct phrase_finder *finder, const struct phrase_word *word,
	     uint32_t *n_before, uint32_t *n_behind)
{
	const struct document *doc = finder->doc;
	const struct segment *segment;

	if (word->segment == SEGMENT_NONE) {
		*n_before = word->place;
		*n_behind = (uint32_t)doc->title_words.n_items - word->place -
			    1;
		return doc->title_words.items + word->place;
	}
	segment = &doc->segments.items[word->segment];
	*n_before = word->place - segment->first_word;
	*n_behind = segment->n_words - *n_before - 1;
	return doc->words.items + word->place;
}

/* Whether the word of the text beside WORD is NEIGHBOUR, and that a name. */
static bool
is_name_beside(const struct phrase_finder *finder,
	       const struct phrase_word *word, ptrdiff_t step)
{
	const struct phrase_word *neighbour = word + step;
	size_t i = (size_t)(neighbour - finder->words.items);

	return i < finder->words.n_items &&
	       neighbour->segment == word->segment &&
	       neighbour->place == word->place + (uint32_t)step &&
	       neighbour->marks & MARK_NAME;
}

enum phrase_side
phrase_get_left(const struct phrase_finder *finder,
		const struct phrase_word *word)
{
	uint32_t n_before, n_behind;
	const struct running_word *running = find_running(finder, word,
							  &n_before, &n_behind);
	const char *s = phrase_get_text(finder, word);

	if (!n_before || !(read_gap(s, running) & GAP_LINK))
		return SIDE_EDGE;
	return running[-1].cues & CUE_CAPITAL &&
			       is_name_beside(finder, word, -1)
		       ? SIDE_NAME
		       : get_side(s, running - 1);
}

enum phrase_side
phrase_get_right(const struct phrase_finder *finder,
		 const struct phrase_word *word)
{
	uint32_t n_before, n_behind;
	const struct running_word *running = find_running(finder, word,
							  &n_before, &n_behind);
	const char *s = phrase_get_text(finder, word);

	if (!n_behind || !(read_gap(s, running + 1) & GAP_LINK))
		return SIDE_EDGE;
	return running[1].cues & CUE_CAPITAL && is_name_beside(finder, word, 1)
		       ? SIDE_NAME
		       : get_side(s, running + 1);
}

bool
phrase_is_at_place(const struct phrase_finder *finder,
		   const struct phrase_word *word)
{
	const char *s = phrase_get_text(finder, word);
	size_t n = finder->n_in;

	return n && word->begin > n + 1 && s[word->begin - 1] == ' ' &&
	       !memcmp(s + word->begin - 1 - n, finder->in, n);
}

/* -- Names --------------------------------------------------------------- */

/* So many bytes are before the ending of a word at least. */
#define MIN_REST 2

/* What the ending of a folded word tells. */
static unsigned
judge_ending(const struct lexicon_table *table, const char *s, size_t len,
	     uint32_t cues)
{
	uint32_t found = lexicon_add_endings(table, s, len, MIN_REST);

	if (found & ENDING_INFINITIVE)
		return PHRASE_INFINITIVE;
	if (found & ENDING_VERB)
		return cues & CUE_NOUN ? 0 : PHRASE_VERB;
	if (found & ENDING_PLURAL)
		return PHRASE_PLURAL;
	return found & ENDING_NOUN ? PHRASE_NOUN : 0;
}

bool
phrase_is_written_so(const struct phrase_finder *finder,
		     const struct phrase_word *word, uint32_t i)
{
	const struct phrase_word *other = &finder->words.items[i];
	uint32_t n = word->end - word->begin;

	return word == other ||
	       (n == other->end - other->begin &&
		!memcmp(phrase_get_text(finder, word) + word->begin,
			phrase_get_text(finder, other) + other->begin, n));
}

/* -- Kinds --------------------------------------------------------------- */

/* Makes the kinds that are known those of the document's lexicon. */
static bool
start_kinds(struct phrase_finder *finder)
{
	const struct language *lexicon = finder->doc->article.lexicon;
	struct phrase_kinds *kinds = &finder->kinds;

	if (phrase_knows_lexicon(finder))
		return true;
	kinds->n_items = 0;
	if (!vector_add_room(kinds, N_KINDS))
		return false;
	memset(kinds->items, 0, N_KINDS * sizeof(*kinds->items));
	kinds->n_items = N_KINDS;
	finder->lexicon = lexicon;
	finder->lexicon_version = lexicon->version;
	return true;
}

static unsigned
find_kind(const struct phrase_finder *finder, const struct phrase_word *word)
{
	const struct language *lexicon = finder->doc->article.lexicon;
	const char *s = phrase_get_text(finder, word) + word->begin;
	char folded[FOLD_ROOM];
	size_t n = fold_word(s, word->end - word->begin, folded);

	return lexicon_find(lexicon->phrases, folded, n) |
	       judge_ending(lexicon->endings, folded, n, word->cues);
}

/* Where the kind of a word is kept; another one's is overwritten. */
static struct phrase_kind *
get_kept(struct phrase_finder *finder, const uint64_t word[])
{
	uint64_t hash = word[0] ^ word[1] * 3 ^ word[2] * 5;

	hash *= UINT64_C(0x9E3779B97F4A7C15);
	return &finder->kinds.items[hash >> 32 & (N_KINDS - 1)];
}

unsigned
phrase_get_kind(struct phrase_finder *finder, const struct phrase_word *word)
{
	size_t n = word->end - word->begin;
	struct phrase_kind found = {0}, *kept;

	if (n > PHRASE_KIND_ROOM)
		return find_kind(finder, word);
	memcpy(found.word, phrase_get_text(finder, word) + word->begin, n);
	kept = get_kept(finder, found.word);
	if (kept->word[0] != found.word[0] || kept->word[1] != found.word[1] ||
	    kept->word[2] != found.word[2]) {
		found.kind = find_kind(finder, word);
		*kept = found;
	}
	return kept->kind;
}

/* Whether a word that begins a sentence before a capital may be a name. */
static bool
may_start_name(struct phrase_finder *finder, const struct phrase_word *word)
{
	const char *s = phrase_get_text(finder, word) + word->begin;
	char folded[FOLD_ROOM];
	size_t n = fold_word(s, word->end - word->begin, folded);

	return !lexicon_find(finder->doc->article.lexicon->starters, folded,
			     n) &&
	       !(phrase_get_kind(finder, word) &
		 (PHRASE_NO_START | PHRASE_VERB));
}

/* "iPhone": a small letter and a capital after it; but not "kWh". */
static bool
has_inner_capital(const struct phrase_finder *finder,
		  const struct phrase_word *word)
{
	const char *s = phrase_get_text(finder, word) + word->begin;

	return word->end - word->begin > 3 && ascii_is_upper(s[1]);
}

static bool
is_name(struct phrase_finder *finder, const struct phrase_word *word)
{
	const struct phrase_term *term;

	if (!(word->marks & MARK_UPPER))
		return has_inner_capital(finder, word);
	if (!(word->marks & (MARK_INITIAL | MARK_SHOUT)))
		return true;
	if (word->term == TERM_NONE)
		return false;
	term = &finder->terms.items[word->term];
	if (term->n_lower || word->marks & MARK_SHOUT)
		return term->n_upper && !term->n_lower;
	return term->n_upper || word->marks & MARK_ACRONYM ||
	       (word->link == LINK_BLANK && word[1].marks & MARK_UPPER &&
		may_start_name(finder, word));
}

static void
mark_names(struct phrase_finder *finder)
{
	for (size_t i = 0; i < finder->words.n_items; i++) {
		struct phrase_word *word = &finder->words.items[i];

		if (is_name(finder, word))
			word->marks |= MARK_NAME;
	}
}

bool
phrase_read_words(struct phrase_finder *finder)
{
	if (!start_kinds(finder) || !read_article(finder))
		return false;
	mark_names(finder);
	return true;
}
