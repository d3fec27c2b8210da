/* SPDX-License-Identifier: MIT */
/*
 * Everything is read and checked before the first byte is written, so a file
 * that is refused leaves no output.
 */
#include <config.h>

#include "cli/input.h"
#include "cli/verbs.h"

#include <inttypes.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

/* So much of a text is shown in a message: two of them are two lines or so. */
#define MAX_SHOWN 72
/* A longer word is cut. */
#define MAX_WORD 24

struct merge {
	const struct command *command;
	struct sumario_bitext *bitext;
	const char *file; /* the translation, as in messages */
	uint64_t n_findings;
};

static enum exit_status
fail(const char *file, const struct sumario_error *error)
{
	message_error(file, error);
	return message_exit(error->status);
}

static enum sumario_status
take_manifest(void *user, const char *name, const char *bytes, size_t len,
	      struct sumario_error *error)
{
	struct merge *merge = user;

	merge->file = name;
	return sumario_bitext_read_manifest(merge->bitext, bytes, len, error);
}

static enum sumario_status
take_target(void *user, const char *name, const char *bytes, size_t len,
	    struct sumario_error *error)
{
	struct merge *merge = user;

	merge->file = name;
	sumario_bitext_set_repeats(merge->bitext, merge->command->repeats);
	return sumario_bitext_read_target(merge->bitext, bytes, len, error);
}

/* -- Findings ------------------------------------------------------------ */

/* Where the detail is in the text; 0 if it is not there. */
static size_t
find_detail(const char *s, size_t len, const char *detail)
{
	size_t n = strlen(detail);

	for (size_t i = 0; n && i + n <= len; i++)
		if (!memcmp(s + i, detail, n))
			return i;
	return 0;
}

/* The beginning of the word that byte I is in; I itself if that is far. */
static size_t
find_word(const char *s, size_t i)
{
	size_t begin = i;

	while (begin && s[begin - 1] != ' ' && i - begin < MAX_WORD)
		begin--;
	if (i - begin < MAX_WORD)
		return begin;
	while (i && ((unsigned char)s[i] & 0xC0) == 0x80)
		i--;
	return i;
}

/*
 * Adds at most MAX_SHOWN bytes of S, whole words, with the detail among them;
 * returns the length.
 */
static size_t
add_shown(char *line, size_t n, const char *s, size_t len, const char *detail)
{
	size_t begin = 0, end = len;

	if (len > MAX_SHOWN) {
		size_t at = find_detail(s, len, detail);

		if (at > MAX_SHOWN / 2)
			begin = find_word(s, at - MAX_SHOWN / 4);
		end = begin + MAX_SHOWN < len ? find_word(s, begin + MAX_SHOWN)
					      : len;
	}
	if (begin)
		n += (size_t)sprintf(line + n, "…");
	for (size_t i = begin; i < end; i++) /* NUL would end the line */
		line[n++] = (char)(s[i] ? s[i] : ' ');
	if (end < len && n && line[n - 1] == ' ')
		n--;
	line[n] = '\0';
	if (end < len)
		n += (size_t)sprintf(line + n, "…");
	return n;
}

/* "s3: 12.500: source → target" */
static bool
tell(void *user, const struct sumario_finding *finding)
{
	struct merge *merge = user;
	const char *detail = finding->detail;
	char line[3 * MAX_SHOWN + 256];
	size_t n = 0;

	merge->n_findings++;
	n = add_shown(line, n, finding->id, strlen(finding->id), "");
	if (*detail)
		n += (size_t)sprintf(line + n, ": %s", detail);
	if (finding->n_source || finding->n_target) {
		n += (size_t)sprintf(line + n, n ? ": " : "");
		n = add_shown(line, n, finding->source, finding->n_source,
			      detail);
	}
	if (finding->n_target) {
		n += (size_t)sprintf(line + n, " → ");
		add_shown(line, n, finding->target, finding->n_target, detail);
	}
	if (finding->refused)
		message_fail(merge->file, finding->code, finding->message,
			     line);
	else
		message_warn(merge->file, 0, finding->code, finding->message,
			     line);
	return true;
}

/* BYTES are a glossary. */
static enum sumario_status
check(void *user, const char *name, const char *bytes, size_t len,
      struct sumario_error *error)
{
	struct merge *merge = user;

	(void)name;
	return sumario_bitext_check(merge->bitext, bytes, len, tell, merge,
				    error);
}

static enum exit_status
check_with_glossary(struct merge *merge)
{
	const char *file = merge->command->glossary_file;
	struct sumario_error error;

	if (file)
		return input_take_file(file, merge->command->max_input, check,
				       merge);
	return check(merge, NULL, NULL, 0, &error) ? fail(NULL, &error)
						   : EXIT_DONE;
}

