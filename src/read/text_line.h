/* SPDX-License-Identifier: MIT */
/* Lines of a plain text, and what can be seen of one or two of them. */
#ifndef READ_TEXT_LINE_H
#define READ_TEXT_LINE_H

#include "read/article.h"

struct text_line {
	size_t begin, end; /* without white space at the ends */
	size_t text;	   /* where its text begins, after "> " or "| " */
	size_t next;	   /* where the next line begins */
	size_t indent;	   /* white space in front, in bytes */
	size_t n_tabs;	   /* between its ends */
};

/* The line of the LEN bytes at S that begins at BEGIN < LEN. */
struct text_line text_line_get(const char *s, size_t begin, size_t len);

/* In code points, without white space at the ends. */
uint32_t text_line_width(const char *s, const struct text_line *line);

/* Width of A if the first word of B had been put on it too. */
uint32_t text_line_width_with(const char *s, const struct text_line *a,
			      const struct text_line *b);

static inline bool
text_line_is_blank(const struct text_line *line)
{
	return line->begin == line->end;
}

/* Whether the line may be the end of a sentence: stop, colon or semicolon. */
bool text_line_is_terminated(const char *s, const struct text_line *line);

/* Whether the sentence plainly goes on from line A to line B. */
bool text_line_runs_on(const char *s, const struct text_line *a,
		       const struct text_line *b);

/* Whether a word is broken at the end of A: "comi-" / "sión". */
bool text_line_breaks_word(const char *s, const struct text_line *a,
			   const struct text_line *b);

/* Whether A ends in a word that binds it to what follows: "de", "la". */
bool text_line_binds(const struct language *lexicon, const char *s,
		     const struct text_line *a);

/* Whether A and B have the same prefix: as many ">". */
bool text_line_has_prefix_of(const char *s, const struct text_line *a,
			     const struct text_line *b);

/* Whether the line has neither letters nor digits, and is no single mark. */
bool text_line_is_rule(const char *s, const struct text_line *line);

/* Whether the line is the time of a subtitle: 00:00:01,000 --> 00:00:02,000. */
bool text_line_is_cue(const char *s, const struct text_line *line);

#endif
