#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs the program on hostile inputs and judges what it does, as TAP.

    judge.py DIR [ID-PREFIX]

DIR/manifest.json lists the cases: id, format, file, bytes, args, what exits
are allowed under which policy (expect), and what must hold (must).  inputs.py
writes such a folder; any other generator's will do.  The program is $SUMARIO.

For every case: no signal, no sanitizer report, a bound on processor time and
memory that is linear in the input, output that is valid UTF-8 and JSON, whole
or none, messages of at most 64 KiB without control characters.
"""
import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

PROGRAM = os.environ["SUMARIO"]
SLACK = float(os.environ.get("SLACK", "1"))  # for slow or sanitized builds
CODES = {"ok": 0, "partial": 1, "usage": 64, "data": 65, "limit": 65,
         "noinput": 66, "oserr": 71, "cantcreat": 73, "io": 74, "noperm": 77}
# Of more bytes than this only the summary is looked at.
LARGE = 4 << 20
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
XML_BAD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Run:
    def __init__(self, arguments, timeout, stdin=None):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                [PROGRAM] + arguments, stdin=stdin or subprocess.DEVNULL,
                stdout=out, stderr=err)
            timer = time.time() + timeout
            self.hung = False
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.time() > timer and not self.hung:
                    self.hung = True
                    process.kill()
                time.sleep(0.001)
            process.returncode = 0  # it has been waited for here
            self.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            self.code = -1 if self.signal else os.WEXITSTATUS(status)
            self.seconds = usage.ru_utime + usage.ru_stime
            # The system counts what this program had when it started the run.
            own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            self.rss = usage.ru_maxrss * 1024 \
                if usage.ru_maxrss > own * 1.1 else 0
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read(), err.read()
        self.messages = self.err.decode("utf-8", "replace")


def strings(value):
    """All strings of a JSON value that are text of the article."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in ("input", "original"):
                yield from strings(item)


