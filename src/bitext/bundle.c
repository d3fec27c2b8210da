/* SPDX-License-Identifier: MIT */
/*
 * Units go to a store as they are read, each a head and its strings, and what
 * stays in memory is where they are: for each run of units of one article its
 * name's hash, and for a unit that names none, or in a place where tools change
 * names, the hash of its source.  Both lists are sorted at the end and looked
 * up by binary search; units of one owner stay in the order of the file.
 */
#include <config.h>

#include "bitext/bundle.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/search.h"
#include "bitext/key_index.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* So much is handed on to who stores it elsewhere at a time. */
#define BLOCK_SIZE ((size_t)1 << 20)

/* clang-format off */
static const struct finding_kind
	other_article = {"other-article",
		N_("of another article, left out"), false},
	unknown_unit = {"unknown-unit",
		N_("source that is not in the manifest, left out"), false};
/* clang-format on */

enum { ID, KEY, ARTICLE, SOURCE, TARGET, DOUBT, N_STRINGS };

/* A unit in the store; the strings that have a length follow. */
struct head {
	uint32_t lengths[N_STRINGS]; /* one more; 0: there is none */
	uint32_t part;
	uint8_t state;
	bool is_numbered, locked;
};

/* -- Writing --------------------------------------------------------------- */

static bool
flush(struct bundle *bundle, size_t at_least)
{
	bool done = !bundle->put || bundle->store.n_items < at_least ||
		    bundle->put(bundle->user, bundle->store.items,
				bundle->store.n_items);

	if (bundle->put && bundle->store.n_items >= at_least)
		bundle->store.n_items = 0;
	bundle->is_lost |= !done;
	return done;
}

static bool
store_unit(struct bundle *bundle, const struct returned *unit,
	   uint32_t *n_bytes)
{
	const struct span strings[N_STRINGS] = {
		unit->id,     unit->key,    unit->article,
		unit->source, unit->target, span_of(unit->doubt)};
	struct head head = {.part = unit->part,
			    .state = (uint8_t)unit->state,
			    .is_numbered = unit->is_numbered,
			    .locked = unit->locked};
	size_t n = sizeof(head);

	for (int i = 0; i < N_STRINGS; i++)
		if (strings[i].s) {
			head.lengths[i] = (uint32_t)strings[i].len + 1;
			n += strings[i].len + 1;
		}
	*n_bytes = (uint32_t)n;
	if (!bytes_add(&bundle->store, (const char *)&head, sizeof(head)))
		return false;
	for (int i = 0; i < N_STRINGS; i++)
		if (strings[i].s &&
		    (!bytes_add(&bundle->store, strings[i].s, strings[i].len) ||
		     !bytes_add(&bundle->store, "", 1)))
			return false;
	return true;
}

/* The article's name: what it is said to be of, or what its id begins with. */
static struct span
get_article(const struct returned *unit)
{
	size_t n = unit->id.s ? unit->id.len : 0;

	if (unit->article.len)
		return unit->article;
	while (n && unit->id.s[n - 1] != '/')
		n--;
	return n > 1 ? (struct span){unit->id.s, n - 1} : SPAN_NONE;
}

/* The hash of the source, or 0: it is not known. */
static bool
get_source_hash(const struct returned *unit, struct bytes *scratch,
		uint64_t *hash)
{
	struct span source = unicode_trim(unit->source);

	*hash = 0;
	if (!source.len) {
		target_read_key(unit->key, hash);
		return true;
	}
	return fold_key(scratch, source.s, source.len, hash);
}

static bool
add_run(struct bundle_runs *runs, uint64_t owner, uint64_t offset,
	uint32_t n_bytes)
{
	struct bundle_run *last = runs->n_items
					  ? &runs->items[runs->n_items - 1]
					  : NULL;

	if (last && last->owner == owner &&
	    last->offset + last->n_bytes == offset &&
	    n_bytes <= UINT32_MAX - last->n_bytes) {
		last->n_bytes += n_bytes;
		last->n_units++;
		return true;
	}
	if (!vector_add_room(runs, 1))
		return false;
	last = &runs->items[runs->n_items++];
	last->owner = owner;
	last->offset = offset;
	last->n_bytes = n_bytes;
	last->n_units = 1;
	atomic_init(&last->asked, 0);
	return true;
}

