"""Plans, their evaluation, and frontiers as dicts."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable
from typing import Any

from ._program import Option, run, words

Progress = Callable[[dict[str, Any]], None]


def plan(
    network: str | os.PathLike[str],
    budget: float | str | None = None,
    *,
    on_progress: Progress | None = None,
    **options: Option,
) -> dict[str, Any]:
    """The plan that is best under the budget, with its proof, as ``corridor plan --format json`` has it.

    Args:
        network: folder of a network package.
        budget: amount of money, or text such as ``"350bn"``.
        on_progress: called with each step of the search: ``time``, ``phase``, ``incumbent``, ``bound``, ...
        options: the command's options, for example ``objective="access"``, ``require=["hsr-a"]``.

    Returns:
        The plan; ``status`` is ``"infeasible"`` when no plan keeps the rules, and ``"interrupted"`` after Ctrl-C,
        with the best plan so far.

    Raises:
        CorridorError: for bad data or a wrong option.
    """
    if budget is not None:
        options = {"budget": budget, **options}
    return _asked("plan", [os.fspath(network)], options, on_progress)


def evaluate(
    network: str | os.PathLike[str],
    build: Iterable[str] = (),
    **options: Option,
) -> dict[str, Any]:
    """The figures of a plan of one's own: ids or names of projects."""
    return _asked("evaluate", [os.fspath(network)], {"build": list(build), **options}, None)


def frontier(
    network: str | os.PathLike[str],
    budgets: Iterable[float] | str,
    *,
    on_progress: Progress | None = None,
    **options: Option,
) -> dict[str, Any]:
    """The best plan of each budget."""
    asked = budgets if isinstance(budgets, str) else list(budgets)
    return _asked("frontier", [os.fspath(network)], {"budgets": asked, **options}, on_progress)


def _asked(
    command: str,
    arguments: list[str],
    options: dict[str, Option],
    on_progress: Progress | None,
) -> dict[str, Any]:
    line = [command, *arguments, "--format=json", *words(options)]
    if on_progress is None:
        return json.loads(run(*line, answers=(0, 3)))
    with tempfile.TemporaryDirectory(prefix="corridor-") as folder:
        log = os.path.join(folder, "log.jsonl")
        follower = _Follower(log, on_progress)
        text = run(*line, f"--log={log}", while_running=follower.read, answers=(0, 3))
        return json.loads(text)


class _Follower:
    """Reads the whole lines that a log has gained."""

    def __init__(self, path: str, tell: Progress) -> None:
        self._path = path
        self._tell = tell
        self._place = 0

    def read(self) -> None:
        try:
            with open(self._path, "rb") as file:
                file.seek(self._place)
                text = file.read()
        except FileNotFoundError:
            return
        whole = text[: text.rfind(b"\n") + 1]
        self._place += len(whole)
        for line in whole.splitlines():
            self._tell(json.loads(line))
