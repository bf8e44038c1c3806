import Foundation

/// A place where young children are cared for, as a département's list has it.
struct SampleCare: Sendable {
  var id: String
  var name: String
  var type: String
  var places: Int?
  var commune: Int
  var point: PlanarPoint
  /// Days of opening and of closing, blank where the list has none.
  var opening = "", closing = ""
}

// What a diagnosis needs beside the rest: figures by commune, places of care, times by road.
extension SampleDepartment {
  /// Its own seed: the other files stay what they are.
  private static let careSeed: UInt64 = 2024

  /// A crèche in about half of the IRIS of cities, micro-crèches and maisons d'assistants maternels in the larger villages; two
  /// of them have closed, three opened since, and three have no capacity on the list.
  func drawCare() -> [SampleCare] {
    var random = SampleRandom(seed: Self.careSeed), found: [SampleCare] = []
    func add(_ form: (title: String, type: String), _ places: Int, _ commune: Int, _ ring: PlanarRing) {
      let number = Self.padded(found.count + 1, 3)
      let name = "\(form.title) \(random.pick(SampleNames.nicknames))"
      found.append(
        SampleCare(
          id: "E\(number)", name: name, type: form.type, places: places, commune: commune,
          point: QuarterPlan.somewhere(in: ring, &random)))
    }
    for iris in irises where iris.type != "Z" && random.chance(percent: 55) {
      let form = random.pick([("Crèche", "EAJE"), ("Multi-accueil", "Multi-accueil"), ("Halte-garderie", "Halte-garderie")])
      add(form, random.within(12...60), iris.commune, iris.ring)
    }
    for (index, commune) in communes.enumerated() where commune.population < 10_000 {
      guard random.chance(percent: commune.population > 700 ? 45 : 8) else { continue }
      let form = random.pick([("Micro-crèche", "Micro-crèche"), ("MAM", "Maison d'assistants maternels")])
      add(form, form.0 == "MAM" ? random.within(8...16) : random.within(10...12), index, commune.ring)
    }
    for (place, day) in [(1, "2023-12-31"), (9, "2024-07-31")] where found.indices.contains(place) { found[place].closing = day }
    for (place, day) in [(4, "2024-01-08"), (12, "2024-09-02"), (20, "2025-01-06")] where found.indices.contains(place) {
      found[place].opening = day
    }
    for place in [7, 15, 23] where found.indices.contains(place) { found[place].places = nil }
    return found
  }

  var careRows: Rows {
    get throws {
      let care = drawCare(), degrees = try StructureTyping.degrees(care.map(\.point))
      return (
        ["id", "nom", "type", "places", "code_insee", "lon", "lat", "date_ouverture", "date_fermeture"],
        zip(care, degrees).map { own, place in
          [own.id, own.name, own.type, own.places.map(String.init) ?? "", communes[own.commune].code]
            + [place.x, place.y].map { Typist.decimal($0, 6).replacing(",", with: ".") } + [own.opening, own.closing]
        }
      )
    }
  }

  /// People by commune: children under three, those whose parents all work, and made-up counts of allocataires.
  var communeFigureRows: Rows {
    let header = [
      "CODGEO", "LIBGEO", "P21_POP", "P21_POP0002", "ENF_ACTIFS", "ALLOCATAIRES", "BAS_REVENUS", "MONOPARENTALES",
      "PART_BAS_REVENUS", "PART_MONOPARENTALES", "TX_PAUVRETE",
    ]
    let children = Dictionary(grouping: populationRows.rows) { $0[3] }.mapValues { rows in
      rows.reduce(0) { $0 + (Int($1[8]) ?? 0) }
    }
    return (
      header,
      communes.enumerated().map { index, commune in
        // A different mix from one commune to the next, the same on every machine.
        let mix = (index * 37 + 11) % 23, young = children[commune.code] ?? 0
        let allocataires = commune.population * (180 + mix * 4) / 1000
        let low = allocataires * (140 + mix * 9) / 1000, single = allocataires * (90 + (mix * 7) % 60) / 1000
        let shares = [low, single].map { Typist.decimal(100 * Double($0) / Double(allocataires), 1) }
        return [
          commune.code, commune.name, String(commune.population), String(young), String(young * (48 + mix) / 100),
          String(allocataires), String(low), String(single),
        ] + shares + [Typist.decimal(Double(70 + mix * 7) / 10, 1)]
      }
    )
  }

  /// Minutes and metres by road from the middle of each commune to the places of care within forty minutes: a third longer than
  /// the straight line, at 48 km/h.
  var timeRows: Rows {
    let care = drawCare()
    var rows: [[String]] = []
    for commune in communes {
      for own in care {
        let straight = Double(commune.ring.middle.squaredDistance(to: own.point)).squareRoot() / 100
        let metres = straight * 1.3, minutes = metres / 800
        guard minutes <= 40 else { continue }
        rows.append([
          commune.code, own.id, Typist.decimal(minutes, 1).replacing(",", with: "."), String(Int(metres.rounded())),
        ])
      }
    }
    return (["origine", "destination", "minutes", "metres"], rows)
  }
}
