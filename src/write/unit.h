/* SPDX-License-Identifier: MIT */
/*
 * What the translation formats say of a segment beside its text.  A segment is
 * called by its id; in an output of many documents, where the format puts all
 * in one place, by the document's id, "/" and its own.
 */
#ifndef WRITE_UNIT_H
#define WRITE_UNIT_H

#include "bitext/code.h"
#include "markup/xml_printer.h"
#include "write/writer.h"

/* How a format writes text: xml_put_attribute(), say. */
typedef void unit_put_fn(struct buffer *out, const char *s, size_t len);

/* "s1", or "DOCUMENT/s1" if there are many. */
void unit_put_name(const struct writing *writing, size_t i, unit_put_fn *put);

/* "0-231": begin and end in code points. */
struct writer_label unit_offset(const struct segment *segment);

/* What SEGMENT, which is one, is a repetition of: "s4" or "DOCUMENT/s4". */
void unit_put_repetition(struct buffer *out, const struct document *doc,
			 const struct segment *segment, unit_put_fn *put);

/* "rank 2, salience 0.83, in summary, translate first", or "heading". */
void unit_put_remark(const struct writing *writing, size_t i, unit_put_fn *put);

/* Opens the element of what must stay: code NUMBER, from 1, of its unit. */
typedef void unit_open_code_fn(struct xml_printer *xml, uint32_t number,
			       const struct entity *entity);

/* The writer of a code of the original: its tag, one by one. */
typedef void unit_put_code_fn(struct xml_printer *xml,
			      const struct code_set *set,
			      const struct code *code);

/* What must stay, and the element that is put around it. */
struct unit_codes {
	/* NULL: nothing must. */
	bool (*is_fixed)(const struct document *doc,
			 const struct entity *entity);
	unit_open_code_fn *open;
	/* Writes text, as xml_put_part() does. */
	void (*put)(struct buffer *out, const char *s, size_t len,
		    size_t n_all);
	unit_put_code_fn *put_code; /* NULL: codes of the original are not */
};

/* The source of SEGMENT as the content of an element. */
void unit_put_marked(const struct document *doc, const struct segment *segment,
		     struct xml_printer *xml, const struct unit_codes *codes);

/*
 * The source of SEGMENT as the content of an element.  If the output wants
 * inline codes, entities that are the same in every language are in elements
 * of OPEN; what the original has within the segment is written by PUT_CODE.
 */
void unit_put_source(const struct writing *writing,
		     const struct segment *segment, struct xml_printer *xml,
		     unit_open_code_fn *open, unit_put_code_fn *put_code);

/* What XLIFF 2 calls CODE: "fmt", "link", "image" or "other". */
const char *unit_get_code_type(const struct code_set *set,
			       const struct code *code);

/* What CODE is in the original; S is NULL: that is too long to be shown. */
struct span unit_get_original(const struct code_set *set,
			      const struct code *code);

/* An attribute NAME: the same, or nothing. */
void unit_put_original(struct xml_printer *xml, const char *name,
		       const struct code_set *set, const struct code *code);

/* From 1, for the best tenth of the ranking, to 10; 5 for what has no rank. */
unsigned unit_get_priority(const struct document *doc, size_t i);

/* The segment before I, or after it, as context for it if only the summary
 * is written; NULL if there is none or all are there. */
const struct segment *unit_find_previous(const struct writing *writing,
					 size_t i);
const struct segment *unit_find_next(const struct writing *writing, size_t i);

/* The texts of what a translation memory has, as both XLIFFs have them. */
void unit_put_match(struct xml_printer *xml, const struct match *match);

#endif
