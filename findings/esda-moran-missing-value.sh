#!/usr/bin/env bash
# Guess: with one value missing, Moran's I is NaN and so is its p.
# Seen: I is NaN and p is 0.001, the smallest possible; in the local form all 16 zones of pure noise come out
#   significant, in one quadrant.
# With: esda 2.9.0, libpysal 4.14.1.
# Follows: a single value hidden by secrecy makes the whole map "significant"; never show p where the statistic is not a
#   number.
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

import esda
import numpy
from libpysal.weights import lat2W

warnings.simplefilter("ignore")
numpy.random.seed(1)
values = numpy.random.default_rng(3).normal(size=16)               # noise: nothing to be found
weights = lat2W(4, 4)
for name, blank in (("complete", None), ("one missing", 3)):
    y = values.copy()
    if blank is not None:
        y[blank] = numpy.nan
    whole = esda.Moran(y, weights)
    local = esda.Moran_Local(y, weights, seed=1)
    print(f"{name}: I = {whole.I:.3f}, significant at 5 %: {bool(whole.p_sim < 0.05)}, p = {whole.p_sim:.3f}"
          if blank is not None else f"{name}: I = {whole.I:.3f}, significant at 5 %: {bool(whole.p_sim < 0.05)}")
    print("   zones significant at 5 %:", int((local.p_sim < 0.05).sum()), "of 16; quadrants", sorted({int(q) for q in local.q}))
PYTHON

cat >expected <<'EXPECTED'
complete: I = -0.290, significant at 5 %: False
   zones significant at 5 %: 1 of 16; quadrants [1, 2, 3, 4]
one missing: I = nan, significant at 5 %: True, p = 0.001
   zones significant at 5 %: 16 of 16; quadrants [3]
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
