## What a maintainer runs.  The tools of the build itself stand where their
## output does.
EXTRA_DIST += %D%/count-df.awk

.PHONY: update-df
## make update-df CORPUS=fnc.jsonl: the Spanish Fake News Corpus as JSON Lines.
update-df: sumario$(EXEEXT)
	@test -n "$(CORPUS)" || { echo 'set CORPUS=FILE.jsonl' >&2; exit 1; }
	./sumario$(EXEEXT) -i jsonl -f tree <"$(CORPUS)" | \
	LC_ALL=C $(AWK) -v placeholder=NUMBER -v source='The Spanish Fake News Corpus (J. Posadas-Durán et al.), CC BY 4.0.' \
		-f $(srcdir)/tools/count-df.awk >df.tmp
	mv df.tmp $(srcdir)/data/es/df.tsv
