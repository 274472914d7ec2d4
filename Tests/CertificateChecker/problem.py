"""The problem that a certificate is about: costs, rules and what plans gain, as CertificateFormat.md defines them."""
import math
from fractions import Fraction

from records import INF


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
        self.claimed = data["claimed"] if data["claimed"] is not None else INF
        self.tolerance = data["tolerance"]
        self.enough = INF if self.claimed == INF else Fraction(self.claimed) + Fraction(self.tolerance)
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
        if self.merit["kind"] == "unspent":
            counted += [abs(price) for price in self.merit["prices"] if price]
        least = min([1.0] + counted + [abs(size) for terms, _ in self.rows for _, size in terms if size])
        self.most_multiplier = min(1e100, 2.0 ** 100 * max(1.0, sum(counted)) / least)

    def netted(self, weights):
        if self.merit["kind"] not in ("sum", "unspent"):
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
            for limit in rules["sums"]:
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
        for limit in rules["sums"]:
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
        for limit in rules["sums"]:
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
