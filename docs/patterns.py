#!/usr/bin/env python3
"""Run every pattern under fresh master seeds and write docs/patterns.md from what the tests print.

    python3 docs/patterns.py                     20 seeds from 1001
    python3 docs/patterns.py --seeds 3 --from 1  fewer
    python3 docs/patterns.py --scale-seeds 2     tests of scale, 9 minutes each, under the first 2 alone

Each seed is one run of the tests of tests/behaviour/ with ARMISTICE_SEED set; --program takes tests
that are built already. A pattern holds under a seed if every claim of its tests holds there, whether
or not docs/patterns.toml lists it as failing.
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
CLAIM = re.compile(r"^((?:\d+|key|scale)(?: off| contrary)?: .*): (held|FAILS|UNDECIDED)$", re.M)
# What is judged beside the patterns, and the tests that do.
SAYS = {
    "key": "Each key of each policy, set alone, first changes what it should",
    "scale": "How the model is divided into agents and cells does not matter; where things are and who is who does",
}
OTHERS = [("key", "keys"), ("scale", "scale")]
# The figures of a claim begin with a number and its interval, or say what it rests on.
FIGURES = re.compile(r": (?=-?\d[\d.]* \[|-?\d[\d.]*$|by -?\d|\d+ pairs)")


def build():
    """The tests, built once, as a file of their own that later builds leave alone."""
    words = ["cargo", "test", "--release", "--locked", "--test", "behaviour", "--no-run"]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    built = ROOT / re.search(r"\((\S*deps\S+)\)", done.stderr)[1]
    return Path(shutil.copy(built, Path(tempfile.mkdtemp()) / "behaviour"))


def run(program, seed, filters):
    """The claims under a seed: what each says, its figures, its verdict; and the tests that broke off."""
    env = os.environ | {"ARMISTICE_SEED": str(seed)}
    words = [program, "--nocapture"]
    done = subprocess.run(words + filters, cwd=ROOT, env=env, capture_output=True, text=True)
    if "test result" not in done.stdout:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    # A test that ends with claims says so in the panic; any other panic is a test that broke off.
    panics = re.findall(r"thread '(\w+)::[\w:]+'.* panicked at (\S+)", done.stderr)
    broken = {name for name, place in panics if not place.startswith("tests/behaviour/pattern.rs")}
    claims = []
    for text, verdict in CLAIM.findall(done.stdout):
        what = FIGURES.split(text, maxsplit=1)
        claims.append((what[0], what[1] if len(what) > 1 else "", verdict))
    return claims, broken


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--from", type=int, default=1001, dest="first")
    parser.add_argument("--scale-seeds", type=int)
    parser.add_argument("--program", type=Path)
    args = parser.parse_args()
    if args.scale_seeds is None:
        args.scale_seeds = args.seeds
    listed = tomllib.loads((ROOT / "docs/patterns.toml").read_text())
    patterns = listed["pattern"]
    fails = {entry["claim"]: entry["why"] for entry in listed.get("fails", [])}
    filters = [name + "::" for pattern in patterns for name in pattern["tests"]] + ["keys::"]
    missed = {str(pattern["number"]): [] for pattern in patterns} | {"key": [], "scale": []}
    shown, not_held = [], {}
    program = args.program or build()
    for seed in range(args.first, args.first + args.seeds):
        scale = ["scale::"] if seed < args.first + args.scale_seeds else []
        claims, broken = run(program, seed, filters + scale)
        shown = shown or claims
        of = lambda what: re.match(r"\d+|key|scale", what)[0]
        bad = {of(what) for what, _, verdict in claims if verdict != "held"}
        bad |= {str(p["number"]) for p in patterns if broken & set(p["tests"])}
        bad |= {name for name, file in OTHERS if file in broken}
        for number in bad:
            missed[number].append(seed)
        for what, figures, verdict in claims:
            if verdict != "held":
                not_held.setdefault(what, []).append((seed, figures, verdict))
        print(f"seed {seed}: not held {sorted(bad) or 'none'}", flush=True)
    unseen = set(fails) - {what for what, _, _ in shown}
    if unseen:
        sys.exit(f"docs/patterns.toml lists what no test claims: {sorted(unseen)}")
    write(args, patterns, fails, missed, shown, not_held)


def runs(name, args):
    """Under how many seeds a pattern, or what is judged beside them, was tested."""
    return args.scale_seeds if name == "scale" else args.seeds


def tally(seeds, of):
    """Under how many of so many seeds something held, and under which it did not."""
    if len(seeds) == of:
        return f"**does not hold** (0 of {of})"
    miss = f" (not under {', '.join(map(str, seeds))})" if seeds else ""
    return f"{of - len(seeds)} of {of}{miss}"


def write(args, patterns, fails, missed, shown, not_held):
    seeds = f"{args.seeds} fresh master seeds, {args.first} to {args.first + args.seeds - 1}"
    if args.first == 1:
        # The claims were written with it, so that it proves nothing.
        seeds = f"the first {args.seeds} master seeds, with 1 among them, which is not fresh"
    lines = [
        "# Patterns",
        "",
        "What must emerge from the transition model. The roles are fixed in",
        "[patterns.toml](patterns.toml): D follows from theory and shows that a mechanism works, not that",
        "reality is so; T was fitted. A D is tested with an ablation twin (*off*: the mechanism is",
        "switched off, and the difference must vanish or reverse) and a contrary case in which it must",
        "not appear. Not every D has both:",
        "",
        *lacking(patterns, shown),
        "",
        "A claim that something rises or falls holds if its whole interval lies on that side of zero. A",
        "claim that something vanishes holds if its whole interval lies within a tenth of the main effect.",
        "What the draws do not decide is tested again with twice as many, up to five times; what is still",
        "undecided then does not hold. Each interval is 99%, so that five looks together are 95%.",
        "",
        f"This page is written by `python3 docs/patterns.py {called(args)}`:",
        f"every test under {seeds}{fewer(args)}. A pattern holds under a",
        "seed if all its claims do.",
        "",
        "| pattern | role | what | held |",
        "| --- | --- | --- | --- |",
    ]
    for pattern in patterns:
        number = pattern["number"]
        held = tally(missed[str(number)], args.seeds)
        lines.append(f"| {number} | {pattern['role']} | {pattern['says']} | {held} |")
    for name, says in SAYS.items():
        lines.append(f"| {name} | D | {says} | {tally(missed[name], runs(name, args))} |")
    lines += ["", "## What does not hold", ""]
    for what, seen in sorted(not_held.items(), key=lambda item: rank(item[0])):
        often = f"under {len(seen)} of {runs(what.split(':')[0], args)} seeds"
        words = {"FAILS": "fails", "UNDECIDED": "undecided"}
        seed, figures, verdict = seen[0]
        figures = figures.replace(f", seed {seed}", "")
        why = fails.get(what, "Not expected: under the other seeds it holds.")
        lines += [f"- *{what}* ({often}; seed {seed}: {figures}, {words[verdict]}). {why}"]
    if not not_held:
        lines += ["Nothing."]
    lines += [
        "",
        f"## What was seen under seed {args.first}",
        "",
        "Mean paired difference, its interval, and how many standard errors it is from zero; agents,",
        "weeks and pairs it rests on.",
        "",
        "```text",
    ]
    seed = f", seed {args.first}"
    for what, figures, verdict in sorted(shown, key=lambda claim: rank(claim[0])):
        lines.append(f"{what}: {figures.replace(seed, '')}: {verdict}")
    lines += ["```", ""]
    (ROOT / "docs/patterns.md").write_text("\n".join(lines))


def called(args):
    """The arguments that write this page again."""
    scale = f" --scale-seeds {args.scale_seeds}" if args.scale_seeds < args.seeds else ""
    return f"--seeds {args.seeds} --from {args.first}{scale}"


def fewer(args):
    """What is tested under fewer seeds."""
    if args.scale_seeds == args.seeds:
        return ""
    return f", those of scale, which take longest, under the first {args.scale_seeds}"


def lacking(patterns, shown):
    """Lines that say which D have no claim of a kind among those that the tests print."""
    designed = [str(pattern["number"]) for pattern in patterns if pattern["role"] == "D"] + list(SAYS)
    for kind, called in [("off", "ablation twin"), ("contrary", "contrary case")]:
        have = {what.split()[0] for what, _, _ in shown if what.split(":")[0].endswith(" " + kind)}
        none = [name for name in designed if name not in have]
        yield f"- without {called}: {', '.join(none) or 'none'}"


def rank(what):
    """Patterns by their number, the keys after them, each pattern's claims as they came."""
    number = re.match(r"\d+|key|scale", what)[0]
    return int(number) if number.isdigit() else 1000 + list(SAYS).index(number)


if __name__ == "__main__":
    main()
