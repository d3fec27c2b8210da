/* SPDX-License-Identifier: MIT */
/*
 * Findings are messages of one line, with as much of both texts as fits around
 * what they speak of.  Coverage is a line of words or of JSON.
 */
#include <config.h>

#include "cli/merge_tell.h"

#include "base/bytes.h"
#include "base/span.h"

#include <inttypes.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

/* So much of a text is shown in a message: two of them are two lines or so. */
#define MAX_SHOWN 72
/* A longer word is cut. */
#define MAX_WORD 24

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

/* "day/s3"; ids of units that were paired do not name the article. */
static size_t
add_id(char *line, const struct merge_tell *tell, const char *id)
{
	size_t n_article = tell->article ? strlen(tell->article) : 0, n = 0;

	if (tell->article &&
	    !(!strncmp(id, tell->article, n_article) && id[n_article] == '/')) {
		n = add_shown(line, n, tell->article, n_article, "");
		n += (size_t)sprintf(line + n, *id ? "/" : "");
	}
	return add_shown(line, n, id, strlen(id), "");
}

/* -- In JSON -------------------------------------------------------------- */

static bool
add_text(struct bytes *line, const char *text)
{
	return bytes_add(line, text, strlen(text));
}

/* A member NAME, which is LEN bytes of S, and the comma after it. */
static bool
add_member(struct bytes *line, const char *name, const char *s, size_t len)
{
	char escape[8];
	bool done = add_text(line, "\"") && add_text(line, name) &&
		    add_text(line, "\":\"");

	for (size_t i = 0; done && i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '"' || c == '\\' || c < 0x20 || c == 0x7F) {
			snprintf(escape, sizeof(escape), "\\u%04x", c);
			done = bytes_add(line, escape, 6);
		} else {
			done = bytes_add(line, s + i, 1);
		}
	}
	return done && add_text(line, "\",");
}

/* What each code is in the typology of MQM (2.0); the rest is of the file. */
static const struct mqm {
	const char *code, *type;
	bool is_minor;
} mqm[] = {
	{"acronym-left", "accuracy/untranslated", false},
	{"acronym-missing", "accuracy/omission", false},
	{"code-missing", "accuracy/omission", false},
	{"double-space", "linguistic-conventions/punctuation", true},
	{"email-missing", "accuracy/omission", false},
	{"end-punctuation", "linguistic-conventions/punctuation", true},
	{"inconsistent", "terminology/inconsistent", true},
	{"inverted-mark", "linguistic-conventions/punctuation", true},
	{"length-ratio", "design-and-markup/length", true},
	{"missing-unit", "accuracy/untranslated", false},
	{"month-missing", "accuracy/mistranslation", false},
	{"name-missing", "accuracy/mistranslation", false},
	{"number-added", "accuracy/addition", false},
	{"number-format", "locale-conventions/number-format", true},
	{"number-missing", "accuracy/omission", false},
	{"source-echo", "accuracy/untranslated", false},
	{"term-missing", "terminology/wrong-term", false},
	{"unbalanced-bracket", "linguistic-conventions/punctuation", true},
	{"unbalanced-quote", "linguistic-conventions/punctuation", true},
	{"untranslated", "accuracy/untranslated", false},
	{"url-missing", "accuracy/omission", false},
	{"weekday-missing", "accuracy/mistranslation", false},
	{"wrong-language", "accuracy/untranslated", false},
};

static bool
add_kind(struct bytes *line, const struct sumario_finding *finding)
{
	const char *type = "other", *severity = "neutral";

	for (size_t i = 0; i < sizeof(mqm) / sizeof(*mqm); i++)
		if (!strcmp(mqm[i].code, finding->code)) {
			type = mqm[i].type;
			severity = mqm[i].is_minor ? "minor" : "major";
		}
	if (finding->refused)
		severity = "critical";
	return add_member(line, "code", finding->code, strlen(finding->code)) &&
	       add_member(line, "type", type, strlen(type)) &&
	       add_member(line, "severity", severity, strlen(severity));
}

/* A text, and where in it, in characters, the detail is, if it is there. */
static bool
add_side(struct bytes *line, const char *name, const char *s, size_t len,
	 const char *detail)
{
	size_t at = find_detail(s, len, detail), n = strlen(detail);
	char place[96];
	size_t begin, end;

	if (!s)
		return true;
	if (!add_member(line, name, s, len))
		return false;
	if (!n || at + n > len || memcmp(s + at, detail, n) != 0)
		return true;
	begin = span_count_characters((struct span){s, at});
	end = begin + span_count_characters((struct span){detail, n});
	snprintf(place, sizeof(place), "\"%sStart\":%zu,\"%sEnd\":%zu,", name,
		 begin, name, end);
	return add_text(line, place);
}

