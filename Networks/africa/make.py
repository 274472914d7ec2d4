#!/usr/bin/env python3
"""Makes Networks/africa and Networks/africa/upgrades of the tables of Krantz (2024); see README.md.

    Networks/africa/make.py TABLES

TABLES has PE_nodes.csv and PE_add.csv of the author's repository, and his networks as tables: links481 (link.csv with the roads of
today and project_link.csv with the 481 candidates) and upgrades330. Plain Python, no packages. The same tables give the same bytes.
"""

import csv
import json
import pathlib
import sys

# Country names as the United Nations have them, by the ISO 3166 code of the tables.
COUNTRIES = {
    "AGO": "Angola", "BDI": "Burundi", "BEN": "Benin", "BFA": "Burkina Faso", "BWA": "Botswana",
    "CAF": "Central African Republic", "CIV": "Côte d'Ivoire", "CMR": "Cameroon",
    "COD": "Democratic Republic of the Congo", "COG": "Congo", "DJI": "Djibouti", "DZA": "Algeria",
    "EGY": "Egypt", "ERI": "Eritrea", "ESH": "Western Sahara", "ETH": "Ethiopia", "GAB": "Gabon",
    "GHA": "Ghana", "GIN": "Guinea", "GMB": "Gambia", "GNB": "Guinea-Bissau",
    "GNQ": "Equatorial Guinea", "KEN": "Kenya", "LBR": "Liberia", "LBY": "Libya", "LSO": "Lesotho",
    "MAR": "Morocco", "MLI": "Mali", "MOZ": "Mozambique", "MRT": "Mauritania", "MWI": "Malawi",
    "NAM": "Namibia", "NER": "Niger", "NGA": "Nigeria", "RWA": "Rwanda", "SDN": "Sudan",
    "SEN": "Senegal", "SLE": "Sierra Leone", "SOM": "Somalia", "SSD": "South Sudan",
    "SWZ": "Eswatini", "TCD": "Chad", "TGO": "Togo", "TUN": "Tunisia", "TZA": "Tanzania",
    "UGA": "Uganda", "ZAF": "South Africa", "ZMB": "Zambia", "ZWE": "Zimbabwe",
}
# Landlocked developing countries of Africa, by the list of the United Nations.
LANDLOCKED = {
    "BDI", "BFA", "BWA", "CAF", "ETH", "LSO", "MLI", "MWI", "NER", "RWA", "SSD", "SWZ", "TCD", "UGA",
    "ZMB", "ZWE",
}
# How the tables call a country behind a city's name, where it is not what COUNTRIES says. Names are taken only where both agree.
SPELLINGS = {
    "CIV": "Cote d'Ivoire", "COD": "Congo (Kinshasa)", "COG": "Congo (Brazzaville)",
    "GMB": "Gambia, The", "ESH": "Morocco",
}
SOURCE = {
    "title": "S. Krantz, Optimal Investments in Africa's Road Network, World Bank Policy Research Working Paper 10893, 2024",
    "path": "https://github.com/SebKrantz/OptimalAfricanRoads",
    "version": "b1f7b5a",
}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def places(nodes):
    """A place of each row: its name where it has a right one, country, and whether it is a port.

    city_country is right for cities and ports only (city_port); of the nodes between them it names cities elsewhere.
    """
    found = []
    for row in nodes:
        name, code = "", row["iso3c"]
        is_port = row["port_locode"] not in ("", "NA")
        if row["city_port"] == "TRUE":
            name, country = row["city_country"].rsplit(" - ", 1)
            expected = SPELLINGS.get(code, COUNTRIES[code])
            if country not in (expected, "NA"):
                sys.exit(f"{row['city_country']} is said to be in {COUNTRIES[code]}")
        found.append({"name": name, "country": code, "type": "port" if is_port else "city" if name else "junction"})
    return found


