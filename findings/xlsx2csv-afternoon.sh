#!/usr/bin/env bash
# Guess: 13:30 in the format yyyy-mm-dd h:mm:ss (openpyxl's own for a date and time) becomes 13:30.
# Seen: the single h is taken for a clock of twelve hours: 13:30 becomes 01:30:00 and half past midnight 12:30:00.
# With: xlsx2csv 0.8.6, openpyxl 3.1.5.
# Follows: opening hours converted this way are wrong by half a day and look right; read the workbook itself, not its
#   conversion.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  xlsx2csv==0.8.6 openpyxl==3.1.5
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import datetime
import io

import openpyxl
from xlsx2csv import Xlsx2csv

book = openpyxl.Workbook()
book.active.append(["ouverture"])
for hour in (9, 13, 0):
    book.active.append([datetime.datetime(2024, 3, 1, hour, 30)])  # openpyxl's own format: yyyy-mm-dd h:mm:ss
book.save("list.xlsx")
out = io.StringIO()
Xlsx2csv("list.xlsx").convert(out, sheetid=1)
for written, read in zip((9, 13, 0), out.getvalue().split("\n")[1:]):
    print(f"{written:02d}:30 ->", read)
PYTHON

cat >expected <<'EXPECTED'
09:30 -> 2024-03-01 09:30:00
13:30 -> 2024-03-01 01:30:00
00:30 -> 2024-03-01 12:30:00
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
