#!/usr/bin/env bash
# Guess: two lists in which a structure stands on two rows, one a prestation, are compared row by row, or refused for their key.
# Seen: of rows with one key the last alone is compared: a decision that changed on the first is not seen, and the same rows in
#   another order are a change.
# With: csv-diff 1.2.
# Follows: rows of a list are matched by structure and prestation, and what cannot be matched once is said.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check csv-diff==1.2
cd "$work"

cat >before.csv <<'CSV'
id,nom,prestation,decision
1,Les Lilas,AGC,eligible
2,Le Moulin,AGC,a_verifier
2,Le Moulin,LAEP,eligible
CSV
sed 's/2,Le Moulin,AGC,a_verifier/2,Le Moulin,AGC,eligible/' before.csv >decided.csv
{ sed -n 1,2p before.csv; sed -n 4p before.csv; sed -n 3p before.csv; } >turned.csv

for after in decided turned; do
  echo "$after: $(venv/bin/csv-diff before.csv "$after.csv" --key=id --json | venv/bin/python -c '
import json, sys
seen = json.load(sys.stdin)
print(*(f"{kind} {len(seen[kind])}" for kind in ("added", "removed", "changed")), sep=", ")')"
done >seen

cat >expected <<'EXPECTED'
decided: added 0, removed 0, changed 0
turned: added 0, removed 0, changed 1
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
