/* SPDX-License-Identifier: MIT */
/*
 * A pattern becomes a program for a machine that follows all ways at once
 * (Thompson 1968; after Cox, "Regular Expression Matching Can Be Simple And
 * Fast", 2007), so no text makes it slow.  Jumps are relative: whatever has
 * been compiled can be moved or copied when a '*', '|' or {m,n} behind it needs
 * a step in front.  Groups are kept on a stack of our own.
 */
#include <config.h>

#include "text/pattern.h"

#include "base/error.h"
#include "text/unicode.h"

#include <string.h>
#include <utf8proc.h>

#define MAX_GROUPS 50
#define MAX_REPEATS 255

enum op {
	OP_CHAR,
	OP_ANY,
	OP_CLASS,
	OP_BEGIN,
	OP_END,
	OP_EDGE,
	OP_SPLIT,
	OP_JUMP,
	OP_FOUND
};

struct group {
	size_t start, branch;
	int32_t jumps; /* chain of those to the group's end, by x; -1: none */
};

struct compiler {
	struct pattern *pattern;
	const char *s;
	size_t at, len;
	struct group groups[MAX_GROUPS];
	size_t n_groups;
	size_t atom; /* where the last one begins */
	bool has_atom;
	const char *wrong; /* what is; NULL: nothing */
	bool no_memory;
};

static uint32_t
lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

/* -- Compiling ----------------------------------------------------------- */

static bool
fail(struct compiler *compiler, const char *wrong)
{
	if (!compiler->wrong)
		compiler->wrong = wrong;
	return false;
}

/* Makes room for N steps at AT, which are zero. */
static bool
insert(struct compiler *compiler, size_t at, size_t n)
{
	struct pattern_steps *steps = &compiler->pattern->steps;

	if (steps->n_items + n > PATTERN_MAX_STEPS)
		return fail(compiler, N_("the pattern is too long"));
	if (!vector_add_room(steps, n)) {
		compiler->no_memory = true;
		return false;
	}
	memmove(steps->items + at + n, steps->items + at,
		(steps->n_items - at) * sizeof(*steps->items));
	memset(steps->items + at, 0, n * sizeof(*steps->items));
	steps->n_items += n;
	return true;
}

static bool
put_step(struct compiler *compiler, size_t at, enum op op, int32_t x, int32_t y)
{
	struct pattern_step *step;

	if (!insert(compiler, at, 1))
		return false;
	step = &compiler->pattern->steps.items[at];
	step->op = (unsigned char)op;
	step->x = x;
	step->y = y;
	return true;
}

/* An atom of one step; NULL: it could not be added. */
static struct pattern_step *
add_atom(struct compiler *compiler, enum op op)
{
	struct pattern_steps *steps = &compiler->pattern->steps;

	compiler->atom = steps->n_items;
	compiler->has_atom = true;
	return put_step(compiler, steps->n_items, op, 0, 0)
		       ? &steps->items[steps->n_items - 1]
		       : NULL;
}

static bool
add_char(struct compiler *compiler, uint32_t cp)
{
	struct pattern_step *step = add_atom(compiler, OP_CHAR);

	if (step)
		step->cp = lower(cp);
	return step != NULL;
}

static bool
add_class(struct compiler *compiler, unsigned classes, bool negated)
{
	struct pattern_step *step = add_atom(compiler, OP_CLASS);

	if (!step)
		return false;
	step->classes = (uint16_t)classes;
	step->negated = negated;
	return true;
}

static bool
add_range(struct compiler *compiler, uint32_t first, uint32_t last)
{
	struct pattern_ranges *ranges = &compiler->pattern->ranges;

	if (!vector_add_room(ranges, 1)) {
		compiler->no_memory = true;
		return false;
	}
	ranges->items[ranges->n_items++] = (struct pattern_range){first, last};
	return true;
}

static uint32_t
next_char(struct compiler *compiler)
{
	uint32_t cp = utf8_get(compiler->s + compiler->at);

	compiler->at += utf8_length((unsigned char)compiler->s[compiler->at]);
	return cp;
}

static bool
is_next(const struct compiler *compiler, const char *text)
{
	size_t n = strlen(text);

	return compiler->len - compiler->at >= n &&
	       !memcmp(compiler->s + compiler->at, text, n);
}

/* "[:alpha:]" and the like, in brackets; false: it is none. */
static bool
take_named_class(struct compiler *compiler, unsigned *classes)
{
	static const struct {
		const char *name;
		unsigned classes;
	} names[] = {{"[:alpha:]", UNICODE_ALPHA},
		     {"[:digit:]", UNICODE_DIGIT},
		     {"[:alnum:]", UNICODE_ALPHA | UNICODE_DIGIT},
		     {"[:space:]", UNICODE_SPACE}};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (is_next(compiler, names[i].name)) {
			*classes |= names[i].classes;
			compiler->at += strlen(names[i].name);
			return true;
		}
	return false;
}

