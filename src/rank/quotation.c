/* SPDX-License-Identifier: MIT */
/*
 * The state of quotation over an article.  First the marks of each block are
 * read: whether one opens or closes is told by the characters around it, and
 * only where these do not tell by its glyph, as many writers take any glyph
 * for both.  Then a stack pairs them; a quotation that a paragraph leaves open
 * goes on in the next one, and a mark whose partner was lost gets the likeliest
 * place.  At last each segment is compared with the quotations it touches.
 * Rules measured on the Spanish Fake News Corpus: doc/scoring.md, "Quotations".
 */
#include <config.h>

#include "rank/quotation.h"

#include "base/ascii.h"
#include "base/search.h"
#include "rank/ranking.h"
#include "text/scan.h"
#include "text/unicode.h"

#include <string.h>

/* Quotations inside quotations are followed so deep. */
#define MAX_DEPTH 3
/* So many marks are looked at to see whether an inner quotation ends. */
#define MAX_AHEAD 16
/* A quotation goes on over so many paragraphs without marks. */
#define MAX_PARAGRAPHS_AHEAD 2
/* Who says it is looked for among so many words of a sentence. */
#define MAX_TAIL 100
/* So many words outside introduce a quotation or tell whose it is. */
#define MIN_OUTSIDE 3

enum shape { SHAPE_OPENS = 'O', SHAPE_CLOSES = 'C', SHAPE_EITHER = '?' };

const char *quotation_name(enum quotation_class class)
{
	static const char *const names[QUOTATION_N_CLASSES] = {
		"outside",     "speaker",      "term",	 "whole",
		"bare",	       "opens bare",   "opens",	 "closes bare",
		"closes said", "closes named", "inside", "mixed"};

	return names[class];
}

/* -- Words that say ------------------------------------------------------- */

static bool
says(const struct document *doc, const struct segment *segment)
{
	const struct running_word *words = document_get_words(doc, segment);

	for (uint32_t k = 0; k < segment->n_words; k++)
		if (words[k].cues & CUE_SAYING)
			return true;
	return false;
}

/* -- Marks ---------------------------------------------------------------- */

enum strokes { NO_MARK, ONE_STROKE, TWO_STROKES };

static enum strokes
get_strokes(uint32_t cp)
{
	switch (cp) {
	case '\'':
	case '`':
	case 0xB4:   /* ´ */
	case 0x2018: /* ‘ */
	case 0x2019: /* ’ */
	case 0x201B: /* ‛ */
	case 0x2039: /* ‹ */
	case 0x203A: /* › */
		return ONE_STROKE;
	case '"':
	case 0xAB:   /* « */
	case 0xBB:   /* » */
	case 0x201C: /* “ */
	case 0x201D: /* ” */
	case 0x201E: /* „ */
	case 0x201F: /* ‟ */
	case 0x2033: /* ″ */
	case 0x275D: /* ❝ */
	case 0x275E: /* ❞ */
	case 0x301D: /* 〝 */
	case 0x301E: /* 〞 */
	case 0xFF02: /* ＂ */
		return TWO_STROKES;
	}
	return NO_MARK;
}

/* Marks side by side, and the characters around all of them. */
struct run {
	size_t end;
	uint32_t before, after; /* ' ': the block's ends */
};

static uint32_t
peek(const char *s, size_t i, size_t end)
{
	return i < end ? utf8_get(s + i) : ' ';
}

static void
read_run(const char *s, size_t begin, size_t i, size_t end, struct run *run)
{
	run->before = i > begin ? utf8_get(s + utf8_previous(s, i)) : ' ';
	while (i < end && get_strokes(utf8_get(s + i)))
		i += utf8_length((unsigned char)s[i]);
	run->end = i;
	run->after = peek(s, i, end);
}

static bool
is_in(uint32_t cp, const char *set)
{
	return cp < 0x80 && cp && strchr(set, (int)cp);
}

static bool
is_word_character(uint32_t cp)
{
	return unicode_class(cp) & (UNICODE_ALPHA | UNICODE_DIGIT);
}

/* Whether CP, to the left of a mark, has nothing that could be closed. */
static bool
is_left_blank(uint32_t cp)
{
	return unicode_class(cp) & UNICODE_SPACE || is_in(cp, "([{-/|:#*") ||
	       cp == 0xBF || cp == 0xA1 || cp == 0x2013 || cp == 0x2014 ||
	       cp == 0x2026;
}

