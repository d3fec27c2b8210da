#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Learns the weights of data/es/keywords.tsv from readers' lists of keywords.

  fit_keywords.py PROGRAM DATA [--folds=N [--groups=yes]] [--write=FILE]

DATA is a folder with dev.jsonl and more.jsonl, one article a line:

  {"id", "title", "text", "readers": [{"keywords": ["...", ...]}, ...]}

The candidates and their features are those that PROGRAM itself writes with
-f tree.  A candidate counts as right as far as readers list it.  The weights
are those of a logistic regression with a ridge; there are two, one over all
candidates with the few features of the first look, and one over those that the
first look keeps.  Weights are in 16384ths of a bit of the odds.

With --folds the articles are cut into N parts; each part's keywords are those
of PROGRAM with weights learned from the others (--lexicon), and what is right
of the first 3 and 10 and found of the lists is printed.  Articles that share
two keywords of their lists are in one part.  With --groups as well, the same
without each group of features, but at the first look.  Needs python3-numpy.
"""
import collections
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

import numpy as np

QUICK_RIDGE, FULL_RIDGE = 10.0, 15.0
KEPT = 20  # CANDIDATES in src/rank/keyword.c times the default of -k
BIT = 16384
GROUPS = {
    "counts": "log_count once twice longer part_of_most term_count_least "
              "term_count_most",
    "place": "begin_30 begin_100 begin_300 span",
    "title": "title title_name",
    "names": "name name_1 name_2 name_3 mixed mixed_3 whole_name inside_name "
             "owned alias acronym",
    "given names": "given_alone person",
    "general words": "general_alone general_first",
    "rarity": "idf_least idf_most idf_second",
    "left": "left_de left_determiner left_en left_name left_preposition "
            "left_stop",
    "right": "right_content right_de right_determiner right_edge right_name "
             "right_preposition right_stop right_verb",
    "ranks": "rank_count rank_name rank_phrase rank_word",
    "form": "words_1 lower_1 letters small_words has_and has_preposition "
            "digit month",
    "endings": "infinitive_first infinitive_last noun_ending",
}
SMALL = set("de del la las el los y e en a al por para con".split())


def fold(term):
    """Terms are alike without accents, case, small words, plural endings."""
    text = "".join(c for c in unicodedata.normalize("NFD", term.lower())
                   if not unicodedata.combining(c))
    return tuple(re.sub(r"[aoe]$", "", re.sub(r"(es|s)$", "", w))
                 for w in re.findall(r"\w+", text) if w not in SMALL)


def read_articles(folder):
    articles = []
    for name in ("dev", "more"):
        path = os.path.join(folder, name + ".jsonl")
        with open(path, encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                lists = [{fold(k) for k in r["keywords"]}
                         for r in article["readers"]]
                wanted = [k for r in article["readers"]
                          for k in r["keywords"]]
                articles.append({
                    "set": name, "lists": lists,
                    "wanted": list(dict.fromkeys(wanted)),
                    "record": {k: article[k] for k in ("id", "title", "text")
                               if article.get(k)}})
    return articles


def run(program, articles, *options):
    lines = "".join(json.dumps(a["record"]) + "\n" for a in articles)
    return subprocess.run([program, "-i", "jsonl", *options],
                          input=lines.encode(), stdout=subprocess.PIPE,
                          check=True).stdout.decode()


def read_features(program, articles):
    """Adds the program's candidates to the articles."""
    place = -1
    for line in run(program, articles, "-f", "tree").split("\n"):
        if line.startswith("document "):
            place += 1
            articles[place]["candidates"] = []
        elif line.startswith("candidate\t"):
            _, term, _, *pairs = line.split("\t")
            features = collections.defaultdict(int)
            for pair in pairs:
                name, value = pair.split("=")
                features[name] = int(value)
            key = fold(term)
            lists = articles[place]["lists"]
            right = sum(key in wanted for wanted in lists) / len(lists)
            articles[place]["candidates"].append((features, right))
    assert place + 1 == len(articles)


def first_look(f):
    """The features of score_draft() in src/rank/keyword_feature.c."""
    single = f["words_1"] > 0
    return {"begin": f["begin_100"], "bias": f["bias"],
            "idf": f["idf_most"] if single else 0,
            "log_count": f["log_count"], "longer": f["longer"],
            "name": f["name"], "once": f["once"], "title": f["title"],
            "whole_name": f["whole_name"],
            "word": 64 if single and not f["name"] else 0,
            "words_1": f["words_1"]}