/* Behind "["; a "]" that comes first is a character. */
static bool
take_brackets(struct compiler *compiler)
{
	const char *open =
		N_("a bracket or brace of the pattern is not closed");
	uint32_t first_range = (uint32_t)compiler->pattern->ranges.n_items;
	bool negated = is_next(compiler, "^");
	unsigned classes = 0;
	struct pattern_step *step;

	compiler->at += negated;
	for (bool first = true;; first = false) {
		uint32_t low, high;

		if (compiler->at == compiler->len)
			return fail(compiler, open);
		if (!first && is_next(compiler, "]"))
			break;
		if (take_named_class(compiler, &classes))
			continue;
		low = high = next_char(compiler);
		if (is_next(compiler, "-") && !is_next(compiler, "-]")) {
			compiler->at++;
			if (compiler->at == compiler->len)
				return fail(compiler, open);
			high = next_char(compiler);
		}
		if (!add_range(compiler, low, high))
			return false;
	}
	compiler->at++;
	if (!add_class(compiler, classes, negated))
		return false;
	step = &compiler->pattern->steps.items[compiler->atom];
	step->cp = first_range;
	step->n = (uint32_t)compiler->pattern->ranges.n_items - first_range;
	return true;
}

/* Behind "\". */
static bool
take_escape(struct compiler *compiler)
{
	uint32_t cp;

	if (compiler->at == compiler->len)
		return fail(compiler, N_("unknown escape in the pattern"));
	cp = next_char(compiler);
	switch (cp) {
	case 'd':
	case 'D':
		return add_class(compiler, UNICODE_DIGIT, cp == 'D');
	case 'w':
	case 'W':
		return add_class(compiler, UNICODE_WORD, cp == 'W');
	case 's':
	case 'S':
		return add_class(compiler, UNICODE_SPACE, cp == 'S');
	case 'b':
		return add_atom(compiler, OP_EDGE) != NULL;
	}
	if (unicode_class(cp) & UNICODE_WORD) /* \1 is a back-reference */
		return fail(compiler, N_("unknown escape in the pattern"));
	return add_char(compiler, cp);
}

static bool
open_group(struct compiler *compiler)
{
	size_t n = compiler->pattern->steps.n_items;

	if (compiler->n_groups == MAX_GROUPS)
		return fail(compiler, N_("the pattern is too long"));
	compiler->groups[compiler->n_groups++] = (struct group){n, n, -1};
	compiler->has_atom = false;
	return true;
}

/* The jumps of the group that is on top go to its end, which is here. */
static void
close_branches(struct compiler *compiler)
{
	struct pattern_steps *steps = &compiler->pattern->steps;
	struct group *group = &compiler->groups[compiler->n_groups - 1];

	while (group->jumps >= 0) {
		struct pattern_step *step = &steps->items[group->jumps];
		int32_t next = step->x;

		step->x = (int32_t)steps->n_items - group->jumps;
		group->jumps = next;
	}
}

static bool
close_group(struct compiler *compiler)
{
	if (compiler->n_groups < 2) /* the first is the pattern itself */
		return fail(compiler,
			    N_("a parenthesis of the pattern has no partner"));
	close_branches(compiler);
	compiler->atom = compiler->groups[--compiler->n_groups].start;
	compiler->has_atom = true;
	return true;
}

/* At "|": the branch is one way, what follows the other. */
static bool
end_branch(struct compiler *compiler)
{
	struct pattern_steps *steps = &compiler->pattern->steps;
	struct group *group = &compiler->groups[compiler->n_groups - 1];
	int32_t length = (int32_t)(steps->n_items - group->branch);

	if (!put_step(compiler, group->branch, OP_SPLIT, 1, length + 2) ||
	    !put_step(compiler, steps->n_items, OP_JUMP, group->jumps, 0))
		return false;
	group->jumps = (int32_t)steps->n_items - 1;
	group->branch = steps->n_items;
	compiler->has_atom = false;
	return true;
}

/* -- Repeating ----------------------------------------------------------- */

static bool
repeat_star(struct compiler *compiler, size_t at)
{
	int32_t n = (int32_t)(compiler->pattern->steps.n_items - at);

	return put_step(compiler, at, OP_SPLIT, 1, n + 2) &&
	       put_step(compiler, compiler->pattern->steps.n_items, OP_JUMP,
			-n - 1, 0);
}

