#!/usr/bin/env bash
# Guess: a comment on a cell of an .ods is no part of the cell's value.
# Seen: for a text cell GDAL puts the comment before the text, in one value; pandas with odfpy and calamine give the
#   text alone.
# With: pyogrio 0.13.0 (GDAL 3.12.4), odfpy 1.4.1, python-calamine 0.9.1.
# Follows: a note on a commune's code breaks its join; when reading .ods, the annotation's paragraphs must be left out.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 numpy==2.4.6 odfpy==1.4.1 python-calamine==0.9.1
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import pandas
import pyogrio
from odf.dc import Creator
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def cell(text, note=None):
    made = TableCell(valuetype="string")
    if note:
        remark = Annotation()
        remark.addElement(Creator(text="M. X"))
        remark.addElement(P(text=note))
        made.addElement(remark)
    made.addElement(P(text=text))
    return made


book = OpenDocumentSpreadsheet()
table = Table(name="L")
for code, note in (("code", None), ("01001", "fusion en 2019"), ("01002", None)):
    row = TableRow()
    row.addElement(cell(code, note))
    row.addElement(cell("n") if code == "code" else TableCell(valuetype="float", value=4))
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save("list.ods")
for engine in ("odf", "calamine"):
    print(engine + ":", [str(v) for v in pandas.read_excel("list.ods", engine=engine, dtype=str)["code"]])
print("GDAL:", [str(v) for v in pyogrio.read_dataframe("list.ods", read_geometry=False)["code"]])
PYTHON

cat >expected <<'EXPECTED'
odf: ['01001', '01002']
calamine: ['01001', '01002']
GDAL: ['fusion en 2019\n01001', '01002']
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