def tables(folder, name, currency, title, own, nodes, zones):
    """What both networks have: config, modes, nodes, zones, regions, and where they come from."""
    write(
        folder / "config.csv",
        ["dataset_name", "long_length", "speed", "currency", "crs"],
        [[title, "km", "kmh", currency, "EPSG:4326"]],
    )
    write(folder / "mode.csv", ["mode", "use", "speed"], [["road", "passenger", 60]])
    write(
        folder / "node.csv",
        ["node_id", "name", "x_coord", "y_coord", "node_type", "zone_id"],
        [
            [n["node_id"], p["name"], n["x_coord"], n["y_coord"], p["type"], n["zone_id"]]
            for n, p in zip(nodes, own)
        ],
    )
    write(
        folder / "zone.csv",
        ["zone_id", "name", "super_zone", "population", "gdp", "one"],
        [
            [z["zone_id"], p["name"], COUNTRIES[p["country"]], z["population"], z["gdp"], 1]
            for z, p in zip(zones, own)
        ],
    )
    regions = [["country", p["country"], z["zone_id"]] for z, p in zip(zones, own)]
    regions += [
        ["sea", "Landlocked" if p["country"] in LANDLOCKED else "Coastal", z["zone_id"]]
        for z, p in zip(zones, own)
    ]
    write(folder / "region.csv", ["scheme", "region", "zone_id"], regions)
    descriptor = {
        "name": name,
        "title": title,
        "licenses": [{"name": "GPL-3.0", "path": "https://www.gnu.org/licenses/gpl-3.0.txt"}],
        "sources": [SOURCE],
    }
    with open(folder / "datapackage.json", "w", encoding="utf-8") as file:
        json.dump(descriptor, file, indent=2, ensure_ascii=False)
        file.write("\n")


def label(number, own):
    """A place in a project's name: its own, or its number and country."""
    place = own[number]
    return place["name"] or f"{number + 1} ({COUNTRIES[place['country']]})"


def links481(raw, folder, rows):
    base = raw / "links481"
    nodes, own = read(base / "node.csv"), places(rows)
    tables(
        folder, "africa", "USD", "Trans-African road network with 481 candidate links", own, nodes, read(base / "zone.csv")
    )
    # At 60 km/h a kilometre is a minute: the author's access is by kilometres.
    write(
        folder / "link.csv",
        ["link_id", "from_node_id", "to_node_id", "directed", "length", "u_mode"],
        [
            [k["link_id"], k["from_node_id"], k["to_node_id"], "false", k["length"], "road"]
            for k in read(base / "link.csv")
        ],
    )
    links = read(base / "project_link.csv")
    projects = []
    for add, link, project in zip(read(raw / "PE_add.csv"), links, read(base / "project.csv")):
        assert link["from_node_id"] == add["from"] and link["to_node_id"] == add["to"]
        ends = [int(add["from"]) - 1, int(add["to"]) - 1]
        projects.append(
            [
                project["project_id"], " - ".join(label(end, own) for end in ends), project["cost"], "candidate",
                add["from_ctry"], "Krantz 2024", link["length"], add["MA_gain_pusd"],
                int(add["consensus"] == "TRUE"),
            ]
        )
    write(
        folder / "project.csv",
        ["project_id", "name", "cost", "status", "region", "source", "km", "gain_per_usd", "consensus"],
        projects,
    )
    write(
        folder / "project_link.csv",
        ["project_id", "link_id", "from_node_id", "to_node_id", "directed", "length", "u_mode"],
        [
            [k["project_id"], k["link_id"], k["from_node_id"], k["to_node_id"], "false", k["length"], "road"]
            for k in links
        ],
    )


def upgrades330(raw, folder, rows):
    base = raw / "upgrades330"
    by_place = {(row["lon"], row["lat"]): place for row, place in zip(rows, places(rows))}
    nodes = read(base / "node.csv")
    own = [by_place[node["x_coord"], node["y_coord"]] for node in nodes]
    tables(
        folder, "africa-upgrades", "million USD", "Fastest trans-African routes with 330 upgrades", own, nodes,
        read(base / "zone.csv"),
    )
    columns = ["link_id", "from_node_id", "to_node_id", "directed", "length", "u_mode", "u_travel_time"]
    write(folder / "link.csv", columns, [[k[c] for c in columns] for k in read(base / "link.csv")])
    links = read(base / "project_link.csv")
    projects = []
    for project, link in zip(read(base / "project.csv"), links):
        ends = [int(link["from_node_id"]) - 1, int(link["to_node_id"]) - 1]
        name = " - ".join(label(end, own) for end in ends)
        projects.append([project["project_id"], name, project["cost"], "candidate", "Krantz 2024"])
    write(folder / "project.csv", ["project_id", "name", "cost", "status", "source"], projects)
    columns = ["project_id"] + columns + ["replaces"]
    write(folder / "project_link.csv", columns, [[k[c] for c in columns] for k in links])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    raw, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    rows = read(raw / "PE_nodes.csv")
    links481(raw, here, rows)
    (here / "upgrades").mkdir(exist_ok=True)
    upgrades330(raw, here / "upgrades", rows)


if __name__ == "__main__":
    main()
