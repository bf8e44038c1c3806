#!/usr/bin/env bash
# Guess: what coverage_clean does to two neighbours depends on these two, and by default moves nothing by more than a
#   millimetre.
# Seen: the default snapping grows with the extent: two zones 5 mm apart stay apart alone, and are joined once a third
#   zone stands 1 500 km away.
# With: shapely 2.2.0 (GEOS 3.14.1).
# Follows: the same quarter gets another contour from the national file than from its département's; give the snapping
#   distance in metres, always.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  shapely==2.2.0 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import numpy
import shapely
from shapely.geometry import box

west, east = box(0, 0, 100, 100), box(100.005, 0, 200, 100)        # two zones, 5 mm apart
far = box(1_200_000, 900_000, 1_200_100, 900_100)                  # a third one, at the other end of the country
for name, zones in (("two zones", [west, east]), ("with a far one", [west, east, far])):
    clean = shapely.coverage_clean(numpy.array(zones))
    print(f"{name}: east starts at x = {clean[1].bounds[0]}, gap {clean[0].distance(clean[1]):.3f} m")
PYTHON

cat >expected <<'EXPECTED'
two zones: east starts at x = 100.005, gap 0.005 m
with a far one: east starts at x = 100.0, gap 0.000 m
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
