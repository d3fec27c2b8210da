/* SPDX-License-Identifier: MIT */
/*
 * Numbers, dates, names and the like in a segment.
 * One pass over each segment that stops only at the few bytes an entity can
 * be recognised by: digits, capitals, quotation marks, and . : @ # _ `.  All
 * words in small letters are passed over without a look.
 */
#include <config.h>

#include "split/entity.h"

#include "split/entity_capital.h"
#include "text/scan.h"

/* Blanks between the parts of an entity: a line end and its indentation. */
#define MAX_BLANKS 8

/* Bytes that are sooner counted one by one than by vectors. */
#define MAX_COUNTED 24

/* A quotation that is not closed; dropped at the segment's end. */
#define DROPPED 0

/* -- What the readers share ---------------------------------------------- */

static bool
is_plain(const struct entity *entity)
{
	return entity->type != SUMARIO_ENTITY_QUOTE;
}

void
entity_add(struct entity_scanner *x, enum sumario_entity_type type,
	   size_t begin, size_t end, bool translate, const char *normalized,
	   size_t n_normalized)
{
	struct entities *all = &x->doc->entities;

	while (all->n_items > x->first &&
	       is_plain(&all->items[all->n_items - 1]) &&
	       all->items[all->n_items - 1].end > begin)
		all->n_items--;
	if (normalized)
		normalized = arena_strndup(&x->doc->article.arena, normalized,
					   n_normalized);
	else
		n_normalized = end - begin, normalized = x->s + begin;
	if (!normalized || !vector_add_room(all, 1)) {
		x->failed = true;
		return;
	}
	all->items[all->n_items++] =
		(struct entity){.begin = (uint32_t)begin,
				.end = (uint32_t)end,
				.type = type,
				.translate = translate,
				.normalized = normalized,
				.n_normalized = (uint32_t)n_normalized};
}

size_t
entity_skip_blanks(const struct entity_scanner *x, size_t at)
{
	size_t limit = x->end - at > MAX_BLANKS ? at + MAX_BLANKS : x->end;

	while (at < limit && unicode_class_at(x->s + at) & UNICODE_SPACE)
		at += utf8_length((unsigned char)x->s[at]);
	return at;
}

size_t
entity_skip_blank_back(const struct entity_scanner *x, size_t at)
{
	size_t limit = at - x->begin > MAX_BLANKS ? at - MAX_BLANKS : x->begin;

	while (at > limit && entity_class_before(x, at) & UNICODE_SPACE)
		at = utf8_previous(x->s, at);
	return at;
}

static void
fold(const struct entity_scanner *x, struct entity_word *word)
{
	word->n = word->end > word->begin
			  ? fold_word(x->s + word->begin,
				      word->end - word->begin, word->folded)
			  : 0;
}

static void
read_ahead(const struct entity_scanner *x, size_t at, struct entity_word *word)
{
	size_t limit;

	word->begin = word->end = entity_skip_blank(x, at);
	limit = x->end - word->begin > ENTITY_MAX_BACK
			? word->begin + ENTITY_MAX_BACK
			: x->end;
	while (word->end < limit &&
	       (ascii_is_lower(x->s[word->end]) || /* nearly all of them */
		unicode_class_at(x->s + word->end) &
			(UNICODE_ALPHA | UNICODE_MARK)))
		word->end += utf8_length((unsigned char)x->s[word->end]);
	fold(x, word);
}

void
entity_look_ahead(const struct entity_scanner *x, size_t at,
		  struct entity_word *word)
{
	struct entity_word *ahead = &x->ahead->word;

	if (x->ahead->at != at) {
		read_ahead(x, at, ahead);
		x->ahead->at = at;
	}
	word->begin = ahead->begin;
	word->end = ahead->end;
	word->n = ahead->n;
	memcpy(word->folded, ahead->folded, ahead->n);
}

void
entity_look_ahead_unit(const struct entity_scanner *x, size_t at,
		       struct entity_word *word)
{
	if (x->doc->article.lexicon->conventions->is_english &&
	    entity_byte(x, at) == '-' &&
	    entity_class_at(x, at + 1) & UNICODE_ALPHA)
		at++;
	entity_look_ahead(x, at, word);
}