/* Whether CP, to the right of a mark, begins nothing that could be quoted. */
static bool
is_right_blank(uint32_t cp)
{
	return !is_word_character(cp) && !is_in(cp, "([{#@$*") && cp != 0xBF &&
	       cp != 0xA1 && cp != 0x2026;
}

static char
shape_of_glyph(uint32_t glyph)
{
	switch (glyph) {
	case 0xAB:
	case 0x2018:
	case 0x201C:
	case 0x201E:
	case 0x2039:
		return SHAPE_OPENS;
	case 0xBB:
	case 0x2019:
	case 0x201D:
	case 0x203A:
		return SHAPE_CLOSES;
	}
	return SHAPE_EITHER;
}

static char
get_shape(const struct run *run, uint32_t glyph)
{
	bool left = is_left_blank(run->before);
	bool right = is_right_blank(run->after);

	if (left != right)
		return left ? SHAPE_OPENS : SHAPE_CLOSES;
	return left ? SHAPE_EITHER : shape_of_glyph(glyph);
}

/* Where the mark of GLYPH at I ends: '' is one, as is "" for ". */
static size_t
mark_end(const char *s, size_t i, const struct run *run, uint32_t glyph,
	 enum strokes *strokes)
{
	size_t n = utf8_length((unsigned char)s[i]);

	i += n;
	if (*strokes == ONE_STROKE && i < run->end &&
	    get_strokes(utf8_get(s + i)) == ONE_STROKE) {
		*strokes = TWO_STROKES;
		return i + utf8_length((unsigned char)s[i]);
	}
	if (*strokes == TWO_STROKES && glyph != 0xAB && glyph != 0xBB)
		while (i < run->end && utf8_get(s + i) == glyph)
			i += n;
	return i;
}

/* Whether marks of one stroke are none: O'Higgins, 5' 19''. */
static bool
is_apostrophe(const struct run *run, uint32_t glyph, bool pair)
{
	bool digit = unicode_class(run->before) & UNICODE_DIGIT;
	bool after = is_word_character(run->after);

	if (pair)
		return digit;
	return (is_word_character(run->before) && after) ||
	       (digit && !after &&
		(glyph == '\'' || glyph == 0x2019 || glyph == 0xB4));
}

static bool
add_quote(struct quotes *quotes, size_t begin, size_t end, enum quote_how how)
{
	if (!vector_add_room(quotes, 1))
		return false;
	quotes->items[quotes->n_items++] = (struct quote){(uint32_t)begin,
							  (uint32_t)end, how};
	return true;
}

/* Keeps a mark of two strokes; pairs one of one stroke with that at *OPEN. */
static bool
take_mark(struct document *doc, const struct quote_mark *mark,
	  enum strokes strokes, size_t *open)
{
	if (strokes == TWO_STROKES) {
		if (!vector_add_room(&doc->ranking->quote_marks, 1))
			return false;
		doc->ranking->quote_marks
			.items[doc->ranking->quote_marks.n_items++] = *mark;
		return true;
	}
	if (mark->shape == SHAPE_OPENS) {
		*open = mark->begin;
	} else if (*open != SIZE_MAX) {
		if (!add_quote(&doc->ranking->single_quotes, *open, mark->end,
			       QUOTE_CLOSED))
			return false;
		*open = SIZE_MAX;
	}
	return true;
}

/* The marks of block NUMBER. */
static bool
read_marks(struct document *doc, uint32_t number)
{
	const struct block *block = &doc->article.blocks.items[number];
	const char *s = doc->article.text;
	size_t i = block->begin, end = block->end, open = SIZE_MAX;
	struct run run = {.end = i};

	while ((i = scan_quote(s, i, end)) < end) {
		uint32_t glyph = utf8_get(s + i);
		enum strokes strokes = get_strokes(glyph), own = strokes;
		struct quote_mark mark;

		if (!strokes) {
			i += utf8_length((unsigned char)s[i]);
			continue;
		}
		if (i >= run.end)
			read_run(s, block->begin, i, end, &run);
		mark.begin = (uint32_t)i;
		i = mark_end(s, i, &run, glyph, &strokes);
		if (own == ONE_STROKE &&
		    is_apostrophe(&run, glyph, strokes == TWO_STROKES))
			continue;
		mark.end = (uint32_t)i;
		mark.block = number;
		mark.glyph = glyph;
		mark.shape = get_shape(&run, glyph);
		if (!take_mark(doc, &mark, strokes, &open))
			return false;
	}
	return true;
}

