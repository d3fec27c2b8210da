/* SPDX-License-Identifier: MIT */
/*
 * A translated file, read into units.  Each format is a file with one constant
 * of struct target_reader, listed in target.c; which one it is shows in the
 * contents, never in a name.
 */
#ifndef BITEXT_TARGET_H
#define BITEXT_TARGET_H

#include "base/arena.h"
#include "bitext/returned.h"

/* What ties a unit to its segment. */
enum target_pairing {
	TARGET_BY_SOURCE, /* the source, with an id or without */
	TARGET_BY_ID,	  /* only an id: mt-html */
	TARGET_BY_ORDER	  /* nothing but its place: mt-lines */
};

struct target_file {
	struct arena *arena;		      /* where text is kept */
	const char *source_lang, *target_lang; /* what TMX must be asked for */
	enum target_pairing pairing;
	struct returned_units units;
	/* Takes each unit, for a memory; NULL: they are kept in units. */
	bool (*take)(void *user, const struct returned *unit);
	void *user;
};

struct target_reader {
	const char *name;
	/* S has no byte-order mark or white space before it. */
	bool (*recognise)(const char *s, size_t len);
	enum sumario_status (*read)(struct target_file *file, const char *s,
				    size_t len, struct sumario_error *error);
};

extern const struct target_reader target_xml, target_html, target_json,
	target_po, target_table, target_lines;

/*
 * Reads the LEN bytes at S, of any format, into FILE, whose arena and
 * languages are set; all else is zero.  ERROR: as the format has it, and
 * bad-encoding, empty-target.
 */
enum sumario_status target_read(struct target_file *file, const char *s,
				size_t len, struct sumario_error *error);

/*
 * Reads TMX 1.4b (LISA, 2005) and its older versions, for a memory.  ERROR: as
 * above, and too-large for a text of more than 1 MiB.
 */
enum sumario_status target_read_tmx(struct target_file *file, const char *s,
				    size_t len, struct sumario_error *error);

void target_release(struct target_file *file);

/* For the readers: a copy of SPAN in the arena; S is NULL: out of memory. */
struct span target_keep(struct target_file *file, struct span span);

/* Adds a unit, which an editor may have marked as a guess; false: no memory. */
bool target_add(struct target_file *file, const struct returned *unit);

/* Error bad-target at a line of the file (0: unknown). */
enum sumario_status target_fail(struct sumario_error *error,
				const char *message, uint64_t line);

#endif