static bool
add_finding(struct bytes *line, const struct merge_tell *tell,
	    const struct sumario_finding *finding)
{
	const char *message = gettext(finding->message);
	const char *detail = finding->detail;

	if (!add_text(line, "{") ||
	    (tell->article && !add_member(line, "document", tell->article,
					  strlen(tell->article))) ||
	    !add_member(line, "id", finding->id, strlen(finding->id)) ||
	    !add_kind(line, finding) ||
	    !add_member(line, "message", message, strlen(message)) ||
	    !add_member(line, "detail", detail, strlen(detail)) ||
	    !add_side(line, "source", finding->source, finding->n_source,
		      detail) ||
	    !add_side(line, "target", finding->target, finding->n_target,
		      detail))
		return false;
	line->items[line->n_items - 1] = '}';
	return bytes_terminate(line);
}

static void
tell_in_json(const struct merge_tell *tell,
	     const struct sumario_finding *finding)
{
	struct bytes line = {0};

	if (add_finding(&line, tell, finding))
		message_line(line.items);
	vector_release(&line);
}

/* "s3: 12.500: source → target" */
static void
tell_in_words(const struct merge_tell *tell,
	      const struct sumario_finding *finding)
{
	const char *detail = finding->detail;
	char line[4 * MAX_SHOWN + 256];
	size_t n = add_id(line, tell, finding->id);

	if (*detail)
		n += (size_t)sprintf(line + n, n ? ": %s" : "%s", detail);
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
		message_fail(tell->file, finding->code, finding->message, line);
	else
		message_warn(tell->file, 0, finding->code, finding->message,
			     line);
}

bool
merge_tell_finding(void *user, const struct sumario_finding *finding)
{
	const struct merge_tell *tell = user;

	tell->tally->n_findings++;
	tell->tally->n_refused += finding->refused;
	if (tell->command->findings == FINDINGS_JSON)
		tell_in_json(tell, finding);
	else
		tell_in_words(tell, finding);
	return true;
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

static bool
add_in_json(struct bytes *line, const char *article, uint64_t n_articles,
	    const struct sumario_coverage *c, uint64_t n_findings)
{
	char text[512];

	if (!add_text(line, "{") ||
	    (article &&
	     !add_member(line, "document", article, strlen(article))))
		return false;
	if (n_articles) {
		snprintf(text, sizeof(text), "\"documents\":%" PRIu64 ",",
			 n_articles);
		if (!add_text(line, text))
			return false;
	}
	snprintf(text, sizeof(text),
		 "\"segments\":%" PRIu64 ",\"translatedSegments\":%" PRIu64
		 ",\"words\":%" PRIu64 ",\"translatedWords\":%" PRIu64
		 ",\"salience\":%.4f,\"translatedSalience\":%.4f,"
		 "\"keySentences\":%" PRIu64
		 ",\"translatedKeySentences\":%" PRIu64
		 ",\"repeatedSegments\":%" PRIu64 ",\"findings\":%" PRIu64 "}",
		 c->n_segments, c->n_translated, c->n_words,
		 c->n_translated_words, c->salience, c->translated_salience,
		 c->n_key_sentences, c->n_translated_key_sentences,
		 c->n_repeated, n_findings);
	return add_text(line, text);
}

/* Control characters of an id are not obeyed. */
static bool
add_plain_id(struct bytes *line, const char *id)
{
	bool done = true;

	for (; done && *id; id++)
		done = bytes_add(
			line,
			(unsigned char)*id < 0x20 || *id == 0x7F ? "?" : id, 1);
	return done && add_text(line, ": ");
}

static bool
add_in_words(struct bytes *line, const char *article,
	     const struct sumario_coverage *c)
{
	char text[512];
	int n;

	if (!add_text(line, "sumario: ") ||
	    (article && !add_plain_id(line, article)))
		return false;
	n = snprintf(text, sizeof(text),
		     gettext("%" PRIu64 " of %" PRIu64
			     " segments translated, %" PRIu64 " of %" PRIu64
			     " words, %u%% of salience, summary %" PRIu64
			     " of %" PRIu64),
		     c->n_translated, c->n_segments, c->n_translated_words,
		     c->n_words, percent(c->translated_salience, c->salience),
		     c->n_translated_key_sentences, c->n_key_sentences);
	if (c->n_repeated && n > 0 && (size_t)n < sizeof(text))
		snprintf(text + n, sizeof(text) - (size_t)n,
			 gettext(", repetitions filled %" PRIu64),
			 c->n_repeated);
	return add_text(line, text);
}

void
merge_tell_coverage(const struct command *command, const char *article,
		    uint64_t n_articles, const struct sumario_coverage *c,
		    uint64_t n_findings)
{
	struct bytes line = {0};
	bool done;

	if (command->coverage == COVERAGE_NONE ||
	    (command->level == MESSAGE_QUIET &&
	     !option_is_given(command, OPTION_COVERAGE)))
		return;
	done = command->coverage == COVERAGE_JSON
		       ? add_in_json(&line, article, n_articles, c, n_findings)
		       : add_in_words(&line, article, c);
	if (done && bytes_terminate(&line))
		message_line(line.items);
	vector_release(&line);
}