/* -- Pairs ---------------------------------------------------------------- */

struct pairing {
	struct document *doc;
	size_t first, end;  /* marks of the block at hand */
	size_t last_closer; /* the last of them that may close; or FIRST */
	bool opened;	    /* one of them has opened */
	uint32_t stack[MAX_DEPTH]; /* where quotations began */
	unsigned depth;
};

/* What is looked for among segments or words: a position. */
struct wanted {
	const struct segment *segments;
	const struct running_word *words;
	size_t at;
};

static bool
segment_ends_before(const void *key, size_t place)
{
	const struct wanted *wanted = key;

	return wanted->segments[place].end <= wanted->at;
}

static bool
word_begins_before(const void *key, size_t place)
{
	const struct wanted *wanted = key;

	return wanted->words[place].begin < wanted->at;
}

/* The first segment that ends after AT; there may be none. */
static size_t
find_segment(const struct document *doc, size_t at)
{
	struct wanted wanted = {.segments = doc->segments.items, .at = at};

	return search_first(0, doc->segments.n_items, segment_ends_before,
			    &wanted);
}

/* Whether word K of WORDS says, perhaps after an auxiliary. */
static bool
says_at(const struct segment *segment, const struct running_word *words,
	uint32_t k)
{
	if (words[k].cues & CUE_AUXILIARY && k + 1 < segment->n_words)
		k++;
	return words[k].cues & CUE_SAYING;
}

/* The first of the N words at WORDS that begins at AT or after it. */
static uint32_t
find_word(const struct running_word *words, uint32_t n, size_t at)
{
	struct wanted wanted = {.words = words, .at = at};

	return (uint32_t)search_first(0, n, word_begins_before, &wanted);
}

/*
 * Where ", dijo" begins in [begin, end) of SEGMENT, or END; among MAX_TAIL
 * words, as a text of opening marks would ask for all of them again and again.
 */
static size_t
find_saying_tail(const struct document *doc, const struct segment *segment,
		 size_t begin, size_t end)
{
	const struct running_word *words = document_get_words(doc, segment);
	uint32_t k = find_word(words, segment->n_words, begin + 2);
	uint32_t last = segment->n_words - k < MAX_TAIL ? segment->n_words
							: k + MAX_TAIL;

	for (; k < last && words[k].begin < end; k++) {
		size_t at = words[k].begin;

		if (doc->article.text[at - 1] != ' ' ||
		    doc->article.text[at - 2] != ',')
			continue;
		if (says_at(segment, words, k))
			return at - 2;
	}
	return end;
}

/*
 * Where a quotation ends that opened at OPEN and was not closed before END:
 * where its sentence says whose it is, else before the next one that does.
 */
static size_t
lost_closer(const struct document *doc, size_t open, size_t end)
{
	const struct segment *segments = doc->segments.items;
	size_t i = find_segment(doc, open), n = doc->segments.n_items, found;

	if (i == n || segments[i].end >= end)
		return i == n ? end
			      : find_saying_tail(doc, &segments[i], open, end);
	found = find_saying_tail(doc, &segments[i], open, segments[i].end);
	if (found < segments[i].end)
		return found;
	while (i + 1 < n && segments[i + 1].end <= end &&
	       !says(doc, &segments[i + 1]))
		i++;
	return segments[i].end;
}

/*
 * Where a quotation began that closes at CLOSE and was not opened from BEGIN
 * on: after the last sentence that says whose it is, or quotes.
 */
static size_t
lost_opener(const struct document *doc, size_t close, size_t begin)
{
	const struct segment *segments = doc->segments.items;
	size_t i = find_segment(doc, close), found = close;

	if (i < doc->segments.n_items && segments[i].begin < close)
		found = segments[i].begin;
	while (i-- > 0 && segments[i].begin >= begin &&
	       !says(doc, &segments[i]))
		found = segments[i].begin;
	return found > begin ? found : begin;
}

