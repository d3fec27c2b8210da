/* SPDX-License-Identifier: MIT */
/*
 * sumario: key sentences, keywords and translation-ready segments of Spanish
 * articles.
 *
 * The whole of the library's public interface.  There is no global state:
 * nothing here prints, exits, changes the locale or reads the environment,
 * and different documents may be used by different threads at once.  One
 * document belongs to one thread at a time.
 *
 *	#include <stdio.h>
 *	#include <string.h>
 *	#include <sumario.h>
 *
 *	static bool
 *	put(void *file, const char *bytes, size_t len)
 *	{
 *		return fwrite(bytes, 1, len, file) == len;
 *	}
 *
 *	int
 *	main(void)
 *	{
 *		const char *text = "Hoy llueve en la costa. Ayer nevó en Soria.";
 *		struct sumario_document *doc = sumario_document_new();
 *		struct sumario_options options;
 *		struct sumario_output output;
 *		struct sumario_error error = {.message = "out of memory"};
 *		enum sumario_status status = SUMARIO_NO_MEMORY;
 *
 *		sumario_options_init(&options);
 *		sumario_output_init(&output);
 *		output.format = SUMARIO_BULLETS;
 *		if (doc)
 *			status = sumario_document_read(doc, &options, text,
 *						       strlen(text), &error);
 *		if (!status)
 *			status = sumario_document_write(doc, &output, put,
 *							stdout);
 *		else
 *			fprintf(stderr, "%s\n", error.message);
 *		sumario_document_free(doc);
 *		return status != SUMARIO_OK;
 *	}
 *
 * Text is UTF-8 throughout.  Strings handed in are borrowed until the call
 * that takes them has returned, unless their comment says otherwise.
 *
 * Structures that a caller fills (options, output) begin with their size, which
 * their init function sets: members are only ever added at the end, so programs
 * that were built with an older header go on working.  Structures that the
 * library fills have no size and stay as they are; what more can be known comes
 * by functions of its own.
 *
 * What has a name in the output or on a command line is in a list X(CONSTANT,
 * ..., "name"), of which its enum, names, option values and the manual are
 * made.  A new one comes last in its list or enum, so that no number changes.
 */
#ifndef SUMARIO_H
#define SUMARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call comes back with.  0 is success. */
enum sumario_status {
	SUMARIO_OK = 0,
	SUMARIO_USAGE,	   /* an option has a value that makes no sense */
	SUMARIO_BAD_DATA,  /* the input cannot be decoded or parsed */
	SUMARIO_LIMIT,	   /* the input is larger than a limit allows */
	SUMARIO_NO_MEMORY, /* an allocation failed */
	SUMARIO_IO	   /* the write callback returned false */
};

#define SUMARIO_NOWHERE UINT64_MAX

/*
 * Why a call failed.  MESSAGE is an English text of static lifetime which a
 * program may translate (it is a gettext msgid); CODE is a short stable name
 * ("bad-encoding") which is never translated.
 */
struct sumario_error {
	enum sumario_status status;
	const char *code;
	const char *message;
	char detail[64]; /* what the message speaks of, or "" */
	uint64_t line;	 /* line of the input, from 1; 0: unknown */
	uint64_t offset; /* byte of the input, from 0; SUMARIO_NOWHERE */
};

/* Takes LEN bytes; returns false to stop, which gives SUMARIO_IO. */
typedef bool sumario_write_fn(void *user, const char *bytes, size_t len);

/* The size of a summary is bounded by one of these. */
enum sumario_unit {
	SUMARIO_SENTENCES, /* at most this many key sentences */
	SUMARIO_WORDS,	   /* at most this many words */
	SUMARIO_CHARS,	   /* at most this many code points, spaces included */
	SUMARIO_RATIO	   /* at most this share (0, 1] of the words */
};

enum sumario_order { SUMARIO_ORDER_DOCUMENT, SUMARIO_ORDER_RANK };

/*
 * What the bytes of an article are: plain text; a page, of which the article is
 * read; Markdown; a stream of records, each of which is read by
 * sumario_document_read_record(); text in pages, as pdftotext writes it; a feed
 * (RSS, Atom), of which sumario_feed_write_records() makes records; a mail.
 */
#define SUMARIO_INPUTS(X) \
	X(TEXT, text, "text") \
	X(HTML, html, "html") \
	X(MARKDOWN, markdown, "markdown") \
	X(JSONL, jsonl, "jsonl") \
	X(PAGED, paged, "paged") \
	X(FEED, feed, "feed") \
	X(MAIL, mail, "mail")

#define SUMARIO_INPUT_(constant, identifier, name) SUMARIO_INPUT_##constant,
enum sumario_input { SUMARIO_INPUTS(SUMARIO_INPUT_) SUMARIO_N_INPUTS };
#undef SUMARIO_INPUT_

/* The name in SUMARIO_INPUTS; NULL: there is none. */
const char *sumario_input_name(enum sumario_input input);

/* Of an input that begins with so many bytes it can be told what it is; */
#define SUMARIO_GUESS_BYTES 4096
/* of text, whether it is in pages, which may be long. */
#define SUMARIO_GUESS_PAGE_BYTES 65536

/*
 * What the input called NAME (may be NULL) is.  BYTES are its first LEN ones,
 * SUMARIO_GUESS_BYTES of them or all there are, in any encoding; where these
 * say that it is text, SUMARIO_GUESS_PAGE_BYTES may say more.  The ending of
 * the name counts for more than what is inside, and what shows no sign of being
 * anything else is text.
 */
enum sumario_input sumario_input_guess(const char *name, const char *bytes,
				       size_t len);

/*
 * The members of a record of JSON Lines that are looked at.  From SOURCE (the
 * outlet) on they are kept with what else the record has.
 */
#define SUMARIO_FIELDS(X) \
	X(TEXT, "text") \
	X(HTML, "html") \
	X(ID, "id") \
	X(TITLE, "title") \
	X(LANG, "lang") \
	X(URL, "url") \
	X(SOURCE, "source") \
	X(DATE, "date") \
	X(AUTHOR, "author") \
	X(SECTION, "section")

#define SUMARIO_FIELD_(constant, name) SUMARIO_FIELD_##constant,
enum sumario_field { SUMARIO_FIELDS(SUMARIO_FIELD_) SUMARIO_N_FIELDS };
#undef SUMARIO_FIELD_

/* How much a sentence's position counts: news is told most important first. */
enum sumario_profile {
	SUMARIO_PROFILE_NEWS,
	SUMARIO_PROFILE_GENERAL,
	SUMARIO_PROFILE_AUTO /* the article tells by itself */
};

/* What to do with bytes that cannot be decoded. */
enum sumario_on_error {
	SUMARIO_ON_ERROR_FAIL,	 /* SUMARIO_BAD_DATA with the offset */
	SUMARIO_ON_ERROR_REPLACE /* U+FFFD for each maximal ill-formed part */
};

/*
 * Word lists that change the built-in ones.  Opaque; may be used by several
 * threads at once when it is no longer changed, and must live as long as a
 * document that was read with it is used.
 */
struct sumario_lexicon;

