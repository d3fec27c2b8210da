/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions, with a bound on time and memory.
 * PCRE2 goes back and tries again, which may take exponential time.  Its match
 * limit is for one place where a match may begin, so it does not bound the
 * time of a long text: instead, a call-out before each item of the pattern
 * (pcre2callout(3), "automatic callouts") counts steps over all searches in
 * an article, and stops at a number that is linear in its length.  Memory for
 * going back has a bound as well.
 */
#include <config.h>

#include "text/pattern.h"

#include "base/error.h"
#include "text/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/*
 * Steps that any article may take, and those for each of its bytes.  A plain
 * pattern takes under 1 a byte, ".*" with something after it half the length of
 * a sentence; 100 million steps are 1.5 seconds.
 */
#define FREE_STEPS 1000000
#define STEPS_PER_BYTE 100
#define CHARACTERS_PER_STEP 32
#define MAX_HEAP_KIB 20480

#define OPTIONS \
	(PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_DOTALL | \
	 PCRE2_DOLLAR_ENDONLY | PCRE2_AUTO_CALLOUT | PCRE2_NEVER_BACKSLASH_C)

static enum sumario_status
fail_compile(int code, size_t offset, struct sumario_error *error)
{
	char detail[120];
	enum sumario_status status;

	if (code == PCRE2_ERROR_HEAP_FAILED)
		return error_no_memory(error);
	status = error_set_at(error, SUMARIO_USAGE, "bad-pattern",
			      N_("the pattern cannot be read"), offset);
	if (pcre2_get_error_message(code, (PCRE2_UCHAR *)detail,
				    sizeof(detail)) > 0)
		error_set_detail(error, detail);
	return status;
}

enum sumario_status
pattern_compile(struct pattern *pattern, const char *text, size_t len,
		struct sumario_error *error)
{
	size_t n_valid = utf8_valid_prefix(text, len);
	PCRE2_SIZE offset;
	int code;

	if (n_valid < len)
		return error_set_at(error, SUMARIO_USAGE, "bad-pattern",
				    N_("the pattern is not UTF-8"), n_valid);
	pattern->code = pcre2_compile((PCRE2_SPTR)text, len, OPTIONS, &code,
				      &offset, NULL);
	return pattern->code ? SUMARIO_OK : fail_compile(code, offset, error);
}

void
pattern_release(struct pattern *pattern)
{
	pcre2_code_free(pattern->code);
	pattern->code = NULL;
}

/* One item may pass over many characters, "a+" over all of a text. */
static int
count_steps(pcre2_callout_block *block, void *user)
{
	struct pattern_search *search = user;
	uint64_t n = 1;

	if (block->current_position > search->position)
		n += (block->current_position - search->position) /
		     CHARACTERS_PER_STEP;
	search->position = block->current_position;
	if (search->n_steps < n)
		return PCRE2_ERROR_MATCHLIMIT;
	search->n_steps -= n;
	return 0;
}

enum sumario_status
pattern_search_init(struct pattern_search *search, size_t n_patterns,
		    size_t len, struct sumario_error *error)
{
	search->n_steps = n_patterns *
			  (FREE_STEPS + (uint64_t)len * STEPS_PER_BYTE);
	search->context = pcre2_match_context_create(NULL);
	search->data = pcre2_match_data_create(1, NULL);
	if (!search->context || !search->data)
		return error_no_memory(error);
	pcre2_set_callout(search->context, count_steps, search);
	pcre2_set_heap_limit(search->context, MAX_HEAP_KIB);
	pcre2_set_match_limit(search->context, UINT32_MAX);
	return SUMARIO_OK;
}

void
pattern_search_release(struct pattern_search *search)
{
	pcre2_match_context_free(search->context);
	pcre2_match_data_free(search->data);
}

enum sumario_status
pattern_find(struct pattern_search *search, const struct pattern *pattern,
	     const char *s, size_t len, bool *found,
	     struct sumario_error *error)
{
	int code;

	search->position = 0;
	code = pcre2_match(pattern->code, (PCRE2_SPTR)s, len, 0,
			   PCRE2_NO_UTF_CHECK, search->data, search->context);
	if (code == PCRE2_ERROR_NOMEMORY)
		return error_no_memory(error);
	if (code < 0 && code != PCRE2_ERROR_NOMATCH)
		return error_set(error, SUMARIO_LIMIT, "pattern-limit",
				 N_("a pattern takes too long"));
	*found = code >= 0;
	return SUMARIO_OK;
}
