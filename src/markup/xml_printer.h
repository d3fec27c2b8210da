/* SPDX-License-Identifier: MIT */
/*
 * Prints XML 1.0 as it goes, for any text, and gets the text back again.
 *
 * A character that XML 1.0 forbids (U+0000 to U+001F but TAB, LF and CR;
 * U+FFFE, U+FFFF) is written as the placeholder U+27E6 "U+0001" U+27E7: its
 * number in four upper-case hex digits between white square brackets.  Where
 * the text itself has U+27E6 before "U+", that bracket is written as such a
 * placeholder, so that nothing else can be taken for one.
 */
#ifndef MARKUP_XML_PRINTER_H
#define MARKUP_XML_PRINTER_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* Elements inside one another; no format here has more. */
#define XML_MAX_OPEN 12

/*
 * What is open.  The parts of an output are written by separate calls: each
 * begins with the elements that the calls before have left open.
 *
 *	struct xml_printer xml = {out, {"tmx", "body"}, 2, false};
 */
struct xml_printer {
	struct buffer *out;
	const char *names[XML_MAX_OPEN]; /* static */
	unsigned depth;
	bool in_tag; /* the start tag of the innermost is not complete */
};

/* The line that begins a document of XML. */
void xml_declare(struct xml_printer *xml);

/*
 * Begins element NAME, a static string.  What follows are names and values of
 * attributes, strings, and a NULL.
 */
void xml_open(struct xml_printer *xml, const char *name, ...);

/* The same, and a line feed: others are in it, each on a line. */
void xml_open_line(struct xml_printer *xml, const char *name, ...);

/* An attribute in pieces: what is put between goes to the buffer itself. */
void xml_attribute_open(struct xml_printer *xml, const char *name);
void xml_attribute_close(struct xml_printer *xml);

/* Ends the start tag: what follows goes to the buffer itself. */
void xml_content(struct xml_printer *xml);

/* Text, which is well-formed UTF-8. */
void xml_text(struct xml_printer *xml, const char *s, size_t len);
void xml_string(struct xml_printer *xml, const char *s);

/*
 * xml_text() with every line end (CR LF, CR or LF) as one LF.  This is for
 * memories: programs compare what is there with a text of which they have
 * normalised the line ends, so a CR would never be found.
 */
void xml_text_lines(struct xml_printer *xml, const char *s, size_t len);

/* Ends the innermost element; one without text is <NAME/>. */
void xml_close(struct xml_printer *xml);

/* The same, and a line feed. */
void xml_close_line(struct xml_printer *xml);

/* Element NAME of text S (NULL: none) and attributes, and a line feed. */
void xml_element(struct xml_printer *xml, const char *name, const char *s, ...);

/* -- Text without elements ------------------------------------------------ */

/* Writes well-formed UTF-8 as the content of an element. */
void xml_put(struct buffer *out, const char *s, size_t len);

/*
 * The same of the first LEN of N_ALL bytes, where the others follow at once,
 * perhaps after a tag: whether a bracket is escaped depends on them.
 */
void xml_put_part(struct buffer *out, const char *s, size_t len, size_t n_all);

/* xml_put() as the value of an attribute, between double quotes. */
void xml_put_attribute(struct buffer *out, const char *s, size_t len);

/*
 * The placeholder of the character at S, if it must have one: it is forbidden
 * or a bracket that would begin a placeholder.  False: nothing is written.
 */
bool xml_put_placeholder(struct buffer *out, const char *s, size_t len);

/* The placeholder of CP, needed or not. */
void xml_put_code_point(struct buffer *out, uint32_t cp);

/*
 * Puts the characters back into the LEN bytes at S, the text of an element or
 * attribute as an XML parser gives it; returns the new length, which is never
 * greater.  Of what looks like a placeholder (four to six upper-case hex
 * digits) only that for a control character, U+27E6, U+FFFE or U+FFFF is one.
 */
size_t xml_restore(char *s, size_t len);

#endif
