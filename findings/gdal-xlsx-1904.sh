#!/usr/bin/env bash
# Guess: the readers agree on the dates of a workbook with the 1904 date system.
# Seen: GDAL ignores that option of the workbook: every date is 1 462 days early, 1 March 2024 becomes 29 February 2020.
# With: pyogrio 0.13.0 (GDAL 3.12.4), openpyxl 3.1.5, python-calamine 0.9.1.
# Follows: workbooks born on a Mac give rights four years too early; the option date1904 must be read before any date.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 numpy==2.4.6 openpyxl==3.1.5 python-calamine==0.9.1
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import datetime

import openpyxl
import pandas
import pyogrio
from openpyxl.utils.datetime import CALENDAR_MAC_1904

book = openpyxl.Workbook()
book.epoch = CALENDAR_MAC_1904                                     # "1904 date system", an option of the workbook
book.active.append(["nom", "ouverture"])
book.active.append(["crèche", datetime.date(2024, 3, 1)])
book.save("list.xlsx")
for engine in ("openpyxl", "calamine"):
    print(engine + ":", str(pandas.read_excel("list.xlsx", engine=engine)["ouverture"][0])[:10])
print("GDAL:", str(pyogrio.read_dataframe("list.xlsx", read_geometry=False)["ouverture"][0])[:10])
PYTHON

cat >expected <<'EXPECTED'
openpyxl: 2024-03-01
calamine: 2024-03-01
GDAL: 2020-02-29
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