static const struct quote_mark *
get_mark(const struct pairing *pairing, size_t k)
{
	return &pairing->doc->ranking->quote_marks.items[k];
}

/* Whether mark K is there, within N blocks of BLOCK, and closes. */
static bool
closes_soon(const struct pairing *pairing, size_t k, uint32_t block, uint32_t n)
{
	return k < pairing->doc->ranking->quote_marks.n_items &&
	       get_mark(pairing, k)->block - block <= n &&
	       get_mark(pairing, k)->shape == SHAPE_CLOSES;
}

/* Whether the opening mark K, if it opens an inner quotation, is closed. */
static bool
is_inner(const struct pairing *pairing, size_t k)
{
	size_t limit = k + MAX_AHEAD < pairing->end ? k + MAX_AHEAD
						    : pairing->end;
	unsigned depth = pairing->depth + 1;

	for (size_t i = k + 1; i < limit; i++) {
		if (get_mark(pairing, i)->shape != SHAPE_OPENS)
			depth--;
		else if (++depth > MAX_DEPTH)
			break;
		if (!depth)
			return true;
	}
	return closes_soon(pairing, pairing->end, get_mark(pairing, k)->block,
			   1);
}

/* The quotation that is open ends without a mark, before END. */
static bool
close_lost(struct pairing *pairing, size_t end)
{
	uint32_t open = pairing->stack[0];

	pairing->depth = 0;
	return add_quote(&pairing->doc->ranking->quotes, open,
			 lost_closer(pairing->doc, open, end),
			 QUOTE_LOST_CLOSER);
}

static bool
take_opener(struct pairing *pairing, size_t k)
{
	uint32_t begin = get_mark(pairing, k)->begin;

	pairing->opened = true;
	if (pairing->depth &&
	    (pairing->depth == MAX_DEPTH || !is_inner(pairing, k)) &&
	    !close_lost(pairing, begin))
		return false;
	pairing->stack[pairing->depth++] = begin;
	return true;
}

/* A closing mark while nothing is open. */
static bool
take_lost_closer(struct pairing *pairing, const struct quote_mark *mark)
{
	struct document *doc = pairing->doc;
	size_t i = find_segment(doc, mark->begin);
	size_t begin = doc->article.blocks.items[mark->block].begin;

	if (doc->ranking->quotes.n_items) {
		uint32_t end = doc->ranking->quotes
				       .items[doc->ranking->quotes.n_items - 1]
				       .end;

		if (i < doc->segments.n_items &&
		    end > doc->segments.items[i].begin)
			return true; /* the sentence has its quotation */
		if (end > begin)
			begin = end;
	}
	return add_quote(&doc->ranking->quotes,
			 lost_opener(doc, mark->begin, begin), mark->end,
			 QUOTE_LOST_OPENER);
}

/*
 * Whether mark K, which closes nothing, is the opener of the next block, left at
 * the end of this one: 'Lo dijo."', then 'Será caro", añadió.'
 */
static bool
opens_next_block(const struct pairing *pairing, size_t k)
{
	const struct document *doc = pairing->doc;
	const struct quote_mark *mark = get_mark(pairing, k);
	const struct block *block = &doc->article.blocks.items[mark->block];

	return k + 1 == pairing->end && mark->end == block->end &&
	       mark->begin > block->begin &&
	       shape_of_glyph(mark->glyph) != SHAPE_CLOSES &&
	       is_in((unsigned char)doc->article.text[mark->begin - 1],
		     ".!?") &&
	       closes_soon(pairing, k + 1, mark->block, 1) &&
	       get_mark(pairing, k + 1)->begin > block[1].begin;
}

/* What mark K is taken for; 0: for none. */
static char
decide_shape(const struct pairing *pairing, size_t k)
{
	const struct quote_mark *mark = get_mark(pairing, k);
	const char *s = pairing->doc->article.text;
	bool inches = !pairing->depth &&
		      (mark->glyph == '"' || mark->glyph == 0x2033) &&
		      mark->begin && ascii_is_digit(s[mark->begin - 1]);

	if (mark->shape == SHAPE_EITHER) {
		if (pairing->depth)
			return SHAPE_CLOSES;
		return inches || pairing->last_closer <= k ? 0 : SHAPE_OPENS;
	}
	if (!pairing->depth && opens_next_block(pairing, k))
		return SHAPE_OPENS;
	if (mark->shape == SHAPE_CLOSES && inches && !pairing->opened)
		return 0;
	return mark->shape;
}

