#!/usr/bin/env python3
"""Run every pattern under fresh master seeds and write docs/patterns.md from what the tests print.

    python3 docs/patterns.py                     20 seeds from 1001
    python3 docs/patterns.py --seeds 3 --from 1  fewer

Each seed is one run of the tests of tests/behaviour/ with ARMISTICE_SEED set. A pattern holds under a
seed if all tests of its files pass.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build():
    """The tests, built once, as a file of their own that later builds leave alone."""
    words = ["cargo", "test", "--release", "--locked", "--test", "behaviour", "--no-run"]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    built = ROOT / re.search(r"\((target/\S+)\)", done.stderr)[1]
    return Path(shutil.copy(built, Path(tempfile.mkdtemp()) / "behaviour"))


def run(program, seed, filters):
    env = os.environ | {"ARMISTICE_SEED": str(seed)}
    words = [program, "--nocapture"]
    done = subprocess.run(words + filters, cwd=ROOT, env=env, capture_output=True, text=True)
    failed = set(re.findall(r"^    (\w+)::\w+$", done.stdout, re.M))
    if "test result" not in done.stdout:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    return failed, re.findall(r"^\d+(?: \w+)?: .*$", done.stdout, re.M)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--from", type=int, default=1001, dest="first")
    args = parser.parse_args()
    patterns = tomllib.loads((ROOT / "docs/patterns.toml").read_text())["pattern"]
    filters = [name + "::" for pattern in patterns for name in pattern["tests"]]
    held = {pattern["number"]: 0 for pattern in patterns}
    missed = {pattern["number"]: [] for pattern in patterns}
    shown = []
    program = build()
    for seed in range(args.first, args.first + args.seeds):
        failed, prints = run(program, seed, filters)
        shown = shown or prints
        for pattern in patterns:
            if failed & set(pattern["tests"]):
                missed[pattern["number"]].append(seed)
            else:
                held[pattern["number"]] += 1
        print(f"seed {seed}: failed {sorted(failed) or 'none'}", flush=True)
    write(args, patterns, held, missed, shown)


def write(args, patterns, held, missed, shown):
    last = args.first + args.seeds - 1
    lines = [
        "# Patterns",
        "",
        "What must emerge from the transition model. The roles are fixed in",
        "[patterns.toml](patterns.toml): D follows from theory and shows that a mechanism works, not that",
        "the world is so; T was fitted. Every D has an ablation twin (*off*: the mechanism is switched",
        "off, and the difference must vanish or reverse) and a contrary case in which it must not appear.",
        "",
        f"This page is written by `python3 docs/patterns.py --seeds {args.seeds} --from {args.first}`:",
        f"every test under {args.seeds} fresh master seeds, {args.first} to {last}. A pattern holds under a",
        "seed if all its tests pass.",
        "",
        "| pattern | role | what | held |",
        "| --- | --- | --- | --- |",
    ]
    for pattern in patterns:
        number = pattern["number"]
        miss = f" (not under {', '.join(map(str, missed[number]))})" if missed[number] else ""
        lines.append(
            f"| {number} | {pattern['role']} | {pattern['says']} | {held[number]} of {args.seeds}{miss} |"
        )
    lines += [
        "",
        f"## What was seen under seed {args.first}",
        "",
        "Mean paired difference, its 95% interval, and how many standard errors it is from zero; agents,",
        "weeks and pairs it rests on.",
        "",
        "```text",
    ]
    order = {pattern["number"]: at for at, pattern in enumerate(patterns)}
    rank = lambda line: order.get(int(re.match(r"\d+", line)[0]), 99)
    lines += sorted((line.replace(f", seed {args.first}", "") for line in shown), key=rank)
    lines += ["```", ""]
    (ROOT / "docs/patterns.md").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
