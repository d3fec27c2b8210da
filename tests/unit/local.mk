## One program for each module, linked to all of the library.
unit_tests = %D%/test_xml
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
%C%_test_xml_LDADD = $(LDADD) $(EXPAT_LIBS)
EXTRA_DIST += %D%/tap.h