static bool
add_unit(struct bundle *bundle, const struct returned *unit,
	 struct bytes *scratch)
{
	struct span article = get_article(unit);
	uint64_t key = 0, offset = bundle->n_stored;
	bool is_sure = article.s && article.s == unit->id.s;
	uint32_t n_bytes;

	if ((!is_sure && !get_source_hash(unit, scratch, &key)) ||
	    !store_unit(bundle, unit, &n_bytes) ||
	    (article.s && !add_run(&bundle->by_article,
				   hash_bytes(article.s, article.len, 0),
				   offset, n_bytes)) ||
	    (!is_sure && (!article.s || key) &&
	     !add_run(&bundle->by_source, key, offset, n_bytes)))
		return false;
	bundle->n_stored += n_bytes;
	return true;
}

/* -- Reading the file ------------------------------------------------------ */

static int
compare(const void *a, const void *b)
{
	const struct bundle_run *x = a, *y = b;

	if (x->owner != y->owner)
		return x->owner < y->owner ? -1 : 1;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

static void
sort(struct bundle_runs *runs)
{
	if (runs->n_items)
		qsort(runs->items, runs->n_items, sizeof(*runs->items),
		      compare);
}

/* What FILE has read goes to the store, and its findings to those that stay. */
static bool
take_units(struct bundle *bundle, struct target_file *file)
{
	struct bytes scratch = {0};
	bool done = true;

	for (size_t i = 0; i < file->units.n_items && done; i++)
		done = add_unit(bundle, &file->units.items[i], &scratch) &&
		       flush(bundle, BLOCK_SIZE);
	vector_release(&scratch);
	file->units.n_items = 0;
	return done;
}

static bool
keep_findings(struct bundle *bundle, const struct findings *findings)
{
	if (!vector_add_room(&bundle->findings, findings->n_items))
		return false;
	for (size_t i = 0; i < findings->n_items; i++) {
		struct sumario_finding *kept =
			&bundle->findings.items[bundle->findings.n_items];

		*kept = findings->items[i];
		kept->id = arena_strdup(&bundle->arena, kept->id);
		if (!kept->id)
			return false;
		bundle->findings.n_items++;
	}
	return true;
}

/* How much of the LEN bytes at S is read now. */
static size_t
choose_cut(struct bundle *bundle, const char *s, size_t len, bool last)
{
	const struct target_reader *reader = bundle->file.reader;

	if (last)
		return len;
	if (!bundle->is_begun)
		reader = target_find_reader(s, len);
	return reader && reader->find_cut
		       ? reader->find_cut(&bundle->file, s, len)
		       : 0;
}

static enum sumario_status
read_some(struct bundle *bundle, struct target_file *file, const char *s,
	  size_t len, bool last, struct sumario_error *error)
{
	const struct target_reader *reader = bundle->file.reader;

	file->is_part = !last;
	if (last && !bundle->is_begun)
		return target_read(file, s, len, error);
	if (!bundle->is_begun) {
		reader = target_find_reader(s, len);
		if (!memcmp(s, "\xEF\xBB\xBF", len < 3 ? len : 3))
			s += 3, len -= 3;
	}
	return target_read_part(file, reader, s, len, error);
}

static bool
finish(struct bundle *bundle)
{
	sort(&bundle->by_article);
	sort(&bundle->by_source);
	bundle->is_ready = true;
	return flush(bundle, 1);
}

enum sumario_status
bundle_read_part(struct bundle *bundle, const char *s, size_t len, bool last,
		 size_t *n_taken, struct sumario_error *error)
{
	struct target_file *file = &bundle->file;
	struct arena arena = ARENA_INIT;
	struct findings findings = {0};
	enum sumario_status status;

	*n_taken = choose_cut(bundle, s, len, last);
	if (!*n_taken && !last)
		return SUMARIO_OK;
	file->arena = &arena;
	file->findings = &findings;
	file->source_lang = bundle->source_lang;
	file->target_lang = bundle->target_lang;
	file->ids = bundle->ids;
	status = read_some(bundle, file, s, *n_taken, last, error);
	bundle->is_begun = true;
	if (!status &&
	    (!take_units(bundle, file) || !keep_findings(bundle, &findings) ||
	     (last && !finish(bundle))))
		status = bundle->is_lost
				 ? error_set(error, SUMARIO_IO, "write-failed",
					     N_("cannot write"))
				 : error_no_memory(error);
	if (!status && file->pairing == TARGET_BY_ORDER)
		status = error_set(error, SUMARIO_BAD_DATA, "no-ids",
				   N_("lines of many articles need their "
				      "ids"));
	vector_release(&findings);
	arena_release(&arena);
	return status;
}

/* -- For an article -------------------------------------------------------- */

/* An owner that is looked for. */
struct wanted {
	const struct bundle_runs *runs;
	uint64_t owner;
};

static bool
comes_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;

	return wanted->runs->items[i].owner < wanted->owner;
}

