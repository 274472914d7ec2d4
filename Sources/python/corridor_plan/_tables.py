"""Access and cost matrices as tables."""

from __future__ import annotations

import csv
import io
import math
import os
from typing import Any

from ._program import Option, run, words

# What stays text though it may look like a number: codes keep their zeros in front.
_TEXTS = {"zone_id", "from_id", "to_id", "name", "from_name", "to_name", "region", "facility_id", "facility"}


def access(
    network: str | os.PathLike[str] | None = None,
    *,
    geometry: bool = False,
    **options: Option,
) -> Any:
    """Access of every zone, as ``corridor access --format csv`` has it.

    Args:
        network: folder of a network package; None with ``matrix=`` or ``graph=``.
        geometry: give a GeoDataFrame with the zones' points, in the network's coordinates (needs geopandas).
        options: the command's options, for example ``measure="cumulative"``, ``cutoff=[120, 240]``.

    Returns:
        A DataFrame with a row per zone (and cutoff); a list of dicts without pandas.

    Raises:
        CorridorError: for bad data or a wrong option.
    """
    folder = [] if network is None else [os.fspath(network)]
    rows = _rows(run("access", *folder, "--format=csv", *words(options)))
    if not geometry:
        return _table(rows)
    if network is None:
        raise ValueError("geometry needs a network")
    import geopandas  # type: ignore[import-untyped]

    places = _places(os.fspath(network))
    table = _table(rows)
    nowhere = (math.nan, math.nan)
    points = [places.get(zone, nowhere) for zone in table["zone_id"]]
    return geopandas.GeoDataFrame(
        table,
        geometry=geopandas.points_from_xy([x for x, _ in points], [y for _, y in points]),
        crs=_coordinates(os.fspath(network)),
    )


def matrix(network: str | os.PathLike[str] | None = None, **options: Option) -> Any:
    """Costs between zones, one row per pair, as ``corridor matrix --format csv`` has it."""
    folder = [] if network is None else [os.fspath(network)]
    return _table(_rows(run("matrix", *folder, "--format=csv", *words(options))))


def _rows(text: str) -> list[dict[str, Any]]:
    return [
        {key: _value(key, value) for key, value in row.items()}
        for row in csv.DictReader(io.StringIO(text))
    ]


def _value(key: str, text: str) -> Any:
    if key in _TEXTS:
        return text
    if text == "":
        return None
    try:
        return float(text)
    except ValueError:
        return text


def _table(rows: list[dict[str, Any]]) -> Any:
    try:
        import pandas
    except ImportError:
        return rows
    return pandas.DataFrame(rows)


def _places(folder: str) -> dict[str, tuple[float, float]]:
    """The first node of every zone that has one with coordinates."""
    places: dict[str, tuple[float, float]] = {}
    for row in _file(folder, "node.csv"):
        zone, x, y = row.get("zone_id"), row.get("x_coord"), row.get("y_coord")
        if zone and x and y and zone not in places:
            places[zone] = (float(x), float(y))
    return places


def _coordinates(folder: str) -> str | None:
    """The coordinate system of config.csv; None where the network says that it has none."""
    if not os.path.exists(os.path.join(folder, "config.csv")):
        return "EPSG:4326"
    named = next((row.get("crs") for row in _file(folder, "config.csv")), None) or "EPSG:4326"
    return None if named == "none" else named


def _file(folder: str, name: str) -> list[dict[str, str]]:
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
