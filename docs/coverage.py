#!/usr/bin/env python3
"""Take each row of docs/coverage.md at its word: without its key, its test must fail.

    python3 docs/coverage.py                    build the tests first
    python3 docs/coverage.py --program TESTS    tests of tests/behaviour/ that are built already
    python3 docs/coverage.py --row 9            one row

The key of a row is the first that its third column names, with the policy before it; its test is the
first of its last column. A test that breaks off, or fails for want of something else, does not count: one
of its claims has to be judged and not to hold.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def rows(text):
    """Number, key and test of each row that has a test of behaviour."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split(" | ")]
        if not re.match(r"\| \d+$", cells[0]) or len(cells) != 6:
            continue
        key = re.match(r"\D*?`([\w.]+)`(?:: `([^`]+)`)?", cells[2])
        test = re.search(r"`(\w+)`", cells[5].split("unit:")[0])
        if key and test:
            kind, key = key.groups()
            what = f"{kind}.{key.replace(' = ', '=')}" if key else kind
            yield int(cells[0][2:]), what, test[1]


def build():
    """The tests, built."""
    words = ["cargo", "test", "--locked", "--test", "behaviour", "--no-run"]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    return ROOT / re.search(r"\((\S*deps\S+)\)", done.stderr)[1]


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--program", type=Path)
    words.add_argument("--row", type=int)
    said = words.parse_args()
    program = said.program or build()
    wrong, seen = [], 0
    for number, what, test in rows((ROOT / "docs/coverage.md").read_text()):
        if said.row not in (None, number):
            continue
        begun = time.monotonic()
        env = os.environ | {"ARMISTICE_STRIP": what}
        done = subprocess.run([program, "--nocapture", test], cwd=ROOT, env=env, capture_output=True, text=True)
        judged = re.findall(r": (FAILS|UNDECIDED)$", done.stdout, re.M)
        told = len(judged) > 0 and done.returncode != 0
        seen += 1
        print(f"{number:3} without {what}: {'fails' if told else 'HOLDS OR BREAKS OFF'}: {test} ({time.monotonic() - begun:.0f} s)", flush=True)
        if not told:
            wrong.append(number)
            print(done.stdout[-600:], done.stderr[-600:], file=sys.stderr)
    if wrong or not seen:
        sys.exit(f"rows whose test does not need their key: {wrong}" if seen else "there are no rows")
    print(f"{seen} rows: no test holds without the key of its row")


if __name__ == "__main__":
    main()
