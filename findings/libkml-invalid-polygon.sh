#!/usr/bin/env bash
# Guess: GDAL's two KML drivers write the same layer, with a warning where a polygon crosses itself.
# Seen: KML writes all three zones; LIBKML stops at the crossing one with an error and leaves a file that reads as one zone.
# With: pyogrio 0.13.0 (GDAL 3.12.4), geopandas 1.2.0.
# Follows: after a failed export nothing tells the file from a whole one: write beside, and rename when it is whole.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import geopandas
import pyogrio
from shapely.geometry import Polygon, box

bow = Polygon([(2.2, 46), (2.3, 46.1), (2.3, 46), (2.2, 46.1)])
zones = geopandas.GeoDataFrame({"code": ["A", "B", "C"]}, geometry=[box(2, 46, 2.1, 46.1), bow, box(2.4, 46, 2.5, 46.1)], crs=4326)
for driver in ("KML", "LIBKML"):
    try:
        pyogrio.write_dataframe(zones, f"{driver}.kml", driver=driver)
        said = "written"
    except pyogrio.errors.FeatureError as error:
        said = str(error).split(":")[0]
    print(f"{driver}: {said}; read back:", len(pyogrio.read_dataframe(f"{driver}.kml")))
PYTHON

cat >expected <<'EXPECTED'
KML: written; read back: 3
LIBKML: Could not add feature to layer at index 1; read back: 1
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
