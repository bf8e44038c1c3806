#!/usr/bin/env bash
# Guess: rows and cells without their reference (r="A1", optional in the format) are read in order by all.
# Seen: xlsx2csv writes an empty table and ends without error; openpyxl and calamine read everything.
# With: xlsx2csv 0.8.6, openpyxl 3.1.5, python-calamine 0.9.1.
# Follows: an empty conversion is not an empty list; a reader must count rows and cells where references are missing.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  xlsx2csv==0.8.6 openpyxl==3.1.5 python-calamine==0.9.1 pandas==3.1.1 numpy==2.4.6
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import io
import re
import zipfile

import openpyxl
import pandas
from xlsx2csv import Xlsx2csv

book = openpyxl.Workbook()
book.active.append(["code", "n"])
book.active.append(["01001", 4])
book.save("full.xlsx")
# The references of rows and cells (r="A1") are optional in the format: the same workbook without them.
with zipfile.ZipFile("full.xlsx") as full, zipfile.ZipFile("bare.xlsx", "w", zipfile.ZIP_DEFLATED) as bare:
    for name in full.namelist():
        part = full.read(name)
        if name.startswith("xl/worksheets/sheet"):
            part = re.sub(rb'<(row|c) r="[A-Z0-9]+"', rb"<\1", part)
        bare.writestr(name, part)
for engine in ("openpyxl", "calamine"):
    print(engine + ":", pandas.read_excel("bare.xlsx", engine=engine, header=None, dtype=str).values.tolist())
for name in ("full", "bare"):
    out = io.StringIO()
    Xlsx2csv(name + ".xlsx").convert(out, sheetid=1)
    print("xlsx2csv,", name + ":", repr(out.getvalue()))
PYTHON

cat >expected <<'EXPECTED'
openpyxl: [['code', 'n'], ['01001', '4']]
calamine: [['code', 'n'], ['01001', '4']]
xlsx2csv, full: 'code,n\n01001,4\n'
xlsx2csv, bare: ''
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
