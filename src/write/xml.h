/* SPDX-License-Identifier: MIT */
/*
 * Text inside XML 1.0, for any text, and back again.
 *
 * A character that XML 1.0 forbids (U+0000 to U+001F but TAB, LF and CR;
 * U+FFFE, U+FFFF) is written as the placeholder U+27E6 "U+0001" U+27E7: its
 * number in four upper-case hex digits between white square brackets.  Where
 * the text itself has U+27E6 before "U+", that bracket is written as such a
 * placeholder, so that nothing else can be taken for one.
 */
#ifndef WRITE_XML_H
#define WRITE_XML_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* Writes well-formed UTF-8 as the content of an element. */
void xml_put(struct buffer *out, const char *s, size_t len);

/*
 * The same of the first LEN of N_ALL bytes, where the others follow at once,
 * perhaps behind a tag: whether a bracket is escaped depends on them.
 */
void xml_put_part(struct buffer *out, const char *s, size_t len, size_t n_all);

/* The same as xml_put() as the value of an attribute, between double quotes. */
void xml_put_attribute(struct buffer *out, const char *s, size_t len);

/* An attribute of NUL-terminated VALUE: a space, NAME="VALUE". */
void xml_put_pair(struct buffer *out, const char *name, const char *value);

/* Whether XML 1.0 forbids CP, a code point of well-formed UTF-8. */
bool xml_is_forbidden(uint32_t cp);

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
