#!/usr/bin/env bash
# Guess: adding rows past the 1 048 576 of a sheet is an error.
# Seen: openpyxl writes them and the readers give them back; LibreOffice opens the workbook without those rows and
#   without a word.
# With: openpyxl 3.1.5, python-calamine 0.9.1; LibreOffice 7.4.7 looked at by hand.
# Follows: what a program counts and what a person sees may differ; a row number past the limit is worth an anomaly, and
#   our own writer must stop before it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  openpyxl==3.1.5 python-calamine==0.9.1
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import openpyxl
from python_calamine import CalamineWorkbook

LIMIT = 1_048_576                                                  # rows of a sheet
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("L")
for row in range(LIMIT + 3):
    sheet.append([row])
book.save("long.xlsx")
read = CalamineWorkbook.from_path("long.xlsx").get_sheet_by_index(0).to_python()
print("written and read back: limit plus", len(read) - LIMIT, "rows")
PYTHON

cat >expected <<'EXPECTED'
written and read back: limit plus 3 rows
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
