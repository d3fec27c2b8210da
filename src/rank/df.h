/* SPDX-License-Identifier: MIT */
/*
 * Counting in how many articles each stem occurs, and adding up what was
 * counted elsewhere.  Only whole numbers are added, so neither the order nor
 * the shards show in the result.
 */
#ifndef RANK_DF_H
#define RANK_DF_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/table.h"
#include "rank/df_table.h"
#include "split/document.h"

/* Zeroed but for the seed, hash_seed(), it is empty. */
struct df {
	uint64_t seed;
	uint32_t n_documents;
	uint64_t n_tokens; /* words that have a stem */
	struct arena strings;
	struct df_rows rows; /* in the order they came */
	struct table table;  /* of the rows */
};

void df_release(struct df *df);

/*
 * Counts DOC, of SUMARIO_DEPTH_WORDS at least.  SUMARIO_LIMIT: too many to be
 * counted, and nothing was; SUMARIO_NO_MEMORY: DF can only be released.
 */
enum sumario_status df_add_document(struct df *df, const struct document *doc,
				    struct sumario_error *error);

/* Adds TABLE, whose stems are copied.  Errors as above. */
enum sumario_status df_add_table(struct df *df, const struct df_table *table,
				 struct sumario_error *error);

/* Adds OTHER, whose stems are copied.  Errors as above. */
enum sumario_status df_add(struct df *df, const struct df *other,
			   struct sumario_error *error);

/* Writes DF as a table, which sorts its rows; false: out of memory. */
bool df_write(const struct df *df, struct buffer *out);

#endif
