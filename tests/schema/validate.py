#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Holds what sumario writes against doc/sumario-1.schema.json, and against
what no schema can say: the tiling law, offsets, ranks, budgets, counts.

    validate.py SUMARIO SCHEMA SAMPLES

Writes TAP.  Nothing here is taken from the program: texts are decoded, cut
and counted by Python.
"""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

import jsonschema

SUMARIO, SCHEMA, SAMPLES = sys.argv[1:]

# -- TAP ---------------------------------------------------------------------

n_tests = 0


def report(name, problems):
    """One line of TAP, and the first problems as comments."""
    global n_tests
    n_tests += 1
    print("%s %d - %s" % ("not ok" if problems else "ok", n_tests, name))
    for problem in problems[:5]:
        print("# " + str(problem).replace("\n", "\n# ")[:400])
    sys.stdout.flush()


# -- Reading -----------------------------------------------------------------

def check_float(text):
    if not re.fullmatch(r"-?(0|[1-9]\d*)\.\d{0,3}[1-9]", text):
        raise ValueError("number is written as " + text)
    return float(text)


def check_int(text):
    if not re.fullmatch(r"0|-?[1-9]\d*", text):
        raise ValueError("number is written as " + text)
    return int(text)


def check_constant(text):
    raise ValueError("number is written as " + text)


def make_object(pairs):
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice: %s" % [k for k, _ in pairs])
    return made


def parse(text):
    """JSON, read more strictly than json.loads() does."""
    return json.loads(text, parse_float=check_float, parse_int=check_int,
                      parse_constant=check_constant,
                      object_pairs_hook=make_object)


def run(arguments, stdin=b"", cwd=None):
    """Exit status, standard output, standard error."""
    done = subprocess.run([SUMARIO] + arguments, input=stdin, cwd=cwd,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return (done.returncode, done.stdout.decode("utf-8"),
            done.stderr.decode("utf-8"))


# -- The schema --------------------------------------------------------------

with open(SCHEMA, encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def validate(value):
    """Problems that the schema has with a value."""
    if validator.is_valid(value):
        return []
    error = jsonschema.exceptions.best_match(validator.iter_errors(value))
    return ["%s: %s" % (error.json_path, error.message[:300])]


ORDERS = {name: list(schema["$defs"][name]["properties"])
          for name in ("article", "document", "summary", "keySentence",
                       "keyword", "segment", "entity", "errorRecord",
                       "explanation")}


def check_key_order(name, value):
    """Keys must stand as in the schema, which stands as in the manual."""
    order = [key for key in ORDERS[name] if key in value]
    return [] if list(value) == order else \
        ["keys of %s stand as %s" % (name, list(value))]


# -- What no schema can say --------------------------------------------------

def normal(source):
    """What a segment's key is made from."""
    return " ".join(unicodedata.normalize("NFC", source).split())


def count_words(text):
    """Words as the manual defines them, for ordinary text."""
    letter, digit = r"[^\W\d_]", r"\d"
    inner = "(?<=%s)['\u2019\u00b7](?=%s)|(?<=%s)[.,](?=%s)" % (
        letter, letter, digit, digit)
    return len(re.findall(r"[^\W_]+(?:(?:%s)[^\W_]+)*" % inner, text))


def fits(budget, total, chosen):
    """Whether the segments CHOSEN fit into BUDGET."""
    words = sum(s["words"] for s in chosen)
    chars = sum(s["chars"] for s in chosen) + max(len(chosen) - 1, 0)
    return {"sentences": len(chosen), "words": words, "chars": chars,
            "ratio": words / total if total else 0}[budget["unit"]] \
        <= budget["value"]


# What is never chosen, whatever the budget, and can only be seen by --explain.
NEVER = {"furniture", "torn-quotation", "leans", "near-copy", "forbidden"}


def check_choice(article):
    """What the manual says of every summary; the best set is tested in C."""
    problems, budget = [], article["summary"]["budget"]
    total, ids = article["document"]["words"], article["summary"]["segmentIds"]
    explained = any(s.get("explanation") for s in article["segments"])
    able = sorted((s for s in article["segments"] if s["rank"] and s["words"]
                   and not s["repetitionOf"] and "frontMatter" not in s
                   and not (explained and
                            s["explanation"]["choice"] in NEVER)),
                  key=lambda s: s["rank"])
    chosen = [s for s in able if s["id"] in ids]
    if len(chosen) != len(ids):
        problems.append("what cannot be chosen is in the summary")
    if not fits(budget, total, chosen):
        problems.append("the summary does not fit")
    if not explained:
        return problems
    if not ids and any(fits(budget, total, [s]) for s in able):
        problems.append("the summary is empty")
    if budget["unit"] == "sentences" and \
            chosen != able[:int(budget["value"])]:
        problems.append("the summary is not the best sentences")
    return problems


