/* SPDX-License-Identifier: MIT */
/* What an input is, by its name and by how it begins. */
#ifndef CLI_GUESS_H
#define CLI_GUESS_H

#include "cli/option.h"

/* So many bytes are looked at. */
#define GUESS_SIZE 4096

/*
 * What the input called NAME is, never INPUT_AUTO.  BYTES are its first LEN
 * ones, of GUESS_SIZE or all it has, in any encoding.  The ending of a name
 * counts for more than what is inside, and text is what shows no sign of
 * being anything else (the manual, INPUT).
 */
enum option_input guess_input(const char *name, const char *bytes, size_t len);

/* "text", "markdown" and so on. */
const char *guess_name(enum option_input kind);

#endif
