/* SPDX-License-Identifier: MIT */
/* Dates as pages write them. */
#ifndef READ_HTML_DATE_H
#define READ_HTML_DATE_H

#include <stdbool.h>
#include <stddef.h>

#define HTML_DATE_SIZE 32

/*
 * Writes the first date in [S, LEN) as ISO 8601 has it to OUT, with the hour if
 * one follows at once; MONTH_FIRST: 5/3 is the third of May.  A date has a day,
 * a month and a year.  False: there is none.
 */
bool html_date_find(const char *s, size_t len, bool month_first,
		    char out[HTML_DATE_SIZE]);

#endif
