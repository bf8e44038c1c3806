#!/usr/bin/env bash
# Guess: a secrecy mark ("ns") in a column of numbers makes it a text column, wherever it stands.
# Seen: only the first 100 rows decide the type (1 000 when fastexcel is called alone); a mark further down becomes
#   null, without a warning.
# With: polars 2.1.0, fastexcel 0.21.0.
# Follows: "hidden by secrecy" and "not filled in" become one; look at every cell before naming a column's type, and
#   keep marks apart from blanks.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import warnings

import openpyxl
import polars

for at in (50, 150):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("effectifs")
    sheet.append(["code", "effectif"])
    for row in range(200):
        sheet.append([f"{row:05d}", "ns" if row == at else row])
    book.save("table.xlsx")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        table = polars.read_excel("table.xlsx")
    print(f"'ns' in row {at}: type {table['effectif'].dtype}, read as {table['effectif'][at]!r}, warnings {len(said)}")
PYTHON

cat >expected <<'EXPECTED'
'ns' in row 50: type String, read as 'ns', warnings 0
'ns' in row 150: type Int64, read as None, warnings 0
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
