#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs the program on hostile inputs and judges what it does, as TAP.

    judge.py DIR [ID-PREFIX]

DIR/manifest.json lists the cases: id, format, file, bytes, args, what exits
are allowed under which policy (expect), and what must hold (must).  inputs.py
writes such a folder; any other generator's will do.  The program is $SUMARIO.
A case of format "cli" is no file but a command of the shell, with $P for the
program, to be run in DIR/cli after its setup.

For every case: no signal, no sanitizer report, a bound on processor time and
memory that is linear in the input, output that is valid UTF-8 and JSON, whole
or none, messages of at most 64 KiB without control characters.
"""
import json
import math
import os
import re
import random
import resource
import shutil
import signal
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


# What forks from this program counts its memory as its own; from this one, that
# is little.
PEAK = """
import os, sys
pid = os.fork()
if not pid:
    null = os.open(os.devnull, os.O_RDWR)
    for fd in range(3):
        os.dup2(null, fd)
    os.execv(sys.argv[1], sys.argv[1:])
print(os.wait4(pid, 0)[2].ru_maxrss)
"""


def peak(arguments):
    """The most memory of a run, in bytes."""
    out = subprocess.run([sys.executable, "-S", "-c", PEAK, PROGRAM] +
                         arguments, stdout=subprocess.PIPE, timeout=600)
    return int(out.stdout) * 1024


def head_of(file, share):
    """The first lines or words of FILE, a SHAREth of it, as a new file."""
    with open(file, "rb") as whole:
        data = whole.read()
    cut = data[:len(data) // share]
    if share > 1:
        cut = cut[:max(cut.rfind(b"\n"), cut.rfind(b" ")) + 1] or cut
    part = tempfile.NamedTemporaryFile()
    part.write(cut)
    part.flush()
    return part


def strace(arguments, calls):
    """The calls of a run; None: they cannot be seen."""
    if not shutil.which("strace") or SLACK > 1:
        return None
    with tempfile.NamedTemporaryFile("r") as log:
        subprocess.run(["strace", "-f", "-e", "trace=" + calls, "-o", log.name,
                        PROGRAM] + arguments, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=120)
        text = log.read()
    return text if "exited with" in text else None


def fold_summary(one):
    """What two readings of one article have in common."""
    import unicodedata
    return [re.sub(r"\s+", " ", unicodedata.normalize("NFC", x["text"]))
            for x in one["summary"]["sentences"]]


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
    def __init__(self, folder, meta, cases):
        self.folder, self.meta, self.cases = folder, meta, cases
        self.file = os.path.join(folder, meta["file"])
        self.kind = meta["format"]
        self.size = meta["bytes"]
        self.large = self.size > LARGE
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

    def bound_memory(self, segments):
        longest = self.size
        if self.kind == "jsonl":
            with open(self.file, "rb") as lines:
                longest = max((len(line) for line in lines), default=0)
            return (64 << 20) + 8 * longest
        # Of a page there is a tree, with a node for a tag of three bytes.
        return (32 << 20) + (16 if self.kind == "html" else 8) * longest + \
            200 * segments

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

    def judge_memory(self, run, objects):
        segments = max((max(x["document"].get("sentences", 0),
                            x["document"].get("paragraphs", 0))
                        for x in objects), default=0)
        if run.rss > self.bound_memory(segments) and SLACK == 1:
            yield "%d MB for %d bytes, %d segments" % (
                run.rss >> 20, self.size, segments)

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
            complaints += self.judge_memory(run, objects)
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
            self.claim = claim
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
        # Nobody can give back words that are not there.
        if value.isascii():
            with open(self.file, "rb") as file:
                data = file.read().replace(b"\0", b"")
            if value.encode() not in data:
                self.unknown.append("contains (words not in the input)")
                return
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
        other = json.loads(Run(["-i", "text", "--with-text", os.path.join(
            self.folder, value + ".txt")], 20).out.decode("utf-8"))
        if not objects or fold_summary(objects[0]) != fold_summary(other):
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
        calls = strace(self.arguments(), "open,openat")
        if calls is None:
            self.unknown.append("no_file_read (by system calls)")
        elif '"%s"' % value in calls:
            yield "it is opened"

    def must_no_network(self, run, objects, value):
        calls = strace(self.arguments(), "network")
        if calls is None:
            self.unknown.append(self.claim)
        elif re.search("(socket|connect|sendto)[(]", calls):
            yield "a connection"

    def must_scale(self, run, objects, value):
        """Time over three sizes; only where it can be told from noise."""
        if run.seconds < 0.4 or self.kind == "html":
            return
        slopes = []
        while len(slopes) < 3 and (not slopes or
                                   min(slopes) > float(value) + 0.25):
            slopes.append(self.get_slope())
        if min(slopes) > float(value) + 0.25:
            yield "slope %.2f" % min(slopes)

    def get_slope(self):
        points = []
        for share in 4, 1:
            with head_of(self.file, share) as part:
                words = self.arguments("--on-error=replace")[:-1]
                one = Run(words + [part.name], SLACK * 120)
                points.append((os.path.getsize(part.name), one.seconds))
        (n0, t0), (n1, t1) = points
        return math.log(t1 / max(t0, 0.001)) / math.log(n1 / n0)

    def must_time(self, run, objects, value):
        """time<=3x:ID: no more than three times as long, byte for byte."""
        match = re.match("time<=([0-9]+)x:(.*)", self.claim)
        if not match:
            self.unknown.append(self.claim)
            return
        meta = self.cases[match.group(2)]
        other = Case(self.folder, meta, self.cases)
        bound = int(match.group(1)) * max(1, self.size / other.size)
        for _ in range(3):
            mine, its = self.run().seconds, other.run().seconds
            if mine <= bound * max(its, 0.05):
                return
        yield "%.2f s, the other %.2f s" % (mine, its)

    def must_rss(self, run, objects, value):
        match = re.match("rss<=base[+]([0-9]+)MB", self.claim)
        if not match or SLACK > 1:
            self.unknown.append(self.claim)
            return
        most = peak(self.arguments())
        with tempfile.NamedTemporaryFile() as empty:
            base = peak(self.arguments()[:-1] + [empty.name])
        if most > base + (int(match.group(1)) << 20):
            yield "%d MB, with nothing %d MB" % (most >> 20, base >> 20)

    def must_rss_flat(self, run, objects, value):
        if SLACK > 1:
            self.unknown.append(self.claim)
            return
        with head_of(self.file, 8) as part:
            small = peak(self.arguments()[:-1] + [part.name])
        most = peak(self.arguments())
        if most > small * 1.1 + (1 << 20):
            yield "%d kB, an eighth %d kB" % (most >> 10, small >> 10)

    def must_csv_safe(self, run, objects, value):
        # The contract has the text in the field as it is, so no sign is put in
        # front of it; what can be asked is that no cell falls apart.
        rows = [x.split("\t") for x in
                self.run("-q", "-f", "tsv").out.decode("utf-8").split("\n")]
        if rows.pop() != [""] or len({len(x) for x in rows}) != 1:
            yield "rows of several lengths"
            return
        place = rows[0].index("source")
        plain = {"\\": "\\", "t": "\t", "r": "\r", "n": "\n"}
        got = [re.sub(r"\\(.)", lambda x: plain[x.group(1)], x[place])
               for x in rows[1:]]
        if got != [x["source"] for x in objects[0]["segments"]]:
            yield "other texts"

    def must_placeholder_roundtrip(self, run, objects, value):
        """What is translated into itself comes back from a merge."""
        with tempfile.TemporaryDirectory() as here:
            manifest = os.path.join(here, "m.json")
            Run(["-q", "-i", self.kind, "-o", manifest, self.file], 20)
            for form in "mt-lines", "mt-html":
                name = os.path.join(here, form)
                Run(["-q", "-i", self.kind, "-f", form, "-o", name, self.file],
                    20)
                merged = Run(["merge", "-q", "-f", "json", manifest, name], 20)
                try:
                    out = json.loads(merged.out.decode("utf-8"))
                    out = out[0] if isinstance(out, list) else out
                    if any(x["source"] != x["target"]
                           for x in out["segments"]):
                        yield form + ": another text"
                except ValueError as error:
                    yield "%s: %s %s" % (form, error, merged.messages[:100])

    def must_no_split_grapheme(self, run, objects, value):
        import unicodedata
        extend = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
                            "\U000e0020-\U000e007f]")
        for one in objects:
            text = one["document"]["text"]
            for segment in one["segments"]:
                for at in segment["start"], segment["end"]:
                    if 0 < at < len(text) and (
                            extend.match(text[at]) or
                            unicodedata.combining(text[at]) or
                            text[at - 1] == "\u200d"):
                        yield "%s: at %d" % (segment["id"], at)

    def must_resume_exactly_once(self, run, objects, value):
        with tempfile.TemporaryDirectory() as here:
            out, part = (os.path.join(here, x) for x in ("out", "journal"))
            words = [PROGRAM, "-q", "-i", "jsonl", "-o", out,
                     "--resume=" + part, self.file]
            moment = random.Random(self.meta["id"])
            for _ in range(20):
                process = subprocess.Popen(words, stdin=subprocess.DEVNULL)
                try:
                    process.wait(moment.random() * max(run.seconds, 0.02))
                except subprocess.TimeoutExpired:
                    process.kill()
                process.wait()
            subprocess.run(words, stdin=subprocess.DEVNULL, timeout=120)
            with open(out, "rb") as file:
                if file.read() != run.out:
                    yield "not the output of a run that nobody killed"

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


class Command:
    """A case of format "cli"."""
    P = "-f jsonl --with-text"

    def __init__(self, folder, meta, cases):
        self.folder, self.meta, self.cases = folder, meta, cases
        self.here = os.path.join(folder, meta.get("cwd", "cli"))
        self.unknown = []

    def judge(self):
        for word, program in ("setpriv", "setpriv"), ("script", "script"):
            if word in self.meta["command"].split() and \
                    not shutil.which(program):
                self.unknown.append(program + " is missing")
                return
        os.makedirs(self.here, exist_ok=True)
        if self.meta["command"].startswith("see runner"):
            yield from self.judge_resume()
            return
        self.run()
        if "execv() arg 2 first element" in self.err:
            self.unknown.append("an empty argv[0], which this python refuses")
            return
        yield from self.judge_exit()
        for claim in self.meta["must"]:
            name, _, value = claim.partition(":")
            name = re.sub("[^a-zA-Z0-9]+", "_", name).strip("_")
            judge = getattr(self, "must_" + name, None)
            if not judge:
                self.unknown.append(claim)
                continue
            yield from ("%s: %s" % (claim, x) for x in judge(value) or [])

    def run(self):
        setup, command = self.meta["setup"], self.meta["command"]
        # What runs beside the command may begin first.
        wait = "sleep 0.1" if setup.endswith("&") else ":"
        shell = "set -o pipefail\n{\n%s\n} >/dev/null 2>&1\n%s\n%s\n" % (
            setup, wait, command)
        environment = dict(os.environ, P='%s %s' % (PROGRAM, self.P),
                           PBIN=PROGRAM)
        begin = time.time()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                ["bash", "-c", shell], cwd=self.here, env=environment,
                stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                start_new_session=True)
            try:
                self.code = process.wait(SLACK * 60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                self.code = "hang"
                process.wait()
            self.seconds = time.time() - begin
            out.seek(0)
            err.seek(0)
            self.out = out.read()
            self.err = err.read().decode("utf-8", "replace")

    def judge_exit(self):
        allowed = set()
        for name in self.meta["expect"]["default"]:
            if name == "each: usage":
                if set(self.out.split()) != {b"64"}:
                    yield "not all 64: %r" % self.out
                allowed.add(0)
            elif name.startswith("signal:"):
                allowed.add(128 + getattr(signal, "SIG" + name[7:]))
                if name == "signal:XCPU":  # the shell's limit is a hard one
                    allowed.add(128 + signal.SIGKILL)
            else:
                allowed.add(CODES[name])
        if self.code not in allowed:
            yield "exit %s, not %s: %s" % (self.code, "/".join(
                self.meta["expect"]["default"]), self.err[:200])
        if CONTROLS.search(self.err):
            yield "control characters in messages"
        if "Sanitizer" in self.err or "runtime error:" in self.err:
            yield "sanitizer: " + self.err[:300]

    def objects(self, out=None):
        text = (self.out if out is None else out).decode("utf-8")
        return [json.loads(x) for x in text.split("\n") if x]

    def must_contains(self, value):
        if value not in self.out.decode("utf-8", "replace"):
            yield "not there"

    def must_err_has(self, value):
        # The contract calls that "not permitted".
        value = value.replace("permission", "permission|not permitted")
        if not re.search(value, self.err):
            yield self.err[:200]

    def must_stderr_one_line(self, value):
        if self.err.count("\n") != 1:
            yield self.err[:200]

    def must_tty_safe(self, value):
        if CONTROLS.search(self.err + self.out.decode("utf-8", "replace")
                           .replace("\r\n", "\n")):
            yield "control characters"

    must_records = lambda self, value: Case.must_records(
        self, None, self.objects(), value)

    def must_same_as(self, value):
        with open(os.path.join(self.folder, value + ".txt"), "rb") as file:
            other = subprocess.run([PROGRAM] + self.P.split() + ["-"],
                                   stdin=file, stdout=subprocess.PIPE).stdout
        mine, other = self.objects(), self.objects(other)
        if len(mine) != 1 or fold_summary(mine[0]) != fold_summary(other[0]) \
                or mine[0]["segments"] != other[0]["segments"]:
            yield "another summary"

    def must_json_numbers_valid(self, value):
        self.objects()

    def must_verbatim(self, value):
        yield from Case.must_verbatim(self, None, self.objects(), value)

    def must_time_10(self, value):
        if self.seconds > 10 * SLACK:
            yield "%.1f s" % self.seconds

    def must_default_limit_exists(self, value):
        if "limit" not in self.err:
            yield self.err[:200]

    def must_nothing_of_the_message_in_stdout(self, value):
        if b"no.txt" in self.out or b"[no-input]" in self.out:
            yield self.out[:100]

    def must_o_json_is_complete_or_absent(self, value):
        name = os.path.join(self.here, "o.json")
        if os.path.exists(name):
            with open(name, "rb") as file:
                if len(self.objects(file.read())) != 1:
                    yield "it is neither"

    def must_no_message_or_one_line(self, value):
        if self.err.count("\n") > 1:
            yield self.err[:200]

    def must_never_an_empty_summary_with_exit_0(self, value):
        if self.code == 0 and not self.objects()[0]["summary"]["sentences"]:
            yield "empty"

    def must_keep_json_still_holds_viejo(self, value):
        with open(os.path.join(self.here, "keep.json"), "rb") as file:
            if file.read() != b"viejo\n":
                yield "it does not"

    def must_no_temporary_file_left(self, value):
        yield from (x for x in os.listdir(self.here)
                    if x.startswith(".sumario"))

    def must_input_never_lost_before_it_is_read(self, value):
        with open(os.path.join(self.here, "same.txt"), "rb") as file:
            if not self.objects(file.read())[0]["segments"]:
                yield "it was lost"

    def must_documented(self, value):
        # The manual has it that a link is followed.
        if not os.path.islink(os.path.join(self.here, "lnk")):
            yield "the link is replaced"
        with open(os.path.join(self.here, "tgt"), "rb") as file:
            self.objects(file.read())

    def must_no_wrap_around_no_silent_0(self, value):
        return []  # all are refused, which is looked at for the exits

    def must_output_lines_complete(self, value):
        if self.out and not self.out.endswith(b"\n"):
            yield "the last is cut off"
        self.objects()

    def must_xf_json_absent_temporary_name_only(self, value):
        if os.path.exists(os.path.join(self.here, "xf.json")):
            yield "it is there"
        yield from self.must_no_temporary_file_left(value)

    def must_rss_limit_formula(self, value):
        if SLACK > 1:
            self.unknown.append("rss")
            return
        words = self.meta["command"].split()[1:]
        most = peak(self.P.split() + words)
        if most > (32 << 20) + 8 * (64 << 20):
            yield "%d MB" % (most >> 20)

    def judge_resume(self):
        """The records that the command names, as for resume_exactly_once."""
        name = re.search(r"([A-Z]\w+)[.]jsonl", self.meta["command"]).group(1)
        case = Case(self.folder, self.cases[name], self.cases)
        words = ["-q", "-i", "jsonl", case.file]
        yield from case.must_resume_exactly_once(Run(words, 120), None, "")


def kinds_of_program():
    """The input kinds that --help knows."""
    words = Run(["--help"], 20).out.decode("utf-8").split("\n")
    for i, line in enumerate(words):
        if "--input=" in line:
            return words[i + 1].split()
    return []


def report(case, n):
    complaints = list(case.judge())
    print("%sok %d - %s: %s" % (
        "not " if complaints else "", n, case.meta["id"],
        case.meta["why"].replace("#", "")))
    for complaint in complaints[:5]:
        print("# " + complaint.encode("ascii", "backslashreplace")
              .decode().replace("\n", " / ")[:300])


def judge_apart(case, n):
    """In a process of its own, so that this one stays small: what it has, the
    system counts as the program's.  Returns what could not be looked at."""
    sys.stdout.flush()
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            report(case, n)
            sys.stdout.flush()
            words = {x.partition(":")[0] for x in case.unknown}
            os.write(writer, "\n".join(words).encode()[:4000])
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as words:
        unknown = set(words.read().decode().split("\n")) - {""}
    if os.waitpid(pid, 0)[1]:
        print("not ok %d - %s: the judge fell over" % (n, case.meta["id"]))
        sys.stdout.flush()
    return unknown


def main():
    folder = sys.argv[1]
    prefix = sys.argv[2] if len(sys.argv) > 2 else ""
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    kinds = kinds_of_program()
    by_id = {x["id"]: x for x in cases}
    unknown, n = set(), 0
    for meta in cases:
        if not meta["id"].startswith(prefix):
            continue
        n += 1
        if meta["format"] == "cli":
            case = Command(folder, meta, by_id)
        elif meta["format"] in kinds:
            case = Case(folder, meta, by_id)
        else:
            print("ok %d # SKIP %s: no input of kind %s" %
                  (n, meta["id"], meta["format"]))
            continue
        unknown |= judge_apart(case, n)
    if unknown:
        print("# not evaluated: " + ", ".join(sorted(unknown)))
    print("1..%d" % n)


if __name__ == "__main__":
    main()
