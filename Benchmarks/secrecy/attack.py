"""Times `maillage secret` on a table of 1 000 zones by 20 variables beside the usual auditor: two HiGHS programmes a cell.

    python attack.py PROGRAM [CELLS]     CELLS: how many cells SciPy is asked about (a sample), 30 by default

Both must give the same intervals to 1e-6. Times are CPU seconds; the auditor's is that of the sample, carried to all cells.
"""
import csv
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

COMMUNES, IRIS = 40, 24
FAMILIES, AGES, OTHERS = ([f"{name}_{i}" for i in range(n)] for name, n in (("famille", 6), ("age", 5), ("aide", 7)))
COLUMNS = [("allocataires", FAMILIES), ("enfants", AGES)]
VARIABLES = ["allocataires", *FAMILIES, "enfants", *AGES, *OTHERS]


def table(dice):
    """Counts by zone and variable, and the relations between zones."""
    parts = {f"C{c:02}": [f"C{c:02}I{i:02}" for i in range(IRIS)] for c in range(COMMUNES)}
    counts = {}
    for zone in (z for some in parts.values() for z in some):
        people = dice.randint(20, 900)
        for total, cut in COLUMNS:
            shares = [dice.random() ** 3 + 0.01 for _ in cut]
            for v, share in zip(cut, shares):
                counts[zone, v] = int(people * share / sum(shares))
            counts[zone, total] = sum(counts[zone, v] for v in cut)
        for v in OTHERS:
            counts[zone, v] = int(people * dice.random() ** 2)
    totals = [*parts.items(), ("EPCI", list(parts))]
    for total, some in totals:
        for v in VARIABLES:
            counts[total, v] = sum(counts[p, v] for p in some)
    return counts, totals


def write(folder, counts, totals):
    zones = list(dict.fromkeys(z for z, _ in counts))
    lines = [["zone", *VARIABLES], *([z, *(counts[z, v] for v in VARIABLES)] for z in zones)]
    (folder / "t.csv").write_text("".join(";".join(map(str, line)) + "\n" for line in lines), "utf-8")
    relations = {"cle": "zone", "variables": VARIABLES, "population": "allocataires",
                 "zones": [{"total": t, "parts": p} for t, p in totals],
                 "colonnes": [{"total": t, "parts": p} for t, p in COLUMNS]}
    (folder / "r.yml").write_text(json.dumps(relations), "utf-8")  # JSON is YAML


def run(*words):
    """Standard output, and the CPU seconds used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(w) for w in words], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def auditor(shown, counts, totals, cells):
    """The intervals of cells by two programmes each, and the CPU seconds used."""
    zones = list(dict.fromkeys(z for z, _ in counts))
    lines = [[(t, v), *((p, v) for p in parts)] for t, parts in totals for v in VARIABLES]
    lines += [[(z, t), *((z, p) for p in parts)] for t, parts in COLUMNS for z in zones]
    hidden = {c: i for i, c in enumerate(c for c in counts if c not in shown)}
    at, right = [], np.zeros(len(lines))
    for row, line in enumerate(lines):
        for place, cell in enumerate(line):
            sign = 1 if place else -1
            if cell in hidden:
                at.append((row, hidden[cell], sign))
            else:
                right[row] -= sign * shown[cell]
    rows, columns, signs = np.array(at).T
    matrix = csr_array((signs.astype(float), (rows, columns)), shape=(len(lines), len(hidden)))
    start, found = time.process_time(), {}
    for cell in cells:
        goal = (np.arange(len(hidden)) == hidden[cell]).astype(float)
        done = [linprog(sign * goal, A_eq=matrix, b_eq=right, method="highs") for sign in (1, -1)]
        found[cell] = (done[0].fun, None if done[1].status else -done[1].fun)
    return found, time.process_time() - start


def main(program, sample):
    dice = random.Random(2026)
    counts, totals = table(dice)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, counts, totals)
        _, protecting = run(program, "secret", "appliquer", folder / "t.csv", "--relations", folder / "r.yml",
                            "--profil", "caf-territoire", "--sortie", folder / "s.csv")
        text, attacking = run(program, "secret", "attaquer", folder / "s.csv", "--relations", folder / "r.yml", "--json")
        with open(folder / "s.csv", encoding="utf-8-sig", newline="") as f:
            shown = {(row["zone"], v): int(row[v]) for row in csv.DictReader(f, delimiter=";") for v in VARIABLES
                     if row[v].isdecimal()}
    said = {(c["zone"], c["variable"]): (c["min"], c["max"]) for c in json.loads(text)["cellules"]}
    cells = sorted(c for c in counts if c not in shown)
    cells_asked = dice.sample(cells, min(sample, len(cells)))
    found, seconds = auditor(shown, counts, totals, cells_asked)
    for cell, (low, high) in found.items():
        mine = said[cell]
        whole = math.ceil(low - 1e-6), None if high is None else math.floor(high + 1e-6)
        assert mine == whole, (cell, mine, low, high)
    audit = seconds * len(cells) / len(cells_asked)
    print(f"{len(cells)} cells withheld of {len(counts)}; {len(cells_asked)} intervals compared, all the same")
    print(f"maillage secret appliquer   {protecting:8.2f} s")
    print(f"maillage secret attaquer    {attacking:8.2f} s, reading and writing included")
    print(f"two HiGHS programmes a cell {audit:8.2f} s, {audit / attacking:.0f} times as long")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 30)