static bool
repeat_plus(struct compiler *compiler, size_t at)
{
	size_t end = compiler->pattern->steps.n_items;

	return put_step(compiler, end, OP_SPLIT, -(int32_t)(end - at), 1);
}

static bool
repeat_optional(struct compiler *compiler, size_t at)
{
	int32_t n = (int32_t)(compiler->pattern->steps.n_items - at);

	return put_step(compiler, at, OP_SPLIT, 1, n + 1);
}

/* Adds the N steps of BODY behind all others. */
static bool
copy_body(struct compiler *compiler, const struct pattern_step *body, size_t n)
{
	struct pattern_steps *steps = &compiler->pattern->steps;
	size_t at = steps->n_items;

	if (!insert(compiler, at, n))
		return false;
	memcpy(steps->items + at, body, n * sizeof(*body));
	return true;
}

/* The last atom LEAST to MOST times; MOST -1: as often as one likes. */
static bool
repeat(struct compiler *compiler, int least, int most)
{
	struct pattern_step body[PATTERN_MAX_STEPS];
	struct pattern_steps *steps = &compiler->pattern->steps;
	size_t n = steps->n_items - compiler->atom;

	memcpy(body, steps->items + compiler->atom, n * sizeof(*body));
	steps->n_items = compiler->atom;
	for (int i = 0; i < least; i++)
		if (!copy_body(compiler, body, n))
			return false;
	for (int i = least; i < most || (most < 0 && i == least); i++) {
		size_t at = steps->n_items;

		if (!copy_body(compiler, body, n) ||
		    !(most < 0 ? repeat_star : repeat_optional)(compiler, at))
			return false;
	}
	return true;
}

static int
take_number(struct compiler *compiler)
{
	int n = -1;

	while (compiler->at < compiler->len &&
	       compiler->s[compiler->at] >= '0' &&
	       compiler->s[compiler->at] <= '9' && n <= MAX_REPEATS)
		n = (n < 0 ? 0 : n) * 10 + compiler->s[compiler->at++] - '0';
	return n;
}

/* Behind "{". */
static bool
take_braces(struct compiler *compiler)
{
	int least = take_number(compiler), most = least;

	if (is_next(compiler, ",")) {
		compiler->at++;
		most = take_number(compiler);
	}
	if (!is_next(compiler, "}") || least < 0)
		return fail(
			compiler,
			N_("a bracket or brace of the pattern is not closed"));
	if (least > MAX_REPEATS || most > MAX_REPEATS ||
	    (most >= 0 && most < least))
		return fail(compiler, N_("the pattern is too long"));
	compiler->at++;
	return repeat(compiler, least, most);
}

static bool
take_repeat(struct compiler *compiler, uint32_t cp)
{
	if (!compiler->has_atom)
		return fail(compiler, N_("nothing to repeat in the pattern"));
	switch (cp) {
	case '*':
		return repeat_star(compiler, compiler->atom);
	case '+':
		return repeat_plus(compiler, compiler->atom);
	case '?':
		return repeat_optional(compiler, compiler->atom);
	}
	return take_braces(compiler);
}

static bool
take(struct compiler *compiler)
{
	uint32_t cp = next_char(compiler);

	switch (cp) {
	case '\\':
		return take_escape(compiler);
	case '[':
		return take_brackets(compiler);
	case '(':
		return open_group(compiler);
	case ')':
		return close_group(compiler);
	case '|':
		return end_branch(compiler);
	case '*':
	case '+':
	case '?':
	case '{':
		return take_repeat(compiler, cp);
	case '.':
		return add_atom(compiler, OP_ANY) != NULL;
	case '^':
		return add_atom(compiler, OP_BEGIN) != NULL;
	case '$':
		return add_atom(compiler, OP_END) != NULL;
	}
	return add_char(compiler, cp);
}

enum sumario_status
pattern_compile(struct pattern *pattern, const char *text, size_t len,
		struct sumario_error *error)
{
	struct compiler compiler = {.pattern = pattern, .s = text, .len = len};
	size_t before = 0;

	if (utf8_valid_prefix(text, len) < len)
		return error_set_at(error, SUMARIO_USAGE, "bad-pattern",
				    N_("the pattern is not UTF-8"),
				    utf8_valid_prefix(text, len));
	open_group(&compiler);
	while (!compiler.wrong && !compiler.no_memory && compiler.at < len) {
		before = compiler.at;
		take(&compiler);
	}
	if (!compiler.wrong && compiler.n_groups > 1)
		fail(&compiler,
		     N_("a parenthesis of the pattern has no partner"));
	if (!compiler.wrong && !compiler.no_memory) {
		close_branches(&compiler);
		put_step(&compiler, pattern->steps.n_items, OP_FOUND, 0, 0);
	}
	if (compiler.no_memory)
		return error_no_memory(error);
	return compiler.wrong
		       ? error_set_at(error, SUMARIO_USAGE, "bad-pattern",
				      compiler.wrong, before)
		       : SUMARIO_OK;
}