def check_entities(segment, text):
    """Each names its text, in order; only quotations overlap others."""
    problems, end = [], 0
    for entity in segment["entities"]:
        problems += check_key_order("entity", entity)
        if text[entity["start"]:entity["end"]] != entity["text"]:
            problems.append("%s: entity is not its text" % segment["id"])
        if "start" in segment and not segment["start"] <= entity["start"] < \
                entity["end"] <= segment["end"]:
            problems.append("%s: entity leaves it" % segment["id"])
        if entity["start"] < end:
            problems.append("%s: entities overlap" % segment["id"])
        end = entity["start" if entity["type"] == "quote" else "end"]
    return problems


def check_segment(segment, number, text):
    source = segment["source"]
    problems = check_key_order("segment", segment)
    units = {"start": text, "byteStart": text.encode("utf-8"),
             "utf16Start": text.encode("utf-16-le")}
    for begin, whole in units.items():
        if begin not in segment:
            continue
        end = "end" if begin == "start" else begin.replace("Start", "End")
        size = 2 if begin == "utf16Start" else 1
        part = whole[segment[begin] * size:segment[end] * size]
        if begin == "byteStart":
            part = part.decode("utf-8", "replace")
        elif begin == "utf16Start":
            part = part.decode("utf-16-le", "replace")
        if part != source:
            problems.append("%s: %s is wrong" % (segment["id"], begin))
    if segment["id"] != "s%d" % number or segment["order"] != number:
        problems.append("%s is number %d" % (segment["id"], number))
    if segment["chars"] != len(source):
        problems.append("%s: chars" % segment["id"])
    if (segment["target"], segment["state"], segment["translate"]) != \
            (None, "initial", True):
        problems.append("%s: is it translated?" % segment["id"])
    return problems + check_entities(segment, text)


def check_repetitions(segments):
    """Equal texts have equal digits, others have not; occurrences count."""
    problems, first, seen, digits_of = [], {}, {}, {}
    for segment in segments:
        digits, occurrence = segment["key"].split("-")
        same = normal(segment["source"])
        if digits_of.setdefault(same, digits) != digits:
            problems.append(segment["id"] + ": other digits, same text")
        if int(occurrence) != seen.get(same, 0):
            problems.append(segment["id"] + ": occurrence")
        if segment["repetitionOf"] != first.get(same):
            problems.append(segment["id"] + ": repetitionOf")
        seen[same] = seen.get(same, 0) + 1
        first.setdefault(same, segment["id"])
    if len(set(digits_of.values())) < len(digits_of):
        problems.append("same digits, other text")
    return problems


def check_explanations(segments):
    """What features add, and a constant, is the score."""
    problems, rests = [], []
    for segment in segments:
        explanation = segment.get("explanation")
        if not explanation:
            continue
        problems += check_key_order("explanation", explanation)
        nothing = explanation["furniture"] is not None
        if nothing != (explanation["score"] is None) or \
                nothing != (explanation["worth"] is None):
            problems.append(segment["id"] + ": score of furniture")
        if (explanation["choice"] in ("chosen", "must")) != \
                segment["inSummary"]:
            problems.append(segment["id"] + ": choice is not inSummary")
        if explanation["score"] is not None:
            rests.append(explanation["score"] - sum(
                adds for _, adds in explanation["features"].values()))
    if rests and max(rests) - min(rests) > 0.01:
        problems.append("features do not make the score")
    return problems


def check_ranking(article):
    segments = article["segments"]
    can = [s for s in segments
           if s["kind"] != "heading" and "frontMatter" not in s]
    if article["summary"]["method"] == "none":
        return ["%s has a rank" % s["id"] for s in segments
                if s["rank"] is not None or s["salience"]]
    problems = []
    if sorted(s["rank"] for s in can) != list(range(1, len(can) + 1)):
        problems.append("ranks are not 1..N")
    if any(s["rank"] is not None for s in segments if s not in can):
        problems.append("a heading has a rank")
    if can and max(s["salience"] for s in can) != 1:
        problems.append("no sentence has salience 1")
    by_rank = sorted(can, key=lambda s: s["rank"] or 0)
    repeats = [bool(s["repetitionOf"]) for s in by_rank]
    if repeats != sorted(repeats):
        problems.append("a repetition is not last")
    return problems


MARKS = set('"«»“”„‹›‘’')


def is_within(text, source):
    """Whether the characters of TEXT are in SOURCE in this order."""
    left = iter(source)
    return all(c in left for c in text)


def check_reading(sentence, segment):
    """The text is the source but for what the manual says is left out."""
    text, problems = sentence["text"], []
    if text != " ".join(text.split()):
        problems.append("%s: white space in the text" % segment["id"])
    source = "".join(segment["source"].split())
    inside = "".join(text.split())
    # A quotation gets the mark that it lacks in this sentence.
    if inside[:1] in MARKS and inside[0] not in segment["source"][:1]:
        inside = inside[1:]
    elif inside[-1:] in MARKS and inside[-1] not in segment["source"][-1:]:
        inside = inside[:-1]
    # Where a connective is left out, the next letter becomes a capital.
    small = inside[:1].lower() + inside[1:]
    if not any(is_within(s, source) for s in (inside, small)):
        problems.append("%s: text is not of the source" % segment["id"])
    return problems