/* The bytes of RUN, which may be in the arena; NULL: *STATUS says why. */
static const char *
load(const struct bundle *bundle, const struct bundle_run *run,
     struct arena *arena, enum sumario_status *status)
{
	char *bytes;

	if (!bundle->put)
		return bundle->store.items + run->offset;
	bytes = arena_alloc(arena, run->n_bytes);
	if (!bytes)
		*status = SUMARIO_NO_MEMORY;
	else if (!bundle->get(bundle->user, run->offset, bytes, run->n_bytes))
		*status = SUMARIO_IO;
	return *status ? NULL : bytes;
}

/* The unit at BYTES, which become those after it. */
static struct returned
parse(const char **bytes)
{
	struct span strings[N_STRINGS];
	struct head head;

	memcpy(&head, *bytes, sizeof(head));
	*bytes += sizeof(head);
	for (int i = 0; i < N_STRINGS; i++) {
		uint32_t n = head.lengths[i];

		strings[i] = n ? (struct span){*bytes, n - 1} : SPAN_NONE;
		*bytes += n;
	}
	return (struct returned){.id = strings[ID],
				 .key = strings[KEY],
				 .article = strings[ARTICLE],
				 .part = head.part,
				 .source = strings[SOURCE],
				 .target = strings[TARGET],
				 .is_numbered = head.is_numbered,
				 .locked = head.locked,
				 .state = (enum target_state)head.state,
				 .doubt = strings[DOUBT].s};
}

/*
 * An id without an article is that of a segment only if this is its source;
 * else its key has to find it.
 */
static void
check_id(const struct manifest *manifest, struct returned *unit, uint64_t key)
{
	uint32_t segment = manifest_find(manifest, unit->id);

	if (segment == SEGMENT_NONE ||
	    manifest->article.segments.items[segment].key != key)
		unit->id = SPAN_NONE;
}

/* What is looked for in which list; ARTICLE is SPAN_NONE in that of sources. */
struct search {
	struct bundle *bundle;
	const struct manifest *manifest;
	struct target_file *file;
	struct span article;
	uint64_t text;	/* hash of the article's */
	bool is_named;	/* there are units of its name */
	bool is_second; /* units of its name were another text's */
};

/* Somebody wants RUN; false: it was for another text. */
static bool
mark(const struct search *search, struct bundle_run *run)
{
	uint64_t asked = 0;

	return atomic_compare_exchange_strong_explicit(
		       &run->asked, &asked, search->text, memory_order_relaxed,
		       memory_order_relaxed) ||
	       asked == search->text;
}

/* Somebody took a unit that is called another one's. */
static void
mark_article(const struct search *search, struct span name)
{
	struct bundle_runs *runs = &search->bundle->by_article;
	uint64_t owner = hash_bytes(name.s, name.len, 0);
	const struct wanted wanted = {runs, owner};

	for (size_t i = search_first(0, runs->n_items, comes_before, &wanted);
	     i < runs->n_items && runs->items[i].owner == owner; i++)
		mark(search, &runs->items[i]);
}

/* Whether UNIT, found by its source, can be the article's; it is then. */
static bool
adopt(const struct search *search, struct returned *unit, uint64_t key)
{
	if (unit->article.len && search->is_named)
		return false;
	if (unit->article.len)
		mark_article(search, unit->article);
	unit->article = SPAN_NONE;
	check_id(search->manifest, unit, key);
	return true;
}

static enum sumario_status
take_run(const struct search *search, struct bundle_run *run)
{
	struct returned_units *units = &search->file->units;
	enum sumario_status status = SUMARIO_OK;
	const char *bytes = load(search->bundle, run, search->file->arena,
				 &status);

	for (uint32_t i = 0; !status && i < run->n_units; i++) {
		struct returned unit = parse(&bytes);

		/* Two names may have one hash. */
		if (search->article.s
			    ? !span_is_same(get_article(&unit), search->article)
			    : !adopt(search, &unit, run->owner))
			continue;
		if (!vector_add_room(units, 1))
			return SUMARIO_NO_MEMORY;
		units->items[units->n_items++] = unit;
	}
	return status;
}