/* The built-in lexicon, to be changed; NULL when memory is short. */
struct sumario_lexicon *sumario_lexicon_new(void);

/* Frees LEXICON.  NULL is allowed. */
void sumario_lexicon_free(struct sumario_lexicon *lexicon);

/*
 * Name of file INDEX (from 0) of a lexicon, such as "abbreviations.tsv"; NULL
 * when there are no more.
 */
const char *sumario_lexicon_file_name(unsigned index);

/*
 * Takes in file NAME, of which BYTES are the contents (UTF-8; not kept): one
 * entry a line, "entry" or "entry TAB value", "#" comments.  The value "none"
 * takes an entry out; a line "#: replace" leaves all built-in ones out.  After
 * a failure LEXICON is unchanged; ERROR (may be NULL) has the line.
 */
enum sumario_status sumario_lexicon_read(struct sumario_lexicon *lexicon,
					 const char *name, const char *bytes,
					 size_t len,
					 struct sumario_error *error);

/*
 * Takes in the built-in lists of another language, so that articles in it are
 * split well.  TAG is a BCP 47 tag; there are lists for "en", for others
 * nothing is changed.  SUMARIO_OK or SUMARIO_NO_MEMORY.
 */
enum sumario_status
sumario_lexicon_use_language(struct sumario_lexicon *lexicon, const char *tag,
			     struct sumario_error *error);

/*
 * Translations that exist.  Opaque; may be used by several threads at once
 * when it is no longer changed, and must live as long as a document that was
 * read with it is used.
 */
struct sumario_memory;

/* An empty translation memory, or NULL when memory is short. */
struct sumario_memory *sumario_memory_new(void);

/* Frees MEMORY.  NULL is allowed. */
void sumario_memory_free(struct sumario_memory *memory);

/*
 * Adds the units of a TMX file, of which BYTES are the contents (not kept),
 * that have both languages; only the first subtag of a language is compared.
 * ORIGIN is the name that matches bear.  After a failure no unit of it is
 * there; ERROR (may be NULL) says why: SUMARIO_BAD_DATA with the line,
 * SUMARIO_LIMIT, SUMARIO_NO_MEMORY.
 */
enum sumario_status
sumario_memory_read_tmx(struct sumario_memory *memory, const char *origin,
			const void *bytes, size_t len, const char *source_lang,
			const char *target_lang, struct sumario_error *error);

/* How many units there are. */
size_t sumario_memory_count(const struct sumario_memory *memory);

/*
 * Writes the items of a feed, of which BYTES are all, as JSON Lines for
 * sumario_document_read_record() with options.input as SUMARIO_INPUT_FEED.
 * ENCODING is an iconv name or NULL: as it declares, or detected.  The items
 * before an error are written.  SUMARIO_BAD_DATA ("bad-xml" with the line,
 * "doctype", "bad-feed", "bad-encoding"), SUMARIO_IO, SUMARIO_NO_MEMORY; ERROR
 * may be NULL.
 */
enum sumario_status
sumario_feed_write_records(const char *bytes, size_t len, const char *encoding,
			   enum sumario_on_error on_error,
			   sumario_write_fn *write, void *user,
			   struct sumario_error *error);

/* In how many articles each stem occurs.  Opaque; one thread at a time. */
struct sumario_df;

/* Counts of no article, or NULL when memory is short. */
struct sumario_df *sumario_df_new(void);

/* Frees DF.  NULL is allowed. */
void sumario_df_free(struct sumario_df *df);

/*
 * Adds the table of which BYTES are the contents (not kept), as
 * sumario_df_write() gives it.  Any number of tables may be added, in any
 * order.  SUMARIO_BAD_DATA with the line: "bad-df", or "df-version" if its
 * words or stems are of another version; SUMARIO_LIMIT: more articles than can
 * be counted.  DF is then unchanged; after SUMARIO_NO_MEMORY it can only be
 * freed.  ERROR may be NULL.
 */
enum sumario_status sumario_df_read(struct sumario_df *df, const char *bytes,
				    size_t len, struct sumario_error *error);

/* Adds the counts of OTHER, which stay its own.  Errors as above. */
enum sumario_status sumario_df_add(struct sumario_df *df,
				   const struct sumario_df *other,
				   struct sumario_error *error);

/*
 * Writes DF as a text: a header, then a stem, a tab and the number of articles
 * a line, sorted by bytes.  The same articles give the same bytes, however
 * they were divided.  SUMARIO_OK, SUMARIO_IO or SUMARIO_NO_MEMORY.
 */
enum sumario_status sumario_df_write(const struct sumario_df *df,
				     sumario_write_fn *write, void *user);

struct sumario_df_info {
	uint64_t n_documents;
	uint64_t n_tokens; /* words that have a stem */
	uint64_t n_stems;
	const char *tokenizer, *stemmer; /* versions, of static lifetime */
};

void sumario_df_get_info(const struct sumario_df *df,
			 struct sumario_df_info *info);

/*
 * LEXICON weighs words by the table of which BYTES are the contents (not kept)
 * instead of the built-in one.  Errors as of sumario_df_read(); LEXICON is
 * unchanged then.  Linear in LEN.
 */
enum sumario_status sumario_lexicon_read_df(struct sumario_lexicon *lexicon,
					    const char *bytes, size_t len,
					    struct sumario_error *error);

/*
 * What the articles of a run have said so far.  Opaque; one thread at a time.
 * It must live as long as a document that was linked with it is used.
 */
struct sumario_repetitions;

/* An empty table, or NULL when memory is short. */
struct sumario_repetitions *sumario_repetitions_new(void);

/* Frees REPETITIONS.  NULL is allowed. */
void sumario_repetitions_free(struct sumario_repetitions *repetitions);

/*
 * Which sentences must, and must not, be in a summary.  Opaque; may be used by
 * several threads at once when it is no longer changed, and must live as long
 * as a document that was read with it is used.
 */
struct sumario_wishes;

/* So many of them are taken. */
#define SUMARIO_MAX_WISHES 64

/* No wishes, or NULL when memory is short. */
struct sumario_wishes *sumario_wishes_new(void);

/* Frees WISHES.  NULL is allowed. */
void sumario_wishes_free(struct sumario_wishes *wishes);

/*
 * Adds a wish: IS_MUST, the sentences that TEXT means must be in a summary, as
 * many as the budget allows; else none of them may be.  TEXT is the id of a
 * segment ("s12"), or a regular expression that matches anywhere in the
 * sentence: one of Perl (pcre2pattern(3)) over characters whatever the locale,
 * of either case.  What must not be goes before what must.  SUMARIO_USAGE:
 * "bad-pattern" with the byte, or too many; SUMARIO_NO_MEMORY.  Reading an
 * article gives SUMARIO_LIMIT ("pattern-limit") if a pattern takes too long.
 */
enum sumario_status sumario_wishes_add(struct sumario_wishes *wishes,
				       bool is_must, const char *text,
				       struct sumario_error *error);

/* How far the work on an article goes; each step needs those before it. */
enum sumario_depth {
	SUMARIO_DEPTH_SPLIT, /* segments and their offsets */
	SUMARIO_DEPTH_WORDS, /* words, keys and the language */
	SUMARIO_DEPTH_RANK   /* salience, summary and keywords */
};

