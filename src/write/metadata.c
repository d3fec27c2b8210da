/* SPDX-License-Identifier: MIT */
/* The metadata of XLIFF 2, item by item, for who writes it in XML or JSON. */
#include <config.h>

#include "write/metadata.h"

#include "rank/ranking.h"
#include "rank/score.h"

/* Metadata on its way out. */
struct telling {
	const struct writing *writing;
	const struct metadata_format *format;
	void *printer;
};

static void
put(const struct telling *m, const char *type, const char *value)
{
	m->format->open(m->printer, type);
	m->format->put(m->writing->out, value, strlen(value));
	m->format->close(m->printer);
}

static void
put_flag(const struct telling *m, const char *type, bool value)
{
	put(m, type, value ? "true" : "false");
}

void
metadata_put_file(const struct writing *writing,
		  const struct metadata_format *format, void *printer)
{
	const struct telling m = {writing, format, printer};
	const struct article *article = &writing->doc->article;
	char hash[WRITER_HASH_SIZE];

	writer_get_hash(writing->doc, hash);
	format->begin(printer);
	put(&m, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
	put(&m, "sourceHash", hash);
	if (article->title)
		put(&m, "title", article->title);
	if (strcmp(article->source_lang, writing->output->source_lang))
		put(&m, "srcLang", article->source_lang);
	format->end(printer);
}

static void
put_ranking(const struct telling *m, const struct segment *segment)
{
	const struct document *doc = m->writing->doc;
	const struct rating *rating = ranking_of(doc, segment);
	struct buffer *out = m->writing->out;

	if (rating->rank) {
		m->format->open(m->printer, "salience");
		buffer_put_decimal(out, (double)rating->salience / SCORE_ONE,
				   4);
		m->format->close(m->printer);
		put(m, "rank", writer_label('\0', rating->rank).text);
	}
	put_flag(m, "inSummary", rating->in_summary);
	if (translation_is_repetition(doc, segment)) {
		m->format->open(m->printer, "repetitionOf");
		unit_put_repetition(out, doc, segment, m->format->put);
		m->format->close(m->printer);
	}
}

void
metadata_put_unit(const struct writing *writing, const struct segment *segment,
		  const struct metadata_format *format, void *printer)
{
	const struct telling m = {writing, format, printer};

	format->begin(printer);
	put(&m, "kind", document_kind_name(segment->kind));
	put(&m, "offset", unit_offset(segment).text);
	put(&m, "words", writer_label('\0', segment->n_words).text);
	put_ranking(&m, segment);
	if (writing->doc->article.options->translate_words)
		put_flag(&m, "translateFirst",
			 translation_of(writing->doc, segment)
				 ->translate_first);
	format->end(printer);
}
