// SOURCES.md: every source and licence, what was made of it, check figures and weaknesses.

import TransportNetwork

/// The page that says where everything comes from.
enum SourcesPage {
  /// The page.
  static func text(_ network: Network, _ figures: CheckFigures) -> String {
    """
    # Sources of Networks/china

    Written by `BuildChinaNetwork`; every row of node.csv and link.csv has its `source`, `year` and `confidence`, every row of
    project.csv its source, the basis of its cost and a confidence.

    ## Sources and licences

    \(sources)

    ## What was made of them

    \(method)

    ## Projects left out

    \(leftOut)

    ## Check figures

    Direct services against routes through a network that does not know them: each eighth of the services (by a hash of the pair) was kept out of
    a network made from the others. Shown are the median of network minutes over the timetable's fastest, and share of services within 15 %. "Train time" leaves out the
    boarding, waiting and leaving of the first train; "city to city" adds the roads to and from the stations.

    | comparison | median; within 15 % | services |
    |---|---|---|
    \(table(figures.holdOut))

    What the misses have in common: a pair's fastest train is one of few or of many. Train times again, by trains a day (both directions):

    | comparison | median; within 15 % | services |
    |---|---|---|
    \(table(figures.byTrains))

    | comparison | median; share | pairs |
    |---|---|---|
    \(table(figures.roadAndAir))

    | check | figure | should be |
    |---|---|---|
    \(table(figures.network))

    | route | how | minutes door to door (minutes aboard) |
    |---|---|---|
    \(table(figures.routes))

    ## Known weaknesses

    \(weaknesses)

    """
  }

  private static func table(_ rows: [CheckFigures.Row]) -> String {
    rows.map { "| \($0.name) | \($0.figure) | \($0.wanted) |" }.joined(separator: "\n")
  }

  private static let sources = """
    | what | source | year | licence |
    |---|---|---|---|
    | population of zones | census of 2020, by way of leiii/census | 2020 | MIT |
    | population of 2000 and 2010, urban population | censuses, by way of Ma and Tang (2000) and leiii/census | 2000-2020 | GPL-3.0 (2000), MIT |
    | universities; Double First-Class universities | Ministry of Education lists | 2017; 2022 | facts |
    | hospital beds, pupils | city yearbook 2013, by way of jcdasheng/China_City_sustainability@137b9d2: 4.49 of about 5.7 million beds | 2012 | MIT |
    | boundaries of zones and areas | leiii/census; Taiwan geoBoundaries; simplified to 0.03 degrees with shared borders kept, not authoritative | 2010-2020 | MIT; CC BY 4.0 |
    | throughput of ports, hubs and gateways; passengers of 40 airports | public knowledge, few verified, source per row | 2023; 2024 | facts |
    | computing clusters, internet exchanges, policy regions | public lists | 2000-2023 | facts |
    | GDP of zones | city yearbooks and bulletins | 2023 (Nagqu, Weinan, Ankang, Shangluo 2022; Sansha and the county-level units blank) | facts |
    | coordinates of cities | GeoNames | n.d. | CC BY 4.0 |
    | railway times, trains a day | 12306 timetable of 25 September to 6 October 2023, by way of Zhang-Yukun/2023ComplexNetworkProject@71895c0 | 2023 | facts |
    | stations | the same, geocoded; 2,077 of 2,426 with high confidence | 2023 | facts |
    | km by rail | timetables of January and June 2021 (RailwayVIS, TrainVis) | 2021 | facts |
    | km of lines absent from the timetable, stations of lines | railway mileage table | December 2021 | facts |
    | lines opened since, their published fastest trains | public reports and public knowledge, confidence per row | 2023-2026 | facts |
    | road distances between cities and to ports, airports, hubs | OpenStreetMap contributors, by way of scgraph_data 2.0.0 | n.d. | ODbL 1.0 |
    | class and terrain of roads, speeds of cars and lorries | OpenStreetMap routes over the height grid of ITU-R P.1511; published driving times; Ministry of Transport | 2020-2024 | ODbL 1.0 |
    | airports, pairs with flights, block minutes | Jonty/airline-route-data of 10 July 2026, by way of dankli/OspreyLoyalty@0ffefe3 | 2026 | MIT |
    | flights a day | LF502/FlyCheap@6e97e66 (March 2022); thin routes scaled to 13,000 a day in all | 2022-2026 | facts |
    | ports, dry ports, border gateways | public knowledge; many coordinates good to 5-15 km only | 2023 | facts |
    | planned projects and their costs | public reports, named per row | 2013-2025 | facts |
    | unit costs | World Bank, public reports | 2014-2025 | facts |
    | shipping routes, regions, own candidates, ferries | this project (Sources/BuildChinaNetwork/Tables) | 2025 | as this file |

    Rows of link.csv and project_link.csv whose `source` is OpenStreetMap, or whose length is taken from a road link, are a
    database derived from ODbL databases: © OpenStreetMap contributors. The tables link.csv, project.csv and project_link.csv are therefore offered
    under the Open Database License 1.0; node.csv and region.csv under CC BY 4.0 (coordinates © GeoNames); zone.csv under the MIT
    licence of leiii/census, its population of 2000 under the GPL-3.0 of its source; area.csv under MIT (Taiwan: CC BY 4.0). datapackage.json repeats this per table.
    """

