/* SPDX-License-Identifier: MIT */
/*
 * Prints JSON (RFC 8259) as it goes, without building a tree.  It keeps track
 * of commas and indentation; the caller of names and pairs.
 */
#ifndef MARKUP_JSON_PRINTER_H
#define MARKUP_JSON_PRINTER_H

#include "base/buffer.h"

#include <stdbool.h>

struct json_printer {
	struct buffer *out;
	bool pretty;	/* two spaces a level; else all on one line */
	unsigned depth; /* where the next item is */
	bool first;	/* the next item needs no comma */
};

/*
 * In all that follows NAME is an ASCII member name, or NULL in an array.  Most
 * names are literals: what is inline lets the compiler count their bytes.
 */
void json_open_sized(struct json_printer *json, const char *name, size_t n_name,
		     char bracket);
void json_word_sized(struct json_printer *json, const char *name, size_t n_name,
		     const char *s, size_t n);
void json_bare_sized(struct json_printer *json, const char *name, size_t n_name,
		     const char *s, size_t n);
void json_bytes_sized(struct json_printer *json, const char *name,
		      size_t n_name, const char *s, size_t len);
void json_number_sized(struct json_printer *json, const char *name,
		       size_t n_name, uint64_t n);

static inline size_t
json_name_length(const char *name)
{
	return name ? strlen(name) : 0;
}

static inline void
json_open(struct json_printer *json, const char *name, char bracket)
{
	json_open_sized(json, name, json_name_length(name), bracket);
}

void json_close(struct json_printer *json, char bracket);

/* N bytes, few, of which none needs an escape. */
static inline void
json_word(struct json_printer *json, const char *name, const char *s, size_t n)
{
	json_word_sized(json, name, json_name_length(name), s, n);
}

/* The same without quotation marks, as they are. */
static inline void
json_bare(struct json_printer *json, const char *name, const char *s, size_t n)
{
	json_bare_sized(json, name, json_name_length(name), s, n);
}

static inline void
json_number(struct json_printer *json, const char *name, uint64_t n)
{
	json_number_sized(json, name, json_name_length(name), n);
}

static inline void
json_bool(struct json_printer *json, const char *name, bool value)
{
	json_bare(json, name, value ? "true" : "false", value ? 4 : 5);
}

static inline void
json_null(struct json_printer *json, const char *name)
{
	json_bare(json, name, "null", 4);
}

/* A string in pieces: open, any number of puts, close. */
static inline void
json_string_open(struct json_printer *json, const char *name)
{
	json_bare(json, name, "\"", 1);
}

void json_string_put(struct json_printer *json, const char *s, size_t len);

static inline void
json_string_close(struct json_printer *json)
{
	buffer_putc(json->out, '"');
}

static inline void
json_bytes(struct json_printer *json, const char *name, const char *s,
	   size_t len)
{
	json_bytes_sized(json, name, json_name_length(name), s, len);
}

void json_string(struct json_printer *json, const char *name, const char *s);
/* With at most four decimals, as scores have. */
void json_decimal(struct json_printer *json, const char *name, double value);
/* With all the decimals a user may give, up to nine. */
void json_exact(struct json_printer *json, const char *name, double value);

/*
 * The well-formed JSON text S without the white space in it, else as it is;
 * characters that are not wanted in the output are escaped.
 */
void json_raw(struct json_printer *json, const char *name, const char *s,
	      size_t len);

#endif
