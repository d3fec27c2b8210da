/* SPDX-License-Identifier: MIT */
/*
 * The key sentences of a file, by rank.
 *
 *	cc -o example example.c $(pkg-config --cflags --libs sumario)
 */
#include <stdio.h>
#include <sumario.h>

int
main(int argc, char **argv)
{
	static char bytes[1 << 20];
	FILE *file = argc > 1 ? fopen(argv[1], "rb") : stdin;
	size_t len = file ? fread(bytes, 1, sizeof(bytes), file) : 0;
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_segment segment;
	struct sumario_error error;

	sumario_options_init(&options);
	if (!doc || sumario_document_read(doc, &options, bytes, len, &error)) {
		fprintf(stderr, "%s\n", doc ? error.message : "out of memory");
		return 1;
	}
	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++)
		if (segment.in_summary)
			printf("%u. %.*s\n", (unsigned)segment.rank,
			       (int)segment.n_bytes, segment.source);
	sumario_document_free(doc);
	return 0;
}