def check_summary_words(summary, segments):
    chosen = [segments[i] for i in summary["segmentIds"]]
    words = sum(s["words"] for s in chosen)
    same = all(sentence["text"] == " ".join(segment["source"].split())
               for sentence, segment in zip(summary["sentences"], chosen))
    return [] if summary["words"] == words or \
        (not same and summary["words"] < words) else ["summary.words"]


def check_summary(article):
    summary = article["summary"]
    segments = {s["id"]: s for s in article["segments"]}
    problems = check_key_order("summary", summary)
    ids = summary["segmentIds"]
    if [s["id"] for s in summary["sentences"]] != ids:
        problems.append("summary.sentences are not segmentIds")
    if summary["text"] != " ".join(s["text"] for s in summary["sentences"]):
        problems.append("summary.text is not its sentences")
    if summary["chars"] != len(summary["text"]):
        problems.append("summary.chars")
    total = article["document"]["words"]
    if abs(summary["ratio"] - (summary["words"] / total if total else 0)) \
            > 0.00005001:
        problems.append("summary.ratio")
    for sentence in summary["sentences"]:
        problems += check_key_order("keySentence", sentence)
    place = "rank" if summary["order"] == "rank" else "id"
    places = [int(str(s[place]).lstrip("s")) for s in summary["sentences"]]
    if places != sorted(places):
        problems.append("summary is not in order")
    if not segments:
        return problems
    if any(i not in segments for i in ids):
        return problems + ["summary has unknown ids"]
    for sentence in summary["sentences"]:
        segment = segments[sentence["id"]]
        if (sentence["rank"], sentence["salience"]) != \
                (segment["rank"], segment["salience"]):
            problems.append("%s is other in the summary" % sentence["id"])
        problems += check_reading(sentence, segment)
    problems += check_summary_words(summary, segments)
    if {i for i in segments if segments[i]["inSummary"]} != set(ids):
        problems.append("inSummary is not segmentIds")
    return problems


def plain(text):
    """As keywords are compared: without quotation marks, case and blanks."""
    return " ".join(re.sub("[\"«»“”‘']", "", text).casefold().split())


def check_keywords(article, n_most):
    problems = []
    keywords = article["keywords"]
    last = article["segments"][-1]["order"] if article["segments"] else None
    sources = {s["id"]: " ".join(s["source"].split())
               for s in article["segments"]}
    scores = [k["score"] for k in keywords]
    if len(keywords) > n_most:
        problems.append("%d keywords" % len(keywords))
    if scores != sorted(scores, reverse=True) or scores[:1] not in ([], [1]):
        problems.append("keyword scores are %s" % scores)
    for keyword in keywords:
        problems += check_key_order("keyword", keyword)
        ids = keyword["segmentIds"]
        numbers = [int(i[1:]) for i in ids]
        if numbers != sorted(numbers) or len(ids) > keyword["count"]:
            problems.append("keyword %s: segmentIds" % keyword["term"])
        if last is None:
            continue
        if any(i not in sources for i in ids):
            problems.append("keyword %s: unknown ids" % keyword["term"])
        elif not any(plain(keyword["term"]) in plain(sources[i])
                     for i in ids):
            problems.append("keyword %s: not there" % keyword["term"])
        elif not {keyword.get("acronym"), keyword.get("expansion")} <= \
                {None} | {form for i in ids
                          for form in (keyword.get("acronym"),
                                       keyword.get("expansion"))
                          if form and form in sources[i]}:
            problems.append("keyword %s: expansion" % keyword["term"])
    return problems


def check(article, text, n_keywords=10, ordinary=False):
    """Problems of an article that carries all of its segments."""
    document, segments = article["document"], article["segments"]
    problems = check_key_order("article", article)
    problems += check_key_order("document", document)
    tiled = document["leading"] + "".join(
        s["source"] + s["trailing"] for s in segments)
    if tiled != text:
        problems.append("the segments do not tile the text")
    if document.get("text", text) != text:
        problems.append("document.text is not the text")
    for number, segment in enumerate(segments, 1):
        problems += check_segment(segment, number, text)
        if ordinary and segment["words"] != count_words(segment["source"]):
            problems.append("%s: words" % segment["id"])
    blocks = [int(s["paragraph"][1:]) for s in segments]
    if sorted(set(blocks)) != list(range(1, document["paragraphs"] + 1)) or \
            blocks != sorted(blocks):
        problems.append("paragraphs are not 1..N")
    if document["sentences"] != sum(s["kind"] != "heading" and
                                    "frontMatter" not in s for s in segments):
        problems.append("document.sentences")
    if document["words"] != sum(s["words"] for s in segments):
        problems.append("document.words is not the sum")
    if document["chars"] != len(text):
        problems.append("document.chars")
    problems += check_repetitions(segments)
    problems += check_ranking(article)
    problems += check_explanations(segments)
    problems += check_summary(article)
    problems += check_keywords(article, n_keywords)
    summary = article["summary"]
    if summary["method"] != "none":
        problems += check_choice(article)
    elif summary["segmentIds"] or article["keywords"]:
        problems.append("segment has a summary")
    return problems


