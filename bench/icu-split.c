/* SPDX-License-Identifier: MIT */
/*
 * The peer of `sumario segment -i text -f lines': ICU's Spanish sentence
 * iteration over a whole file, one sentence a line, line ends inside it as
 * spaces.  Reads, converts to UTF-16, iterates, converts back and writes, as a
 * program that uses ICU has to.
 *
 *	icu-split FILE > LINES
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

static void
die(const char *what)
{
	fprintf(stderr, "icu-split: %s\n", what);
	exit(1);
}

static char *
read_all(const char *name, size_t *len)
{
	FILE *file = fopen(name, "rb");
	char *bytes;
	long size;

	if (!file || fseek(file, 0, SEEK_END))
		die("cannot read");
	size = ftell(file);
	rewind(file);
	bytes = malloc((size_t)size + 1);
	if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
		die("cannot read");
	fclose(file);
	*len = (size_t)size;
	return bytes;
}

/* Writes [begin, end) of TEXT on one line. */
static void
put_line(const UChar *text, int32_t begin, int32_t end)
{
	static char line[1 << 20];
	int32_t n;
	UErrorCode error = U_ZERO_ERROR;

	while (end > begin && text[end - 1] <= ' ')
		end--;
	if (begin == end)
		return;
	u_strToUTF8(line, sizeof(line) - 1, &n, text + begin, end - begin,
		    &error);
	if (U_FAILURE(error))
		die("sentence too long");
	for (char *p = line; (p = memchr(p, '\n', (size_t)(line + n - p)));)
		*p = ' ';
	line[n++] = '\n';
	fwrite(line, 1, (size_t)n, stdout);
}

int
main(int argc, char **argv)
{
	UErrorCode error = U_ZERO_ERROR;
	size_t len;
	char *bytes = read_all(argc > 1 ? argv[1] : "/dev/stdin", &len);
	UChar *text = malloc((len + 1) * sizeof(UChar));
	UBreakIterator *it;
	int32_t n, begin = 0, end;

	if (!text)
		die("out of memory");
	u_strFromUTF8(text, (int32_t)len + 1, &n, bytes, (int32_t)len, &error);
	it = ubrk_open(UBRK_SENTENCE, "es", text, n, &error);
	if (U_FAILURE(error))
		die(u_errorName(error));
	while ((end = ubrk_next(it)) != UBRK_DONE) {
		put_line(text, begin, end);
		begin = end;
	}
	ubrk_close(it);
	free(text);
	free(bytes);
	return 0;
}
