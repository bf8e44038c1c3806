#!/usr/bin/env bash
# Guess: a place from which no service is within the distance asked for gets no distance (NaN).
# Seen: it gets the distance asked for, 3000, as the place does that has a service exactly 3000 m away. Only the identifier of the
#   service, which must be asked for (include_poi_ids), tells one from the other.
# With: pandana 0.8.
# Follows: a mean of such distances, or the share of places within 3000 m, counts places without any service; the distance must be
#   blank where nothing is in reach, and a service at the very bound must be in it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pandana==0.8 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen 2>log <<'PYTHON'
import os
import sys

# The library tells of its work on the standard output, from C++.
out = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
import pandana
import pandas

# A road of five junctions with a service at the first: 0, 1000, 3000, 4000 and 9000 m away.
nodes = pandas.DataFrame({"x": [0.0, 1000, 3000, 4000, 9000], "y": [0.0] * 5}, index=[1, 2, 3, 4, 5])
edges = pandas.DataFrame({"from": [1, 2, 3, 4], "to": [2, 3, 4, 5], "metres": [1000.0, 2000, 1000, 5000]})
network = pandana.Network(nodes.x, nodes.y, edges["from"], edges["to"], edges[["metres"]], twoway=True)
network.set_pois("service", maxdist=3000, maxitems=1, x_col=pandas.Series([0.0]), y_col=pandas.Series([0.0]))
found = network.nearest_pois(3000, "service", num_pois=1, include_poi_ids=True)
for node, row in found.iterrows():
    print(f"{nodes.x[node]:.0f} m away: distance {row[1]:.0f}, service {row['poi1']}", file=out)
PYTHON

cat >expected <<'EXPECTED'
0 m away: distance 0, service 0.0
1000 m away: distance 1000, service 0.0
3000 m away: distance 3000, service 0.0
4000 m away: distance 3000, service nan
9000 m away: distance 3000, service nan
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
