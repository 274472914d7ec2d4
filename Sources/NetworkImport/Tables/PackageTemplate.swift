// A network of three towns to begin with: tables that one overwrites, and a page that explains
// them.

import NetworkFiles
import TransportNetwork

/// The files of a network package that validates and plans, for a country of one's own.
///
/// Three towns in a row: 100 km by road and rail from the first to the second, 220 km by road from
/// there to the third, which three projects may bring nearer.
public enum PackageTemplate {
  /// Files by name, in the order in which they are written.
  ///
  /// The name is that of the folder, and the network's in `config.csv`.
  public static func files(name: String) -> [(name: String, text: String)] {
    var config = CSVWriter(header: ["dataset_name", "long_length", "speed", "currency", "crs"])
    for field in [name, "km", "kmh", "million", "EPSG:4326"] { config.field(field) }
    config.endRow()
    return [("config.csv", config.text)] + tables + [("README.md", page(name))]
  }

  private static let tables = [
    (
      "zone.csv",
      """
      zone_id,name,population,jobs
      1,Port Anna,300000,180000
      2,Middleton,250000,110000
      3,Westfield,200000,60000

      """
    ),
    (
      "node.csv",
      """
      node_id,name,x_coord,y_coord,node_type,zone_id
      anna,Port Anna,12,50,city,1
      middleton,Middleton,10.7,50,city,2
      westfield,Westfield,8,50,city,3

      """
    ),
    (
      "mode.csv",
      """
      mode,use,speed,board_minutes,alight_minutes,through
      road,passenger,70,0,0,true
      rail,passenger,120,10,5,true

      """
    ),
    (
      "link.csv",
      """
      link_id,name,from_node_id,to_node_id,directed,length,free_speed,u_mode,u_travel_time,u_headway
      R1,East road,anna,middleton,false,100,80,road,,
      R2,West road,middleton,westfield,false,220,55,road,,
      T1,East railway,anna,middleton,false,100,,rail,60,30

      """
    ),
    (
      "region.csv",
      """
      scheme,region,zone_id
      macro,East,1
      macro,East,2
      macro,West,3

      """
    ),
    (
      "project.csv",
      """
      project_id,name,cost,status,group,requires,region
      ROAD,West road widened,200,candidate,west-road,,West
      MOTORWAY,West motorway,500,candidate,west-road,,West
      RAIL,West railway,600,candidate,,,West

      """
    ),
    (
      "project_link.csv",
      """
      project_id,link_id,from_node_id,to_node_id,directed,length,free_speed,u_mode,u_travel_time,u_headway
      ROAD,P1,middleton,westfield,false,220,75,road,,
      MOTORWAY,P2,middleton,westfield,false,205,110,road,,
      RAIL,P3,middleton,westfield,false,210,,rail,100,60

      """
    ),
    (
      "ideas.csv",
      """
      name,from,to,via,mode,km,speed,cost
      Fast railway,Port Anna,Westfield,Middleton,rail,310,200,1500
      Middleton bypass,Port Anna,Middleton,,road,95,100,150

      """
    ),
  ]

  private static func page(_ name: String) -> String {
    """
    # \(name)

    Three towns to begin with. Overwrite the tables with your own, in a text editor or a spreadsheet saved as CSV (UTF-8, commas); write your
    places into node.csv and zone.csv first, then the links between them, then what may be built. Each line here can be typed as it stands,
    from the folder that holds this one:

    ```sh
    corridor validate \(name)                        # every problem with file, line and column
    corridor route \(name) --from anna --to westfield
    corridor access \(name) --by macro
    corridor plan \(name) --budget 800               # which projects, proven
    corridor plan \(name) --budget 800 --report plan.html
    corridor import projects \(name)/ideas.csv --into \(name)   # ideas by name become project.csv and project_link.csv
    ```

    | table | a row is | columns |
    |---|---|---|
    | config.csv | the network (one row) | dataset_name; long_length km, mile, m or ft; speed kmh or mph; currency of all costs; crs of the coordinates |
    | zone.csv | where people are | zone_id; name; then any numbers: population, jobs, gdp. Access to any of them can be asked for (`--opportunities jobs`) |
    | node.csv | a place of the network | node_id; name; x_coord (longitude), y_coord (latitude); node_type city, station, port, airport, junction; zone_id of the zone that sits there, empty for a junction |
    | mode.csv | a way to travel | mode; use (passenger); speed in km/h where a link has none; board_minutes and alight_minutes for entering and leaving it; through: false where every link is boarded on its own, such as flights |
    | link.csv | a link between two nodes | link_id; name; from_node_id; to_node_id; directed false for both ways; length; free_speed, or u_travel_time in minutes, which wins; u_mode; u_headway: minutes between services, half of which is waited |
    | region.csv | a zone's membership | scheme; region; zone_id. `plan` closes the gap between East and West of the scheme macro unless told otherwise (`--target`, `--reference`, `--scheme`) |
    | project.csv | something that may be built | project_id; name; cost; status candidate, committed or built; group: at most one of a group is built; requires: project ids, semicolons between; region where its money is spent |
    | project_link.csv | a link that a project adds | project_id and the columns of link.csv. An upgrade is a faster link beside the old one |
    | ideas.csv | an idea, for `import projects` (no table of the package) | name; from, via and to by name; mode; km; speed; cost |

    Only node.csv and link.csv must be there, and of their columns the ids, the coordinates, the ends, and a length or time. Columns of your own
    are kept. The whole format is told in Networks/README.md of Corridor.

    """
  }
}
