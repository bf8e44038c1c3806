#!/usr/bin/env bash
# Guess: a zone without inhabitants gets no smoothed rate; the others keep theirs.
# Seen: one such zone makes every smoothed rate NaN; the excess risk of the same module loses only its own.
# With: esda 2.9.0, libpysal 4.14.1.
# Follows: squares and IRIS without inhabitants are common; set them aside before smoothing, and say which.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  esda==2.9.0 libpysal==4.14.1 geopandas==1.2.0 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 \
  shapely==2.2.0
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import warnings

import numpy
from esda.smoothing import Empirical_Bayes, Excess_Risk

warnings.simplefilter("ignore")
cases = numpy.array([3.0, 1.0, 5.0, 0.0])
people = numpy.array([100.0, 40.0, 50.0, 0.0])                     # nobody lives in the last zone
print("three zones:", Empirical_Bayes(cases[:3], people[:3]).r.ravel().round(4).tolist())
print("with an empty one:", Empirical_Bayes(cases, people).r.ravel().round(4).tolist())
print("excess risk:", Excess_Risk(cases, people).r.ravel().round(4).tolist())
PYTHON

cat >expected <<'EXPECTED'
three zones: [0.0414, 0.0435, 0.0582]
with an empty one: [nan, nan, nan, nan]
excess risk: [0.6333, 0.5278, 2.1111, nan]
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
