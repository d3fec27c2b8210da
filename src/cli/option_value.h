/* SPDX-License-Identifier: MIT */
/*
 * How the values of options are read.  Each of these takes TEXT, the value of
 * option ROW or NULL, into the member of COMMAND that the row names; false: it
 * is a usage error, which has been said.
 */
#ifndef CLI_OPTION_VALUE_H
#define CLI_OPTION_VALUE_H

#include "cli/option.h"

/* That the option was given is all. */
#define option_take_nothing NULL

option_take_fn option_take_flag;
option_take_fn option_take_name;
option_take_fn option_take_label; /* "" is none */
option_take_fn option_take_line;
option_take_fn option_take_count; /* uint64_t, from 1 on */
option_take_fn option_take_size;
option_take_fn option_take_choice;  /* an enum */
option_take_fn option_take_choices; /* several: a bit for each */
option_take_fn option_take_language;
option_take_fn option_take_language_or_es;

/* What one option, or a few that belong together, take. */
option_take_fn option_take_budget;
option_take_fn option_take_check;
option_take_fn option_take_date;
option_take_fn option_take_format;
option_take_fn option_take_jobs;
option_take_fn option_take_keywords;
option_take_fn option_take_level;
option_take_fn option_take_member;
option_take_fn option_take_memory;
option_take_fn option_take_per_story;
option_take_fn option_take_profile;
option_take_fn option_take_wish;

#endif
