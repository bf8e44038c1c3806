#!/usr/bin/env bash
# Guess: to_file("zones.kml") writes KML, or refuses a name whose format it does not know.
# Seen: it makes a folder called zones.kml with a shapefile in it (field names cut to ten characters); likewise
#   .parquet, .xlsx, .ods, .gdb, .sqlite.
# With: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4).
# Follows: a "KML" or "Parquet" sent to an office may be a folder that holds a shapefile; say so rather than
#   "unreadable".
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import os
import warnings

import geopandas
from shapely.geometry import Point

zone = geopandas.GeoDataFrame({"code_commune": ["01001"]}, geometry=[Point(652000, 6862000)], crs="EPSG:2154")
for name in ("zones.kml", "zones.parquet", "zones.xlsx"):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        zone.to_file(name)
    print(name, "is a folder:" if os.path.isdir(name) else "is a file", *sorted(os.listdir(name)) if os.path.isdir(name) else ())
print("field:", *geopandas.read_file("zones.kml").columns.drop("geometry"))
PYTHON

cat >expected <<'EXPECTED'
zones.kml is a folder: zones.cpg zones.dbf zones.prj zones.shp zones.shx
zones.parquet is a folder: zones.cpg zones.dbf zones.prj zones.shp zones.shx
zones.xlsx is a folder: zones.cpg zones.dbf zones.prj zones.shp zones.shx
field: code_commu
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
