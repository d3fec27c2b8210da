/* SPDX-License-Identifier: MIT */
/*
 * Document frequencies for callers: a table is counted, read, added up and
 * written (rank/df.h).
 */
#include <config.h>

#include "api/work.h"

#include "base/hash.h"
#include "rank/df.h"

#include <stdlib.h>

struct sumario_df {
	struct df content;
};

struct sumario_df *
sumario_df_new(void)
{
	struct sumario_df *df = calloc(1, sizeof(*df));

	if (df)
		df->content.seed = hash_seed();
	return df;
}

void
sumario_df_free(struct sumario_df *df)
{
	if (df)
		df_release(&df->content);
	free(df);
}

enum sumario_status
sumario_df_read(struct sumario_df *df, const char *bytes, size_t len,
		struct sumario_error *error)
{
	struct df_table table = {0};
	enum sumario_status status = df_table_parse(&table, bytes, len, error);

	if (!status)
		status = df_add_table(&df->content, &table, error);
	df_table_release(&table);
	return status;
}

enum sumario_status
sumario_df_add_document(struct sumario_df *df,
			const struct sumario_document *doc,
			struct sumario_error *error)
{
	return df_add_document(&df->content, &doc->content, error);
}

enum sumario_status
sumario_df_add(struct sumario_df *df, const struct sumario_df *other,
	       struct sumario_error *error)
{
	return df_add(&df->content, &other->content, error);
}

enum sumario_status
sumario_df_write(const struct sumario_df *df, sumario_write_fn *write,
		 void *user)
{
	struct buffer buffer;
	enum sumario_status status;
	bool sorted;

	buffer_init(&buffer, write, user);
	sorted = df_write(&df->content, &buffer);
	status = buffer_finish(&buffer);
	return sorted ? status : SUMARIO_NO_MEMORY;
}

void
sumario_df_get_info(const struct sumario_df *df, struct sumario_df_info *info)
{
	*info = (struct sumario_df_info){.n_documents = df->content.n_documents,
					 .n_tokens = df->content.n_tokens,
					 .n_stems = df->content.rows.n_items,
					 .tokenizer = DF_TOKENIZER,
					 .stemmer = DF_STEMMER};
}
