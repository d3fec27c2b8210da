/* SPDX-License-Identifier: MIT */
/*
 * What a kind of input is told by, and how it becomes blocks.  A kind is one
 * file with one constant of this type, reader_KIND; the list of them is
 * SUMARIO_INPUTS.
 */
#ifndef READ_READER_H
#define READ_READER_H

#include "read/article.h"

/* What an input begins with. */
struct reader_look {
	const char *s;	   /* its first SUMARIO_GUESS_BYTES or less, */
	size_t n;	   /* without marks of the encoding and NULs; */
	const char *bytes; /* SUMARIO_GUESS_PAGE_BYTES or less, */
	size_t len;	   /* as they are */
};

/* What tells a kind; what is further down is asked for first. */
enum reader_proof {
	READER_NONE,	 /* nothing but a name */
	READER_SIGNS,	 /* signs here and there */
	READER_LAYOUT,	 /* how the whole is laid out */
	READER_BEGINNING /* what it begins with */
};

struct reader_kind {
	const char *endings[4]; /* of file names; the last is NULL */
	enum reader_proof proof;
	bool (*is)(const struct reader_look *look);
	charset_declared_fn *declared; /* NULL: it declares no encoding */
	/* Instead of charset_decode(), where that is not for the whole. */
	enum sumario_status (*decode)(struct article *article,
				      const char *bytes, size_t len,
				      struct charset_text *text,
				      struct sumario_error *error);
	/* NULL: as text.  SUMARIO_LIMIT, SUMARIO_NO_MEMORY. */
	enum sumario_status (*read)(struct article *article,
				    struct sumario_error *error);
};

#define READER_(constant, identifier, name) \
	extern const struct reader_kind reader_##identifier;
SUMARIO_INPUTS(READER_)
#undef READER_

/* The reader of INPUT, and its name; INPUT must be one. */
const struct reader_kind *reader_get(enum sumario_input input);
const char *reader_name(enum sumario_input input);

/*
 * The text of ARTICLE, of which BYTES are all: decoded as article->options and
 * its kind say, each part of a mail as the mail says.  Errors: see
 * charset_decode().
 */
enum sumario_status reader_decode(struct article *article, const char *bytes,
				  size_t len, struct charset_text *text,
				  struct sumario_error *error);

/*
 * Makes blocks of the text of ARTICLE, by the reader of its kind, and reads
 * what it says of itself.  SUMARIO_LIMIT, SUMARIO_NO_MEMORY.
 */
enum sumario_status reader_read(struct article *article,
				struct sumario_error *error);

#endif
