## doc/segmentation.md and doc/entities.md are the tests.
check_PROGRAMS += %D%/test_segmentation %D%/test_entities
TESTS += %D%/test_segmentation %D%/test_entities
