#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How good the key sentences are, and what each part of the scorer adds.

    eval.py SOURCE BUILD DATA [--table]

SOURCE is the source tree, BUILD a folder with the program built in it, DATA a
folder with summaries/dev.jsonl (articles with summaries by their newspapers)
and summaries/evaluate.py (budgets, ROUGE, Jensen-Shannon divergence).

Prints the figures of the program as it stands and of Lead, the first sentences
of the article; for the constants in cross.tsv those of a cross-validation. With
--table the rows of ablation.tsv follow: each changes one thing in a copy of the
source, builds that and measures again.
"""
import csv
import itertools
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

DRAWS = 2000
FOLDS = 10


class Data:
    """The articles, and the module that knows how to score."""

    def __init__(self, folder):
        sys.path.insert(0, os.path.join(folder, "summaries"))
        import evaluate
        self.evaluate = evaluate
        with open(os.path.join(folder, "summaries", "dev.jsonl"), encoding="utf-8") as file:
            self.pairs = [json.loads(line) for line in file]
        self.input = "".join(
            json.dumps({k: p.get(k) for k in ("id", "title", "text")}, ensure_ascii=False) + "\n"
            for p in self.pairs).encode()

    def read(self, program, budget):
        """What PROGRAM makes of all articles with BUDGET."""
        run = subprocess.run([program, "-q", "-i", "jsonl", "-f", "jsonl", *budget],
                             input=self.input, stdout=subprocess.PIPE, check=True)
        documents = [json.loads(line) for line in run.stdout.decode().splitlines()]
        assert [d["document"]["id"] for d in documents] == [p["id"] for p in self.pairs]
        return documents

    def score(self, pair, text):
        """Mean of ROUGE-1 and ROUGE-2 F1 in points, and the divergence."""
        rouge = self.evaluate.rouge.score(pair["summary"], text)
        return 50 * (rouge["R1"][2] + rouge["R2"][2]), self.evaluate.jsd(text, pair["text"])


class Leaning:
    """Sentences that lean on the one before by how they begin: connectives of
    data/es/leaning.tsv, demonstratives and pronouns of cues.tsv."""

    def __init__(self, source):
        self.entries = {}
        pronouns = {"demonstrative", "personal", "possessive"}
        for name in ("cues.tsv", "leaning.tsv"):
            with open(os.path.join(source, "data", "es", name), encoding="utf-8") as file:
                for line in file:
                    if not line.strip() or line.startswith("#"):
                        continue
                    phrase, value = line.rstrip("\n").split("\t")
                    if name == "leaning.tsv":
                        self.entries[phrase] = value in ("leans", "connects")
                    elif pronouns & set(value.split("+")):
                        self.entries[phrase] = True

    def leans(self, sentence):
        words = re.findall(r"[^\W_]+", sentence.lower())[:4]
        found = [self.entries[p] for n in range(1, 5)
                 for p in [" ".join(words[:n])] if p in self.entries]
        return bool(found) and found[-1]

    def share(self, chosen):
        """Of lists of (sentence, whether it begins the article)."""
        every = [self.leans(s) and not first for s, first in chosen]
        return sum(every) / max(1, len(every))


class Result:
    """Figures of one program: per budget and article, ours and Lead's."""

    def __init__(self, data, leaning, program):
        self.budgets, chosen, lead = {}, [], []
        for name, budget in data.evaluate.BUDGETS.items():
            rows = []
            for pair, document in zip(data.pairs, data.read(program, budget)):
                body = [s["source"] for s in document["segments"] if s["kind"] != "heading"]
                ours = [s["text"] for s in document["summary"]["sentences"]]
                first = data.evaluate.lead(document["segments"], budget)
                chosen += [(s, s == body[0]) for s in ours]
                lead += [(s, i == 0) for i, s in enumerate(first)]
                rows.append(data.score(pair, " ".join(ours)) + data.score(pair, " ".join(first)))
            self.budgets[name] = rows
        self.leaning, self.lead_leaning = leaning.share(chosen), leaning.share(lead)
        self.differences = [sum(r[0] - r[2] for r in rows) / len(rows)
                            for rows in zip(*self.budgets.values())]

    def mean(self, name, column):
        return sum(row[column] for row in self.budgets[name]) / len(self.budgets[name])

    def means(self, column):
        return [self.mean(name, column) for name in self.budgets]


