/* SPDX-License-Identifier: MIT */
/*
 * What fuzz targets share: what must hold, and the main function of one that
 * libFuzzer does not drive: a test for each file named, which fails if it
 * cannot be read.
 */
#ifndef FUZZ_REPLAY_H
#define FUZZ_REPLAY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static inline void
demand(bool condition, const char *what)
{
	if (condition)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef FUZZING
int
main(int argc, char **argv)
{
	static uint8_t data[1 << 20];

	printf("1..%d\n", argc - 1);
	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");
		size_t n = file ? fread(data, 1, sizeof(data), file) : 0;

		LLVMFuzzerTestOneInput(data, n);
		printf("%sok %d - %s\n", file ? "" : "not ", i, argv[i]);
		if (file)
			fclose(file);
	}
	return argc < 2;
}
#endif

#endif