static enum sumario_status
find_runs(struct search *search, struct bundle_runs *runs, uint64_t owner)
{
	const struct wanted wanted = {runs, owner};
	enum sumario_status status = SUMARIO_OK;

	for (size_t i = search_first(0, runs->n_items, comes_before, &wanted);
	     !status && i < runs->n_items && runs->items[i].owner == owner;
	     i++) {
		status = take_run(search, &runs->items[i]);
		search->is_second |= !mark(search, &runs->items[i]);
	}
	return status;
}

/* Units without a name whose sources are the article's, each source once. */
static enum sumario_status
find_by_source(struct search *search)
{
	const struct document *doc = &search->manifest->article;
	size_t n = doc->segments.n_items;
	struct key_place *places;
	enum sumario_status status = SUMARIO_OK;

	if (!search->bundle->by_source.n_items)
		return SUMARIO_OK;
	places = key_index_make(doc);
	if (!places)
		return SUMARIO_NO_MEMORY;
	for (size_t i = 0; i < n && !status; i++)
		if (!i || places[i].key != places[i - 1].key)
			status = find_runs(search, &search->bundle->by_source,
					   places[i].key);
	free(places);
	return status;
}

static enum sumario_status
fail_twice(const char *id, struct sumario_error *error)
{
	error_set(error, SUMARIO_BAD_DATA, "article-twice",
		  N_("two articles have the same id, and the translations have "
		     "no sources"));
	error_set_detail(error, id);
	return SUMARIO_BAD_DATA;
}

enum sumario_status
bundle_find(struct bundle *bundle, const struct manifest *manifest,
	    struct target_file *file, struct sumario_error *error)
{
	const struct article *article = &manifest->article.article;
	struct search search = {.bundle = bundle,
				.manifest = manifest,
				.file = file,
				.article = span_of(article->id)};
	enum sumario_status status;

	file->pairing = bundle->file.pairing;
	file->is_lines = bundle->file.is_lines;
	search.text = hash_bytes(article->text, article->n_bytes, 0) | 1;
	status = find_runs(&search, &bundle->by_article,
			   hash_bytes(search.article.s, search.article.len, 0));
	search.article = SPAN_NONE;
	search.is_named = file->units.n_items > 0;
	if (!status && search.is_second && file->pairing == TARGET_BY_ID)
		return fail_twice(article->id, error);
	if (!status)
		status = find_by_source(&search);
	if (status == SUMARIO_IO)
		return error_set(error, status, "read-failed",
				 N_("cannot read"));
	return status ? error_no_memory(error) : SUMARIO_OK;
}

enum sumario_format
bundle_get_format(const struct bundle *bundle)
{
	return target_get_format(&bundle->file);
}

/* -- What is left ---------------------------------------------------------- */

static bool
list_runs(struct bundle *bundle, const struct bundle_runs *runs,
	  const struct finding_kind *kind, sumario_finding_fn *fn, void *user)
{
	bool more = true;

	/* Of a unit in both lists its article tells. */
	for (size_t i = 0; i < runs->n_items && more; i++) {
		struct arena arena = ARENA_INIT;
		enum sumario_status status = SUMARIO_OK;
		const struct bundle_run *run = &runs->items[i];
		const char *bytes;

		if (atomic_load_explicit(&run->asked, memory_order_relaxed) !=
		    0)
			continue;
		bytes = load(bundle, run, &arena, &status);
		for (uint32_t k = 0; bytes && k < run->n_units && more; k++) {
			struct returned unit = parse(&bytes);
			struct sumario_finding finding =
				finding_make(kind, unit.id.s, unit.source,
					     unit.target, SPAN_NONE);

			if (kind == &other_article || !unit.article.len)
				more = fn(user, &finding);
		}
		arena_release(&arena);
	}
	return more;
}

bool
bundle_list_rest(struct bundle *bundle, sumario_finding_fn *fn, void *user)
{
	return list_runs(bundle, &bundle->by_article, &other_article, fn,
			 user) &&
	       list_runs(bundle, &bundle->by_source, &unknown_unit, fn, user);
}

void
bundle_release(struct bundle *bundle)
{
	arena_release(&bundle->arena);
	vector_release(&bundle->findings);
	vector_release(&bundle->file.units);
	vector_release(&bundle->store);
	vector_release(&bundle->by_article);
	vector_release(&bundle->by_source);
}