def interval(differences):
    """95 % of the paired bootstrap."""
    draw = random.Random(7)
    n = len(differences)
    means = sorted(sum(draw.choices(differences, k=n)) / n for _ in range(DRAWS))
    return means[int(.025 * DRAWS)], means[int(.975 * DRAWS)]


def row(name, result, column=0):
    """A line of the table: of ours, or with COLUMN 2 of Lead."""
    scores = result.means(column)
    cells = [name] + ["%.2f" % s for s in scores] + ["%.2f" % (sum(scores) / len(scores))]
    if column == 0:
        low, high = interval(result.differences)
        cells += ["%+.2f" % (sum(result.differences) / len(result.differences)),
                  "%+.2f to %+.2f" % (low, high)]
    else:
        cells += ["", ""]
    cells += [" ".join("%.3f" % j for j in result.means(column + 1)),
              "%.3f" % (result.leaning if column == 0 else result.lead_leaning)]
    return "| " + " | ".join(cells) + " |"


def without_builds(folder, names):
    """What of FOLDER is not copied."""
    return [n for n in names
            if n == ".git" or os.path.exists(os.path.join(folder, n, "config.status"))]


class Variants:
    """Builds of a copy of the source with something changed."""

    def __init__(self, source):
        self.folder = tempfile.mkdtemp()
        self.source = os.path.join(self.folder, "source")
        shutil.copytree(source, self.source, symlinks=True,
                        ignore=without_builds)
        self.build = os.path.join(self.folder, "build")
        os.mkdir(self.build)
        self.run([os.path.join(self.source, "configure"), "-q", "--disable-nls",
                  "--disable-shared", "--enable-static"])

    def run(self, command):
        subprocess.run(command, cwd=self.build, check=True, stdout=subprocess.DEVNULL)

    def make(self, changes):
        """The program with CHANGES, triples of file, old and new text."""
        kept = {}
        for name, old, new in changes:
            path = os.path.join(self.source, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            kept.setdefault(path, text)
            if old not in text:
                sys.exit("eval.py: %s does not have: %s" % (name, old))
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace(old, new))
        try:
            self.run(["make", "-s", "-j2"])
        finally:
            for path, text in kept.items():
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
        return os.path.join(self.build, "sumario")

    def close(self):
        shutil.rmtree(self.folder)


def read_table(name):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("# ")),
                          delimiter="\t", quoting=csv.QUOTE_NONE)
        return [[cell.strip() for cell in r] for r in rows if r]


def read_ablations():
    """(name, changes) of each row; a row without a name goes on."""
    rows = []
    for name, path, old, new in read_table("ablation.tsv"):
        if name:
            rows.append((name, []))
        rows[-1][1].append((path, old, new))
    return rows


def print_ablations(variants, data, leaning):
    for name, changes in read_ablations():
        print(row(name, Result(data, leaning, variants.make(changes))), flush=True)


def cross_validate(variants, data, leaning):
    """Constants chosen on nine tenths, measured on the tenth that is left."""
    axes = [[(path, old, old.rsplit(" ", 1)[0] + " " + value) for value in values.split()]
            for path, old, values in read_table("cross.tsv")]
    results = [Result(data, leaning, variants.make(changes))
               for changes in itertools.product(*axes)]
    order = list(range(len(data.pairs)))
    random.Random(0).shuffle(order)
    differences = []
    for fold in range(FOLDS):
        left = set(order[fold::FOLDS])
        best = max(results, key=lambda r: sum(d for i, d in enumerate(r.differences) if i not in left))
        differences += [best.differences[i] for i in left]
    print("cross-validated, %d settings, %d folds: %+.2f from Lead [%+.2f, %+.2f]"
          % (len(results), FOLDS, sum(differences) / len(differences), *interval(differences)))


def main(source, build, folder, *rest):
    data, leaning = Data(folder), Leaning(source)
    print("| changed | " + " | ".join(data.evaluate.BUDGETS)
          + " | mean | from Lead | 95 % | divergence | leaning |")
    print("| --- " + "| ---: " * (len(data.evaluate.BUDGETS) + 2) + "| --- | --- | ---: |")
    built = Result(data, leaning, os.path.join(build, "sumario"))
    print(row("**as built**", built))
    print(row("Lead", built, 2), flush=True)
    if "--table" not in rest:
        return
    variants = Variants(source)
    try:
        print_ablations(variants, data, leaning)
        cross_validate(variants, data, leaning)
    finally:
        variants.close()


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
