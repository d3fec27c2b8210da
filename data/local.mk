## The language as plain text, and the tables made from it.
lexicon_files = \
	%D%/decimals.tsv \
	%D%/languages.tsv \
	%D%/en/conventions.tsv \
	%D%/en/counting.tsv \
	%D%/en/currencies.tsv \
	%D%/en/months.txt \
	%D%/en/numerals.tsv \
	%D%/en/scales.tsv \
	%D%/en/weekdays.txt \
	%D%/es/abbreviations.tsv \
	%D%/es/acronyms_en.tsv \
	%D%/es/conventions.tsv \
	%D%/es/counting.tsv \
	%D%/es/cues.tsv \
	%D%/es/currencies.tsv \
	%D%/es/df.tsv \
	%D%/es/endings.tsv \
	%D%/es/expressions.tsv \
	%D%/es/furniture.tsv \
	%D%/es/keywords.tsv \
	%D%/es/language.tsv \
	%D%/es/leaning.tsv \
	%D%/es/leanweights.tsv \
	%D%/es/months.txt \
	%D%/es/names.tsv \
	%D%/es/numbered.txt \
	%D%/es/numerals.tsv \
	%D%/es/openings.tsv \
	%D%/es/phrases.tsv \
	%D%/es/places.tsv \
	%D%/es/scales.tsv \
	%D%/es/starters.txt \
	%D%/es/stopwords.txt \
	%D%/es/weekdays.txt \
	%D%/es/weights.tsv \
	%D%/es/words.tsv
EXTRA_DIST += $(lexicon_files) %D%/README.md tools/mklex.awk

## Lists of other languages, which are read when they are needed.
english_files = %D%/en/abbreviations.tsv %D%/en/starters.txt
EXTRA_DIST += $(english_files) tools/mkstring.awk

BUILT_SOURCES += src/text/lexicon_es.inc src/text/lexicon_en.inc
CLEANFILES += src/text/lexicon_es.inc src/text/lexicon_en.inc

EXTRA_DIST += %D%/html_references.tsv tools/mkreferences.awk
BUILT_SOURCES += src/markup/html_references.inc
CLEANFILES += src/markup/html_references.inc

src/markup/html_references.inc: tools/mkreferences.awk %D%/html_references.tsv
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	made=`pwd`/$@.tmp && \
	(cd $(srcdir) && LC_ALL=C $(AWK) -f tools/mkreferences.awk \
		data/html_references.tsv) >"$$made" && \
	mv "$$made" $@

## Words of pages, whatever their language.
html_files = %D%/html_bylines.tsv %D%/html_hints.tsv %D%/html_interludes.tsv \
	%D%/html_months.tsv %D%/html_promos.tsv
EXTRA_DIST += $(html_files)
BUILT_SOURCES += src/read/html_words.inc
CLEANFILES += src/read/html_words.inc

src/read/html_words.inc: tools/mklex.awk $(html_files)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	made=`pwd`/$@.tmp && \
	(cd $(srcdir) && LC_ALL=C $(AWK) -f tools/mklex.awk $(html_files)) \
		>"$$made" && \
	mv "$$made" $@

src/text/lexicon_en.inc: tools/mkstring.awk $(english_files)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	made=`pwd`/$@.tmp && \
	(cd $(srcdir) && LC_ALL=C $(AWK) -f tools/mkstring.awk \
		$(english_files)) >"$$made" && \
	mv "$$made" $@

src/text/lexicon_es.inc: tools/mklex.awk $(lexicon_files)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	made=`pwd`/$@.tmp && \
	(cd $(srcdir) && LC_ALL=C $(AWK) -f tools/mklex.awk $(lexicon_files)) \
		>"$$made" && \
	mv "$$made" $@
