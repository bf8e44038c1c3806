"""What is right, from the labels of a question alone; the same for every geocoder.

`level` of a question: `adresse` (that address), `interpolation` (the street; its number is not in the base), `voie` (the street),
`lieu` (the lieu-dit), `commune`, `ambigu` and `aucun` (no answer may be given as sure). Several right answers are joined by `|`.
"""
import re
from collections import defaultdict

UNANSWERABLE = {"ambigu", "aucun"}
ADDRESS_ID = re.compile(r"([0-9AB]{5}_[A-Za-z0-9]+)_\d{5}")


def street_of(identifier):
    """The street's id in an address's id; the id itself when it is not an address's."""
    found = ADDRESS_ID.match(identifier)
    return found.group(1) if found else identifier


def judge(question, answer):
    """(street right, address right); None where the question does not ask for it."""
    level, kind, identifier = question["level"], answer["geo_type"], answer["geo_id"]
    if level in UNANSWERABLE or level == "commune":
        return None, None
    streets = question["street_id"].split("|")
    if level == "lieu":
        return kind in ("locality", "street") and identifier in streets, None
    street = kind in ("housenumber", "interpolation", "street") and street_of(identifier) in streets
    if level != "adresse":
        return street, None
    return street, kind == "housenumber" and identifier in question["address_id"].split("|")


def share(values):
    """Percentage of true values among those that are not None; None when there are none."""
    asked = [v for v in values if v is not None]
    return 100 * sum(asked) / len(asked) if asked else None


def by_kind(questions, answers):
    """Kind -> (rows, right street %, right address %); the key None is all kinds together."""
    groups = defaultdict(list)
    for question, answer in zip(questions, answers):
        found = judge(question, answer)
        groups[question["kind"]].append(found)
        groups[None].append(found)
    return {k: (len(v), share(s for s, _ in v), share(a for _, a in v)) for k, v in groups.items()}
