// A plan for a network package on disk.

import Accessibility
import InvestmentPlanning
import NetworkFiles
import PlanModel
import TestSupport
import Testing
import TransportNetwork

@Suite("Example: a plan from a folder")
struct PlanFromFolder {
  /// By hand.
  ///
  /// A (West) - B - C (East) along a road of 60 minutes per link, candidates that make A-B or B-C
  /// 30 minutes, of which the budget pays one. Linear decay to 120 minutes, access counts the
  /// people of other zones: A has 10, B 20, C 30. Before, West and East have 20 x 0.5 = 10 each.
  /// With the tunnel the West has 20 x 0.75 + 30 x 0.25 = 22.5, the East 20 x 0.5 + 10 x 0.25 =
  /// 12.5: a gap of -10. With the bridge the West has 20 x 0.5 + 30 x 0.25 = 17.5, the East 20 x
  /// 0.75 + 10 x 0.25 = 17.5.
  private static let tables = [
    "config.csv": "dataset_name,long_length,speed\nThree towns,km,km/h\n",
    "use_definition.csv": "use\npassenger\n",
    "mode.csv": "mode,use,speed\nroad,passenger,60\n",
    "zone.csv": "zone_id,population\nA,10\nB,20\nC,30\n",
    "node.csv": "node_id,x_coord,y_coord,zone_id\n1,10,50,A\n2,11,50,B\n3,12,50,C\n",
    "link.csv": """
    link_id,from_node_id,to_node_id,directed,length,u_mode
    AB,1,2,false,60,road
    BC,2,3,false,60,road

    """,
    "region.csv": "scheme,region,zone_id\nmacro,West,A\nmacro,East,C\n",
    "project.csv": "project_id,name,cost\nwest,Tunnel,5\neast,Bridge,5\n",
    "project_link.csv": """
    project_id,link_id,from_node_id,to_node_id,directed,length,u_mode
    west,wAB,1,2,false,30,road
    east,eBC,2,3,false,30,road

    """,
  ]

  @Test("read, plan, and look at the answer")
  func plan() throws {
    let folder = try TemporaryFolder(Self.tables)
    let (network, report) = try NetworkPackage.read(folder.path)
    #expect(report.errorCount == 0)

    let planner = try InvestmentPlanner(
      network,
      PlanRequest(budget: 5, decay: .linear(cutoff: 120))
    )
    let result = try planner.plan()
    #expect(result.status == .optimal)
    #expect(result.projects.map(\.name) == ["Tunnel"])
    #expect(result.gap.before == 0 && result.gap.after == -10)
    #expect(abs((result.bound ?? 0) + 10) < 1e-6)
  }
}
