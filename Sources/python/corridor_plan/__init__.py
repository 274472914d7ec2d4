"""Corridor from Python: access scores, cost matrices, and proven investment plans.

Every function runs the program ``corridor`` that this package installs, and gives its answer: tables as
pandas DataFrames where pandas is installed (else as lists of dicts), plans as dicts with the keys of the
program's JSON. Keyword arguments are the program's options, with ``_`` for ``-``: ``corridor help COMMAND``
lists them.

    >>> import corridor_plan
    >>> plan = corridor_plan.plan("Networks/china", budget=1e12)
    >>> plan["status"], plan["objective"]["bound"]
"""

from __future__ import annotations

from ._program import CorridorError, Option, program, run, version
from ._plans import Progress, evaluate, frontier, plan
from ._tables import access, matrix

__all__ = [
    "CorridorError",
    "Option",
    "Progress",
    "access",
    "evaluate",
    "frontier",
    "matrix",
    "plan",
    "program",
    "run",
    "version",
]
