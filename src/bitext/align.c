/* SPDX-License-Identifier: MIT */
/*
 * Pairs of the units of two texts, by dynamic programming (Gale & Church 1993).
 * A table with a row for each unit of the source, of which only a band is
 * kept: for each cell a byte that says with which kind of pair the cheapest
 * way arrives there.  Costs are kept of three rows, as no kind reaches back
 * over more than two units.  All costs are whole numbers, so that there are
 * no ties that depend on how a machine rounds.
 */
#include <config.h>

#include "bitext/align.h"

#include "base/search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of what a pair shares less than others do, so much counts, up to a bound. */
#define LACK_SHARE 0.3
#define MAX_LACK 300
/* Cells that are looked at, and the least half width of a band. */
#define MAX_CELLS ((size_t)1 << 22)
#define MIN_BAND 64
/* Of the ends of paragraphs on one side, on the other as well; what is rare. */
#define BREAK_TRUST 0.95
#define BREAK_DOUBT 0.01
#define UNREACHED (INT64_MAX / 2)

enum kind {
	NONE,
	ONE_ONE,
	ONE_NONE,
	NONE_ONE,
	TWO_ONE,
	ONE_TWO,
	TWO_TWO,
	ALL_NONE, /* a paragraph of several units */
	NONE_ALL,
	N_KINDS
};

/*
 * -100 ln of the probability of the kind over that of 1-1, as fitted to es-en
 * sentences of people with some left out and joined; the paper has 450, 230 and
 * 440.  A unit left out costs the same whatever its length: translators
 * leave out long paragraphs as well as short ones, and what is shared tells
 * where.  Two for two are mostly two pairs whose lengths are odd.
 */
#define LEFT_OUT_PENALTY 320
#define MERGED_PENALTY 340
#define TWO_TWO_PENALTY 1000
/* Of a paragraph as a whole, over that of a unit. */
#define WHOLE_PENALTY 180

/* Pairs that speak for LEFT_OUT_PENALTY before any is seen. */
#define KIND_PRIOR 30

static const struct {
	uint8_t n_source, n_target;
} kinds[] = {
	[ONE_ONE] = {1, 1},  [ONE_NONE] = {1, 0}, [NONE_ONE] = {0, 1},
	[TWO_ONE] = {2, 1},  [ONE_TWO] = {1, 2},  [TWO_TWO] = {2, 2},
	[ALL_NONE] = {0, 0}, [NONE_ALL] = {0, 0},
};

/* Two sentences that became one are hardly ever of two paragraphs. */
#define ACROSS_PENALTY 250

struct row {
	int64_t *costs;
	int32_t *gains;	     /* of the last source unit with each target unit */
	uint32_t begin, end; /* of the band, in places between units */
};

struct table {
	const struct align_task *task;
	size_t n, m;		 /* units of source and target */
	uint32_t *begins, *ends; /* of each row's band */
	size_t *offsets;	 /* of each row in ways */
	uint8_t *ways;		 /* enum kind */
	struct row rows[3];
	struct row before; /* where the source's paragraph begins, */
	size_t first;	   /* with so many units in front of it */
};

/* -- Costs --------------------------------------------------------------- */

/* Whether a paragraph begins with unit I, or the text ends before it. */
static bool
is_break(const struct align_side *side, size_t i)
{
	const uint32_t *paragraphs = side->paragraphs.items;

	return !i || i >= side->paragraphs.n_items ||
	       paragraphs[i] != paragraphs[i - 1];
}

/* The share of the places between two units at which a paragraph ends. */
static double
count_breaks(const struct align_side *side)
{
	size_t n = side->paragraphs.n_items, n_breaks = 0;

	for (size_t i = 1; i < n; i++)
		n_breaks += is_break(side, i);
	return n > 1 ? (double)n_breaks / (double)(n - 1) : 0;
}

/*
 * -100 ln of how much more often than by chance paragraphs end on both sides of
 * the places between pairs, on one, or on none.  How often they end at all is
 * counted, and where they do on the side that has less of them, nearly all of
 * these places are an end on the other as well: translators join paragraphs, or
 * part them.  If one side is a single paragraph, that says nothing.
 */
