"""Maillage and addok on the same BAN files and the same questions, in one run. Started by Scripts/bench.

CPU seconds are user and system time of the whole client process, its start included, to which Redis's own are added for addok.
The machine's load hardly changes them; the time elapsed is given beside them.
"""
import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import judge
from addok_peer import base_files, rows

HERE = Path(__file__).resolve().parent


def fail(message):
    sys.exit(f"bench : {message}")


def run(words, **options):
    """CPU seconds and seconds elapsed of a process and its children; stops the comparison when the process fails."""
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen([str(w) for w in words], stdout=subprocess.PIPE, stderr=errors, **options)
        text = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        elapsed = time.perf_counter() - started
        if process.returncode:
            errors.seek(0)
            said = errors.read().decode(errors="replace")[-2000:]
            fail(f"« {' '.join(map(str, words))} » a échoué (code {process.returncode}) :\n{said}")
    return used.ru_utime + used.ru_stime, elapsed, text.decode(errors="replace")


class Redis:
    """A Redis server of our own on a socket, in memory only, gone with the comparison."""

    def __init__(self, folder):
        self.socket = Path(folder) / "redis.sock"
        self.process = subprocess.Popen(["redis-server", "--port", "0", "--unixsocket", str(self.socket), "--save", "",
                                         "--appendonly", "no", "--dir", str(folder)], stdout=subprocess.DEVNULL)
        import redis
        self.client = redis.Redis(unix_socket_path=str(self.socket))
        for _ in range(100):
            try:
                self.client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.1)
        self.stop()
        fail("redis-server ne répond pas.")

    def cpu(self):
        info = self.client.info("cpu")
        return info["used_cpu_user"] + info["used_cpu_sys"]

    def memory(self):
        return self.client.info("memory")["used_memory"]

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Addok:
    def __init__(self, data, folder, redis):
        self.redis = redis
        self.environment = {**os.environ, "ADDOK_CONFIG_MODULE": str(HERE / "addok.conf"), "REDIS_SOCKET": str(redis.socket)}
        documents = folder / "documents.ndjson"
        self.size = json.loads(self.client("documents", data, documents)[2])
        empty = self.redis.memory()
        self.build = self.client("load", documents)[:2]
        self.bytes = self.redis.memory() - empty

    def client(self, *words):
        before = self.redis.cpu()
        cpu, elapsed, text = run([sys.executable, HERE / "addok_peer.py", *words], env=self.environment)
        return cpu + self.redis.cpu() - before, elapsed, text

    def answer(self, questions, answers):
        return self.client("search", questions, answers)[:2]


class Maillage:
    def __init__(self, program, data, folder):
        self.program, self.index = program, folder / "base.adresses"
        addresses, places = base_files(data)
        postal = [w for p in sorted(Path(data).glob("laposte_hexasmal*.csv")) for w in ("--postes", p)]
        self.build = self.command("adresses", "creer", *addresses, *places, *postal, "--sortie", self.index, "--silencieux")
        self.bytes = self.index.stat().st_size

    def command(self, *words):
        core = ["taskset", "-c", "0"] if shutil.which("taskset") else []
        return run([*core, self.program, *words])[:2]

    def answer(self, questions, answers):
        return self.command("geocoder", questions, "--base", self.index, "--adresse", "query", "--sortie", answers,
                            "--silencieux")

    def opening(self, address):
        """Seconds elapsed to answer one address, less those of a run that opens nothing; the best of five."""
        best = [min(self.command(*words)[1] for _ in range(5))
                for words in (("geocoder", "--adresse", address, "--base", self.index), ("--help",))]
        return best[0] - best[1]


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


def compare(title, source, peers, folder, passes):
    """Asks every peer in turn, `passes` times; returns the lines of the report and the addresses asked."""
    asked = folder / "questions.csv"
    questions = write_questions(source, asked)
    labelled = "level" in questions[0]
    if not labelled:                        # held-addresses.csv: the street alone is in the base
        questions = [{**q, "level": "voie", "kind": q.get("kind", "")} for q in questions]
    times, figures = {name: [] for name in peers}, {}
    for number in range(passes):
        for name, peer in peers.items():
            answers = folder / f"{name}.csv"
            times[name].append(peer.answer(asked, answers))
            print(f"  {title}, {name}, passe {number + 1} : {french(times[name][-1][0], 2)} s de processeur", file=sys.stderr,
                  flush=True)
            if number == 0:
                found = list(rows(answers))
                if [a["id"] for a in found] != [q["id"] for q in questions]:
                    fail(f"{name} a perdu ou déplacé des lignes.")
                figures[name] = judge.by_kind(questions, found)
    return report(title, len(questions), times, figures, labelled), questions


def report(title, count, times, figures, labelled):
    names = list(times)
    speed = {n: count / statistics.median(cpu for cpu, _ in times[n]) for n in names}
    out = ["", f"## {title} : {french(count)} questions", "", line("", *names, "rapport"),
           line("---", *["--:"] * (len(names) + 1))]
    out.append(line("questions par seconde de processeur", *(french(speed[n]) for n in names),
                    french(speed[names[-1]] / speed[names[0]], 1) if len(names) > 1 else "–"))
    out.append(line("secondes de processeur, médiane (min-max)", *(
        f"{french(statistics.median(c for c, _ in times[n]), 2)} ({french(min(c for c, _ in times[n]), 2)}-"
        f"{french(max(c for c, _ in times[n]), 2)})" for n in names), ""))
    out.append(line("secondes écoulées, médiane", *(french(statistics.median(e for _, e in times[n]), 2) for n in names), ""))
    out.append(line("voie juste, %", *(french(figures[n][None][1], 2) for n in names), ""))
    if labelled:
        out.append(line("adresse juste, %", *(french(figures[n][None][2], 2) for n in names), ""))
        out += ["", line("genre", "questions", *(f"{n}, voie et adresse justes, %" for n in names)),
                line("---", *["--:"] * (len(names) + 1))]
        for kind in sorted(k for k in figures[names[0]] if k):
            out.append(line(kind, french(figures[names[0]][kind][0]),
                            *(f"{french(figures[n][kind][1], 2)} / {french(figures[n][kind][2], 2)}" for n in names)))
    return out


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
        peers["Maillage"] = Maillage(options.programme, data, folder)
    lines, questions = compare("Questions étiquetées", data / "queries.csv", peers, folder, options.passes)
    out = ["# Géocodage : Maillage et addok sur la même base", "", *base_report(addok.size, peers), *lines]
    plain = data / "held-addresses.csv"
    if plain.exists():
        out += compare("Adresses bien écrites, absentes de la base", plain, peers, folder, options.passes)[0]
    if "Maillage" in peers:
        opening = peers["Maillage"].opening(questions[0]["query"])
        out += ["", f"Ouverture de l'index par Maillage et réponse à une adresse : {french(1000 * opening, 1)} ms."]
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
