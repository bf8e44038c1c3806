"""Maillage and addok on the same BAN files and the same questions, in one run. Started by Scripts/bench.

CPU seconds are user and system time of the whole client process, to which Redis's own are added for addok. The machine's load
hardly changes them; the time elapsed is given beside them. A run on a list that has a header and no row measures the start of
each program; questions a second are given with it and without.
"""
import argparse
import csv
import statistics
import sys
import tempfile
from pathlib import Path

import honesty
import judge
import lists
from addok_peer import base_files, rows
from peers import Addok, Maillage, Redis, fail


def french(value, digits=0):
    if value is None:
        return "–"
    return f"{value:,.{digits}f}".replace(",", "\u202f").replace(".", ",")


def line(*cells):
    return "| " + " | ".join(str(c) for c in cells) + " |"


def write_questions(source, path):
    """The two columns that a geocoder may see; returns the rows with their labels."""
    questions = list(rows(source))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "query"], delimiter=";", lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(questions)
    return questions


class Times:
    """CPU and elapsed seconds of a peer's runs on one list, and of its runs on no row."""

    def __init__(self, count):
        self.count, self.whole, self.starts = count, [], []

    def run(self, peer, asked, empty, answers):
        self.starts.append(peer.answer(empty, answers))
        self.whole.append(peer.answer(asked, answers))

    def cpu(self):
        return statistics.median(c for c, _ in self.whole)

    def start(self):
        return statistics.median(c for c, _ in self.starts)

    def speed(self, with_start):
        return self.count / (self.cpu() - (0 if with_start else self.start()))

    def spread(self):
        values = [c for c, _ in self.whole]
        return f"{french(self.cpu(), 2)} ({french(min(values), 2)}-{french(max(values), 2)})"

    def elapsed(self):
        return statistics.median(e for _, e in self.whole)


def timed(title, peers, asked, count, folder, passes, look):
    """Runs every peer in turn, `passes` times; `look` sees the answers of the first pass. Returns peer -> Times."""
    empty = folder / "vide.csv"
    empty.write_text("id;query\n", encoding="utf-8")
    times = {name: Times(count) for name in peers}
    for number in range(passes):
        for name, peer in peers.items():
            answers = folder / "reponses.csv"
            times[name].run(peer, asked, empty, answers)
            print(f"  {title}, {name}, passe {number + 1} : {french(times[name].whole[-1][0], 2)} s de processeur",
                  file=sys.stderr, flush=True)
            if number == 0:
                look(name, list(rows(answers)))
    return times


def compare(title, source, peers, folder, passes):
    """Asks every peer a list; returns the lines of the report and the questions."""
    asked, figures, honest = folder / "questions.csv", {}, []
    questions = write_questions(source, asked)
    labelled = "level" in questions[0]
    if not labelled:                        # held-addresses.csv: the street alone is in the base
        questions = [{**q, "level": "voie", "kind": q.get("kind", "")} for q in questions]

    def look(name, found):
        if [a["id"] for a in found] != [q["id"] for q in questions]:
            fail(f"{name} a perdu ou déplacé des lignes.")
        figures[name] = judge.by_kind(questions, found)
        if "geo_statut" in found[0]:
            honest.extend(honesty_report(questions, found) if labelled else radius_report(questions, found))

    times = timed(title, peers, asked, len(questions), folder, passes, look)
    return speed_report(title, times) + accuracy_report(figures, labelled) + honest, questions


def speed_report(title, times):
    names = list(times)
    ratio = len(names) > 1
    head = [*names, "rapport"] if ratio else names
    out = ["", f"## {title} : {french(times[names[0]].count)} questions", "", line("", *head), line("---", *["--:"] * len(head))]
    for what, with_start in (("questions par seconde de processeur, démarrage déduit", False),
                             ("les mêmes, démarrage compris", True)):
        speed = [times[n].speed(with_start) for n in names]
        out.append(line(what, *map(french, speed), *([french(speed[-1] / speed[0], 1)] if ratio else [])))
    blank = [""] if ratio else []
    out.append(line("secondes de processeur, médiane (min-max)", *(times[n].spread() for n in names), *blank))
    out.append(line("dont démarrage (liste sans ligne)", *(french(times[n].start(), 3) for n in names), *blank))
    out.append(line("secondes écoulées, médiane", *(french(times[n].elapsed(), 2) for n in names), *blank))
    return out


def accuracy_report(figures, labelled):
    names = list(figures)
    blank = [""] if len(names) > 1 else []
    out = [line("voie juste, %", *(french(figures[n][None][1], 2) for n in names), *blank)]
    if not labelled:
        return out
    out.append(line("adresse juste, %", *(french(figures[n][None][2], 2) for n in names), *blank))
    out += ["", line("genre", "questions", *(f"{n}, voie et adresse justes, %" for n in names)),
            line("---", *["--:"] * (len(names) + 1))]
    for kind in sorted(k for k in figures[names[0]] if k):
        out.append(line(kind, french(figures[names[0]][kind][0]),
                        *(f"{french(figures[n][kind][1], 2)} / {french(figures[n][kind][2], 2)}" for n in names)))
    return out


