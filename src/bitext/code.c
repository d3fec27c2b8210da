/* SPDX-License-Identifier: MIT */
/*
 * The inline codes of a segment.
 * The marks of its range of the original are matched by name, as tags are.
 * What is open or closed elsewhere is split: such codes have to stay whatever
 * the translation does, or the page around it would be another one; and what is
 * around a split code is taken for split, so that pairs nest.
 */
#include <config.h>

#include "bitext/code.h"

#include "base/ascii.h"

/* Pairs within pairs, and marks that are looked through for a partner. */
#define MAX_DEPTH 24
#define MAX_LOOK 16

void
code_release(struct code_set *set)
{
	vector_release(&set->list);
	vector_release(&set->open);
}

const struct origin_mark *
code_get_mark(const struct code_set *set, const struct code *code)
{
	return &set->origin->marks.items[code->mark];
}

struct span
code_get_bytes(const struct code_set *set, const struct code *code)
{
	const struct origin_mark *mark = code_get_mark(set, code);

	return (struct span){set->origin->original.s + mark->begin,
			     mark->end - mark->begin};
}

const char *
code_get_kind(const struct code_set *set, const struct code *code)
{
	switch (code_get_mark(set, code)->element) {
	case HTML_B:
	case HTML_STRONG:
		return "bold";
	case HTML_I:
	case HTML_EM:
		return "italic";
	case HTML_U:
		return "underlined";
	case HTML_A:
		return "link";
	case HTML_IMG:
		return "image";
	case HTML_BR:
		return "lb";
	default:
		return NULL;
	}
}

/* -- Pairs ----------------------------------------------------------------- */

static bool
add_code(struct code_set *set, uint32_t mark, uint32_t begin, uint32_t end)
{
	const struct origin_mark *m = &set->origin->marks.items[mark];
	struct code code = {.mark = mark,
			    .text = m->text < begin ? begin
				    : m->text > end ? end
						    : m->text,
			    .partner = CODE_NONE,
			    .type = (enum code_type)m->type};

	if (!vector_add_room(&set->list, 1))
		return false;
	set->list.items[set->list.n_items++] = code;
	return true;
}

/* The place in set->open of what code I closes; n_items: it is elsewhere. */
static size_t
find_open(const struct code_set *set, uint32_t i)
{
	const struct code *items = set->list.items;
	const struct origin_mark *mark = code_get_mark(set, &items[i]);
	size_t n = set->open.n_items;

	for (size_t k = n; k-- > 0 && k + MAX_LOOK >= n;)
		if (origin_is_same_name(set->origin,
				 code_get_mark(set,
					       &items[set->open.items[k]]),
				 mark))
			return k;
	return n;
}

static void
match(struct code_set *set)
{
	struct code *items = set->list.items;

	set->open.n_items = 0;
	for (uint32_t i = 0; i < set->list.n_items; i++) {
		size_t at;

		items[i].is_split = items[i].type != CODE_ALONE;
		if (items[i].type == CODE_OPEN &&
		    set->open.n_items < MAX_DEPTH)
			set->open.items[set->open.n_items++] = i;
		if (items[i].type != CODE_CLOSE)
			continue;
		at = find_open(set, i);
		if (at == set->open.n_items)
			continue;
		items[i].partner = set->open.items[at];
		items[items[i].partner].partner = i;
		items[i].is_split = items[items[i].partner].is_split = false;
		set->open.n_items = at;
	}
}

/* Pairs around what is split are split as well. */
static void
split_pairs(struct code_set *set)
{
	struct code *items = set->list.items;
	uint32_t last = 0; /* behind the last that is split */

	for (uint32_t i = 0; i < set->list.n_items; i++) {
		uint32_t partner = items[i].partner;

		if (items[i].is_split)
			last = i + 1;
		if (items[i].type != CODE_CLOSE || partner == CODE_NONE ||
		    last <= partner)
			continue;
		items[i].is_split = items[partner].is_split = true;
		items[i].partner = items[partner].partner = CODE_NONE;
		last = i + 1;
	}
}

static void
number(struct code_set *set)
{
	struct code *items = set->list.items;

	set->n_numbers = 0;
	for (uint32_t i = 0; i < set->list.n_items; i++)
		if (items[i].type == CODE_CLOSE &&
		    items[i].partner != CODE_NONE)
			items[i].number = items[items[i].partner].number;
		else if (!code_get_mark(set, &items[i])->is_hidden)
			items[i].number = ++set->n_numbers;
}

/* -- The range ------------------------------------------------------------- */

/*
 * The mark that is to be in the range as well, as it is the partner of code I:
 * among those that follow one another from the range on, to the LEFT or right,
 * with nothing between but marks that stand alone.
 */
