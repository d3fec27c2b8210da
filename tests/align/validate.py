#!/usr/bin/env python3
"""What align and --tm write, against the schemas, the texts and each other.

    validate.py SUMARIO DOC PAIRS

DOC has the schemas, PAIRS the gold pairs (test_align.c).  Speaks TAP.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from jsonschema import Draft202012Validator

program, doc, pairs = sys.argv[1:]
n_tests = 0
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def report(name, problems):
    global n_tests
    n_tests += 1
    print("%sok %d - %s" % ("not " if problems else "", n_tests, name))
    for problem in problems[:10]:
        print("# %s" % problem)


def schema(name):
    with open(os.path.join(doc, name), encoding="utf-8") as opened:
        return Draft202012Validator(json.load(opened))


def run(*arguments):
    return subprocess.run([program, *arguments], check=True,
                          stdout=subprocess.PIPE).stdout.decode("utf-8")


def make_texts(path, folder):
    """Both articles, a pair a line; see test_align.c."""
    texts = ["", ""]
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            sides = line.rstrip("\n").split("\t")
            for k in (0, 1):
                text = sides[k].replace(" | ", " ") if len(sides) > 1 else ""
                end = len(sides) == 1 and sides[0] != "><"[k]
                texts[k] += "\n" if end else text + " " if text else ""
    names = [os.path.join(folder, name) for name in ("es.txt", "en.txt")]
    for name, text in zip(names, texts):
        with open(name, "w", encoding="utf-8") as made:
            made.write(text)
    return names


def unescape(field):
    return field.replace("\\t", "\t").replace("\\n", "\n") \
        .replace("\\r", "\r").replace("\\\\", "\\")


def check_forms(found, names):
    """The three formats say the same; all segments are there in order."""
    problems = []
    rows = [row.split("\t") for row in
            run("align", *names).rstrip("\n").split("\n")]
    want = [[",".join(p["sourceIds"]), ",".join(p["targetIds"]),
             p["source"] or "", p["target"] or "", p["confidence"]]
            for p in found["pairs"]]
    got = [row[:2] + [unescape(row[2]), unescape(row[3]), float(row[4])]
           for row in rows[1:]]
    if got != want:
        problems.append("tsv is not json")
    units = [(tu.get("tuid"), [(v.get(LANG), v.find("seg").text)
                               for v in tu.findall("tuv")])
             for tu in ElementTree.fromstring(
                 run("align", "-f", "tmx", *names)).iter("tu")]
    if units != [(p["id"], [("es", p["source"]), ("en", p["target"])])
                 for p in found["pairs"] if p["source"] and p["target"]]:
        problems.append("tmx is not json")
    for side in ("source", "target"):
        ids = [i for p in found["pairs"] for i in p[side + "Ids"]]
        if ids != ["s%d" % (k + 1) for k in range(found[side]["segments"])]:
            problems.append(side + ": not every segment once")
    return problems


def check_memory(found, names, folder, validator):
    """Every pair of one segment is an exact match for it."""
    memory = os.path.join(folder, "made.tmx")
    run("align", "-f", "tmx", "-o", memory, *names)
    article = json.loads(run("--tm", memory, names[0]))
    problems = [error.message for error in validator.iter_errors(article)]
    segments = {s["id"]: s for s in article["segments"]}
    for pair in found["pairs"]:
        if len(pair["sourceIds"]) != 1 or not pair["target"]:
            continue
        segment = segments[pair["sourceIds"][0]]
        best = segment["matches"][:1]
        if (segment["target"], segment["state"]) != \
                (pair["target"], "translated") or best != [
                    {"source": pair["source"], "target": pair["target"],
                     "score": 1, "origin": memory}]:
            problems.append("%s has no match" % segment["id"])
    return problems


def main():
    alignment = schema("sumario-alignment-1.schema.json")
    article = schema("sumario-1.schema.json")
    for path in sorted(glob.glob(os.path.join(pairs, "*.txt"))):
        with tempfile.TemporaryDirectory() as folder:
            names = make_texts(path, folder)
            found = json.loads(run("align", "-f", "json", *names))
            name = os.path.basename(path)
            report(name + ": schema", [error.message for error in
                                       alignment.iter_errors(found)])
            report(name + ": formats", check_forms(found, names))
            report(name + ": as a memory",
                   check_memory(found, names, folder, article))
            for key in found["pairs"][0]:
                del found["pairs"][0][key]
                break
            report(name + ": a damaged one is refused",
                   [] if list(alignment.iter_errors(found)) else ["it is not"])
    print("1..%d" % n_tests)


main()
