## Comparisons with peers, and how good the summaries are; not part of check.
EXTRA_DIST += %D%/icu-split.c %D%/scale.sh %D%/split.sh
EXTRA_DIST += %D%/eval.py %D%/ablation.tsv %D%/cross.tsv
EXTRA_DIST += %D%/fit_keywords.py

.PHONY: bench bench-split bench-memory bench-scale
bench: bench-split bench-memory

## Translation memory: load and look up.
EXTRA_PROGRAMS = %D%/memory
CLEANFILES += %D%/memory$(EXEEXT)
%C%_memory_LDADD = src/libsumario-core.la
bench-memory: %D%/memory$(EXEEXT)
	%D%/memory$(EXEEXT)

## Against ICU's sentence iteration (needs libicu-dev).
bench-split: sumario$(EXEEXT)
	CC='$(CC)' SUMARIO='$(abs_builddir)/sumario$(EXEEXT)' \
	top_srcdir='$(abs_top_srcdir)' $(SHELL) $(srcdir)/bench/split.sh

## The figures of doc/scale.md: make bench-scale CORPUS=articles.jsonl
bench-scale: sumario$(EXEEXT)
	@SUMARIO='$(abs_builddir)/sumario$(EXEEXT)' \
		bash $(srcdir)/bench/scale.sh '$(CORPUS)'

## Key sentences against summaries by newspapers: EVAL_DATA names the folder
## with summaries/dev.jsonl.  Says what each part of the scorer adds.
.PHONY: eval
eval: sumario$(EXEEXT)
	@test -n '$(EVAL_DATA)' || \
	  { echo 'usage: make eval EVAL_DATA=FOLDER' >&2; exit 1; }
	/usr/bin/python3 $(srcdir)/bench/eval.py '$(abs_top_srcdir)' \
	  '$(abs_top_builddir)' '$(EVAL_DATA)' --table

## Keywords against readers' lists: EVAL_DATA names the folder with
## readers/dev.jsonl and readers/more.jsonl.  Needs python3-numpy.
.PHONY: fit-keywords eval-keywords
fit-keywords eval-keywords: sumario$(EXEEXT)
	@test -n '$(EVAL_DATA)' || \
	  { echo 'usage: make $@ EVAL_DATA=FOLDER' >&2; exit 1; }
	/usr/bin/python3 $(srcdir)/bench/fit_keywords.py ./sumario$(EXEEXT) \
	  '$(EVAL_DATA)/readers' `case $@ in \
	  fit-*) echo --write=$(srcdir)/data/es/keywords.tsv;; \
	  *) echo --folds=10 --groups=yes;; esac`