static void
weigh_breaks(struct align_task *task)
{
	double source = count_breaks(task->source);
	double target = count_breaks(task->target);
	double both = BREAK_TRUST * (source < target ? source : target);
	const double seen[ALIGN_N_BREAKS] = {
		1 - source - target + both, source - both, target - both, both};
	const double chance[ALIGN_N_BREAKS] = {
		(1 - source) * (1 - target), source * (1 - target),
		(1 - source) * target, source * target};

	/* Half of it, since a place ends a pair and begins another. */
	for (int i = 0; i < ALIGN_N_BREAKS; i++)
		task->breaks[i] =
			(int32_t)lround(-50 * log((seen[i] + BREAK_DOUBT) /
						  (chance[i] + BREAK_DOUBT)));
}

/* -100 ln P(a deviation at least as large), Gaussian. */
void
align_init(struct align_task *task)
{
	for (int i = 0; i < ALIGN_N_DEVIATIONS; i++)
		task->deviations[i] = (int32_t)lround(
			-100 * log(erfc((double)i / ALIGN_N_STEPS / sqrt(2))));
	weigh_breaks(task);
	task->ratio = 1;
	task->variance = ALIGN_VARIANCE;
	task->rate = 0;
	task->left_out = LEFT_OUT_PENALTY;
}

/*
 * If less is left out than usual, what looks so is likely to be a free
 * translation.  If more is, nothing changes: the first pass finds too much.
 */
void
align_learn_left_out(struct align_task *task, const struct align_pairs *pairs)
{
	double n_one = KIND_PRIOR;
	double n = KIND_PRIOR * 2 * exp(-LEFT_OUT_PENALTY / 100.0);
	int32_t penalty;

	for (size_t i = 0; i < pairs->n_items; i++) {
		const struct align_pair *pair = &pairs->items[i];

		n += pair->n_source + pair->n_target == 1;
		n_one += pair->n_source == 1 && pair->n_target == 1;
	}
	penalty = (int32_t)lround(-100 * log(n / 2 / n_one)); /* of a side */
	if (penalty > LEFT_OUT_PENALTY)
		task->left_out = penalty;
}

static int32_t
get_penalty(const struct align_task *task, enum kind kind)
{
	switch (kind) {
	case ONE_NONE:
	case NONE_ONE:
		return task->left_out;
	case TWO_ONE:
	case ONE_TWO:
		return MERGED_PENALTY;
	case ALL_NONE:
	case NONE_ALL:
		return task->left_out + WHOLE_PENALTY;
	case TWO_TWO:
		return TWO_TWO_PENALTY;
	default:
		return 0;
	}
}

static int32_t
length_cost(const struct table *table, uint32_t source, uint32_t target)
{
	double ratio = table->task->ratio;
	double mean = ((double)source + (double)target / ratio) / 2;
	double deviation = fabs((double)target - (double)source * ratio) /
			   sqrt(mean * table->task->variance + 1);

	if (deviation >= ALIGN_MAX_DEVIATION)
		deviation = ALIGN_MAX_DEVIATION;
	return table->task->deviations[(int)(deviation * ALIGN_N_STEPS)];
}

/* Both gains, but what is in both may be the same. */
static int32_t
add_gains(int32_t a, int32_t b)
{
	return a > b ? a + b / 2 : b + a / 2;
}

/* What the pair of KIND whose last units are i - 1 and j - 1 shares. */
static int32_t
find_gain(const struct table *table, enum kind kind, size_t i, size_t j)
{
	const int32_t *here = table->rows[i % 3].gains;
	const int32_t *above = table->rows[(i + 2) % 3].gains;
	int32_t straight, crossed;

	switch (kind) {
	case ONE_ONE:
		return here[j - 1];
	case TWO_ONE:
		return add_gains(above[j - 1], here[j - 1]);
	case ONE_TWO:
		return add_gains(here[j - 2], here[j - 1]);
	case TWO_TWO:
		straight = above[j - 2] + here[j - 1];
		crossed = above[j - 1] + here[j - 2];
		return straight > crossed ? straight : crossed;
	default:
		return 0;
	}
}

/* What is said by the paragraphs about a pair from I, J to I_END, J_END. */
static int32_t
break_cost(const struct table *table, size_t i, size_t j, size_t i_end,
	   size_t j_end)
{
	const struct align_side *source = table->task->source;
	const struct align_side *target = table->task->target;
	const int32_t *breaks = table->task->breaks;
	int32_t cost =
		breaks[is_break(source, i) + 2 * is_break(target, j)] +
		breaks[is_break(source, i_end) + 2 * is_break(target, j_end)];

	if (i_end - i > 1 && is_break(source, i + 1))
		cost += ACROSS_PENALTY;
	if (j_end - j > 1 && is_break(target, j + 1))
		cost += ACROSS_PENALTY;
	return cost;
}

