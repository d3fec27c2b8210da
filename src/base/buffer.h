/* SPDX-License-Identifier: MIT */
/*
 * Output: bytes gather in a block and go to a callback when it is full.  The
 * first failure sticks and later calls do nothing, so that writers need not
 * ask after each; buffer_finish() tells.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "sumario.h"

#include <string.h>

struct buffer {
	char *bytes;
	size_t n_bytes, size;
	sumario_write_fn *write;
	void *user;
	enum sumario_status status;
};

/* The block is allocated here; if that fails, buffer_finish() says so. */
void buffer_init(struct buffer *buffer, sumario_write_fn *write, void *user);

/* Sends what is left, frees the block, returns the first failure. */
enum sumario_status buffer_finish(struct buffer *buffer);

/* Fails with STATUS: nothing more is written. */
void buffer_fail(struct buffer *buffer, enum sumario_status status);

/* buffer_put() for what does not fit into the block. */
void buffer_put_slowly(struct buffer *buffer, const char *bytes, size_t len);

static inline void
buffer_put(struct buffer *buffer, const char *bytes, size_t len)
{
	if (len > buffer->size - buffer->n_bytes) {
		buffer_put_slowly(buffer, bytes, len);
		return;
	}
	if (len) {
		memcpy(buffer->bytes + buffer->n_bytes, bytes, len);
		buffer->n_bytes += len;
	}
}

/*
 * Room for N bytes, few against a block, to be filled from the pointer on;
 * buffer_commit() then says where they end.  NULL: the buffer has failed.
 */
static inline char *
buffer_reserve(struct buffer *buffer, size_t n)
{
	if (n > buffer->size - buffer->n_bytes) {
		buffer_put_slowly(buffer, NULL, 0);
		if (n > buffer->size)
			return NULL;
	}
	return buffer->bytes + buffer->n_bytes;
}

static inline void
buffer_commit(struct buffer *buffer, const char *end)
{
	buffer->n_bytes = (size_t)(end - buffer->bytes);
}

static inline void
buffer_puts(struct buffer *buffer, const char *s)
{
	buffer_put(buffer, s, strlen(s));
}

static inline void
buffer_putc(struct buffer *buffer, char c)
{
	if (buffer->n_bytes < buffer->size)
		buffer->bytes[buffer->n_bytes++] = c;
	else
		buffer_put_slowly(buffer, &c, 1);
}

/*
 * Copies N bytes, mostly few, to P, which has room for them; returns where they
 * end.  A call of memcpy() would take longer than most of these copies: two
 * that overlap are of any size between theirs and the double.
 */
static inline char *
buffer_copy_short(char *p, const char *s, size_t n)
{
	if (n > 16) {
		memcpy(p, s, n);
	} else if (n >= 8) {
		memcpy(p, s, 8);
		memcpy(p + n - 8, s + n - 8, 8);
	} else if (n >= 4) {
		memcpy(p, s, 4);
		memcpy(p + n - 4, s + n - 4, 4);
	} else {
		for (size_t i = 0; i < n; i++)
			p[i] = s[i];
	}
	return p + n;
}

/* Digits of any number. */
#define BUFFER_MAX_NUMBER 20

/* Writes N in decimal at P; where it ends. */
char *buffer_format_number(char *p, uint64_t n);

/* N in decimal. */
void buffer_put_number(struct buffer *buffer, uint64_t n);

/*
 * VALUE, of less than 2^63 either way, with at most N_DECIMALS decimals (0 to
 * 9) and no needless zeros: "0.5", "-1".  A point whatever the locale.
 */
void buffer_put_decimal(struct buffer *buffer, double value, int n_decimals);

#endif
