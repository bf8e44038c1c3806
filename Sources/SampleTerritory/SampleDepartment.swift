import GeometryCore
import Groundwork
import Territory

/// A fictitious département "99", drawn from a fixed seed: the same communes, IRIS, quarters and structures every time.
///
/// It lies in Lambert-93 coordinates of the mainland. Communes, IRIS and intercommunalities share their borders vertex for
/// vertex; the IRIS of a commune make it up exactly. All figures, names and addresses are invented.
public struct SampleDepartment: Sendable {
  struct Commune: Sendable {
    var code: String
    var name: String
    var intercommunality: Int
    var population: Int
    var postcode: String
    var ring: PlanarRing
  }

  struct Iris: Sendable {
    var code: String
    var name: String
    /// H, A, D or Z, as Insee types them.
    var type: String
    var commune: Int
    var population: Int
    var ring: PlanarRing
  }

  static let department = "99"
  static let region = (code: "99", name: "Région fictive")
  /// Lambert-93 metres of the origin of `PlanarPoint`.
  static let origin = (x: 640_000.0, y: 6_620_000.0)
  /// SIREN of nine digits with their check digit, of no real body.
  static let intercommunalities = ["249900016", "249900024", "249900032"]
  private static let seed: UInt64 = 99
  /// Communes of each intercommunality, and the IRIS of those that are split, the largest first.
  private static let plan = [(communes: 24, cities: [18, 6, 5]), (communes: 20, cities: [12, 4]), (communes: 16, cities: [9, 3])]
  private static let cityNames = [
    ["Valmière", "Pontvézande", "Saint-Étienne-sur-Vézande"], ["Châtelnoir", "Rouvrelles"], ["Orsennes-la-Ville", "Fontorbe"],
  ]
  private static let cityPopulations = [[43_180, 14_420, 12_060], [28_310, 10_790], [20_940, 10_110]]

  let communes: [Commune]
  let irises: [Iris]
  /// QPV of 2015 and of 2024, each in the order of its codes.
  let quarters2015: [Quarter]
  let quarters2024: [Quarter]
  let livedQuarters: [Quarter]
  let structures: [SampleStructure]
  let corrections: [SampleCorrection]
  let addresses: [SampleAddress]

  /// Draws the territory.
  /// - Throws: `FileFault.undrawable`, `GeometryError`; neither happens with the seed that stands here.
  public init() throws {
    var random = SampleRandom(seed: Self.seed)
    communes = try Self.drawCommunes(&random)
    irises = try Self.drawIrises(communes, &random)
    let drawn = try QuarterPlan.draw(communes, &random)
    (quarters2015, quarters2024, livedQuarters) = (drawn.of2015, drawn.of2024, drawn.lived)
    let list = try StructureGenerator(communes: communes, quarters: quarters2024, former: quarters2015).make(&random)
    structures = list.structures
    corrections = list.corrections
    addresses = AddressGenerator().make(list.sites, communes: communes, &random)
  }
}

// Communes and IRIS.
extension SampleDepartment {
  private static func drawCommunes(_ random: inout SampleRandom) throws -> [Commune] {
    let outline = try drawOutline(&random)
    let division = RingDivision(spacing: 16_000)
    var rings: [[PlanarRing]] = []
    for part in try division.divide(outline, shares: plan.map(\.communes), &random) {
      rings.append(try division.divide(part, into: plan[rings.count].communes, &random))
    }
    var free = random.shuffled(SampleNames.communes.filter { name in !cityNames.joined().contains(name) })
    var communes: [Commune] = []
    for (group, cells) in rings.enumerated() {
      let cities = cityCells(cells, count: plan[group].cities.count)
      for (cell, ring) in cells.enumerated() {
        let city = cities.firstIndex(of: cell)
        let name = city.map { cityNames[group][$0] } ?? free.removeLast()
        let small = 140 + random.below(60) * random.below(60)
        communes.append(
          Commune(
            code: "", name: name, intercommunality: group, population: city.map { cityPopulations[group][$0] } ?? small,
            postcode: city.map { "99\(group + 1)\($0)0" } ?? "99\(group + 1)\(4 + cell % 5)0", ring: ring))
      }
    }
    communes.sort { order($0.name) < order($1.name) }
    for index in communes.indices { communes[index].code = department + padded(index + 1, 3) }
    return communes
  }

