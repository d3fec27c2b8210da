/* SPDX-License-Identifier: MIT */
/*
 * Output through one block of memory (buffer.h): the fast way, room enough, is
 * inline there, the slow ways are here.  A failed buffer has no room, so that
 * all calls come the slow way and are asked about the failure there only.
 */
#include <config.h>

#include "base/buffer.h"

#include <stdlib.h>

#define BLOCK_SIZE ((size_t)64 * 1024)

void
buffer_init(struct buffer *buffer, sumario_write_fn *write, void *user)
{
	buffer->bytes = malloc(BLOCK_SIZE);
	buffer->n_bytes = 0;
	buffer->size = buffer->bytes ? BLOCK_SIZE : 0;
	buffer->write = write;
	buffer->user = user;
	buffer->status = buffer->bytes ? SUMARIO_OK : SUMARIO_NO_MEMORY;
}

void
buffer_fail(struct buffer *buffer, enum sumario_status status)
{
	if (buffer->status)
		return;
	buffer->status = status;
	buffer->n_bytes = buffer->size = 0;
}

static void
send(struct buffer *buffer, const char *bytes, size_t len)
{
	if (buffer->status || !len)
		return;
	if (!buffer->write(buffer->user, bytes, len))
		buffer_fail(buffer, SUMARIO_IO);
}

static void
flush(struct buffer *buffer)
{
	send(buffer, buffer->bytes, buffer->n_bytes);
	buffer->n_bytes = 0;
}

void
buffer_put_slowly(struct buffer *buffer, const char *bytes, size_t len)
{
	flush(buffer);
	if (len >= buffer->size)
		send(buffer, bytes, len);
	else
		buffer_put(buffer, bytes, len);
}

enum sumario_status
buffer_finish(struct buffer *buffer)
{
	flush(buffer);
	free(buffer->bytes);
	buffer->bytes = NULL;
	buffer->size = 0;
	return buffer->status;
}

static size_t
count_digits(uint64_t n)
{
	uint64_t bound = 10000;
	size_t n_digits = 4;

	if (n < 100)
		return n < 10 ? 1 : 2;
	if (n < 1000)
		return 3;
	for (; n >= bound && n_digits < BUFFER_MAX_NUMBER; bound *= 10)
		n_digits++;
	return n_digits;
}

char *
buffer_format_number(char *p, uint64_t n)
{
	char *end = p + count_digits(n), *digit = end;

	while (n >= 10) {
		*--digit = (char)('0' + n % 10);
		n /= 10;
	}
	*p = (char)('0' + n);
	return end;
}

void
buffer_put_number(struct buffer *buffer, uint64_t n)
{
	char *p = buffer_reserve(buffer, BUFFER_MAX_NUMBER);

	if (p)
		buffer_commit(buffer, buffer_format_number(p, n));
}

/* The whole number next to X, not negative, as llround() finds it. */
static uint64_t
round_half_up(double x)
{
	uint64_t whole = (uint64_t)x;

	return whole + (x - (double)whole >= 0.5);
}

void
buffer_put_decimal(struct buffer *buffer, double value, int n_decimals)
{
	double size = value < 0 ? -value : value;
	uint64_t whole = (uint64_t)size, scale = 1, fraction;
	char digits[10] = ".";
	int n = n_decimals;

	for (int i = 0; i < n_decimals; i++)
		scale *= 10;
	fraction = round_half_up((size - (double)whole) * (double)scale);
	if (fraction == scale) {
		whole++;
		fraction = 0;
	}
	for (int i = n_decimals; i > 0; i--, fraction /= 10)
		digits[i] = (char)('0' + fraction % 10);
	while (n && digits[n] == '0')
		n--;
	if (value < 0 && (whole || n))
		buffer_putc(buffer, '-');
	buffer_put_number(buffer, whole);
	if (n)
		buffer_put(buffer, digits, (size_t)n + 1);
}
