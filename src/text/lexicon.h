/* SPDX-License-Identifier: MIT */
/*
 * The tables of data/: sorted lists of case-folded NFC entries, each with a
 * number.  They are compiled in by tools/mklex.awk; a value that is a name in
 * the file is here one of the enums below, in the order of the file's
 * "#: values" or "#: flags" line (tests/unit/test_lexicon.c holds that).
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lexicon_entry {
	uint32_t offset; /* of the NUL-terminated entry in the pool; in order */
	uint32_t value;
	uint32_t head; /* by lexicon_head(): tells most entries apart */
};

struct lexicon_table {
	const char *pool;
	const struct lexicon_entry *entries; /* sorted by bytes; and an end */
	const uint32_t *index; /* first entry of each first byte */
	uint32_t n_entries;
	uint32_t n_documents; /* of a document-frequency table, else 0 */
	const char *texts;    /* values are offsets into it, or NULL */
	/*
	 * Of a table that is compiled in, else NULL: place + 1 of the entries
	 * by hash, 0 in free slots.  How many is a power of two.
	 */
	const uint32_t *slots;
	uint32_t n_slots;
};

/* data/es/abbreviations.tsv: what a full stop after the word means. */
enum lexicon_abbreviation {
	ABBREVIATION_NONE,
	ABBREVIATION_BOUND,   /* never ends a sentence: Sr. */
	ABBREVIATION_UNIT,    /* after a number, may end one: km. */
	ABBREVIATION_MONTH,   /* may end one: ene. */
	ABBREVIATION_STARTER, /* ends one only before a starter: S. A. */
	ABBREVIATION_PAIR,    /* left half of a doubled one: EE. UU. */
	ABBREVIATION_CONTEXT, /* also a word, bound before a number: no. 5 */
	ABBREVIATION_TITLE,   /* also a word, bound before a name: Gen. */
	ABBREVIATION_FREE     /* may end one: etc. */
};

/* data/es/starters.txt: words that start sentences. */
enum lexicon_starter { STARTER_NONE, STARTER_STRONG, STARTER_WEAK };

/* data/es/numbered.txt: what a numeral, a number or a letter follows. */
enum lexicon_numbered {
	NUMBERED_NONE,
	NUMBERED_NAME,	  /* of a king: "Felipe V" */
	NUMBERED_PART,	  /* of a text: "Capítulo I", "Artículo 5" */
	NUMBERED_ORDINAL, /* "Segundo." */
	NUMBERED_KIND,	  /* of a part: "final" */
	NUMBERED_LETTER	  /* a thing told by a letter: "vitamina C" */
};

/* data/es/leaning.tsv: flags, what a sentence that begins so is. */
enum lexicon_leaning {
	LEANING_LEANS = 1 << 0,	     /* on the sentence before: "Por eso" */
	LEANING_CONNECTS = 1 << 1,   /* to it, but can be read without */
	LEANING_ALONE = 1 << 2,	     /* neither: "Además de" */
	LEANING_IMPERSONAL = 1 << 3, /* a verb without a subject: "Hay" */
	/* The words are not read in a key sentence: */
	LEANING_EMPTY = 1 << 4, /* they say nothing: "Asimismo" */
	LEANING_APART = 1 << 5	/* … without the sentence before: "Pero" */
};

/* data/es/furniture.tsv: lines that are no part of the article. */
enum lexicon_furniture {
	ENTRY_NONE, /* the file says what each is */
	ENTRY_POINTER,
	ENTRY_HINT,
	ENTRY_LABEL,
	ENTRY_GREETING,
	ENTRY_ANSWER,
	ENTRY_SECTION,
	ENTRY_CAPTION,
	ENTRY_INSIDE,
	ENTRY_CLICK,
	ENTRY_HERE,
	ENTRY_NETWORK,
	ENTRY_SHARE,
	ENTRY_AGENCY,
	ENTRY_AUTHOR,
	ENTRY_WEEKDAY,
	ENTRY_MONTH,
	ENTRY_FIGURE,
	ENTRY_NOTICE
};

/* data/es/phrases.tsv: flags, what a word tells of key phrases. */
enum lexicon_phrase {
	PHRASE_ARTICLE = 1 << 0,     /* "dos"; none begins with it */
	PHRASE_PREPOSITION = 1 << 1, /* "tras"; neither */
	PHRASE_INSIDE = 1 << 2,	     /* "reciente"; neither */
	PHRASE_NEVER = 1 << 3,	     /* it is part of none: "todavía" */
	PHRASE_OPENS = 1 << 4,	/* none alone, but it begins some: "nuevo" */
	PHRASE_GIVEN = 1 << 5,	/* a given name: "Ana" */
	PHRASE_GENERAL = 1 << 6 /* says little alone: "caso", "medida" */
};