void
entity_look_back(const struct entity_scanner *x, size_t at,
		 struct entity_word *word)
{
	word->end = entity_skip_blank_back(x, at);
	if (word->end > x->begin && x->s[word->end - 1] == '.')
		word->end--;
	word->begin = word->end;
	while (word->begin > x->begin &&
	       word->end - word->begin < ENTITY_MAX_BACK) {
		if (ascii_is_lower(x->s[word->begin - 1])) {
			word->begin--; /* nearly all of them */
			continue;
		}
		if (!(entity_class_before(x, word->begin) &
		      (UNICODE_ALPHA | UNICODE_MARK)))
			break;
		word->begin = utf8_previous(x->s, word->begin);
	}
	fold(x, word);
}

/* -- Quotations ---------------------------------------------------------- */

/* The mark that closes what CP opens, or 0. */
static uint32_t
closing_mark(uint32_t cp)
{
	switch (cp) {
	case 0xAB:
		return 0xBB;
	case 0x201C:
	case 0x201E:
		return 0x201D;
	case 0x2018:
		return 0x2019;
	case 0x2039:
		return 0x203A;
	case '"':
	case '\'':
		return cp;
	}
	return 0;
}

static void
open_quote(struct entity_scanner *x, size_t at, uint32_t close)
{
	struct entities *all = &x->doc->entities;

	if (x->n_open == ENTITY_MAX_OPEN)
		return;
	if (!vector_add_room(all, 1)) {
		x->failed = true;
		return;
	}
	x->open[x->n_open].place = all->n_items;
	x->open[x->n_open++].close = close;
	all->items[all->n_items++] =
		(struct entity){.begin = (uint32_t)at,
				.end = DROPPED,
				.type = SUMARIO_ENTITY_QUOTE,
				.translate = true};
}

/* Closes the innermost quotation that CP closes; false: there is none. */
static bool
close_quote(struct entity_scanner *x, size_t at, size_t behind, uint32_t cp)
{
	for (size_t i = x->n_open; i-- > 0;) {
		struct entity *quote;
		size_t inner;

		if (x->open[i].close != cp)
			continue;
		quote = &x->doc->entities.items[x->open[i].place];
		inner = quote->begin +
			utf8_length((unsigned char)x->s[quote->begin]);
		x->any_dropped |= x->n_open > i + 1 || inner == at;
		x->n_open = i;
		if (inner == at) /* nothing is quoted */
			return true;
		quote->end = (uint32_t)behind;
		quote->normalized = x->s + inner;
		quote->n_normalized = (uint32_t)(at - inner);
		return true;
	}
	return false;
}

/*
 * A straight mark, which is also an apostrophe: "O'Higgins", "los '60", "5'".
 * It opens only before a letter, and closes only after what it opened.
 */
static size_t
read_apostrophe(struct entity_scanner *x, size_t at)
{
	unsigned before = entity_class_before(x, at);
	unsigned after = entity_class_at(x, at + 1);

	if (after & (UNICODE_ALPHA | UNICODE_DIGIT)) {
		if (after & UNICODE_ALPHA &&
		    (!before || before & (UNICODE_SPACE | UNICODE_OPEN)))
			open_quote(x, at, '\'');
	} else if (!(before & UNICODE_SPACE)) {
		close_quote(x, at, at + 1, '\'');
	}
	return at + 1;
}

static size_t
read_quote(struct entity_scanner *x, size_t at, uint32_t cp)
{
	size_t behind = at + utf8_length((unsigned char)x->s[at]);
	unsigned letters = UNICODE_ALPHA | UNICODE_DIGIT;
	uint32_t close;

	/* ’ in "O’Higgins" */
	if (cp == 0x2019 && entity_class_before(x, at) & letters &&
	    entity_class_at(x, behind) & letters)
		return behind;
	if (close_quote(x, at, behind, cp))
		return behind;
	close = closing_mark(cp);
	/* 5" is a length */
	if (close && !(cp == '"' && entity_class_before(x, at) & UNICODE_DIGIT))
		open_quote(x, at, close);
	return behind;
}

/* -- Code ---------------------------------------------------------------- */

/* Between two ` with no line end between them. */
static size_t
read_backtick(struct entity_scanner *x, size_t at)
{
	size_t end = at + 1;

	while (end < x->end && x->s[end] != '`' && x->s[end] != '\n')
		end++;
	if (entity_byte(x, end) != '`' || end == at + 1)
		return end;
	entity_add(x, SUMARIO_ENTITY_CODE, at, end + 1, false, x->s + at + 1,
		   end - at - 1);
	return end + 1;
}

