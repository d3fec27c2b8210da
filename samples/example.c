/* SPDX-License-Identifier: MIT */
/*
 * The key sentences of a file, by rank, and its keywords.
 *
 *	cc -o example example.c $(pkg-config --cflags --libs sumario)
 */
#include <stdio.h>
#include <stdlib.h>
#include <sumario.h>

/* All of FILE, or NULL; its length goes to *LEN. */
static char *
read_all(FILE *file, size_t *len)
{
	size_t room = 1 << 16, got;
	char *bytes = malloc(room), *moved;

	*len = 0;
	while (bytes && (got = fread(bytes + *len, 1, room - *len, file))) {
		*len += got;
		if (*len < room)
			continue;
		moved = realloc(bytes, room *= 2);
		if (!moved)
			free(bytes);
		bytes = moved;
	}
	return bytes;
}

int
main(int argc, char **argv)
{
	FILE *file = argc > 1 ? fopen(argv[1], "rb") : stdin;
	size_t len = 0;
	char *bytes = file ? read_all(file, &len) : NULL;
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_segment segment;
	struct sumario_keyword keyword;
	struct sumario_error error;

	if (!bytes || !doc) {
		fputs("cannot read the file, or out of memory\n", stderr);
		return 1;
	}
	sumario_options_init(&options);
	if (sumario_document_read(doc, &options, bytes, len, &error)) {
		fprintf(stderr, "%s\n", error.message);
		return 1;
	}
	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++)
		if (segment.in_summary)
			printf("%u. %.*s\n", (unsigned)segment.rank,
			       (int)segment.n_bytes, segment.source);
	for (uint32_t i = 0; sumario_document_get_keyword(doc, i, &keyword);
	     i++)
		printf("%s %s", i ? "," : "Palabras clave:", keyword.term);
	putchar('\n');
	sumario_document_free(doc);
	free(bytes);
	return 0;
}
