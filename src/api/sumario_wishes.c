/* SPDX-License-Identifier: MIT */
/*
 * What callers want in a summary, or not: ids and patterns are compiled once
 * (rank/wish.h) and applied to every article that is read with them in its
 * options.
 */
#include <config.h>

#include "sumario.h"

#include "rank/wish.h"

#include <stdlib.h>
#include <string.h>

struct sumario_wishes *
sumario_wishes_new(void)
{
	return calloc(1, sizeof(struct sumario_wishes));
}

void
sumario_wishes_free(struct sumario_wishes *wishes)
{
	if (wishes)
		wish_release(wishes);
	free(wishes);
}

enum sumario_status
sumario_wishes_add(struct sumario_wishes *wishes, bool is_must,
		   const char *text, struct sumario_error *error)
{
	return wish_add(wishes, is_must, text, strlen(text), error);
}