static bool
is_token(const struct entity_scanner *x, size_t at)
{
	return entity_class_at(x, at) & (UNICODE_WORD) ||
	       entity_byte(x, at) == '_';
}

static bool
is_joint(char c)
{
	return c == '-' || c == '.' || c == '/';
}

/* After a token of word characters, and of - . / between them. */
static size_t
token_end(const struct entity_scanner *x, size_t at)
{
	for (;;) {
		if (is_token(x, at))
			at += utf8_length((unsigned char)x->s[at]);
		else if (is_joint(entity_byte(x, at)) && is_token(x, at + 1))
			at++;
		else
			return at;
	}
}

size_t
entity_read_token(struct entity_scanner *x, size_t at)
{
	size_t begin = at, end = token_end(x, at);
	const char *dot = memchr(x->s + at, '.', end - at);

	if (dot) { /* "20minutos.es" */
		size_t behind = entity_read_dot(x, (size_t)(dot - x->s));

		if (behind >= end)
			return behind;
	}
	while (begin > x->begin && at - begin < ENTITY_MAX_BACK &&
	       (entity_class_before(x, begin) & UNICODE_WORD ||
		x->s[begin - 1] == '_' ||
		(is_joint(x->s[begin - 1]) &&
		 entity_class_before(x, begin - 1) & UNICODE_WORD)))
		begin = utf8_previous(x->s, begin);
	if (entity_has(x, end, "()"))
		end += 2;
	entity_add(x, SUMARIO_ENTITY_CODE, begin, end, false, NULL, 0);
	return end;
}

/* A "#tag", or the "_" in "a_name". */
static size_t
read_mark(struct entity_scanner *x, size_t at)
{
	unsigned letters = UNICODE_ALPHA | UNICODE_DIGIT;
	bool inside = entity_class_before(x, at) & letters;
	size_t end;

	if (!(entity_class_at(x, at + 1) & letters))
		return at + 1;
	if (x->s[at] == '_')
		return inside ? entity_read_token(x, at) : at + 1;
	if (inside)
		return at + 1;
	end = unicode_skip(x->s, at + 1, x->end, UNICODE_WORD);
	entity_add(x, SUMARIO_ENTITY_CODE, at, end, false, NULL, 0);
	return end;
}

/* -- The walk ------------------------------------------------------------ */

static size_t
read_digit(struct entity_scanner *x, size_t at)
{
	unsigned before = entity_class_before(x, at);

	if (before & UNICODE_WORD || (at > x->begin && x->s[at - 1] == '_'))
		return entity_read_token(x, at); /* "mp3" */
	if (at > x->begin + 1 && x->s[at - 1] == '-' &&
	    entity_class_before(x, at - 1) & UNICODE_ALPHA)
		return entity_read_token(x, at); /* "sub-23" */
	return entity_read_number(x, at);
}

static size_t
read_letter(struct entity_scanner *x, size_t at, size_t behind, unsigned class)
{
	unsigned before;
	size_t end;

	if (!(class & UNICODE_UPPER))
		return behind;
	before = entity_class_before(x, at);
	if (before & UNICODE_WORD)
		return before & UNICODE_LOWER ? entity_read_hump(x, at)
					      : behind;
	if (ascii_is_digit(entity_byte(x, at + 2)) &&
	    (end = entity_read_iban(x, at)) > at)
		return end;
	if (x->s[at] == 'T' && (end = entity_read_iso_time(x, at)) > at)
		return end;
	if (!ascii_is_lower(entity_byte(x, at + 1)))
		entity_read_roman(x, at); /* a name may take its place */
	return entity_read_capital(x, at);
}

static size_t
read_beyond_ascii(struct entity_scanner *x, size_t at)
{
	uint32_t cp = utf8_get(x->s + at);
	unsigned class = unicode_class(cp);
	size_t behind = at + utf8_length((unsigned char)x->s[at]);

	if (class & (UNICODE_OPEN | UNICODE_CLOSE))
		return read_quote(x, at, cp);
	if (!class) {
		size_t end = entity_read_vulgar(x, at);

		return end > at ? end : behind;
	}
	return read_letter(x, at, behind, class);
}