# -- Inputs ------------------------------------------------------------------

def read(name):
    with open(os.path.join(SAMPLES, name), "rb") as sample:
        return sample.read()


RICH = ("Un título con 😀\n\n"
        "La primera frase habla de la cigüeña 𝒜𝓁𝒷𝒶 y del cafe\u0301. "
        "«¿Vendrá?», preguntó la Sra. Núñez. La cigüeña no\u00a0vino.\r\n"
        "La cigüeña no vino. Un\u00adguion y un tab\tdentro; un \x1b[31mcolor."
        "\x7f\u0085Otra frase\u2028más, y con \x00 nulo.\u2029"
        "1. Uno\n2. Dos\n3. La cigüeña no vino.\n!!!\n—\n…\n")

REPEATS = ("La lluvia llegó al valle.\n\nLa lluvia\nllegó al valle.\n\n"
           "El río creció mucho. La lluvia llegó al valle. "
           "Nadie salió de casa.\n") * 3

# Name: bytes, encoding for Python, whether the rule for words is simple.
INPUTS = {
    "acuerdo-rio.txt": (read("acuerdo-rio.txt"), "utf-8", True),
    "informe-sanidad.txt": (read("informe-sanidad.txt"), "utf-8", True),
    "puerto-cafe.txt": (read("puerto-cafe.txt"), "cp1252", True),
    "sequia-embalses.txt": (read("sequia-embalses.txt"), "utf-8", True),
    "crlf.txt": (read("sequia-embalses.txt").replace(b"\n", b"\r\n"),
                 "utf-8", True),
    "bom.txt": (b"\xef\xbb\xbf" + read("acuerdo-rio.txt"), "utf-8-sig", True),
    "utf16.txt": (read("acuerdo-rio.txt").decode("utf-8").encode("utf-16"),
                  "utf-16", True),
    "nfd.txt": (unicodedata.normalize("NFD", read("acuerdo-rio.txt").decode(
        "utf-8")).encode("utf-8"), "utf-8", False),
    "rich.txt": (RICH.encode("utf-8"), "utf-8", False),
    "repeats.txt": (REPEATS.encode("utf-8"), "utf-8", True),
    "empty.txt": (b"", "utf-8", True),
    "blank.txt": (b" \t\n\r\n\xc2\xa0", "utf-8", True),
    "wordless.txt": ("!!! ... ¿? — …\n\n***\n".encode("utf-8"), "utf-8", True),
}

ALL_OFFSETS = "--offsets=codepoint,byte,utf16"

# Options, and how many keywords there may be.
OPTION_SETS = [
    ([], 10),
    ([ALL_OFFSETS, "--with-text"], 10),
    (["--explain"], 10),
    (["--explain", "-n", "1"], 10),
    (["--explain", "-n", "100000"], 10),
    (["--explain", "-w", "1"], 10),
    (["--explain", "-c", "140"], 10),
    (["--explain", "-r", "0.01"], 10),
    (["--explain", "--profile=news"], 10),
    (["--offsets=codepoint"], 10),
    (["--offsets=byte"], 10),
    (["--offsets=utf16"], 10),
    (["--offsets=utf16,byte"], 10),
    (["-n", "1"], 10),
    (["-n", "100000"], 10),
    (["-w", "1"], 10),
    (["-w", "100"], 10),
    (["-c", "1"], 10),
    (["-c", "300"], 10),
    (["--explain", "--focus=agua acuerdo", "-w", "90"], 10),
    (["-r", "0.01"], 10),
    (["-r", "0.15"], 10),
    (["-r", "1"], 10),
    (["--order=rank", "-w", "150"], 10),
    (["--profile=general"], 10),
    (["--translate-words=60"], 10),
    (["-k", "0"], 0),
    (["-k", "1000"], 1000),
    (["--id=una \"id\"", "--title=Un título\n", "--source-lang=es-419",
      "--target-lang=en-GB"], 10),
]


def decoded(name):
    data, encoding, _ = INPUTS[name]
    return data.decode(encoding)


