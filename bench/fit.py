#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Learns what the features of a sentence are worth, from what readers thought.

    fit.py PROGRAM DATA WEIGHTS           fits on all articles, writes WEIGHTS
    fit.py PROGRAM DATA --cross           cross-validation: the figures that count
    fit.py PROGRAM DATA --ablation        … without each group of features

DATA is a folder with readers/dev.jsonl, readers/more.jsonl (articles whose
sentences readers graded) and readers/evaluate.py, which says how good a choice
is.  PROGRAM is asked for the features (--explain) and, in a cross-validation,
makes each choice itself with the weights of its fold, so nothing is told twice.

The model is a ridge regression (Hoerl & Kennard 1970) of 2^grade - 1, the worth
of a sentence, on the features scaled to unit variance.  Articles that share a
long sentence are in the same fold.  Needs python3-numpy.
"""
import datetime
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy as np

PENALTY = 300.0   # of the squared weights of scaled features
PRICE = 2.0       # of a sentence that cannot stand alone, in worth
FOLDS = 10
SHARED = 50       # a sentence of so many characters in two articles joins them
UNIT = 10000      # of a weight in the table
GROUPS = {
    "length": "length over_45 next_length",
    "place": "first last place early_short paragraph after_heading many",
    "title": "title_new title_common_new title_cosine title_most title_before "
             "title_next title_mean title_first title_early asked_first title_content",
    "terms": "cosine content_early mean_idf frequent_rank intro",
    "facts": "names_rank numbers_rank percent calendar year",
    "quotations": "quote_start quote_next quote_share quote_speaker saying_share source",
    "person": "self asks",
    "opening": "opens_article opens_personal opens_back lean lean_before",
    "cues": "conclusion magnitude action_early absolute plan future copula auxiliary",
    "form": "link question colon unstopped semicolon cell",
}


def load(folder):
    """The module that judges, and the articles of all readers."""
    path = os.path.join(folder, "readers", "evaluate.py")
    spec = importlib.util.spec_from_file_location("evaluate", path)
    evaluate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluate)
    articles = []
    for name in ("dev", "more"):
        with open(os.path.join(folder, "readers", name + ".jsonl"), encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                article["part"] = name
                for s in article["sentences"]:
                    s["words"] = evaluate.n_words(article["text"][s["start"]:s["end"]])
                articles.append(article)
    return evaluate, articles


def run(program, articles, options, titled=True):
    """What PROGRAM makes of ARTICLES, in order."""
    keys = ("title", "text") if titled else ("text",)
    lines = [json.dumps({"id": str(i), **{k: a[k] for k in keys if a.get(k)}}, ensure_ascii=False)
             for i, a in enumerate(articles)]
    made = subprocess.run([program, "-q", "-i", "jsonl", "-f", "jsonl", *options],
                          input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in made.stdout.decode().splitlines()]


def worth(evaluate, article, segment, body):
    """Mean worth of what the readers thought of the characters of SEGMENT, number BODY.

    What a reader says cannot stand alone is worth less by PRICE.  They looked at sentences
    with a grade and the first eight; of others the program's own guess is taken.
    """
    span = [(segment["start"], segment["end"])]
    sums = []
    for r in article["readers"]:
        gain = evaluate.covered(article["sentences"], r["grades"], span)
        lean = evaluate.marked(article["sentences"], r["lean"], span)
        if not gain and body >= 8:
            lean = segment["explanation"]["leaning"]
        sums.append(gain - PRICE * lean)
    return np.mean(sums)


def rows(evaluate, program, articles, titled):
    """Features of all sentences, their worth, the article of each; names of the features."""
    values, target, owner = [], [], []
    for i, (article, document) in enumerate(
            zip(articles, run(program, articles, ["--explain", "--segments=all"], titled))):
        body = 0
        for segment in document["segments"]:
            explanation = segment["explanation"]
            if explanation and not explanation["furniture"]:
                values.append({k: v[0] for k, v in explanation["features"].items()})
                target.append(worth(evaluate, article, segment, body))
                body += 1
                owner.append(i)
    names = sorted({k for v in values for k in v})
    matrix = np.array([[v.get(k, 0.0) for k in names] for v in values])
    return matrix, np.array(target), np.array(owner), names


def fit(matrix, target, weight):
    """Weights of the columns and the intercept; WEIGHT is of the rows."""
    mean = np.average(matrix, axis=0, weights=weight)
    deviation = matrix.std(axis=0)
    deviation[deviation < 1e-9] = np.inf
    z = (matrix - mean) / deviation
    level = np.average(target, weights=weight)
    zw = z * weight[:, None]
    weights = np.linalg.solve(zw.T @ z + PENALTY * np.eye(z.shape[1]),
                              zw.T @ (target - level)) / deviation
    return weights, level - mean @ weights


class Learner:
    """Articles with and without their titles, and what can be learned of them."""

    def __init__(self, program, folder):
        self.program = program
        self.evaluate, self.articles = load(folder)
        self.sets = [rows(self.evaluate, program, self.articles, titled)
                     for titled in (True, False)]
        self.readers = np.array([len(a["readers"]) for a in self.articles])

    def learn(self, chosen, without=()):
        """Weights learned from the articles CHOSEN, as lines of the table."""
        lines = {}
        for (matrix, target, owner, names), suffix in zip(self.sets, ("", " untitled")):
            of = np.isin(owner, chosen)
            left = np.array([name not in without for name in names])
            weights, intercept = fit(matrix[of] * left, target[of],
                                     np.sqrt(self.readers[owner[of]]))
            lines["intercept" + suffix] = intercept
            lines.update((name + suffix, w) for name, w in zip(names, weights))
        return ["%s\t%d" % (k, round(v * UNIT)) for k, v in sorted(lines.items())
                if round(v * UNIT)]

    def folds(self, seed=3):
        """The fold of each article; those that share a long sentence have the same."""
        first, group = {}, list(range(len(self.articles)))
        for i, a in enumerate(self.articles):
            for s in a["sentences"]:
                text = a["text"][s["start"]:s["end"]]
                if len(text) >= SHARED:
                    group[i] = min(group[i], group[first.setdefault(text, i)])
        order = sorted(set(group))
        random.Random(seed).shuffle(order)
        place = {g: k % FOLDS for k, g in enumerate(order)}
        return np.array([place[g] for g in group])

    def cross(self, without=(), seeds=(3,), parts=("dev",)):
        """Figures with the weights of other folds: gains, lean, junk, by budget."""
        sums = {}
        for seed in seeds:
            fold = self.folds(seed)
            for k in range(FOLDS):
                with tempfile.TemporaryDirectory() as lexicon:
                    with open(os.path.join(lexicon, "weights.tsv"), "w", encoding="utf-8") as file:
                        file.write("#: replace\n" + "\n".join(
                            self.learn(np.flatnonzero(fold != k), without)) + "\n")
                    chosen = [a for a, f in zip(self.articles, fold)
                              if f == k and a["part"] in parts]
                    self.judge(chosen, ["--lexicon=" + lexicon], sums)
        return sums

    def judge(self, articles, options, sums):
        """Adds to SUMS what PROGRAM with OPTIONS chooses of ARTICLES."""
        e = self.evaluate
        for name, budget in e.BUDGETS.items():
            made = run(self.program, articles, [*options, budget[0], str(budget[1])])
            entry = sums.setdefault(name, {"gain": [], "lean": 0, "junk": 0, "chosen": 0})
            for article, document in zip(articles, made):
                spans = [(s["start"], s["end"]) for s in document["segments"] if s["inSummary"]]
                entry["chosen"] += len(spans)
                for r in article["readers"]:
                    n = len(article["readers"])
                    top = e.best(article["sentences"], r["grades"], budget)
                    if top:
                        entry["gain"].append(
                            min(1.0, e.covered(article["sentences"], r["grades"], spans) / top))
                    entry["lean"] += e.marked(article["sentences"], r["lean"], spans) / n
                    entry["junk"] += e.marked(article["sentences"], r["junk"], spans) / n


def show(name, sums):
    """A row of figures: gains of all budgets, their mean, lean and junk at five."""
    gains = [np.mean(s["gain"]) for s in sums.values()]
    five = sums["5 sentences"]
    print("%-22s %s  mean %.4f  lean %s  junk %.3f" % (
        name, " ".join("%.3f" % g for g in gains), np.mean(gains),
        " ".join("%.2f" % (s["lean"] / s["chosen"]) for s in sums.values()),
        five["junk"] / five["chosen"]), flush=True)


def main(program, folder, task, *rest):
    learner = Learner(program, folder)
    if task == "--cross":
        for parts in (("dev",), ("dev", "more")):
            show("+".join(parts), learner.cross(parts=parts, seeds=(3, 11)))
    elif task == "--ablation":
        both = ("dev", "more")
        show("all features", learner.cross(parts=both))
        for group, names in GROUPS.items():
            show("without " + group, learner.cross(tuple(names.split()), parts=both))
    else:
        lines = learner.learn(np.arange(len(learner.articles)))
        with open(task, "w", encoding="utf-8") as file:
            file.write("# What the features of a sentence are worth, in ten-thousandths; made by\n"
                       "# bench/fit.py (make fit) on %s from the grades that two readers gave\n"
                       "# to %d sentences of %d articles.  See doc/scoring.md.\n"
                       "# Licence: MIT.\n\n" % (
                           datetime.date.today(), len(learner.sets[0][1]),
                           len(learner.articles)) + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
