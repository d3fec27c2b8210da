/* SPDX-License-Identifier: MIT */
/*
 * What every output format offers.  A format is one file with one constant of
 * this type, listed in writer.c.
 */
#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H

#include "base/buffer.h"
#include "read/document.h"

/* One document being written. */
struct writing {
	struct buffer *out;
	const struct document *doc;
	const struct sumario_output *output;
};

struct writer {
	const char *name;
	/* Functions that are NULL write nothing. */
	void (*place)(struct buffer *out, enum sumario_place place,
		      const struct sumario_output *output);
	void (*document)(const struct writing *writing);
	void (*error)(struct buffer *out, const char *id,
		      const struct sumario_error *error,
		      const struct sumario_output *output);
};

extern const struct writer writer_json, writer_jsonl, writer_bullets,
	writer_text, writer_markdown, writer_lines, writer_tsv, writer_xliff,
	writer_xliff2, writer_tmx, writer_po, writer_mt_lines, writer_mt_html,
	writer_html, writer_tree, writer_mt_ids, writer_explain,
	writer_glossary_tsv, writer_glossary_tbx;

/* The writer of FORMAT, which must be one. */
const struct writer *writer_get(enum sumario_format format);

/*
 * Writes text on one line: each line end, with the white space around it, is
 * one space.  If SHOW, other control characters become the pictures of
 * U+2400 so that a terminal does not obey them.
 */
void writer_put_line(struct buffer *out, const char *s, size_t len, bool show);

/* Writes a field of TSV; on a TERMINAL control characters as pictures. */
void writer_put_field(struct buffer *out, const char *s, size_t len,
		      bool terminal);

/* The source of a segment by writer_put_line(). */
void writer_put_source(const struct writing *writing,
		       const struct segment *segment, bool show);

/* Text on one line in which no character means anything to Markdown. */
void writer_put_markdown(struct buffer *out, const char *s, size_t len);

/* Whether OUTPUT wants the segment. */
bool writer_wants(const struct sumario_output *output,
		  const struct segment *segment);

/* End of the gap behind segment I. */
uint32_t writer_gap_end(const struct document *doc, size_t i);

/* The key of a segment: 16 hex digits, "-", a number; its length. */
#define WRITER_KEY_SIZE (16 + 1 + 10 + 1)
size_t writer_get_key(const struct segment *segment, char key[WRITER_KEY_SIZE]);

/* "xxh128:" and 32 hex digits: the hash of the decoded text. */
#define WRITER_HASH_SIZE (7 + 32 + 1)
void writer_get_hash(const struct document *doc, char hash[WRITER_HASH_SIZE]);

/* "sentence", "list-item", … */
const char *writer_kind_name(enum sumario_kind kind);

/* "number", "percent", … */
const char *writer_entity_name(enum sumario_entity_type type);

/* "chosen", "near-copy", … */
const char *writer_fate_name(enum fate fate);

/* "sentences", "words", … */
const char *writer_unit_name(enum sumario_unit unit);

#endif