def run_article(name, options, verb=()):
    """The article, problems.  Runs both formats, which must agree."""
    base = list(verb) + ["-q"] + options
    code, pretty, said = run(base + ["-f", "json", name], cwd=work)
    if code:
        return None, ["exit %d: %s" % (code, said)]
    _, line, _ = run(base + ["-f", "jsonl", name], cwd=work)
    problems = []
    article = parse(pretty)
    if line.count("\n") != 1 or not line.endswith("\n"):
        problems.append("jsonl is not one line")
    if parse(line) != article:
        problems.append("json and jsonl differ")
    ordinary = all(ord(c) >= 0x20 and not 0x7f <= ord(c) <= 0x9f or c in "\n\r\t"
                   for c in decoded(name)) and "\u2028" not in decoded(name)
    if ordinary and pretty != json.dumps(article, indent=2,
                                         ensure_ascii=False) + "\n":
        problems.append("json is not indented by two spaces")
    return article, problems + validate(article)


def test_option_set(options, n_keywords, verb=()):
    problems = []
    for name in INPUTS:
        try:
            article, found = run_article(name, options, verb)
            if article:
                found += check(article, decoded(name), n_keywords,
                               INPUTS[name][2])
        except ValueError as error:
            found = [error]
        problems += ["%s: %s" % (name, problem) for problem in found]
    report(" ".join(list(verb) + (options or ["no options"])).replace(
        "\n", "\\n"), problems)


def test_segments(which):
    """--segments only leaves segments out; all else is the same."""
    problems = []
    for name in INPUTS:
        article, found = run_article(name, ["--segments=" + which])
        whole, _ = run_article(name, [])
        whole["segments"] = [s for s in whole["segments"]
                             if which == "summary" and s["inSummary"]]
        if article != whole:
            found.append("not the same as without the option")
        problems += ["%s: %s" % (name, problem) for problem in found]
    report("--segments=" + which, problems)


def translate_first(segments, budget):
    """The ids a budget of words is spent on, as the manual says."""
    left, taken = budget, set()
    for segment in sorted(segments, key=lambda s: s["rank"] or 1 << 32):
        if not segment["repetitionOf"] and segment["words"] <= left:
            left -= segment["words"]
            taken.add(segment["id"])
    return taken | {s["id"] for s in segments if s["repetitionOf"] in taken}


def test_translate_words():
    problems = []
    for budget in (1, 20, 100, 100000):
        for name in INPUTS:
            article, found = run_article(
                name, ["--translate-words=%d" % budget])
            marked = {s["id"] for s in article["segments"]
                      if s["translateFirst"]}
            if marked != translate_first(article["segments"], budget):
                found.append("marked are %s" % sorted(marked))
            problems += ["%s: %s" % (name, problem) for problem in found]
    report("--translate-words", problems)


def link(articles):
    """repetitionOf across ARTICLES, as the manual says; keys are checked."""
    first = {}
    for article in articles:
        for segment in article["segments"]:
            digits = segment["key"].split("-")[0]
            here = article["document"]["id"] + "/" + segment["id"]
            if digits not in first:
                first[digits] = here
            elif not segment["repetitionOf"]:
                segment["repetitionOf"] = first[digits]


def test_repetitions():
    """--repetitions=batch sets links between articles and nothing else."""
    names = ["acuerdo-rio.txt", "repeats.txt", "bom.txt", "repeats.txt"]
    runs = []
    for where in ("article", "batch"):
        code, out, _ = run(["-q", "--repetitions=" + where] + names, cwd=work)
        runs.append(parse(out))
    problems = validate(runs[1]) + (["exit %d" % code] if code else [])
    if runs[0] == runs[1]:
        problems.append("no links")
    link(runs[0])
    if runs[0] != runs[1]:
        problems.append("other links")
    report("--repetitions=batch", problems)


def test_flat():
    """Bare segments are those of the articles."""
    problems = []
    names = ["acuerdo-rio.txt", "empty.txt", "informe-sanidad.txt"]
    code, out, _ = run(["-q", "--flat"] + names, cwd=work)
    lines = [parse(line) for line in out.split("\n")[:-1]]
    for line in lines:
        problems += validate(line) + check_key_order("segment", line)
    whole = [dict(document=name, **segment) for name in names
             for segment in run_article(name, [])[0]["segments"]]
    if code or lines != whole:
        problems.append("not the segments of the articles")
    report("--flat", problems)


def test_hash():
    """sourceHash is one of the text, not of its encoding."""
    def hash_of(name):
        return run_article(name, [])[0]["document"]["sourceHash"]
    same = {hash_of(n) for n in ("acuerdo-rio.txt", "bom.txt", "utf16.txt")}
    other = {hash_of(n) for n in INPUTS}
    report("sourceHash", [] if len(same) == 1 and
           len(other) == len(INPUTS) - 2 else ["%s, %s" % (same, other)])


def test_html():
    """Pages: all that holds for texts, over the text that was read."""
    folder = os.path.join(os.path.dirname(SAMPLES), "tests", "html")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".html"):
            continue
        for options in ([], ["--whole-page"]):
            code, out, _ = run(["-q", "--with-text"] + options + [name],
                               cwd=folder)
            value = parse(out)
            problems = validate(value) + check(value,
                                               value["document"]["text"])
            if code or value["document"]["mediaType"] != "text/html":
                problems.append("exit %d" % code)
            report(" ".join(options + [name]), problems)


