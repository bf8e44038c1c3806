#!/usr/bin/env bash
# Guess: a zone given twice is simplified like the others, the same in both rows.
# Seen: its borders with its neighbours stay as they were (41 vertices instead of 9), in the neighbours too, without
#   error or warning.
# With: shapely 2.2.0 (GEOS 3.14.1).
# Follows: QPV tables have one row per quarter and commune; simplify each distinct zone once, or the layer stays heavy
#   in silence.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  shapely==2.2.0 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import math
import warnings

import numpy
import shapely
from shapely.geometry import Polygon


def wavy(x):
    return [(x + 0.2 * math.sin(0.7 * y), y / 4) for y in range(41)]


west = Polygon(wavy(0) + wavy(5)[::-1])
east = Polygon(wavy(5) + wavy(10)[::-1])


def inner(zone):
    "vertices of the border between the two zones"
    return sum(4 < x < 6 for x, _ in zone.exterior.coords[:-1])


print("border before:", inner(west), "vertices")
for name, rows in (("each zone once", [west, east]), ("west twice", [west, west, east])):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        simpler = shapely.coverage_simplify(numpy.array(rows), 0.5)
    print(f"{name}: border {inner(simpler[-1])} vertices, warnings {len(said)}")
PYTHON

cat >expected <<'EXPECTED'
border before: 41 vertices
each zone once: border 9 vertices, warnings 0
west twice: border 41 vertices, warnings 0
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
