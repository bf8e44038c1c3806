"""addok and Maillage as bench.py runs them: each builds its base, then answers lists of questions in a process of its own."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from addok_peer import base_files

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
    """The program, on one core where the system lets a process be held there."""

    def __init__(self, program, index, addresses, places=(), postal=()):
        self.program, self.index = program, index
        postal = [w for p in postal for w in ("--postes", p)]
        self.build = self.command("adresses", "creer", *addresses, *places, *postal, "--sortie", index, "--silencieux")
        self.bytes = index.stat().st_size

    @classmethod
    def of_folder(cls, program, data, folder):
        addresses, places = base_files(data)
        return cls(program, folder / "base.adresses", addresses, places, sorted(Path(data).glob("laposte_hexasmal*.csv")))

    def command(self, *words):
        core = ["taskset", "-c", "0"] if shutil.which("taskset") else []
        return run([*core, self.program, *words])[:2]

    def answer(self, questions, answers):
        return self.command("geocoder", questions, "--base", self.index, "--adresse", "query", "--sortie", answers,
                            "--silencieux")

    def opening(self, address):
        """CPU seconds and seconds elapsed of answering one address, less those of a run that opens nothing; the best of five."""
        def best(*words):
            runs = [self.command(*words) for _ in range(5)]
            return [min(r[i] for r in runs) for i in (0, 1)]
        one, none = best("geocoder", "--adresse", address, "--base", self.index), best("--help")
        return one[0] - none[0], one[1] - none[1]