# -- Batches -----------------------------------------------------------------

RECORDS = [  # line, id, code of the error or None
    ('{"id":"a","text":"Hoy llueve. El río crece."}', "a", None),
    ('{"text":"Sin id.","title":"Título"}', "2", None),
    ('roto', "3", "bad-json"),
    ('{"id":"b","title":"Sin texto"}', "b", "no-text"),
    ('{"id":77,"text":"Número como id."}', "77", None),
    ('{"id":[],"text":"x"}', "6", "bad-id"),
    ('{"id":"c","text":5}', "c", "bad-text"),
    ('{"id":"d","title":5,"text":"x"}', "d", "bad-title"),
    ('{"id":"e","text":"dos","text":"veces"}', "9", "bad-json"),
    ('[1]', "10", "bad-json"),
    ('{"id":"f","text":""}', "f", None),
    ('{"id":"g","text":"\\u0000"}', "12", "bad-json"),
    ('{"id":"h","text":"\\ud83d\\ude00 Otra 😀.","más":{"x":[1]}}', "h", None),
]


def check_records(values):
    problems = validate(values)
    if len(values) != len(RECORDS):
        return problems + ["%d records, %d results" % (len(RECORDS),
                                                       len(values))]
    for line, (value, record) in enumerate(zip(values, RECORDS), 1):
        text, id_, code = record
        found = value.get("error", {}).get("code")
        if value["document"]["id"] != id_ or found != code:
            problems.append("%s gave %s" % (text, value))
        elif code:
            problems += check_key_order("errorRecord", value)
            if value["error"].get("line") != line:
                problems.append("line of " + text)
        else:
            problems += check(value, json.loads(text)["text"])
    return problems


def test_batches():
    stdin = "".join(r[0] + "\n" for r in RECORDS).encode("utf-8")
    code, out, _ = run(["-i", "jsonl"], stdin)
    report("records as jsonl", check_records(
        [parse(line) for line in out.split("\n")[:-1]]) +
        (["exit %d" % code] if code != 1 else []))
    for line in out.split("\n")[:-1]:
        if validate(parse(line)):
            report("each line by itself", validate(parse(line)))
            break
    else:
        report("each line by itself", [])
    code, out, _ = run(["-i", "jsonl", "-f", "json"], stdin)
    report("records as json", check_records(parse(out)) +
           (["exit %d" % code] if code != 1 else []))

    code, out, _ = run([], b"")
    report("empty input", validate(parse(out)) + check(parse(out), "") +
           (["exit %d" % code] if code else []))
    code, out, _ = run(["-i", "jsonl", "-f", "json"], b"")
    report("no records as json", validate(parse(out)) +
           ([] if (code, parse(out)) == (0, []) else [out]))
    code, out, _ = run(["-i", "jsonl"], b"")
    report("no records as jsonl", [] if (code, out) == (0, "") else [out])


def test_markdown():
    text = (b"Subject: Nada\n\n---\ntitle: \"La presa\"\nauthor: Ana\n---\n"
            b"# La *presa*\n\nBaja el [agua](b) hoy. Falta `n = 1`.\n\n"
            b"- uno\n- dos\n\n> Es caro.\n\n![pie](c)\n\n"
            b"a|b\n-|-\nc|d\n\n```\nx\n```\n")
    code, out, _ = run(["-i", "markdown", "--skip-headers", "--with-text"],
                       text)
    article = parse(out)
    problems = [code] if code else []
    problems += check(article, article["document"]["text"])
    document = article["document"]
    if (document["mediaType"] != "text/markdown" or
            document["title"] != "Nada" or
            document["metadata"]["author"] != "Ana" or
            [s["kind"] for s in article["segments"]] !=
            ["heading", "sentence", "sentence", "list-item", "list-item",
             "quote", "caption"] + 4 * ["table-cell"]):
        problems.append(document)
    report("Markdown is as the schema says", problems)


def test_kept():
    lines = (b'{"text":"Uno.","tags":["a"],"n":1}\n{"n":{"m":null}}\n')
    code, out, _ = run(["-q", "-i", "jsonl", "--keep"], lines)
    values = [parse(line) for line in out.splitlines()]
    problems = [v for v in values if validate(v)]
    if code != 1 or [v["input"] for v in values] != [
            {"tags": ["a"], "n": 1}, {"n": {"m": None}}]:
        problems.append(values)
    report("members kept are as the schema says", problems)


