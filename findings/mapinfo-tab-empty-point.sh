#!/usr/bin/env bash
# Guess: an empty point stays empty or becomes null, as in the other formats.
# Seen: in a .tab it comes back as a true point, POINT (-63724509.44 -25612254.72), without a warning; null stays null.
# With: pyogrio 0.13.0 (GDAL 3.12.4), geopandas 1.2.0.
# Follows: an address that could not be placed turns into a place 63 724 km west; drop empty geometries before writing,
#   test the area of use when reading.
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
places = geopandas.GeoDataFrame({"name": ["placed", "not placed", "null"]},
                                geometry=[Point(652000, 6862000), Point(), None], crs="EPSG:2154")
for name in ("p.gpkg", "p.shp", "p.geojson", "p.mif", "p.tab"):
    places.to_file(name, driver="MapInfo File" if name.endswith(("tab", "mif")) else None)
    read = geopandas.read_file(name)
    print(name, *("null" if g is None else g.wkt for g in read.geometry), sep=" | ")
PYTHON

cat >expected <<'EXPECTED'
p.gpkg | POINT (652000 6862000) | POINT EMPTY | null
p.shp | POINT (652000 6862000) | null | null
p.geojson | POINT (652000 6862000) | null | null
p.mif | POINT (652000 6862000) | POINT EMPTY | null
p.tab | POINT (652000 6862000.01) | POINT (-63724509.44 -25612254.72) | null
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