/* What the bytes from AT on may begin. */
static size_t
read_any(struct entity_scanner *x, size_t at)
{
	unsigned char c = (unsigned char)x->s[at];

	if (ascii_is_digit((char)c))
		return read_digit(x, at);
	switch (c) {
	case '.':
		return entity_read_dot(x, at);
	case ':':
		return entity_read_colon(x, at);
	case '@':
		return entity_read_at(x, at);
	case '#':
	case '_':
		return read_mark(x, at);
	case '`':
		return read_backtick(x, at);
	case '"':
		return read_quote(x, at, c);
	case '\'':
		return read_apostrophe(x, at);
	}
	if (c >= 0x80)
		return read_beyond_ascii(x, at);
	return read_letter(x, at, at + 1, unicode_latin1[c]);
}

/* -- A segment's end ----------------------------------------------------- */

static void
drop_unclosed(struct entity_scanner *x)
{
	struct entities *all = &x->doc->entities;
	size_t n = x->first;

	for (size_t i = x->first; i < all->n_items; i++)
		if (all->items[i].end != DROPPED)
			all->items[n++] = all->items[i];
	all->n_items = n;
}

static void
count_codepoints(struct entity_scanner *x, const struct segment *segment)
{
	struct entities *all = &x->doc->entities;
	uint32_t at = segment->begin, n = segment->codepoint_begin, unused = 0;
	bool ascii = segment->n_codepoints == segment->end - segment->begin;

	for (size_t i = x->first; i < all->n_items; i++) {
		struct entity *entity = &all->items[i];

		if (ascii) {
			entity->codepoint_begin =
				n + (entity->begin - segment->begin);
			entity->n_codepoints = entity->end - entity->begin;
			continue;
		}
		utf8_count(x->s + at, entity->begin - at, &n, &unused);
		at = entity->begin;
		entity->codepoint_begin = n;
		entity->n_codepoints = 0;
		if (entity->end - at <= MAX_COUNTED)
			entity->n_codepoints = (uint32_t)span_count_characters(
				(struct span){x->s + at, entity->end - at});
		else
			utf8_count(x->s + at, entity->end - at,
				   &entity->n_codepoints, &unused);
	}
}

/*
 * From byte to byte at which something may begin, and from word to word: WORD
 * is the next one that may begin something.
 */
static void
walk(struct entity_scanner *x)
{
	size_t at = x->begin, word = entity_next_word(x, at);

	while (at < x->end && !x->failed) {
		at = scan_entity(x->s, at, word);
		if (at == word) {
			if (at == x->end)
				break;
			at = entity_read_word(x, at);
			if (at > word) {
				word = entity_next_word(x, at);
				continue;
			}
			/* it may begin something else */
			word = entity_next_word(x, at + 1);
			at = scan_entity(x->s, at, word);
			if (at == word)
				continue;
		}
		at = read_any(x, at);
		if (at > word)
			word = entity_next_word(x, at);
	}
}

static void
read_segment(struct entity_scanner *x, struct segment *segment)
{
	x->segment = segment;
	x->begin = segment->begin;
	x->end = segment->end;
	x->first = x->doc->entities.n_items;
	x->n_open = 0;
	x->any_dropped = false;
	x->shouted = -1;
	x->ahead->at = SIZE_MAX;
	walk(x);
	if (x->n_open || x->any_dropped)
		drop_unclosed(x);
	count_codepoints(x, segment);
	segment->first_entity = (uint32_t)x->first;
	segment->n_entities = (uint32_t)(x->doc->entities.n_items - x->first);
}

static bool
find(struct document *doc, enum lexicon_decimal decimal)
{
	struct entity_ahead ahead;
	struct entity_scanner x = {.doc = doc,
				   .s = doc->article.text,
				   .ahead = &ahead,
				   .decimal = decimal,
				   .is_strict = decimal != DECIMAL_UNKNOWN};

	doc->entities.n_items = 0;
	entity_begin_words(&x);
	for (size_t i = 0; i < doc->segments.n_items && !x.failed; i++)
		read_segment(&x, &doc->segments.items[i]);
	if (x.n_doubtful && !x.failed)
		entity_settle(&x);
	return !x.failed;
}

bool
entity_find(struct document *doc)
{
	return find(doc, DECIMAL_UNKNOWN);
}

bool
entity_find_strictly(struct document *doc)
{
	return find(doc, language_find_decimal(doc->article.source_lang));
}
