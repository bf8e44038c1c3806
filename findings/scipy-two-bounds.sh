#!/usr/bin/env bash
# Guess: a service exactly 1000 m away is within 1000 m, however a KD-tree is asked.
# Seen: query_ball_point and sparse_distance_matrix hold it, query with distance_upper_bound=1000 does not: it answers "none".
# With: scipy 1.17.1.
# Follows: on squares of 200 m, where such distances are common, two ways to count who is in reach differ by whole squares; the
#   bound must be one rule, and stated: a step holds its upper bound.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check scipy==1.17.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import numpy
from scipy.spatial import cKDTree

service = numpy.array([[500_000.0, 6_500_000.0]])
# Centres of squares of 200 m around it, 2 km to each side.
steps = numpy.arange(-10, 11) * 200.0
squares = numpy.array([(x, y) for x in steps for y in steps]) + service
tree = cKDTree(service)
distances, _ = tree.query(squares, distance_upper_bound=1000.0)
print("query:", int(numpy.isfinite(distances).sum()))
print("query_ball_point:", int(sum(map(len, tree.query_ball_point(squares, 1000.0)))))
print("sparse_distance_matrix:", len(cKDTree(squares).sparse_distance_matrix(tree, 1000.0, output_type="ndarray")))
PYTHON

cat >expected <<'EXPECTED'
query: 69
query_ball_point: 81
sparse_distance_matrix: 81
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