/*
 * How an article is read and summarised.  An empty string is as good as NULL
 * for id, title, original and the languages.
 */
struct sumario_options {
	size_t size; /* of the structure; see sumario_options_init() */
	enum sumario_input input;
	bool whole_page;   /* of HTML: all that is visible, not the article */
	bool skip_headers; /* of e-mail before the text: RFC 5322 */
	/* Names of members of records; NULL: text, html, id, title, ... */
	const char *fields[SUMARIO_N_FIELDS];
	bool keep; /* the members of records that are not looked at */
	const char *encoding; /* an iconv name, or NULL: detect */
	const struct sumario_lexicon *lexicon; /* NULL: built-in Spanish */
	const struct sumario_memory *memory;   /* NULL: none */
	const struct sumario_wishes *wishes;   /* NULL: none */
	const char *focus;	 /* what the reader wants to know, or NULL */
	const char *id;		 /* document.id, or NULL: the original */
	const char *original;	 /* where the text is from, or NULL: "stdin" */
	const char *title;	 /* document.title, or NULL: what is found */
	/* BCP 47, not NULL; "": that of its words if it is known, or "es". */
	const char *source_lang;
	const char *target_lang; /* BCP 47, not NULL */
	/* NULL, or the language to which anything else is bad data. */
	const char *required_lang;
	enum sumario_on_error on_error;
	enum sumario_profile profile;
	enum sumario_order order;
	enum sumario_unit budget_unit;
	double budget_value;
	uint32_t n_keywords; /* at most this many */
	enum sumario_depth depth;
	bool entities;	  /* find them, from SUMARIO_DEPTH_WORDS on */
	bool explain;	  /* keep what scores are made of */
	uint32_t n_terms; /* of the glossary, at most; needs entities */
	/* Mark what this many words should translate first; 0: nothing. */
	uint64_t translate_words;
	/*
	 * Of sumario_brief_make(), which asks for required_lang, too: the first
	 * and the last date (sumario_is_date()), NULL: any; bullets of a story,
	 * 0: as there is room.
	 */
	const char *since, *until;
	uint64_t per_story;
	uint64_t per_section; /* bullets of a section; 0: any number */
	/*
	 * Of HTML and Markdown: know where in the original the text is from, for
	 * formats that have inline codes for what the original has there.
	 */
	bool codes;
};

/*
 * Sets OPTIONS, of SIZE bytes in the caller's header, to the defaults: plain
 * text, detect the encoding, fail on ill-formed bytes, es to en, five sentences
 * in document order, ten keywords, all of the work, entities too, no glossary;
 * the article tells how much its beginning counts.
 */
void sumario_options_init_size(struct sumario_options *options, size_t size);

static inline void
sumario_options_init(struct sumario_options *options)
{
	sumario_options_init_size(options, sizeof(*options));
}

/* Whether TAG has the shape of a BCP 47 language tag, such as "es-MX". */
bool sumario_is_language_tag(const char *tag);

/*
 * Whether there are lists of words for articles in the language TAG, a BCP 47
 * tag of which the first subtag counts.  Other articles are read as Spanish.
 */
bool sumario_has_language(const char *tag);

/*
 * Whether TEXT is a date or a time of ISO 8601: 2026-04-02, 2026-04-02T10:00,
 * 2026-04-02T10:00:30+02:00.
 */
bool sumario_is_date(const char *text);

/* One article.  Opaque; reading another one into it reuses its memory. */
struct sumario_document;

/* A new, empty document, or NULL when memory is short. */
struct sumario_document *sumario_document_new(void);

/* Frees DOC and all that was got from it.  NULL is allowed. */
void sumario_document_free(struct sumario_document *doc);

/*
 * Reads an article, of plain text or what options.input says, and does the
 * whole work on it: decode, find paragraphs, split, rank.  What DOC held before
 * is gone.  Of Markdown, segments and offsets are of the text that is extracted
 * (doc/markdown.md).
 *
 * BYTES are borrowed until DOC is read into again or freed: UTF-8 is not
 * copied.  Every string of OPTIONS is copied.  After a failure DOC is empty;
 * ERROR (may be NULL) says why: SUMARIO_USAGE, SUMARIO_BAD_DATA,
 * SUMARIO_LIMIT (text of 4 GiB or more, Markdown of more than 512 MiB),
 * SUMARIO_NO_MEMORY.
 *
 * Time and memory are linear in LEN.
 */
enum sumario_status sumario_document_read(struct sumario_document *doc,
					  const struct sumario_options *options,
					  const void *bytes, size_t len,
					  struct sumario_error *error);

/*
 * Reads an article that comes in parts, for texts too long to be held in
 * memory.  BYTES are the next LEN bytes of the article from where the part
 * before ended; DOC then holds as many whole paragraphs as are in them, with
 * offsets that begin at 0, and *N_TAKEN says how many bytes they were.  When
 * that is 0 more bytes are needed: call again with the same ones and those
 * that follow.  LAST: there are none after BYTES, all are taken.
 *
 * The segments are those of the whole article.  The part on which the
 * encoding is decided, the first, should be of 64 KiB or more.  In a text that
 * is not UTF-8, or holds nothing but ASCII, no part is taken until LAST.  Of an
 * error the offset is one of BYTES, the line one of the whole article.
 */
enum sumario_status
sumario_document_read_part(struct sumario_document *doc,
			   const struct sumario_options *options,
			   const void *bytes, size_t len, bool last,
			   size_t *n_taken, struct sumario_error *error);

/*
 * The same for one line of JSON Lines: an object with the member "text" and
 * perhaps "id", "title", "url" and "lang", the source language; options.fields
 * has other names for them.  The line must be one JSON text of RFC 8259 and
 * nothing else; white space around it is allowed.  Members that are not known
 * are ignored, or kept if options.keep says so.  After a failure
 * sumario_document_id() still gives the record's id if it could be read.
 */
enum sumario_status sumario_document_read_record(
	struct sumario_document *doc, const struct sumario_options *options,
	const void *line, size_t len, struct sumario_error *error);

/*
 * With options.keep: the members of the record that were not looked at, as a
 * JSON object of *LEN bytes; also after a failure, if the record was one. NULL:
 * nothing was kept.  Valid until DOC is read into again or freed.
 */
const char *sumario_document_get_kept(const struct sumario_document *doc,
				      size_t *len);

/* document.id, never NULL; valid until DOC is read into again or freed. */
const char *sumario_document_id(const struct sumario_document *doc);

/*
 * What is known of an article as a whole; NULL: unknown, but original is always
 * known.  Strings are valid until the document is read into again or freed.
 */
struct sumario_metadata {
	const char *original, *title;
	const char *author, *date, *language, *site, *url;
};

void sumario_document_get_metadata(const struct sumario_document *doc,
				   struct sumario_metadata *metadata);

/*
 * The decoded text, of *LEN bytes, and what of it is before the first
 * segment.  Not NUL-terminated; valid as above.
 */
const char *sumario_document_get_text(const struct sumario_document *doc,
				      size_t *len);
const char *sumario_document_get_leading(const struct sumario_document *doc,
					 size_t *len);

