"""jliff.py SCHEMA FILE: whether FILE is JLIFF by SCHEMA, its ids are unique in each
file, and how many units it has.  Exits with 1 and says why if not."""
import json
import sys

from jsonschema import Draft4Validator

schema, name = sys.argv[1:]
with open(schema, encoding="utf-8") as text:
    validator = Draft4Validator(json.load(text))
with open(name, encoding="utf-8") as text:
    root = json.load(text)
for error in validator.iter_errors(root):
    sys.exit("%s: %s" % ("/".join(map(str, error.absolute_path)), error.message))
n_units = 0
for file in root["files"]:
    seen = set()
    for group in file.get("subfiles", []):
        for item in [group] + group["subgroups"]:
            if item["id"] in seen:
                sys.exit("%s: twice" % item["id"])
            seen.add(item["id"])
        n_units += len(group["subgroups"])
print(n_units)
