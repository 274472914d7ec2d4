"""Compares a network that `corridor import gtfs` made with the timetable itself, pair by pair.

    python3 Benchmarks/peers/timetable.py FEED DATE [--corridor .build/release/corridor] [--worst N]

FEED is an unpacked GTFS feed, DATE a day as 2025-11-19. The fastest direct trip between every two stations is computed from the feed
here, with nothing of Corridor's. Then `corridor import gtfs` makes a network, and `corridor route --pairs` answers every pair twice:

* without a change: boarding costs a thousand minutes and nobody waits, so that a route stays on one link of a direct service or aboard a
  chain of through links. Every pair must be within a minute of its fastest trip, or the exit code is 1.
* as it is, with boarding and waiting: how many routes are within a minute of the fastest direct trip, how many are slower, and how many
  quicker, since a change of trains takes less.

Only the standard library is needed.
"""

import argparse
import collections
import csv
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile


def rows(folder, name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def minutes(text):
    hours, mins, secs = text.split(":")
    return int(hours) * 60 + int(mins) + int(secs) / 60


def running_services(feed, date):
    day = date.strftime("%Y%m%d")
    weekday = date.strftime("%A").lower()
    services = {
        row["service_id"]
        for row in rows(feed, "calendar.txt")
        if row[weekday] == "1" and row["start_date"] <= day <= row["end_date"]
    }
    for row in rows(feed, "calendar_dates.txt"):
        if row["date"] == day:
            (services.add if row["exception_type"] == "1" else services.discard)(row["service_id"])
    return services


def fastest_pairs(feed, date):
    """Minutes of the fastest trip, and the number of trips, between stations: stops of one parent and name."""
    stops = {row["stop_id"]: row for row in rows(feed, "stops.txt")}

    def station(stop):
        return (stops[stop].get("parent_station") or stop, stops[stop]["stop_name"])

    services = running_services(feed, date)
    trips = {row["trip_id"] for row in rows(feed, "trips.txt") if row["service_id"] in services}
    calls = collections.defaultdict(list)
    for row in rows(feed, "stop_times.txt"):
        if row["trip_id"] in trips:
            calls[row["trip_id"]].append(row)
    fastest, count = {}, collections.Counter()
    hops = collections.Counter()
    for trip in calls.values():
        trip.sort(key=lambda row: int(row["stop_sequence"]))
        places = [
            (station(row["stop_id"]), minutes(row["arrival_time"]), minutes(row["departure_time"]))
            for row in trip
        ]
        for here, (start, _, departure) in enumerate(places):
            if here + 1 < len(places):
                hops[start, places[here + 1][0]] += 1
            for end, arrival, _ in places[here + 1 :]:
                if end != start:
                    took = arrival - departure
                    fastest[start, end] = min(took, fastest.get((start, end), took))
                    count[start, end] += 1
    stations = {station(stop) for stop in stops}
    return stations, station, fastest, count, hops


def without_changes(network, folder):
    """A copy of a package in which a change costs a thousand minutes and nobody waits."""
    shutil.copytree(network, folder)
    for name, change in (
        ("mode.csv", {"board_minutes": "1000", "alight_minutes": "0"}),
        ("link.csv", {"u_headway": ""}),
    ):
        table = rows(network, name)
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, **change} for row in table)


def aboard(corridor, network, pairs, folder):
    """Minutes aboard on the route of each pair of node ids."""
    file = os.path.join(folder, "pairs.csv")
    with open(file, "w", encoding="utf-8") as out:
        out.write("from,to\n" + "".join(f"{start},{end}\n" for start, end in pairs))
    text = subprocess.run(
        [corridor, "route", network, "--pairs", file],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ).stdout
    answers = [json.loads(line) for line in text.splitlines()]
    return [
        None if answer["minutes"] is None else sum(leg["minutes"] for leg in answer["legs"])
        for answer in answers
    ]


def tell(title, found, wanted, names, worst):
    """Prints how many routes agree; answers how many do not."""
    slower, quicker = [], []
    for (pair, fastest), took in zip(wanted, found):
        if took is None or took > fastest + 1 + 1e-6:
            slower.append(((took or float("inf")) - fastest, pair))
        elif took < fastest - 1 - 1e-6:
            quicker.append((fastest - took, pair))
    agree = len(wanted) - len(slower) - len(quicker)
    print(
        f"{title}: {agree} of {len(wanted)} pairs within a minute, {len(slower)} slower, {len(quicker)} quicker"
    )
    for kind, cases in (("slower", slower), ("quicker", quicker)):
        for difference, (start, end) in sorted(cases, reverse=True)[:worst]:
            print(f"  {kind} by {difference:.0f}: {names[start]} - {names[end]}")
    return len(slower) + len(quicker)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("feed")
    parser.add_argument("date", type=datetime.date.fromisoformat)
    parser.add_argument("--corridor", default=".build/release/corridor")
    parser.add_argument("--worst", type=int, default=3)
    options = parser.parse_args()
    stations, station, fastest, count, hops = fastest_pairs(options.feed, options.date)
    with tempfile.TemporaryDirectory() as folder:
        network = os.path.join(folder, "network")
        subprocess.run(
            [options.corridor, "import", "gtfs", options.feed, "--date", str(options.date), "-o", network],
            check=True,
        )
        nodes = rows(network, "node.csv")
        # The id of a station is the stop_id of one of its stops.
        ids = {station(node["node_id"]): node["node_id"] for node in nodes}
        print(f"{len(stations)} stations in the feed, {len(nodes)} nodes; {len(fastest)} direct pairs")
        if set(ids) != stations or len(nodes) != len(stations):
            sys.exit("the network's nodes are not the feed's stations")
        names = {node["node_id"]: node["name"] for node in nodes}
        wanted = [((ids[start], ids[end]), took) for (start, end), took in fastest.items()]
        pairs = [pair for pair, _ in wanted]

        departures = {(ids[start], ids[end]): number for (start, end), number in count.items()}
        neighbours = {(ids[start], ids[end]): number for (start, end), number in hops.items()}
        wrong = 0
        for link in rows(network, "link.csv"):
            pair = (link["from_node_id"], link["to_node_id"])
            if link["u_headway"]:
                expected = departures if link["u_mode"].endswith("_direct") else neighbours
                wrong += abs(float(link["u_headway"]) - 17 * 60 / expected[pair]) > 0.006
        print(f"headways that are not 17 hours over the day's departures: {wrong}")

        copy = os.path.join(folder, "without-changes")
        without_changes(network, copy)
        failures = tell(
            "without a change",
            aboard(options.corridor, copy, pairs, folder),
            wanted,
            names,
            options.worst,
        )
        tell(
            "with boarding, waiting and changes as they are",
            aboard(options.corridor, network, pairs, folder),
            wanted,
            names,
            options.worst,
        )
        sys.exit(1 if failures or wrong else 0)


main()
