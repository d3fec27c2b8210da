#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How fast the program is, beside others, and where its time goes.

usage: bench.py PROGRAM SAMPLES [--corpus=FILE] [--mb=N] [--runs=N] [--svg=FOLDER]
       bench.py PROGRAM SAMPLES --check=BASELINE | --baseline=BASELINE

The first prints the tables of doc/performance.md: processor time of whole
processes, medians of interleaved runs with their ranges; growth with the size
of the input; instructions, misses and mispredicted branches per byte of input,
stage by stage, by valgrind.  --svg makes the charts of it.

The articles are made of the sentences of SAMPLES, recombined by a generator of
numbers that is the same everywhere, or those of --corpus (JSON Lines).

--baseline writes what a short batch takes in valgrind; --check compares with
it and fails above 3 %.  Such numbers belong to a compiler, its flags and a C
library: with others nothing is compared, which is said.
"""
import html
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

TOLERANCE = 1.03
LIMIT_GROWTH = 100_000  # bytes: below, the start of the process is what counts


# -- Data ---------------------------------------------------------------------

class Numbers:
    """A generator of numbers (Knuth, MMIX), so that data are the same."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def read_sentences(samples):
    """The sentences of the texts in SAMPLES, in the order of their names."""
    found = []
    for name in sorted(os.listdir(samples)):
        if not name.endswith(".txt"):
            continue
        raw = open(os.path.join(samples, name), "rb").read()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
        for line in text.splitlines():
            found += [s for s in re.split(r"(?<=[.!?»”])\s+(?=[A-ZÁÉÍÓÚ¿¡«“])",
                                          line.strip()) if len(s) > 20]
    return found


def make_articles(sentences):
    """Endless articles of 6 to 30 sentences, one to four a paragraph."""
    numbers = Numbers(42)
    i = 0
    while True:
        i += 1
        pick = lambda: sentences[numbers.below(len(sentences))]
        paragraphs, left = [], 6 + numbers.below(25)
        while left > 0:
            n = min(left, 1 + numbers.below(4))
            paragraphs.append(" ".join(pick() for _ in range(n)))
            left -= n
        yield {"id": "a%d" % i, "title": pick().rstrip("."),
               "text": "\n\n".join(paragraphs)}


def read_corpus(name):
    articles = [json.loads(line) for line in open(name, encoding="utf-8")]
    while True:
        yield from articles


def make_page(article):
    """A page as papers have them: a menu, a column of links, a foot."""
    text = html.escape
    links = "".join('<li><a href="/s/%d">Sección %d</a></li>' % (k, k)
                    for k in range(20))
    body = "".join("<p>%s</p>\n" % text(p)
                   for p in article["text"].split("\n\n"))
    title = text(article.get("title") or "")
    return ('<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>'
            "%s</title><style>p{margin:0}</style></head><body><nav><ul>%s</ul>"
            "</nav><main><article><h1>%s</h1>\n%s</article></main><aside><ul>%s"
            "</ul></aside><footer>Aviso legal</footer></body></html>"
            % (title, links, title, body, links))


class Data:
    """Files of articles, made once for each kind and size."""

    def __init__(self, folder, source):
        self.folder, self.source = folder, source
        self.articles = None

    def start(self):
        self.articles = self.source()

    def path(self, name):
        return os.path.join(self.folder, name)

    def make(self, kind, n_bytes):
        name = self.path("%s-%d" % (kind, n_bytes))
        if os.path.exists(name):
            return name
        self.start()
        written = 0
        with open(name, "w", encoding="utf-8", newline="\n") as out:
            while written < n_bytes:
                article = next(self.articles)
                if kind == "jsonl":
                    s = json.dumps(article, ensure_ascii=False) + "\n"
                else:
                    s = article["text"] + "\n\n"
                    if kind == "text":  # cut at a blank: sizes are met
                        room = n_bytes - written
                        if len(s.encode()) > room > 200:
                            s = s.encode()[:room].decode("utf-8", "ignore")
                            s = s.rsplit(" ", 1)[0] + "\n"
                out.write(s)
                written += len(s.encode())
        return name

    def make_pages(self, n_bytes):
        folder = self.path("pages-%d" % n_bytes)
        if not os.path.isdir(folder):
            os.mkdir(folder)
            self.start()
            written = 0
            while written < n_bytes:
                page = make_page(next(self.articles)).encode()
                name = "%06d.html" % len(os.listdir(folder))
                open(os.path.join(folder, name), "wb").write(page)
                written += len(page)
        return [os.path.join(folder, f) for f in sorted(os.listdir(folder))]


