## Ten articles and their translations, with gold pairs; a peer.
check_PROGRAMS += %D%/test_align
TESTS += %D%/test_align %D%/nltk.tap %D%/schema.tap
%C%_test_align_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
EXTRA_DIST += %D%/nltk.tap %D%/nltk_compare.py %D%/schema.tap %D%/validate.py \
	%D%/pairs/agua.txt %D%/pairs/ajedrez.txt %D%/pairs/banco.txt \
	%D%/pairs/biblioteca.txt %D%/pairs/lobos.txt %D%/pairs/museo.txt \
	%D%/pairs/puente.txt %D%/pairs/tren.txt %D%/pairs/vacuna.txt \
	%D%/pairs/vino.txt
