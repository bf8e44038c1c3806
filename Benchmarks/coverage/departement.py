#!/usr/bin/env python3
"""Every command of a diagnosis on a made-up département, from files: CPU seconds and memory of each, and of all.

    python3 departement.py PROGRAM [--graine 38] [--passes 3]

500 communes, 800 IRIS, 30 QPV, 3 000 structures, figures of six years; nothing of it is real. Needs Python alone.
"""
import argparse
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

X0, Y0, SIDE = 860_000, 6_420_000, 4_000  # Lambert-93; communes are squares of about 4 km
COLUMNS, ROWS = 25, 20
YEARS = range(2018, 2024)


def layer(path, features):
    """GeoJSON in Lambert-93, as QGIS writes it."""
    path.write_text(json.dumps({
        "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}},
        "features": [{"type": "Feature", "properties": p, "geometry": {"type": "Polygon", "coordinates": [r]}} for p, r in features]}))


def table(path, header, rows):
    path.write_text("\n".join(";".join(map(str, row)) for row in [header, *rows]) + "\n")


def wavy(a, b, steps=12):
    """Points from a to b, b left out: the same limit from both sides."""
    if a > b:
        return [a, *reversed(wavy(b, a, steps)[1:])]
    dice, dx, dy = random.Random(f"{a}{b}"), b[0] - a[0], b[1] - a[1]
    shift = lambda k: dice.uniform(-60, 60) if k else 0
    return [(a[0] + dx * k / steps + shift(k), a[1] + dy * k / steps + shift(k)) for k in range(steps)]


def square(x, y, width, height):
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    ring = [point for a, b in zip(corners, corners[1:]) for point in wavy(a, b)]
    return [[round(x, 2), round(y, 2)] for x, y in ring + ring[:1]]


