"""Lists made from the base itself: its own addresses in plain forms, and a base of a million addresses."""
import csv
import gzip
import itertools

from addok_peer import base_files, rows

CONSONANTS = "bcdfghjklmnpqrstvwxz"


def town(row):
    """A town as people write it: Paris for its arrondissements."""
    return "Paris" if row["code_insee"].startswith("751") else row["nom_commune"]


def write_own_addresses(folder, path):
    """Every third address without a letter, its street as the BAN writes it or in capitals; returns how many."""
    count = 0
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(["id", "query"])
        for base in base_files(folder)[0]:
            for place, row in enumerate(rows(base)):
                if place % 3 == 0 and not row["rep"]:
                    street = row["nom_voie"] if place % 2 else row.get("nom_afnor") or row["nom_voie"].upper()
                    writer.writerow([count, f"{row['numero']} {street} {row['code_postal']} {town(row)}"])
                    count += 1
    return count


def invented(name, copy):
    """A street's name with the consonants of all words but the first moved on: as many new words as the base has."""
    moved = CONSONANTS[copy:] + CONSONANTS[:copy]
    first, _, rest = name.partition(" ")
    return f"{first} {rest.translate(str.maketrans(CONSONANTS + CONSONANTS.upper(), moved + moved.upper()))}"


def write_million(folder, path, count=1_000_000):
    """The base again and again in other départements, with other words in its names, until it has `count` addresses.

    Positions stay as they are: they and the codes of the copies are of metropolitan France, of one legal system.
    """
    files = base_files(folder)[0]
    own = {row["code_insee"][:2] for file in files for row in rows(file)}
    departments = [d for d in map("{:02d}".format, range(1, 96)) if d != "20" and d not in own]
    left, writer = count, None
    with gzip.open(path, "wt", encoding="utf-8", newline="", compresslevel=1) as out:
        for copy, department in enumerate([None, *departments]):
            for row in itertools.islice(itertools.chain.from_iterable(map(rows, files)), left):
                if writer is None:
                    writer = csv.DictWriter(out, row, delimiter=";", lineterminator="\n")
                    writer.writeheader()
                if department:
                    for column in ("id", "code_insee", "code_postal"):
                        row[column] = department + row[column][2:]
                    for column in ("nom_voie", "nom_afnor"):
                        row[column] = invented(row.get(column) or "", copy)
                writer.writerow(row)
                left -= 1
    return count - left