#define PHRASE_NO_START \
	(PHRASE_ARTICLE | PHRASE_PREPOSITION | PHRASE_INSIDE | PHRASE_NEVER)

/* data/es/cues.tsv: flags, what a word tells of the sentence it is in. */
enum lexicon_cue {
	CUE_SAYING = 1 << 0,	     /* "dijo" */
	CUE_FINITE = 1 << 1,	     /* a finite verb: "llega" */
	CUE_ACTION = 1 << 2,	     /* news happen by it: "aprobó" */
	CUE_MAGNITUDE = 1 << 3,	     /* "millones", "récord" */
	CUE_SELF = 1 << 4,	     /* the speaker: "yo", "nuestro" */
	CUE_QUESTION = 1 << 5,	     /* "quién" */
	CUE_AUXILIARY = 1 << 6,	     /* "ha", "habían" */
	CUE_COPULA = 1 << 7,	     /* "es", "están" */
	CUE_FUTURE = 1 << 8,	     /* "abrirá" */
	CUE_WE = 1 << 9,	     /* a verb: "vivimos" */
	CUE_ARTICLE = 1 << 10,	     /* "la" */
	CUE_DEMONSTRATIVE = 1 << 11, /* "este" */
	CUE_PERSONAL = 1 << 12,	     /* "ella" */
	CUE_PREPOSITION = 1 << 13,   /* "para" */
	CUE_POSSESSIVE = 1 << 14,    /* "su" */
	CUE_CLITIC = 1 << 15,	     /* "se" */
	CUE_ADVERB = 1 << 16,	     /* may come before the verb: "ya" */
	CUE_TIME = 1 << 17,	     /* "semana" */
	CUE_ANAPHOR = 1 << 18,	     /* "dicho", "ambas" */
	CUE_ABSOLUTE = 1 << 19,	     /* "único", "clave" */
	CUE_PLAN = 1 << 20,	     /* "plazo" */
	CUE_NOUN = 1 << 21,	     /* no verb, although it ends like one */
	CUE_ANCHOR = 1 << 22,	     /* see data/es/expressions.tsv */
	CUE_JOINT = 1 << 23,	     /* may be inside a key phrase: "de" */
	CUE_CALENDAR = 1 << 24,	     /* "martes", "ayer", "mayo" */
	CUE_LINK = 1 << 25,	     /* of an address: "http", "www" */
	CUE_OPENER = 1 << 26,	     /* see data/es/furniture.tsv */
	CUE_INSIDE = 1 << 27,	     /* … where it may be anywhere */
	CUE_CONNECTIVE = 1 << 28,    /* see data/es/leaning.tsv */
	/* Of a running word; no table has them. */
	CUE_DIGIT = 1 << 29,  /* it has a digit */
	CUE_CAPITAL = 1 << 30 /* it begins with a capital letter */
};

/* … and whether it is frequent in English, but not in Spanish. */
#define CUE_ENGLISH (UINT32_C(1) << 31)

/* data/es/expressions.tsv: flags, what some words together tell. */
enum lexicon_expression {
	EXPRESSION_BACK = 1 << 0,	/* background: "cabe recordar" */
	EXPRESSION_CONCLUSION = 1 << 1, /* "por lo tanto" */
	EXPRESSION_PLAN = 1 << 2,	/* "a partir de" */
	EXPRESSION_SOURCE = 1 << 3,	/* "de acuerdo con" */
	EXPRESSION_ABSOLUTE = 1 << 4	/* "en total" */
};