/*
 * Of sharing GAIN, if that is less than pairs of the length do.  Texts that
 * share nothing at all have a rate of 0.
 */
static int32_t
lack_cost(const struct table *table, uint32_t n_source, uint32_t n_target,
	  int32_t gain)
{
	double mean = ((double)n_source + (double)n_target) / 2;
	double lack = LACK_SHARE * (table->task->rate * mean - gain);

	return lack <= 0 ? 0 : lack < MAX_LACK ? (int32_t)lack : MAX_LACK;
}

/* The code points of the N units before UNITS. */
static uint32_t
sum_before(const uint32_t *units, int n)
{
	uint32_t sum = 0;

	for (int k = 1; k <= n; k++)
		sum += units[-k];
	return sum;
}

static int32_t
pair_cost(const struct table *table, enum kind kind, size_t i, size_t j)
{
	const struct align_task *task = table->task;
	int k_source = kinds[kind].n_source, k_target = kinds[kind].n_target;
	uint32_t n_source, n_target;
	int32_t gain;

	if (!k_source || !k_target)
		return get_penalty(task, kind);
	n_source = sum_before(task->source->lengths.items + i, k_source);
	n_target = sum_before(task->target->lengths.items + j, k_target);
	gain = find_gain(table, kind, i, j);
	return get_penalty(task, kind) +
	       length_cost(table, n_source, n_target) +
	       break_cost(table, i - (size_t)k_source, j - (size_t)k_target, i,
			  j) -
	       gain + lack_cost(table, n_source, n_target, gain);
}

/* -- The band ------------------------------------------------------------ */

struct point {
	uint32_t i, j;
};

/* The j that the chains found so far are to end before. */
struct wanted {
	const struct point *points;
	const uint32_t *tails;
	uint32_t j;
};

static bool
comes_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;

	return wanted->points[wanted->tails[i]].j < wanted->j;
}

/*
 * Leaves of N POINTS, in order of i, those of the longest chain that also
 * rises in j; returns how many.  TAILS and BEFORE have room for N numbers.
 */
static size_t
find_chain(struct point *points, size_t n, uint32_t *tails, uint32_t *before)
{
	size_t length = 0, at;

	for (size_t k = 0; k < n; k++) {
		const struct wanted wanted = {points, tails, points[k].j};
		size_t low = search_first(0, length, comes_before, &wanted);

		before[k] = low ? tails[low - 1] : 0;
		tails[low] = (uint32_t)k;
		length += low == length;
	}
	if (!length)
		return 0;
	at = tails[length - 1];
	for (size_t k = length; k-- > 0; at = before[at])
		tails[k] = (uint32_t)at;
	for (size_t k = 0; k < length; k++)
		points[k] = points[tails[k]];
	return length;
}

/* The units that share what no other unit has. */
static size_t
find_points(const struct table *table, struct point *points)
{
	const struct evidence *evidence = table->task->evidence;
	size_t n = 0;

	for (uint32_t i = 0; i < evidence->source.n_items; i++) {
		const struct evidence_mark *mark = &evidence->source.items[i];
		const struct evidence_feature *feature =
			&evidence->features.items[mark->feature];
		uint32_t j = evidence->target.items[feature->first].unit;

		if (feature->unique)
			points[n++] = (struct point){mark->unit, j};
	}
	return n;
}

/* Bands of HALF cells to either side of the line through POINTS. */
static void
draw_band(struct table *table, const struct point *points, size_t n,
	  size_t half)
{
	struct point from = {0, 0};
	size_t next = 0;

	for (size_t i = 0; i <= table->n; i++) {
		struct point to = {(uint32_t)table->n, (uint32_t)table->m};
		size_t centre;

		while (next < n && points[next].i < i)
			from = points[next++];
		if (next < n)
			to = points[next];
		centre = from.j;
		if (to.i > from.i)
			centre += (size_t)(to.j - from.j) * (i - from.i) /
				  (to.i - from.i);
		table->begins[i] = (uint32_t)(centre > half ? centre - half
							    : 0);
		table->ends[i] = (uint32_t)(centre + half < table->m
						    ? centre + half + 1
						    : table->m + 1);
	}
	table->begins[0] = 0;
	table->ends[table->n] = (uint32_t)table->m + 1;
	/* Where the line is steep a row reaches to the next one. */
	for (size_t i = 0; i < table->n; i++)
		if (table->ends[i] <= table->begins[i + 1])
			table->ends[i] = table->begins[i + 1] + 1;
}

