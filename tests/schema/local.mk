## Every kind of JSON the program writes, against the schema.
TESTS += %D%/schema.tap
EXTRA_DIST += %D%/schema.tap %D%/validate.py
