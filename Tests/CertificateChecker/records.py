"""The file of a certificate: its lines as records, and what is refused in them."""
import json
import math

INF = math.inf
SMALLEST = 2.0 ** -1022


class Refused(Exception):
    """The proof does not hold, and why."""


KINDS = {
    "start": {"start", "scenario", "regret", "ratio"},
    "cut": {"cut", "node", "group", "pairs"},
    "row": {"row", "region", "slopes"},
    "bound": {"bound", "factor", "rules", "cuts"},
    "split": {"split", "project", "built", "excluded"},
}


def is_number(value):
    return isinstance(value, float) and not isinstance(value, bool)


def integer(value):
    if not is_number(value) or value != math.floor(value) or not -2 ** 31 <= value < 2 ** 31:
        raise ValueError("expected an integer")
    return int(value)


def number(value):
    if not is_number(value) or math.isinf(value):
        raise ValueError("expected a number")
    return value


def items(value):
    if not isinstance(value, list):
        raise ValueError("expected a list")
    return value


def optional(line, key):
    return integer(line[key]) if key in line else None


def multipliers(value):
    for item in items(value):
        if len(items(item)) != 2:
            raise ValueError("expected a row and its multiplier")
    return [(integer(row), number(factor)) for row, factor in value]


def claim(value):
    if len(items(value)) < 3 or len(value) % 2 == 0:
        raise ValueError("expected a claim")
    terms = [(integer(value[p]), number(value[p + 1])) for p in range(3, len(value), 2)]
    # A price of 0 is none.
    return (integer(value[0]), integer(value[1]), number(value[2]),
            tuple(term for term in terms if term[1] != 0))


def record(line):
    kind = next(iter(line))
    if kind not in KINDS or not set(line) <= KINDS[kind]:
        raise ValueError("not a record")
    if kind == "start":
        subject = "objective"
        if "scenario" in line:
            subject = f"scenario {integer(line['scenario'])}"
        if "regret" in line:
            if "scenario" in line or line["regret"] is not True:
                raise ValueError("not a subject")
            subject = "regret"
        if "ratio" in line:
            number(line["ratio"])
        return kind, subject, [[integer(zone) for zone in items(group)] for group in items(line["start"])]
    if kind == "cut":
        return (kind, integer(line["cut"]), integer(line["node"]), integer(line["group"]),
                [claim(pair) for pair in items(line["pairs"])])
    if kind == "row":
        return (kind, integer(line["row"]), optional(line, "region"),
                [number(slope) for slope in items(line["slopes"])])
    if kind == "bound":
        return (kind, integer(line["bound"]), number(line["factor"]), multipliers(line["rules"]),
                multipliers(line["cuts"]))
    return (kind, integer(line["split"]), integer(line["project"]), optional(line, "built"),
            optional(line, "excluded"))


def no_constant(text):
    raise ValueError(f"{text} is not JSON")


def records(text):
    """The records of a file; raises ValueError or KeyError when it is none."""
    lines = text.split("\n")
    if lines.pop() != "":
        raise ValueError("the last line has no end")
    values = [json.loads(line, parse_int=float, parse_constant=no_constant) for line in lines]
    header, end = values[0], values[-1]
    if header["format"] != "corridor certificate" or header["version"] != 2:
        raise ValueError("not a certificate of version 2")
    if set(end) != {"end"} or end["end"] != len(values) - 2:
        raise ValueError("cut off")
    return [record(value) for value in values[1:-1]]
