"""What holds each cost of the geocoder's error model in its place: every one halved and doubled, all else unchanged.

    python3 Benchmarks/geocoding/likelihood.py FOLDER [--work DIR] [--write]

FOLDER is that of Scripts/bench (base-*.csv.gz, laposte_hexasmal.csv, queries.csv). A copy of the last commit, in DIR if given,
is built with costs that the environment may change, then answers the labelled questions twice a cost. Printed are the changes
in right streets, in answers given as `ok`, and in wrong ones among these; --write puts them into the comments of
Sources/Geocoding/Likelihood, above each cost.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from addok_peer import base_files, rows
from honesty import is_wrong
from judge import judge

ROOT = Path(__file__).resolve().parents[2]
MODEL = Path("Sources/Geocoding/Likelihood")
COST = re.compile(r"^( *)static let (\w+)(?:: Float)? = ([\d.]+)$", re.M)
GROUP = re.compile(r"^  enum (\w+) \{$", re.M)
MEASURED = re.compile(r"^ */// Measured: .*\n", re.M)
READER = """
/// The value that the environment gives a cost, else its own.
func measured(_ name: String, _ value: Double) -> Double {
  let given = ProcessInfo.processInfo.environment["COUT"]?.split(separator: "=") ?? []
  return given.first.map(String.init) == name ? Double(given[1]) ?? value : value
}
"""


def groups(text):
    """(start, name) of the enums of a file."""
    return [(m.start(), m.group(1)) for m in GROUP.finditer(text)]


def costs(path):
    """(name, match) of every cost of a file: "Place.nowhere"."""
    text = path.read_text(encoding="utf-8")
    for match in COST.finditer(text):
        within = [name for start, name in groups(text) if start < match.start()]
        yield ".".join(within[-1:] + [match.group(2)]), match


def build(work):
    """The program of the last commit, its costs taken from the environment."""
    if not (work / "Package.swift").exists():
        subprocess.run(["git", "clone", "--quiet", ROOT, work], check=True)
    for path in sorted((ROOT / MODEL).glob("*.swift")):
        text, shift = path.read_text(encoding="utf-8"), 0
        for name, match in list(costs(path)):
            kind = "Double" if ": Float" not in match.group(0) else "Float"
            line = f'{match.group(1)}static let {match.group(2)} = {kind}(measured("{name}", {match.group(3)}))'
            text = text[:match.start() + shift] + line + text[match.end() + shift:]
            shift += len(line) - len(match.group(0))
        (work / MODEL / path.name).write_text(text + (READER if path.stem == "Likelihood" else ""), encoding="utf-8")
    subprocess.run(["swift", "build", "-c", "release", "--product", "maillage"], cwd=work, check=True, stdout=sys.stderr)
    return work / ".build/release/maillage"


def measure(program, base, questions, source, change=None):
    """(right streets, answers given as ok, wrong ones among them)."""
    answers = base.with_suffix(".csv")
    command = [program, "geocoder", source, "--base", base, "--adresse", "query", "--sortie", answers]
    environment = os.environ | ({"COUT": change} if change else {})
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = list(rows(answers))
    sure = [(q, a) for q, a in zip(questions, found) if a["geo_statut"] == "ok"]
    return (sum(bool(judge(q, a)[0]) for q, a in zip(questions, found)), len(sure), sum(bool(is_wrong(q, a)) for q, a in sure))


def told(before, after):
    """"right -3, sure +2"; blank where nothing changes."""
    names = ("right", "sure", "wrong")
    return ", ".join(f"{n} {b - a:+d}" for n, a, b in zip(names, before, after) if a != b)


def comment(half, double):
    if not half and not double:
        return "/// Measured: nothing, halved or doubled."
    return f"/// Measured: halved {half or 'nothing'}; doubled {double or 'nothing'}."


def write(path, measures):
    """Puts the measures above the costs of a file, in place of those of before."""
    path.write_text(MEASURED.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    text, shift = path.read_text(encoding="utf-8"), 0
    for name, match in list(costs(path)):
        line = match.group(1) + comment(*measures[name]) + "\n"
        text = text[:match.start() + shift] + line + text[match.start() + shift:]
        shift += len(line)
    path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, help="where the copy is built; kept")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        program = build((options.work or folder / "copie").resolve())
        base, source = folder / "base.adresses", options.folder / "queries.csv"
        files = [file for kind in base_files(options.folder) for file in kind]
        postcodes = ["--postes", options.folder / "laposte_hexasmal.csv"]
        subprocess.run([program, "adresses", "creer", *files, *postcodes, "--sortie", base], check=True)
        questions = list(rows(source))
        before = measure(program, base, questions, source)
        print(f"{len(questions)} questions: right {before[0]}, sure {before[1]}, wrong {before[2]}", flush=True)
        for path in sorted((ROOT / MODEL).glob("*.swift")):
            measures = {}
            for name, match in list(costs(path)):
                value = float(match.group(3))
                half, double = (
                    told(before, measure(program, base, questions, source, f"{name}={value * factor}")) for factor in (0.5, 2))
                measures[name] = half, double
                print(f"{name} {value}: halved {half or 'nothing'}; doubled {double or 'nothing'}", flush=True)
            if options.write:
                write(path, measures)


if __name__ == "__main__":
    main()
