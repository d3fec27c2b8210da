/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/buffer.h"

#include "sink.h"
#include "tap.h"

#include <stdbool.h>
#include <stdint.h>

#define N_PIECES 700
#define LARGE ((size_t)300000)

static void
test_order(void)
{
	static char pattern[N_PIECES * N_PIECES];
	struct sink sink = {0};
	struct buffer buffer;
	size_t at = 0;

	for (size_t i = 0; i < sizeof(pattern); i++)
		pattern[i] = (char)(i * 7 + i / 251);
	buffer_init(&buffer, sink_write, &sink);
	for (size_t len = 0; len < N_PIECES; at += len++)
		buffer_put(&buffer, pattern + at, len);
	ok(!buffer_finish(&buffer), "pieces of all lengths are taken");
	ok(sink_is(&sink, pattern, at), "and come out in order");
	ok(sink.n_calls > 1 && sink.n_calls < 20, "in few blocks: %zu",
	   sink.n_calls);
	sink_release(&sink);
}

static void
test_large_piece(void)
{
	struct sink sink = {0};
	struct buffer buffer;
	char *large = malloc(LARGE);

	if (!large)
		abort();
	memset(large, 'x', LARGE);
	buffer_init(&buffer, sink_write, &sink);
	buffer_puts(&buffer, "antes ");
	buffer_put(&buffer, large, LARGE);
	buffer_putc(&buffer, '.');
	ok(!buffer_finish(&buffer), "a piece larger than the block");
	ok(sink.n_bytes == LARGE + 7 && !memcmp(sink.bytes, "antes x", 7) &&
		   !memcmp(sink.bytes + 6, large, LARGE) &&
		   sink.bytes[sink.n_bytes - 1] == '.',
	   "stands between its neighbours");
	free(large);
	sink_release(&sink);
}

static void
test_nothing(void)
{
	struct sink sink = {0};
	struct buffer buffer;

	buffer_init(&buffer, sink_write, &sink);
	buffer_put(&buffer, NULL, 0);
	buffer_puts(&buffer, "");
	ok(!buffer_finish(&buffer), "nothing can be written");
	ok(!sink.n_calls, "without a call");
}

static void
test_failure(void)
{
	for (size_t n = 1; n <= 3; n++) {
		struct sink sink = {.fail_at = n};
		struct buffer buffer;
		char piece[5000] = {0};

		buffer_init(&buffer, sink_write, &sink);
		for (int i = 0; i < 100; i++) {
			buffer_put(&buffer, piece, sizeof(piece));
			buffer_putc(&buffer, '\n');
			buffer_put_number(&buffer, 12345);
		}
		ok(buffer_finish(&buffer) == SUMARIO_IO,
		   "call %zu fails: it is told at the end", n);
		ok(sink.n_calls == n, "and is the last one");
		sink_release(&sink);
	}
}

static void
test_failure_at_end(void)
{
	struct sink sink = {.fail_at = 1};
	struct buffer buffer;

	buffer_init(&buffer, sink_write, &sink);
	buffer_puts(&buffer, "corto");
	ok(!buffer.status, "nothing is known before it is sent");
	ok(buffer_finish(&buffer) == SUMARIO_IO, "the last block fails");
	sink_release(&sink);
}

static void
test_numbers(void)
{
	static const struct {
		uint64_t n;
		const char *text;
	} cases[] = {
		{0, "0"},
		{9, "9"},
		{10, "10"},
		{1000000, "1000000"},
		{UINT32_MAX, "4294967295"},
		{UINT64_MAX, "18446744073709551615"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sink sink = {0};
		struct buffer buffer;

		buffer_init(&buffer, sink_write, &sink);
		buffer_put_number(&buffer, cases[i].n);
		buffer_finish(&buffer);
		ok(sink_is(&sink, cases[i].text, strlen(cases[i].text)),
		   "number %s: %s", cases[i].text, sink.bytes);
		sink_release(&sink);
	}
}

static const struct {
	double value;
	int n_decimals;
	const char *text;
} decimals[] = {
	{0, 4, "0"},
	{0, 0, "0"},
	{1, 4, "1"},
	{100, 4, "100"},
	{0.5, 4, "0.5"},
	{0.25, 4, "0.25"},
	{0.1, 4, "0.1"},
	{0.05, 4, "0.05"},
	{0.0001, 4, "0.0001"},
	{0.1234, 4, "0.1234"},
	{0.12346, 4, "0.1235"},
	{0.00004, 4, "0"},
	{0.00006, 4, "0.0001"},
	{0.99994, 4, "0.9999"},
	{0.99996, 4, "1"},
	{9.99996, 4, "10"},
	{12.5, 4, "12.5"},
	{1.0 / 3, 4, "0.3333"},
	{1.0 / 3, 9, "0.333333333"},
	{0.1, 9, "0.1"},
	{0.000000001, 9, "0.000000001"},
	{0.0000000001, 9, "0"},
	{1.75, 1, "1.8"},
	{1.75, 0, "2"},
	{-1, 4, "-1"},
	{-0.5, 4, "-0.5"},
	{-12.34567, 4, "-12.3457"},
	{-0.0001, 4, "-0.0001"},
	{-0.00004, 4, "0"},
	{-0.99996, 4, "-1"},
	{-0.4, 0, "0"},
	{1e12, 4, "1000000000000"},
	{9007199254740992.0, 9, "9007199254740992"},
	{4611686018427387904.0, 9, "4611686018427387904"},
};

static void
test_decimals(void)
{
	for (size_t i = 0; i < sizeof(decimals) / sizeof(*decimals); i++) {
		struct sink sink = {0};
		struct buffer buffer;

		buffer_init(&buffer, sink_write, &sink);
		buffer_put_decimal(&buffer, decimals[i].value,
				   decimals[i].n_decimals);
		buffer_finish(&buffer);
		ok(sink_is(&sink, decimals[i].text, strlen(decimals[i].text)),
		   "decimal %s: %s", decimals[i].text, sink.bytes);
		sink_release(&sink);
	}
}

static void
test_copy_short(void)
{
	static const char pattern[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	bool same = true;

	for (size_t n = 0; n < sizeof(pattern); n++) {
		char copy[sizeof(pattern) + 1], want[sizeof(copy)];

		memset(copy, '.', sizeof(copy));
		memset(want, '.', sizeof(want));
		memcpy(want, pattern, n);
		same &= buffer_copy_short(copy, pattern, n) == copy + n &&
			!memcmp(copy, want, sizeof(copy));
	}
	ok(same, "a short copy of each length, and no byte more");
}

int
main(void)
{
	test_order();
	test_large_piece();
	test_nothing();
	test_failure();
	test_failure_at_end();
	test_numbers();
	test_decimals();
	test_copy_short();
	return done_testing();
}