static bool
make_band(struct table *table)
{
	const struct evidence *evidence = table->task->evidence;
	size_t room = evidence->source.n_items;
	size_t half = MAX_CELLS / 2 / (table->n + 1);
	struct point *points;
	uint32_t *scratch;
	size_t n;

	if (half >= table->m) {
		draw_band(table, NULL, 0, table->m);
		return true;
	}
	points = calloc(room + 1, sizeof(*points));
	scratch = calloc(2 * room + 1, sizeof(*scratch));
	if (points && scratch) {
		n = find_points(table, points);
		n = find_chain(points, n, scratch, scratch + room);
		draw_band(table, points, n, half > MIN_BAND ? half : MIN_BAND);
	}
	n = points && scratch;
	free(points);
	free(scratch);
	return n;
}

/* -- The table ----------------------------------------------------------- */

static void
release(struct table *table)
{
	free(table->begins);
	free(table->ends);
	free(table->offsets);
	free(table->ways);
	for (int k = 0; k < 3; k++) {
		free(table->rows[k].costs);
		free(table->rows[k].gains);
	}
	free(table->before.costs);
}

static bool
prepare(struct table *table)
{
	size_t n_cells = 0;

	table->begins = calloc(table->n + 1, sizeof(*table->begins));
	table->ends = calloc(table->n + 1, sizeof(*table->ends));
	table->offsets = calloc(table->n + 1, sizeof(*table->offsets));
	for (int k = 0; k < 3; k++) {
		struct row *row = &table->rows[k];

		row->costs = calloc(table->m + 1, sizeof(*row->costs));
		row->gains = calloc(table->m + 1, sizeof(*row->gains));
		if (!row->costs || !row->gains)
			return false;
	}
	table->before.costs = calloc(table->m + 1,
				     sizeof(*table->before.costs));
	if (!table->before.costs || !table->begins || !table->ends ||
	    !table->offsets || !make_band(table))
		return false;
	for (size_t i = 0; i <= table->n; i++) {
		table->offsets[i] = n_cells;
		n_cells += table->ends[i] - table->begins[i];
	}
	table->ways = calloc(n_cells, 1);
	return table->ways != NULL;
}

static int64_t
get_cost(const struct row *row, size_t j)
{
	return j >= row->begin && j < row->end ? row->costs[j] : UNREACHED;
}

/*
 * What source unit i - 1 shares with the target up to unit END; the cell
 * BEGIN looks at two units before it, and the next row at this one's gains.
 */
static void
find_gains(struct table *table, size_t i, size_t begin, size_t end)
{
	int32_t *gains = table->rows[i % 3].gains;
	size_t first = begin > 2 ? begin - 2 : 0;

	memset(gains + first, 0, (end - first) * sizeof(*gains));
	evidence_add(table->task->evidence, (uint32_t)i - 1, (uint32_t)first,
		     (uint32_t)end, gains + first);
}

/* The cost of getting to i, j by KIND, UNREACHED: not at all. */
static int64_t
step_cost(const struct table *table, enum kind kind, size_t i, size_t j)
{
	size_t n_source = kinds[kind].n_source, n_target = kinds[kind].n_target;
	int64_t cost;

	if (i < n_source || j < n_target)
		return UNREACHED;
	cost = get_cost(&table->rows[(i + 3 - n_source) % 3], j - n_target);
	return cost == UNREACHED ? cost : cost + pair_cost(table, kind, i, j);
}

/*
 * The same of a paragraph that is left out, which costs what it costs however
 * long it is.  LAST is where that of the target begins that ends at J.
 */
static int64_t
skip_cost(const struct table *table, enum kind kind, size_t i, size_t j,
	  size_t last)
{
	int64_t cost = UNREACHED;

	if (kind == ALL_NONE && i > table->first + 1 &&
	    is_break(table->task->source, i))
		cost = get_cost(&table->before, j);
	if (kind == NONE_ALL && j > last + 1 &&
	    is_break(table->task->target, j))
		cost = get_cost(&table->rows[i % 3], last);
	return cost == UNREACHED ? cost : cost + get_penalty(table->task, kind);
}

/* The cheapest way to have paired i units with j. */
static void
fill_cell(struct table *table, size_t i, size_t j, size_t last)
{
	int64_t best = i || j ? UNREACHED : 0;
	uint8_t way = NONE;

	for (uint8_t kind = ONE_ONE; kind < N_KINDS; kind++) {
		int64_t cost = kind < ALL_NONE
				       ? step_cost(table, kind, i, j)
				       : skip_cost(table, kind, i, j, last);

		if (cost < best) {
			best = cost;
			way = kind;
		}
	}
	table->rows[i % 3].costs[j] = best;
	table->ways[table->offsets[i] + j - table->begins[i]] = way;
}

