#!/usr/bin/env bash
# Guess: a date stored as ISO text (cell type "d", which the format allows) is read as that date everywhere.
# Seen: GDAL, and so what is built on it, takes the year for a serial number of days: 1 March 2024 is read as 16 July
#   1905.
# With: pyogrio 0.13.0 (GDAL 3.12.4), openpyxl 3.1.5, python-calamine 0.9.1.
# Follows: opening dates of such a workbook land in 1905; type "d" cells must be read as text in ISO form.
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

book = openpyxl.Workbook()
book.iso_dates = True                                              # dates as ISO text, cell type "d": allowed by the format
book.active.append(["nom", "ouverture"])
book.active.append(["crèche", datetime.date(2024, 3, 1)])
book.active.append(["RAM", datetime.date(1998, 9, 15)])
book.save("list.xlsx")
for engine in ("openpyxl", "calamine"):
    read = pandas.read_excel("list.xlsx", engine=engine)
    print(engine + ":", *(str(day)[:10] for day in read["ouverture"]))
read = pyogrio.read_dataframe("list.xlsx", read_geometry=False)
print("GDAL:", *(str(day)[:10] for day in read["ouverture"]))
PYTHON

cat >expected <<'EXPECTED'
openpyxl: 2024-03-01 1998-09-15
calamine: 2024-03-01 1998-09-15
GDAL: 1905-07-16 1905-06-20
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