  private static let method = """
    * **Places.** A city stands at its seat's coordinates, a station at its own. `-H` is a city's main station of G, D and C trains and `-R` that of all others: the one
      with most trains, those far from the seat counting less. `-H2`, `-H3` ... and `-R2` ... stand for lines that no through train joins to the main station's: a
      service of the timetable that takes at most 1.15 of the chain along two links shows that trains run through; links that nothing joins so have a station of their
      own (the one that the mileage table names for the line, or the next by trains), and changing between them is a way over the road. The way to a station is the great circle
      times 1.25, at least 1 km. Hong Kong, Macau and two corps cities with a station are nodes without a zone; the other corps cities have no population and are left out.
    * **Railway.** A link between neighbours starts from a quarter of the fastest and three quarters of the median minutes of 2023 (high speed) or the median, and a stop of 1
      and 3 minutes. Its minutes are then scaled (between 0.65 and 2) until the direct services that run along chains of links come out right on average: 30
      rounds, in which every service moves the links of its shortest chain by the logarithm of observed over chained minutes. Services that no train can run (350 km/h between the
      seats) are left out.
      Lines opened since take their published fastest minutes, or else 0.62 (design speed from 300 km/h) or 0.64 (below) of their design speed. They are drawn through the seats that they
      pass, not through those that they miss (the table of the builder says which and why); their stretches share the length as the great circles between their stations
      do, and one that is no faster than the timetable's link beside it is left out: it adds trains, not speed. Cities that the timetable lacks get the mileage
      table's lines (65 km/h, high-speed lines 160 km/h). Yichang-Xingshan is not open and not in the network.
    * **Direct services** are links of modes that are not `through`, with 0.85 of the fastest minutes and 0.15 of the median (high speed) or the
      median (conventional), where that is below 95 % of the chain's, services of neighbours included. Headway: a service day of 17 hours over the trains of one
      direction; over half of them where the median is more than 5 % above the fastest, since at most half of a pair's trains are faster than the median.
      An eighth of the pairs is missing from the table at random, so a pair without a row may have trains. Where services show that at least 16 trains a day run through every city
      of the chain, at least half of the pairs of one city and a neighbour of the other have a row, and the fastest train is estimated to beat the chain, nearly all pairs have a row that can
      have one (check figures below): the others get a direct link too
      (`source` says "time estimated"). Its minutes are fitted to the services that are known: a share of the chain that falls with the trains on it, minutes for each of
      the two cities, and what is left of the errors of pairs of neighbouring cities; at least 0.8 of the chain.
    * **Freight railway.** Conventional and mixed lines at 35 km/h, stops and yards on the way included (50 km/h was 0.63-0.70 of real times), at least 1.05 times the great circle between seats; dry ports and
      gateways with rail hang on their city's station. Boarding is loading and marshalling.
    * **Roads.** Every road is a link for cars (`road-`, `airport-`, ...) and one for lorries (`lorry-`), with the length of the table and a speed by class and terrain,
      which is its `facility_type`: cars on expressways 96 km/h in the plain, 93 in hills, 77 in mountains, 69 on the plateau; on national roads 66, 47, 41.5; on
      regional roads 66, 61, 52; to stations, airports, ports and hubs 50. Lorries drive at 0.6 of it on expressways and 0.65 on other roads. Roads end at a junction of their
      city (`-J`), and the streets between it and the seat (`streets-`) take 13 minutes, so that a trip pays 26 minutes for its ends however many cities it passes. Roads that the table lacks are the great circle times 1.25, to the three nearest
      neighbours. Ferries to Hainan and Sansha are road links with the time of the crossing and its wait; the table's roads to Sansha are dropped.
    * **Air.** Pairs of July 2026 with their block minutes; headway from flights a day. Pairs listed in one direction only are flown both ways here. Each airport's way to its own
      city stays open whatever modes are chosen, and so does that of a city without an airport to the nearest one with flights (60 km at most as the crow flies, as from Xining to
      that in Haidong); other roads to airports are roads.
    * **Water.** Ports in sailing order along coast and rivers, great circle times a factor per route; 25 km/h at sea, 18 on rivers.
    * **Facilities and services.** Columns of zone.csv and node.csv say what cities and facilities offer; an empty field is not known. `facility_class` of node.csv tells seaports, river
      ports, dry ports, high-speed and other stations, rail and road gateways, airports, computing clusters (`-C1`) and internet exchanges (`-N1`), which stand at their city's seat. Hospital beds and pupils are of 2012. Region
      schemes beside macro, cluster, corridor, gateway and area are those of policies: revolutionary, autonomous_region, ethnic.
    * **Money** is told for both uses (fares of 0.46 CNY per km by high-speed rail, 0.13 by rail, 0.75 by air, 0.5 by car; freight 0.15 by rail, 0.35 by
      road, 0.04 by water per tonne and km). Only freight has a value of time (3 CNY an hour and tonne, an assumption), so a passenger's
      cost is time alone; set `u_value_of_time` to change that. Access decays by e per 480 minutes for passengers and per 2,880
      generalized minutes for freight (`u_decay_minutes`, an assumption too): money included, most pairs of cities are days apart.
    * **Projects.** Rows of projects.csv that are not open: what is under construction is `committed` (part of the network before and after every plan, `expected` is the year), the rest
      candidates, partly open ones cut to what is left. Costs are those given there; a blank cost is length times the unit cost of its asset, a part of a line its
      share by length, and `source` says so. Own candidates are length times the unit cost of their terrain: lines for 200-250 km/h through the Qinling, Daba, Daliang and Wumeng
      mountains cost 162-221 million CNY per km (from Xining-Chengdu's 814.9 hundred million for 502.5 km to the upper end of recent lines for 350 km/h times 114/139), not the 114 of
      lines in general. Passengers run as on opened lines of the same design speed, freight gains only
      where no line stands. An expressway has the speed of one on the terrain of the road that stands. A regional airport is a flight a day from its city to each hub named, with 20 minutes of road
      and a block time of 40.7 + km / 733 x 60 minutes; a canal carries freight. Variants of a line share a group.
    """

