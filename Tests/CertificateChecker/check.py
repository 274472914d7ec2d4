#!/usr/bin/env python3
"""A second checker of certificates, from Sources/PlanProof/PlanProof.docc/CertificateFormat.md alone.

Reads JSON lines: {"problem": ...} adds a problem, {"certificate": text, "starts": [problem or null, ...]} asks
for a verdict, with the position of the problem of each start record (null: about another question). Writes one line
{"subject": null or what is wrong, ...} per certificate. Sums are exact fractions of the doubles in the file.
"""
import json
import math
import sys
from fractions import Fraction

INF = math.inf
SMALLEST = 2.0 ** -1022


class Refused(Exception):
    """The proof does not hold, and why."""


# The file

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


# The problem

def decay_function(decay):
    form = decay["form"]
    if form == "binary":
        last = decay["cutoff"] + abs(decay["cutoff"]) * 2.0 ** -40
        return lambda c: 1.0 if c <= last else 0.0
    if form == "linear":
        cutoff = decay["cutoff"]
        return lambda c: 1 - c / cutoff if c < cutoff else 0.0
    if form == "exponential":
        return lambda c: exp(-decay["rate"] * c)
    if form == "power":
        return lambda c: 1.0 if c <= 1 else c ** -decay["exponent"]
    if form == "gaussian":
        return lambda c: exp(-0.5 * (c / decay["deviation"]) ** 2)
    if form == "logistic":
        midpoint = decay["midpoint"]
        rate = math.pi / (decay["deviation"] * math.sqrt(3))
        return lambda c: (1 + exp(-midpoint * rate)) / (1 + exp((c - midpoint) * rate))
    if form == "log-logistic":
        return lambda c: 1 / (1 + exp(decay["offset"] + decay["slope"] * (math.log(c) if c > 0 else -INF)))
    if form == "stepped":
        def stepped(c):
            weights = [w for step, w in decay["steps"] if step - abs(step) * 2.0 ** -40 <= c]
            return weights[-1] if weights else 1.0
        return stepped
    raise ValueError(f"no decay {form}")


def exp(power):
    return math.exp(power) if power < 709 else INF


