## Comparisons with peers, and how good the summaries are; not part of check.
EXTRA_DIST += %D%/bench.py %D%/baseline.tsv
EXTRA_DIST += %D%/icu-split.c %D%/scale.sh %D%/split.sh
EXTRA_DIST += %D%/fit.py %D%/fit_keywords.py %D%/fit_lean.py %D%/quotes.py

.PHONY: bench bench-check bench-baseline bench-split bench-memory bench-scale

## The figures of doc/performance.md, and with SVG=FOLDER its charts: beside jq,
## wc and ICU, growth, and stages by valgrind.  CORPUS=articles.jsonl takes
## articles of its own, MB=N so many megabytes, RUNS=N so many runs.
bench_py = CC='$(CC)' CFLAGS='$(CFLAGS)' /usr/bin/python3 \
	$(srcdir)/bench/bench.py '$(abs_builddir)/sumario$(EXEEXT)' \
	'$(abs_top_srcdir)/samples'
bench: sumario$(EXEEXT)
	@$(bench_py) --corpus='$(CORPUS)' --mb='$(MB)' --runs='$(RUNS)' \
	  --svg='$(SVG)'

## Instructions and simulated misses of a short batch against those that were
## committed: fails above 3 %, compares nothing with another compiler or C
## library.  No part of CI: what a new feature costs is for people to judge.
bench-check: sumario$(EXEEXT)
	@$(bench_py) --check='$(abs_top_srcdir)/bench/baseline.tsv'
bench-baseline: sumario$(EXEEXT)
	@$(bench_py) --baseline='$(abs_top_srcdir)/bench/baseline.tsv'

## Translation memory: load and look up.
EXTRA_PROGRAMS = %D%/memory %D%/fit_grams
CLEANFILES += %D%/memory$(EXEEXT) %D%/fit_grams$(EXEEXT)
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

## Key sentences by what readers thought of them: EVAL_DATA names a folder with
## readers/*.jsonl and summaries/dev.jsonl.  eval judges each article with weights
## that were learned from others, then says what each group of features adds, and
## compares with summaries by newspapers; fit learns the weights (needs
## python3-numpy).
.PHONY: eval fit
eval: sumario$(EXEEXT)
	@test -n '$(EVAL_DATA)' || \
	  { echo 'usage: make eval EVAL_DATA=FOLDER' >&2; exit 1; }
	/usr/bin/python3 $(srcdir)/bench/fit.py \
	  '$(abs_builddir)/sumario$(EXEEXT)' '$(EVAL_DATA)' --cross
	/usr/bin/python3 $(srcdir)/bench/fit.py \
	  '$(abs_builddir)/sumario$(EXEEXT)' '$(EVAL_DATA)' --ablation
	/usr/bin/python3 '$(EVAL_DATA)/summaries/evaluate.py' \
	  '$(EVAL_DATA)/summaries/dev.jsonl' '$(abs_builddir)/sumario$(EXEEXT)'
fit: sumario$(EXEEXT)
	@test -n '$(EVAL_DATA)' || \
	  { echo 'usage: make fit EVAL_DATA=FOLDER' >&2; exit 1; }
	/usr/bin/python3 $(srcdir)/bench/fit.py \
	  '$(abs_builddir)/sumario$(EXEEXT)' '$(EVAL_DATA)' \
	  '$(abs_top_srcdir)/data/es/weights.tsv'

## Sentences that lean: how well they are known, and the weights of their cues
## (needs python3-numpy).  EVAL_DATA has readers/*.jsonl.
.PHONY: eval-lean fit-lean bench-quotes
eval-lean: sumario$(EXEEXT)
	/usr/bin/python3 $(srcdir)/bench/fit_lean.py \
	  '$(abs_builddir)/sumario$(EXEEXT)' '$(EVAL_DATA)'
fit-lean: sumario$(EXEEXT)
	/usr/bin/python3 $(srcdir)/bench/fit_lean.py \
	  '$(abs_builddir)/sumario$(EXEEXT)' '$(EVAL_DATA)' \
	  --write='$(abs_top_srcdir)/data/es/leanweights.tsv'

## How many bullets begin or end inside a quotation.
bench-quotes: sumario$(EXEEXT)
	@/usr/bin/python3 $(srcdir)/bench/quotes.py \
	  '$(abs_builddir)/sumario$(EXEEXT)' '$(CORPUS)'

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

## The weights that tell languages: CORPUS has a folder of texts for each model
## (doc/language.md).  Takes about ten minutes.
.PHONY: fit-grams
%C%_fit_grams_LDADD = src/libsumario-core.la -lm
fit-grams: %D%/fit_grams$(EXEEXT)
	@test -n '$(CORPUS)' || \
	  { echo 'usage: make fit-grams CORPUS=FOLDER' >&2; exit 1; }
	%D%/fit_grams$(EXEEXT) '$(CORPUS)' \
	  '$(abs_top_srcdir)/data/grams.tsv' \
	  '$(abs_top_srcdir)/data/languages.tsv'

## A thousand and ten thousand articles through an engine that damages three of a
## hundred: what is not found, memory and speed.
.PHONY: bench-night
bench-night: sumario$(EXEEXT)
	@for n in 1000 10000; do for check in --no-check --check; do \
	  mkdir -p bench-night.d; echo "$$n articles, $$check"; \
	  (cd bench-night.d && CHECK=$$check \
	    SUMARIO='$(abs_builddir)/sumario$(EXEEXT)' \
	    top_srcdir='$(abs_top_srcdir)' \
	    $(SHELL) '$(abs_top_srcdir)/tests/merge/night.sh' $$n); \
	  rm -rf bench-night.d; done; done