/* data/es/words.tsv: flags, little words that the rules ask for. */
enum lexicon_word {
	WORD_OF = 1 << 0,	  /* "de" */
	WORD_RELATES = 1 << 1,	  /* "que" */
	WORD_THEN = 1 << 2,	  /* "entonces" */
	WORD_LATER = 1 << 3,	  /* "después" */
	WORD_THAN = 1 << 4,	  /* … "de" */
	WORD_WHILE = 1 << 5,	  /* "cuando" */
	WORD_DEFINITE = 1 << 6,	  /* "el" */
	WORD_CONTRACTED = 1 << 7, /* "al" */
	WORD_NEAR = 1 << 8,	  /* "este" */
	WORD_PRONOUN = 1 << 9,	  /* "esto" */
	WORD_LOOK = 1 << 10,	  /* "ver" */
	WORD_POINTING = 1 << 11,  /* "siguiente" */
	WORD_IS = 1 << 12,	  /* "es" */
	WORD_BY = 1 << 13,	  /* "por" */
	WORD_BYLINE = 1 << 14,	  /* "y" in "Ana y Luis" */
	WORD_NOTE = 1 << 15,	  /* "nota" */
	WORD_LETTER = 1 << 16,	  /* "y" */
	WORD_ERA = 1 << 17,	  /* "d" of "d. C." */
	WORD_NOON = 1 << 18,	  /* "p" of "p. m." */
	WORD_AREA = 1 << 19,	  /* "a" */
	WORD_SHORT = 1 << 20,	  /* "mill" */
	WORD_THAT = 1 << 21,	  /* "que" */
	WORD_BINDS = 1 << 22,	  /* "de", "la": what ends in it goes on */
	WORD_SHOUTED = 1 << 23,	  /* in capitals no acronym: "FALLO" */
	WORD_TITLE = 1 << 24	  /* before a surname: "señor" */
};

/* data/es/names.tsv: flags, small words inside names. */
enum lexicon_name {
	NAME_JOINT = 1 << 0, /* "Ana de Soto" */
	NAME_SECOND = 1 << 1,  /* "Ana de la Vega" */
	NAME_FOREIGN = 1 << 2, /* "Army of Soto" */
	NAME_AND = 1 << 3,     /* "Ministerio de Aguas y Montes" */
	NAME_FOR = 1 << 4,     /* "Comité para la Defensa" */
	NAME_ARTICLE = 1 << 5, /* "Fondo para el Agua" */
	NAME_ENDS = 1 << 6     /* "John Smith Jr." */
};

/* data/es/known.tsv: flags, what is known of names, and of words beside them. */
enum lexicon_known {
	KNOWN_GIVEN = 1 << 0,	     /* "Nerea" */
	KNOWN_SURNAME = 1 << 1,	     /* "Pérez" */
	KNOWN_PLACE = 1 << 2,	     /* "La Rioja" */
	KNOWN_ORGANISATION = 1 << 3, /* "Cruz Roja" */
	KNOWN_OTHER = 1 << 4,	     /* "Navidad" */
	KNOWN_WORD = 1 << 5,	     /* an ordinary word, too: "flores" */
	HEAD_ORGANISATION = 1 << 6,  /* a name begins with it: "Ministerio" */
	HEAD_PLACE = 1 << 7,	     /* "Puerto" */
	HEAD_EVENT = 1 << 8,	     /* "Copa" */
	HEAD_OTHER = 1 << 9,	     /* "Ley" */
	HEAD_PERSON = 1 << 10,	     /* "Sor"; before one: "ministra" */
	HEAD_JOINS = 1 << 11,	     /* "Ministerio de Aguas y Montes" */
	HEAD_PURPOSE = 1 << 12,	     /* "Comité para la Defensa" */
	HEAD_INSIDE = 1 << 13,	     /* though small: "mar Negro" */
	HEAD_AFTER = 1 << 14,	     /* "la ciudad de Soto" */
	HEAD_WORK = 1 << 15,	     /* la película "Agua" */
	HEAD_ROLE = 1 << 16,	     /* no part of it: "Presidente Soto" */
	HEAD_CROWD = 1 << 17,	     /* nor this: "Vecinos de Soto" */
	KNOWN_MORE = 1 << 18	     /* longer names begin with it: "costa" */
};

#define KNOWN_KINDS \
	(KNOWN_GIVEN | KNOWN_SURNAME | KNOWN_PLACE | KNOWN_ORGANISATION | \
	 KNOWN_OTHER)
#define HEAD_KINDS \
	(HEAD_ORGANISATION | HEAD_PLACE | HEAD_EVENT | HEAD_OTHER | HEAD_PERSON)

/* data/es/endings.tsv: flags. */
enum lexicon_ending {
	ENDING_VERB = 1 << 0,	    /* "-aron" */
	ENDING_INFINITIVE = 1 << 1, /* "-ar" */
	ENDING_PLURAL = 1 << 2,	    /* "-an" */
	ENDING_NOUN = 1 << 3,	    /* "-ción" */
	ENDING_CLEAR = 1 << 4,	    /* "-ía" */
	ENDING_PARTICIPLE = 1 << 5, /* "-ado" */
	ENDING_MANNER = 1 << 6,	    /* "-mente" */
	ENDING_OPENS = 1 << 7	    /* "-ó" */
};

