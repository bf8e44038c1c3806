#!/usr/bin/env bash
# Guess: make_valid by the structure method makes something valid of any polygon, in the newest GEOS at least.
# Seen: two parts of a few edges each, on a lattice of 10 cm, end in a TopologyException; the linework method repairs them.
# With: shapely 2.2.0 (GEOS 3.14.1).
# Follows: where one method gives a feature up, ask the other; one feature that neither repairs must not cost the layer.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check shapely==2.2.0 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import shapely
from shapely.geometry import MultiPolygon


def ring(tenths):
    return [(650_000 + x / 10, 6_860_000 + y / 10) for x, y in tenths]


shell = ring([(5, 4), (0, 2), (0, 4), (5, 5), (3, 4), (5, 5), (3, 2), (4, 0), (1, 0), (5, 4)])
hole = ring([(4, 0), (0, 3), (0, 2), (4, 4), (1, 0), (0, 3), (4, 0)])
other = ring([(0, 2), (1, 1), (0, 5), (5, 5), (3, 0), (0, 1), (2, 1), (0, 4), (0, 1), (5, 5), (0, 5), (2, 1), (0, 2)])
broken = MultiPolygon([(shell, [hole]), (other, [])])
for method, options in (("structure", {"keep_collapsed": False}), ("linework", {})):
    try:
        print(f"{method}: valid", shapely.make_valid(broken, method=method, **options).is_valid)
    except shapely.errors.GEOSException as error:
        print(f"{method}: {str(error).split(' at ')[0]}")
PYTHON

cat >expected <<'EXPECTED'
structure: TopologyException: unable to assign free hole to a shell
linework: valid True
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
