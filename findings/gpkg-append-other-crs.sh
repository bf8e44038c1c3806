#!/usr/bin/env bash
# Guess: appending a layer in another system to a GeoPackage is refused, or at least warned of (a missing column is
#   refused).
# Seen: degrees are stored as they are in the Lambert-93 layer, without a warning: one place, two positions 6 893 km
#   apart.
# With: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4).
# Follows: a layer that colleagues fill one after the other may hold both; each position must lie in its system's area
#   of use, not only the layer's extent.
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

here = geopandas.GeoDataFrame({"code": ["A"]}, geometry=[Point(652000, 6862000)], crs="EPSG:2154")
here.to_file("places.gpkg")
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    here.to_crs("EPSG:4326").to_file("places.gpkg", mode="a")     # the same place, in degrees
read = geopandas.read_file("places.gpkg")
print("layer's system:", read.crs.to_string())
for point in read.geometry:
    print(f"{point.x:.3f} {point.y:.3f}")
print("metres between the two copies of one place:", round(read.geometry.iloc[0].distance(read.geometry.iloc[1])))
print("warnings:", sum(w.category in (UserWarning, RuntimeWarning) for w in said))
PYTHON

cat >expected <<'EXPECTED'
layer's system: EPSG:2154
652000.000 6862000.000
2.346 48.856
metres between the two copies of one place: 6892857
warnings: 0
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