static bool
take_pairs(struct pairing *pairing)
{
	for (size_t k = pairing->first; k < pairing->end; k++) {
		const struct quote_mark *mark = get_mark(pairing, k);
		char shape = decide_shape(pairing, k);
		bool taken = true;

		if (shape == SHAPE_OPENS)
			taken = take_opener(pairing, k);
		else if (shape && !pairing->depth)
			taken = take_lost_closer(pairing, mark);
		else if (shape && !--pairing->depth)
			taken = add_quote(&pairing->doc->ranking->quotes,
					  pairing->stack[0], mark->end,
					  QUOTE_CLOSED);
		if (!taken)
			return false;
	}
	return true;
}

/*
 * A quotation that the block before has left open: it goes on if a mark at the
 * block's beginning says so, or the first one closes it.
 */
static bool
carry_on(struct pairing *pairing, uint32_t number)
{
	const struct document *doc = pairing->doc;
	const struct block *block = &doc->article.blocks.items[number];
	const struct quote_mark *mark;

	if (pairing->first == pairing->end)
		return closes_soon(pairing, pairing->end, number,
				   MAX_PARAGRAPHS_AHEAD) ||
		       close_lost(pairing, block[-1].end);
	mark = get_mark(pairing, pairing->first);
	if (mark->begin == block->begin &&
	    (mark->shape != SHAPE_CLOSES || mark->glyph == 0xBB)) {
		pairing->first++;
		return true;
	}
	return mark->shape == SHAPE_CLOSES ||
	       close_lost(pairing, block[-1].end);
}

static bool
pair_block(struct pairing *pairing, uint32_t number)
{
	size_t n = pairing->doc->ranking->quote_marks.n_items;

	pairing->first = pairing->last_closer = pairing->end;
	pairing->opened = false;
	while (pairing->end < n &&
	       get_mark(pairing, pairing->end)->block == number) {
		if (get_mark(pairing, pairing->end)->shape != SHAPE_OPENS)
			pairing->last_closer = pairing->end;
		pairing->end++;
	}
	if (pairing->depth) {
		pairing->depth = 1;
		if (!carry_on(pairing, number))
			return false;
	}
	return take_pairs(pairing);
}

static bool
pair_marks(struct document *doc)
{
	struct pairing pairing = {.doc = doc};

	for (size_t i = 0; i < doc->article.blocks.n_items; i++)
		if (!pair_block(&pairing, (uint32_t)i))
			return false;
	return !pairing.depth ||
	       close_lost(&pairing,
			  doc->article.blocks
				  .items[doc->article.blocks.n_items - 1]
				  .end);
}

/* -- Classes -------------------------------------------------------------- */

/* What a segment has to do with the quotations it touches. */
struct view {
	const struct running_word *words;
	uint32_t n, k; /* how many, and how many have been seen */
	bool touched, started, goes_on;
	bool said, named;
	uint32_t n_outside;
	uint32_t tail;	   /* the word after the last quotation */
	uint32_t n_before; /* … before the one that goes on */
};

/* Takes the words before END, which are not quoted. */
static void
view_outside(const struct document *doc, size_t end, struct view *view)
{
	for (; view->k < view->n && view->words[view->k].begin < end;
	     view->k++) {
		const struct running_word *word = &view->words[view->k];

		view->n_outside++;
		view->said |= (word->cues & CUE_SAYING) != 0;
		view->named |=
			(unicode_class_at(doc->article.text + word->begin) &
			 UNICODE_UPPER) != 0;
	}
}

/* Takes QUOTE, which touches SEGMENT. */
static void
view_quote(const struct document *doc, const struct segment *segment,
	   const struct quote *quote, struct view *view)
{
	bool is_lost = quote->how == QUOTE_LOST_CLOSER &&
		       quote->begin >= segment->begin;

	/* It has nothing of it but the mark: it is of the next sentence. */
	if (view->n && view->words[view->n - 1].begin < quote->begin)
		return;
	view_outside(doc, quote->begin, view);
	while (view->k < view->n && view->words[view->k].begin < quote->end)
		view->k++;
	view->tail = view->k;
	view->touched = true;
	view->started |= quote->begin < segment->begin;
	if (quote->end > segment->end || is_lost) {
		view->goes_on = true;
		view->n_before = view->n_outside;
	}
}

