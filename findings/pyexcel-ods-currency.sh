#!/usr/bin/env bash
# Guess: an amount in euros of an .ods is read as a number.
# Seen: pyexcel-ods3 gives the text '1234.5 EUR'; the same cell as a plain number gives a number, and the other readers
#   give a number for both.
# With: pyexcel-ods3 0.6.1, odfpy 1.4.1, python-calamine 0.9.1, pandas 3.1.1.
# Follows: a column of amounts becomes text where cells were formatted as money; value and currency must be read apart.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  pyexcel-ods3==0.6.1 odfpy==1.4.1 python-calamine==0.9.1 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pyexcel_ods3 import get_data

book = OpenDocumentSpreadsheet()
table = Table(name="L")
for kind in (dict(valuetype="float"), dict(valuetype="currency", currency="EUR")):
    row = TableRow()
    made = TableCell(value="1234.5", **kind)
    made.addElement(P(text="1 234,50"))
    row.addElement(made)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save("amounts.ods")
for engine in ("odf", "calamine"):
    print(engine + ":", *pandas.read_excel("amounts.ods", engine=engine, header=None)[0].tolist())
print("pyexcel-ods3:", *(repr(row[0]) for row in get_data("amounts.ods")["L"]))
PYTHON

cat >expected <<'EXPECTED'
odf: 1234.5 1234.5
calamine: 1234.5 1234.5
pyexcel-ods3: 1234.5 '1234.5 EUR'
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