/*
 * Links the segments of DOC that an article linked before has said: they are
 * repetitions of that one, as "ARTICLE/s4".  Segments that are new are kept, in
 * 20 to 30 bytes each (50 while the table grows), with the id of the article.
 * Only articles whose source language has the same first subtag are compared.
 * What to translate first is chosen anew, since what is to be translated
 * elsewhere costs nothing; nothing else changes, and a text that was only split
 * is left as it is.
 *
 * Call it once for each article, in the order of the output, whatever the
 * order in which they were read.  SUMARIO_OK or SUMARIO_NO_MEMORY, after which
 * both are unchanged.
 */
enum sumario_status
sumario_repetitions_link(struct sumario_repetitions *repetitions,
			 struct sumario_document *doc,
			 struct sumario_error *error);

/* What a caller may want to tell its user about a document. */
struct sumario_info {
	const char *encoding;	 /* as in document.encoding */
	bool encoding_guessed;	 /* neither named, marked nor UTF-8 */
	uint64_t n_replaced;	 /* ill-formed parts that became U+FFFD */
	uint64_t first_replaced; /* byte offset of the first of them */
	uint64_t n_flattened;	 /* tags of HTML nested too deeply, left out */
	uint64_t n_cut;	      /* comments, quotes, … of HTML without an end */
	const char *language; /* BCP 47, or "und" */
	double language_confidence; /* 0..1 */
	uint32_t n_paragraphs;
	uint32_t n_segments;
	uint32_t n_key_sentences;
	uint64_t n_words;
	/* Bit i: wish i, in the order they were added, means a sentence. */
	uint64_t wishes_met;
	uint32_t n_left_out; /* sentences that must be, but did not fit */
	bool focus_met;	     /* a sentence has a word of options.focus */
	bool nothing_fits;   /* each sentence is longer than the budget */
	uint64_t n_double;   /* characters that were encoded in UTF-8 twice */
	bool no_article;     /* of HTML: none was found, it is the whole page */
	/* Heads, feet and numbers of pages, or what is between parts of a mail,
	 * that the text is without. */
	uint64_t n_lines_left_out;
	uint64_t n_chars_left_out; /* in them, but for white space */
	const char *other_parts;   /* of a mail, by name, not read; or NULL */
};

void sumario_document_get_info(const struct sumario_document *doc,
			       struct sumario_info *info);

/*
 * Counts DOC, which must have been read to SUMARIO_DEPTH_WORDS at least, as
 * one article of DF.  Errors as of sumario_df_read().
 */
enum sumario_status sumario_df_add_document(struct sumario_df *df,
					    const struct sumario_document *doc,
					    struct sumario_error *error);

/* How much there is of some kind of segments. */
struct sumario_count {
	uint64_t segments;
	uint64_t words;
	uint64_t chars; /* code points, spaces included */
};

/*
 * The work on a document: fresh, repeated and matched are all of it, and so
 * are summary and rest.  Rules: doc/counts.md.
 */
struct sumario_counts {
	struct sumario_count fresh; /* "new" in JSON */
	struct sumario_count
		repeated; /* repeats a segment before it, or linked */
	struct sumario_count matched; /* new, but a memory has it exactly */
	struct sumario_count summary;
	struct sumario_count rest;
};

/*
 * Whether the article may be in the language TAG, a BCP 47 tag of which the
 * first subtag counts.  False says that its words are likelier those of
 * another language, or of none that is known; for fewer than 150 characters,
 * and below SUMARIO_DEPTH_WORDS, that is never said.
 */
bool sumario_document_may_be_in(const struct sumario_document *doc,
				const char *tag);

void sumario_document_get_counts(const struct sumario_document *doc,
				 struct sumario_counts *counts);

enum sumario_kind {
	SUMARIO_HEADING,
	SUMARIO_SENTENCE,
	SUMARIO_LIST_ITEM,
	SUMARIO_CAPTION,
	SUMARIO_QUOTE,
	SUMARIO_TABLE_CELL
};

/* A segment as a program sees it.  SOURCE is not NUL-terminated. */
struct sumario_segment {
	const char *source; /* lives as long as the document's text */
	uint32_t n_bytes;
	uint32_t byte_begin; /* offsets into the decoded text */
	uint32_t codepoint_begin;
	uint32_t utf16_begin;
	uint32_t n_codepoints;
	uint32_t n_utf16;
	uint32_t n_words;
	uint32_t paragraph; /* from 1 */
	uint32_t rank;	    /* from 1; 0: cannot be chosen */
	double salience;    /* 0..1 */
	enum sumario_kind kind;
	bool in_summary;
};

/*
 * Fills SEGMENT with segment INDEX (from 0) of DOC; false when there are
 * fewer.
 */
bool sumario_document_get_segment(const struct sumario_document *doc,
				  uint32_t index,
				  struct sumario_segment *segment);

/* Room for an id or a key, with the NUL at its end. */
#define SUMARIO_ID_SIZE 32

/*
 * Id and key of segment INDEX (from 0), as in JSON: "s1", and 16 hex digits with
 * an occurrence, which needs SUMARIO_DEPTH_WORDS.  False: there are fewer
 * segments, or no keys.
 */
bool sumario_document_get_id(const struct sumario_document *doc, uint32_t index,
			     char id[SUMARIO_ID_SIZE]);
bool sumario_document_get_key(const struct sumario_document *doc,
			      uint32_t index, char key[SUMARIO_ID_SIZE]);

/*
 * The *LEN bytes of text between segment INDEX (from 0) and the next one, or
 * the end; NULL: there are fewer segments.  Leading, then each source and its
 * trailing, are the whole text.
 */
const char *sumario_document_get_trailing(const struct sumario_document *doc,
					  uint32_t index, size_t *len);

/* A keyword.  Its strings live until the document is read into again. */
struct sumario_keyword {
	const char *term;
	const char *acronym, *expansion; /* both or none: NULL */
	double score;			 /* 0..1 of the best one's */
	uint32_t count;			 /* how often it occurs */
	const uint32_t *segments;	 /* in which, from 0, in order */
	uint32_t n_segments;
};

/*
 * Fills KEYWORD with keyword INDEX (from 0, the best first) of DOC; false when
 * there are fewer.
 */
bool sumario_document_get_keyword(const struct sumario_document *doc,
				  uint32_t index,
				  struct sumario_keyword *keyword);

/* What is in a text that a translator must keep or check. */
#define SUMARIO_ENTITY_TYPES(X) \
	X(NUMBER, "number") \
	X(PERCENT, "percent") \
	X(MONEY, "money") \
	X(DATE, "date") \
	X(TIME, "time") \
	X(URL, "url") \
	X(EMAIL, "email") \
	X(ACRONYM, "acronym") \
	X(NAME, "name") \
	X(QUOTE, "quote") \
	X(CODE, "code")

#define SUMARIO_ENTITY_(constant, name) SUMARIO_ENTITY_##constant,
enum sumario_entity_type {
	SUMARIO_ENTITY_TYPES(SUMARIO_ENTITY_) SUMARIO_N_ENTITY_TYPES
};
#undef SUMARIO_ENTITY_

