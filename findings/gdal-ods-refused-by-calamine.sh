#!/usr/bin/env bash
# Guess: an .ods written by GDAL opens wherever an .ods opens.
# Seen: what reads with calamine (pandas, polars) refuses it: it does not expect the line breaks between rows and cells
#   of the XML. odfpy, LibreOffice and GDAL read it.
# With: pyogrio 0.13.0 (GDAL 3.12.4), python-calamine 0.9.1, polars 2.1.0, fastexcel 0.21.0, odfpy 1.4.1.
# Follows: an .ods should be written without a space between its elements, and read with any.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 pandas==3.1.1 numpy==2.4.6 odfpy==1.4.1 python-calamine==0.9.1 polars==2.1.0 \
  fastexcel==0.21.0
cd "$work"

venv/bin/python -W ignore - >seen <<'PYTHON'
import pandas
import polars
import pyogrio

pyogrio.write_dataframe(pandas.DataFrame({"code": ["01001"], "n": [4]}), "table.ods", driver="ODS")
print("pandas with odfpy:", pandas.read_excel("table.ods", engine="odf", dtype=str).values.tolist())
print("GDAL:", pyogrio.read_dataframe("table.ods", read_geometry=False).values.tolist())
for name, read in (("pandas with calamine", lambda: pandas.read_excel("table.ods", engine="calamine")),
                   ("polars", lambda: polars.read_ods("table.ods"))):
    try:
        print(name + ":", read())
    except Exception as error:
        print(name + ": refused,", type(error).__name__)
PYTHON

cat >expected <<'EXPECTED'
pandas with odfpy: [['01001', '4']]
GDAL: [['01001', 4]]
pandas with calamine: refused, CalamineError
polars: refused, CalamineError
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
