/* SPDX-License-Identifier: MIT */
/*
 * What came back for many articles.  It is read once, from the beginning to the
 * end, and then gives each article its own units, in whatever order the
 * articles come and by as many threads as there are.
 */
#ifndef BITEXT_BUNDLE_H
#define BITEXT_BUNDLE_H

#include "base/bytes.h"
#include "bitext/manifest.h"
#include "bitext/target.h"

/* Units one after another in the store, all of one owner. */
struct bundle_run {
	uint64_t owner;	 /* hash of an article's name, or of a source */
	uint64_t offset; /* in the store */
	uint32_t n_bytes;
	uint32_t n_units;
	_Atomic uint64_t asked; /* hash of the first text it was for; 0: none */
};

VECTOR_TYPE(bundle_runs, struct bundle_run);

struct bundle {
	const char *source_lang, *target_lang; /* in the arena */
	struct span ids;		       /* of mt-lines, or NONE */
	struct arena arena;		       /* of what stays */
	struct findings findings;	       /* of the file as such */
	struct target_file file;	       /* as the parts have left it */
	/* The units, as they are written by bundle.c, here or where */
	struct bytes store; /* these put them; then it is what is not yet there */
	bool (*put)(void *user, const char *bytes, size_t len);
	bool (*get)(void *user, uint64_t offset, char *bytes, size_t len);
	void *user;
	uint64_t n_stored;
	struct bundle_runs by_article, by_source;
	bool is_begun, is_ready;
	bool is_lost; /* PUT has failed */
};

/*
 * Reads the next LEN bytes at S of the file, as many as can be read by
 * themselves, *N_TAKEN: 0: more are needed.  LAST: there are none after them.
 * ERROR as of target_read().
 */
enum sumario_status bundle_read_part(struct bundle *bundle, const char *s,
				     size_t len, bool last, size_t *n_taken,
				     struct sumario_error *error);

/*
 * Fills FILE, whose arena is set, with the units for the article of MANIFEST.
 * ERROR: no-memory, read-failed; article-twice where two texts have one id and
 * nothing but ids tells whose a unit is.
 */
enum sumario_status bundle_find(struct bundle *bundle,
				const struct manifest *manifest,
				struct target_file *file,
				struct sumario_error *error);

/* The format of the file, once it is read. */
enum sumario_format bundle_get_format(const struct bundle *bundle);

/* Tells FN of the units of each run that nobody asked for; false: FN has stopped.
 */
bool bundle_list_rest(struct bundle *bundle, sumario_finding_fn *fn,
		      void *user);

void bundle_release(struct bundle *bundle);

#endif