/* What a name is of, where that is clear. */
#define SUMARIO_ENTITY_SUBTYPES(X) \
	X(PERSON, "person") \
	X(PLACE, "place") \
	X(ORGANISATION, "organisation") \
	X(OTHER, "other")

#define SUMARIO_SUBTYPE_(constant, name) SUMARIO_SUBTYPE_##constant,
enum sumario_entity_subtype {
	SUMARIO_SUBTYPE_UNKNOWN,
	SUMARIO_ENTITY_SUBTYPES(SUMARIO_SUBTYPE_) SUMARIO_N_ENTITY_SUBTYPES
};
#undef SUMARIO_SUBTYPE_

/*
 * An entity of a segment; doc/entities.md has the rules.  Its strings are not
 * NUL-terminated and live until the document is read into again or freed.
 */
struct sumario_entity {
	enum sumario_entity_type type;
	bool translate;	  /* false: nothing in it is to be translated */
	const char *text; /* a slice of the decoded text */
	uint32_t n_bytes;
	uint32_t byte_begin; /* offsets as the segment's */
	uint32_t codepoint_begin;
	uint32_t n_codepoints;
	const char *normalized; /* "1234567.89", "2026-05-03", … */
	uint32_t n_normalized;
};

/*
 * Fills ENTITY with entity INDEX (from 0) of segment SEGMENT (from 0) of DOC;
 * false when there are fewer.  They are in the order in which they begin;
 * only quotations overlap others, which they contain.
 */
bool sumario_document_get_entity(const struct sumario_document *doc,
				 uint32_t segment, uint32_t index,
				 struct sumario_entity *entity);

/*
 * What the entity of sumario_document_get_entity() is of, as in JSON; NULL: it
 * is no name, this is not known, or there is no such entity.
 */
const char *sumario_document_get_entity_subtype(
	const struct sumario_document *doc, uint32_t segment, uint32_t index);

/* Name of TYPE as in JSON, or NULL when there is none. */
const char *sumario_entity_type_name(enum sumario_entity_type type);

/* A unit of the translation memory.  Strings are not NUL-terminated. */
struct sumario_match {
	const char *source, *target; /* live as long as the memory */
	size_t n_source, n_target;
	const char *origin; /* NUL-terminated */
	double score;	    /* 0.7..1; 1: the same source */
};

/*
 * Fills MATCH with match INDEX (from 0, the best first) of segment SEGMENT;
 * false when there are fewer.  There are at most three.
 */
bool sumario_document_get_match(const struct sumario_document *doc,
				uint32_t segment, uint32_t index,
				struct sumario_match *match);

/*
 * Output formats.  What they show: ARTICLE, all of an article; SUMMARY, what
 * was chosen of it, so it must have been ranked; BESIDE, something that goes
 * with another format: the id and key of each line of mt-lines, why each stop
 * is a boundary or not, a glossary.
 */
#define SUMARIO_FORMATS(X) \
	X(JSON, json, ARTICLE, "json") \
	X(JSONL, jsonl, ARTICLE, "jsonl") \
	X(BULLETS, bullets, SUMMARY, "bullets") \
	X(TEXT, text, SUMMARY, "text") \
	X(MARKDOWN, markdown, SUMMARY, "markdown") \
	X(LINES, lines, ARTICLE, "lines") \
	X(TSV, tsv, ARTICLE, "tsv") \
	X(XLIFF, xliff, ARTICLE, "xliff")    /* 1.2 */ \
	X(XLIFF2, xliff2, ARTICLE, "xliff2") /* 2.x */ \
	X(TMX, tmx, ARTICLE, "tmx")	     /* 1.4b */ \
	X(PO, po, ARTICLE, "po") \
	X(MT_LINES, mt_lines, ARTICLE, "mt-lines") \
	X(MT_HTML, mt_html, ARTICLE, "mt-html") \
	X(HTML, html, ARTICLE, "html") \
	X(TREE, tree, ARTICLE, "tree") \
	X(MT_IDS, mt_ids, BESIDE, "mt-ids") \
	X(EXPLAIN, explain, BESIDE, "explain") \
	X(GLOSSARY_TSV, glossary_tsv, BESIDE, "glossary-tsv") \
	X(GLOSSARY_TBX, glossary_tbx, BESIDE, "glossary-tbx") /* ISO 30042 */ \
	X(CSV, csv, ARTICLE, "csv") /* RFC 4180 */ \
	X(MT_JSON, mt_json, ARTICLE, "mt-json") \
	X(JLIFF, jliff, ARTICLE, "jliff") /* 2.1 */

#define SUMARIO_FORMAT_(constant, identifier, use, name) SUMARIO_##constant,
enum sumario_format { SUMARIO_FORMATS(SUMARIO_FORMAT_) SUMARIO_N_FORMATS };
#undef SUMARIO_FORMAT_

/* Name of FORMAT as on the command line, or NULL when there is none. */
const char *sumario_format_name(enum sumario_format format);

/*
 * Whether FORMAT shows an article that was read as far as DEPTH; false: it goes
 * with another format, or shows what was chosen and nothing was.
 */
bool sumario_document_has_format(enum sumario_format format,
				 enum sumario_depth depth);

/*
 * Terms and their translations, one "term TAB translation" a line, as of
 * sumario_bitext_check().  Opaque; once read, any number of threads may use it.
 */
struct sumario_glossary;

/* A new, empty glossary, or NULL when memory is short. */
struct sumario_glossary *sumario_glossary_new(void);

/* Frees GLOSSARY.  NULL is allowed. */
void sumario_glossary_free(struct sumario_glossary *glossary);

/* Reads BYTES, once.  Errors: SUMARIO_BAD_DATA, SUMARIO_NO_MEMORY. */
enum sumario_status sumario_glossary_read(struct sumario_glossary *glossary,
					  const char *bytes, size_t len,
					  struct sumario_error *error);

enum sumario_segments {
	SUMARIO_SEGMENTS_ALL,
	SUMARIO_SEGMENTS_SUMMARY,
	SUMARIO_SEGMENTS_NONE
};

enum sumario_offsets {
	SUMARIO_OFFSETS_CODEPOINT = 1,
	SUMARIO_OFFSETS_BYTE = 2,
	SUMARIO_OFFSETS_UTF16 = 4
};

/* What is in the targets of XLIFF 1.2 until there is a translation. */
enum sumario_seed {
	SUMARIO_SEED_SOURCE, /* the source: some programs show no others */
	SUMARIO_SEED_NONE    /* no target */
};

/* Which XLIFF 2 is written. */
enum sumario_xliff_version { SUMARIO_XLIFF_2_1, SUMARIO_XLIFF_2_2 };