def departement(folder, seed):
    dice = random.Random(seed)
    communes, iris, people = [], [], {}
    for number in range(COLUMNS * ROWS):
        code = f"38{number + 1:03d}"
        x, y = X0 + SIDE * (number % COLUMNS), Y0 + SIDE * (number // COLUMNS)
        people[code] = int(math.exp(dice.gauss(6.6, 1.1))) + 50
        communes.append(({"code": code, "nom": f"Commune {code}", "epci": f"2000000{number % 10:02d}"}, square(x, y, SIDE, SIDE)))
    cut = sorted(people, key=people.get)[-100:]  # the 100 largest have four IRIS
    for properties, ring in communes:
        code = properties["code"]
        number = int(code[2:]) - 1
        x, y = X0 + SIDE * (number % COLUMNS), Y0 + SIDE * (number // COLUMNS)
        if code not in cut:
            iris.append(({"code": code + "0000", "nom": code}, ring))
            continue
        half = SIDE / 2
        for k, (dx, dy) in enumerate([(0, 0), (half, 0), (0, half), (half, half)], 101):
            iris.append(({"code": f"{code}0{k}", "nom": f"{code} {k}"}, square(x + dx, y + dy, half, half)))
    quarters = []
    for number, code in enumerate(cut[:30], 1):
        at = int(code[2:]) - 1
        x, y = X0 + SIDE * (at % COLUMNS) + SIDE / 2, Y0 + SIDE * (at // COLUMNS) + SIDE / 2
        ring = [[round(x + dice.uniform(250, 450) * math.cos(k / 24 * math.tau), 2), round(y + dice.uniform(250, 450) * math.sin(k / 24 * math.tau), 2)] for k in range(24)]
        quarters.append(({"code_qp": f"QN038{number:02d}N", "lib_qp": f"Quartier {number}", "insee_com": code}, ring + ring[:1]))
    layer(folder / "communes.geojson", communes)
    layer(folder / "iris.geojson", iris)
    layer(folder / "qpv.geojson", quarters)
    table(folder / "communes.csv", ["CODGEO", "annee", "POP", "POP0002", "ACTIFS", "ALLOC", "TAUX", "REVENU"], [
        [code, year, n, n * 33 // 1000, n * 20 // 1000, n * dice.randint(180, 300) // 1000, round(dice.uniform(5, 30), 1), dice.randint(17_000, 27_000)]
        for year in YEARS for code, n in people.items()])
    table(folder / "effectifs.csv", ["CODGEO", "allocataires", "POP0002"], [[code, n // 4, n * 33 // 1000] for code, n in people.items()])
    table(folder / "iris.csv", ["IRIS", "POP", "POP0002"], [[p["code"], n := dice.randint(50, 4000), n * 33 // 1000] for p, _ in iris])
    weights = list(people.values())
    sites = []
    for number in range(3000):
        code = dice.choices(list(people), weights)[0]
        at = int(code[2:]) - 1
        x, y = X0 + SIDE * (at % COLUMNS) + dice.uniform(100, SIDE - 100), Y0 + SIDE * (at // COLUMNS) + dice.uniform(100, SIDE - 100)
        kind = dice.choice(["EAJE", "Micro-crèche", "MAM", "ALSH", "LAEP", "EVS", "Centre social", "RPE"] if number % 25 == 0 else ["EAJE", "Micro-crèche", "MAM", "ALSH"])
        sites.append([f"S{number}", f"Structure {number}", kind, dice.randint(8, 60), code, round(x, 1), round(y, 1), f"{dice.randint(1995, 2024)}-09-01", ""])
    table(folder / "structures.csv", ["id", "nom", "type", "places", "code_insee", "x", "y", "date_ouverture", "date_fermeture"], sites)
    table(folder / "demande.csv", ["code", "population", "x", "y"], [
        [p["code"], dice.randint(20, 900), round(sum(q[0] for q in r) / len(r), 1), round(sum(q[1] for q in r) / len(r), 1)] for p, r in iris])
    events = ["MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP"]
    for k in range(20):
        one, other = f"38{2 * k + 1:03d}", f"38{2 * k + 2:03d}"
        events += [f"32,2019-01-01,COM,{old},N{old},COM,{one},N{one}" for old in (one, other)]
    events.append("10,2024-01-01,COM,38500,N38500,COM,38500,M38500")
    (folder / "mouvements.csv").write_text("\n".join(events) + "\n")


COVERAGE = ["couverture", "--zones", "communes.geojson", "--enfants", "communes.csv", "--colonne-enfants", "POP0002", "--structures", "structures.csv", "--crs", "2154", "--reference", "60.9"]


def everything():
    return {
        f"couverture {year}": [*COVERAGE, "--colonne-poids", "ACTIFS", "--date", f"{year}-12-31", "--lignes", f"enfants=annee:{year}"]
        for year in YEARS
    } | {
        "interpoler": ["interpoler", "--source", "iris.geojson", "--table", "iris.csv", "--valeurs", "POP,POP0002", "--cible", "qpv.geojson"],
        "acces": ["acces", "--demande", "demande.csv", "--offre", "structures.csv", "--crs", "2154", "--methode", "e2sfca", "--paliers", "2000:1,5000:0.68,10000:0.22"],
        "avs": ["avs", "--communes", "communes.geojson", "--structures", "structures.csv", "--crs", "2154", "--population", "communes.csv", "--colonne-population", "POP", "--lignes", "population=annee:2023", "--qpv", "qpv.geojson"],
        "cog": ["cog", "communes.csv", "--colonne", "CODGEO", "--valeurs", "POP,POP0002", "--par", "annee", "--de", "2018-01-01", "--vers", "2024-01-01", "--mouvements", "mouvements.csv"],
        "vulnerabilite": ["vulnerabilite", "communes.csv", "--indicateurs", "TAUX:+:1,REVENU:-:1", "--ponderation", "POP"],
    }


def measured(program, words, folder):
    """CPU seconds and MB of one run."""
    with open(folder / "erreurs.txt", "w") as errors:
        run = subprocess.Popen([program, *words, "--silencieux", "--sortie", "sortie.csv"], cwd=folder, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(run.pid, 0)
    if status:
        sys.exit(f"{' '.join(words)}\n{(folder / 'erreurs.txt').read_text()}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("program")
    words.add_argument("--graine", type=int, default=38)
    words.add_argument("--passes", type=int, default=3)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        departement(folder, given.graine)
        total = 0.0
        print("| commande | s de processeur | Mo |\n|---|--:|--:|")
        for title, job in everything().items():
            runs = [measured(given.program, job, folder) for _ in range(given.passes)]
            seconds = statistics.median(r[0] for r in runs)
            total += seconds
            print(f"| {title} | {seconds:.2f} | {max(r[1] for r in runs):.0f} |")
        print(f"| **toutes** | **{total:.2f}** | |")
        secret = [*COVERAGE[:3], "--enfants", "effectifs.csv", *COVERAGE[5:], "--confidentiel", "caf-infracommunal"]
        seconds, memory = measured(given.program, secret, folder)
        print(f"| couverture, effectifs confidentiels (à part) | {seconds:.2f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
