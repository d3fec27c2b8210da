## The manual and the completions, made from the table of options.
nodist_man_MANS = man/sumario.1
bashcompletiondir = $(datadir)/bash-completion/completions
nodist_bashcompletion_DATA = completions/sumario
zshcompletiondir = $(datadir)/zsh/site-functions
nodist_zshcompletion_DATA = completions/_sumario
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_fishcompletion_DATA = completions/sumario.fish

option_table = src/cli/options.def
option_lists = src/sumario.h
option_tools = tools/options.awk tools/mkoptions.awk tools/mkcompletion.awk
completions = $(nodist_bashcompletion_DATA) $(nodist_zshcompletion_DATA) \
	$(nodist_fishcompletion_DATA)
EXTRA_DIST += %D%/sumario.1.in $(option_tools)
CLEANFILES += man/sumario.1 $(completions)

man/sumario.1: %D%/sumario.1.in $(option_tools) $(option_table) \
		$(option_lists) $(top_srcdir)/configure
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	LC_ALL=C $(AWK) -v version='$(VERSION)' \
		-f $(srcdir)/tools/options.awk \
		-f $(srcdir)/tools/mkoptions.awk \
		$(srcdir)/$(option_lists) $(srcdir)/$(option_table) $(srcdir)/man/sumario.1.in >$@.tmp && \
	mv $@.tmp $@

$(completions): $(option_tools) $(option_table) $(option_lists)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	case $@ in */_*) shell=zsh ;; *.fish) shell=fish ;; \
	*) shell=bash ;; esac && \
	LC_ALL=C $(AWK) -v shell=$$shell \
		-f $(srcdir)/tools/options.awk \
		-f $(srcdir)/tools/mkcompletion.awk \
		$(srcdir)/$(option_lists) $(srcdir)/$(option_table) >$@.tmp && \
	mv $@.tmp $@
