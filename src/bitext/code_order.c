/* SPDX-License-Identifier: MIT */
/*
 * Where the codes of a target go.
 * A stack holds the pairs that are open: what would close one of them from
 * within another closes that as well, and what is left open is closed at the
 * end.  Codes whose partners are in other segments form a sequence, which is
 * never changed: a code of it that is missing comes in before the next one that
 * is there, those at the begin that close something before all text, and the
 * rest at the end.
 */
#include <config.h>

#include "bitext/code_order.h"

#include "text/unicode.h"

enum flag { IS_PRESENT = 1, IS_DONE = 2, IS_OPEN = 4 };

/* clang-format off */
const struct finding_kind code_fault_kinds[N_CODE_FAULTS] = {
	[CODE_LOST] = {"code-lost",
		N_("an inline code did not come back"), false},
	[CODE_DOUBLED] = {"code-doubled",
		N_("an inline code comes back more than once"), false},
	[CODE_UNKNOWN] = {"code-unknown",
		N_("an inline code that the source does not have"), false},
	[CODE_CROSSED] = {"code-crossed",
		N_("inline codes that do not nest were mended"), false},
};
/* clang-format on */

struct ordering {
	struct code_order *order;
	const struct code_set *set;
	uint32_t next_split; /* of the sequence: the first not yet written */
	bool failed;
};

void
code_order_release(struct code_order *order)
{
	vector_release(&order->pieces);
	vector_release(&order->flags);
	vector_release(&order->first);
	vector_release(&order->open);
}

static void
note(struct ordering *o, enum code_fault fault, uint32_t number)
{
	if (!o->order->faults[fault])
		o->order->number[fault] = number;
	o->order->faults[fault] = true;
}

static void
put(struct ordering *o, struct span text, const struct code *code)
{
	struct code_pieces *pieces = &o->order->pieces;

	if (!vector_add_room(pieces, 1)) {
		o->failed = true;
		return;
	}
	pieces->items[pieces->n_items++] = (struct code_piece){text, code, false, false};
}

static unsigned char *
get_flags(struct ordering *o, uint32_t i)
{
	return &o->order->flags.items[i];
}

static const struct code *
get_code(const struct ordering *o, uint32_t i)
{
	return &o->set->list.items[i];
}

static void
put_one(struct ordering *o, uint32_t i)
{
	*get_flags(o, i) |= IS_DONE;
	put(o, SPAN_NONE, get_code(o, i));
}

/* Whether code I is one that nobody sees, at TEXT, and not yet written. */
static bool
is_hidden_at(struct ordering *o, uint32_t i, uint32_t text)
{
	return i < o->set->list.n_items && !get_code(o, i)->number &&
	       get_code(o, i)->text == text && !(*get_flags(o, i) & IS_DONE);
}

/* What nobody sees right before or behind a code goes with it. */
static void
put_code(struct ordering *o, uint32_t i)
{
	uint32_t first = i, text = get_code(o, i)->text;

	while (first && is_hidden_at(o, first - 1, text))
		first--;
	while (first <= i)
		put_one(o, first++);
	while (is_hidden_at(o, first, text))
		put_one(o, first++);
}

/* -- The sequence of what is split ----------------------------------------- */

static uint32_t
find_split(const struct ordering *o, uint32_t i)
{
	uint32_t n = (uint32_t)o->set->list.n_items;

	while (i < n && !get_code(o, i)->is_split)
		i++;
	return i;
}

/* Writes those up to LAST, that one too. */
static void
put_split(struct ordering *o, uint32_t last)
{
	uint32_t n = (uint32_t)o->set->list.n_items;

	for (uint32_t i = find_split(o, o->next_split); i < n && i <= last;
	     i = find_split(o, i + 1)) {
		put_code(o, i);
		o->next_split = i + 1;
	}
}

/*
 * Whether code I, which did not come back, is best in front: what closes
 * something before.  A sign of Markdown would have a blank on its wrong side
 * there, so it is the other way round.
 */
static bool
is_of_front(const struct ordering *o, uint32_t i)
{
	const struct code *code = get_code(o, i);
	bool is_sign = code_get_mark(o->set, code)->is_sign;

	return code->type == (is_sign ? CODE_OPEN : CODE_CLOSE);
}

static void
put_front(struct ordering *o)
{
	uint32_t n = (uint32_t)o->set->list.n_items;

	for (uint32_t i = find_split(o, 0);
	     i < n && is_of_front(o, i) && !(*get_flags(o, i) & IS_PRESENT);
	     i = find_split(o, i + 1))
		put_split(o, i);
}

/* -- Pairs ------------------------------------------------------------------ */

