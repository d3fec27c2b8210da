## doc/segmentation.md, doc/entities.md and doc/markdown.md are the tests.
check_PROGRAMS += %D%/test_markdown %D%/test_segmentation %D%/test_entities
TESTS += %D%/test_markdown %D%/test_segmentation %D%/test_entities
