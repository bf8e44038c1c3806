#!/usr/bin/env bash
# Guess: a cell of which one part is in bold (an inline string of several runs, as openpyxl writes it) is read whole
#   everywhere.
# Seen: GDAL keeps the first run: the code 97302 with its end in bold is read as 97.
# With: pyogrio 0.13.0 (GDAL 3.12.4), openpyxl 3.1.5, python-calamine 0.9.1.
# Follows: a code cut short is still a code; runs of one cell must be joined, in inline strings as in shared ones.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 numpy==2.4.6 openpyxl==3.1.5 python-calamine==0.9.1
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import openpyxl
import pandas
import pyogrio
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = openpyxl.Workbook()
book.active.append(["code", "n"])
book.active.append([CellRichText("97", TextBlock(InlineFont(b=True), "302")), 4])    # 97 plain, 302 in bold
book.save("list.xlsx")
for engine in ("openpyxl", "calamine"):
    print(engine + ":", pandas.read_excel("list.xlsx", engine=engine, dtype=str)["code"][0])
print("GDAL:", pyogrio.read_dataframe("list.xlsx", read_geometry=False)["code"][0])
PYTHON

cat >expected <<'EXPECTED'
openpyxl: 97302
calamine: 97302
GDAL: 97
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
