/* SPDX-License-Identifier: MIT */
/*
 * Lexicons for callers: the built-in lists with a user's own files over them
 * (text/lexicon_reader.h).
 */
#include <config.h>

#include "sumario.h"

#include "base/error.h"
#include "rank/df_table.h"
#include "text/language_tag.h"
#include "text/lexicon_reader.h"

#include <stdlib.h>

struct sumario_lexicon *
sumario_lexicon_new(void)
{
	struct sumario_lexicon *lexicon = malloc(sizeof(*lexicon));

	if (lexicon)
		lexicon_reader_init(lexicon);
	return lexicon;
}

void
sumario_lexicon_free(struct sumario_lexicon *lexicon)
{
	if (lexicon)
		lexicon_reader_release(lexicon);
	free(lexicon);
}

const char *
sumario_lexicon_file_name(unsigned index)
{
	return index < LEXICON_N_FILES ? lexicon_file_names[index] : NULL;
}

enum sumario_status
sumario_lexicon_read(struct sumario_lexicon *lexicon, const char *name,
		     const char *bytes, size_t len, struct sumario_error *error)
{
	return lexicon_reader_read(lexicon, name, bytes, len, error);
}

enum sumario_status
sumario_lexicon_use_language(struct sumario_lexicon *lexicon, const char *tag,
			     struct sumario_error *error)
{
	return lexicon_reader_use(lexicon, tag, error);
}

enum sumario_status
sumario_lexicon_read_df(struct sumario_lexicon *lexicon, const char *bytes,
			size_t len, struct sumario_error *error)
{
	struct df_table table = {0};
	enum sumario_status status = df_table_parse(&table, bytes, len, error);

	/* Frequencies are counted of Spanish only. */
	if (!status && lexicon->tables.stemmer != language_default()->stemmer)
		status = error_set(error, SUMARIO_BAD_DATA, "df-version",
				   N_("frequencies of another language"));
	if (!status && !df_table_use(&table, lexicon))
		status = error_no_memory(error);
	df_table_release(&table);
	return status;
}

bool
sumario_has_language(const char *tag)
{
	return !language_of(tag)->is_partial;
}

bool
sumario_is_language_tag(const char *tag)
{
	return language_tag_is_valid(tag);
}
