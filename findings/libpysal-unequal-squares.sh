#!/usr/bin/env bash
# Guess: two squares that share 200 m of border are neighbours in the sense of the queen.
# Seen: they are not, neither for Queen nor for Graph.build_contiguity: a vertex must be shared. Only strict=True
#   compares the geometries.
# With: libpysal 4.14.1, geopandas 1.2.0.
# Follows: on Insee's squares of several sizes (or communes cut elsewhere) neighbours are missed; contiguity must come
#   from shared length, not shared vertices.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pyproj==3.7.2 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6 libpysal==4.14.1 \
  scipy==1.17.1 scikit-learn==1.9.1
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import warnings

import geopandas
from libpysal.graph import Graph
from libpysal.weights import Queen
from shapely.geometry import box

warnings.simplefilter("ignore")
# One square of 1 km beside a square of 200 m, in the middle of its side: they share 200 m of border and no vertex.
squares = geopandas.GeoDataFrame(geometry=[box(0, 0, 1000, 1000), box(1000, 400, 1200, 600)], crs="EPSG:3035")
print("shared border, m:", squares.geometry.iloc[0].intersection(squares.geometry.iloc[1]).length)
print("Queen:", Queen.from_dataframe(squares, use_index=False).neighbors)
for strict in (False, True):
    graph = Graph.build_contiguity(squares, rook=False, strict=strict)
    print(f"Graph, strict={strict}:", {int(k): [int(n) for n in graph[k].index if graph[k][n]] for k in graph.unique_ids})
PYTHON

cat >expected <<'EXPECTED'
shared border, m: 200.0
Queen: {0: [], 1: []}
Graph, strict=False: {0: [], 1: []}
Graph, strict=True: {0: [1], 1: [0]}
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
