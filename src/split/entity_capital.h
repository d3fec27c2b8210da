/* SPDX-License-Identifier: MIT */
/*
 * What the readers of names and of acronyms share: words with capitals.
 */
#ifndef SPLIT_ENTITY_CAPITAL_H
#define SPLIT_ENTITY_CAPITAL_H

#include "split/entity_scanner.h"

struct capital {
	size_t begin, end;
	size_t n_upper, n_lower, n_digits;
	bool more; /* it goes on as an address or a code does */
};

/* A name that is being read. */
struct name {
	size_t begin, end;
	struct capital first; /* its first word */
	char folded[FOLD_ROOM];
	size_t n_folded;
	size_t n_words;	 /* those with a capital */
	uint32_t flags;	 /* of enum lexicon_known: of the first word */
	bool is_initial; /* it has its capital from its place */
	bool is_joined; /* there are small words in it */
	bool is_direct; /* there are none between the first two */
	bool has_purpose;
	enum sumario_entity_subtype subtype;
};

/* Reads the word at AT; hyphens, & and ’ between letters belong to it. */
void entity_scan_word(const struct entity_scanner *x, size_t at,
		      struct capital *word);

/* More capitals than small letters in the segment: they say nothing. */
bool entity_is_shouted(struct entity_scanner *x);

/* Whether the word is an abbreviation with its full stop: "Sr.", "D.". */
bool entity_is_abbreviation(const struct entity_scanner *x,
			    const struct capital *word);

/* After the Roman numeral at AT; AT if there is none (entity_acronym.c). */
size_t entity_roman_end(const struct entity_scanner *x, size_t at);

/* "EE. UU.", "S. A.", "U.S.A.", "EE UU"; where it ends, or BEGIN. */
size_t entity_dotted_end(const struct entity_scanner *x, size_t begin);

/* Adds [begin, end) without its full stops, blanks and N_TAIL last bytes. */
void entity_add_acronym(struct entity_scanner *x, size_t begin, size_t end,
			size_t n_tail);

/* Whether the word is a plain acronym: OTAN, ONGs, COVID-19. */
bool entity_is_acronym(struct entity_scanner *x, const struct capital *word);

/* Whether the word is only written in capitals: "dijo que NO", "FALLO:". */
bool entity_is_plain_word(const struct entity_scanner *x,
			  const struct capital *word);

/* Flags of enum lexicon_known of [begin, end). */
uint32_t entity_find_known(const struct entity_scanner *x, size_t begin,
			   size_t end);

/* Whether the first word is a stop word, or one that starts sentences. */
bool entity_is_listed(const struct entity_scanner *x, const struct name *name);

/* "Dijo", "Preguntó": verbs begin sentences and are before names. */
bool entity_looks_like_verb(const struct entity_scanner *x,
			    const struct name *name);

/* Whether the word at AT is in hardly any article. */
bool entity_is_rare(const struct entity_scanner *x, size_t at);

/*
 * What is said of a single word with a capital that it would have anyway, as
 * the first one of a sentence (entity_known.c).
 */
enum entity_evidence {
	EVIDENCE_NONE,	/* it is no name */
	EVIDENCE_DOUBT, /* it is one if the article has it elsewhere */
	EVIDENCE_NAME
};

enum entity_evidence entity_judge(const struct entity_scanner *x,
				  const struct name *name);

/*
 * Of what the name is, as its subtype.  Takes words before it in that belong to
 * it: "el mar Negro".
 */
void entity_find_subtype(const struct entity_scanner *x, struct name *name);

/* Takes out the names in doubt that the article does not have elsewhere. */
void entity_settle(struct entity_scanner *x);

#endif
