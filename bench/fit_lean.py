#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How well sentences that lean are known, and the weights of their cues.

usage: fit_lean.py PROGRAM EVAL_DATA [--write=FILE] [--without=CUE]... [--each]

EVAL_DATA/readers/*.jsonl are articles whose readers marked sentences that
cannot stand alone; README.md there has the format.  The cues are the program's
own, from --explain.  Reported are precision, recall and F1 of the weights that
are built in, and of a logistic regression whose weights are learned on other
articles only: ten folds, near copies in one fold.  --write learns from all
articles and writes data/es/leanweights.tsv; --each leaves out one cue at a time.
"""
import datetime
import json
import os
import subprocess
import sys

import numpy as np

FOLDS = 10
PENALTY = 1.0  # of the squared weights
THRESHOLD = 0.4
COPY_CHARS = 50  # articles that share a sentence of so many are near copies
LOOKED_AT = 8  # readers looked at so many first sentences, and at graded ones
LONGEST = 50


def read_articles(folder):
    for name in ("dev", "more"):
        with open(os.path.join(folder, "readers", name + ".jsonl"),
                  encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                article["set"] = name
                yield article


def explain(program, articles):
    """What the program says of each article."""
    records = []
    for article in articles:
        record = {"id": article["id"], "text": article["text"]}
        if article.get("title"):
            record["title"] = article["title"]
        records.append(json.dumps(record, ensure_ascii=False))
    run = subprocess.run(
        [program, "-q", "-i", "jsonl", "-f", "jsonl", "--explain"],
        input="\n".join(records).encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def find_segment(segments, sentence):
    """The segment that shares most characters with the reader's sentence."""
    def shared(segment):
        return (min(segment["end"], sentence["end"])
                - max(segment["start"], sentence["start"]))
    best = max(segments, key=shared, default=None)
    return best if best and shared(best) > 0 else None


class Row:
    """A sentence that readers looked at."""

    def __init__(self, article, sentence, segment):
        self.set = article["set"]
        self.group = None
        self.marks = [sentence["id"] in reader["lean"]
                      for reader in article["readers"]]
        self.grade = max(reader["grades"].get(sentence["id"], 0)
                         for reader in article["readers"])
        explanation = segment["explanation"]
        self.built_in = explanation["leaning"]
        self.cues = set(explanation["leanCues"])
        self.length = min(segment["words"], LONGEST) / LONGEST


def group_copies(articles):
    """A number for each article; near copies have the same."""
    groups, seen = list(range(len(articles))), {}
    for i, article in enumerate(articles):
        for sentence in article["sentences"]:
            text = article["text"][sentence["start"]:sentence["end"]]
            if len(text) < COPY_CHARS:
                continue
            first = seen.setdefault(text, i)
            if groups[first] != groups[i]:
                old, new = groups[i], groups[first]
                groups = [new if g == old else g for g in groups]
    return groups


def read_rows(program, folder):
    articles = list(read_articles(folder))
    groups, rows = group_copies(articles), []
    for article, group, result in zip(articles, groups,
                                      explain(program, articles)):
        for i, sentence in enumerate(article["sentences"]):
            graded = any(reader["grades"].get(sentence["id"], 0)
                         for reader in article["readers"])
            segment = find_segment(result["segments"], sentence)
            if (not graded and i >= LOOKED_AT) or not segment \
                    or not segment["explanation"]:
                continue
            row = Row(article, sentence, segment)
            row.group = group
            rows.append(row)
    return rows


def design(rows, names):
    """One column for each cue, then the length and 1."""
    x = np.zeros((len(rows), len(names) + 2))
    for i, row in enumerate(rows):
        for k, name in enumerate(names):
            x[i, k] = name in row.cues
        x[i, -2], x[i, -1] = row.length, 1
    return x


def fit(x, y):
    """Logistic regression by Newton's method; the bias is not penalised."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if abs(step).max() < 1e-9:
            break
    return w


def predict_by_folds(rows, names, salt=0):
    x = design(rows, names)
    y = np.array([np.mean(row.marks) for row in rows])
    groups = sorted({row.group for row in rows})
    np.random.RandomState(salt).shuffle(groups)
    fold_of = {group: i % FOLDS for i, group in enumerate(groups)}
    folds = np.array([fold_of[row.group] for row in rows])
    p = np.zeros(len(rows))
    for fold in range(FOLDS):
        w = fit(x[folds != fold], y[folds != fold])
        p[folds == fold] = 1 / (1 + np.exp(-x[folds == fold] @ w))
    return p


def score(flags, marks):
    """Precision, recall and F1."""
    hits = sum(f and m for f, m in zip(flags, marks))
    precision, recall = hits / max(1, sum(flags)), hits / max(1, sum(marks))
    return precision, recall, 2 * hits / max(1, sum(flags) + sum(marks))


def area(p, marks):
    """Area under the curve: how often a marked one is before another."""
    p, marks = np.asarray(p), np.asarray(marks, dtype=bool)
    order = np.argsort(p, kind="stable")
    ranks = np.empty(len(p))
    for value in np.unique(p):
        same = p[order] == value
        ranks[order[same]] = np.nonzero(same)[0].mean() + 1
    n = marks.sum()
    return (ranks[marks].sum() - n * (n + 1) / 2) / (n * (len(p) - n))


def evaluate(rows, p):
    """Figures by what counts as marked, as text."""
    dev = [i for i, row in enumerate(rows) if row.set == "dev"]
    more = [i for i, row in enumerate(rows) if row.set == "more"]
    cells, by_reader = [], []
    for of, places in ((any, dev), (all, dev), (all, more)):
        flags = [p[i] >= THRESHOLD for i in places]
        marks = [of(rows[i].marks) for i in places]
        cells.append("%.2f %.2f %.3f" % score(flags, marks))
    for reader in (0, 1):
        flags = [p[i] >= THRESHOLD for i in dev]
        by_reader.append(score(flags, [rows[i].marks[reader] for i in dev])[2])
    cells.insert(2, "%.3f" % np.mean(by_reader))
    cells.append("%.3f / %.3f" % tuple(
        area([p[i] for i in places], [any(rows[i].marks) for i in places])
        for places in (dev, more)))
    return " | ".join(cells)


def write_weights(rows, names, path):
    w = fit(design(rows, names), np.array([np.mean(row.marks)
                                           for row in rows]))
    values = dict(zip(names + ["length", "bias"], w))
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            "# Weights of the cues of leaning, in thousandths of the logit;"
            " src/rank/lean.c.\n"
            "# Source: learned by bench/fit_lean.py from readers' marks on %d"
            " sentences, %s.\n# Licence: MIT.\n\n"
            % (len(rows), datetime.date.today().isoformat()))
        for name in sorted(values):
            # No entry has the value of what is missing.
            file.write("%s\t%d\n" % (name, round(values[name] * 1000) or 1))


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    files = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(files) != 2:
        sys.exit(__doc__)
    rows = read_rows(*files)
    without = {o[10:] for o in options if o.startswith("--without=")}
    names = sorted(set().union(*(row.cues for row in rows)) - without)
    print("| at %.1f | either reader P R F | both P R F | mean reader F"
          " | one reader P R F | AUC |" % THRESHOLD)
    print("| --- | --- | --- | --- | --- | --- |")
    print("| built in | %s |" % evaluate(rows, [r.built_in for r in rows]))
    print("| learned on other articles | %s |"
          % evaluate(rows, predict_by_folds(rows, names)), flush=True)
    if "--each" in options:
        for name in names:
            rest = [other for other in names if other != name]
            print("| without %s (%d) | %s |"
                  % (name, sum(name in r.cues for r in rows),
                     evaluate(rows, predict_by_folds(rows, rest))), flush=True)
    for option in options:
        if option.startswith("--write="):
            write_weights(rows, names, option[8:])


if __name__ == "__main__":
    main()