/* How documents are written. */
struct sumario_output {
	size_t size; /* of the structure; see sumario_output_init() */
	/* Of sumario_write_error(): what was kept of the record, or NULL. */
	const char *kept;
	size_t n_kept;
	enum sumario_format format;
	enum sumario_segments segments;
	unsigned offsets;      /* enum sumario_offsets, added */
	bool with_text;	       /* the decoded text as document.text */
	bool with_counts;      /* document.counts in JSON */
	bool with_explanation; /* segments[].explanation in JSON */
	bool many;     /* several articles: a JSON array, names with ids */
	bool terminal; /* show control characters, never send them */
	enum sumario_seed seed;
	bool flat; /* jsonl: bare segments, one a line */
	/*
	 * xliff and xliff2: what is the same in every language (addresses,
	 * code, bare digits) as inline codes; needs options.entities.
	 */
	bool inline_codes;
	bool bilingual; /* markdown of a merge: a table of all segments */
	/*
	 * Of xliff2, tmx and po, which name the languages once before all
	 * articles: those of the options, borrowed.
	 */
	const char *source_lang, *target_lang;
	/*
	 * Which article of the output comes next, from 1: xliff2 counts, and in
	 * mt-json all that is written of an article after the first begins with
	 * a comma.  (If the first had no segment, that comma is the caller's to
	 * leave out.)
	 */
	uint64_t number;
	enum sumario_xliff_version xliff_version; /* of xliff2 */
	const struct sumario_glossary *glossary; /* of mt-json, or NULL */
};

/*
 * Sets OUTPUT, of SIZE bytes in the caller's header, to json, all segments, code
 * points and bytes, seeded targets, es to en, the first article.
 */
void sumario_output_init_size(struct sumario_output *output, size_t size);

static inline void
sumario_output_init(struct sumario_output *output)
{
	sumario_output_init_size(output, sizeof(*output));
}

/*
 * Takes out of OPTIONS what OUTPUT does not show: entities, keywords, codes, or
 * all but segments and their offsets.  What OPTIONS do not ask for stays out.
 */
void sumario_options_fit(struct sumario_options *options,
			 const struct sumario_output *output);

/* The places of an output in which no document is. */
enum sumario_place {
	SUMARIO_BEGIN,	 /* before the first document */
	SUMARIO_BETWEEN, /* between two of them */
	SUMARIO_END	 /* after the last */
};

/*
 * An output is SUMARIO_BEGIN, then documents or errors with SUMARIO_BETWEEN
 * between each two, then SUMARIO_END.  These calls hold no state, so threads
 * may write documents into buffers which are put together later.
 *
 * All return SUMARIO_OK, SUMARIO_IO, SUMARIO_NO_MEMORY or, if OUTPUT was not
 * initialised, SUMARIO_USAGE.
 */
enum sumario_status sumario_write_place(enum sumario_place place,
					const struct sumario_output *output,
					sumario_write_fn *write, void *user);

enum sumario_status sumario_document_write(const struct sumario_document *doc,
					   const struct sumario_output *output,
					   sumario_write_fn *write, void *user);

/*
 * Writes an error in the place of the document ID (may be NULL), untranslated:
 * the output does not depend on the locale.  Formats for reading leave errors
 * out.
 */
enum sumario_status sumario_write_error(const char *id,
					const struct sumario_error *error,
					const struct sumario_output *output,
					sumario_write_fn *write, void *user);

/*
 * Writes the sentence rules, as far as SRX 2.0 can express them, as an SRX
 * file for CAT tools.  LEXICON may be NULL: the built-in one.
 */
enum sumario_status sumario_write_srx(const struct sumario_lexicon *lexicon,
				      sumario_write_fn *write, void *user);

/*
 * Writes the file omegat.project of an OmegaT project for XLIFF files of
 * OUTPUT's languages: sentences stay as they are, folders have their usual
 * names.
 */
enum sumario_status
sumario_write_omegat_project(const struct sumario_output *output,
			     sumario_write_fn *write, void *user);

/* -- A briefing ---------------------------------------------------------- */

/*
 * What is remembered of articles for one briefing of them all, some four
 * kilobytes each.  Opaque; one thread at a time.
 */
struct sumario_brief;

/* A briefing of no article, or NULL when memory is short. */
struct sumario_brief *sumario_brief_new(void);

/* Frees BRIEF.  NULL is allowed. */
void sumario_brief_free(struct sumario_brief *brief);

/*
 * Adds DOC, which must have been read to SUMARIO_DEPTH_RANK and is not needed
 * any more then.  SUMARIO_OK or SUMARIO_NO_MEMORY, after which BRIEF can only
 * be freed.
 */
enum sumario_status
sumario_brief_add_document(struct sumario_brief *brief,
			   struct sumario_document *doc,
			   struct sumario_error *error);

/*
 * Adds the articles of FROM after those of BRIEF, as if they had been added
 * one by one, and empties FROM: for threads that read a part each.  Errors as
 * above, for both of them.
 */
enum sumario_status sumario_brief_append(struct sumario_brief *brief,
					 struct sumario_brief *from,
					 struct sumario_error *error);

/*
 * Finds copies and stories and chooses the bullets.  Of OPTIONS are looked at:
 * the budget, sentences, words or characters of the whole briefing; since and
 * until; required_lang, the language that articles have to be in, NULL: any;
 * target_lang; per_story and per_section.  SUMARIO_USAGE: a ratio, out of range,
 * or no date; SUMARIO_LIMIT; SUMARIO_NO_MEMORY.  May be called again, with other options or after more
 * articles.  Linear in the number of articles.
 */
enum sumario_status sumario_brief_make(struct sumario_brief *brief,
				       const struct sumario_options *options,
				       struct sumario_error *error);

/* n_copies and what follows is 0 until the briefing is made. */
struct sumario_brief_info {
	uint64_t n_articles;
	uint64_t n_copies; /* of them: of another one */
	uint64_t n_stories;
	uint64_t n_bullets;
};

void sumario_brief_get_info(const struct sumario_brief *brief,
			    struct sumario_brief_info *info);

/*
 * Articles of a briefing that was made which take no part in it, each for the
 * first reason that holds.
 */
struct sumario_brief_left_out {
	uint64_t n_foreign; /* in another language */
	uint64_t n_undated; /* since or until was given, and it has no date */
	uint64_t n_outside; /* before since, or after until */
	uint64_t n_known;   /* told by a briefing before; this goes first */
};

void
sumario_brief_get_left_out(const struct sumario_brief *brief,
			   struct sumario_brief_left_out *left_out);

/*
 * What of the options that its articles were read with no article could meet:
 * bit i of the wishes, and whether it is the focus.
 */
void sumario_brief_get_unmet(const struct sumario_brief *brief,
			     uint64_t *wishes, bool *focus);

/*
 * Whether a briefing can be written as FORMAT: those of an article that are not
 * of its words or its summary.
 */
bool sumario_brief_has_format(enum sumario_format format);

/*
 * Writes the briefing.  SUMARIO_USAGE: it has not been made since articles
 * were added, or no such format; SUMARIO_IO, SUMARIO_NO_MEMORY.
 */
enum sumario_status sumario_brief_write(const struct sumario_brief *brief,
					enum sumario_format format,
					sumario_write_fn *write, void *user);

/*
 * The same with what else OUTPUT says, but for the languages, which are those
 * that it was made with; all its texts are written.  The ids of mt-lines can be
 * written, too.
 */
enum sumario_status
sumario_brief_write_output(const struct sumario_brief *brief,
			   const struct sumario_output *output,
			   sumario_write_fn *write, void *user);