static enum quotation_class
classify(const struct segment *segment, const struct view *view)
{
	if (!view->touched)
		return QUOTATION_OUTSIDE;
	if (view->started && view->goes_on)
		return view->n_outside ? QUOTATION_MIXED : QUOTATION_INSIDE;
	if (view->started)
		return !view->said   ? QUOTATION_CLOSES_BARE
		       : view->named ? QUOTATION_CLOSES_NAMED
				     : QUOTATION_CLOSES_SAID;
	if (view->goes_on)
		return view->n_before < MIN_OUTSIDE ? QUOTATION_OPENS_BARE
						    : QUOTATION_OPENS;
	if (view->n_outside < MIN_OUTSIDE)
		return QUOTATION_BARE;
	if (view->said)
		return QUOTATION_SPEAKER;
	return segment->n_words > 2 * view->n_outside ? QUOTATION_WHOLE
						      : QUOTATION_TERM;
}

/* The first quote of QUOTES from I on that ends after AT. */
static size_t
skip_quotes(const struct quotes *quotes, size_t i, size_t at)
{
	while (i < quotes->n_items && quotes->items[i].end <= at)
		i++;
	return i;
}

/* Goes through quotes of both kinds that touch SEGMENT, in order. */
static void
view_segment(const struct document *doc, const struct segment *segment,
	     size_t i, size_t j, struct view *view)
{
	const struct quotes *a = &doc->ranking->quotes,
			    *b = &doc->ranking->single_quotes;

	for (;;) {
		bool has_a = i < a->n_items && a->items[i].begin < segment->end;
		bool has_b = j < b->n_items && b->items[j].begin < segment->end;

		if (!has_a && !has_b)
			break;
		if (has_a && (!has_b || a->items[i].begin <= b->items[j].begin))
			view_quote(doc, segment, &a->items[i++], view);
		else
			view_quote(doc, segment, &b->items[j++], view);
	}
	if (view->touched)
		view_outside(doc, segment->end, view);
}

/*
 * Whether SEGMENT goes on with what a speaker began with a dash: "—No —dijo—.
 * Se cerrará".  A dash with a blank after it begins an item or an aside.
 */
static bool
goes_on_speaking(const struct document *doc, const struct segment *segment)
{
	const struct block *block = &doc->article.blocks.items[segment->block];
	const char *s = doc->article.text + block->begin;

	return block->kind == SUMARIO_SENTENCE &&
	       segment->begin > block->begin &&
	       unicode_class_at(s) & UNICODE_DASH &&
	       unicode_class_at(s + utf8_length((unsigned char)*s)) &
		       (UNICODE_ALPHA | UNICODE_OPEN);
}

static bool
classify_all(struct document *doc)
{
	size_t n = doc->segments.n_items, i = 0, j = 0;

	if (!vector_add_room(&doc->ranking->quotations, n))
		return false;
	for (size_t k = 0; k < n; k++) {
		const struct segment *segment = &doc->segments.items[k];
		struct view view = {.words = document_get_words(doc, segment),
				    .n = segment->n_words};

		i = skip_quotes(&doc->ranking->quotes, i, segment->begin);
		j = skip_quotes(&doc->ranking->single_quotes, j,
				segment->begin);
		view_segment(doc, segment, i, j, &view);
		doc->ranking->quotations.items[k] = (struct quotation){
			classify(segment, &view),
			view.touched ? view.n_outside : segment->n_words,
			view.tail};
		if (doc->ranking->quotations.items[k].class ==
			    QUOTATION_OUTSIDE &&
		    goes_on_speaking(doc, segment))
			doc->ranking->quotations.items[k].class =
				QUOTATION_INSIDE;
	}
	doc->ranking->quotations.n_items = n;
	return true;
}

bool
quotation_read(struct document *doc)
{
	for (size_t i = 0; i < doc->article.blocks.n_items; i++)
		if (!read_marks(doc, (uint32_t)i))
			return false;
	return pair_marks(doc) && classify_all(doc);
}
