## doc/segmentation.md is the test.
check_PROGRAMS += %D%/test_segmentation
TESTS += %D%/test_segmentation
