/* SPDX-License-Identifier: MIT */
/*
 * A table of document frequencies as text: in how many articles each stem
 * occurs.  Comments ("# ...") may be before the header, then
 *
 *	#: documents 1543
 *	#: tokens 313147
 *	#: tokenizer sumario-1
 *	#: stemmer snowball-spanish-1
 *	#: stems 20021
 *	aach<TAB>1
 *	...
 *
 * with the stems in the order of their bytes.  There is one way to write a
 * table, so equal counts are equal bytes; reading takes nothing else.
 */
#ifndef RANK_DF_TABLE_H
#define RANK_DF_TABLE_H

#include "base/vector.h"
#include "text/lexicon_reader.h"

/*
 * Raised whenever the same text gives other words, or the same word another
 * stem: counts of different versions do not belong in one table.
 */
#define DF_TOKENIZER "sumario-1"
#define DF_STEMMER "snowball-spanish-1"

/* Whole numbers up to here are exact in JSON and in awk. */
#define DF_MAX_TOKENS ((uint64_t)1 << 53)

struct df_row {
	const char *stem; /* not NUL-terminated */
	uint32_t n_bytes;
	uint32_t n_documents;
};

VECTOR_TYPE(df_rows, struct df_row);

struct df_table {
	uint32_t n_documents;
	uint64_t n_tokens;
	struct df_rows rows; /* sorted by bytes, each stem once */
};

/* Order of two rows by the bytes of their stems; for qsort(). */
int df_row_compare(const void *a, const void *b);

/*
 * Parses the LEN BYTES, into which the rows point.  TABLE must be zeroed and
 * is to be released whatever comes back: SUMARIO_BAD_DATA with the line, or
 * SUMARIO_NO_MEMORY.
 */
enum sumario_status df_table_parse(struct df_table *table, const char *bytes,
				   size_t len, struct sumario_error *error);

void df_table_release(struct df_table *table);

/* LEXICON gets the frequencies of TABLE; false: out of memory. */
bool df_table_use(const struct df_table *table,
		  struct sumario_lexicon *lexicon);

#endif
