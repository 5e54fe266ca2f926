"""Reads Natural Earth's borders of countries from its zipped shapefile (ESRI's format of 1998), and lays land out in cells."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.float64]
"""One row a cell: latitude and longitude of its middle, in degrees (WGS 84)."""
_POLYGON = 5
_EARTH_KM = 6371.0088


def borders(path: Path) -> Iterator[tuple[Mapping[str, str], list[Cells]]]:
    """Each country's columns by name, and its rings (islands and holes alike), from the zip file that Natural Earth publishes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name.rsplit(".", 1)[-1]: name for name in sorted(archive.namelist())}
        yield from zip(_columns(archive.read(parts["dbf"])), _rings(archive.read(parts["shp"])), strict=True)


def _columns(table: bytes) -> Iterator[Mapping[str, str]]:
    """The rows of a dBASE table."""
    count, header, width = struct.unpack("<IHH", table[4:12])
    fields = [(table[at : at + 11].split(b"\0")[0].decode(), table[at + 16]) for at in range(32, header - 1, 32)]
    for row in range(count):
        at = header + row * width + 1
        found = {}
        for name, length in fields:
            found[name] = table[at : at + length].decode("utf-8", "replace").strip("\0 ")
            at += length
        yield found


def _rings(shapes: bytes) -> Iterator[list[Cells]]:
    """The rings of each polygon, as latitude and longitude."""
    at = 100
    while at < len(shapes):
        length = 2 * struct.unpack(">I", shapes[at + 4 : at + 8])[0]
        shape = shapes[at + 8 : at + 8 + length]
        at += 8 + length
        kind = struct.unpack("<I", shape[:4])[0]
        if kind != _POLYGON:
            raise ValueError(f"a shape of kind {kind}, where only polygons ({_POLYGON}) are read")
        parts = struct.unpack("<I", shape[36:40])[0]
        starts = [*struct.unpack(f"<{parts}I", shape[44 : 44 + 4 * parts]), None]
        points = np.frombuffer(shape[44 + 4 * parts :], dtype="<f8").reshape(-1, 2)[:, ::-1]
        yield [points[begin:end] for begin, end in pairwise(starts)]


def cells(rings: Sequence[Cells], step: float) -> Cells:
    """Cells of `step` degrees whose middles lie within the rings (an odd number of borders to the west of them)."""
    sides = np.concatenate([np.concatenate([ring[:-1], ring[1:]], axis=1) for ring in rings])
    found = [np.empty((0, 2))]
    for row in range(int(np.floor(sides[:, 0].min() / step)) - 1, int(np.ceil(sides[:, 0].max() / step)) + 1):
        lat = (row + 0.5) * step
        a_lat, a_lon, b_lat, b_lon = sides[(sides[:, 0] > lat) != (sides[:, 2] > lat)].T
        crossings = np.sort(a_lon + (lat - a_lat) / (b_lat - a_lat) * (b_lon - a_lon))
        for west, east in zip(crossings[::2], crossings[1::2], strict=True):
            columns = np.arange(np.ceil(west / step - 0.5), np.floor(east / step - 0.5) + 1)
            found.append(np.stack([np.full(len(columns), lat), (columns + 0.5) * step], axis=1))
    return np.concatenate(found)


def on_sphere(points: Cells) -> NDArray[np.float64]:
    """Latitudes and longitudes as points of a ball of radius 1, among which straight distances are true ones."""
    lat, lon = np.radians(points).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def middle(land: Cells) -> tuple[float, float]:
    """The centre of gravity of land on the sphere: latitude and longitude in degrees."""
    x, y, z = (on_sphere(land) * np.cos(np.radians(land[:, :1]))).sum(axis=0)
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))


def kilometres(straight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kilometres along the ground for straight distances within the ball of `on_sphere`."""
    return 2 * _EARTH_KM * np.arcsin(np.minimum(straight / 2, 1.0))


def reach(point: tuple[float, float], land: Cells) -> float:
    """Kilometres from a point to the farthest of the land."""
    away = np.linalg.norm(on_sphere(land) - on_sphere(np.array([point])), axis=1)
    return float(kilometres(away).max())
