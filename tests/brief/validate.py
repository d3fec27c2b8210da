#!/usr/bin/env python3
"""What brief writes, against its schema, the articles, and itself.

    validate.py SUMARIO SCHEMA FILE...

No two bullets may have a cosine over 0.6 in the program's own weights, which
are read from its tree.  Speaks TAP.
"""
import json
import math
import re
import subprocess
import sys

from jsonschema import Draft202012Validator

program, schema = sys.argv[1:3]
MAX_COSINE = 0.6
n_tests = 0


def report(name, problems):
    global n_tests
    n_tests += 1
    print("%sok %d - %s" % ("not " if problems else "", n_tests, name))
    for problem in problems[:10]:
        print("# %s" % problem)


def run(*arguments, given=None):
    return subprocess.run([program, *arguments], check=True, input=given,
                          stdout=subprocess.PIPE).stdout.decode("utf-8")


def vectors(texts):
    """Each text's terms and weights, of length 1; {} if it has none."""
    records = "".join(json.dumps({"id": "v%d" % i, "text": text}) + "\n"
                      for i, text in enumerate(texts))
    found = [{} for _ in texts]
    idf, number = {}, -1
    for line in run("-f", "tree", "-i", "jsonl", "-k", "0", "-",
                    given=records.encode()).split("\n"):
        if line.startswith("document v"):
            number = int(re.match(r"document v(\d+)", line).group(1))
        match = re.match(r" *token .* stem (\S+) count \d+ idf (\S+)", line)
        if match:
            stem = match.group(1)
            idf[stem] = float(match.group(2))
            found[number][stem] = found[number].get(stem, 0) + 1
    for vector in found:
        for stem, n in vector.items():
            vector[stem] = (1 + math.log(n)) * idf[stem]
        norm = math.sqrt(sum(w * w for w in vector.values()))
        for stem in vector:
            vector[stem] /= norm
    return found


def largest_cosine(texts):
    """Of any two; an inverted index makes it fast enough for thousands."""
    index, largest, pair = {}, 0, None
    for number, vector in enumerate(vectors(texts)):
        sums = {}
        for stem, weight in vector.items():
            for other, its in index.get(stem, ()):
                sums[other] = sums.get(other, 0) + weight * its
            index.setdefault(stem, []).append((number, weight))
        for other, cosine in sums.items():
            if cosine > largest:
                largest, pair = cosine, (other, number)
    return largest, pair


def is_read_as(text, source):
    """The source, or its end with a capital: a connective may be left out."""
    return source == text or \
        source.endswith(" " + text[0].lower() + text[1:]) or \
        source.endswith(" " + text)


def check_segments(briefing, path):
    """Bullets and support stand in the articles where they say."""
    records = [json.loads(line) for line in open(path, encoding="utf-8")]
    articles = [json.loads(line) for line in
                run("-f", "jsonl", "-k", "0", path).split("\n")[:-1]]
    problems = []
    for story in briefing["stories"]:
        for bullet in story["bullets"]:
            for support in bullet["support"]:
                article = articles[support["number"] - 1]
                place = int(support["segmentId"][1:]) - 1
                if article["document"]["id"] != support["documentId"]:
                    problems.append("another article")
                segment = article["segments"][place]
                if support is bullet["support"][0] and \
                        not is_read_as(bullet["text"], segment["source"]):
                    problems.append("%s is another text" % bullet["id"])
    if len(records) != briefing["briefing"]["articles"]:
        problems.append("articles are missing")
    return problems


def count_outlets(documents):
    """Outlets; a document that names none is one of its own."""
    return len({d["outlet"] or d["number"] for d in documents})


def check_sums(briefing):
    stories = briefing["stories"]
    bullets = [b for s in stories for b in s["bullets"]]
    head = briefing["briefing"]
    chars = sum(b["chars"] for b in bullets) + max(0, len(bullets) - 1)
    problems = []
    if [b["id"] for b in bullets] != \
            ["b%d" % (i + 1) for i in range(len(bullets))]:
        problems.append("ids")
    if (head["bullets"], head["words"], head["chars"]) != \
            (len(bullets), sum(b["words"] for b in bullets), chars):
        problems.append("sums")
    if any(b["chars"] != len(b["text"]) for b in bullets):
        problems.append("chars")
    for story in stories:
        copies = [d for d in story["documents"] if d["copyOf"] is not None]
        if story["articles"] != len(story["documents"]) or \
                story["sources"] != count_outlets(
                    d for d in story["documents"] if d["copyOf"] is None):
            problems.append("sources")
        numbers = {d["number"] for d in story["documents"]}
        independent = numbers - {d["number"] for d in copies}
        for bullet in story["bullets"]:
            if bullet["sources"] != len(bullet["support"]) or not \
                    {s["number"] for s in bullet["support"]} <= independent:
                problems.append("support of " + bullet["id"])
        if any(d["copyOf"] not in independent for d in copies):
            problems.append("copies of copies")
    if [s["rank"] for s in stories] != sorted({s["rank"] for s in stories}):
        problems.append("ranks")
    return problems


def main():
    with open(schema, encoding="utf-8") as opened:
        validator = Draft202012Validator(json.load(opened))
    for path in sys.argv[3:]:
        for options in (["-n", "3"], ["-w", "70"], ["-c", "400"], [],
                        ["-n", "1000000"]):
            briefing = json.loads(run("brief", *options, path))
            name = "%s %s: " % (path.split("/")[-1], " ".join(options))
            report(name + "schema", [error.message for error in
                                     validator.iter_errors(briefing)])
            report(name + "sums", check_sums(briefing))
            report(name + "articles", check_segments(briefing, path))
            texts = [b["text"] for s in briefing["stories"]
                     for b in s["bullets"]]
            largest, pair = largest_cosine(texts)
            report(name + "the largest cosine of two of %d bullets is %.3f" %
                   (len(texts), largest),
                   [texts[i] for i in pair] if largest > MAX_COSINE else [])
        del briefing["stories"][0]["bullets"][0]["id"]
        report(path.split("/")[-1] + ": a damaged one is refused",
               [] if list(validator.iter_errors(briefing)) else ["it is not"])
    print("1..%d" % n_tests)


main()