def honesty_report(questions, found):
    """Lines on Maillage's states by kind of question, and on its score."""
    states = honesty.states_by_kind(questions, found)
    out = ["", line("genre", "questions", "données `ok`, %", "dont fausses"), line("---", "--:", "--:", "--:")]
    for kind in sorted(k for k in states if k):
        out.append(line(kind, states[kind][0], french(states[kind][1], 2), states[kind][2]))
    out.append(line("ensemble", french(states[None][0]), french(states[None][1], 2), states[None][2]))
    out += ["", line("score", "réponses", "score moyen", "part juste"), line("---", "--:", "--:", "--:")]
    return out + [line(f"{french(low, 1)} à {french(low + 0.1, 1)}", french(count), french(mean, 3), french(right, 3))
                  for low, count, mean, right in honesty.calibration(questions, found)]


def radius_report(questions, found):
    """Lines on Maillage's radius, where the true positions are known."""
    groups = honesty.radii(questions, found)
    out = ["", line("réponse", "nombre", "dans leur rayon, %", "écart médian, m", "rayon médian, m"),
           line("---", *["--:"] * 4)]
    return out + [line(kind or "ensemble", french(count), french(within, 1), french(gap, 1), french(radius, 1))
                  for kind, (count, within, gap, radius) in sorted(groups.items(), key=lambda g: -g[1][0])]


def own_addresses(data, maillage, folder, passes):
    """Lines about Maillage alone, on the base's own addresses: addok would need minutes for as many."""
    asked, found = folder / "questions.csv", {}
    count = lists.write_own_addresses(data, asked)

    def look(name, answers):
        found[name] = sum(a["geo_type"] == "housenumber" for a in answers)

    times = timed("adresses de la base", maillage, asked, count, folder, passes, look)
    return speed_report("Adresses de la base, bien écrites", times) + [
        line("placées à leur numéro, %", *(french(100 * found[n] / count, 2) for n in maillage))]


def opening(peer, address):
    cpu, elapsed = peer.opening(address)
    return f"{french(1000 * elapsed, 1)} ms écoulées, {french(1000 * cpu, 1)} ms de processeur"


def million(data, program, address, folder):
    """Lines about a base of a million addresses."""
    print("  base d'un million d'adresses", file=sys.stderr, flush=True)
    source = folder / "adresses-million.csv.gz"
    count = lists.write_million(data, source)
    peer = Maillage(program, folder / "million.adresses", [source])
    return ["", f"## Une base de {french(count)} adresses", "",
            "La base répétée dans d'autres départements, avec d'autres mots dans les noms des voies.", "",
            line("", "Maillage"), line("---", "--:"),
            line("construction, secondes de processeur", french(peer.build[0], 2)),
            line("construction, secondes écoulées, sur un cœur", french(peer.build[1], 2)),
            line("octets par adresse", french(peer.bytes / count, 1)),
            line("ouverture et réponse à une adresse", opening(peer, address))]


def base_report(size, peers):
    names = list(peers)
    out = ["## La base", "", f"{french(size['addresses'])} adresses, {french(size['streets'])} voies, "
           f"{french(size['communes'])} communes, {french(size['localities'])} lieux-dits.", "",
           line("", *names), line("---", *["--:"] * len(names))]
    out.append(line("construction, secondes de processeur", *(french(peers[n].build[0], 2) for n in names)))
    out.append(line("construction, secondes écoulées", *(french(peers[n].build[1], 2) for n in names)))
    out.append(line("taille, Mo (addok : mémoire de Redis)", *(french(peers[n].bytes / 1e6, 1) for n in names)))
    out.append(line("octets par adresse", *(french(peers[n].bytes / size["addresses"], 1) for n in names)))
    return out


def comparison(data, folder, redis, options):
    """The lines of the whole report."""
    print("Chargement d'addok.", file=sys.stderr, flush=True)
    addok = Addok(data, folder, redis)
    peers = {"addok 1.3.2": addok}
    if options.programme:
        peers["Maillage"] = Maillage.of_folder(options.programme, data, folder)
    lines, questions = compare("Questions étiquetées", data / "queries.csv", peers, folder, options.passes)
    out = ["# Géocodage : Maillage et addok sur la même base", "", *base_report(addok.size, peers), *lines]
    plain = data / "held-addresses.csv"
    if plain.exists():
        out += compare("Adresses bien écrites, absentes de la base", plain, peers, folder, options.passes)[0]
    if "Maillage" in peers:
        address = questions[0]["query"]
        out += own_addresses(data, {"Maillage": peers["Maillage"]}, folder, options.passes)
        out += ["", f"Ouverture de la base et réponse à une adresse : {opening(peers['Maillage'], address)}."]
        out += million(data, options.programme, address, folder)
    return out


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--donnees", type=Path, required=True)
    parser.add_argument("--programme")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--sortie", type=Path)
    options = parser.parse_args()
    if options.passes < 1:
        fail("--passes attend un nombre de passes, 1 au moins.")
    data = options.donnees.resolve()
    addresses, _ = base_files(data)
    if not addresses or not (data / "queries.csv").exists():
        fail(f"{data} : il faut base-*.csv.gz ou adresses-*.csv.gz (colonnes de la BAN), et queries.csv.")
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as name, Redis(name) as redis:
        out = comparison(data, Path(name), redis, options)
    text = "\n".join(out) + "\n"
    print(text, end="")
    if options.sortie:
        options.sortie.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
