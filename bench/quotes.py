#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How many bullets begin or end inside a quotation.

usage: quotes.py PROGRAM CORPUS [--show=N]

CORPUS is JSON Lines with "text".  The program is asked for its default
bullets; whether one is torn is found here by a way of its own, so that a fault
of src/rank/quotation.c is seen: a state that goes over each paragraph, mark by
mark.  Curly and angled marks tell by themselves whether they open; straight
ones, by the blank beside them.  A paragraph whose marks do not pair says
nothing of where its quotations end: its bullets are counted apart, as unsure.
"""
import json
import subprocess
import sys

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'


def read_marks(text, begin, end):
    """(place, +1 or -1) of each mark; None for one that tells nothing."""
    for i in range(begin, end):
        c = text[i]
        if c in OPENING:
            yield i, 1
        elif c in CLOSING:
            yield i, -1
        elif c == STRAIGHT:
            before = text[i - 1] if i > begin else " "
            after = text[i + 1] if i + 1 < end else " "
            left = before.isspace() or before in "([¿¡—-"
            right = not after.isalnum() and after not in "¿¡(["
            yield i, None if left == right else 1 if left else -1


class Paragraph:
    """Where the quotations of a paragraph are; DEPTH is what comes in open."""

    def __init__(self, text, begin, end, depth):
        self.spans, self.sure, self.depth = [], True, 0
        opened = begin if depth else None
        for place, sign in read_marks(text, begin, end):
            if place == begin and depth and sign != -1:
                continue  # a quotation that goes on begins anew
            if sign is None:
                self.sure = False
            elif sign > 0:
                if not self.depth and opened is None:
                    opened = place
                self.depth += 1
            elif opened is not None:
                self.depth -= self.depth > 0
                if not self.depth:
                    self.spans.append((opened, place + 1))
                    opened = None
            else:
                self.sure = False
        if opened is not None:
            self.spans.append((opened, end + 1))
            self.depth, self.sure = 1, False

    def is_torn(self, start, end):
        return any(a < start < b or a < end < b for a, b in self.spans)


def read_paragraphs(text, segments):
    """By the id that the program gives them: its own cut into paragraphs."""
    places = {}
    for segment in segments:
        place = places.setdefault(segment["paragraph"],
                                  [segment["start"], segment["end"]])
        place[1] = segment["end"]
    paragraphs, depth = {}, 0
    for name, (begin, end) in places.items():
        goes_on = depth and text[begin] in OPENING + CLOSING + STRAIGHT
        paragraphs[name] = Paragraph(text, begin, end, goes_on)
        depth = paragraphs[name].depth
    return paragraphs


def is_mended(source, text):
    """Whether TEXT, which a reader sees, has a mark at an end that SOURCE lacks."""
    marks = OPENING + CLOSING + STRAIGHT
    return (text[:1] in marks and source[:1] not in marks or
            text[-1:] in marks and source[-1:] not in marks)


def count(program, corpus, show):
    run = subprocess.Popen(
        [program, "-q", "-i", "jsonl", "-f", "jsonl", corpus],
        stdout=subprocess.PIPE)
    bullets = torn = unsure = mended = articles = bad = 0
    with open(corpus, encoding="utf-8") as file:
        for line, output in zip(file, run.stdout):
            text = json.loads(line).get("text")
            result = json.loads(output)
            if not text or "segments" not in result:
                continue
            paragraphs = read_paragraphs(text, result["segments"])
            before = torn
            shown = {s["id"]: s["text"] for s in result["summary"]["sentences"]}
            for segment in result["segments"]:
                if not segment["inSummary"]:
                    continue
                paragraph = paragraphs[segment["paragraph"]]
                bullets += 1
                if not paragraph.is_torn(segment["start"], segment["end"]):
                    continue
                if is_mended(segment["source"], shown[segment["id"]]):
                    mended += 1
                    continue
                torn += paragraph.sure
                unsure += not paragraph.sure
                if show > 0 and paragraph.sure:
                    show -= 1
                    print("  " + " ".join(segment["source"].split()))
            articles += 1
            bad += torn > before
    if run.wait():
        sys.exit("%s failed" % program)
    return bullets, torn, unsure, mended, articles, bad


def main():
    files = [a for a in sys.argv[1:] if not a.startswith("--")]
    shows = [int(a[7:]) for a in sys.argv[1:] if a.startswith("--show=")]
    if len(files) != 2:
        sys.exit(__doc__)
    bullets, torn, unsure, mended, articles, bad = count(*files, sum(shows))
    share = 100 / max(1, bullets)
    print("%d bullets of %d articles" % (bullets, articles))
    print("torn: %d (%.1f %%), in %d articles" % (torn, torn * share, bad))
    print("printed with the mark that was missing: %d (%.1f %%)"
          % (mended, mended * share))
    print("perhaps torn, in paragraphs whose marks do not pair: %d (%.1f %%)"
          % (unsure, unsure * share))


if __name__ == "__main__":
    main()
