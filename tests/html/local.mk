## HTML: pages in the manner of news systems (NAME.html) with what a reader
## would call the article (NAME.txt); texts and places are invented.
html_tests = %D%/body.tap %D%/classes.tap %D%/encoding.tap %D%/hostile.tap %D%/reading.tap
html_programs = %D%/test_html %D%/test_no_memory
check_PROGRAMS += $(html_programs)
TESTS += $(html_tests) $(html_programs)
html_pages = \
	%D%/amp.html %D%/arc.html %D%/brbr.html %D%/comments.html \
	%D%/cookies.html %D%/drupal.html %D%/gallery.html \
	%D%/interview.html %D%/latin1.html %D%/list.html \
	%D%/liveblog.html %D%/nineties.html %D%/opinion.html \
	%D%/paywall.html %D%/related.html %D%/sports.html \
	%D%/tables.html %D%/teletype.html %D%/wordpress.html \
	%D%/wrongmeta.html \
	%D%/bare.html %D%/elementor.html %D%/national.html \
	%D%/parts.html %D%/tweet.html %D%/wrapper.html \
	%D%/blogger.html %D%/ejido.html %D%/encyclopedia.html \
	%D%/fusion.html %D%/hashed.html %D%/temporal.html \
	%D%/rents.html %D%/ticker.html %D%/video.html
html_bodies = \
	%D%/amp.txt %D%/arc.txt %D%/brbr.txt %D%/comments.txt \
	%D%/cookies.txt %D%/drupal.txt %D%/gallery.txt \
	%D%/interview.txt %D%/latin1.txt %D%/list.txt \
	%D%/liveblog.txt %D%/nineties.txt %D%/opinion.txt \
	%D%/paywall.txt %D%/related.txt %D%/sports.txt \
	%D%/tables.txt %D%/teletype.txt %D%/wordpress.txt \
	%D%/wrongmeta.txt \
	%D%/bare.txt %D%/elementor.txt %D%/national.txt \
	%D%/parts.txt %D%/tweet.txt %D%/wrapper.txt \
	%D%/blogger.txt %D%/ejido.txt %D%/encyclopedia.txt \
	%D%/fusion.txt %D%/hashed.txt %D%/temporal.txt \
	%D%/rents.txt %D%/ticker.txt %D%/video.txt
EXTRA_DIST += %D%/tables.json %D%/wordpress.json $(html_tests) $(html_pages) $(html_bodies)
%C%_test_html_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_test_no_memory_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