/* Closes pairs until N are open. */
static void
close_pairs(struct ordering *o, size_t n)
{
	struct code_numbers *open = &o->order->open;

	while (open->n_items > n) {
		uint32_t i = open->items[--open->n_items];

		*get_flags(o, i) &= (unsigned char)~IS_OPEN;
		put_code(o, get_code(o, i)->partner);
	}
}

static void
meet_open(struct ordering *o, uint32_t i)
{
	struct code_numbers *open = &o->order->open;

	if (!vector_add_room(open, 1)) {
		o->failed = true;
		return;
	}
	open->items[open->n_items++] = i;
	*get_flags(o, i) |= IS_OPEN;
	put_code(o, i);
}

static void
meet_close(struct ordering *o, uint32_t i)
{
	struct code_numbers *open = &o->order->open;
	size_t at = open->n_items;

	if (!(*get_flags(o, i) & IS_OPEN)) {
		note(o, CODE_CROSSED, get_code(o, i)->number);
		return;
	}
	while (open->items[at - 1] != i)
		at--;
	if (at < open->n_items)
		note(o, CODE_CROSSED, get_code(o, i)->number);
	close_pairs(o, at - 1);
}

static void
meet_split(struct ordering *o, uint32_t i)
{
	if (o->order->open.n_items ||
	    find_split(o, o->next_split) != i)
		note(o, CODE_CROSSED, get_code(o, i)->number);
	close_pairs(o, 0);
	put_split(o, i);
}

/* -- The target -------------------------------------------------------------- */

static void
meet_code(struct ordering *o, const struct code_token *token)
{
	uint32_t i;

	if (!token->number || token->number > o->set->n_numbers) {
		note(o, CODE_UNKNOWN, token->number);
		return;
	}
	i = o->order->first.items[token->number];
	if (token->type == CODE_CLOSE && get_code(o, i)->partner != CODE_NONE)
		meet_close(o, i);
	else if (*get_flags(o, i) & IS_DONE)
		note(o, CODE_DOUBLED, token->number);
	else if (get_code(o, i)->is_split)
		meet_split(o, i);
	else if (get_code(o, i)->type == CODE_OPEN)
		meet_open(o, i);
	else
		put_code(o, i);
}

/* Which codes there are, and which of them come back. */
static bool
begin(struct ordering *o, struct span target)
{
	struct code_order *order = o->order;
	size_t n = o->set->list.n_items;
	struct code_token token;

	order->pieces.n_items = order->open.n_items = 0;
	order->flags.n_items = order->first.n_items = 0;
	memset(order->faults, 0, sizeof(order->faults));
	if (!vector_add_room(&order->flags, n + 1) ||
	    !vector_add_room(&order->first, o->set->n_numbers + (size_t)1))
		return false;
	memset(order->flags.items, 0, n + 1);
	for (uint32_t i = (uint32_t)n; i-- > 0;)
		order->first.items[get_code(o, i)->number] = i;
	while (code_take(&target, &token))
		if (!token.text.s && token.number &&
		    token.number <= o->set->n_numbers)
			*get_flags(o, order->first.items[token.number]) |=
				IS_PRESENT;
	return true;
}

/* What did not come back is told of, and kept if it has to be. */
static void
end(struct ordering *o)
{
	uint32_t n = (uint32_t)o->set->list.n_items;

	if (o->order->open.n_items)
		note(o, CODE_CROSSED,
		     get_code(o, o->order->open.items[0])->number);
	close_pairs(o, 0);
	put_split(o, n);
	for (uint32_t i = 0; i < n; i++) {
		const struct code *code = get_code(o, i);

		if (!code->number && !(*get_flags(o, i) & IS_DONE))
			put_one(o, i);
		else if (code->number &&
			 o->order->first.items[code->number] == i &&
			 !(*get_flags(o, i) & IS_PRESENT))
			note(o, CODE_LOST, code->number);
	}
}

/* A text that came back has no blanks at its ends. */
static struct span
trim(struct span text, bool first, bool last)
{
	struct span trimmed = unicode_trim(text);

	if (!trimmed.s || (!first && !last))
		return first || last ? trimmed : text;
	if (!first) {
		trimmed.len += (size_t)(trimmed.s - text.s);
		trimmed.s = text.s;
	}
	if (!last)
		trimmed.len = (size_t)(text.s + text.len - trimmed.s);
	return trimmed;
}

bool
code_order_make(struct code_order *order, const struct code_set *set,
		struct span target)
{
	struct ordering o = {.order = order, .set = set};
	struct code_token token;
	bool is_first = true;

	if (!begin(&o, target))
		return false;
	put_front(&o);
	while (code_take(&target, &token) && !o.failed) {
		if (token.text.s)
			put(&o, trim(token.text, is_first, !target.len), NULL);
		else
			meet_code(&o, &token);
		is_first = false;
	}
	end(&o);
	return !o.failed;
}
