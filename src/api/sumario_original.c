/* SPDX-License-Identifier: MIT */
/*
 * A translation put back into the page, or Markdown, that it came from, for
 * callers.  The original is read again by its reader, which says this time where
 * each piece of the text is from; it is the right one if that gives the text of
 * the manifest.  What was to be read of a page is not in a manifest, so the
 * ways there are are tried.  What comes out is encoded as the original is, and
 * only if that gives the original back where nothing is changed.
 */
#include <config.h>

#include "api/sumario_original.h"
#include "api/original_proof.h"
#include "api/work.h"
#include "base/error.h"
#include "bitext/code_order.h"
#include "read/reader.h"
#include "text/encoding.h"
#include "write/merged_original.h"

#include <stdlib.h>
#include <string.h>

struct putting {
	const struct manifest *manifest;
	struct sumario_document *work;
	struct span raw; /* the original as it is */
	size_t n_mark;	 /* of its encoding, before the text */
	bool *stays;	 /* by segment: it cannot be put in */
	bool is_ascii;	 /* and whoever reads it need not think it UTF-8 */
	struct sumario_error *error;
};

/* -- Reading it again -------------------------------------------------------- */

static enum sumario_status
read_as(struct putting *p, const char *title, bool whole_page)
{
	const struct article *article = &p->manifest->article.article;
	struct sumario_options options;

	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_SPLIT;
	options.codes = true;
	options.source_lang = article->source_lang;
	options.target_lang = article->target_lang;
	options.encoding = article->encoding;
	options.title = title;
	options.whole_page = whole_page;
	options.input = strcmp(article->media_type, "text/html") != 0
				? SUMARIO_INPUT_MARKDOWN
				: SUMARIO_INPUT_HTML;
	return sumario_document_read(p->work, &options, p->raw.s, p->raw.len,
				     p->error);
}

/* How many bytes of the manifest's text the original has as well. */
static size_t
count_same(const struct putting *p)
{
	const struct article *a = &p->manifest->article.article;
	const struct article *b = &p->work->content.article;
	size_t n = 0;

	while (n < a->n_bytes && n < b->n_bytes && a->text[n] == b->text[n])
		n++;
	return n;
}

static enum sumario_status
read_original(struct putting *p)
{
	const char *title = p->manifest->article.article.title;
	enum sumario_status status;
	size_t n_wanted = p->manifest->article.article.n_bytes, n_same = 0;

	for (int i = 0; i < 4; i++) {
		size_t n;

		if (i & 1 && !title)
			continue;
		status = read_as(p, i & 1 ? title : NULL, i & 2);
		if (status)
			return status;
		n = count_same(p);
		if (n == n_wanted && n == p->work->content.article.n_bytes)
			return SUMARIO_OK;
		n_same = n > n_same ? n : n_same;
	}
	return error_set_at(p->error, SUMARIO_BAD_DATA, "other-original",
			    N_("not the original of the manifest, its text is "
			       "another one from here on"),
			    n_same);
}

/* -- Its encoding -------------------------------------------------------------- */

static bool
append(void *user, const char *bytes, size_t len)
{
	return bytes_add(user, bytes, len);
}

/* From UTF-8 into the original's encoding; what it lacks are references. */
static enum sumario_status
encode(const struct putting *p, struct span text, struct bytes *out)
{
	const struct article *article = &p->work->content.article;
	int place = encoding_find(article->encoding);

	if (place == UTF_8 && p->is_ascii)
		place = ASCII;
	if (place == UTF_8)
		return bytes_add(out, text.s, text.len) ? SUMARIO_OK
							: SUMARIO_NO_MEMORY;
	return encoding_encode(&encoding_list[place], text.s, text.len, out)
		       ? SUMARIO_OK
		       : SUMARIO_NO_MEMORY;
}

/*
 * Bytes that were mended or replaced when they were read, and sequences that
 * nobody would write, cannot be given back.
 */
static enum sumario_status
check_encoding(struct putting *p)
{
	const struct origin *origin = &p->work->content.article.origin;
	const char *encoding = p->work->content.article.encoding;
	struct bytes again = {0};
	enum sumario_status status = encode(p, origin->original, &again);
	bool is_same;

	if (encoding_find_mark(p->raw.s, p->raw.len, &p->n_mark) !=
	    encoding_find(encoding))
		p->n_mark = 0;
	is_same = !status &&
		  span_is_same((struct span){again.items, again.n_items},
			       (struct span){p->raw.s + p->n_mark,
					     p->raw.len - p->n_mark});
	vector_release(&again);
	if (status)
		return error_no_memory(p->error);
	if (is_same)
		return SUMARIO_OK;
	error_set(p->error, SUMARIO_BAD_DATA, "original-encoding",
		  N_("the original cannot be written again byte for byte in "
		     "its encoding"));
	error_set_detail(p->error, encoding);
	return SUMARIO_BAD_DATA;
}

/* -- Writing -------------------------------------------------------------------- */

