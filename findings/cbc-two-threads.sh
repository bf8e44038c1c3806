#!/usr/bin/env bash
# Guess: two threads may each solve a model of its own with Cbc, since nothing is shared between the models.
# Seen: Cbc_solve runs Cbc's own command line and keeps its place among those words in globals. A thread that loses it prints
#   "CoinSolver takes input from arguments" and goes on to read commands from standard input; some results are missing or wrong.
# With: Cbc as mip 1.15.0 carries it (cffi lets threads go while it solves); the same with Cbc 2.10.8 of Debian 12, from Swift.
# Follows: one solve at a time in a process, whatever the models.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  mip==1.15.0
cd "$work"

cat >solve.py <<'PYTHON'
import random
import sys
import threading

from mip import BINARY, CBC, MAXIMIZE, Model, xsum


def best(seed):
    dice = random.Random(seed)
    weights, room = [dice.randint(3, 60) for _ in range(12)], dice.randint(20, 200)
    model = Model(sense=MAXIMIZE, solver_name=CBC)
    model.verbose = 0
    taken = [model.add_var(var_type=BINARY) for _ in weights]
    model.objective = xsum(w * x for w, x in zip(weights, taken))
    model += xsum(w * x for w, x in zip(weights, taken)) <= room
    model.optimize()


threads = int(sys.argv[1])
work = [threading.Thread(target=lambda i=i: [best(s) for s in range(i, 120, threads)]) for i in range(threads)]
for thread in work:
    thread.start()
for thread in work:
    thread.join()
PYTHON

# A race is not lost each time: five times are enough.
asks() {
  for _ in 1 2 3 4 5; do
    if timeout 60 venv/bin/python solve.py "$1" </dev/null 2>&1 | grep -q "CoinSolver takes input"; then
      echo "$1 thread(s): reads commands from standard input"
      return
    fi
  done
  echo "$1 thread(s): solves"
}
{ asks 1 && asks 4; } >seen 2>aborted

cat >expected <<'EXPECTED'
1 thread(s): solves
4 thread(s): reads commands from standard input
EXPECTED

cat seen
if ! diff expected seen >difference; then
  echo "No longer so (< before, > now):"
  cat difference
  exit 1
fi
echo "Still so."
