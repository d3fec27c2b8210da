## The languages as plain text, and the tables made from them.  A new one is
## its folder and a word in this line; "und" is the last.
language_folders = %D%/es %D%/pt %D%/en %D%/und
EXTRA_DIST += $(language_folders) %D%/currencies.tsv %D%/decimals.tsv \
	%D%/languages.tsv %D%/README.md tools/mklex.awk
generated += src/text/languages.inc
CLEANFILES += src/text/languages.inc src/text/languages.d

## What tells languages from one another.
EXTRA_DIST += %D%/grams.tsv tools/mkgrams.awk
generated += src/text/grams.inc
CLEANFILES += src/text/grams.inc

src/text/grams.inc: tools/mkgrams.awk %D%/languages.tsv %D%/grams.tsv
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	made=`pwd`/$@.tmp && \
	(cd $(srcdir) && LC_ALL=C $(AWK) -f tools/mkgrams.awk \
		data/languages.tsv data/grams.tsv) >"$$made" && \
	mv "$$made" $@

EXTRA_DIST += %D%/html_references.tsv tools/mkreferences.awk
generated += src/markup/html_references.inc
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
generated += src/read/html_words.inc
CLEANFILES += src/read/html_words.inc

src/read/html_words.inc: tools/mklex.awk $(html_files)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	made=`pwd`/$@.tmp && \
	(cd $(srcdir) && LC_ALL=C $(AWK) -f tools/mklex.awk $(html_files)) \
		>"$$made" && \
	mv "$$made" $@

## Which files a folder has is found when the tables are made; they are noted
## for the next time.
src/text/languages.inc: tools/mklex.awk %D%/currencies.tsv %D%/decimals.tsv \
	%D%/languages.tsv %D%/local.mk
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	made=`pwd`/$@.tmp; noted=`pwd`/src/text/languages.d; \
	(cd $(srcdir) && files=`for f in $(language_folders); do \
		ls $$f | sed -n "/\.t[sx][vt]$$/s,^,$$f/,p"; done` && \
	LC_ALL=C $(AWK) -f tools/mklex.awk data/currencies.tsv \
		data/decimals.tsv data/languages.tsv $$files >"$$made" && \
	for f in $(language_folders) $$files; do \
		echo "$@: $(srcdir)/$$f"; echo "$(srcdir)/$$f:"; \
	done >"$$noted") && \
	mv "$$made" $@
-include src/text/languages.d
