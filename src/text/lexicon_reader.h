/* SPDX-License-Identifier: MIT */
/*
 * A lexicon that is made when the program runs: the built-in tables with a
 * user's changes.  Files are those of data/es/ under the same names:
 *
 *	entry			entry<TAB>value		# comment
 *
 * They extend the built-in table; the value "none" takes an entry out, and a
 * line "#: replace" leaves all of the built-in ones out.  An entry may be
 * written with capitals and with its full stop.
 */
#ifndef TEXT_LEXICON_READER_H
#define TEXT_LEXICON_READER_H

#include "base/arena.h"
#include "sumario.h"
#include "text/language.h"

#define LEXICON_N_FILES 13

/* Names of the files that are read: "abbreviations.tsv", … */
extern const char *const lexicon_file_names[LEXICON_N_FILES];

struct sumario_lexicon {
	struct language tables; /* what is not changed points to the built-in */
	struct lexicon_table changed[LEXICON_N_FILES];
	struct lexicon_table frequencies; /* if they are the user's own */
	struct arena arena;
};

/* LEXICON, uninitialised, becomes the built-in one. */
void lexicon_reader_init(struct sumario_lexicon *lexicon);

/*
 * Reads file NAME, whose LEN BYTES are UTF-8, over the table it belongs to.
 * After a failure the table is unchanged; ERROR has the line: SUMARIO_USAGE
 * for a NAME that is none, SUMARIO_BAD_DATA, SUMARIO_NO_MEMORY.
 */
enum sumario_status lexicon_reader_read(struct sumario_lexicon *lexicon,
					const char *name, const char *bytes,
					size_t len,
					struct sumario_error *error);

/*
 * Reads the built-in lists of language TAG over LEXICON; there are some for
 * English, for others nothing happens.  SUMARIO_OK or SUMARIO_NO_MEMORY.
 */
enum sumario_status lexicon_reader_use(struct sumario_lexicon *lexicon,
				       const char *tag,
				       struct sumario_error *error);

void lexicon_reader_release(struct sumario_lexicon *lexicon);

#endif
