#!/usr/bin/env bash
# Guess: the native encoding of GeoParquet 1.1 is read where GeoParquet is read.
# Seen: DuckDB gives lists of x and y without geometry or system, SedonaDB refuses the file; the WKB encoding is read by
#   both with its system.
# With: geopandas 1.2.0, DuckDB 1.5.5 with its spatial extension, SedonaDB 0.5.0.
# Follows: a GeoParquet meant for others should hold WKB.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1 duckdb==1.5.5 \
  duckdb-extension-spatial==1.5.5 sedonadb==0.5.0
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import glob

import duckdb
import geopandas
import sedonadb
from shapely.geometry import box

zone = geopandas.GeoDataFrame({"code": ["A"]}, geometry=[box(652000, 6862000, 652100, 6862100)], crs="EPSG:2154")
base = duckdb.connect()
base.execute("LOAD '" + glob.glob("venv/lib/python3*/site-packages/**/spatial.duckdb_extension", recursive=True)[0] + "'")
for encoding in ("WKB", "geoarrow"):
    zone.to_parquet("zone.parquet", geometry_encoding=encoding)
    print(encoding)
    print("   geopandas:", geopandas.read_parquet("zone.parquet").crs.to_string())
    print("   DuckDB:", base.execute("SELECT typeof(geometry) FROM 'zone.parquet'").fetchone()[0])
    try:
        print("   SedonaDB:", sedonadb.connect().read_parquet("zone.parquet").schema.field("geometry").type)
    except Exception as error:
        print("   SedonaDB:", str(error).splitlines()[0])
PYTHON

cat >expected <<'EXPECTED'
WKB
   geopandas: EPSG:2154
   DuckDB: GEOMETRY('EPSG:2154')
   SedonaDB: SedonaType geometry<WkbView(epsg:2154)>
geoarrow
   geopandas: EPSG:2154
   DuckDB: STRUCT(x DOUBLE, y DOUBLE)[][]
   SedonaDB: Unsupported GeoParquet encoding: polygon
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
