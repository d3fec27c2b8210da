/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/vector.h"

#include "tap.h"

#include <stdint.h>

#define N_MANY ((size_t)500000)

VECTOR_TYPE(numbers, uint32_t);

struct wide {
	char bytes[48];
};

VECTOR_TYPE(wides, struct wide);

static bool
fill(struct numbers *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!vector_add_room(numbers, 1))
			return false;
		numbers->items[numbers->n_items++] = (uint32_t)(i * 3);
	}
	return true;
}

static void
test_growth(void)
{
	struct numbers numbers = {0};
	size_t none = 0, n_moves = 0, n_room = 0;
	bool kept = true;

	ok(vector_add_room(&numbers, none) && !numbers.items,
	   "no room is nothing");
	for (size_t i = 0; i < N_MANY; i++) {
		if (!fill(&numbers, 1))
			break;
		numbers.items[i] = (uint32_t)i;
		n_moves += numbers.n_room != n_room;
		n_room = numbers.n_room;
	}
	for (size_t i = 0; i < numbers.n_items; i++)
		kept &= numbers.items[i] == i;
	ok(numbers.n_items == N_MANY && kept, "items keep their values");
	ok(n_moves < 40, "moved %zu times", n_moves);
	ok(numbers.n_room >= numbers.n_items &&
		   numbers.n_room <= 2 * numbers.n_items,
	   "room in proportion");
	vector_release(&numbers);
	ok(!numbers.items && !numbers.n_items && !numbers.n_room, "released");
	ok(fill(&numbers, 10) && numbers.items[9] == 27, "usable again");
	vector_release(&numbers);
}

static void
test_jump(void)
{
	struct wides wides = {0};

	ok(vector_add_room(&wides, 1000) && wides.n_room >= 1000 &&
		   !wides.n_items,
	   "room for many at once, no item yet");
	wides.n_items = wides.n_room;
	ok(vector_add_room(&wides, 5000) &&
		   wides.n_room >= wides.n_items + 5000,
	   "and for more than half again");
	vector_release(&wides);
}

static void
test_overflow(void)
{
	struct wides wides = {0};
	struct wide *items;
	size_t n_room;

	ok(vector_add_room(&wides, 3), "some room");
	wides.n_items = 3;
	items = wides.items;
	n_room = wides.n_room;
	ok(!vector_add_room(&wides, SIZE_MAX), "too many items");
	ok(!vector_add_room(&wides, SIZE_MAX / sizeof(*items)),
	   "too many bytes");
	ok(!vector_add_room(&wides, SIZE_MAX / sizeof(*items) - 2),
	   "too many bytes with those there are");
	ok(wides.items == items && wides.n_items == 3 && wides.n_room == n_room,
	   "nothing is changed");
	vector_release(&wides);
}

static void
test_clear(void)
{
	struct numbers numbers = {0};
	const uint32_t *items;

	vector_clear(&numbers);
	ok(!numbers.items && !numbers.n_items, "empty remains empty");
	fill(&numbers, 1000);
	items = numbers.items;
	vector_clear(&numbers);
	ok(!numbers.n_items && numbers.items == items, "memory is kept");
	fill(&numbers, N_MANY);
	vector_clear(&numbers);
	ok(!numbers.n_items && !numbers.items && !numbers.n_room,
	   "2 MB are not");
	ok(fill(&numbers, 10), "usable again");
	vector_release(&numbers);
}

static void
test_from(void)
{
	struct numbers numbers = {0};

	ok(!vector_from(&numbers, 0) && !vector_from(&numbers, 7),
	   "nothing is nowhere");
	fill(&numbers, 10);
	ok(*vector_from(&numbers, 3) == 9 &&
		   vector_from(&numbers, 10) == numbers.items + 10,
	   "from an item on");
	vector_release(&numbers);
}

int
main(void)
{
	test_growth();
	test_from();
	test_jump();
	test_overflow();
	test_clear();
	return done_testing();
}
