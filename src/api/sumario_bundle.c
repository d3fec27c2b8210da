/* SPDX-License-Identifier: MIT */
/*
 * The translations of many articles in one file, for callers.  The work is done
 * in bitext/; here arguments are checked, and errors get their codes.
 */
#include <config.h>

#include "api/sumario_bundle.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

struct sumario_bundle *
sumario_bundle_new(const struct sumario_bitext *of)
{
	const char *from = of ? sumario_bitext_get_source_lang(of) : NULL;
	const char *to = of ? sumario_bitext_get_target_lang(of) : NULL;
	struct sumario_bundle *bundle = calloc(1, sizeof(*bundle));
	struct bundle *content = bundle ? &bundle->content : NULL;

	if (!content)
		return NULL;
	content->source_lang = arena_strdup(&content->arena, from ? from : "es");
	content->target_lang = arena_strdup(&content->arena, to ? to : "en");
	if (content->source_lang && content->target_lang)
		return bundle;
	sumario_bundle_free(bundle);
	return NULL;
}

void
sumario_bundle_free(struct sumario_bundle *bundle)
{
	if (!bundle)
		return;
	bundle_release(&bundle->content);
	free(bundle);
}

void
sumario_bundle_set_ids(struct sumario_bundle *bundle, const char *bytes,
		       size_t len)
{
	bundle->content.ids = (struct span){bytes, len};
}

void
sumario_bundle_set_store(struct sumario_bundle *bundle,
			 bool (*put)(void *user, const char *bytes, size_t len),
			 bool (*get)(void *user, uint64_t offset, char *bytes,
				     size_t len),
			 void *user)
{
	bundle->content.put = put;
	bundle->content.get = get;
	bundle->content.user = user;
}

enum sumario_status
sumario_bundle_read_part(struct sumario_bundle *bundle, const char *bytes,
			 size_t len, bool last, size_t *n_taken,
			 struct sumario_error *error)
{
	*n_taken = 0;
	if (bundle->content.is_ready)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("the bundle has been read"));
	return bundle_read_part(&bundle->content, bytes, len, last, n_taken,
				error);
}

enum sumario_format
sumario_bundle_get_format(const struct sumario_bundle *bundle)
{
	return bundle_get_format(&bundle->content);
}

bool
sumario_bundle_list(const struct sumario_bundle *bundle, sumario_finding_fn *fn,
		    void *user)
{
	for (size_t i = 0; i < bundle->content.findings.n_items; i++)
		if (!fn(user, &bundle->content.findings.items[i]))
			return false;
	return true;
}

bool
sumario_bundle_list_rest(struct sumario_bundle *bundle, sumario_finding_fn *fn,
			 void *user)
{
	return bundle_list_rest(&bundle->content, fn, user);
}
