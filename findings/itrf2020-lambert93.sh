#!/usr/bin/env bash
# Guess: a position of 2026 in ITRF2020, given with its epoch, moves by the drift of the plate, about 0.9 m, when
#   carried into Lambert-93.
# Seen: nothing moves: PROJ finds no operation to RGF93, takes a ballpark one, says accuracy -1 and raises no error. By
#   hand through ETRF2000 it moves by 0.94 m.
# With: PROJ 9.5.1 (pyproj 3.7.2); the same with PROJ 9.8.1 (pyproj 3.8.0).
# Follows: precise satellite positions given in ITRF lie 0.94 m off French limits; carry them through ETRF2000, or add a
#   metre to the radius wherever the operation is a ballpark one.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  pyproj==3.7.2
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
from pyproj import Transformer

lon, lat, epoch = 2.35, 48.85, 2026.9
direct = Transformer.from_crs("EPSG:9990", "EPSG:2154", always_xy=True)      # ITRF2020 to Lambert-93
x, y, *_ = direct.transform(lon, lat, 0, epoch)
untouched = Transformer.from_crs("EPSG:4171", "EPSG:2154", always_xy=True)   # the same numbers taken as RGF93
x0, y0 = untouched.transform(lon, lat)
print("direct:", direct.description.split(" + ")[1])
print("direct: stated accuracy", direct.accuracy, "- moved by", round(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5, 3), "m")

frame = Transformer.from_crs("EPSG:9990", "EPSG:9067", always_xy=True)       # to ETRF2000, which RGF93 follows
lon2, lat2, *_ = frame.transform(lon, lat, 0, epoch)
x2, y2 = untouched.transform(lon2, lat2)
print("through ETRF2000: moved by", round(((x2 - x0) ** 2 + (y2 - y0) ** 2) ** 0.5, 2), "m")
PYTHON

cat >expected <<'EXPECTED'
direct: Ballpark geographic offset from ITRF2020 to RGF93 v1
direct: stated accuracy -1.0 - moved by 0.0 m
through ETRF2000: moved by 0.94 m
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