def regress(rows, right, ridge):
    """Logistic regression by Newton's method; weights of the raw columns."""
    mean, scale = rows.mean(0), rows.std(0)
    scale[scale < 1e-9] = 1
    z = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    penalty = np.full(z.shape[1], ridge)
    penalty[-1] = 1e-6
    w = np.zeros(z.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-(z @ w)))
        slope = z.T @ (p - right) + penalty * w
        curve = (z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        w -= step
        if abs(step).max() < 1e-7:
            break
    raw = w[:-1] / scale
    return raw, w[-1] - raw @ mean


def learn(rows, right, names, ridge):
    """Whole weights by name; the constant goes to the feature bias, 64."""
    columns = [n for n in names if n != "bias"]
    table = np.array([[row[n] for n in columns] for row in rows], float)
    weights, constant = regress(table, np.array(right), ridge)
    units = BIT / math.log(2)
    out = {n: int(round(w * units)) for n, w in zip(columns, weights)}
    out["bias"] = int(round(constant * units / 64))
    return out


def fit(articles, names, quick_names):
    """All weights, as the table has them."""
    looks = [[(first_look(f), f, y) for f, y in a["candidates"]]
             for a in articles]
    every = [c for look in looks for c in look]
    quick = learn([c[0] for c in every], [c[2] for c in every], quick_names,
                  QUICK_RIDGE)
    kept = []
    for look in looks:
        look.sort(key=lambda c: -sum(quick[n] * c[0][n] for n in quick))
        kept += look[:KEPT]
    weights = learn([c[1] for c in kept], [c[2] for c in kept], names,
                    FULL_RIDGE)
    weights.update(("quick_" + n, w) for n, w in quick.items())
    return weights


def write_table(path, weights, head):
    with open(path, "w", encoding="utf-8") as file:
        file.write(head)  # the tables have no 0
        for name in sorted(weights):
            file.write("%s\t%s\n" % (name, weights[name] or 1))


def group(articles):
    """Parts of articles that belong together: they share two keywords."""
    owner = list(range(len(articles)))

    def find(i):
        while owner[i] != i:
            i = owner[i]
        return i

    keys = [{k for lists in a["lists"] for k in lists} for a in articles]
    for i in range(len(articles)):
        for j in range(i):
            if len(keys[i] & keys[j]) >= 2:
                owner[find(i)] = find(j)
    groups = collections.defaultdict(list)
    for i in range(len(articles)):
        groups[find(i)].append(i)
    return list(groups.values())


def cut(articles, n_folds, seed):
    groups = group(articles)
    random.Random(seed).shuffle(groups)
    groups.sort(key=len, reverse=True)
    folds = [[] for _ in range(n_folds)]
    for members in groups:
        min(folds, key=len).extend(members)
    return folds


def judge(terms, wanted):
    keys, want = [fold(t) for t in terms], [fold(w) for w in wanted]
    right = [k in want for k in keys]
    return (sum(right[:3]) / 3, sum(right[:10]) / 10,
            sum(w in keys[:10] for w in want) / max(1, len(want)))


def is_part(a, b):
    return len(a) < len(b) and any(b[i:i + len(a)] == a
                                   for i in range(len(b) - len(a) + 1))


def validate(program, articles, names, quick_names, n_folds):
    rows = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for part in cut(articles, n_folds, 1):
            rest = [a for i, a in enumerate(articles) if i not in set(part)]
            write_table(os.path.join(folder, "keywords.tsv"),
                        fit(rest, names, quick_names), "#: replace\n")
            out = run(program, [articles[i] for i in part], "-f", "jsonl",
                      "--segments=none", "--lexicon=" + folder)
            for i, line in zip(part, out.splitlines()):
                terms = [k["term"] for k in json.loads(line)["keywords"]]
                keys = [fold(t) for t in terms]
                nested = any(is_part(a, b) for a in keys for b in keys)
                rows[articles[i]["set"]].append(
                    judge(terms, articles[i]["wanted"]) + (nested,))
    return [np.array(rows[name], float).mean(0) for name in ("dev", "more")]


def report(label, figures):
    print("%-14s" % label + "  |".join("%7.3f" * 4 % tuple(f)
                                       for f in figures), flush=True)


def read_names(path):
    with open(path, encoding="utf-8") as file:
        all_names = [line.split("\t")[0] for line in file
                     if line.strip() and line[0] != "#"]
    quick = [n[6:] for n in all_names if n.startswith("quick_")]
    return [n for n in all_names if not n.startswith("quick_")], quick


def main(argv):
    options = dict(a[2:].split("=", 1) for a in argv if a.startswith("--"))
    program, data = [a for a in argv if not a.startswith("--")]
    table = os.path.join(os.path.dirname(__file__), "../data/es/keywords.tsv")
    names, quick_names = read_names(table)
    articles = read_articles(data)
    read_features(program, articles)
    if "folds" in options:
        n_folds = int(options["folds"])
        print("right of 3, right of 10, found, lists with a nested keyword: "
              "dev | more")
        report("all features", validate(program, articles, names, quick_names,
                                        n_folds))
        for label, group in GROUPS.items() if "groups" in options else ():
            kept = [n for n in names if n not in group.split()]
            report("- " + label, validate(program, articles, kept,
                                          quick_names, n_folds))
    if "write" in options:
        with open(options["write"], encoding="utf-8") as file:
            head = "".join(line for line in file if line[0] in "#\n")
        write_table(options["write"], fit(articles, names, quick_names), head)


if __name__ == "__main__":
    main(sys.argv[1:])