static bool
is_markdown(const struct putting *p)
{
	return p->work->content.article.input == SUMARIO_INPUT_MARKDOWN;
}

static enum sumario_status
compose(struct putting *p, sumario_finding_fn *tell, void *user,
	struct bytes *text)
{
	const struct article *article = &p->work->content.article;
	const struct merged_original merged = {
		.doc = &p->manifest->article,
		.origin = &article->origin,
		.is_markdown = is_markdown(p),
		.stays = p->stays,
		.tell = tell,
		.user = user};
	struct buffer buffer;

	buffer_init(&buffer, append, text);
	merged_original_write(&buffer, &merged);
	/* It is written to memory only. */
	return buffer_finish(&buffer) ? error_no_memory(p->error) : SUMARIO_OK;
}

/* Composes and reads again; *N segments have to stay as they are. */
static enum sumario_status
prove_once(struct putting *p, struct sumario_document *again, size_t *n)
{
	struct bytes text = {0};
	struct sumario_options options;
	enum sumario_status status = compose(p, NULL, NULL, &text);

	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_SPLIT;
	options.input = SUMARIO_INPUT_MARKDOWN;
	options.encoding = "UTF-8";
	if (!status)
		status = sumario_document_read(again, &options, text.items,
					       text.n_items, p->error);
	if (!status)
		*n = original_proof(&p->manifest->article,
				    &p->work->content.article,
				    &again->content.article, p->stays);
	vector_release(&text);
	return status;
}

/* What is still not right after so many times stays as it was. */
#define MAX_PROOFS 8

/* Sets p->stays. */
static enum sumario_status
prove(struct putting *p)
{
	size_t n_segments = p->manifest->article.segments.n_items, n = 1;
	struct sumario_document *again = sumario_document_new();
	enum sumario_status status = SUMARIO_OK;

	if (!again)
		status = error_no_memory(p->error);
	for (int i = 0; n && i < MAX_PROOFS && !status; i++)
		status = prove_once(p, again, &n);
	if (n && !status)
		memset(p->stays, true, n_segments);
	sumario_document_free(again);
	return status;
}

static enum sumario_status
put(struct putting *p, sumario_finding_fn *tell, void *tell_user,
    sumario_write_fn *write, void *user)
{
	struct bytes text = {0}, encoded = {0};
	enum sumario_status status = compose(p, tell, tell_user, &text);

	if (!status)
		status = encode(p, (struct span){text.items, text.n_items},
				&encoded);
	if (!status && p->n_mark && !write(user, p->raw.s, p->n_mark))
		status = SUMARIO_IO;
	if (!status && encoded.n_items &&
	    !write(user, encoded.items, encoded.n_items))
		status = SUMARIO_IO;
	vector_release(&text);
	vector_release(&encoded);
	if (status == SUMARIO_NO_MEMORY)
		return error_no_memory(p->error);
	return status ? error_set(p->error, status, "write-failed",
				  N_("cannot write"))
		      : SUMARIO_OK;
}

static enum sumario_status
check_manifest(const struct manifest *manifest, struct sumario_error *error)
{
	const char *type = manifest->article.article.media_type;

	if (manifest->is_briefing || (strcmp(type, "text/html") != 0 &&
				      strcmp(type, "text/markdown") != 0))
		return error_set(error, SUMARIO_BAD_DATA, "no-original",
				 N_("the manifest is not of a page or "
				    "Markdown"));
	if (!manifest->is_whole)
		return error_set(error, SUMARIO_BAD_DATA, "partial-manifest",
				 N_("the manifest does not hold the whole "
				    "article"));
	return SUMARIO_OK;
}

enum sumario_status
original_put(const struct manifest *manifest, struct span raw,
	     struct sumario_document **read, sumario_finding_fn *tell,
	     void *tell_user, sumario_write_fn *write, void *user,
	     struct sumario_error *error)
{
	struct putting p = {.manifest = manifest, .raw = raw, .error = error};
	enum sumario_status status = check_manifest(manifest, error);

	if (status)
		return status;
	p.work = sumario_document_new();
	p.stays = calloc(manifest->article.segments.n_items + 1,
			 sizeof(*p.stays));
	p.is_ascii = encoding_find_high_byte(raw.s, raw.len) == raw.len &&
		     !strcmp(manifest->article.article.media_type,
			     "text/html") &&
		     reader_get(SUMARIO_INPUT_HTML)
				     ->declared(raw.s, raw.len) != UTF_8;
	status = p.work && p.stays ? read_original(&p) : error_no_memory(error);
	if (!status)
		status = check_encoding(&p);
	if (!status && is_markdown(&p))
		status = prove(&p);
	if (!status)
		status = put(&p, tell, tell_user, write, user);
	free(p.stays);
	sumario_document_free(*read);
	*read = p.work;
	return status;
}

bool
original_can_be_mended(const struct sumario_finding *finding)
{
	for (int i = 0; i < N_CODE_FAULTS; i++)
		if (!strcmp(finding->code, code_fault_kinds[i].code))
			return true;
	return false;
}