/* Remembers row I if a paragraph of the source begins there. */
static void
keep_row(struct table *table, size_t i)
{
	const struct row *row = &table->rows[i % 3];

	if (!is_break(table->task->source, i))
		return;
	table->first = i;
	table->before.begin = row->begin;
	table->before.end = row->end;
	memcpy(table->before.costs + row->begin, row->costs + row->begin,
	       (row->end - row->begin) * sizeof(*row->costs));
}

static void
fill_row(struct table *table, size_t i)
{
	const struct align_side *target = table->task->target;
	struct row *row = &table->rows[i % 3];
	size_t last;

	row->begin = table->begins[i];
	row->end = table->ends[i];
	if (i)
		find_gains(table, i, row->begin,
			   table->ends[i < table->n ? i + 1 : i] - 1);
	last = row->begin; /* what is before it is out of reach */
	for (size_t j = row->begin; j < row->end; j++) {
		fill_cell(table, i, j, last);
		if (is_break(target, j))
			last = j;
	}
	keep_row(table, i);
}

static void
reverse(struct align_pair *pairs, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct align_pair pair = pairs[i];

		pairs[i] = pairs[n - 1 - i];
		pairs[n - 1 - i] = pair;
	}
}

/* Of the pair of KIND whose last units are i - 1 and j - 1. */
static int32_t
find_score(struct table *table, enum kind kind, size_t i, size_t j)
{
	find_gains(table, i, j, j);
	if (i > 1)
		find_gains(table, i - 1, j, j);
	return -pair_cost(table, kind, i, j);
}

/* How many units from AT back are of one paragraph of SIDE. */
static size_t
count_back(const struct align_side *side, size_t at)
{
	size_t first = at - 1;

	while (!is_break(side, first))
		first--;
	return at - first;
}

/* The last pair of those that end at I, J. */
static struct align_pair
find_last(struct table *table, size_t i, size_t j)
{
	uint8_t kind = table->ways[table->offsets[i] + j - table->begins[i]];
	size_t n_source = kinds[kind].n_source, n_target = kinds[kind].n_target;
	int32_t score = 0;

	if (kind == ALL_NONE)
		n_source = count_back(table->task->source, i);
	if (kind == NONE_ALL)
		n_target = count_back(table->task->target, j);
	if (n_source && n_target)
		score = find_score(table, (enum kind)kind, i, j);
	return (struct align_pair){.source = (uint32_t)(i - n_source),
				   .n_source = (uint32_t)n_source,
				   .target = (uint32_t)(j - n_target),
				   .n_target = (uint32_t)n_target,
				   .score = score};
}

/* Adds PAIR, or each unit of a paragraph that is left out; the last first. */
static bool
add_pair(struct align_pairs *pairs, struct align_pair pair)
{
	uint32_t n = 1;

	if (!pair.n_source || !pair.n_target)
		n = pair.n_source + pair.n_target;
	if (!vector_add_room(pairs, n))
		return false;
	for (uint32_t k = n; k-- > 0;) {
		struct align_pair *next = &pairs->items[pairs->n_items++];

		*next = pair;
		if (n == 1)
			continue;
		next->source += pair.n_source ? k : 0;
		next->target += pair.n_target ? k : 0;
		next->n_source = pair.n_source > 0;
		next->n_target = pair.n_target > 0;
	}
	return true;
}

/* Follows the ways from the end back. */
static bool
collect(struct table *table, struct align_pairs *pairs)
{
	size_t i = table->n, j = table->m, first = pairs->n_items;

	while (i || j) {
		struct align_pair pair = find_last(table, i, j);

		if (!add_pair(pairs, pair))
			return false;
		i -= pair.n_source;
		j -= pair.n_target;
	}
	if (pairs->n_items > first)
		reverse(pairs->items + first, pairs->n_items - first);
	return true;
}

bool
align_find(const struct align_task *task, struct align_pairs *pairs)
{
	struct table table = {.task = task,
			      .n = task->source->lengths.n_items,
			      .m = task->target->lengths.n_items};
	bool found = false;

	if (!prepare(&table))
		goto out;
	for (size_t i = 0; i <= table.n; i++)
		fill_row(&table, i);
	found = collect(&table, pairs);
out:
	release(&table);
	return found;
}
