/* SPDX-License-Identifier: MIT */
/*
 * Documents are known by their first bytes, whatever their names are.  Word
 * processors and e-books write ZIP archives: of those the names of the first
 * members tell which it is.  The signatures are those of file(1).
 */
#include <config.h>

#include "cli/foreign.h"

#include <string.h>

/* So much of an archive is looked at for names of members. */
#define LOOK_SIZE 4096

struct signature {
	const char *bytes;
	size_t n;
	const char *name; /* and the command */
};

#define BYTES(bytes) (bytes), sizeof(bytes) - 1

static const struct signature signatures[] = {
	{BYTES("%PDF-"), "PDF: pdftotext FILE -"},
	{BYTES("\xEF\xBB\xBF%PDF-"), "PDF: pdftotext FILE -"},
	{BYTES("{\\rtf"), "RTF: pandoc -f rtf -t plain FILE"},
	{BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "DOC: catdoc FILE"},
	{BYTES("%!PS"), "PostScript: ps2ascii FILE"},
	{BYTES("AT&TFORM"), "DjVu: djvutxt FILE"},
	{BYTES("\x89PNG\r\n\x1A\n"), "PNG: tesseract FILE - -l spa"},
	{BYTES("\xFF\xD8\xFF"), "JPEG: tesseract FILE - -l spa"},
};

/* What is found near the beginning of an archive; the first that is there. */
static const struct signature members[] = {
	{BYTES("application/epub+zip"), "EPUB: pandoc -f epub -t plain FILE"},
	{BYTES("application/vnd.oasis.opendocument.text"),
	 "ODT: pandoc -f odt -t plain FILE"},
	{BYTES("word/"), "DOCX: pandoc -f docx -t plain FILE"},
	{BYTES("[Content_Types].xml"), "DOCX: pandoc -f docx -t plain FILE"},
	{BYTES(""), "ZIP: unzip -p FILE"},
};

static bool
contains(const char *bytes, size_t n, const struct signature *wanted)
{
	for (size_t i = 0; i + wanted->n <= n; i++)
		if (!memcmp(bytes + i, wanted->bytes, wanted->n))
			return true;
	return false;
}

static const char *
find_member(const char *bytes, size_t n)
{
	size_t i = 0;

	while (!contains(bytes, n < LOOK_SIZE ? n : LOOK_SIZE, &members[i]))
		i++;
	return members[i].name;
}

const char *
foreign_recognise(const char *bytes, size_t n, bool *more)
{
	static const char archive[] = "PK\3\4";

	*more = false;
	for (size_t i = 0; i < sizeof(signatures) / sizeof(*signatures); i++) {
		const struct signature *signature = &signatures[i];
		size_t n_seen = n < signature->n ? n : signature->n;

		if (memcmp(bytes, signature->bytes, n_seen) != 0)
			continue;
		if (n_seen == signature->n)
			return signature->name;
		*more = true;
	}
	if (memcmp(bytes, archive, n < 4 ? n : 4) != 0)
		return NULL;
	*more = n < LOOK_SIZE;
	return n < 4 ? NULL : find_member(bytes, n);
}
