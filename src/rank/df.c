/* SPDX-License-Identifier: MIT */
/*
 * How many articles have each stem: rows in the order in which stems came, a
 * table that finds them, and sorting by the bytes of the stems when they are
 * written.
 */
#include <config.h>

#include "rank/df.h"

#include "base/error.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

void
df_release(struct df *df)
{
	arena_release(&df->strings);
	vector_release(&df->rows);
	table_release(&df->table);
}

struct asked {
	const struct df *df;
	const char *stem;
	size_t len;
};

static bool
is_stem(const void *user, uint32_t item)
{
	const struct asked *asked = user;
	const struct df_row *row = &asked->df->rows.items[item];

	return row->n_bytes == asked->len &&
	       !memcmp(row->stem, asked->stem, asked->len);
}

/* Adds N_DOCUMENTS articles that have the stem; false: out of memory. */
static bool
add(struct df *df, const char *stem, size_t len, uint32_t n_documents)
{
	uint32_t hash = (uint32_t)hash_bytes(stem, len, df->seed), item;
	struct asked asked = {df, stem, len};
	const char *copy;
	size_t slot;

	if (!table_add_room(&df->table, 1) || !vector_add_room(&df->rows, 1))
		return false;
	item = table_find(&df->table, hash, is_stem, &asked, &slot);
	if (item != TABLE_NONE) {
		df->rows.items[item].n_documents += n_documents;
		return true;
	}
	copy = arena_strndup(&df->strings, stem, len);
	if (!copy)
		return false;
	table_add(&df->table, slot, hash, df->rows.n_items);
	df->rows.items[df->rows.n_items++] =
		(struct df_row){copy, (uint32_t)len, n_documents};
	return true;
}

/* A stem is in no more articles than there are: it need not be checked. */
static enum sumario_status
add_totals(struct df *df, uint32_t n_documents, uint64_t n_tokens,
	   struct sumario_error *error)
{
	if (n_documents > UINT32_MAX - df->n_documents ||
	    n_tokens > DF_MAX_TOKENS - df->n_tokens)
		return error_set(error, SUMARIO_LIMIT, "too-large",
				 N_("more articles than can be counted"));
	df->n_documents += n_documents;
	df->n_tokens += n_tokens;
	return SUMARIO_OK;
}

enum sumario_status
df_add_document(struct df *df, const struct document *doc,
		struct sumario_error *error)
{
	enum sumario_status status = add_totals(df, 1, doc->tokens.n_items,
						error);

	for (size_t i = 0; !status && i < doc->terms.n_items; i++) {
		const char *stem = doc->terms.items[i].stem_text;

		if (!add(df, stem, strlen(stem), 1))
			status = error_no_memory(error);
	}
	return status;
}

enum sumario_status
df_add_table(struct df *df, const struct df_table *table,
	     struct sumario_error *error)
{
	enum sumario_status status = add_totals(df, table->n_documents,
						table->n_tokens, error);

	for (size_t i = 0; !status && i < table->rows.n_items; i++) {
		const struct df_row *row = &table->rows.items[i];

		if (!add(df, row->stem, row->n_bytes, row->n_documents))
			status = error_no_memory(error);
	}
	return status;
}

enum sumario_status
df_add(struct df *df, const struct df *other, struct sumario_error *error)
{
	struct df_table table = {.n_documents = other->n_documents,
				 .n_tokens = other->n_tokens,
				 .rows = other->rows};

	return df_add_table(df, &table, error);
}

static void
put_field(struct buffer *out, const char *name, uint64_t value)
{
	buffer_puts(out, name);
	buffer_put_number(out, value);
	buffer_putc(out, '\n');
}

bool
df_write(const struct df *df, struct buffer *out)
{
	size_t n = df->rows.n_items;
	struct df_row *rows = malloc((n + 1) * sizeof(*rows));

	if (!rows)
		return false;
	if (n) {
		memcpy(rows, df->rows.items, n * sizeof(*rows));
		qsort(rows, n, sizeof(*rows), df_row_compare);
	}
	put_field(out, "#: documents ", df->n_documents);
	put_field(out, "#: tokens ", df->n_tokens);
	buffer_puts(out, "#: tokenizer " DF_TOKENIZER "\n");
	buffer_puts(out, "#: stemmer " DF_STEMMER "\n");
	put_field(out, "#: stems ", n);
	for (size_t i = 0; i < n; i++) {
		buffer_put(out, rows[i].stem, rows[i].n_bytes);
		put_field(out, "\t", rows[i].n_documents);
	}
	free(rows);
	return true;
}
