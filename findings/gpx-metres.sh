#!/usr/bin/env bash
# Guess: a Lambert-93 layer written as GPX is carried into degrees, as KML and GeoJSONSeq are, or refused.
# Seen: the metres are written as latitude and longitude (lat="6862000.0"), without a warning, and read back as WGS 84.
# With: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4).
# Follows: a GPX list whose latitudes pass 90 holds metres; exports to formats of fixed system must transform and be
#   read again.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import re
import warnings

import geopandas
from shapely.geometry import Point

place = geopandas.GeoDataFrame({"name": ["mairie"]}, geometry=[Point(652000, 6862000)], crs="EPSG:2154")
for driver, name in (("GPX", "place.gpx"), ("KML", "place.kml"), ("GeoJSONSeq", "place.geojsonl")):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        place.to_file(name, driver=driver)
    point = geopandas.read_file(name, **({"layer": "waypoints"} if driver == "GPX" else {})).geometry.iloc[0]
    print(f"{driver}: {point.x:.4f} {point.y:.4f}, warnings:", sum(w.category in (UserWarning, RuntimeWarning) for w in said))
print(re.search(r"<wpt [^>]*>", open("place.gpx").read()).group())
print("read back as:", geopandas.read_file("place.gpx", layer="waypoints").crs.to_string())
PYTHON

cat >expected <<'EXPECTED'
GPX: 652000.0000 6862000.0000, warnings: 0
KML: 2.3458 48.8562, warnings: 0
GeoJSONSeq: 2.3458 48.8562, warnings: 0
<wpt lat="6862000.0" lon="652000.0">
read back as: EPSG:4326
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
