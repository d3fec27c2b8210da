/* SPDX-License-Identifier: MIT */
/*
 * The text of a manifest, for callers that want to read it anew.  It is the one
 * that was extracted: of a page that is plain text, of Markdown an outline in
 * Markdown.
 */
#include <config.h>

#include "base/error.h"
#include "bitext/manifest.h"

#include <string.h>

static enum sumario_status
write_text(const struct article *article, enum sumario_input *input,
	   sumario_write_fn *write, void *user, struct sumario_error *error)
{
	*input = strcmp(article->media_type, "text/markdown") != 0
			 ? SUMARIO_INPUT_TEXT
			 : SUMARIO_INPUT_MARKDOWN;
	if (!article->n_bytes || write(user, article->text, article->n_bytes))
		return SUMARIO_OK;
	return error_set(error, SUMARIO_IO, "write-failed", N_("cannot write"));
}

enum sumario_status
sumario_manifest_write_text(const char *bytes, size_t len,
			    enum sumario_input *input, sumario_write_fn *write,
			    void *user, struct sumario_error *error)
{
	struct manifest manifest = {.bytes = SPAN_NONE};
	enum sumario_status status = manifest_read(&manifest, bytes, len,
						   error);

	if (!status)
		status = write_text(&manifest.article.article, input, write,
				    user, error);
	manifest_release(&manifest);
	return status;
}