void
pattern_release(struct pattern *pattern)
{
	vector_release(&pattern->steps);
	vector_release(&pattern->ranges);
}

/* -- Matching ------------------------------------------------------------ */

/* The steps the machine is at, each once. */
struct places {
	uint16_t steps[PATTERN_MAX_STEPS];
	size_t n;
};

struct machine {
	const struct pattern *pattern;
	struct places places[2], *now, *next;
	uint32_t marks[PATTERN_MAX_STEPS]; /* position of the last visit */
	uint16_t stack[PATTERN_MAX_STEPS];
	uint32_t mark;
	bool at_begin, at_end, at_edge;
};

/* Adds STEP to PLACES, and where it leads without a character. */
static bool
follow(struct machine *machine, struct places *places, size_t step)
{
	const struct pattern_step *steps = machine->pattern->steps.items;
	size_t n = 0;

	if (machine->marks[step] == machine->mark)
		return false;
	machine->marks[step] = machine->mark;
	machine->stack[n++] = (uint16_t)step;
	while (n) {
		size_t at = machine->stack[--n], to[2];
		int n_to = 0;

		switch (steps[at].op) {
		case OP_FOUND:
			return true;
		case OP_SPLIT:
			to[n_to++] = at + (size_t)steps[at].y;
			/* fall through */
		case OP_JUMP:
			to[n_to++] = at + (size_t)(ptrdiff_t)steps[at].x;
			break;
		case OP_BEGIN:
		case OP_END:
		case OP_EDGE:
			if (steps[at].op == OP_BEGIN ? machine->at_begin
			    : steps[at].op == OP_END ? machine->at_end
						     : machine->at_edge)
				to[n_to++] = at + 1;
			break;
		default:
			places->steps[places->n++] = (uint16_t)at;
		}
		while (n_to--) {
			if (machine->marks[to[n_to]] == machine->mark)
				continue;
			machine->marks[to[n_to]] = machine->mark;
			machine->stack[n++] = (uint16_t)to[n_to];
		}
	}
	return false;
}

static bool
is_in_class(const struct pattern *pattern, const struct pattern_step *step,
	    uint32_t cp)
{
	uint32_t small = lower(cp);
	uint32_t large = (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);

	if (unicode_class(cp) & step->classes)
		return true;
	for (uint32_t i = 0; i < step->n; i++) {
		const struct pattern_range *range =
			&pattern->ranges.items[step->cp + i];

		if ((small >= range->first && small <= range->last) ||
		    (large >= range->first && large <= range->last))
			return true;
	}
	return false;
}

static bool
takes(const struct pattern *pattern, const struct pattern_step *step,
      uint32_t cp)
{
	switch (step->op) {
	case OP_CHAR:
		return step->cp == lower(cp);
	case OP_CLASS:
		return is_in_class(pattern, step, cp) != step->negated;
	}
	return true;
}

static bool
is_word_at(const char *s, size_t at, size_t len)
{
	return at < len && unicode_class_at(s + at) & UNICODE_WORD;
}

/* The next position; true: found. */
static bool
advance(struct machine *machine, const char *s, size_t at, size_t len)
{
	size_t before = at ? utf8_previous(s, at) : len;
	uint32_t cp = at ? utf8_get(s + before) : 0;
	struct places *left = machine->now;

	machine->at_begin = !at;
	machine->at_end = at == len;
	machine->at_edge = is_word_at(s, before, len) != is_word_at(s, at, len);
	machine->mark++;
	machine->now = machine->next;
	machine->next = left;
	machine->now->n = 0;
	for (size_t i = 0; i < left->n; i++) {
		size_t step = left->steps[i];

		if (takes(machine->pattern,
			  &machine->pattern->steps.items[step], cp) &&
		    follow(machine, machine->now, step + 1))
			return true;
	}
	return follow(machine, machine->now, 0);
}

bool
pattern_find(const struct pattern *pattern, const char *s, size_t len)
{
	struct machine machine;

	machine.pattern = pattern;
	machine.now = &machine.places[0];
	machine.next = &machine.places[1];
	machine.now->n = 0;
	machine.mark = 0;
	memset(machine.marks, 0,
	       pattern->steps.n_items * sizeof(*machine.marks));
	for (size_t at = 0;; at += utf8_length((unsigned char)s[at])) {
		if (advance(&machine, s, at, len))
			return true;
		if (at == len)
			return false;
	}
}
