/* SPDX-License-Identifier: MIT */
/*
 * Prints JSON (RFC 8259) as it goes, without building a tree.  It keeps track
 * of commas and indentation; the caller of names and pairs.
 */
#ifndef WRITE_JSON_PRINTER_H
#define WRITE_JSON_PRINTER_H

#include "base/buffer.h"

#include <stdbool.h>

struct json_printer {
	struct buffer *out;
	bool pretty;	/* two spaces a level; else all on one line */
	unsigned depth; /* where the next item stands */
	bool first;	/* the next item needs no comma */
};

/* In all that follows NAME is an ASCII member name, or NULL in an array. */
void json_open(struct json_printer *json, const char *name, char bracket);
void json_close(struct json_printer *json, char bracket);
void json_string(struct json_printer *json, const char *name, const char *s);
void json_bytes(struct json_printer *json, const char *name, const char *s,
		size_t len);
/* N bytes, few, of which none needs an escape. */
void json_word(struct json_printer *json, const char *name, const char *s,
	       size_t n);
void json_number(struct json_printer *json, const char *name, uint64_t n);
/* With at most four decimals, as scores have. */
void json_decimal(struct json_printer *json, const char *name, double value);
/* With all the decimals a user may give, up to nine. */
void json_exact(struct json_printer *json, const char *name, double value);
void json_bool(struct json_printer *json, const char *name, bool value);
void json_null(struct json_printer *json, const char *name);

/*
 * The well-formed JSON text S without the white space in it, else as it stands;
 * characters that are not wanted in the output are escaped.
 */
void json_raw(struct json_printer *json, const char *name, const char *s,
	      size_t len);

/* A string in pieces: open, any number of puts, close. */
void json_string_open(struct json_printer *json, const char *name);
void json_string_put(struct json_printer *json, const char *s, size_t len);
void json_string_close(struct json_printer *json);

#endif
