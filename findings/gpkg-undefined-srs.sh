#!/usr/bin/env bash
# Guess: a GeoPackage layer of srs_id 0 or -1 (undefined) comes without a system, and cannot be transformed.
# Seen: -1 is refused at the transformation; 0 becomes a system of its own, "Undefined geographic SRS", and goes to
#   Lambert-93 exactly as WGS 84 would, without a word.
# With: geopandas 1.2.0, pyogrio 0.13.0 (GDAL 3.12.4), pyproj 3.7.2.
# Follows: degrees of an unknown datum (tens of metres off if they are NTF) pass for sure; read srs_id 0 and -1 as "no
#   system" and ask for one.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import sqlite3
import warnings

import geopandas
from shapely.geometry import Point

zone = geopandas.GeoDataFrame({"code": ["A"]}, geometry=[Point(2.35, 48.85)], crs="EPSG:4326")
for srs in (0, -1):
    zone.to_file(f"zone{srs}.gpkg", layer="zone")
    base = sqlite3.connect(f"zone{srs}.gpkg")
    base.execute("UPDATE gpkg_geometry_columns SET srs_id = ?", (srs,))
    base.execute("UPDATE gpkg_contents SET srs_id = ?", (srs,))
    base.commit()
    base.close()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        read = geopandas.read_file(f"zone{srs}.gpkg")
        print("srs_id", srs, "-> crs:", read.crs.name)
        try:
            point = read.to_crs("EPSG:2154").geometry.iloc[0]
            as_wgs84 = zone.to_crs("EPSG:2154").geometry.iloc[0]
            print("   to Lambert-93: as if it were WGS 84, to", round(point.distance(as_wgs84), 3), "m")
        except Exception as error:
            print("   to Lambert-93: refused,", type(error).__name__)
        print("   warnings:", sum(w.category in (UserWarning, RuntimeWarning) for w in said))
PYTHON

cat >expected <<'EXPECTED'
srs_id 0 -> crs: Undefined geographic SRS
   to Lambert-93: as if it were WGS 84, to 0.0 m
   warnings: 0
srs_id -1 -> crs: Undefined Cartesian SRS
   to Lambert-93: refused, ProjError
   warnings: 0
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
