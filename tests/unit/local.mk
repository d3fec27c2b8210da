## One program for each module, linked to all of the library.
unit_tests =
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
EXTRA_DIST += %D%/tap.h
