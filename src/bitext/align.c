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

/* Variance of the length for each character (Gale and Church). */
#define VARIANCE 6.8
/* Cells that are looked at, and the least half width of a band. */
#define MAX_CELLS ((size_t)1 << 22)
#define MIN_BAND 64
#define UNREACHED (INT64_MAX / 2)

enum kind { NONE, ONE_ONE, ONE_NONE, NONE_ONE, TWO_ONE, ONE_TWO, TWO_TWO };

/*
 * -100 ln of the paper's probability of the kind over that of 1-1.  A unit
 * left out costs the same whatever its length: translators leave out long
 * paragraphs as well as short ones, and what is shared tells where.
 */
static const struct {
	uint8_t n_source, n_target;
	int32_t penalty;
} kinds[] = {
	[ONE_ONE] = {1, 1, 0},	  [ONE_NONE] = {1, 0, 450},
	[NONE_ONE] = {0, 1, 450}, [TWO_ONE] = {2, 1, 230},
	[ONE_TWO] = {1, 2, 230},  [TWO_TWO] = {2, 2, 440},
};

struct row {
	int64_t *costs;
	int32_t *gains;	     /* of the last source unit with each target unit */
	uint32_t begin, end; /* of the band, in places between units */
};

struct table {
	const struct align_task *task;
	const struct align_range *range;
	size_t n, m;		 /* units of source and target */
	uint32_t *begins, *ends; /* of each row's band */
	size_t *offsets;	 /* of each row in ways */
	uint8_t *ways;		 /* enum kind */
	struct row rows[3];
};

/* -- Costs --------------------------------------------------------------- */

/* -100 ln P(a deviation at least as large), Gaussian. */
void
align_init(struct align_task *task)
{
	for (int i = 0; i < ALIGN_N_DEVIATIONS; i++)
		task->deviations[i] = (int32_t)lround(
			-100 * log(erfc((double)i / ALIGN_N_STEPS / sqrt(2))));
}

static int32_t
length_cost(const struct table *table, uint32_t source, uint32_t target)
{
	double ratio = table->task->ratio;
	double mean = ((double)source + (double)target / ratio) / 2;
	double deviation = fabs((double)target - (double)source * ratio) /
			   sqrt(mean * VARIANCE + 1);

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

static int32_t
pair_cost(const struct table *table, enum kind kind, size_t i, size_t j)
{
	const uint32_t *source = table->task->source_lengths +
				 table->range->source + i;
	const uint32_t *target = table->task->target_lengths +
				 table->range->target + j;
	uint32_t n_source = 0, n_target = 0;

	if (!kinds[kind].n_source || !kinds[kind].n_target)
		return kinds[kind].penalty;
	for (int k = 1; k <= kinds[kind].n_source; k++)
		n_source += source[-k];
	for (int k = 1; k <= kinds[kind].n_target; k++)
		n_target += target[-k];
	return kinds[kind].penalty + length_cost(table, n_source, n_target) -
	       find_gain(table, kind, i, j);
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
	const struct align_range *range = table->range;
	size_t n = 0;

	for (uint32_t i = evidence->firsts.items[range->source];
	     i < evidence->firsts.items[range->source_end]; i++) {
		const struct evidence_mark *mark = &evidence->source.items[i];
		const struct evidence_feature *feature =
			&evidence->features.items[mark->feature];
		uint32_t j = evidence->target.items[feature->first].unit;

		if (feature->unique && j >= range->target &&
		    j < range->target_end)
			points[n++] = (struct point){mark->unit - range->source,
						     j - range->target};
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
	size_t room = evidence->firsts.items[table->range->source_end] -
		      evidence->firsts.items[table->range->source];
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
	if (!table->begins || !table->ends || !table->offsets ||
	    !make_band(table))
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
	const struct align_range *range = table->range;
	int32_t *gains = table->rows[i % 3].gains;
	size_t first = begin > 2 ? begin - 2 : 0;

	memset(gains + first, 0, (end - first) * sizeof(*gains));
	evidence_add(table->task->evidence, range->source + (uint32_t)i - 1,
		     range->target + (uint32_t)first,
		     range->target + (uint32_t)end, gains + first);
}

/* The cheapest way to have paired i units with j. */
static void
fill_cell(struct table *table, size_t i, size_t j)
{
	int64_t best = i || j ? UNREACHED : 0;
	uint8_t way = NONE;

	for (uint8_t kind = ONE_ONE; kind <= TWO_TWO; kind++) {
		size_t n_source = kinds[kind].n_source;
		size_t n_target = kinds[kind].n_target;
		int64_t cost;

		if (i < n_source || j < n_target)
			continue;
		cost = get_cost(&table->rows[(i + 3 - n_source) % 3],
				j - n_target);
		if (cost == UNREACHED)
			continue;
		cost += pair_cost(table, (enum kind)kind, i, j);
		if (cost < best) {
			best = cost;
			way = kind;
		}
	}
	table->rows[i % 3].costs[j] = best;
	table->ways[table->offsets[i] + j - table->begins[i]] = way;
}

static void
fill_row(struct table *table, size_t i)
{
	struct row *row = &table->rows[i % 3];

	row->begin = table->begins[i];
	row->end = table->ends[i];
	if (i)
		find_gains(table, i, row->begin,
			   table->ends[i < table->n ? i + 1 : i] - 1);
	for (size_t j = row->begin; j < row->end; j++)
		fill_cell(table, i, j);
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

/* Follows the ways from the end back. */
static bool
collect(struct table *table, struct align_pairs *pairs)
{
	size_t i = table->n, j = table->m, first = pairs->n_items;

	while (i || j) {
		uint8_t kind =
			table->ways[table->offsets[i] + j - table->begins[i]];

		int32_t score = 0;

		if (!vector_add_room(pairs, 1))
			return false;
		if (kinds[kind].n_source && kinds[kind].n_target)
			score = find_score(table, (enum kind)kind, i, j);
		i -= kinds[kind].n_source;
		j -= kinds[kind].n_target;
		pairs->items[pairs->n_items++] = (struct align_pair){
			.source = table->range->source + (uint32_t)i,
			.n_source = kinds[kind].n_source,
			.target = table->range->target + (uint32_t)j,
			.n_target = kinds[kind].n_target,
			.score = score};
	}
	if (pairs->n_items > first)
		reverse(pairs->items + first, pairs->n_items - first);
	return true;
}

bool
align_find(const struct align_task *task, const struct align_range *range,
	   struct align_pairs *pairs)
{
	struct table table = {.task = task,
			      .range = range,
			      .n = range->source_end - range->source,
			      .m = range->target_end - range->target};
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