/*
 * Reads what earlier briefings have told, LEN bytes that
 * sumario_brief_write_state() wrote, or none at all.  The next briefing is then
 * of what is new: articles that were told take no part, no bullet is told again,
 * and stories that go on keep their ids.  SUMARIO_BAD_DATA ("bad-state", with
 * the line), SUMARIO_NO_MEMORY; BRIEF has no state then.
 */
enum sumario_status sumario_brief_read_state(struct sumario_brief *brief,
					     const char *bytes, size_t len,
					     struct sumario_error *error);

/*
 * Writes the state after the briefing that was made.  Stories are forgotten two
 * weeks after their last article, by the dates of the articles.  SUMARIO_USAGE:
 * it has not been made; SUMARIO_IO, SUMARIO_NO_MEMORY.
 */
enum sumario_status
sumario_brief_write_state(const struct sumario_brief *brief,
			  sumario_write_fn *write, void *user);

/* -- Translations that come back ----------------------------------------- */

/* An article and its translation.  Opaque; one thread at a time. */
struct sumario_bitext;

/* A new bitext, or NULL when memory is short. */
struct sumario_bitext *sumario_bitext_new(void);

/* Frees BITEXT and all that was got from it.  NULL is allowed. */
void sumario_bitext_free(struct sumario_bitext *bitext);

/*
 * Reads the manifest: the JSON of one article as SUMARIO_JSON or SUMARIO_JSONL
 * gives it, with all segments or those of the summary, or that of a briefing.  BYTES are copied.
 * SUMARIO_BAD_DATA: it is no JSON ("bad-json") or not what the library wrote
 * ("bad-manifest"): offsets, keys and hash must belong to the text.  Once for
 * each bitext.
 */
enum sumario_status sumario_bitext_read_manifest(struct sumario_bitext *bitext,
						 const char *bytes, size_t len,
						 struct sumario_error *error);

/* What a segment without a translation gets if one of its source has one. */
enum sumario_repeats {
	SUMARIO_REPEATS_ALL, /* the same; the default */
	SUMARIO_REPEATS_EACH /* nothing */
};

/*
 * Of the targets that will be read: what one damaged unit would have refused
 * the whole file for is left out, told all the same, and not translated.
 */
void sumario_bitext_set_skip(struct sumario_bitext *bitext, bool skips);

/* Of targets that are mt-lines: see sumario_bundle_set_ids(). */
void sumario_bitext_set_ids(struct sumario_bitext *bitext, const char *bytes,
			    size_t len);

/* The format of the last target, in which what is missing can be written. */
enum sumario_format sumario_bitext_get_format(
	const struct sumario_bitext *bitext);

/* The id of the manifest's article; "" before it is read. */
const char *sumario_bitext_get_id(const struct sumario_bitext *bitext);

/* Its languages; NULL before it is read. */
const char *sumario_bitext_get_source_lang(const struct sumario_bitext *bitext);
const char *sumario_bitext_get_target_lang(const struct sumario_bitext *bitext);

/* Of the targets that will be read. */
void sumario_bitext_set_repeats(struct sumario_bitext *bitext,
				enum sumario_repeats repeats);

/*
 * Reads the translation, after the manifest: XLIFF 1.2, 2.0 or 2.1, TMX, PO,
 * TSV, CSV, JSON, mt-lines or mt-html, as the contents show.  Further ones add to
 * what is there.  If a source was changed nothing of the file is taken:
 * SUMARIO_BAD_DATA, "source-mismatch", and sumario_bitext_list_unpaired() tells
 * where.
 */
enum sumario_status sumario_bitext_read_target(struct sumario_bitext *bitext,
					       const char *bytes, size_t len,
					       struct sumario_error *error);

/*
 * What is wrong, or may be, with a segment.  CODE is stable; MESSAGE an
 * English msgid; DETAIL what it speaks of, or "".  Texts are not
 * NUL-terminated, empty where there is none, and live as long as the bitext.
 */
struct sumario_finding {
	const char *code, *message;
	bool refused;	/* the file, or with skip the unit, was not taken */
	const char *id; /* of the segment, or "" */
	const char *source, *target;
	size_t n_source, n_target;
	char detail[64];
};

/* Returns false to stop. */
typedef bool sumario_finding_fn(void *user,
				const struct sumario_finding *finding);

/*
 * Tells FN what the last target was refused for or, if it was taken, which of
 * its units were left out and which segments did not come back.  False: FN
 * returned that.
 */
bool sumario_bitext_list_unpaired(const struct sumario_bitext *bitext,
				  sumario_finding_fn *fn, void *user);

/*
 * Tells FN what the checks find, segment by segment: what is not translated;
 * numbers, amounts, dates, times, addresses, code and acronyms that are missing
 * or changed (each side is read in its language), punctuation, brackets,
 * spaces, length, sources with several translations.  GLOSSARY (may
 * be NULL): N_GLOSSARY bytes of "term TAB translation" a line, UTF-8, "#"
 * comments.
 *
 * SUMARIO_IO if FN returned false; SUMARIO_BAD_DATA for a bad glossary.
 */
enum sumario_status sumario_bitext_check(struct sumario_bitext *bitext,
					 const char *glossary,
					 size_t n_glossary,
					 sumario_finding_fn *fn, void *user,
					 struct sumario_error *error);

/* How much is translated, of what is to be. */
struct sumario_coverage {
	uint64_t n_segments, n_translated;
	uint64_t n_words, n_translated_words; /* of the source */
	double salience, translated_salience; /* sums over the segments */
	uint64_t n_key_sentences, n_translated_key_sentences;
	uint64_t n_repeated; /* translated as another one of their source */
};

void sumario_bitext_get_coverage(const struct sumario_bitext *bitext,
				 struct sumario_coverage *coverage);

/*
 * Writes the article's text that a manifest, LEN bytes of JSON, holds, and says
 * in *INPUT how it is to be read.  ERROR: see sumario_bitext_read_manifest().
 */
enum sumario_status
sumario_manifest_write_text(const char *bytes, size_t len,
			    enum sumario_input *input, sumario_write_fn *write,
			    void *user, struct sumario_error *error);

/* Whether a bitext can be written as FORMAT; a briefing can be as html, too. */
bool sumario_bitext_has_format(enum sumario_format format);

/*
 * Writes the translated article (text), briefing (bullets, markdown), pairs
 * (tsv; tmx only those translated) or manifest (json).  What is not translated
 * is in the source language; in a briefing it is marked with its tag.
 * SUMARIO_USAGE: no such format; SUMARIO_BAD_DATA: text, but the manifest does
 * not hold the whole article; SUMARIO_IO, SUMARIO_NO_MEMORY.
 */
enum sumario_status sumario_bitext_write(const struct sumario_bitext *bitext,
					 const struct sumario_output *output,
					 sumario_write_fn *write, void *user,
					 struct sumario_error *error);