class Problem:
    def __init__(self, data):
        self.zones = data["zones"]
        self.costs = [[INF if cost is None else cost for cost in row] for row in data["costs"]]
        self.arcs = [tuple(arc) for arc in data["arcs"]]
        self.merit = data["merit"]
        self.rules = data["rules"]
        self.limit = data["limit"] if data["limit"] is not None else INF
        self.tolerance = data["tolerance"]
        self.enough = INF if self.limit == INF else Fraction(self.limit) + Fraction(self.tolerance)
        self.count = len(self.rules["cost"])
        worth = decay_function(data["decay"])
        self.worth = lambda cost: 0.0 if cost == INF else worth(cost)
        self.weights = self.netted([list(row) for row in data["weights"]])
        self.closures = {}
        self.claims = {}
        self.root = self.conclusions(
            frozenset(self.rules["required"]),
            frozenset(range(self.count)) - frozenset(self.rules["forbidden"]))
        self.rows = self.rule_rows()
        counted = [abs(weight) for row in self.weights for weight in row if weight]
        if self.merit["kind"] == "thrift":
            counted += [abs(price) for price in self.merit["prices"] if price]
        least = min([1.0] + counted + [abs(size) for terms, _ in self.rows for _, size in terms if size])
        self.most_multiplier = min(1e100, 2.0 ** 100 * max(1.0, sum(counted)) / least)

    def netted(self, weights):
        if self.merit["kind"] not in ("sum", "thrift"):
            return weights
        known = set(self.arcs)
        if any((project, head, tail, cost) not in known for project, tail, head, cost in self.arcs):
            return weights
        for u, row in enumerate(self.costs):
            for v in range(u):
                a, b = row[v], self.costs[v][u]
                if a != b and (INF in (a, b) or abs(a - b) > 1e-13 * max(a, b)):
                    return weights
        for i in range(self.zones):
            for j in range(i):
                a, b = weights[i][j], weights[j][i]
                if a != 0 and b != 0:
                    first = abs(a) > abs(b)
                    weights[i][j], weights[j][i] = (a + b, 0.0) if first else (0.0, a + b)
        return weights

    def closure(self, plan):
        if plan not in self.closures:
            costs = [list(row) for row in self.costs]
            for project, tail, head, cost in self.arcs:
                if project not in plan or cost >= costs[tail][head]:
                    continue
                onward = list(costs[head])
                for row in costs:
                    way = row[tail] + cost
                    if way < row[head]:
                        for v, rest in enumerate(onward):
                            if way + rest < row[v]:
                                row[v] = way + rest
            self.closures[plan] = costs
        return self.closures[plan]

    # Rules

    @staticmethod
    def rounding(limit):
        return min(0.5, 2.0 ** -40 * limit)

    def limit_tolerance(self, limit):
        sizes = [coefficient for _, coefficient in limit["terms"]]
        mixed = any(size < 0 for size in sizes) and any(size > 0 for size in sizes)
        bounds = [abs(limit[key]) for key in ("lower", "upper") if limit[key] is not None]
        return self.rounding(max([1.0] + bounds + ([abs(size) for size in sizes] if mixed else [])))

    def conclusions(self, built, possible):
        """All that follows from fixings; None when there is no plan."""
        rules, built, possible = self.rules, set(built), set(possible)
        while True:
            before = (set(built), set(possible))
            for project in sorted(built):
                built.update(rules["prerequisites"][project])
            for project in sorted(possible):
                if not possible.issuperset(rules["prerequisites"][project]):
                    possible.discard(project)
            for group in rules["groups"]:
                chosen = next((project for project in group if project in built), None)
                if chosen is not None:
                    possible.difference_update(project for project in group if project != chosen)
            for limit in rules["limits"]:
                if not self.apply_limit(limit, built, possible):
                    return None
            if not built <= possible:
                return None
            left = rules["budget"] - sum(rules["cost"][project] for project in sorted(built))
            left += self.rounding(rules["budget"])
            if left < 0:
                return None
            possible -= {p for p in possible - built if rules["cost"][p] > left}
            if (built, possible) == before:
                return frozenset(built), frozenset(possible)

    def apply_limit(self, limit, built, possible):
        tolerance = self.limit_tolerance(limit)
        lower = -INF if limit["lower"] is None else limit["lower"] - tolerance
        upper = INF if limit["upper"] is None else limit["upper"] + tolerance
        terms = [term for term in limit["terms"] if term[0] in possible]
        least = sum(size if project in built else min(0, size) for project, size in terms)
        most = sum(size if project in built else max(0, size) for project, size in terms)
        if least > upper or most < lower:
            return False
        for project, size in terms:
            if project in built:
                continue
            high, low = least + abs(size) > upper, most - abs(size) < lower
            if high and low:
                return False
            if high or low:
                if high == (size > 0):
                    possible.discard(project)
                else:
                    built.add(project)
        return True

    def rule_rows(self):
        rules, rows = self.rules, []
        budget = rules["budget"]
        if budget > 0:
            rows.append(([(p, c / budget) for p, c in enumerate(rules["cost"]) if 0 < c <= budget],
                         1 + self.rounding(budget) / budget))
        rows += [([(project, 1.0) for project in group], 1.0) for group in rules["groups"]]
        for project, needed in enumerate(rules["prerequisites"]):
            rows += [([(project, 1.0), (other, -1.0)], 0.0) for other in needed]
        for limit in rules["limits"]:
            # The tolerance is that of the terms that are left.
            terms = [t for t in limit["terms"] if self.root is None or t[0] in self.root[1]]
            tolerance = self.limit_tolerance({**limit, "terms": terms})
            unit = 1 / max([1e-300] + [abs(size) for _, size in terms])
            if limit["upper"] is not None:
                rows.append(([(p, unit * size) for p, size in terms],
                             unit * (limit["upper"] + tolerance)))
            if limit["lower"] is not None:
                rows.append(([(p, -unit * size) for p, size in terms],
                             -unit * (limit["lower"] - tolerance)))
        return [row for row in rows if row[0]]

    def keeps_rules(self, plan):
        rules = self.rules
        if not (plan >= set(rules["required"])) or plan & set(rules["forbidden"]):
            return False
        if any(sum(project in plan for project in group) > 1 for group in rules["groups"]):
            return False
        if any(not plan.issuperset(rules["prerequisites"][project]) for project in plan):
            return False
        cost = sum(rules["cost"][project] for project in sorted(plan))
        if cost > rules["budget"] + self.rounding(rules["budget"]):
            return False
        for limit in rules["limits"]:
            total = sum(size for project, size in limit["terms"] if project in plan)
            tolerance = self.limit_tolerance(limit)
            if limit["lower"] is not None and total < limit["lower"] - tolerance:
                return False
            if limit["upper"] is not None and total > limit["upper"] + tolerance:
                return False
        return True

    # Merits

    def merit_of(self, gains, plan):
        merit = self.merit
        if merit["kind"] == "sum":
            return math.fsum(gains)
        if merit["kind"] == "least":
            after = min(share["before"] + share["factor"] * math.fsum(gains[i] for i in share["zones"])
                        for share in merit["shares"])
            return after - min(share["before"] for share in merit["shares"])
        if merit["kind"] == "welfare":
            return self.equivalent(gains) - merit["before"]
        if math.fsum(gains) < merit["need"]:
            return -INF
        return -math.fsum(merit["prices"][project] for project in plan)

    def equivalent(self, gains):
        merit = self.merit
        power, total = 1 - merit["aversion"], []
        for zone, share in enumerate(merit["zone_shares"]):
            if share > 0:
                value = max(0.0, merit["access_before"][zone] + gains[zone] / share)
                if value <= 0 and power <= 0:
                    return 0.0
                total.append(share * (math.log(value) if power == 0 else value ** power))
        if merit["absent_share"] > 0 and power <= 0:
            return 0.0
        total = math.fsum(total)
        return math.exp(total) if power == 0 else total ** (1 / power)

    def gains(self, plan):
        costs = self.closure(plan)
        return [math.fsum(self.weights[i][j] * (self.worth(costs[i][j]) - self.worth(self.costs[i][j]))
                          for j in range(self.zones) if self.weights[i][j] != 0)
                for i in range(self.zones)]

    # Claims

    def holding_constant(self, node, pair):
        """The constant nearest to the claimed one with which a claim holds for all sets of a node."""
        key = (node, pair)
        if key not in self.claims:
            self.claims[key] = self.find_constant(node, pair)
        return self.claims[key]

    def find_constant(self, node, pair):
        origin, destination, constant, terms = pair
        built, possible = node
        gain = self.weights[origin][destination] > 0
        prices = {project: Fraction(price) for project, price in terms if project in possible}
        standing = sum((price for project, price in prices.items() if project in built), Fraction(0))
        claimed = Fraction(constant) + standing
        priced = {p: price for p, price in prices.items() if p not in built and price > 0}
        worst = self.closure(built)
        arcs = [arc for arc in self.arcs if arc[0] in possible and arc[0] not in built]
        sides = (worst, arcs, origin, destination)
        if gain:
            if Fraction(self.worth(self.closure(possible)[origin][destination])) <= claimed:
                return Fraction(constant)
            free = frozenset(arc[0] for arc in arcs) - set(priced)
            found = self.search_up(sides, priced, free, frozenset(priced), claimed)
            return max(Fraction(constant), found - standing)
        found = self.search_down(sides, priced, frozenset(), frozenset(priced), claimed)
        return min(Fraction(constant), found - standing)

    def search_up(self, sides, priced, taken, open_, highest):
        """max(highest, worth - prices) over sets of what is taken with any of what is open."""
        paid = sum((priced[p] for p in taken if p in priced), Fraction(0))
        cost, path = self.way(sides, taken | open_)
        if Fraction(self.worth(cost)) - paid <= highest:
            return highest
        first = next((project for project in path if project in open_), None)
        if first is None:
            return Fraction(self.worth(cost)) - paid
        rest = open_ - {first}
        highest = self.search_up(sides, priced, taken | {first}, rest, highest)
        return self.search_up(sides, priced, taken, rest, highest)

    def search_down(self, sides, priced, kept, open_, lowest):
        """min(lowest, worth - prices) over sets of what is kept with any of what is open."""
        paid = sum((priced[p] for p in kept | open_), Fraction(0))
        if Fraction(self.worth(self.way(sides, kept)[0])) - paid >= lowest:
            return lowest
        cost, path = self.way(sides, kept | open_)
        lowest = min(lowest, Fraction(self.worth(cost)) - paid)
        # A set worth less lacks something of this path.
        for project in path:
            if project in open_:
                open_ = open_ - {project}
                lowest = self.search_down(sides, priced, kept, open_, lowest)
                kept = kept | {project}
        return lowest

    @staticmethod
    def way(sides, projects):
        """The shortest way over arcs of some projects, and the projects on it."""
        costs, arcs, origin, destination = sides
        usable = [arc for arc in arcs if arc[0] in projects]
        reached = [costs[origin][tail] + cost for _, tail, _, cost in usable]
        before, waiting = [None] * len(usable), set(range(len(usable)))
        best, last = costs[origin][destination], None
        while waiting:
            nearest = min(waiting, key=lambda position: reached[position])
            if reached[nearest] >= best:
                break
            waiting.discard(nearest)
            row = costs[usable[nearest][2]]
            if reached[nearest] + row[destination] < best:
                best, last = reached[nearest] + row[destination], nearest
            for position in waiting:
                way = reached[nearest] + row[usable[position][1]] + usable[position][3]
                if way < reached[position]:
                    reached[position], before[position] = way, nearest
        path = []
        while last is not None:
            path.append(usable[last][0])
            last = before[last]
        return best, path