class Case:
    def __init__(self, folder, meta, kinds):
        self.folder, self.meta = folder, meta
        self.file = os.path.join(folder, meta["file"])
        self.kind = meta["format"]
        self.size = meta["bytes"]
        self.large = self.size > LARGE
        self.kinds = kinds
        self.unknown = []

    def arguments(self, *more):
        arguments = ["-i", self.kind]
        for word in self.meta.get("args") or []:
            arguments.append("--" + word)
        if self.large:
            arguments.append("--segments=summary")
        elif self.kind != "jsonl":
            arguments.append("--with-text")
        return arguments + list(more) + [self.file]

    def run(self, *more):
        return Run(self.arguments(*more), SLACK * (20 + self.size / 2e6))

    def bound_seconds(self):
        return SLACK * (2 + self.size / 1e7)

    def bound_memory(self):
        longest = self.size
        if self.kind == "jsonl":
            with open(self.file, "rb") as lines:
                longest = max((len(line) for line in lines), default=0)
            return (64 << 20) + 8 * longest
        return (32 << 20) + 8 * longest

    def judge_run(self, run, policy):
        """What holds for every run; yields complaints."""
        if run.hung:
            yield "it hangs"
        elif run.signal:
            yield "signal %d" % run.signal
        allowed = {CODES.get(x) for x in self.meta["expect"][policy]}
        if self.kind == "jsonl" and 65 in allowed:
            allowed.add(1)
        # An encoding that is not on the list is a usage error, always.
        if "[unknown-encoding]" in run.messages:
            allowed.add(64)
        if not run.hung and not run.signal and run.code not in allowed:
            yield "exit %d, not %s: %s" % (
                run.code, "/".join(self.meta["expect"][policy]),
                run.messages[:200])
        if "Sanitizer" in run.messages or "runtime error:" in run.messages:
            yield "sanitizer: " + run.messages[:300]
        if len(run.err) > 65536:
            yield "%d bytes of messages" % len(run.err)
        if CONTROLS.search(run.messages):
            yield "control characters in messages"
        if run.code and not run.hung and not run.err:
            yield "exit %d without a word" % run.code
        if run.seconds > self.bound_seconds():
            yield "%.1f s for %d bytes" % (run.seconds, self.size)
        if run.rss > self.bound_memory() and SLACK == 1:
            yield "%d MB for %d bytes" % (run.rss >> 20, self.size)

    def parse(self, run):
        """The objects that came out; raises ValueError."""
        text = run.out.decode("utf-8")
        if self.kind == "jsonl":
            if text and not text.endswith("\n"):
                raise ValueError("output is cut off")
            return [json.loads(line) for line in text.split("\n")[:-1]]
        return [json.loads(text)] if text else []

    def judge(self):
        complaints = []
        policies = ["default"]
        if self.meta["expect"]["replace"] != self.meta["expect"]["default"]:
            policies.append("replace")
        for policy in policies:
            more = ["--on-error=replace"] if policy == "replace" else []
            run = self.run(*more)
            complaints += ["%s: %s" % (policy, x)
                           for x in self.judge_run(run, policy)]
            try:
                objects = self.parse(run)
            except ValueError as error:
                complaints.append("%s: %s" % (policy, error))
                continue
            if policy == "default":
                complaints += self.judge_must(run, objects)
            complaints += self.tile(objects)
        return complaints

    def tile(self, objects):
        for one in objects:
            text = one.get("document", {}).get("text")
            if text is None:
                continue
            pieces = [one["document"]["leading"]]
            for segment in one["segments"]:
                pieces += segment["source"], segment["trailing"]
            if "".join(pieces) != text:
                yield "the pieces are not the text"

    def judge_must(self, run, objects):
        for claim in self.meta["must"]:
            name, _, value = claim.partition(":")
            name = re.sub("[<=> ].*", "", name)
            judge = getattr(self, "must_" + name, None)
            if not judge:
                self.unknown.append(claim)
                continue
            yield from ("%s: %s" % (claim[:60], x)
                        for x in judge(run, objects, value) or [])

    # -- What may be asked for ------------------------------------------------

    def must_verbatim(self, run, objects, value):
        for one in objects:
            text = one.get("document", {}).get("text")
            for segment in one.get("segments", []):
                if text is not None and \
                        text[segment["start"]:segment["end"]] != \
                        segment["source"]:
                    yield segment["id"]

    def must_in_order(self, run, objects, value):
        for one in objects:
            ids = [int(x[1:]) for x in one["summary"]["segmentIds"]]
            if ids != sorted(ids):
                yield str(ids)

    def must_records(self, run, objects, value):
        got = (len(objects), sum("summary" in x for x in objects),
               sum("error" in x for x in objects))
        allowed = []
        total, _, rest = value.partition("=")
        for pair in rest.split(" or "):
            pair = pair.partition("=")[2] or pair
            good, bad = pair.split("+")
            allowed.append((int(total), int(good), int(bad)))
        if got not in allowed:
            yield "%d = %d + %d" % got

    def must_one_line_per_record(self, run, objects, value):
        for one in run.out.decode("utf-8").split("\n"):
            if re.search("[\r\v\f\x1c-\x1e\x85\u2028\u2029]", one):
                yield "a line end within a line"

    def must_contains(self, run, objects, value):
        if not any(value in s for s in strings(objects)):
            yield "not there"

    def must_contains_or_error(self, run, objects, value):
        if run.code == 0:
            yield from self.must_contains(run, objects, value)

    def must_absent(self, run, objects, value):
        for one in objects:
            document = dict(one.get("document", {}), text="", leading="")
            for s in strings(dict(one, document=document, segments=[])):
                if value in s:
                    yield s[:60]

    def must_err_has(self, run, objects, value):
        if not re.search(value, run.messages):
            yield run.messages[:200]

    def must_warn(self, run, objects, value):
        if not run.err:
            yield "no message"

    def must_same_as(self, run, objects, value):
        import unicodedata
        other = json.loads(Run(["-i", "text", "--with-text", os.path.join(
            self.folder, value + ".txt")], 20).out.decode("utf-8"))

        def fold(one):
            return [re.sub(r"\s+", " ", unicodedata.normalize("NFC", x["text"]))
                    for x in one["summary"]["sentences"]]
        if not objects or fold(objects[0]) != fold(other):
            yield "another summary"

    def must_empty_summary(self, run, objects, value):
        if any(x["summary"]["sentences"] for x in objects if "summary" in x):
            yield "a sentence"

    def must_tty_safe(self, run, objects, value):
        text = self.run("-q", "-f", "text").out.decode("utf-8")
        if CONTROLS.search(text.replace("\r\n", "\n")):
            yield "control characters in text"

    def must_xml10(self, run, objects, value):
        from xml.dom import expatbuilder
        for form in "xliff", "xliff2", "tmx":
            out = self.run("-q", "-f", form).out
            if not out:
                continue
            try:
                if XML_BAD.search(out.decode("utf-8")):
                    yield form + " has what XML 1.0 does not"
                if not self.large:
                    expatbuilder.parseString(out)
            except Exception as error:
                yield "%s: %s" % (form, error)

    def must_stderr_capped(self, run, objects, value):
        if len(run.err) > 4096:
            yield "%d bytes" % len(run.err)

    def must_deterministic(self, run, objects, value):
        if self.run().out != run.out:
            yield "another output"

    def must_no_mojibake_or_error(self, run, objects, value):
        if run.code == 0 and re.search("Ã.|Â[¿¡«»]|\ufffd|\0",
                                       "".join(strings(objects))):
            yield "mojibake"

    must_charset_not_opened = must_no_mojibake_or_error

    def must_contains_all_input_or_error(self, run, objects, value):
        if run.code == 0:
            text = objects[0]["document"]["text"].encode("utf-8")
            with open(self.file, "rb") as file:
                if file.read() != text:
                    yield "not all of the input"

    def must_ok_or_one_clear_error(self, run, objects, value):
        if run.code and not 1 <= run.messages.count("\n") <= 21:
            yield "%d messages" % run.messages.count("\n")

    def must_no_file_read(self, run, objects, value):
        if "root:" in run.out.decode("utf-8", "replace"):
            yield "a file was read"

    def must_scale(self, run, objects, value):
        """Time over three sizes; only where it can be told from noise."""
        if run.seconds < 0.4 or self.kind == "html":
            return
        points = []
        with open(self.file, "rb") as file:
            data = file.read()
        for share in 4, 2, 1:
            with tempfile.NamedTemporaryFile() as part:
                cut = data[:len(data) // share]
                if share > 1:  # at a blank, so that it stays UTF-8
                    cut = cut[:max(cut.rfind(b"\n"), cut.rfind(b" ")) + 1] \
                        or cut
                part.write(cut)
                part.flush()
                words = self.arguments("--on-error=replace")[:-1]
                one = Run(words + [part.name], SLACK * 120)
                points.append((len(cut), one.seconds))
        (n0, t0), _, (n1, t1) = points
        slope = math.log(t1 / max(t0, 0.001)) / math.log(n1 / n0)
        if slope > float(value) + 0.25:
            yield "slope %.2f" % slope

    def must_xliff_unique_ids(self, run, objects, value):
        out = self.run("-q", "-f", "xliff").out.decode("utf-8")
        ids = re.findall('<trans-unit id="([^"]*)"', out)
        if len(ids) != len(set(ids)) or not ids:
            yield "ids stand twice"

    def must_html_out_escaped(self, run, objects, value):
        out = self.run("-q", "-f", "html").out.decode("utf-8")
        if re.search("<(script|img|svg|iframe)|javascript:", out.lower()):
            yield "markup of the article"

    def must_po_roundtrip(self, run, objects, value):
        out = self.run("-q", "-f", "po").out.decode("utf-8")
        got = []
        for line in out.split("\n"):
            if line.startswith('msgid "'):
                got.append("")
                line = line[6:]
            elif line.startswith("msg"):
                got.append(None)
            if line.startswith('"') and got and got[-1] is not None:
                got[-1] += json.loads(line)
        for one in objects:
            for segment in one["segments"]:
                if segment["source"] not in got and \
                        not CONTROLS.search(segment["source"]):
                    yield segment["id"]

    def must_xliff_text_equals_sentence(self, run, objects, value):
        from xml.dom import minidom
        out = minidom.parseString(self.run("-q", "-f", "xliff").out)
        got = ["".join(x.data for x in source.childNodes if x.nodeType == 3)
               for source in out.getElementsByTagName("source")]
        for one, source in zip(objects[0]["segments"], got):
            if one["source"].replace("\r\n", "\n") != source and \
                    not CONTROLS.search(one["source"]):
                yield one["id"]

    must_rss_flat = must_rss = must_time = lambda self, run, objects, value: []


def kinds_of_program():
    """The input kinds that --help knows."""
    words = Run(["--help"], 20).out.decode("utf-8").split("\n")
    for i, line in enumerate(words):
        if "--input=" in line:
            return words[i + 1].split()
    return []


def main():
    folder = sys.argv[1]
    prefix = sys.argv[2] if len(sys.argv) > 2 else ""
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    kinds = kinds_of_program()
    unknown, n = set(), 0
    for meta in cases:
        if not meta["id"].startswith(prefix):
            continue
        if meta["format"] == "cli":
            continue
        n += 1
        if meta["format"] not in kinds:
            print("ok %d # SKIP %s: no input of kind %s" %
                  (n, meta["id"], meta["format"]))
            continue
        case = Case(folder, meta, kinds)
        complaints = list(case.judge())
        unknown |= {x.partition(":")[0] for x in case.unknown}
        print("%sok %d - %s: %s" % ("not " if complaints else "", n,
                                    meta["id"], meta["why"].replace("#", "")))
        for complaint in complaints[:5]:
            print("# " + complaint.encode("ascii", "backslashreplace")
                  .decode().replace("\n", " / ")[:300])
        sys.stdout.flush()
    if unknown:
        print("# not evaluated: " + ", ".join(sorted(unknown)))
    print("1..%d" % n)


if __name__ == "__main__":
    main()
