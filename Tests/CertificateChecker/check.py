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

from records import INF, Refused, SMALLEST, records
from problem import Problem


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
        self.nodes = {0: {"fixings": problem.root, "bound": INF, "parent": None, "state": "open"}}
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
        if kind == "unspent":
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
        if kind == "unspent":
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
            node["bound"] = min(node["bound"], total)
            self.fix(node, total, projects)

    def merit_range(self, ranges, built):
        merit = self.problem.merit
        if merit["kind"] == "unspent":
            need = Fraction(merit["need"])
            return need, max(need, sum((high for _, high in ranges), Fraction(0)))
        if merit["kind"] == "least":
            return self.least_range(ranges, merit["shares"])
        ends = [self.problem.merit_of([float(r[end]) for r in ranges], built) for end in (0, 1)]
        room = Fraction(1e-13 * (merit["before"] + abs(ends[1])))
        return Fraction(ends[0]) - room, Fraction(ends[1]) + room

    @staticmethod
    def least_range(ranges, shares):
        """Of the worst region's gain; each region's own size says how far its numbers may be wrong."""
        before = min(Fraction(share["before"]) for share in shares)
        ends = []
        for end, sign in ((0, -1), (1, 1)):
            after = []
            for share in shares:
                value = Fraction(share["before"]) + Fraction(share["factor"]) * sum(ranges[i][end] for i in share["zones"])
                after.append(value + sign * Fraction(1e-13) * (abs(Fraction(share["before"])) + abs(value)))
            ends.append(min(after) - before)
        return ends[0], ends[1]

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
            self.nodes[child] = {"fixings": fixings or node["fixings"], "bound": node["bound"],
                                 "parent": number_, "state": state}
        if node["state"] == "open":
            node["state"] = "split"

    def finish(self):
        for number_, node in sorted(self.nodes.items()):
            if node["state"] != "open":
                continue
            bound, (built, possible) = node["bound"], node["fixings"]
            if built == possible:
                bound = -INF
                if self.problem.keeps_rules(built):
                    bound = self.problem.merit_of(self.problem.gains(built), built)
            refuse_unless(bound <= self.problem.enough, f"the plans of node {number_} are not bounded")


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
