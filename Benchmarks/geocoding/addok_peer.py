"""addok's side of the comparison, run by bench.py in a process of its own so that its CPU can be measured.

    addok_peer.py documents FOLDER DOCUMENTS     BAN files -> addok's form: a document a street, a commune, a lieu-dit
    addok_peer.py load DOCUMENTS                 into Redis
    addok_peer.py search QUESTIONS ANSWERS       first answer for each row of `query`
"""
import csv
import gzip
import json
import math
import re
import sys
from pathlib import Path

ADDRESS_ID = re.compile(r"([0-9AB]{5}_[A-Za-z0-9]+)_\d{5}")
ANSWER = ["id", "geo_type", "geo_id", "geo_code_insee", "geo_score"]


def base_files(folder):
    """The BAN files of a folder: addresses first, then lieux-dits."""
    files = sorted(p for p in Path(folder).glob("*.csv*") if re.match(r"(base|adresses)-\w+\.csv(\.gz)?$", p.name))
    return files, sorted(Path(folder).glob("lieux-dits-*.csv*"))


def rows(path):
    """Rows of a CSV file separated by `;`, gzipped or not."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def postal_names(folder):
    """INSEE code -> names that La Poste gives to the commune or to a part of it."""
    names = {}
    for path in Path(folder).glob("laposte_hexasmal*.csv"):
        for row in rows(path):
            known = names.setdefault(row["Code_commune_INSEE"], {})
            for column in ("Libellé_d_acheminement", "Ligne_5"):
                if row.get(column):
                    known[row[column]] = None
    return {code: list(known) for code, known in names.items()}


def town_names(row, postal):
    """Names under which a town may be asked; an arrondissement of Paris is `Paris` first."""
    code, name = row["code_insee"], row["nom_commune"]
    names = ["Paris", name] if code.startswith("751") else [name, *postal.get(code, [])]
    if row.get("nom_ancienne_commune"):
        names.append(row["nom_ancienne_commune"])
    return list(dict.fromkeys(names))


def street_documents(files, postal):
    """Street id -> document with its numbers, and INSEE code -> document of the commune."""
    streets, communes = {}, {}
    for path in files:
        for row in rows(path):
            key = ADDRESS_ID.match(row["id"]).group(1)
            street = streets.get(key)
            if street is None:
                street = streets[key] = {
                    "id": key, "type": "street", "name": row["nom_voie"], "postcode": [], "city": town_names(row, postal),
                    "citycode": row["code_insee"], "lat": float(row["lat"]), "lon": float(row["lon"]), "housenumbers": {}}
            number = f"{row['numero']} {row['rep']}".strip()
            street["housenumbers"][number] = {"id": row["id"], "lat": float(row["lat"]), "lon": float(row["lon"])}
            commune = communes.setdefault(row["code_insee"], {
                "id": row["code_insee"], "type": "municipality", "name": town_names({**row, "nom_ancienne_commune": ""}, postal),
                "postcode": [], "city": row["nom_commune"], "citycode": row["code_insee"], "lat": float(row["lat"]),
                "lon": float(row["lon"]), "streets": 0})
            for document in (street, commune):
                if row["code_postal"] not in document["postcode"]:
                    document["postcode"].append(row["code_postal"])
    for street in streets.values():
        communes[street["citycode"]]["streets"] += 1
        street["importance"] = min(0.5, math.log10(1 + len(street["housenumbers"])) / 6)
    return streets, communes


def write_documents(folder, path):
    """Writes the documents and prints how many addresses, streets, communes and lieux-dits there are."""
    postal = postal_names(folder)
    files, places = base_files(folder)
    streets, communes = street_documents(files, postal)
    localities = 0
    with open(path, "w", encoding="utf-8") as out:
        for commune in communes.values():
            commune["importance"] = min(1, 0.5 + math.log10(1 + commune.pop("streets")) / 8)
        for document in (*communes.values(), *streets.values()):
            out.write(json.dumps(document, ensure_ascii=False) + "\n")
        for place in places:
            for row in rows(place):
                if row["lon"] and row["lat"]:
                    localities += 1
                    out.write(json.dumps({
                        "id": row["id"], "type": "locality", "name": row["nom_lieu_dit"], "postcode": row["code_postal"],
                        "city": town_names(row, postal), "citycode": row["code_insee"], "lat": float(row["lat"]),
                        "lon": float(row["lon"]), "importance": 0.05}, ensure_ascii=False) + "\n")
    print(json.dumps({"addresses": sum(len(s["housenumbers"]) for s in streets.values()), "streets": len(streets),
                      "communes": len(communes), "localities": localities}))


def load(path):
    from addok.batch import process_file
    from addok.config import config
    config.load()
    process_file(path)


def search(questions, answers):
    from addok.config import config
    from addok.core import search as ask
    config.load()
    with open(answers, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow(ANSWER)
        for row in rows(questions):
            found = ask(row["query"], autocomplete=False, limit=5)
            if found:
                first = found[0]
                writer.writerow([row["id"], first.type, first.id, first.citycode, f"{first.score:.4f}"])
            else:
                writer.writerow([row["id"], "", "", "", ""])


if __name__ == "__main__":
    {"documents": write_documents, "load": load, "search": search}[sys.argv[1]](*sys.argv[2:])