/* data/es/openings.tsv: lines before an article. */
enum lexicon_opening {
	OPENING_NONE,
	OPENING_SECTION, /* "Sucesos" */
	OPENING_BYLINE,	 /* "Redacción", "por" */
	OPENING_AGENCY,	 /* "EFE" */
	OPENING_DATE,	 /* "Actualizado", "lunes", "de" */
	OPENING_SERVICE, /* "Compartir", "lectura" */
	OPENING_PAGE	 /* "Página" */
};

/* data/es/conventions.tsv: flags, what a word means near a number. */
enum lexicon_role {
	ROLE_JOINT = 1 << 0,
	ROLE_SINCE = 1 << 1,
	ROLE_YEAR = 1 << 2,
	ROLE_PLACE = 1 << 3,
	ROLE_AT = 1 << 4,
	ROLE_THE = 1 << 5,
	ROLE_HOURS = 1 << 6,
	ROLE_OF_THE = 1 << 7,
	ROLE_OF = 1 << 8,
	ROLE_MORNING = 1 << 9,
	ROLE_AFTERNOON = 1 << 10,
	ROLE_NIGHT = 1 << 11,
	ROLE_THEN = 1 << 12,
	ROLE_ORDINAL = 1 << 13,
	ROLE_PER = 1 << 14,
	ROLE_CENT = 1 << 15,
	ROLE_PERCENT = 1 << 16,
	ROLE_HALF = 1 << 17,
	ROLE_AND = 1 << 18,
	ROLE_ARTICLE = 1 << 19,
	ROLE_NEGATION = 1 << 20,
	ROLE_MINUS = 1 << 21,	/* "menos" */
	ROLE_WITH = 1 << 22,	/* "con" */
	ROLE_OVER = 1 << 23,	/* "sobre" */
	ROLE_CENTURY = 1 << 24, /* "siglo" */
	ROLE_DECADE = 1 << 25,	/* "década", "años" */
	ROLE_LABEL = 1 << 26,	/* "teléfono" */
	ROLE_DAY = 1 << 27,	/* "hoy" */
	ROLE_PAST = 1 << 28,	/* "ayer", "pasado" */
	ROLE_FUTURE = 1 << 29,	/* "mañana", "próximo" */
	ROLE_TWICE = 1 << 30	/* "anteayer" */
};

/* … "a", "al", to the second of two. */
#define ROLE_TO (UINT32_C(1) << 31)

/* data/es/places.tsv */
enum lexicon_place {
	PLACE_OF = 1 << 0,   /* "de" and a place's name follow */
	PLACE_FIRST = 1 << 1 /* a place's name begins with it */
};

/* data/es/tolls.tsv: what is counted, each a bit, and … */
#define TOLL_COUNTED 63
#define TOLL_PART 64 /* … of a part only */

/*
 * An entry that begins with a hyphen is an ending.  Tables have endings from
 * their last byte on: turns the LEN bytes of ENTRY so, if it is one.
 */
void lexicon_turn_ending(char *entry, size_t len);

/*
 * The second to fifth of the LEN bytes of ENTRY as a number, 0 where there is
 * none, so that numbers are in the order of entries with the same first byte.
 */
uint32_t lexicon_head(const char *entry, size_t len);

/* Value of the LEN bytes at KEY, or 0 if TABLE does not have them. */
uint32_t lexicon_find(const struct lexicon_table *table, const char *key,
		      size_t len);

/* lexicon_find(); *GOES_ON tells whether a longer entry begins with KEY. */
uint32_t lexicon_find_begin(const struct lexicon_table *table, const char *key,
			    size_t len, bool *goes_on);

/*
 * The values of all the endings in TABLE that the LEN bytes of WORD, which is
 * folded, have after at least REST bytes: as flags, added up.
 */
uint32_t lexicon_add_endings(const struct lexicon_table *table,
			     const char *word, size_t len, size_t rest);

/* Whether an entry of TABLE begins with BYTE. */
static inline bool
lexicon_has_initial(const struct lexicon_table *table, char byte)
{
	unsigned char first = (unsigned char)byte;

	return table->index[first] < table->index[first + 1];
}

/* The text of the LEN bytes at KEY in TABLE, one of texts, or NULL. */
const char *lexicon_find_text(const struct lexicon_table *table,
			      const char *key, size_t len);

#endif
