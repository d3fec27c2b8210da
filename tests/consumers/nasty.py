#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Texts of many kinds of trouble, the same on every run.

    nasty.py N

Writes N records to nasty.jsonl, and to nasty.bin their texts with what no JSON
can hold, U+0000 and bytes that are not UTF-8.
"""
import json
import random
import sys

random.seed(20)
PIECES = ["\u27e6", "\u27e7", "U+", "0001", "\u27e6U+0000\u27e7", "<", ">",
          "&", "]]>", "<![CDATA[", "<!--", "&amp;", "</source>", '"', "'",
          "\\", "\\n", '\\"', "\r", "\n", "\r\n", "\t", "\x01", "\x1b[31m",
          "\x1c", "\x1f", "\x7f", "\f", "\v", "\b", "\ufffe", "\uffff",
          "\x85", "\x9f", "\u2028", "\u202e", "\u2066", "\u200f", "\U0001f600",
          "\u00e9", "e\u0301", "%s", "{0}", "$", ". ", "? ", " ", "Casa ",
          "El ", "#. ", "msgid", "1. ", "- ", "12.500,75 ", "\n\n",
          "https://a.es/?b=1&c=2 ", "ana@b.es ", "`<x>` ", "37 ",
          "Fin. Y ", "\u00bfQu\u00e9? "]
whole = b""
records = open("nasty.jsonl", "w")
for i in range(int(sys.argv[1])):
    text = "".join(random.choice(PIECES) for _ in range(random.randrange(60)))
    title = "".join(random.choice(PIECES) for _ in range(3))
    print(json.dumps({"id": "n%d" % i, "title": title, "text": text}),
          file=records)
    whole += text.encode() + random.choice([b"\0", b"\xff", b"\n"])
with open("nasty.bin", "wb") as file:  # what no JSON can hold
    file.write(whole)
records.close()
