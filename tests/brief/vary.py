#!/usr/bin/env python3
"""Copies of articles in which some words are others.

    vary.py COPIES SHARE <articles.jsonl >many.jsonl

Copy 0 is the articles as they are.  In each other one that share of the words
is drawn anew from the words of them all, the same ones on every run.  The ids
are COPY-NUMBER.
"""
import json
import random
import sys


def main():
    copies, share = int(sys.argv[1]), float(sys.argv[2])
    records = [json.loads(line) for line in sys.stdin]
    words = [word for record in records for word in record["text"].split()]
    chance = random.Random(7)
    for copy in range(copies):
        for number, record in enumerate(records):
            pieces = record["text"].split(" ")
            if copy:
                pieces = [chance.choice(words)
                          if piece and chance.random() < share else piece
                          for piece in pieces]
            print(json.dumps(dict(record, id="%d-%d" % (copy, number),
                                  text=" ".join(pieces)), ensure_ascii=False))


main()
