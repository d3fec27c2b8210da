/* SPDX-License-Identifier: MIT */
/*
 * What an input is, by the ending of its name or by what each reader says of
 * how it begins.  Marks of every kind are ASCII, so the look is at the ASCII of
 * the beginning: without NULs, which is all that UTF-16 adds to it, and
 * whatever the bytes beyond may mean.
 */
#include <config.h>

#include "base/ascii.h"
#include "read/reader.h"
#include "text/encoding.h"

#include <string.h>

const char *
sumario_input_name(enum sumario_input input)
{
	return (unsigned)input < SUMARIO_N_INPUTS ? reader_name(input) : NULL;
}

/* SUMARIO_N_INPUTS: the name does not tell. */
static enum sumario_input
guess_by_name(const char *name)
{
	const char *dot = name ? strrchr(name, '.') : NULL;

	for (int i = 0; dot && i < SUMARIO_N_INPUTS; i++) {
		const struct reader_kind *reader =
			reader_get((enum sumario_input)i);

		for (size_t k = 0; reader->endings[k]; k++)
			if (ascii_equals(dot, strlen(dot), reader->endings[k]))
				return (enum sumario_input)i;
	}
	return SUMARIO_N_INPUTS;
}

/* Without byte-order marks and NULs; the length of what is written to LOOK. */
static size_t
take_look(const char *bytes, size_t len, char look[SUMARIO_GUESS_BYTES])
{
	size_t n = 0, i;

	encoding_find_mark(bytes, len, &i);
	for (; i < len && n < SUMARIO_GUESS_BYTES; i++)
		if (bytes[i])
			look[n++] = bytes[i];
	return n;
}

/* The likeliest kind; text, if none says more for itself. */
static enum sumario_input
guess_by_look(const struct reader_look *look)
{
	for (int proof = READER_BEGINNING; proof > READER_NONE; proof--)
		for (int i = 0; i < SUMARIO_N_INPUTS; i++) {
			const struct reader_kind *reader =
				reader_get((enum sumario_input)i);

			if ((int)reader->proof == proof && reader->is(look))
				return (enum sumario_input)i;
		}
	return SUMARIO_INPUT_TEXT;
}

enum sumario_input
sumario_input_guess(const char *name, const char *bytes, size_t len)
{
	enum sumario_input kind = guess_by_name(name);
	char ascii[SUMARIO_GUESS_BYTES];
	struct reader_look look = {.s = ascii, .bytes = bytes, .len = len};

	if (kind != SUMARIO_N_INPUTS)
		return kind;
	look.n = take_look(
		bytes,
		len < 2 * SUMARIO_GUESS_BYTES ? len : 2 * SUMARIO_GUESS_BYTES,
		ascii);
	return guess_by_look(&look);
}
