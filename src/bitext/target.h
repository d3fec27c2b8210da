/* SPDX-License-Identifier: MIT */
/*
 * A translated file, read into units.  Each format is a file with one constant
 * of struct target_reader, listed in target.c; which one it is shows in the
 * contents, never in a name.
 */
#ifndef BITEXT_TARGET_H
#define BITEXT_TARGET_H

#include "base/arena.h"
#include "bitext/finding.h"
#include "bitext/returned.h"

/* What ties a unit to its segment. */
enum target_pairing {
	TARGET_BY_SOURCE, /* the source, with an id or without */
	TARGET_BY_ID,	  /* only an id: mt-html */
	TARGET_BY_ORDER	  /* nothing but its place: mt-lines */
};

struct target_reader;

struct target_file {
	struct arena *arena;		      /* where text is kept */
	const char *source_lang, *target_lang; /* what TMX must be asked for */
	struct span ids; /* of mt-lines: what was beside them; or NONE */
	enum target_pairing pairing;
	bool is_lines;
	struct returned_units units;
	/* Takes each unit, for a memory; NULL: they are kept in units. */
	bool (*take)(void *user, const struct returned *unit);
	void *user;
	struct findings *findings; /* of the file as such; NULL: not told */
	bool no_memory;		   /* for one of them */
	bool is_part;		   /* the file goes on after what is read */
	uint64_t n_lines;	   /* of the parts before */
	const struct target_reader *reader; /* which one has read it */
	enum sumario_format format;
	struct {
		bool in_list, is_fenced, has_talk, has_source, has_numbers;
	} json; /* from part to part */
};

struct target_reader {
	const char *name;
	/* In which what is missing is written again, unless FILE says more. */
	enum sumario_format format;
	/* S has no byte-order mark or white space before it. */
	bool (*recognise)(const char *s, size_t len);
	enum sumario_status (*read)(struct target_file *file, const char *s,
				    size_t len, struct sumario_error *error);
	/*
	 * Of the beginning of a file: how much of it can be read by itself, 0:
	 * nothing.  NULL: such a file is read whole.
	 */
	size_t (*find_cut)(const struct target_file *file, const char *s,
			   size_t len);
};

extern const struct target_reader target_xml, target_html, target_jliff,
	target_json, target_talk, target_po, target_table, target_lines;

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

/*
 * The reader of a file that begins with the LEN bytes at S, which are UTF-8 and
 * can be read part by part; NULL: there is none, it has to be read whole.
 */
const struct target_reader *target_find_reader(const char *s, size_t len);

/* Reads a part, up to a cut of READER.  ERROR as above. */
enum sumario_status target_read_part(struct target_file *file,
				     const struct target_reader *reader,
				     const char *s, size_t len,
				     struct sumario_error *error);

/* In which format what is missing of FILE is written again. */
enum sumario_format target_get_format(const struct target_file *file);

void target_release(struct target_file *file);

/* For the readers: a copy of SPAN in the arena; S is NULL: out of memory. */
struct span target_keep(struct target_file *file, struct span span);

/* As target_keep(), without the codes of S, which it takes out. */
struct span target_keep_plain(struct target_file *file, char *s, size_t len);

/*
 * Keeps the LEN bytes at S as UNIT's target, with the codes that are in them
 * (code.h) and without, and takes these out of S.  false: out of memory.
 */
bool target_keep_coded(struct target_file *file, char *s, size_t len,
		       struct returned *unit);

/* Adds a unit, which an editor may have marked as a guess; false: no memory. */
bool target_add(struct target_file *file, const struct returned *unit);

/* The hash that KEY begins with, 16 hex digits before a "-"; false: none. */
bool target_read_key(struct span key, uint64_t *hash);

/* Tells of the unit ID, or of all. */
void target_note(struct target_file *file, const struct finding_kind *kind,
		 struct span id);

/* The same of all, unless it was TOLD. */
void target_note_once(struct target_file *file, const struct finding_kind *kind,
		      bool *told);

/* Error bad-target at a line of the file (0: unknown). */
enum sumario_status target_fail(struct sumario_error *error,
				const char *message, uint64_t line);

#endif
