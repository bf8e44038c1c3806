#!/usr/bin/env bash
# Guess: a MapInfo .tab keeps Lambert-93 coordinates to the millimetre.
# Seen: it stores them on a lattice of 1 cm (5.5 mm off here) and Lambert II on one of 10 cm (51 mm off); the .mif of
#   the same layer is exact.
# With: pyogrio 0.13.0 (GDAL 3.12.4), geopandas 1.2.0.
# Follows: neighbours of a .tab touch only to a lattice step; add it to the certainty radius and do not take a gap of a
#   centimetre for a defect.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import warnings

import geopandas
from shapely.geometry import Point

warnings.simplefilter("ignore")
for epsg, x, y in ((2154, 652000.1234, 6862000.6543), (27572, 600000.1234, 2428000.6543)):
    place = geopandas.GeoDataFrame({"code": ["A"]}, geometry=[Point(x, y)], crs=epsg)
    for suffix in ("tab", "mif"):
        place.to_file(f"p{epsg}.{suffix}", driver="MapInfo File")
        read = geopandas.read_file(f"p{epsg}.{suffix}").geometry.iloc[0]
        print(epsg, suffix, f"{read.x:.4f} {read.y:.4f}", "off by", round(1000 * read.distance(Point(x, y)), 1), "mm")
PYTHON

cat >expected <<'EXPECTED'
2154 tab 652000.1200 6862000.6500 off by 5.5 mm
2154 mif 652000.1234 6862000.6543 off by 0.0 mm
27572 tab 600000.1000 2428000.7000 off by 51.3 mm
27572 mif 600000.1234 2428000.6543 off by 0.0 mm
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