# The proof

def refuse_unless(condition, message):
    if not condition:
        raise Refused(message)


def is_whole(value):
    return value == 0 or SMALLEST <= abs(value) < INF


def is_multiplier(value, most=1e100):
    return is_whole(value) and 0 <= value <= most


class Row:
    def __init__(self, node, group, constant, coefficients, gains, magnitude):
        self.node, self.group, self.constant = node, group, constant
        self.coefficients, self.gains, self.magnitude = coefficients, gains, magnitude


class Proof:
    def __init__(self, problem, groups):
        self.problem, self.groups, self.rows = problem, groups, {}
        zones = [zone for group in groups for zone in group]
        refuse_unless(len(set(zones)) == len(zones) and all(0 <= zone < problem.zones for zone in zones),
                      "groups of zones that there are not, or twice")
        refuse_unless(all(zone in set(zones) or not any(problem.weights[zone])
                          for zone in range(problem.zones)), "a zone with weights is in no group")
        refuse_unless(problem.root is not None, "the rules contradict each other")
        self.nodes = {0: {"fixings": problem.root, "limit": INF, "parent": None, "state": "open"}}
        self.bound(0, 1.0, [], [])

    def cut(self, number_, node, group, pairs):
        problem = self.problem
        refuse_unless(node in self.nodes and 0 <= group < len(self.groups) and number_ not in self.rows,
                      f"cut {number_} is about no node or no group, or there twice")
        for _, _, constant, terms in pairs:
            refuse_unless(is_whole(constant) and -2 * (problem.count + 1) <= constant <= 2
                          and all(is_whole(price) and 0 <= price <= 2 for _, price in terms),
                          f"cut {number_} has a number that no worth can have")
        if self.nodes[node]["state"] == "closed":
            return
        fixings = self.nodes[node]["fixings"]
        worst, best = (problem.closure(plan) for plan in fixings)
        claims = {}
        for pair in pairs:
            origin, destination, _, terms = pair
            projects = [project for project, _ in terms]
            refuse_unless(origin in self.groups[group] and 0 <= destination < problem.zones
                          and (origin, destination) not in claims
                          and problem.weights[origin][destination] != 0
                          and len(set(projects)) == len(projects)
                          and all(0 <= project < problem.count for project in projects),
                          f"cut {number_} claims something that is not its own, or twice")
            claims[origin, destination] = pair
        constant, coefficients, magnitude = Fraction(0), {}, 0.0
        for origin in self.groups[group]:
            for destination, weight in enumerate(problem.weights[origin]):
                if weight == 0:
                    continue
                exact, before = Fraction(weight), Fraction(problem.worth(problem.costs[origin][destination]))
                magnitude += 2 * abs(weight)
                pair = claims.get((origin, destination))
                if pair is None:
                    costs = best if weight > 0 else worst
                    constant += exact * (Fraction(problem.worth(costs[origin][destination])) - before)
                    continue
                constant += exact * (problem.holding_constant(fixings, pair) - before)
                for project, price in pair[3]:
                    coefficients[project] = coefficients.get(project, 0) + exact * Fraction(price)
                    magnitude += abs(weight) * price
        self.rows[number_] = Row(node, group, constant, coefficients, {}, magnitude)

    def row(self, number_, region, slopes):
        merit, kind = self.problem.merit, self.problem.merit["kind"]
        wrong = f"row {number_} bounds no merit of this objective"
        refuse_unless(number_ not in self.rows and kind != "sum", wrong)
        constant, gains = Fraction(0), {}
        if kind == "thrift":
            gains = {group: Fraction(1) for group in range(len(self.groups))}
        elif kind == "least":
            refuse_unless(region is not None and 0 <= region < len(merit["shares"]), wrong)
            share = merit["shares"][region]
            constant = Fraction(share["before"]) - min(Fraction(s["before"]) for s in merit["shares"])
            for group, zones in enumerate(self.groups):
                inside = [zone in share["zones"] for zone in zones]
                refuse_unless(all(inside) or not any(inside), wrong)
                if any(inside):
                    gains[group] = Fraction(share["factor"])
        else:
            shares = merit["zone_shares"]
            refuse_unless(len(slopes) == len(shares) and all(map(is_multiplier, slopes))
                          and all(len(zones) == 1 for zones in self.groups), wrong)
            constant, factors = self.polar(slopes, wrong)
            gains = {group: Fraction(factors[zones[0]]) for group, zones in enumerate(self.groups)}
        magnitude = float(abs(constant) + sum(gains.values()))
        self.rows[number_] = Row(0, None, constant, {}, gains, magnitude)

    def polar(self, slopes, wrong):
        merit = self.problem.merit
        shares, aversion = merit["zone_shares"], merit["aversion"]
        before = Fraction(merit["before"])
        if merit["absent_share"] > 0 and aversion >= 1:
            return -before, [0.0] * len(shares)
        counted = [zone for zone, share in enumerate(shares) if share > 0]
        try:
            if aversion == 0:
                scale = min(slopes[zone] for zone in counted)
            elif aversion == 1:
                scale = math.exp(math.fsum(shares[zone] * math.log(slopes[zone]) for zone in counted))
            else:
                power = 1 - 1 / aversion
                scale = math.fsum(shares[z] * slopes[z] ** power for z in counted) ** (1 / power)
        except (ValueError, ZeroDivisionError, OverflowError):
            scale = 0.0
        refuse_unless(0 < scale < INF, wrong)
        # Powers are rounded; a little steeper holds as well.
        factors = [slope / scale * (1 + 1e-12) for slope in slopes]
        constant = sum((Fraction(factors[zone]) * Fraction(shares[zone])
                        * Fraction(merit["access_before"][zone]) for zone in counted), -before)
        return constant, factors

    def ranges(self, fixings):
        """The least and greatest gain of each zone within fixings."""
        problem, result = self.problem, []
        worst, best = (problem.closure(plan) for plan in fixings)
        for origin, row in enumerate(problem.weights):
            low = high = Fraction(0)
            for destination, weight in enumerate(row):
                at = (worst[origin][destination], best[origin][destination])
                cost = problem.costs[origin][destination]
                if weight != 0 and at != (cost, cost):
                    ends = [Fraction(weight) * (Fraction(problem.worth(c)) - Fraction(problem.worth(cost)))
                            for c in at]
                    low, high = low + min(ends), high + max(ends)
            result.append((low, high))
        return result

    def bound(self, number_, factor, rules, cuts):
        refuse_unless(number_ in self.nodes, f"a bound is on node {number_}, which there is not")
        node, problem = self.nodes[number_], self.problem
        if node["state"] != "open":
            return
        refuse_unless(factor in (0.0, 1.0), f"node {number_} has a factor of {factor}")
        kind, built, possible = problem.merit["kind"], *node["fixings"]
        total = size = Fraction(0)
        sizes = 0.0
        projects = [Fraction(0)] * problem.count
        gains = [Fraction(factor if kind == "sum" else 0)] * len(self.groups)
        merit = Fraction(factor if kind in ("least", "welfare") else 0)
        if kind == "thrift":
            projects = [Fraction(-price * factor) for price in problem.merit["prices"]]
        for rule, multiplier in rules:
            refuse_unless(0 <= rule < len(problem.rows) and is_multiplier(multiplier, problem.most_multiplier),
                          f"node {number_} has a multiplier of no rule, or one that is none")
            exact, (terms, upper) = Fraction(multiplier), problem.rows[rule]
            total += exact * Fraction(upper)
            size += abs(exact * Fraction(upper))
            sizes += multiplier * abs(upper)
            for project, coefficient in terms:
                projects[project] -= exact * Fraction(coefficient)
                sizes += multiplier * abs(coefficient)
        for cut, multiplier in cuts:
            row = self.rows.get(cut)
            if row is None:
                continue
            refuse_unless(self.is_above(row.node, number_),
                          f"node {number_} uses cut {cut}, which does not hold there")
            refuse_unless(is_multiplier(multiplier, problem.most_multiplier),
                          f"node {number_} has a multiplier that is none")
            exact = Fraction(multiplier)
            total += exact * row.constant
            size += abs(exact * row.constant)
            sizes += multiplier * row.magnitude
            for project, coefficient in row.coefficients.items():
                projects[project] += exact * coefficient
            for group, gain in row.gains.items():
                gains[group] += exact * gain
            if row.group is None:
                merit -= exact
            else:
                gains[row.group] -= exact
        for project, cost in enumerate(projects):
            if project in built or (project in possible and cost > 0):
                total += cost
                size += abs(cost)
        ranges = self.ranges(node["fixings"])
        for group, cost in enumerate(gains):
            if cost != 0:
                low = sum((ranges[zone][0] for zone in self.groups[group]), Fraction(0))
                high = sum((ranges[zone][1] for zone in self.groups[group]), Fraction(0))
                total += max(cost * low, cost * high)
                size += max(abs(cost * low), abs(cost * high))
        if merit != 0:
            low, high = self.merit_range(ranges, built)
            total += max(merit * low, merit * high)
            size += max(abs(merit * low), abs(merit * high))
        if factor == 0:
            if total < -Fraction(1, 10 ** 11) * (size + Fraction(sizes)):
                node["state"] = "closed"
        elif total <= problem.enough:
            node["state"] = "closed"
        else:
            node["limit"] = min(node["limit"], total)
            self.fix(node, total, projects)

    def merit_range(self, ranges, built):
        merit = self.problem.merit
        if merit["kind"] == "thrift":
            need = Fraction(merit["need"])
            return need, max(need, sum((high for _, high in ranges), Fraction(0)))
        ends = [self.problem.merit_of([float(r[end]) for r in ranges], built) for end in (0, 1)]
        if merit["kind"] == "least":
            before = max(abs(share["before"]) for share in merit["shares"])
        else:
            before = merit["before"]
        room = Fraction(1e-13 * (before + abs(ends[1])))
        return Fraction(ends[0]) - room, Fraction(ends[1]) + room

    def fix(self, node, total, projects):
        fixings = node["fixings"]
        for project, cost in enumerate(projects):
            built, possible = fixings
            if cost == 0 or project in built or project not in possible:
                continue
            if total - abs(cost) <= self.problem.enough:
                fixings = (self.problem.conclusions(built | {project}, possible) if cost > 0
                           else self.problem.conclusions(built, possible - {project}))
                if fixings is None:
                    node["state"] = "closed"
                    return
        node["fixings"] = fixings

    def is_above(self, ancestor, node):
        while node is not None:
            if node == ancestor:
                return True
            node = self.nodes[node]["parent"]
        return False

    def split(self, number_, project, built, excluded):
        refuse_unless(number_ in self.nodes and 0 <= project < self.problem.count,
                      f"node {number_} is split, which there is not, or at no project")
        node = self.nodes[number_]
        refuse_unless(node["state"] != "split", f"node {number_} is split twice")
        now, possible = node["fixings"]
        for child, fixings in ((built, (now | {project}, possible)), (excluded, (now, possible - {project}))):
            fixings = self.problem.conclusions(*fixings)
            state = "closed" if node["state"] == "closed" or fixings is None else "open"
            if child is None:
                refuse_unless(state == "closed", f"node {number_} has plans that no child holds")
                continue
            refuse_unless(child not in self.nodes, f"node {child} is there twice")
            self.nodes[child] = {"fixings": fixings or node["fixings"], "limit": node["limit"],
                                 "parent": number_, "state": state}
        if node["state"] == "open":
            node["state"] = "split"

    def finish(self):
        for number_, node in sorted(self.nodes.items()):
            if node["state"] != "open":
                continue
            limit, (built, possible) = node["limit"], node["fixings"]
            if built == possible:
                limit = -INF
                if self.problem.keeps_rules(built):
                    limit = self.problem.merit_of(self.problem.gains(built), built)
            refuse_unless(limit <= self.problem.enough, f"the plans of node {number_} are not bounded")