  private static let leftOut = """
    * Yangtze corridor Shanghai-Chengdu as a whole (5,500 hundred million CNY): its sections Hefei-Wuhan, Yichang-Fuling and
      Chengdu-Chongqing are under construction, Wuhan-Yichang is open.
    * Open since version 0.1.0: Xi'an-Shiyan, Nanning-Pingxiang, Panzhou-Xingyi (for Liupanshui-Xingyi), Xiangyang-Jingmen-Jingzhou (Jingzhou-Changde is left), Bazhong-Nanchong
      (Hanzhong-Bazhong is left), Chongqing-Yibin (Yibin-Kunming is under construction).
    * South Xinjiang expressway package: open or in the road table.
    """

  private static let weaknesses = """
    * The factors of links are fitted to the same timetable, though never to the services that a comparison is about. Most high-speed services that miss are too short: pairs with a train or two a day, whose fastest dawdles or makes a detour, while the network offers the
      usual train or a change. Turns that few trains make at a junction (Wuhu-Tongling-Huangshan,
      Beijing from the north to the east) are short cuts of the chain; stations by groups of lines do not tell them apart.
    * The timetable of 2023 lacks trains of 26-28 September and slow trains with a number only; the Golden Week inflates frequencies. Running times are observed, the minutes of stops were added
      from medians.
    * Services on lines opened since are published or assumed, not observed, and have no direct trains beyond them. The comparison with those lines shows lower ratios where they run:
      that is not an error of the chain alone.
    * Lines under construction are part of every route and of the comparison "with the lines opened since", the last of them from 2032 on.
      Block times miss where the schedule's flights stop on the way, whose minutes are those of two flights. Streets take the same minutes in every city, and speeds and minutes were fitted
      to the driving times that they are compared with.
    * Constants of the calibration and of the rule for missing services were chosen by these comparisons, so the next timetable would do a little worse.
    * A direct link that is estimated may be of a pair without trains: how often, the share of such pairs in the table says. Boarding nodes that two cities share (an airport) let one drive from city to city
      where only trains are asked for.
    * Which of a city's stations a train calls at is not in the tables: groups of lines are told by through trains, stations by the mileage table of 2021. New stations
      (Xi'an East, Chongqing East) are not in the station list; lines that end there are joined to the main station.
    * Conventional routes chain less well than high-speed ones: few trains, long stops.
    * Flights a day are scaled from a schedule of March 2022 and airlines of 2026, not observed one by one.
    * Roads between seats have one class each; a third of the published driving times are map applications', to 8 %. Freight trains' speed and terminal times have no table behind them.
    * Shipping is a sketch: no draughts, locks or schedules. Freight costs and terminal times are assumptions.
    * Costs are of different years and not deflated; unit costs know three kinds of terrain. What "under construction" means is as reported until November 2026: lines that may have opened since
      the spring (Xi'an-Ankang, Xiong'an-Shangqiu, Pinglu canal) are counted as committed. Own candidates are suggestions for study, not plans of any authority.
    """
}