static bool
find_partner(struct code_set *set, uint32_t i, bool left)
{
	const struct origin_marks *marks = &set->origin->marks;
	const struct origin_mark *wanted =
		code_get_mark(set, &set->list.items[i]);
	size_t at = origin_find_mark(set->origin, left ? set->begin : set->end);
	uint32_t edge = left ? set->begin : set->end;

	for (int n = 0; n < MAX_LOOK; n++) {
		const struct origin_mark *mark;

		if (left ? !at-- : at == marks->n_items)
			return false;
		mark = &marks->items[at];
		if ((left ? mark->end : mark->begin) != edge || mark->is_text)
			return false;
		edge = left ? mark->begin : mark->end;
		at += !left;
		if (mark->type == ORIGIN_ALONE)
			continue;
		if (mark->type != (left ? ORIGIN_OPEN : ORIGIN_CLOSE) ||
		    !origin_is_same_name(set->origin, mark, wanted))
			return false;
		*(left ? &set->begin : &set->end) = edge;
		return true;
	}
	return false;
}

/* Whether the range has become larger. */
static bool
extend(struct code_set *set)
{
	const struct code *items = set->list.items;
	uint32_t begin = set->begin, end = set->end;
	uint32_t n = (uint32_t)set->list.n_items;
	bool good = true;

	for (uint32_t i = 0; good && i < n; i++)
		if (items[i].is_split && items[i].type == CODE_CLOSE)
			good = find_partner(set, i, true);
	good = true;
	for (uint32_t i = n; good && i-- > 0;)
		if (items[i].is_split && items[i].type == CODE_OPEN)
			good = find_partner(set, i, false);
	return begin != set->begin || end != set->end;
}

static bool
collect(struct code_set *set, uint32_t begin, uint32_t end)
{
	const struct origin_marks *marks = &set->origin->marks;

	set->list.n_items = set->open.n_items = 0;
	if (!vector_add_room(&set->open, MAX_DEPTH))
		return false;
	for (size_t i = origin_find_mark(set->origin, set->begin);
	     i < marks->n_items && marks->items[i].begin < set->end; i++) {
		if (!add_code(set, (uint32_t)i, begin, end))
			return false;
		/* It would go astray. */
		set->is_placed = set->is_placed && !marks->items[i].is_text;
	}
	match(set);
	return true;
}

bool
code_find(struct code_set *set, const struct origin *origin, uint32_t begin,
	  uint32_t end)
{
	set->origin = origin;
	set->list.n_items = 0;
	set->n_numbers = 0;
	set->is_placed = origin->original.s &&
			 origin_find(origin, begin, end, &set->begin,
				     &set->end);
	if (!set->is_placed)
		return true;
	if (!collect(set, begin, end) ||
	    (extend(set) && !collect(set, begin, end)))
		return false;
	split_pairs(set);
	number(set);
	if (!set->is_placed)
		set->list.n_items = set->n_numbers = 0;
	return true;
}

/* -- In a target ------------------------------------------------------------ */

/* What a code begins with, and the types. */
#define ESCAPE '\xFF'
static const char types[] = "(),";
#define CODE_END ';'

bool
code_add(struct bytes *text, enum code_type type, uint32_t number)
{
	char code[16] = {ESCAPE, types[type]};
	size_t n = 2;
	char digits[12];
	size_t n_digits = 0;

	do
		digits[n_digits++] = (char)('0' + number % 10);
	while (number /= 10);
	while (n_digits)
		code[n++] = digits[--n_digits];
	code[n++] = CODE_END;
	return bytes_add(text, code, n);
}

uint32_t
code_read_number(struct span digits)
{
	uint64_t number;

	if (!digits.len || digits.s[0] == '0' ||
	    ascii_read_number(digits.s, digits.len, CODE_NONE - 1, &number) !=
		    digits.len)
		return 0;
	return (uint32_t)number;
}

bool
code_take(struct span *text, struct code_token *token)
{
	const char *end;
	uint64_t number = 0;

	if (!text->len)
		return false;
	end = memchr(text->s, ESCAPE, text->len);
	*token = (struct code_token){.text = SPAN_NONE};
	if (end != text->s) {
		size_t n = end ? (size_t)(end - text->s) : text->len;

		token->text = (struct span){text->s, n};
		text->s += n;
		text->len -= n;
		return true;
	}
	token->type = (enum code_type)(strchr(types, text->s[1]) - types);
	text->s += 2;
	text->len -= 2;
	for (; *text->s != CODE_END; text->s++, text->len--)
		number = number * 10 + (uint64_t)(*text->s - '0');
	text->s++;
	text->len--;
	token->number = (uint32_t)number;
	return true;
}

size_t
code_strip(char *s, size_t len)
{
	struct span rest = {s, len};
	struct code_token token;
	size_t n = 0;

	while (code_take(&rest, &token)) {
		if (token.text.s)
			memmove(s + n, token.text.s, token.text.len);
		n += token.text.len;
	}
	return n;
}
