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
	CC='$(CC) $(CFLAGS) $(SAN_CFLAGS) $(COV_CFLAGS)'; export CC; \
	AWK='$(AWK)'; export AWK; NM='$(NM)'; export NM; \
	MAKE='$(MAKE)'; export MAKE; \
	LC_ALL=C.UTF-8; export LC_ALL; unset LANGUAGE NO_COLOR;

LDADD = src/libsumario-core.la

TESTS += %D%/layers.tap %D%/symbols.tap %D%/install.tap %D%/spanish.tap \
	%D%/spanish_usage.tap %D%/spanish_words.tap %D%/tables.tap
EXTRA_DIST += %D%/layers.tap %D%/symbols.tap %D%/install.tap %D%/spanish.tap \
	%D%/spanish_usage.tap %D%/spanish_words.tap %D%/spanish_words.awk \
	%D%/spanish_words.txt %D%/tables.tap

## The program with the catalogues of the build: it need not be installed.
check_PROGRAMS += %D%/sumario-nls
%C%_sumario_nls_SOURCES = $(cli_sources)
%C%_sumario_nls_CPPFLAGS = $(AM_CPPFLAGS) \
	-DLOCALEDIR='"$(abs_top_builddir)/tests/locale"'
CLEANFILES += %D%/locale/es/LC_MESSAGES/sumario.mo
%C%_sumario_nls_CFLAGS = $(AM_CFLAGS) $(PTHREAD_CFLAGS) $(ZLIB_CFLAGS) \
	$(ZSTD_CFLAGS)
%C%_sumario_nls_LDADD = src/libsumario-core.la $(LTLIBINTL) $(PTHREAD_LIBS) \
	$(ZLIB_LIBS) $(ZSTD_LIBS)

## How much of src/ the tests reach: make coverage (needs lcov).
.PHONY: coverage
coverage:
	rm -rf coverage
	$(MKDIR_P) coverage/build
	cd coverage/build && $(abs_srcdir)/configure --enable-coverage \
		>/dev/null && $(MAKE) -s check
	lcov -q --capture --directory coverage/build \
		--output-file coverage/all.info 2>/dev/null
	lcov -q --extract coverage/all.info "$$(cd $(srcdir) && pwd -P)/src/*" \
		--output-file coverage/src.info
	genhtml -q coverage/src.info --output-directory coverage/html
	lcov --summary coverage/src.info

## The branches of one room that the tests run so far have taken, in a folder
## configured with --enable-coverage: make branches ROOM=bitext
EXTRA_DIST += tools/branches.awk
.PHONY: branches
branches:
	gcov -bn src/$(ROOM)/.libs/*.gcda 2>/dev/null | $(AWK) \
		-v room='src/$(ROOM)/' -f $(top_srcdir)/tools/branches.awk

include %D%/unit/local.mk
include %D%/spec/local.mk
include %D%/prop/local.mk
include %D%/cli/local.mk
include %D%/merge/local.mk
include %D%/golden/local.mk
include %D%/man/local.mk
include %D%/schema/local.mk
include %D%/fuzz/local.mk
include %D%/consumers/local.mk
include %D%/align/local.mk
include %D%/hostile/local.mk
include %D%/brief/local.mk
include %D%/memory/local.mk
include %D%/cluster/local.mk
include %D%/html/local.mk