/* -- Coverage ------------------------------------------------------------ */

/*
 * Salience has four decimals, so its sums are whole numbers of 1/10000.  They
 * are compared as such: 100 * x / x is less than 100 for many a double x, and
 * 100% must mean all.
 */
static unsigned
percent(double part, double whole)
{
	uint64_t n_part = (uint64_t)(part * 10000 + 0.5);
	uint64_t n_whole = (uint64_t)(whole * 10000 + 0.5);

	return n_whole ? (unsigned)(100 * n_part / n_whole) : 100;
}

static void
tell_in_words(const struct sumario_coverage *c)
{
	fprintf(stderr,
		gettext("sumario: %" PRIu64 " of %" PRIu64
			" segments translated, %" PRIu64 " of %" PRIu64
			" words, %u%% of salience, summary %" PRIu64
			" of %" PRIu64),
		c->n_translated, c->n_segments, c->n_translated_words,
		c->n_words, percent(c->translated_salience, c->salience),
		c->n_translated_key_sentences, c->n_key_sentences);
	if (c->n_repeated)
		fprintf(stderr, gettext(", repetitions filled %" PRIu64),
			c->n_repeated);
	putc('\n', stderr);
}

static void
tell_coverage(const struct merge *merge)
{
	struct sumario_coverage c;

	sumario_bitext_get_coverage(merge->bitext, &c);
	if (merge->command->coverage == COVERAGE_JSON)
		fprintf(stderr,
			"{\"segments\":%" PRIu64
			",\"translatedSegments\":%" PRIu64 ",\"words\":%" PRIu64
			",\"translatedWords\":%" PRIu64
			",\"salience\":%.4f,\"translatedSalience\":%.4f,"
			"\"keySentences\":%" PRIu64
			",\"translatedKeySentences\":%" PRIu64
			",\"repeatedSegments\":%" PRIu64
			",\"findings\":%" PRIu64 "}\n",
			c.n_segments, c.n_translated, c.n_words,
			c.n_translated_words, c.salience, c.translated_salience,
			c.n_key_sentences, c.n_translated_key_sentences,
			c.n_repeated, merge->n_findings);
	else if (merge->command->coverage == COVERAGE_TEXT)
		tell_in_words(&c);
}

/* -- The verb ------------------------------------------------------------ */

/* Whether all that is to be translated is. */
static bool
is_complete(const struct merge *merge)
{
	struct sumario_coverage c;

	sumario_bitext_get_coverage(merge->bitext, &c);
	return c.n_translated == c.n_segments;
}

/* What the options make of a merge that went well. */
static enum exit_status
judge(const struct merge *merge)
{
	enum exit_status status = EXIT_DONE;

	if (option_is_given(merge->command, OPTION_REQUIRE_COMPLETE) &&
	    !is_complete(merge)) {
		message_fail(merge->file, "incomplete",
			     N_("not everything is translated"), NULL);
		status = EXIT_PARTIAL;
	}
	if (option_is_given(merge->command, OPTION_STRICT) &&
	    merge->n_findings) {
		message_fail(merge->file, "findings",
			     N_("the checks have found something"), NULL);
		status = EXIT_PARTIAL;
	}
	return status;
}

static enum exit_status
write_out(struct merge *merge, struct output *output)
{
	struct sumario_error error;

	if (!sumario_bitext_write(merge->bitext, &merge->command->output,
				  output_write, output, &error))
		return EXIT_DONE;
	if (error.status == SUMARIO_IO && output->error)
		return EXIT_IO;
	return fail(merge->command->files[0], &error);
}

static enum exit_status
merge_files(struct merge *merge, struct output *output)
{
	char **files = merge->command->files;
	enum exit_status status, judged;
	size_t max = merge->command->max_input;

	status = input_take_file(files[0], max, take_manifest, merge);
	if (status)
		return status;
	status = input_take_file(files[1], max, take_target, merge);
	sumario_bitext_list_unpaired(merge->bitext, tell, merge);
	if (status)
		return status;
	if (!merge->command->no_check)
		status = check_with_glossary(merge);
	if (!status)
		status = write_out(merge, output);
	if (status)
		return status;
	message_finish();
	judged = judge(merge);
	tell_coverage(merge);
	return judged;
}

enum exit_status
verb_merge_run(const struct command *command, struct sinks *sinks,
	       struct journal *journal)
{
	struct output *output = &sinks->outputs[SINK_OUTPUT];
	struct merge merge = {.command = command};
	enum exit_status status;

	(void)journal;
	merge.bitext = sumario_bitext_new();
	if (!merge.bitext)
		return message_fail_memory();
	status = merge_files(&merge, output);
	sumario_bitext_free(merge.bitext);
	return status;
}
