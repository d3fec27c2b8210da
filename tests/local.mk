## Every test speaks TAP; automake's driver reads it.
TEST_EXTENSIONS = .tap
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
TAP_LOG_DRIVER = $(TAP_DRIVER)
TAP_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	SUMARIO='$(abs_top_builddir)/sumario$(EXEEXT)'; export SUMARIO; \
	CC='$(CC)'; export CC; AWK='$(AWK)'; export AWK; \
	NM='$(NM)'; export NM; MAKE='$(MAKE)'; export MAKE; \
	LC_ALL=C.UTF-8; export LC_ALL; unset LANGUAGE NO_COLOR;

include %D%/unit/local.mk