def size_of(names):
    return sum(map(os.path.getsize, [names] if isinstance(names, str) else names))


# -- Time ---------------------------------------------------------------------

def run_once(command):
    """Processor seconds and memory, in MB, of COMMAND."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit("bench: failed: " + " ".join(command)[:200])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run_all(commands, runs):
    """For each name of COMMANDS its times, in interleaved runs."""
    times = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(run_once(command)[0])
    return times


def spread(values, form="%.2f"):
    return "%s [%s–%s]" % tuple(form % v for v in (
        statistics.median(values), min(values), max(values)))


def print_ratios(times, n_bytes, peer):
    """A row for each command; ratios are of the runs side by side."""
    print("| command | seconds | MB/s | speed beside `%s` |" % peer)
    print("| --- | ---: | ---: | ---: |")
    for name, values in times.items():
        ratio = "–"
        if peer in times:
            ratio = spread([a / b for a, b in zip(times[peer], values)])
        print("| %s | %s | %.0f | %s |" % (
            name, spread(values, "%.3f"),
            n_bytes / 1e6 / statistics.median(values), ratio))
    print()


def have(name):
    if shutil.which(name):
        return True
    print("`%s` is not installed: nothing is compared with it.\n" % name)
    return False


def compare_json(program, data, mb, runs):
    name = data.make("jsonl", int(mb * 1e6))
    own = [program, "-i", "jsonl"]
    commands = {}
    if have("jq"):
        commands["jq -c ."] = ["jq", "-c", ".", name]
    commands.update({
        "wc -w": ["wc", "-w", name],
        "--segments=none": own + ["--segments=none", name],
        "-f bullets": own + ["-f", "bullets", name],
        "all segments": own + [name],
        "segment -f jsonl": [program, "segment", "-i", "jsonl", "-f", "jsonl",
                             name]})
    print("JSON Lines, %.1f MB\n" % (size_of(name) / 1e6))
    print_ratios(run_all(commands, runs), size_of(name), "jq -c .")


def build_icu(folder):
    """The peer of `segment', or None: no ICU, or no compiler."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                          "icu-split.c")
    out = os.path.join(folder, "icu-split")
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "icu-uc"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if flags.returncode or subprocess.run(
            [os.environ.get("CC", "cc").split()[-1], "-O2", "-o", out, source]
            + flags.stdout.decode().split()).returncode:
        print("ICU is not installed: nothing is compared with it.\n")
        return None
    return out


def compare_text(program, data, mb, runs):
    name = data.make("text", int(mb * 1e6))
    commands, icu = {}, build_icu(data.folder)
    if icu:
        commands["ICU"] = [icu, name]
    commands["wc -w"] = ["wc", "-w", name]
    commands["segment -f lines"] = [program, "segment", "-i", "text", "-f",
                                    "lines", name]
    print("Plain text, %.1f MB\n" % (size_of(name) / 1e6))
    print_ratios(run_all(commands, runs), size_of(name), "ICU")
    name = data.make("text", 20_000_000 if mb >= 20 else int(mb * 1e6))
    seconds, memory = run_once([program, "-i", "text", "--segments=none", name])
    print("One text of %.1f MB, `--segments=none`: %.2f s, %.0f MB of memory.\n"
          % (size_of(name) / 1e6, seconds, memory))


def compare_start(program, data, runs):
    """One article from start to exit, by the clock, beside a bare process."""
    import time
    name = data.make("text", 6000)
    commands = {"true": ["/bin/true"], "--version": [program, "--version"],
                "a text of 6 KB, -f json": [program, "-f", "json", name]}
    times = {key: [] for key in commands}
    for _ in range(40 * runs):
        for key, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL)
            times[key].append((time.perf_counter() - begin) * 1000)
    print("From start to exit, milliseconds by the clock: "
          + "; ".join("`%s` %.2f (least %.2f)" % (
              key, statistics.median(v), min(v)) for key, v in times.items())
          + ".\n")


# -- Growth -------------------------------------------------------------------

def fit_exponent(points):
    """
    The slope of the logarithms, by least squares, of the large sizes, without
    what the smallest one took, which is the start of the process.
    """
    start = min(t for _, t in points)
    logs = [(math.log(n), math.log(t - start)) for n, t in points
            if n >= LIMIT_GROWTH and t > start]
    if len(logs) < 2:
        return float("nan")
    x, y = (sum(v) / len(logs) for v in zip(*logs))
    return (sum((a - x) * (b - y) for a, b in logs)
            / sum((a - x)**2 for a, _ in logs))


def grow(program, data, mb, runs):
    """(size, seconds) of each kind of input, from 1 KB on."""
    found = {}
    sizes = [10**k * m for k in range(3, 9) for m in (1, 3)
             if 10**k * m <= mb * 1e6]
    for kind in ("text", "jsonl", "pages"):
        points = []
        for size in sizes:
            if kind == "pages":
                names = data.make_pages(size)
                if len(names) > 20000:
                    continue
                command = [program, "-q", "-i", "html", "-f", "jsonl",
                           "--segments=none"] + names
            else:
                names = data.make(kind, size)
                command = [program, "-i", kind, "--segments=none", names]
            n = max(3, runs) if size < 3e7 else 1
            points.append((size_of(names), statistics.median(
                run_once(command)[0] for _ in range(n))))
        found[kind] = points
    print("| input | exponent, over %d KB | seconds by size |"
          % (LIMIT_GROWTH / 1000))
    print("| --- | ---: | --- |")
    for kind, points in found.items():
        print("| %s | %.3f | %s |" % (kind, fit_exponent(points), ", ".join(
            "%s: %.3f" % (short(n), t) for n, t in points)))
    print()
    return found


def short(n):
    return "%.0f KB" % (n / 1e3) if n < 1e6 else "%.0f MB" % (n / 1e6)


# -- Stages -------------------------------------------------------------------

# What the time of a stage is told by: functions that are called from others'
# files, of which none calls another.
STAGES = (
    ("reading", ("record_read", "reader_read", "charset_decode")),
    ("sentences", ("segment_split",)),
    ("keys", ("segment_make_keys", "translation_make_tasks")),
    ("words", ("segment_read_words",)),
    ("entities", ("entity_find",)),
    ("scores", ("score_segments",)),
    ("choice", ("select_rank", "select_summary", "reading_make_summary")),
    ("keywords", ("keyword_find",)),
    ("output", ("sumario_document_write",)),
)
MODES = (("-f bullets", ["-f", "bullets"]),
         ("--segments=none", ["--segments=none"]), ("all segments", []),
         ("segment -f jsonl", None))


def profile(command, folder):
    """Instructions below each function, and in all ("")."""
    out = os.path.join(folder, "callgrind.out")
    subprocess.run(["valgrind", "-q", "--tool=callgrind",
                    "--callgrind-out-file=" + out] + command, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = subprocess.run(["callgrind_annotate", "--inclusive=yes",
                           "--auto=no", "--threshold=100", out], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    found = {}
    for line in text.splitlines():
        match = re.match(r" *([\d,]+) \([^)]*\) +(?:PROGRAM|\S*?:([\w.]+))", line)
        if match:
            name = (match.group(2) or "").split(".")[0]
            n = int(match.group(1).replace(",", ""))
            found[name] = max(found.get(name, 0), n)
    return found


def get_command(program, options, name):
    return ([program, "segment", "-i", "jsonl", "-f", "jsonl", name]
            if options is None else [program, "-i", "jsonl"] + options + [name])


def measure_stages(program, data):
    """Instructions per byte of a batch that runs: of articles after others."""
    one = data.make("jsonl", 500_000)
    two = data.path("twice")
    with open(two, "wb") as out:
        out.write(open(one, "rb").read() * 2)
    n_bytes, table = size_of(one), {}
    for mode, options in MODES:
        first, both = (profile(get_command(program, options, name),
                               data.folder) for name in (one, two))
        used = lambda names: sum(both.get(n, 0) - first.get(n, 0)
                                 for n in names) / n_bytes
        row = [used(names) for _, names in STAGES]
        table[mode] = row + [max(0, used([""]) - sum(row))]
    print("Instructions per byte of JSON Lines\n")
    print("| stage | " + " | ".join(table) + " |")
    print("| --- |" + " ---: |" * len(table))
    for k, stage in enumerate([name for name, _ in STAGES] + ["other"]):
        print("| %s | " % stage
              + " | ".join("%.1f" % row[k] for row in table.values()) + " |")
    print("| all | "
          + " | ".join("%.1f" % sum(row) for row in table.values()) + " |\n")
    return table


def simulate(command, folder):
    """What cachegrind counts, by the names of its events."""
    out = os.path.join(folder, "cachegrind.out")
    subprocess.run(["valgrind", "-q", "--tool=cachegrind", "--cache-sim=yes",
                    "--branch-sim=yes", "--I1=32768,8,64", "--D1=32768,8,64",
                    "--LL=1048576,16,64", "--cachegrind-out-file=" + out]
                   + command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    events, sums = [], []
    for line in open(out, encoding="utf-8", errors="replace"):
        if line.startswith("events:"):
            events = line.split()[1:]
        elif line.startswith("summary:"):
            sums = [int(v) for v in line.split()[1:]]
    n = dict(zip(events, sums))
    return {"instructions": n["Ir"], "I1 misses": n["I1mr"],
            "D1 misses": n["D1mr"] + n["D1mw"],
            "LL misses": n["ILmr"] + n["DLmr"] + n["DLmw"],
            "branches missed": n["Bcm"] + n["Bim"]}


def print_misses(program, data):
    name = data.make("jsonl", 500_000)
    print("Simulated, per 1000 bytes of JSON Lines (cachegrind: 32 KB of code, "
          "32 KB of data, 1 MB behind them)\n")
    rows = [(mode, simulate(get_command(program, options, name), data.folder))
            for mode, options in MODES]
    print("| mode | " + " | ".join(rows[0][1]) + " |")
    print("| --- |" + " ---: |" * len(rows[0][1]))
    for mode, counts in rows:
        print("| %s | " % mode + " | ".join(
            "%.1f" % (1000 * v / size_of(name)) for v in counts.values()) + " |")
    print()


# -- The baseline -------------------------------------------------------------

def first_line(command):
    try:
        text = subprocess.run(command, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT).stdout.decode()
    except OSError:
        return "none"
    return text.splitlines()[0] if text else "none"


def get_place():
    """What the counts belong to, beside the program."""
    flags = open("/proc/cpuinfo").read() if os.path.exists("/proc/cpuinfo") else ""
    compiler = os.environ.get("CC", "cc").split()[-1]
    return " / ".join((first_line([compiler, "--version"]),
                       os.environ.get("CFLAGS", ""),
                       first_line(["ldd", "--version"]),
                       first_line(["valgrind", "--version"]),
                       "avx512" if "avx512vl" in flags else
                       "avx2" if "avx2" in flags else "other"))


def count_all(program, data):
    name = data.make("jsonl", 300_000)
    return {mode: simulate(get_command(program, options, name), data.folder)
            for mode, options in MODES}


def write_baseline(program, data, baseline):
    with open(baseline, "w", encoding="utf-8") as out:
        out.write("# make bench-baseline; of: " + get_place() + "\n")
        for mode, counts in count_all(program, data).items():
            for event, n in counts.items():
                out.write("%s\t%s\t%d\n" % (mode, event, n))


def check_baseline(program, data, baseline):
    with open(baseline, encoding="utf-8") as file:
        place = file.readline().partition("; of: ")[2].rstrip("\n")
        before = {tuple(row[:2]): int(row[2])
                  for row in (line.rstrip("\n").split("\t") for line in file)}
    if place != get_place():
        print("bench-check: skipped: the baseline is of\n  %s\nand this is\n  %s"
              % (place, get_place()))
        return
    worse = 0
    for mode, counts in count_all(program, data).items():
        for event, n in counts.items():
            ratio = n / before[mode, event]
            worse += ratio > TOLERANCE
            print("%-18s %-16s %12d %+6.1f %%%s" % (
                mode, event, n, 100 * (ratio - 1),
                "  MORE" if ratio > TOLERANCE else ""))
    if worse:
        raise SystemExit("bench-check: %d counts grew by more than 3 %%" % worse)


# -- Charts -------------------------------------------------------------------

COLOURS = ("#4c6a92", "#8aa4c8", "#b9c9dd", "#6f9a6d", "#a9c7a0", "#c98b5e",
           "#e2b48c", "#8d6a9f", "#c3a6cf", "#b0b0b0")


class Chart:
    """An SVG that is written piece by piece."""

    def __init__(self, width, height, title):
        self.parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d '
                      '%d" font-family="sans-serif" font-size="12">' % (
                          width, height),
                      '<rect width="%d" height="%d" fill="white"/>' % (
                          width, height)]
        self.text(width / 2, 18, title, "middle")

    def text(self, x, y, s, anchor="start"):
        self.parts.append('<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>'
                          % (x, y, anchor, html.escape(s)))

    def line(self, points, colour, width=1):
        self.parts.append('<polyline fill="none" stroke="%s" stroke-width="%s" '
                          'points="%s"/>' % (colour, width, " ".join(
                              "%.1f,%.1f" % p for p in points)))

    def box(self, x, y, width, height, colour):
        self.parts.append('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" '
                          'fill="%s"/>' % (x, y, width, height, colour))

    def save(self, name):
        with open(name, "w", encoding="utf-8") as out:
            out.write("\n".join(self.parts) + "\n</svg>\n")


def draw_growth(found, name):
    """Seconds against bytes, both by powers of ten."""
    chart = Chart(640, 420, "Processor time against size of the input")
    place = lambda n, t: (70 + (math.log10(n) - 3) * 105,
                          380 - (math.log10(t) + 3) * 80)
    for k in range(3, 9):
        x = place(10**k, 1)[0]
        chart.line([(x, 40), (x, 380)], "#dddddd")
        chart.text(x, 398, short(10**k), "middle")
    for k in range(-3, 2):
        y = place(1, 10.0**k)[1]
        chart.line([(70, y), (620, y)], "#dddddd")
        chart.text(62, y + 4, "%g s" % 10.0**k, "end")
    for i, (kind, points) in enumerate(found.items()):
        colour = COLOURS[(0, 3, 5)[i % 3]]
        chart.line([place(n, max(t, 1e-3)) for n, t in points], colour, 2)
        chart.box(90, 50 + 18 * i, 12, 12, colour)
        chart.text(108, 60 + 18 * i, "%s: bytes^%.2f" % (
            kind, fit_exponent(points)))
    chart.save(name)


def draw_stages(table, name):
    """A bar of instructions per byte for each mode."""
    chart = Chart(640, 70 + 46 * len(table) + 60,
                  "Instructions per byte of JSON Lines, by stage")
    scale = 470 / max(sum(row) for row in table.values())
    stages = [stage for stage, _ in STAGES] + ["other"]
    for i, (mode, row) in enumerate(table.items()):
        x, y = 130, 40 + 46 * i
        chart.text(122, y + 19, mode, "end")
        for k, value in enumerate(row):
            chart.box(x, y, value * scale, 28, COLOURS[k])
            x += value * scale
        chart.text(x + 4, y + 19, "%.0f" % sum(row))
    for k, stage in enumerate(stages):
        x, y = 30 + k % 5 * 120, 50 + 46 * len(table) + k // 5 * 20
        chart.box(x, y, 12, 12, COLOURS[k])
        chart.text(x + 17, y + 10, stage)
    chart.save(name)


# -- All of it ----------------------------------------------------------------

def main(arguments):
    options = dict((a[2:].split("=", 1) + [""])[:2]
                   for a in arguments if a.startswith("--"))
    names = [a for a in arguments if not a.startswith("--")]
    if len(names) != 2:
        raise SystemExit(__doc__)
    program, samples = os.path.abspath(names[0]), names[1]
    mb, runs = float(options.get("mb") or 20), int(options.get("runs") or 5)
    sentences = read_sentences(samples)
    source = ((lambda: read_corpus(options["corpus"])) if options.get("corpus")
              else lambda: make_articles(sentences))
    with tempfile.TemporaryDirectory() as folder:
        data = Data(folder, source)
        if "baseline" in options or "check" in options:
            if not have("valgrind"):
                return
            if "baseline" in options:
                write_baseline(program, data, options["baseline"])
            else:
                check_baseline(program, data, options["check"])
            return
        compare_json(program, data, mb, runs)
        compare_text(program, data, mb, runs)
        compare_start(program, data, runs)
        found = grow(program, data, 5 * mb, runs)
        table = None
        if have("valgrind"):
            table = measure_stages(program, data)
            print_misses(program, data)
        if options.get("svg"):
            draw_growth(found, os.path.join(options["svg"], "growth.svg"))
            if table:
                draw_stages(table, os.path.join(options["svg"], "stages.svg"))


main(sys.argv[1:])
