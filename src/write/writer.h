/* SPDX-License-Identifier: MIT */
/*
 * What every output format offers.  A format is one file with one constant of
 * this type; the list of them is SUMARIO_FORMATS.
 */
#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H

#include "base/buffer.h"
#include "bitext/briefing.h"
#include "bitext/translation.h"
#include "text/line.h"

struct manifest;
struct alignment;

/* One document being written. */
struct writing {
	struct buffer *out;
	const struct document *doc;
	const struct sumario_output *output;
	/* What it is merged into, or aligned with; else both are NULL. */
	const struct manifest *manifest;
	const struct alignment *alignment;
	const struct briefing *briefing; /* NULL: it is none */
	/* By segment: which ones are written; NULL: those OUTPUT wants. */
	const bool *only;
};

/* What has to be known of an article; see sumario_options_fit(). */
enum writer_shows {
	WRITER_ENTITIES = 1,
	WRITER_KEYWORDS = 2,
	WRITER_SOURCES_ONLY = 4, /* if it shows all segments */
	WRITER_CODES = 8	 /* of the original */
};

struct writer {
	/* Functions that are NULL write nothing. */
	void (*place)(struct buffer *out, enum sumario_place place,
		      const struct sumario_output *output);
	void (*document)(const struct writing *writing);
	void (*error)(struct buffer *out, const char *id,
		      const struct sumario_error *error,
		      const struct sumario_output *output);
	/* The same format of a merge, of an alignment; NULL: there is none. */
	const struct writer *merge, *alignment;
	unsigned shows; /* enum writer_shows, added up */
};

#define WRITER_(constant, identifier, use, name) \
	extern const struct writer writer_##identifier;
SUMARIO_FORMATS(WRITER_)
#undef WRITER_

/* Of merges and alignments, as members of those above. */
extern const struct writer writer_merge_json, writer_merge_jsonl,
	writer_merge_text, writer_merge_markdown, writer_pairs_tmx,
	writer_alignment_json;

/* Of briefings, and of their merges. */
extern const struct writer writer_briefing_bullets, writer_briefing_markdown,
	writer_briefing_html, writer_briefing_tsv, writer_briefing_csv;

/* Of several JSON objects in one output an array is made. */
void writer_json_place(struct buffer *out, enum sumario_place place,
		       const struct sumario_output *output);

/* The writer of FORMAT, and its name; FORMAT must be one. */
const struct writer *writer_get(enum sumario_format format);
const char *writer_format_name(enum sumario_format format);

/* That of a merge, or NULL: there is none. */
const struct writer *writer_find_merge(enum sumario_format format);

/*
 * That of a briefing as a document, and of its merge, or NULL: there is none.
 * Its json is not that of an article: write/brief_formats.h.
 */
const struct writer *writer_find_briefing(enum sumario_format format);
const struct writer *writer_find_briefing_merge(enum sumario_format format);

const struct writer *writer_get_alignment(enum sumario_alignment_format format);

/* Whether FORMAT shows an article, of which nothing is chosen below RANK. */
bool writer_is_of_article(enum sumario_format format, enum sumario_depth depth);

/*
 * Writes a document, with what is before and after it unless it is one of many,
 * and finishes the buffer.
 */
enum sumario_status writer_write_document(const struct writer *writer,
					  const struct writing *writing);

/* Writes what is in PLACE of the documents of OUTPUT. */
enum sumario_status writer_write_place(const struct writer *writer,
				       enum sumario_place place,
				       const struct sumario_output *output,
				       sumario_write_fn *write, void *user);

/* The source of a segment by line_put(). */
void writer_put_source(const struct writing *writing,
		       const struct segment *segment, bool show);

/* The source of a segment, or its translation if it is merged and has one. */
struct span writer_get_text(const struct writing *writing,
			    const struct segment *segment);

/* The targets of a merge or an alignment. */
const struct targets *writer_get_targets(const struct writing *writing);

/* Of many articles: title and address, once if they are the same. */
void writer_put_heading(const struct writing *writing);

/* Of many articles: a blank line between two. */
void writer_put_blank_line(struct buffer *out, enum sumario_place place,
			   const struct sumario_output *output);

/* Text on one line in which no character means anything to Markdown. */
void writer_put_markdown(struct buffer *out, const char *s, size_t len);

/* The members "document" and "segments" of JSON. */
struct json_printer;
void writer_put_document(struct json_printer *json,
			 const struct writing *writing);
void writer_put_segments(struct json_printer *json,
			 const struct writing *writing);

/* Whether OUTPUT wants the segment. */
bool writer_wants(const struct writing *writing, const struct segment *segment);

/* Calls PUT for each segment that is wanted. */
void writer_put_each(const struct writing *writing,
		     void (*put)(const struct writing *writing, size_t i));

/* End of the gap after segment I. */
uint32_t writer_gap_end(const struct document *doc, size_t i);

/* A short string that is made on the way. */
struct writer_label {
	char text[2 * BUFFER_MAX_NUMBER + 2];
	size_t n;
};

/* "s12" for the letter s and 12; "12" for the letter NUL. */
struct writer_label writer_label(char letter, uint64_t number);

/* "s12" for segment 11, "p3" for block 2. */
static inline struct writer_label
writer_place(char letter, uint32_t index)
{
	return writer_label(letter, (uint64_t)index + 1);
}

/* The id of segment I: "s12", or what the manifest calls it. */
struct writer_label writer_get_id(const struct writing *writing, size_t i);

/* The key of a segment: 16 hex digits, "-", a number; its length. */
#define WRITER_KEY_SIZE (16 + 1 + 10 + 1)
size_t writer_get_key(const struct segment *segment, char key[WRITER_KEY_SIZE]);

/* "xxh128:" and 32 hex digits: the hash of the decoded text. */
#define WRITER_HASH_SIZE (7 + 32 + 1)
void writer_get_hash(const struct document *doc, char hash[WRITER_HASH_SIZE]);

/* "number", "percent", … */
const char *writer_entity_name(enum sumario_entity_type type);

/* "person", "place", …; NULL: unknown. */
const char *writer_subtype_name(enum sumario_entity_subtype subtype);

/* "sentences", "words", … */
const char *writer_unit_name(enum sumario_unit unit);

#endif
