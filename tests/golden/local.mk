## One input, many outputs.
TESTS += %D%/golden.tap
golden_files = \
	%D%/acuerdo-rio.bullets %D%/acuerdo-rio.lines \
	%D%/boletin.txt %D%/boletin.bullets %D%/boletin.lines \
	%D%/columnas.txt %D%/columnas.bullets %D%/columnas.json \
	%D%/columnas.lines \
	%D%/charla.srt %D%/charla.lines %D%/charla-web.vtt %D%/charla-web.lines \
	%D%/chat.txt %D%/chat.lines %D%/chat-movil.txt %D%/chat-movil.lines \
	%D%/chat-canal.txt %D%/chat-canal.lines \
	%D%/correo-adjunto.json \
	%D%/correo-adjunto.eml %D%/correo-adjunto.tsv \
	%D%/correo-alternativa.eml %D%/correo-alternativa.tsv \
	%D%/correo-base64.eml %D%/correo-base64.tsv \
	%D%/correo-html.eml %D%/correo-html.tsv \
	%D%/correo-quoted.eml %D%/correo-quoted.tsv \
	%D%/correo-simple.eml %D%/correo-simple.tsv \
	%D%/noticias.rss %D%/noticias.json %D%/noticias.bullets \
	%D%/boletin-web.atom %D%/boletin-web.lines %D%/boletin-web.json \
	%D%/copiado.txt %D%/copiado.bullets %D%/copiado.lines \
	%D%/copiado.markdown %D%/copiado.text \
	%D%/informe-sanidad.bullets %D%/informe-sanidad.lines \
	%D%/mini.bullets %D%/mini.json %D%/mini.jsonl %D%/mini.lines \
	%D%/mini.markdown %D%/mini.text %D%/mini.tree %D%/mini.tsv \
	%D%/mini.xliff %D%/mini.xliff2 %D%/mini.jliff %D%/mini.tmx %D%/mini.po \
	%D%/mini.mt-lines %D%/mini.mt-html %D%/mini.html %D%/mini.csv %D%/mini.mt-json \
	%D%/mini.txt \
	%D%/pagina.md %D%/pagina.bullets %D%/pagina.json %D%/pagina.lines \
	%D%/pagina.markdown %D%/pagina.tree %D%/pagina.tsv %D%/pagina.xliff \
	%D%/ponte-rio-claro.bullets %D%/ponte-rio-claro.json \
	%D%/ponte-rio-claro.lines \
	%D%/puerto-cafe.bullets %D%/puerto-cafe.lines \
	%D%/records.bullets %D%/records.json %D%/records.jsonl \
	%D%/records.tsv %D%/records.csv %D%/records.xliff %D%/records.xliff2 %D%/records.jliff \
	%D%/records.tmx %D%/records.po %D%/records.mt-html \
	%D%/records.mt-json \
	%D%/sequia-embalses.bullets %D%/sequia-embalses.lines
EXTRA_DIST += %D%/golden.tap $(golden_files)

.PHONY: update-golden
update-golden: sumario$(EXEEXT)
	UPDATE_GOLDEN=yes SUMARIO='$(abs_builddir)/sumario' \
	top_srcdir='$(abs_top_srcdir)' \
	$(SHELL) $(srcdir)/tests/golden/golden.tap
