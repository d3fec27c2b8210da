## What must hold for every input, on inputs made by chance.
prop_tests = %D%/test_budget %D%/test_encodings %D%/test_entities %D%/test_kinds %D%/test_letters \
	%D%/test_merge %D%/test_parts \
	%D%/test_tiling %D%/test_writers
check_PROGRAMS += $(prop_tests)
TESTS += $(prop_tests)
%C%_test_budget_SOURCES = %D%/test_budget.c %D%/random_text.h
%C%_test_encodings_SOURCES = %D%/test_encodings.c
%C%_test_entities_SOURCES = %D%/test_entities.c %D%/random_text.h
%C%_test_kinds_SOURCES = %D%/test_kinds.c %D%/random_text.h
%C%_test_letters_SOURCES = %D%/test_letters.c %D%/random_text.h
%C%_test_merge_SOURCES = %D%/test_merge.c %D%/random_text.h
%C%_test_parts_SOURCES = %D%/test_parts.c %D%/random_text.h
%C%_test_tiling_SOURCES = %D%/test_tiling.c %D%/random_text.h
%C%_test_writers_SOURCES = %D%/test_writers.c %D%/random_text.h
%C%_test_writers_LDADD = $(LDADD) $(EXPAT_LIBS)