def test_files():
    names = ["acuerdo-rio.txt", "empty.txt", "puerto-cafe.txt"]
    code, out, _ = run(["-q"] + names, cwd=work)
    values = parse(out)
    problems = validate(values)
    if out != json.dumps(values, indent=2, ensure_ascii=False) + "\n":
        problems.append("the array is not indented by two spaces")
    for name, value in zip(names, values):
        problems += check(value, decoded(name))
        if value != run_article(name, [])[0]:
            problems.append(name + " is other alone")
    report("several files", problems +
           (["exit %d" % code] if code or len(values) != len(names) else []))

    for form in ("json", "jsonl"):
        code, out, _ = run(["-q", "-f", form, "acuerdo-rio.txt", "falta.txt",
                            "empty.txt"], cwd=work)
        values = parse(out) if form == "json" else \
            [parse(line) for line in out.split("\n")[:-1]]
        problems = validate(values)
        if code != 1 or len(values) != 3 or \
                values[1]["document"]["id"] != "falta.txt" or \
                values[1]["error"]["code"] != "no-input":
            problems.append("exit %d, %s" % (code, values[1:2]))
        report("a file that is not there, as " + form, problems)


# -- The tests must be able to fail ------------------------------------------

def change(path, value):
    """A change that sets the value at PATH; None takes it away."""
    def apply(article):
        at = article
        for step in path[:-1]:
            at = at[step]
        if value is None:
            del at[path[-1]]
        else:
            at[path[-1]] = value
    return apply


FIRST = ("segments", 0)
LAST = ("segments", -1)

# What the schema must refuse.  The first segment is a heading.
DAMAGES = [
    (("schema",), "sumario/2"), (("generator",), "sumario"),
    (("generator",), None), (("extra",), 1), (("document", "extra"), 1),
    (("document", "id"), 5), (("document", "title"), 5),
    (("document", "text"), 5), (("document", "encoding"), "latin-1"),
    (("document", "srcLang"), ""), (("document", "trgLang"), "en_GB"),
    (("document", "language", "tag"), "español"),
    (("document", "language", "confidence"), 1.5),
    (("document", "sourceHash"), "xxh128:0"), (("document", "words"), -1),
    (("document", "offsetUnit"), "byte"), (("document", "leading"), None),
    (("summary", "method"), "magic"), (("summary", "order"), "random"),
    (("summary", "budget", "unit"), "pages"),
    (("summary", "budget", "value"), 0),
    (("summary", "budget", "value"), 2.5),
    (("summary", "budget"), {"unit": "ratio", "value": 1.5}),
    (("summary", "ratio"), -0.1), (("summary", "segmentIds"), ["s1", "s1"]),
    (("summary", "segmentIds"), ["s0"]), (("summary", "sentences"), [{}]),
    (("summary", "sentences", 0, "rank"), 0), (("summary", "text"), None),
    (("keywords", 0, "count"), 0), (("keywords", 0, "segmentIds"), []),
    (("keywords", 0, "term"), ""), (("keywords", 0, "score"), 1.0001),
    (("keywords", 0, "acronym"), "OBC"), (("keywords", 0, "expansion"), "x"),
    (FIRST + ("id",), "1"), (FIRST + ("id",), "s01"),
    (FIRST + ("key",), "0123456789ABCDEF-0"),
    (FIRST + ("key",), "0123456789abcdef"),
    (FIRST + ("paragraph",), "s1"), (FIRST + ("kind",), "title"),
    (FIRST + ("rank",), 1), (FIRST + ("inSummary",), True),
    (LAST + ("rank",), 0), (LAST + ("rank",), 1.5), (LAST + ("order",), 0),
    (LAST + ("source",), ""), (LAST + ("state",), "done"),
    (LAST + ("translate",), "yes"), (LAST + ("target",), 5),
    (LAST + ("end",), None), (LAST + ("byteStart",), None),
    (LAST + ("utf16End",), None), (LAST + ("start",), -1),
    (LAST + ("start",), 1.5), (LAST + ("salience",), 2),
    (LAST + ("repetitionOf",), "x1"),
    (LAST + ("repetitionOf",), "a/x1"), (LAST + ("repetitionOf",), "a/s1/"),
    (LAST + ("entities",), [{}]),
    (LAST + ("entities",), [{"type": "place", "text": "x", "start": 0,
                             "end": 1, "translate": True,
                             "normalized": "x"}]),
    (LAST + ("trailing",), None), (LAST + ("extra",), 1),
]

# What the schema lets pass and check() must not.
LIES = [
    (("document", "leading"), " "), (("document", "words"), 1),
    (("document", "chars"), 1), (("document", "sentences"), 1),
    (("document", "paragraphs"), 1), (("document", "text"), "x"),
    (FIRST + ("trailing",), ""), (LAST + ("start",), 0),
    (LAST + ("byteEnd",), 1), (LAST + ("utf16Start",), 1),
    (LAST + ("chars",), 1), (LAST + ("words",), 100),
    (LAST + ("rank",), 1), (LAST + ("key",), "0123456789abcdef-7"),
    (LAST + ("repetitionOf",), "s1"), (LAST + ("id",), "s9999"),
    (LAST + ("paragraph",), "p9999"), (LAST + ("inSummary",), True),
    (LAST + ("entities",), [{"type": "name", "text": "x", "start": 0,
                             "end": 1, "translate": True,
                             "normalized": "x"}]),
    (("summary", "words"), 1), (("summary", "chars"), 1),
    (("summary", "ratio"), 0.9), (("summary", "text"), "x"),
    (("summary", "budget", "value"), 1), (("summary", "segmentIds"), ["s9"]),
    (("summary", "sentences", 0, "salience"), 0.1),
    (("keywords", 0, "segmentIds"), ["s9999"]),
    (("keywords", 0, "score"), 0.5), (("keywords", 0, "count"), 1),
]

