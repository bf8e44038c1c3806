#!/usr/bin/env bash
# Guess: past the 65 530 links of a sheet, addresses of sites are written as plain text.
# Seen: the cell is left blank: text and link are both lost, with a Python warning as the only sign (pandas to_excel
#   makes every address a link).
# With: XlsxWriter 3.3.1, pandas 3.1.1, python-calamine 0.9.1.
# Follows: long lists with a web site lose them at the end; we write addresses as text, and a lost column end in a list
#   received has this cause.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  xlsxwriter==3.3.1 pandas==3.1.1 numpy==2.4.6 python-calamine==0.9.1
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import warnings

import pandas

warnings.simplefilter("ignore")
sites = pandas.DataFrame({"site": [f"https://exemple.fr/{n}" for n in range(65_535)]})
sites["nom"] = "N" + sites.index.astype(str)
sites.to_excel("sites.xlsx", index=False, engine="xlsxwriter")
read = pandas.read_excel("sites.xlsx", engine="calamine")
print("rows:", len(read), "- cells of the column 'site' left blank:", int(read["site"].isna().sum()))
print("last row:", read.iloc[-1].astype(str).tolist())
PYTHON

cat >expected <<'EXPECTED'
rows: 65535 - cells of the column 'site' left blank: 5
last row: [nan, 'N65534']
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
