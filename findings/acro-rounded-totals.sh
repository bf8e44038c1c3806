#!/usr/bin/env bash
# Guess: with rounding to 5, each total is the true total, rounded like a cell.
# Seen: totals are the sums of rounded cells: 69 is shown as 75 and 76 as 70, so the smaller row looks the larger.
# With: acro 1.0.2, pandas 2.3.3.
# Follows: say which rule a table follows: totals rounded on their own (off by at most half the base, do not add up) or
#   added up (add up, drift).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  acro==1.0.2 pandas==2.3.3 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import logging

import pandas
from acro import ACRO

logging.disable(logging.CRITICAL)
counts = {("A", "x"): 23, ("A", "y"): 13, ("A", "z"): 33, ("B", "x"): 12, ("B", "y"): 22, ("B", "z"): 42}
people = pandas.DataFrame([key for key, n in counts.items() for _ in range(n)], columns=["commune", "age"])
true = pandas.crosstab(people.commune, people.age, margins=True)
print("true:   ", true.loc["A"].tolist(), true.loc["B"].tolist(), "all", int(true.loc["All", "All"]))
shown = ACRO(mitigation="round").crosstab(people.commune, people.age, margins=True)
print("rounded:", [int(v) for v in shown.loc["A"]], [int(v) for v in shown.loc["B"]], "all", int(shown.loc["All", "All"]))
PYTHON

cat >expected <<'EXPECTED'
true:    [23, 13, 33, 69] [12, 22, 42, 76] all 145
rounded: [25, 15, 35, 75] [10, 20, 40, 70] all 145
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