# The same of what --explain says of the last sentence.
EXPLAINED = LAST + ("explanation",)
EXPLANATION_DAMAGES = [
    (EXPLAINED, "because"), (EXPLAINED + ("score",), "x"),
    (EXPLAINED + ("score",), None),
    (EXPLAINED + ("focus",), 2), (EXPLAINED + ("worth",), 1.5),
    (EXPLAINED + ("features",), []), (EXPLAINED + ("features", "A"), [1, 2]),
    (EXPLAINED + ("features", "length"), [1]),
    (EXPLAINED + ("features", "length"), 1),
    (EXPLAINED + ("leaning",), 1.5), (EXPLAINED + ("leanCues",), ["a", "a"]),
    (EXPLAINED + ("quotation",), "open"), (EXPLAINED + ("furniture",), "sofa"),
    (EXPLAINED + ("choice",), "luck"), (EXPLAINED + ("nearCopyOf",), "x1"),
    (EXPLAINED + ("content",), 1),
]
EXPLANATION_LIES = [
    (EXPLAINED + ("score",), 99),
    (EXPLAINED + ("features", "length"), [1, 99]),
    (EXPLAINED + ("furniture",), "label"), (EXPLAINED + ("choice",), "must"),
]

ERRORS = [  # no error records
    {"schema": "sumario/1", "document": {"id": "1"}},
    {"schema": "sumario/1", "document": {}, "error":
     {"code": "bad-json", "message": "m"}},
    {"schema": "sumario/1", "document": {"id": "1"}, "error":
     {"code": "Bad JSON", "message": "m"}},
    {"schema": "sumario/1", "document": {"id": "1"}, "error":
     {"code": "bad-json"}},
    {"schema": "sumario/1", "document": {"id": "1"}, "error":
     {"code": "bad-json", "message": "m", "line": 0}},
    {"schema": "sumario/1", "document": {"id": "1"}, "error":
     {"code": "bad-json", "message": "m", "byte": -1}},
    {"schema": "sumario/1", "document": {"id": "1"}, "error":
     {"code": "bad-json", "message": "m", "extra": 1}},
    [[]], {}, None, 5, "sumario/1",
]


def test_damage():
    name = "informe-sanidad.txt"
    good, _ = run_article(name, [ALL_OFFSETS, "--with-text"])
    explained, _ = run_article(name, ["--explain"])
    damages = [(good, *damage) for damage in DAMAGES] + \
        [(explained, *damage) for damage in EXPLANATION_DAMAGES]
    lies = [(good, *lie) for lie in LIES] + \
        [(explained, *lie) for lie in EXPLANATION_LIES]
    passed, believed = [], []
    for article, path, value in damages:
        damaged = copy.deepcopy(article)
        change(path, value)(damaged)
        if not validate(damaged):
            passed.append("%s = %s" % (path, value))
    report("the schema refuses %d damaged articles" % len(damages), passed)
    report("the schema refuses %d other values" % len(ERRORS),
           [value for value in ERRORS if not validate(value)])
    for article, path, value in lies:
        damaged = copy.deepcopy(article)
        change(path, value)(damaged)
        if not check(damaged, decoded(name)):
            believed.append("%s = %s" % (path, value))
    report("the checks find %d lies" % len(lies), believed)
    missed = []
    for text in ("1.00001", "0.10", "01", "-0", "-01", "-0.0", "1e3", "NaN",
                 "1.",
                 '{"a":1,"a":2}'):
        try:
            parse(text)
            missed.append(text)
        except ValueError:
            pass
    report("badly written JSON is noticed", missed)


def main():
    global work
    with tempfile.TemporaryDirectory() as work:
        for name, (data, _, _) in INPUTS.items():
            with open(os.path.join(work, name), "wb") as made:
                made.write(data)
        for options, n_keywords in OPTION_SETS:
            test_option_set(options, n_keywords)
        test_option_set([ALL_OFFSETS], 0, verb=["segment"])
        test_segments("summary")
        test_segments("none")
        test_translate_words()
        test_repetitions()
        test_flat()
        test_hash()
        test_html()
        test_batches()
        test_markdown()
        test_kept()
        test_files()
        test_damage()
    print("1..%d" % n_tests)


main()
