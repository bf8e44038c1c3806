#!/usr/bin/env bash
# Guess: a filter keeps the same rows whatever the format of the layer.
# Seen: = ignores case in a shapefile, FlatGeobuf or GeoJSON and not in a GeoPackage; LIKE does the reverse.
# With: pyogrio 0.13.0 (GDAL 3.12.4), geopandas 1.2.0.
# Follows: a choice of zones made by a code in lower case changes with the file's format; compare codes after one
#   normalisation, outside the reader.
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
zones = geopandas.GeoDataFrame({"code": ["2A004", "2B033"]}, geometry=[Point(0, 0), Point(1, 1)], crs="EPSG:2154")
for name in ("zones.gpkg", "zones.shp", "zones.fgb", "zones.geojson"):
    zones.to_file(name)
    found = {where: geopandas.read_file(name, where=where)["code"].tolist() for where in ("code = '2a004'", "code LIKE '2a%'")}
    print(name + ":", found)
PYTHON

cat >expected <<'EXPECTED'
zones.gpkg: {"code = '2a004'": [], "code LIKE '2a%'": ['2A004']}
zones.shp: {"code = '2a004'": ['2A004'], "code LIKE '2a%'": []}
zones.fgb: {"code = '2a004'": ['2A004'], "code LIKE '2a%'": []}
zones.geojson: {"code = '2a004'": ['2A004'], "code LIKE '2a%'": []}
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
