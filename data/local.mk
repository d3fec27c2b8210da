## The language as plain text, and the tables made from it.
lexicon_files = \
	%D%/languages.tsv \
	%D%/es/abbreviations.tsv \
	%D%/es/cues.tsv \
	%D%/es/df.tsv \
	%D%/es/expressions.tsv \
	%D%/es/furniture.tsv \
	%D%/es/keywords.tsv \
	%D%/es/leaning.tsv \
	%D%/es/leanweights.tsv \
	%D%/es/months.txt \
	%D%/es/numbered.txt \
	%D%/es/openings.tsv \
	%D%/es/phrases.tsv \
	%D%/es/starters.txt \
	%D%/es/stopwords.txt \
	%D%/es/weights.tsv
EXTRA_DIST += $(lexicon_files) %D%/README.md tools/mklex.awk

## Lists of other languages, which are read when they are needed.
english_files = %D%/en/abbreviations.tsv %D%/en/starters.txt
EXTRA_DIST += $(english_files) tools/mkstring.awk

BUILT_SOURCES += src/text/lexicon_es.inc src/text/lexicon_en.inc
CLEANFILES += src/text/lexicon_es.inc src/text/lexicon_en.inc

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