def check(text, starts, problems):
    findings, proof, subject, failure, started = {}, None, None, None, 0

    def end():
        nonlocal failure
        if proof is not None and failure is None:
            try:
                proof.finish()
            except Refused as error:
                failure = str(error)
        if subject is not None and findings.get(subject, "") is not None:
            findings[subject] = failure

    for kind, *values in records(text):
        if kind == "start":
            end()
            problem, failure, proof = starts[started], None, None
            started += 1
            subject = values[0]
            if findings.get(subject, "") is None:
                continue
            if problem is None:
                failure = "it is about another question"
                continue
        elif subject is None or failure is not None or findings.get(subject, "") is None:
            continue
        try:
            if kind == "start":
                proof = Proof(problems[problem], values[1])
            else:
                getattr(proof, kind)(*values)
        except Refused as error:
            failure = str(error)
    end()
    return findings


def main():
    sys.setrecursionlimit(100_000)
    problems = []
    for line in sys.stdin:
        request = json.loads(line)
        if "problem" in request:
            problems.append(Problem(request["problem"]))
            continue
        try:
            print(json.dumps(check(request["certificate"], request["starts"], problems)), flush=True)
        except (ValueError, KeyError) as error:
            print(json.dumps({"file": str(error) or "not a certificate"}), flush=True)


if __name__ == "__main__":
    main()
