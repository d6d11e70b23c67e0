#!/usr/bin/env python3
"""What pairing is worth, from the runs of a folder, as a table in Markdown.

    python3 docs/pairing.py FOLDER [FOLDER …] --pair OPTION BASELINE [--pair …]

Of a study with two runs a draw: how many times the draws a comparison without pairing would need
(other draws over shared), as the product of what sharing draws and what sharing luck is worth. One
column a pair and folder. It reads runs.csv and works the variances out on its own, so it also checks
pairing.csv, which the program writes.
"""

import argparse
import csv
import statistics
from pathlib import Path

SKIPPED = ("began.", "ended.", "agreed.", "accepted.", "refusals.", "conflict_in_year.", "war_in_year.", "conflict_in_calendar_year.")


def read(folder):
    """Runs of each option, by (draw, run); and the last tick that anything happened in."""
    options = {}
    with open(Path(folder) / "runs.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            options.setdefault(row["option"], {})[int(row["draw"]), int(row["run"])] = row
    return options


def variances(option, baseline, outcome, never):
    draws = sorted({draw for draw, _ in option})
    value = lambda row: float(row[outcome]) if row[outcome] else never

    def of(one, other, shift):
        pairs = ((draw, draws[(at + shift) % len(draws)]) for at, draw in enumerate(draws))
        return statistics.variance(
            value(option[draw, one]) - value(baseline[there, other]) for draw, there in pairs)

    shared = (of(0, 0, 0) + of(1, 1, 0)) / 2
    luck = (of(0, 1, 0) + of(1, 0, 0)) / 2
    shifts = range(1, min(len(draws), 8))
    other = statistics.mean(of(a, b, shift) for shift in shifts for a in (0, 1) for b in (0, 1))
    return shared, luck, other


def told(shared, luck, other):
    if other == 0:
        return "no spread"
    if shared == 0:
        return "never differ"
    return f"{other / shared:.1f} = {other / luck:.1f} × {luck / shared:.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--pair", nargs=2, action="append", required=True)
    parser.add_argument("--never", type=float, default=313.0, help="what never happened counts as")
    asked = parser.parse_args()
    folders = [read(folder) for folder in asked.folders]
    outcomes = list(next(iter(next(iter(folders[0].values())).values())))[3:]
    print("| outcome | " + " | ".join(
        f"{one} against {other}" + (f" ({at + 1})" if len(folders) > 1 else "")
        for one, other in asked.pair for at in range(len(folders))) + " |")
    print("| --- |" + " --- |" * len(asked.pair) * len(folders))
    for outcome in outcomes:
        if outcome.startswith(SKIPPED) or outcome.rsplit("_", 1)[-1] in ("1y", "2y", "5y", "10y"):
            continue
        cells = [told(*variances(folder[one], folder[other], outcome, asked.never))
                 for one, other in asked.pair for folder in folders]
        print(f"| `{outcome}` | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