  private static func order(_ name: String) -> Int { SampleNames.communes.firstIndex(of: name) ?? 0 }

  /// Lambert-93 metres.
  static func metres(_ point: PlanarPoint) -> (x: Double, y: Double) {
    (origin.x + Double(point.x) / 100, origin.y + Double(point.y) / 100)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
  }

  /// Sixteen directions, in thousandths.
  static let directions = [
    (1000, 0), (924, 383), (707, 707), (383, 924), (0, 1000), (-383, 924), (-707, 707), (-924, 383), (-1000, 0), (-924, -383),
    (-707, -707), (-383, -924), (0, -1000), (383, -924), (707, -707), (924, -383),
  ]

  private static func drawOutline(_ random: inout SampleRandom) throws -> PlanarRing {
    for _ in 0..<50 {
      let corners = directions.map { direction in
        let radius = random.within(1_450_000...1_850_000)
        return PlanarPoint(x: 1_900_000 + radius / 1000 * direction.0, y: 1_900_000 + radius / 1000 * direction.1)
      }
      let ring = crookedRing(corners, spacing: 20_000, roughness: 160, &random)
      if ring.isSimple { return ring }
    }
    throw FileFault.internalFault(sentence: "aucun contour ne convient ; changez la graine.")
  }

  static func crookedRing(
    _ corners: [PlanarPoint], spacing: Int, roughness: Int, _ random: inout SampleRandom
  ) -> PlanarRing {
    var vertices: [PlanarPoint] = []
    for (i, corner) in corners.enumerated() {
      vertices.append(corner)
      vertices += Planar.crooked(
        from: corner, to: corners[(i + 1) % corners.count], spacing: spacing, roughness: roughness, &random)
    }
    return PlanarRing(vertices: vertices)
  }

  /// The cell in the middle, then the neighbours with which it shares most vertices.
  private static func cityCells(_ cells: [PlanarRing], count: Int) -> [Int] {
    let middles = cells.map(\.middle)
    let centre = PlanarRing(vertices: middles).middle
    let distances = middles.map { $0.squaredDistance(to: centre) }
    let first = cells.indices.min { (distances[$0], $0) < (distances[$1], $1) } ?? 0
    let own = Set(cells[first].vertices)
    let shared = cells.map { $0.vertices.count(where: own.contains) }
    let others = cells.indices.filter { $0 != first }.sorted { (shared[$1], $0) < (shared[$0], $1) }
    return [first] + others.prefix(count - 1)
  }

  private static func drawIrises(_ communes: [Commune], _ random: inout SampleRandom) throws -> [Iris] {
    let division = RingDivision(spacing: 12_000, roughness: 100)
    let parts = Dictionary(uniqueKeysWithValues: zip(cityNames.joined(), plan.flatMap(\.cities)))
    var irises: [Iris] = []
    for (index, commune) in communes.enumerated() {
      guard let count = parts[commune.name] else {
        irises.append(
          Iris(
            code: commune.code + "0000", name: commune.name, type: "Z", commune: index, population: commune.population,
            ring: commune.ring))
        continue
      }
      var left = commune.population
      for (number, ring) in try division.divide(commune.ring, into: count, &random).enumerated() {
        let type = count >= 9 && number == count - 1 ? "D" : count >= 9 && number == count - 2 ? "A" : "H"
        let share = type == "D" ? 0 : type == "A" ? 310 : left / (count - number) + random.within(-250...250)
        let population = number == count - 1 ? left : share
        left -= population
        irises.append(
          Iris(
            code: commune.code + padded(101 + number, 4), name: SampleNames.iris[number], type: type, commune: index,
            population: population, ring: ring))
      }
    }
    return irises
  }
}
