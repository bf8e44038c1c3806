"""Radii of numbers that a base lacks, by département and by what the street knows beside them.

    python3 Benchmarks/geocoding/radius.py PROGRAM FILE...

FILE is one of the BAN (`adresses-38.csv.gz`) or of OpenStreetMap's BANO (`bano-09.csv`). Numbers are left out of it, one in
fifteen of a street at most, the rest becomes a base, and the program is asked for them. Same numbers at every run.
"""
import csv
import gzip
import math
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from honesty import metres, number

FIELDS = "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat;type_position".split(";")
FARTHEST = 20
ASKED = 3000


def rows(path):
    """The rows of a file in the BAN's form."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        if "bano" not in path.name:
            yield from csv.DictReader(file, delimiter=";")
            return
        for key, written, street, postcode, town, _, lat, lon in csv.reader(file):
            parts = re.match(r"(\d{1,5})\s*(.*)$", written.strip())
            if parts:
                town_code, suffix = key[:5], parts[2].lower()
                ident = f"{town_code}_{key[5:9].lower()}_{int(parts[1]):05d}" + (f"_{suffix}" if suffix else "")
                yield dict(zip(FIELDS, (ident, parts[1], suffix, street, postcode, town_code, town, lon, lat, "")))


def street(row):
    return row["id"].rsplit("_", 2 if row["rep"] else 1)[0]


def is_number(row):
    return int(row["numero"]) not in (0, 9999, 99999)


def left_out(groups, rng, with_letter):
    """Rows to ask for: numbers of which nothing is left in the base, or letters whose number stays."""
    chosen = []
    for key in sorted(groups):
        own = [r for r in groups[key] if is_number(r)]
        counts = defaultdict(int)
        for r in own:
            counts[r["numero"]] += 1
        pool = [r for r in own if (counts[r["numero"]] > 1 and r["rep"] if with_letter else not r["rep"])]
        chosen += rng.sample(pool, min(len(pool), max(1, len(counts) // 15))) if len(counts) > 1 else []
    return rng.sample(chosen, min(len(chosen), ASKED))


def kinds(row, known):
    """What the base knows beside a number."""
    own, side = int(row["numero"]), [n for n in known if n % 2 == int(row["numero"]) % 2]
    if any(n < own for n in side) and any(n > own for n in side):
        kind = "entre deux numéros de son côté"
    elif any(abs(n - own) <= FARTHEST for n in side):
        kind = "au-delà du dernier de son côté"
    else:
        kind = "d'après l'autre côté"
    return [kind] + (["voie de trois numéros ou moins"] if len(known) <= 3 else [])


def measure(program, base_rows, asked, kinds_of):
    """Kind -> (distance, radius) of each answer placed beside known numbers, on the right street."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        with open(folder / "adresses.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, FIELDS, delimiter=";", extrasaction="ignore")
            out.writeheader()
            out.writerows(base_rows)
        with open(folder / "questions.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";")
            out.writerow(["adresse", "code_postal", "commune"])
            for r in asked:
                out.writerow([f"{r['numero']} {r['rep']} {r['nom_voie']}".replace("  ", " "), r["code_postal"], r["nom_commune"]])
        run = lambda *words: subprocess.run([program, *map(str, words)], check=True, capture_output=True)
        run("adresses", "creer", folder / "adresses.csv", "--millesime", "2024", "--sortie", folder / "b.adresses")
        run("geocoder", folder / "questions.csv", "--base", folder / "b.adresses", "--sortie", folder / "s.csv", "--csv", "standard")
        with open(folder / "s.csv", encoding="utf-8-sig") as file:
            answers = list(csv.DictReader(file))
    found = defaultdict(list)
    for row, answer in zip(asked, answers):
        if answer["geo_type"] == "interpolation" and answer["geo_id"] == street(row):
            given = tuple(number(answer[c]) for c in ("geo_lon", "geo_lat"))
            pair = metres((float(row["lon"]), float(row["lat"])), given), number(answer["geo_rayon_m"])
            for kind in kinds_of(row):
                found[kind].append(pair)
    return found


def main():
    program = sys.argv[1]
    print("| fichier | numéros | nombre | dans le rayon, % | distance médiane, m | rayon médian, m |\n|---|---|--:|--:|--:|--:|")
    for path in map(Path, sys.argv[2:]):
        every = [r for r in rows(path) if r["lon"] and r["lat"]]
        groups = defaultdict(list)
        for r in every:
            groups[street(r)].append(r)
        rng, found = random.Random(7), {}
        out = left_out(groups, rng, False)
        gone = {(street(r), r["numero"]) for r in out}
        known = {k: {int(r["numero"]) for r in g if is_number(r) and (k, r["numero"]) not in gone} for k, g in groups.items()}
        kept = [r for r in every if (street(r), r["numero"]) not in gone]
        found |= measure(program, kept, out, lambda r: ["tous"] + kinds(r, known[street(r)]))
        letters = left_out(groups, rng, True)
        ids = {r["id"] for r in letters}
        found |= measure(program, [r for r in every if r["id"] not in ids], letters, lambda r: ["lettre que la base n'a pas"])
        for kind, pairs in found.items():
            distances, radii = sorted(d for d, _ in pairs), sorted(r for _, r in pairs)
            held = 100 * sum(d <= r for d, r in pairs) / len(pairs)
            middle = len(pairs) // 2
            print(f"| {path.name} | {kind} | {len(pairs)} | {held:.1f} | {distances[middle]:.1f} | {radii[middle]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
