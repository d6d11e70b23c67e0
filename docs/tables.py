#!/usr/bin/env python3
"""Fill the tables in docs/*.md and README.md from the program, the one home of every number, policy and lever.

    python3 docs/tables.py            write the tables
    python3 docs/tables.py --check    exit 1 if one of them is not as the program says
    ... --program PATH                program to ask; target/release/armistice if not given

A table stands between `<!-- numbers PREFIX -->` (as `armistice parameters` lists them) or
`<!-- keys PATH -->` (as `armistice schema` has them) and `<!-- end -->`. `numbers PREFIX.*` lists
what lies deeper too. `numbers@MODEL` and `keys@MODEL` ask for another model than the first.
Between `<!-- limits MODEL -->` and `<!-- end -->` stands what a model leaves out, from its
`src/MODEL/limits.toml`, which the report of every study tells in short too; `<!-- limits@names MODEL -->`
has one paragraph that only names them.
`<!-- table NAME -->` holds a table that follows from the code (`armistice parameters --tables`).
A kind of policy that has no section in scenario-format.md gets one before `<!-- more policies -->`.
"""

import json
import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

DOCS = Path(__file__).resolve().parent
BLOCK = re.compile(r"(<!-- (numbers|keys|table)(?:@(\w+))? (\S+) -->\n).*?(<!-- end -->)", re.S)
LIMITS = re.compile(r"(<!-- limits(@names)? (\w+) -->\n).*?(<!-- end -->)", re.S)
MORE = "<!-- more policies -->\n"


def ask(program, command, model, flag="--json", asked={}):
    words = [program, command, flag] + (["--model", model] if model else [])
    if tuple(words) not in asked:
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        asked[tuple(words)] = json.loads(done.stdout)
    return asked[tuple(words)]


def plain(number):
    """A number as a person writes it."""
    if number is None:
        return ""
    if 0 < abs(number) < 0.001:
        return f"{number:.0e}".replace("e-0", "e-")
    text = f"{number:,.4f}".rstrip("0").rstrip(".")
    return text.replace(",", "_")


def between(low, high, unit=""):
    text = f"{plain(low)} to {plain(high)}"
    return text + (f" {unit}" if unit and unit != "1" else "")


def rows_of_numbers(program, model, prefix):
    yield ("key", "default", "unit", "range", "meaning", "source")
    deep = prefix.endswith(".*")
    prefix = prefix.removesuffix(".*")
    for p in ask(program, "parameters", model):
        path = p["path"]
        if path.startswith(prefix + ".") and (deep or "." not in path[len(prefix) + 1:]):
            low_high = between(p["least"], p["greatest"])
            yield (f"`{path[len(prefix) + 1:]}`", plain(p["default"]), p["unit"], low_high,
                   p["meaning"], p["source"])


def table_at(schema, path):
    """The part of the schema that a path such as `policy.<ddr>.start` names."""
    for step in [] if path == "root" else path.split("."):
        name = step.strip("<>")
        inside = schema.get("properties", {})
        if step in inside:
            schema = inside[step]
        else:
            schema = schema["additionalProperties"]
            for kind in schema.get("oneOf", []):
                if kind["properties"]["kind"].get("const") == name:
                    schema = kind
    return schema


def rows_of_keys(program, model, path):
    yield ("key", "what", "default", "meaning")
    found = table_at(ask(program, "schema", model), path)
    needed = found.get("required", [])
    for key, value in found["properties"].items():
        about = value.get("description", "")
        default = value.get("default")
        if "anyOf" in value:
            number = value["anyOf"][0]
            unit = re.search(r" \[([^\]]*)\](?:; (.*))?$", about)
            whole = "whole, " if number["type"] == "integer" else ""
            what = whole + between(number["minimum"], number["maximum"], unit.group(1))
            source = unit.group(2)
            about = about[:unit.start()] + (f" ({source})" if source else "")
            default = plain(default)
        elif "enum" in value:
            what = ", ".join(f"`{word}`" for word in value["enum"])
            default = f"`{default}`" if default else ""
        elif "const" in value:
            what, about = f'`"{value["const"]}"`', "kind of policy"
        elif value.get("type") == "array":
            strings = value.get("items", {}).get("type") == "string"
            what = "list of names" if strings else "list of numbers"
        else:
            what = {"string": "text", "boolean": "`true` or `false`", "object": "table"}.get(
                value.get("type"), "see below")
        default = "required" if key in needed else (default or "")
        yield (f"`{key}`", what, default, about)


def rows_of_table(program, model, name):
    return ask(program, "parameters", model, "--tables").get(name, [[]])


def with_all_policies(program, text):
    """A document with a section for every kind of policy, where it is the one that has them."""
    if MORE not in text:
        return text
    policies = ask(program, "schema", None)["properties"]["policy"]["additionalProperties"]["oneOf"]
    for policy in policies:
        kind = policy["properties"]["kind"]["const"]
        block = f"<!-- keys policy.<{kind}> -->\n"
        if block not in text:
            section = f'### `kind = "{kind}"`\n\n{block}<!-- end -->\n\n{policy["description"]}.\n\n'
            text = text.replace(MORE, section + MORE)
    return text


ROWS = {"numbers": rows_of_numbers, "keys": rows_of_keys, "table": rows_of_table}


def filled(program, match):
    head, what, model, path, end = match.groups()
    rows = list(ROWS[what](program, model, path))
    if len(rows) == 1:
        sys.exit(f"nothing is known under {path}")
    rows.insert(1, ["---"] * len(rows[0]))
    cells = (" | ".join(str(cell).replace("|", "\\|") for cell in row) for row in rows)
    return head + "".join(f"| {row} |\n" for row in cells) + end


def limits(match):
    head, names, model, end = match.groups()
    file = DOCS.parent / "src" / model / "limits.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["limit"]
    wrap = {"width": 100, "subsequent_indent": "  ", "break_on_hyphens": False}
    if names:
        # What each is called stands before its first colon, semicolon or full stop.
        called = [re.split(r"[:;.]", row["short"])[0] for row in rows]
        return head + textwrap.fill("; ".join([called[0], *map(uncapital, called[1:])]) + ".", 100) + "\n" + end
    return head + "".join(textwrap.fill("- " + row["long"], **wrap) + "\n" for row in rows) + end


def uncapital(text):
    return text[0].lower() + text[1:]


def main(words):
    program = str(DOCS.parent / "target/release/armistice")
    if "--program" in words:
        program = words[words.index("--program") + 1]
    stale = []
    for file in [DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))]:
        old = file.read_text(encoding="utf-8")
        new = with_all_policies(program, old)
        new = LIMITS.sub(limits, BLOCK.sub(lambda match: filled(program, match), new))
        if new != old:
            stale.append(file.name)
            if "--check" not in words:
                file.write_text(new, encoding="utf-8")
    print("as the program says" if not stale else "changed: " + ", ".join(stale))
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