/*
 * Writes the translation into its original, LEN BYTES of HTML or Markdown that
 * the manifest was made of: all but the text that is translated is as it was,
 * byte for byte, and so is what has no target or one that is its source.  What
 * the original has within a segment (links, emphasis, images) comes where the
 * inline codes of the target are.  FN, which may be NULL, is told which of them
 * are lost, come twice or were never there, and what could not be put in.  BYTES
 * are borrowed until BITEXT is freed: sumario_bitext_write_rest() has the codes
 * from now on.
 *
 * SUMARIO_BAD_DATA: another original, or one that cannot be given back in its
 * encoding; the manifest is of neither kind or does not hold the whole article;
 * SUMARIO_IO, SUMARIO_NO_MEMORY; and what sumario_document_read() has.
 */
enum sumario_status
sumario_bitext_write_original(struct sumario_bitext *bitext, const char *bytes,
			      size_t len, sumario_finding_fn *fn, void *fn_user,
			      sumario_write_fn *write, void *user,
			      struct sumario_error *error);

/*
 * Writes what is to be sent again, as a document is written: what is not
 * translated, and what sumario_bitext_check() has found something in.  Nothing
 * is written of an article that has no such segment.  OUTPUT has a format for
 * articles; with many ids begin with the article's.  *N_UNITS: how many there
 * are.  Errors as of sumario_document_write().
 */
enum sumario_status sumario_bitext_write_rest(
	const struct sumario_bitext *bitext, const struct sumario_output *output,
	sumario_write_fn *write, void *user, uint64_t *n_units);

/* What comes before, between and after articles that are written with MANY. */
enum sumario_status sumario_bitext_write_place(
	enum sumario_place place, const struct sumario_output *output,
	sumario_write_fn *write, void *user);

/* -- Many translations that come back in one file ------------------------- */

/*
 * One file with the translations of many articles, which it gives to each by
 * its id, or by their sources where names were lost.  Opaque; one thread reads
 * it, and then any number may take from it.
 */
struct sumario_bundle;

/*
 * A bundle in the languages of the manifest that OF has read, as all articles
 * of it are; if OF is NULL or has none, from es to en.  NULL: out of memory.
 */
struct sumario_bundle *sumario_bundle_new(const struct sumario_bitext *of);

/* Frees BUNDLE, after all that has taken from it.  NULL is allowed. */
void sumario_bundle_free(struct sumario_bundle *bundle);

/*
 * What was written beside mt-lines (SUMARIO_MT_IDS), without which lines cannot
 * be told apart.  Borrowed until the bundle is read.
 */
void sumario_bundle_set_ids(struct sumario_bundle *bundle, const char *bytes,
			    size_t len);

/*
 * Where units are kept instead of in memory: PUT adds bytes at the end, GET
 * reads some of them again, by any thread.  Before anything is read.
 */
void sumario_bundle_set_store(struct sumario_bundle *bundle,
			      bool (*put)(void *user, const char *bytes,
					  size_t len),
			      bool (*get)(void *user, uint64_t offset,
					  char *bytes, size_t len),
			      void *user);

/*
 * Reads the next bytes of the file, of the formats of
 * sumario_bitext_read_target(): *N_TAKEN of them; 0: more are needed.  LAST:
 * there are none after them.  Of JSON each part is read as it comes, other
 * formats are read whole.  Errors as there; SUMARIO_IO: PUT returned false.
 */
enum sumario_status sumario_bundle_read_part(struct sumario_bundle *bundle,
					     const char *bytes, size_t len,
					     bool last, size_t *n_taken,
					     struct sumario_error *error);

/* The format of the file, in which what is missing can be written. */
enum sumario_format sumario_bundle_get_format(
	const struct sumario_bundle *bundle);

/* Tells FN what is wrong with the file as such.  False: FN returned that. */
bool sumario_bundle_list(const struct sumario_bundle *bundle,
			 sumario_finding_fn *fn, void *user);

/* Tells FN of all units that no bitext has taken. */
bool sumario_bundle_list_rest(struct sumario_bundle *bundle,
			      sumario_finding_fn *fn, void *user);

/*
 * sumario_bitext_read_target() of what BUNDLE has for the manifest's article;
 * that may be nothing.  SUMARIO_IO: GET returned false.
 */
enum sumario_status sumario_bitext_take(struct sumario_bitext *bitext,
					struct sumario_bundle *bundle,
					struct sumario_error *error);

/* -- Alignment ----------------------------------------------------------- */

/* An article and its translation, segment by segment.  Opaque. */
struct sumario_alignment;

/* Segments [source, source + n_source) and their translation, from 0. */
struct sumario_pair {
	uint32_t source, n_source; /* 0 to 2; 0: nothing in the source */
	uint32_t target, n_target; /* 0 to 2; 0: not translated */
	double confidence;	   /* 0..1; 0 where a side is empty */
};

/* What an alignment is written as; in TMX are only pairs with two sides. */
#define SUMARIO_ALIGNMENT_FORMATS(X) \
	X(TSV, "tsv") \
	X(TMX, "tmx") \
	X(JSON, "json") \
	X(XLIFF2, "xliff2")

#define SUMARIO_ALIGNMENT_(constant, name) SUMARIO_ALIGNMENT_##constant,
enum sumario_alignment_format {
	SUMARIO_ALIGNMENT_FORMATS(SUMARIO_ALIGNMENT_)
		SUMARIO_N_ALIGNMENT_FORMATS
};
#undef SUMARIO_ALIGNMENT_

/*
 * Pairs the segments of SOURCE and TARGET, which must have been read to
 * SUMARIO_DEPTH_SPLIT at least, and must not be read into or freed as long as
 * the alignment is used.  The source_lang a document was read with is its
 * language.  *ALIGNMENT is to be freed by sumario_alignment_free(); it is
 * untouched after a failure, SUMARIO_NO_MEMORY.  Time and memory are linear
 * for long texts.
 */
enum sumario_status sumario_align(const struct sumario_document *source,
				  const struct sumario_document *target,
				  struct sumario_alignment **alignment,
				  struct sumario_error *error);

/* Frees ALIGNMENT.  NULL is allowed. */
void sumario_alignment_free(struct sumario_alignment *alignment);

/*
 * Fills PAIR with pair INDEX (from 0); false when there are fewer.  All
 * segments of both documents are in the pairs, in order, each once.
 */
bool sumario_alignment_get_pair(const struct sumario_alignment *alignment,
				size_t index, struct sumario_pair *pair);

/*
 * Several alignments in one output: what goes before, between and after them,
 * and each.  OUTPUT, whose format does not count, is "many", with the languages
 * of all; its number goes up from 1.  One that is not "many" has its own
 * languages, and all is put at once, without a place.
 */
enum sumario_status
sumario_alignment_place(enum sumario_alignment_format format,
			enum sumario_place place,
			const struct sumario_output *output,
			sumario_write_fn *write, void *user);
enum sumario_status
sumario_alignment_put(const struct sumario_alignment *alignment,
		      enum sumario_alignment_format format,
		      const struct sumario_output *output,
		      sumario_write_fn *write, void *user);

/* One alone, without more to say.  TERMINAL as in struct sumario_output. */
enum sumario_status
sumario_alignment_write(const struct sumario_alignment *alignment,
			enum sumario_alignment_format format, bool terminal,
			sumario_write_fn *write, void *user);

/* "0.1.0" */
const char *sumario_version(void);

#ifdef __cplusplus
}
#endif

#endif
