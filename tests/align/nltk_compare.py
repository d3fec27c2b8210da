#!/usr/bin/env python3
"""Pair F1 of sumario align and of NLTK's Gale-Church on the same segments.

    nltk_compare.py SUMARIO PAIRS

PAIRS is the folder of the gold pairs (the form is told in test_align.c).
Speaks TAP; skips where nltk is missing (Debian: python3-nltk).
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

try:
    from nltk.translate.gale_church import align_blocks
except ImportError:
    print("1..0 # SKIP no python3-nltk")
    sys.exit(0)


def read_gold(path):
    """The two texts, their sentences and the pairs with two sides."""
    texts, sentences, pairs = ["", ""], [[], []], set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if "\t" not in line:
                for side, other in ((0, ">"), (1, "<")):
                    if line != other and texts[side]:
                        texts[side] = texts[side].rstrip("\n") + "\n"
                continue
            pair = []
            for side, text in enumerate(line.split("\t")):
                new = [s for s in text.split(" | ") if s]
                first = len(sentences[side])
                sentences[side] += new
                pair.append(tuple(range(first, first + len(new))))
                for sentence in new:
                    if texts[side] and not texts[side].endswith("\n"):
                        texts[side] += " "
                    texts[side] += sentence
            if all(pair):
                pairs.add(tuple(pair))
    return texts, sentences, pairs


def run_sumario(program, texts):
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, text in zip(("es", "en"), texts):
            names.append(os.path.join(folder, name))
            with open(names[-1], "w", encoding="utf-8") as made:
                made.write(text)
        out = subprocess.run([program, "align", "-f", "json"] + names,
                             check=True, stdout=subprocess.PIPE).stdout
    found = set()
    for pair in json.loads(out)["pairs"]:
        sides = tuple(tuple(int(i[1:]) - 1 for i in pair[side])
                      for side in ("sourceIds", "targetIds"))
        if all(sides):
            found.add(sides)
    return found


def run_nltk(sentences):
    """align_blocks() gives links; those that meet are one pair."""
    links = align_blocks(*[[len(s) for s in side] for side in sentences])
    pairs = []
    for i, j in links:
        if pairs and (i in pairs[-1][0] or j in pairs[-1][1]):
            pairs[-1][0].add(i)
            pairs[-1][1].add(j)
        else:
            pairs.append(({i}, {j}))
    return {(tuple(sorted(a)), tuple(sorted(b))) for a, b in pairs}


def f1(counts):
    gold, found, right = counts
    return 2 * right / (gold + found)


def main():
    ours, theirs = [0, 0, 0], [0, 0, 0]
    for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.txt"))):
        texts, sentences, gold = read_gold(path)
        for counts, found in ((ours, run_sumario(sys.argv[1], texts)),
                              (theirs, run_nltk(sentences))):
            for k, n in enumerate((len(gold), len(found),
                                   len(gold & found))):
                counts[k] += n
    print("# sumario %.3f, nltk %.3f" % (f1(ours), f1(theirs)))
    print("%sok 1 - ahead of NLTK" %
          ("" if f1(ours) > f1(theirs) else "not "))
    print("1..1")


main()
