/* SPDX-License-Identifier: MIT */
/*
 * Structures that callers fill carry their size, so that a program built with
 * an older or a newer sumario.h can be linked with this library.
 */
#ifndef API_SIZED_H
#define API_SIZED_H

#include "sumario.h"

/*
 * Writes the options or output that a caller has given to what is this
 * library's: members it does not know are the defaults.  SUMARIO_USAGE: the
 * structure was not initialised, or has a member set that is unknown here; FULL
 * holds the defaults then.
 */
enum sumario_status sized_take_options(struct sumario_options *full,
				       const struct sumario_options *given,
				       struct sumario_error *error);
enum sumario_status sized_take_output(struct sumario_output *full,
				      const struct sumario_output *given);

#endif
