#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Hostile inputs of all kinds, the same on every run, and what must hold.

    inputs.py DIR [small|full]

Writes files and DIR/manifest.json for judge.py.  The texts are invented.
"""
import json
import os
import random
import sys

FULL = sys.argv[2:] == ["full"]
SENTENCES = [
    "El puerto de Valdemar cerró ayer por la niebla durante nueve horas.",
    "La Sra. Ibáñez, capitana del remolcador, pidió más luz en la bocana.",
    "El arreglo costará 1.250.000,75 euros y durará dos años y medio.",
    "¿Quién avisará a los pescadores? Nadie lo sabe todavía.",
    "«Aquí no se ve nada», dijo el farero a las 6.45 h.",
    "Según el Dr. P. Quiñones, la niebla bajó un 3,5 % en una década.",
    "¡Qué tarde!, gritó alguien desde el muelle de los Ángeles.",
    "La empresa Faros del Norte, S. A., empezará en noviembre.",
]
PARAGRAPH = " ".join(SENTENCES)
ARTICLE = "\n\n".join([PARAGRAPH] * 2) + "\n"
cases = []


def n(full, small):
    return full if FULL else small


def add(name, form, why, data, default=("ok",), must=(), replace=None,
        args=()):
    if isinstance(data, str):
        data = data.encode("utf-8")
    file = "%s.%s" % (name, {"text": "txt", "markdown": "md"}.get(form, form))
    with open(os.path.join(sys.argv[1], file), "wb") as out:
        out.write(data)
    cases.append(dict(id=name, format=form, file=file, bytes=len(data),
                      why=why, args=list(args), must=list(must),
                      expect=dict(default=list(default),
                                  replace=list(replace or default))))


def text(name, why, data, default=("ok",), must=("verbatim",), **more):
    add("T_" + name, "text", why, data, default, must, **more)


def records(name, why, lines, default=("ok",), must=(), **more):
    data = b"".join(x if isinstance(x, bytes) else x.encode("utf-8")
                    for x in lines)
    add("J_" + name, "jsonl", why, data, default, must, **more)


def record(i, s=PARAGRAPH, **more):
    return json.dumps(dict(id="r%d" % i, text=s, **more),
                      ensure_ascii=False) + "\n"


def texts():
    scale = "scale:1.1"
    text("reference", "an ordinary article", ARTICLE,
         must=["verbatim", "in_order", "deterministic"])
    for name, data in [("empty", b""), ("blanks", b" \t\n" * 2000),
                       ("other_blanks", "\u00a0\u3000\u2028\u200b\ufeff" * 500)]:
        text(name, "nothing but blanks", data, must=["empty_summary"])
    text("endless", "one sentence without a stop",
         "el mar sigue y la niebla no se va " * n(700000, 3000),
         must=["verbatim", scale])
    text("letters", "sentences of a letter", "A. b. C! d? " * n(600000, 5000),
         must=["verbatim", scale])
    text("same", "one sentence again and again",
         (SENTENCES[0] + " ") * n(60000, 1000), must=["verbatim", scale])
    text("alike", "sentences that differ in a number",
         "".join("La barca %d volvió ayer sin red.\n" % i
                 for i in range(n(20000, 500))), must=["verbatim", scale])
    text("word", "one word", "abcdefghij" * n(2000000, 20000), must=[scale])
    text("words", "no word twice", "".join(
        "El q%xz %s.\n" % (i, " ".join("v%xk%x" % (i, k) for k in range(9)))
        for i in range(n(60000, 1000))), must=[scale])
    text("paragraphs", "a line each", "Nada.\n\n" * n(300000, 3000),
         must=[scale])
    text("marks", "nothing but punctuation", "¿¡?!…—«»“”()[]{};:,./\\|@#" * 600,
         must=["absent:nan"])
    text("combining", "marks without end",
         "Hola a" + "\u0301" * n(800000, 5000) + " fin. Otra frase.",
         must=["verbatim", scale])
    text("reordered", "marks that change places",
         "Hola a" + "\u0301" * n(40000, 2000) + "\u0316" * n(40000, 2000) +
         " fin. Otra frase.", must=["verbatim", scale])
    text("joined", "emoji joined without end", "👩\u200d" * n(100000, 3000),
         must=["verbatim", scale])
    text("scripts", "no Spanish at all",
         "今天天气很好。ภาษาไทยไม่มีช่องว่าง هذا نص. זהו טקסט. " * 200)
    for name, pattern in [("initials", "J. "), ("abbreviations", "EE. UU. "),
                          ("titles", "Sr. D. Luis 1. a) "), ("dots", "."),
                          ("quotes", "«“\"("), ("capitals", "ABC DEF "),
                          ("numbers", "1.000.000,5 % "), ("hyphens", "a-\n"),
                          ("addresses", "http://a.es/?q=. "), ("names", "Ana "),
                          ("at", "a@"), ("ticks", "`a"), ("hash", "#a_"),
                          ("currency", "€ 5 $ "), ("dates", "3 de mayo de ")]:
        text("many_" + name, "very many of " + repr(pattern),
             pattern * n(1200000 // len(pattern), 20000 // len(pattern)),
             must=["verbatim", scale])
    for name, many, more in [("parentheses", "(", "J. "),
                             ("guillemets", "«", "Sr. Xa "),
                             ("bullet", " ", "J. "), ("signs", "¿", "1. ")]:
        text("behind_" + name, "very many of %r after as many of %r" %
             (more, many), ("* " if name == "bullet" else "") +
             many * n(150000, 3000) + more * n(150000, 3000),
             must=["verbatim", scale])
    text("ansi", "escape sequences", "Uno \x1b[31mrojo\x1b[0m \x9b2J dos. "
         "Tres \x07 cuatro.", must=["verbatim", "tty_safe", "xml10"])
    text("markup", "what XML would choke on", "Uno ]]> & <b> &amp; \x0b\ufffe"
         " </source> dos. Tres <!-- cuatro.", must=["verbatim", "xml10"])
    text("lines", "all kinds of line ends",
         "".join(s + e for s, e in zip(SENTENCES, [
             "\r", "\n", "\r\n", "\n\r", "\x85", "\u2028", "\u2029", "\v"])),
         must=["verbatim", "one_line_per_record"])
    for size in 4096, 65536, 262144:
        text("edge_%d" % size, "a character across an edge",
             ("Casa. " * (size // 6 + 1))[:size - 1] + "😀 fin.")


def encodings():
    bad = dict(default=("data",), replace=("ok",),
               must=["err_has:byte [0-9]+", "warn:>=1"])
    whole = PARAGRAPH.encode("utf-8")
    for name, junk in [("ff", b"\xff"), ("overlong", b"\xc0\xaf\xe0\x80\xaf"),
                       ("surrogate", b"\xed\xa0\x80"), ("beyond",
                       b"\xf4\x90\x80\x80"), ("cut", b"\xe2\x82")]:
        text("bad_" + name, "bytes that are no UTF-8", whole + junk, **bad)
    text("continuations", "very many of them: one message",
         whole + b"\x80" * n(1000000, 5000), **bad)
    text("random", "random bytes", random.Random(5).randbytes(n(1 << 20, 20000)),
         default=("data",), replace=("ok", "data"), must=[])
    for name in "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be":
        data = ("\ufeff" + ARTICLE).encode(name)
        text(name, "with a mark", data, must=["same_as:T_reference"])
    text("odd", "UTF-16 with a byte too many",
         ("\ufeff" + ARTICLE).encode("utf-16-le") + b"x", **bad)
    text("crlf", "CR LF", ARTICLE.replace("\n", "\r\n"),
         must=["same_as:T_reference"])
    text("nul", "a NUL inside", PARAGRAPH + "\0 Fin de todo.",
         default=("ok", "data"), must=["contains_all_input_or_error"])
    text("no_encoding", "one that there is not", ARTICLE, default=("usage",),
         must=["err_has:(?i)encoding"], args=["encoding=NO-1"])
    text("suffix", "a suffix of iconv's", ARTICLE, default=("usage",),
         must=[], args=["encoding=UTF-8//IGNORE"])


def batches():
    def mixed(name, why, bad, n_good=2, must=()):
        lines = [record(1)] + [x + "\n" if isinstance(x, str) else x + b"\n"
                               for x in bad] + [record(2)]
        records(name, why, lines, ("partial",), [
            "records:%d=%d+%d" % (len(lines), n_good, len(lines) - n_good),
            "one_line_per_record"] + list(must))
    records("none", "no bytes", [b""], must=["records:0=0+0"])
    mixed("broken", "no JSON", ["{", "[", "nul", "{\"text\":", "}", "\"a"])
    mixed("scalars", "JSON, but no records", ["1", "null", "[]", "\"a\""])
    mixed("types", "members of other types", [
        '{"text":1}', '{"text":null}', '{"text":[]}', '{"id":{},"text":"a"}',
        '{"title":1,"text":"a"}', '{"lang":"?","text":"a"}', '{"id":1}'])
    mixed("lenient", "what some readers let pass", [
        "{'text':'a'}", '{"text":"a",}', '{text:"a"}', '{"text":"a"}//',
        '{"text":"a"}{"text":"b"}', '{"text":"a","n":01}', '{"n":NaN}',
        '{"n":.5,"text":"a"}', '{"n":+1,"text":"a"}'])
    mixed("escapes", "bad escapes", [
        r'{"text":"\x41"}', r'{"text":"\u12"}', r'{"text":"\ud800"}',
        r'{"text":"\udc00\ud800"}', r'{"text":"\u0000"}', '{"text":"a\tb"}'])
    mixed("bytes", "no UTF-8", [b'{"text":"\xff"}', b'{"text":"\xc0\x80"}',
                                b'{"te\xffxt":"a"}', b'\0'])
    mixed("twice", "members that stand twice", [
        '{"text":"a","text":"b"}', r'{"text":"a","\u0074ext":"b"}',
        '{"id":1,"id":2,"text":"a"}'])
    mixed("deep", "nested beyond the limit", [
        '{"x":' + "[" * 5000 + "]" * 5000 + ',"text":"a"}',
        "[" * n(1000000, 20000),
        '{"a":' * 5000 + "1" + "}" * 5000])
    records("tiny", "very many small records",
            ['{"text":"Sí, %d."}\n' % i for i in range(n(300000, 2000))],
            must=["records:%d=%d+0" % ((n(300000, 2000),) * 2), "rss_flat"])
    records("numbers", "numbers of many digits", [
        '{"n":%s,"text":"Uno."}\n' % ("9" * n(1000000, 3000)),
        '{"n":1e999999,"text":"Dos."}\n'], must=["records:2=2+0"])
    records("keys", "very many members", [
        "{" + "".join('"k%d":%d,' % (i, i) for i in range(n(200000, 3000))) +
        '"text":"Uno."}\n'], must=["records:1=1+0", "scale:1.1"])
    records("escaped", "every character escaped", [
        json.dumps(dict(text=PARAGRAPH * n(2000, 20))) + "\n",
        '{"\\u0074\\u0065\\u0078\\u0074":"Uno."}\n'], must=["records:2=2+0"])
    records("ids", "ids that want to be more", [
        record(1), '{"id":"a\\n\\u001b[31m\\u2028","text":"Uno."}\n'],
        must=["records:2=2+0", "one_line_per_record", "xml10", "tty_safe"])
    records("no_end", "no line end at the end",
            [record(1), record(2).rstrip("\n")], must=["records:2=2+0"])
    records("mark", "a byte-order mark, and CR LF",
            [b"\xef\xbb\xbf", record(1).replace("\n", "\r\n"), record(2)],
            must=["records:2=2+0"])


def html(name, why, body, **more):
    add("H_" + name, "html", why, "<!DOCTYPE html><html lang=es><head><meta "
        "charset=utf-8><title>Niebla</title></head><body>" + body, **more)


def pages():
    article = "".join("<p>%s</p>" % s for s in SENTENCES)
    limit = ("ok", "limit", "data")
    html("page", "an ordinary page", "<article>" + article + "</article>",
         must=["contains:remolcador", "verbatim"])
    html("hidden", "script, style and what is hidden", article +
         "<script>malvado()</script><style>.malvado{}</style>"
         "<template>malvado</template><p hidden>malvado</p><!--malvado-->",
         must=["contains:remolcador", "absent:malvado"])
    for name, part in [("deep", "<div>"), ("bold", "<b><i>"),
                       ("tables", "<table><tr><td>"), ("lists", "<ul><li>"),
                       ("unclosed", "<p>a"), ("less", "<"), ("quotes", "<a b='"),
                       ("breaks", ")<br>"), ("closers", "a»<br>&nbsp;<br>")]:
        html(name, "very many of " + part, article + part * n(60000, 2000),
             default=limit, must=["contains_or_error:remolcador", "scale:1.3"])
    html("attributes", "very many attributes", "<p " + "".join(
        "a%d=1 " % i for i in range(n(20000, 1000))) + ">" + article,
         default=limit, must=["contains_or_error:remolcador"])
    html("entities", "very many entities", article + "&amp;&#x110000;&zzz;" *
         n(60000, 1000), default=limit, must=["contains_or_error:remolcador"])
    html("numbers", "numbers of characters that no type holds", article +
         "<p>a&#x%s;&#xBBBBBBBB;&#xFFFFFFFF;&#4294967361;&#x80\x0000041;" %
         ("B" * n(30000, 300)) + "&#1114112;&#xD800;b " + PARAGRAPH,
         must=["contains:a" + "\ufffd" * 7 + "b", "contains:remolcador"])
    html("nul", "NULs and controls", article + "\0\x01\x1b" * 200,
         default=limit, must=["tty_safe"])


def markdowns():
    for name, part in [("deep", "> "), ("brackets", "["), ("stars", "*a **b "),
                       ("ticks", "`"), ("lists", "- "), ("images", "![a]("),
                       ("rules", "---\n"), ("links", "[a]: b\n"),
                       ("numbers", "1. "), ("blanks", " \n")]:
        add("M_" + name, "markdown", "very many of " + part,
            PARAGRAPH + "\n\n" + part * n(50000, 2000),
            ("ok", "limit", "data"), ["contains_or_error:remolcador"])


def more_claims():
    """What judge.py can also look at."""
    text("twice", "the ordinary article twice, for time", ARTICLE * 2,
         must=["time<=3x:T_reference", "verbatim"])
    text("families", "emoji of several characters", "La familia "
         "👩‍👩‍👦 vino. 👋🏾 1️⃣ Ya. " * 50,
         must=["no_split_grapheme", "verbatim"])
    text("cells", "what a table would take for a formula",
         "=1+1.\n+2.\n-3.\n@a.\n\t=4\\t.\n", must=["csv_safe"])
    text("marks", "what looks like marks of our own",
         "El {1} y <ph id=\"1\"/> están. Otra __PH_1__ no.",
         must=["placeholder_roundtrip"])
    records("flat", "memory does not grow",
            [record(i) for i in range(n(20000, 2000))], must=["rss_flat"])
    records("killed", "killed and gone on with",
            [record(i) for i in range(n(2000, 300))],
            must=["resume_exactly_once"])
    html("outside", "a page that names files and hosts", '<img src="http://'
         '127.0.0.1:9/a"><iframe src="/etc/passwd"></iframe>' + PARAGRAPH,
         must=["no_network", "no_file_read:/etc/passwd", "rss<=base+64MB"])


def cli(name, why, command, default, must=(), setup=":"):
    cases.append(dict(id="C_" + name, format="cli", cwd="cli", setup=setup,
                      command=command, why=why, must=list(must),
                      expect=dict(default=list(default),
                                  replace=list(default))))


def commands():
    here = "cp ../T_reference.txt "
    cli("dash", "a file that is named like an option", "$P -- -n", ["ok"],
        ["same_as:T_reference"], here + "./-n")
    cli("name", "a missing file with a line end and an escape in its name",
        "$P \"$(printf 'a\\n\\033[1mb')\"", ["noinput"],
        ["stderr_one_line", "tty_safe"])
    cli("among", "a missing file among others", "$P a no a", ["partial"],
        ["records:3=2+1"], here + "a")
    cli("zero", "an input without an end", "$P --max-input=4M /dev/zero",
        ["limit"], ["time<=10"])
    cli("sparse", "a file that is larger than the disk", "$P large", ["limit"],
        ["time<=10"], "truncate -s 10G large")
    cli("kept", "a failed run leaves the old output", "$P -o keep.json bad",
        ["data"], ["keep.json still holds 'viejo'", "no temporary file left"],
        "echo viejo >keep.json; printf 'ma\\303\\261ana, ni\\303\\261o, "
        "se\\303\\261or \\377' >bad")
    cli("pipe", "nobody reads on", "$P ../J_flat.jsonl | head -n 1",
        ["signal:PIPE", "ok"], ["no message or one line"])
    cli("numbers", "what is no number", "for v in 0 -1 1e3 ' 5'; do "
        "$P -n \"$v\" ../T_reference.txt >/dev/null 2>&1; echo $?; done",
        ["each: usage"])


os.makedirs(sys.argv[1], exist_ok=True)
texts()
encodings()
batches()
pages()
markdowns()
more_claims()
commands()
with open(os.path.join(sys.argv[1], "manifest.json"), "w",
          encoding="utf-8") as out:
    json.dump(dict(cases=cases), out, ensure_ascii=False, indent=1)
