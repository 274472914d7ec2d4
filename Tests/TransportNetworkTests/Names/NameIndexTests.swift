// Names as people type them: what they find, what is ambiguous, what is near.

import Testing
import TransportNetwork

@Suite("Names")
struct NameIndexTests {
  @Test(
    "case, accents, hyphens and blanks do not matter",
    arguments: [
      ("Ürümqi", "urumqi"), ("U\u{308}rümqi", "URUMQI"), ("Xi'an", "xian"), ("Xi’an", "Xi-An"),
      ("Hong Kong", "hongkong"), ("Lü liang", "LULIANG"), ("Łódź", "lodz"), ("Straße", "strasse"),
      ("São Paulo", "sao-paulo"), ("兰州", "兰州市"), ("high_speed_rail", "High-speed rail"),
    ]
  )
  func sameKey(one: String, other: String) {
    #expect(nameKey(one) == nameKey(other))
  }

  @Test(
    "what differs in letters or digits stays different",
    arguments: [
      ("Suzhou", "Fuzhou"), ("P1", "P2"), ("兰州", "广州"), ("市", "城"), ("Bo", "Bö-2"), ("й", "к"),
    ]
  )
  func otherKey(one: String, other: String) {
    #expect(nameKey(one) != nameKey(other))
  }

  private static let entries = [
    NameIndex.Entry(id: "1", name: "Suzhou", localName: "苏州", qualifier: "Jiangsu"),
    NameIndex.Entry(id: "2", name: "Suzhou", localName: "宿州", qualifier: "Anhui"),
    NameIndex.Entry(id: "3", name: "Lanzhou", localName: "兰州", qualifier: "Gansu"),
    // An id that is another's name.
    NameIndex.Entry(id: "Lanzhou", name: "Yumen", qualifier: "Gansu"),
    NameIndex.Entry(id: "5", name: "Ping An", qualifier: "Qinghai"),
    NameIndex.Entry(id: "6", name: "Ping'an", qualifier: "Jilin"),
    NameIndex.Entry(id: "a7", name: "North-South line, first part", qualifier: ""),
    NameIndex.Entry(id: "8", name: "", qualifier: "Gansu"),
  ]

  @Test(
    "ids come first, then names letter for letter, then names by key, then what tells them apart",
    arguments: [
      ("3", 2), ("3.0", 2), ("Lanzhou", 3), ("lanzhou", 2), ("兰州", 2), ("苏州", 0), ("宿州市", 1),
      ("Suzhou (Jiangsu)", 0), ("suzhou anhui", 1), ("Ping An", 4), ("Ping'an", 5),
      ("A7", 6), ("north south line, FIRST part", 6),
    ]
  )
  func finds(text: String, position: Int) throws {
    var index = NameIndex("zone", Self.entries)
    #expect(try index.position(of: text) == position)
  }

