// Reports of networks, routes, matrices and access: shapes, order and what is unreachable.

import AccessAnalysis
import OrderedJSON
import Accessibility
@testable import Reporting
import Testing
@testable import TransportNetwork

@Suite("Network reports")
struct NetworkReportTests {
  @Test("info counts types, modes, regions, components and projects")
  func info() {
    let summary = NetworkSummary(network, folder: "folder")
    #expect(summary.nodes == [count("city", 2), count("port", 1), count("other", 1)])
    #expect(summary.links == [count("road", 2, 30), count("rail", 1, 0)])
    #expect(summary.components == [3, 1])
    #expect(summary.schemes == [.init(name: "macro", regions: [count("East", 1, 100)])])
    #expect(summary.projects == [count("candidate", 2, 30), count("built", 1, 5)])
    #expect(summary.name == "folder")
    #expect(
      summary.csv == """
        section,name,count,total
        nodes,city,2,
        nodes,port,1,
        nodes,other,1,
        links,road,2,30
        links,rail,1,0
        zones,,2,
        zone columns,population,1,100
        macro,East,1,100
        projects,candidate,2,30
        projects,built,1,5
        components,1,3,
        components,2,1,

        """
    )
    #expect(
      summary.json.compact == """
        {"name":"folder","currency":"CNY","crs":"EPSG:4326","uses":["passenger"],\
        "nodes":{"count":4,"by_type":[{"type":"city","count":2},{"type":"port","count":1},\
        {"type":"other","count":1}]},"links":{"count":3,"by_mode":[{"mode":"road","count":2,"km":30},\
        {"mode":"rail","count":1,"km":0}]},"zones":{"count":2,"columns":[{"column":"population",\
        "total":100,"missing":1}]},"schemes":[{"scheme":"macro","regions":[{"region":"East","zones":1,\
        "population":100}]}],"components":{"count":2,"sizes":[3,1]},"projects":{"count":3,"cost":35,\
        "by_status":[{"status":"candidate","count":2,"cost":30},{"status":"built","count":1,"cost":5}]}}
        """
    )
    let text = summary.text(.plain)
    #expect(text.contains("4 nodes, 3 links, 2 zones"))
    #expect(text.contains("2 separate parts, of 3, 1 nodes."))
  }

  @Test("a route's JSON has the interface's keys; without a path its figures are null")
  func route() {
    let leg = Route.Leg(
      mode: RowIndex(0),
      from: RowIndex(0),
      to: RowIndex(1),
      minutes: 20,
      accessMinutes: 5,
      money: 7,
      kilometres: 12.5,
      nodes: [RowIndex(0), RowIndex(3), RowIndex(1)],
      links: [.network(RowIndex(0)), .project(RowIndex(2), 0)]
    )
    let route = Route(
      minutes: 25,
      generalizedMinutes: 30,
      money: 7,
      kilometres: 12.5,
      legs: [leg]
    )
    let single = report([route], isList: false)
    #expect(
      single.json.compact == """
        {"from":"A","to":"B","from_name":"Aville","to_name":"","minutes":25,"money":7,"km":12.5,\
        "legs":[{"mode":"road","from":"A","to":"B","minutes":20,"km":12.5,"access_minutes":5,\
        "from_name":"Aville","to_name":"","nodes":["A","D","B"],\
        "links":["1","P3:4"]}]}
        """
    )
    #expect(report([route], isList: true).json.compact == "[\(single.json.compact)]")
    #expect(single.jsonLines == single.json.compact + "\n")
    #expect(
      single.csv == """
        from,to,route,leg,mode,leg_from,leg_to,minutes,km,access_minutes,money,from_name,to_name,leg_from_name,leg_to_name
        A,B,1,1,road,A,B,20,12.5,5,7,Aville,,Aville,

        """
    )
    #expect(single.text(.plain).hasPrefix("Aville (A) to B: 25 min, 12.50 km, 7.000 CNY\n"))

    let none = report([], isList: false)
    #expect(
      none.json.compact
        == #"{"from":"A","to":"B","from_name":"Aville","to_name":"","minutes":null,"money":null,"km":null,"legs":[]}"#
    )
    #expect(none.jsonLines == none.json.compact + "\n")
    #expect(none.csvRows == "A,B,,,,,,Inf,,,,Aville,,,\n")
    #expect(none.text(.plain) == "Aville (A) to B: no path.\n")
    #expect(report([], isList: true).json == [none.json])
  }

  @Test("a matrix in every format; unreachable is Inf in CSV and null in JSON, with a count")
  func matrix() {
    #expect(
      matrix(.csv) == """
        from_id,to_id,cost
        a,a,0
        a,b,2.5
        b,a,Inf
        b,b,0

        """
    )
    #expect(
      matrix(.json) == """
        {
          "origins": ["a","b"],
          "destinations": ["a","b"],
          "costs": [
            [0,2.5],
            [null,0]
          ],
          "unreachable": 1
        }

        """
    )
    #expect(
      matrix(.text) == """
        from  reached  mean minutes  nearest  minutes there  farthest  minutes to it
        ----  -------  ------------  -------  -------------  --------  -------------
        a           1           2.5  b                  2.5  b                   2.5
        b           0             -  -                    -  -                     -

        """
    )
  }

  @Test("access as zone_id,accessibility, with cutoffs and regions when there are")
  func access() {
    #expect(access(cutoffs: [nil], by: false).csv == "zone_id,accessibility,name\na,1.5,A\nb,0,B\n")
    #expect(
      access(cutoffs: [30, 60], by: true).csv == """
        zone_id,accessibility,cutoff,region,region_accessibility,name
        a,1.5,30,East;Coast,1;1.5,A
        b,0,30,East,1,B
        a,1.5,60,East;Coast,1;1.5,A
        b,0,60,East,1,B

        """
    )
    #expect(
      access(cutoffs: [nil], by: true).json.compact == """
        {"zones":[{"zone_id":"a","name":"A","accessibility":1.5},\
        {"zone_id":"b","name":"B","accessibility":0}],\
        "regions":[{"region":"East","population":3,"accessibility":1,"unweighted":0.75,"share":1},\
        {"region":"Coast","population":2,"accessibility":1.5,"unweighted":1.5,"share":1.5}],\
        "national":[{"population":3,"accessibility":1,"unweighted":0.75,"share":1}],\
        "inequality":[{"index":"theil-t","component":"total","value":null},\
        {"index":"theil-t","component":"between","value":null},\
        {"index":"theil-t","component":"within","value":null}],\
        "spread":[{"highest":"Coast","lowest":"East","value":0.5}],\
        "unreachable":1,"unreachable_share":0.25}
        """
    )
    // The regions overlap, so that Theil's index cannot be split.
    #expect(access(cutoffs: [nil], by: true).text(.plain).contains("regions overlap"))
    // Zone a had 0.5 and b was not there: East had 0.5 too.
    let compared = access(cutoffs: [nil], by: true, before: [0.5, nil])
    #expect(
      compared.csv.hasPrefix(
        "zone_id,accessibility,region,region_accessibility,before,change,name\n"
      )
    )
    #expect(compared.csv.hasSuffix("a,1.5,East;Coast,1;1.5,0.5,1,A\nb,0,East,1,,,B\n"))
    #expect(
      compared.json.compact.contains(
        #""share":1.5,"before":0.5,"change":1}],"national":[{"population":3,"accessibility":1,"#
      )
    )
    #expect(compared.text(.plain).contains("+200 %"))
    let report = access(cutoffs: [30, 60], by: false)
    #expect(
      report.json.compact.contains(#"{"zone_id":"b","name":"B","accessibility":0,"cutoff":60}"#)
    )
    #expect(report.text(.plain).contains("zone_id  name  within 30 min  within 60 min"))
    #expect(
      report.coverageLine
        == "coverage: 75.0 % of weight x opportunities; unreachable: 1 of 2 pairs, 25.0 %"
    )
  }

  // MARK: Cases

  private let network = Network(
    nodes: [
      Node(id: "A", name: "Aville", x: 0, y: 0, type: "city", zone: RowIndex(0)),
      Node(id: "B", x: 1, y: 0, type: "city", zone: RowIndex(1)),
      Node(id: "C", x: 2, y: 0, type: "port"), Node(id: "D", x: 3, y: 0),
    ],
    links: [
      Link(id: "1", from: RowIndex(0), to: RowIndex(1), kilometres: 10),
      Link(id: "2", from: RowIndex(1), to: RowIndex(0), kilometres: 20),
      Link(id: "3", from: RowIndex(0), to: RowIndex(1), mode: RowIndex(1)),
    ],
    zones: [Zone(id: "a"), Zone(id: "b")],
    zoneColumns: [ZoneColumn(name: "population", values: [100, nil])],
    modes: [.road, Mode(name: "rail", services: [nil])],
    schemes: [
      RegionScheme(name: "macro", regions: [.init(name: "East", zones: [RowIndex(0)])])
    ],
    projects: [
      Project(id: "P1", cost: 10), Project(id: "P2", cost: 20),
      Project(
        id: "P3",
        cost: 5,
        status: .built,
        links: [ProjectLink(link: Link(id: "4", from: RowIndex(2), to: RowIndex(1)))]
      ),
    ]
  )

  private func count(_ name: String, _ count: Int, _ total: Double? = nil) -> NetworkSummary.Count {
    NetworkSummary.Count(name: name, count: count, total: total)
  }

  private func report(_ routes: [Route], isList: Bool) -> RouteReport {
    RouteReport(
      from: RouteReport.Place(id: "A", name: "Aville"),
      to: RouteReport.Place(id: "B", name: ""),
      routes: routes,
      isList: isList,
      network: network
    )
  }

  private func matrix(_ format: OutputFormat) -> String {
    let ids = ["a", "b"]
    var writer = MatrixWriter(format: format, style: .plain, origins: ids, destinations: ids)
    var text = writer.start()
    text += writer.row([0, 2.5])
    text += writer.row([.infinity, 0])
    return text + writer.end()
  }

  /// Zones a of weight 2 and b of weight 1 with access 1.5 and 0: East is both, the Coast is a.
  private func access(
    cutoffs: [Double?],
    by hasRegions: Bool,
    before: [Double?] = []
  ) -> AccessReport {
    var coverage = Coverage()
    let there: [Double] = [0, 7]
    let gone: [Double] = [.infinity, 0]
    let opportunities: [Double] = [1, 3]
    coverage.add(costs: there.span, weight: 1, opportunities: opportunities.span, own: 0)
    coverage.add(costs: gone.span, weight: 1, opportunities: opportunities.span, own: 1)
    return AccessReport(
      title: "Access",
      zones: [.init(id: "a", name: "A", weight: 2), .init(id: "b", name: "B", weight: 1)],
      series: cutoffs.map {
        AccessReport.Series(cutoff: $0, values: [1.5, 0], before: before)
      },
      regions: hasRegions
        ? [.init(name: "East", zones: [0, 1]), .init(name: "Coast", zones: [0])] : [],
      coverage: coverage
    )
  }
}
