/* SPDX-License-Identifier: MIT */
/*
 * What XLIFF 2 and its form in JSON say of a file and of a unit by metadata of
 * module mda: names and values in one order, whatever writes them.
 */
#ifndef WRITE_METADATA_H
#define WRITE_METADATA_H

#include "write/unit.h"

/* How a format writes metadata with its PRINTER. */
struct metadata_format {
	/* What is around all of a file or unit. */
	void (*begin)(void *printer);
	void (*end)(void *printer);
	/* What is around one value. */
	void (*open)(void *printer, const char *type);
	void (*close)(void *printer);
	unit_put_fn *put; /* writes a part of a value */
};

void metadata_put_file(const struct writing *writing,
		       const struct metadata_format *format, void *printer);

void metadata_put_unit(const struct writing *writing,
		       const struct segment *segment,
		       const struct metadata_format *format, void *printer);

#endif
