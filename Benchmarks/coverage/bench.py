#!/usr/bin/env python3
"""Kernels of coverage beside the tools that people use, on one machine, in one run: same files, same answers, CPU seconds.

    python3 bench.py PROGRAM DATA [--passes 3]

PROGRAM is coverage-benchmark. DATA holds iris.shp and qpv.shp (Lambert-93), iris-population.csv (CODE_IRIS,POP), points-1m.csv
(id,lon,lat) and addresses.csv (columns of the BAN). Times are of the work alone, from arrays in memory to the answer, trees
and indexes included; medians of the passes, which take turns.
"""
import argparse
import resource
import statistics
import subprocess
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from pyarrow import csv
from pyproj import Transformer
from scipy.sparse import csr_array
from scipy.spatial import cKDTree
from tobler.area_weighted import area_interpolate


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def timed(work):
    start = cpu()
    answer = work()
    return cpu() - start, answer


class Ours:
    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)

    def put(self, name, *arrays):
        path = self.folder / name
        np.concatenate([np.asarray(a, float) for a in arrays]).tofile(path)
        return path

    def run(self, *words):
        out = self.folder / "answer"
        said = subprocess.run([self.program, *map(str, words), out], check=True, capture_output=True, text=True).stdout
        return float(said.split("work: ")[1].split()[0]), np.fromfile(out)


def compare(title, passes, ours, peers, off):
    """off: of our answer and a peer's, the largest difference, which is printed."""
    times, last = {"maillage": []}, {}
    for _ in range(passes):
        for name, run in [("maillage", ours), *peers.items()]:
            seconds, last[name] = run()
            times.setdefault(name, []).append(seconds)
    own = statistics.median(times["maillage"])
    print(f"\n{title}\n\n| | CPU s (least-most) | times ours | difference |\n|---|--:|--:|--:|")
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        difference = "" if name == "maillage" else f"{off(last['maillage'], last[name]):.1e}"
        print(f"| {name} | {middle:.3f} ({min(seconds):.3f}-{max(seconds):.3f}) | {middle / own:.1f} | {difference} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("data", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    given = parser.parse_args()
    table = csv.read_csv(given.data / "points-1m.csv")
    x, y = Transformer.from_crs(4326, 2154, always_xy=True).transform(table["lon"].to_numpy(), table["lat"].to_numpy())
    queries = np.column_stack([x, y])
    queries = np.vstack([queries, queries[:35_000] + np.random.default_rng(1).normal(0, 500, (35_000, 2))])
    places = csv.read_csv(given.data / "addresses.csv", parse_options=csv.ParseOptions(delimiter=";"),
                          convert_options=csv.ConvertOptions(include_columns=["x", "y"]))
    targets = np.column_stack([places["x"].to_numpy(), places["y"].to_numpy()])[::10]
    iris = gpd.read_file(given.data / "iris.shp", columns=["CODE_IRIS"], use_arrow=True)
    iris["POP"] = csv.read_csv(given.data / "iris-population.csv")["POP"].to_numpy().astype(float)
    qpv = gpd.read_file(given.data / "qpv.shp", columns=["code_qp"], use_arrow=True)

    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(given.program, folder)
        asked, there = ours.put("queries", *queries.T), ours.put("targets", *targets.T)

        def far(answer, distances):
            return np.abs(np.sqrt(answer[len(queries):]) - distances).max()
        compare(f"Nearest of {len(targets)} points for {len(queries)}", given.passes, lambda: ours.run("points", asked, there),
                {"SciPy cKDTree": lambda: timed(lambda: cKDTree(targets).query(queries)[0])}, far)

        few = ours.put("few", x[:100_000], y[:100_000])
        shapes = np.asarray(qpv.geometry.values)

        def joined():
            points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(x[:100_000], y[:100_000], crs=qpv.crs))
            found = gpd.sjoin_nearest(points, qpv, distance_col="dist")
            return found[~found.index.duplicated()].sort_index().dist.to_numpy()

        def queried():
            points = shapely.points(x[:100_000], y[:100_000])
            return shapely.STRtree(shapes).query_nearest(points, return_distance=True, all_matches=False)[1]
        compare(f"Nearest of {len(qpv)} QPV for 100000 points", given.passes, lambda: ours.run("zones", few, given.data / "qpv.shp"),
                {"GeoPandas sjoin_nearest": lambda: timed(joined), "Shapely query_nearest": lambda: timed(queried)},
                lambda a, b: np.abs(a - b).max())

        counts, whole = ours.put("counts", iris.POP), np.asarray(iris.geometry.values)

        def overlaid():
            q, i = shapely.STRtree(whole).query(shapes, predicate="intersects")
            part = shapely.area(shapely.intersection(whole[i], shapes[q])) / shapely.area(whole)[i]
            return np.bincount(q, iris.POP.to_numpy()[i] * part, len(shapes))
        compare(f"Population of {len(iris)} IRIS to {len(qpv)} QPV", given.passes,
                lambda: ours.run("overlay", given.data / "iris.shp", counts, given.data / "qpv.shp"),
                {"Shapely STRtree, intersection": lambda: timed(overlaid),
                 "tobler area_interpolate": lambda: timed(lambda: area_interpolate(
                     iris, qpv, extensive_variables=["POP"], allocate_total=False).POP.to_numpy())},
                lambda a, b: np.abs(a / b - 1).max())

        centres, supply, population = shapely.get_coordinates(shapely.centroid(whole)), targets[::5], iris.POP.to_numpy()

        def caught():
            pair = cKDTree(centres).sparse_distance_matrix(cKDTree(supply), 10_000, output_type="ndarray")
            reach = csr_array((np.ones(len(pair)), (pair["i"], pair["j"])), (len(centres), len(supply)))
            load = reach.T @ population
            return reach @ np.divide(1, load, out=np.zeros(len(load)), where=load > 0)
        people, sites = ours.put("people", *centres.T), ours.put("sites", *supply.T)
        compare(f"2SFCA within 10 km, {len(centres)} places and {len(supply)} sites", given.passes,
                lambda: ours.run("access", people, counts, sites), {"SciPy cKDTree, sparse": lambda: timed(caught)},
                lambda a, b: np.abs(a - b).max() / b.max())


if __name__ == "__main__":
    main()