  @Test("several of one name are listed with what tells them apart and their ids")
  func ambiguous() {
    var index = NameIndex("zone", Self.entries)
    let error = #expect(throws: NameError.self) { try index.position(of: "SUZHOU") }
    #expect(
      error?.description.hasPrefix(
        #"several zones are called "SUZHOU": Suzhou (Jiangsu) 1, Suzhou (Anhui) 2. "#
      ) == true
    )
    // Both keys are "pingan", and no name is written so.
    #expect(throws: NameError.self) { try index.position(of: "pingan") }
  }

  @Test("a name with parentheses of its own is called as without them, if nothing else is")
  func parentheses() throws {
    var index = NameIndex(
      "zone",
      [
        NameIndex.Entry(id: "1", name: "Suzhou (Jiangsu)", qualifier: "Jiangsu"),
        NameIndex.Entry(id: "2", name: "Suzhou (Anhui)", qualifier: "Anhui"),
        NameIndex.Entry(id: "3", name: "Xining railway (502.5 km)"),
        NameIndex.Entry(id: "4", name: "Tongren", qualifier: "Guizhou"),
        NameIndex.Entry(id: "5", name: "Tongren (Huangnan)", qualifier: "Qinghai"),
      ]
    )
    let error = #expect(throws: NameError.self) { try index.position(of: "Suzhou") }
    #expect(error?.description.contains("Suzhou (Jiangsu) 1, Suzhou (Anhui) 2.") == true)
    #expect(try index.position(of: "suzhou anhui") == 1)
    #expect(try index.position(of: "Xining Railway") == 2)
    // Letter for letter, it is a name of its own.
    #expect(try index.position(of: "Tongren") == 3)
  }

  @Test("an unknown name is answered with the nearest; what has no letters is unknown")
  func unknown() {
    var index = NameIndex("zone", Self.entries)
    let error = #expect(throws: NameError.self) { try index.position(of: "Lanzou") }
    #expect(error?.description.contains(#"unknown zone "Lanzou"; did you mean "Lanzhou"?"#) == true)
    for text in ["", "-", " ", "Peking"] {
      #expect(index.positions(of: text).isEmpty)
    }
  }

  @Test("lists: names may hold commas, and come once each in the list's order")
  func list() throws {
    var index = NameIndex("project", Self.entries)
    #expect(
      try index.positions(ofList: "5, North-South line, first part ,3,,5") == [4, 6, 2]
    )
    #expect(try index.positions(ofList: "") == [])
    // What an item says beside its name does not count.
    #expect(
      index.items(ofList: "3+, North-South line, first part+,5") { $0.replacing("+", with: "") }
        == ["3+", "North-South line, first part+", "5"]
    )
    #expect(throws: NameError.self) { try index.positions(ofList: "3,North-South line") }
  }

  @Test("places: an id before a name, a zone before a node, the kind where nodes share a name")
  func places() throws {
    let network = Network(
      nodes: [
        Node(id: "n1", name: "Lan", x: 0, y: 0, type: "city", zone: RowIndex(0)),
        Node(id: "n2", name: "Lan", x: 0, y: 0, type: "station"),
        Node(id: "n3", name: "Wu", x: 0, y: 0, type: "station"),
        Node(id: "n4", name: "Wu", x: 0, y: 0, type: "port"),
        Node(id: "z2", name: "Named by its node", x: 0, y: 0, zone: RowIndex(1)),
      ],
      links: [],
      zones: [Zone(id: "z1", name: "Lan", superZone: "Su"), Zone(id: "z2")]
    )
    var places = network.placeNames
    #expect(try places.place("lan").id == "z1")
    #expect(try places.place("Lan (Su)").id == "z1")
    #expect(try places.place("Lan (station)").id == "n2")
    #expect(try places.place("n1").id == "n1")
    #expect(try places.place("wu port").id == "n4")
    #expect(try places.place("z2").name == "Named by its node")
    let error = #expect(throws: NameError.self) { try places.place("Wu") }
    #expect(error?.description.contains("Wu (station) n3, Wu (port) n4") == true)
    #expect(throws: NameError.self) { try places.place("Lanz") }
  }

  @Test("modes by name or group, schemes and regions by name")
  func modesAndRegions() throws {
    let network = Network(
      nodes: [],
      links: [],
      zones: [],
      modes: [
        Mode(name: "road", services: [nil]),
        Mode(name: "high_speed_rail", group: "train", services: [nil]),
        Mode(name: "rail", group: "train", services: [nil]),
      ],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: [
            RegionScheme.Region(name: "East", zones: []),
            RegionScheme.Region(name: "West", zones: []),
          ]
        )
      ]
    )
    #expect(try network.modes(named: "Train") == [RowIndex(1), RowIndex(2)])
    #expect(try network.modes(named: "high-speed rail, Road") == [RowIndex(0), RowIndex(1)])
    #expect(throws: NameError.self) { try network.modes(named: ",") }
    #expect(throws: NameError.self) { try network.modes(named: "boat") }
    #expect(try network.scheme(named: "MACRO").region(named: "west") == 1)
    #expect(throws: NameError.self) { try network.scheme(named: "macro").region(named: "North") }
  }
}
