"""Whether answers are as sure as they say: wrong ones given as `ok`, scores against shares right, radii against distances."""
import math
from collections import defaultdict

from judge import UNANSWERABLE, judge, share

# The number asked is known without its letter, or another is: the street is judged.
SUFFIX_KINDS = {"suffixe_absent", "reel_sale"}


def is_wrong(question, answer):
    """Whether an answer would mislead; less than what was asked is not wrong. None where there is no answer."""
    level, kind = question["level"], answer["geo_type"]
    if not kind:
        return None
    if level in UNANSWERABLE:
        return True
    if level == "commune":
        return not (kind == "municipality" and answer["geo_code_insee"] in question["insee"].split("|"))
    street, address = judge(question, answer)
    if not street or level == "lieu":
        return not street
    if kind != "housenumber":
        return False
    return not address if level == "adresse" else level == "interpolation" or question["kind"] not in SUFFIX_KINDS


def states_by_kind(questions, answers):
    """Kind -> (rows, % given as `ok`, wrong ones among them); the key None is all kinds together."""
    groups = defaultdict(list)
    for question, answer in zip(questions, answers):
        is_ok = answer["geo_statut"] == "ok"
        for key in (question["kind"], None):
            groups[key].append((is_ok, is_ok and is_wrong(question, answer)))
    return {k: (len(v), share(ok for ok, _ in v), sum(wrong for _, wrong in v)) for k, v in groups.items()}


def calibration(questions, answers):
    """(lowest score, answers, mean score, share right) of each tenth of the score; ambiguous ones give no answer."""
    bins = defaultdict(list)
    for question, answer in zip(questions, answers):
        wrong = is_wrong(question, answer)
        if wrong is not None and question["level"] != "ambigu" and answer["geo_statut"] != "ambigu":
            score = number(answer["geo_score"])
            bins[min(9, int(score * 10))].append((score, not wrong))
    return [(tenth / 10, len(v), sum(s for s, _ in v) / len(v), sum(r for _, r in v) / len(v))
            for tenth, v in sorted(bins.items())]


def number(text):
    return float(text.replace(",", "."))


def metres(a, b):
    """Metres between two (longitude, latitude), good to a millimetre in a kilometre at these latitudes."""
    middle = math.radians((a[1] + b[1]) / 2)
    return math.hypot((b[0] - a[0]) * 111_320 * math.cos(middle), (b[1] - a[1]) * 111_195)


def radii(questions, answers):
    """Type of answer or kind of question -> (answers, % within their radius, median distance, median radius); None is all."""
    groups = defaultdict(list)
    for question, answer in zip(questions, answers):
        if answer["geo_lon"]:
            true, given = [number(question[c]) for c in ("lon", "lat")], [number(answer[c]) for c in ("geo_lon", "geo_lat")]
            for key in {answer["geo_type"], question["kind"] or None, None}:
                groups[key].append((metres(true, given), number(answer["geo_rayon_m"])))
    return {k: (len(v), share(d <= r for d, r in v), sorted(d for d, _ in v)[len(v) // 2], sorted(r for _, r in v)[len(v) // 2])
            for k, v in groups.items()}
