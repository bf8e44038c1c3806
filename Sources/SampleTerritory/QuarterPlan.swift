import Groundwork
import Territory

/// Which quarters there are and what becomes of them from 2015 to 2024.
struct QuarterPlan {
  /// What the list of 2024 makes of a quarter.
  enum Fate: String {
    case new = "N", modified = "M", identical = "I"
    case leaves = ""
  }

  let name: String
  let commune: String
  let fate: Fate
  /// Name of the neighbour on which it also lies.
  var neighbour: String?
  var hasLivedQuarter = false

  private static let plans = [
    QuarterPlan(name: "La Croix Verte", commune: "Châtelnoir", fate: .identical, hasLivedQuarter: true),
    QuarterPlan(name: "Les Quatre Vents", commune: "Châtelnoir", fate: .modified),
    QuarterPlan(name: "Gare - Faubourg", commune: "Châtelnoir", fate: .new),
    QuarterPlan(name: "Cité Jardin", commune: "Fontorbe", fate: .new),
    QuarterPlan(name: "Les Aubépines", commune: "Orsennes-la-Ville", fate: .identical, hasLivedQuarter: true),
    QuarterPlan(name: "Le Moulin à Vent", commune: "Orsennes-la-Ville", fate: .modified),
    QuarterPlan(name: "La Plaine - Bellevue", commune: "Valmière", fate: .modified, neighbour: "Pontvézande"),
    QuarterPlan(name: "Les Fauvettes", commune: "Pontvézande", fate: .identical),
    QuarterPlan(name: "Le Parc", commune: "Rouvrelles", fate: .leaves),
    QuarterPlan(name: "Le Clos des Vignes", commune: "Saint-Étienne-sur-Vézande", fate: .modified),
    QuarterPlan(name: "Les Tilleuls", commune: "Valmière", fate: .identical, hasLivedQuarter: true),
    QuarterPlan(name: "Beauregard", commune: "Valmière", fate: .leaves),
    QuarterPlan(name: "Le Grand Pré", commune: "Valmière", fate: .modified, hasLivedQuarter: true),
    QuarterPlan(name: "Les Cheminots", commune: "Valmière", fate: .new),
  ]
  /// Quarters keep at least this far apart, centre to centre, in centimetres.
  private static let apart = 130_000

  static func draw(
    _ communes: [SampleDepartment.Commune], _ random: inout SampleRandom
  ) throws -> (of2015: [Quarter], of2024: [Quarter], lived: [Quarter]) {
    var of2015: [Quarter] = [], of2024: [Quarter] = [], lived: [Quarter] = [], centres: [PlanarPoint] = []
    for plan in plans {
      let (centre, shape, homes) = try plan.place(communes, away: centres, &random)
      centres.append(centre)
      var quarter = Quarter(code: "", name: plan.name, communes: homes, ring: shape.ring(around: centre))
      if plan.fate != .new {
        quarter.code = "QP0\(SampleDepartment.department)" + SampleDepartment.padded(of2015.count + 1, 3)
        of2015.append(quarter)
      }
      if plan.fate == .modified { quarter.ring = shape.modified().ring(around: centre) }
      if plan.fate != .leaves {
        quarter.code = "QN0\(SampleDepartment.department)" + SampleDepartment.padded(of2024.count + 1, 2) + plan.fate.rawValue
        of2024.append(quarter)
      }
      if plan.hasLivedQuarter {
        lived.append(
          Quarter(
            code: "QV" + SampleDepartment.padded(lived.count + 1, 2), name: "\(plan.name) et alentours", communes: homes,
            ring: shape.widened(by: 26_000).ring(around: centre), served: quarter.code))
      }
    }
    return (of2015, of2024, lived)
  }

  /// A place where both shapes of the quarter lie wholly in its communes, away from the others.
  private func place(
    _ communes: [SampleDepartment.Commune], away: [PlanarPoint], _ random: inout SampleRandom
  ) throws -> (PlanarPoint, QuarterShape, [Int]) {
    guard let home = communes.firstIndex(where: { $0.name == commune }) else {
      throw FileFault.internalFault(sentence: "la commune \(commune) manque.")
    }
    let other = communes.firstIndex { $0.name == neighbour }
    let homes = ([home] + (other.map { [$0] } ?? [])).sorted()
    let ring = communes[home].ring
    let shared = other.map { Set(communes[$0].ring.vertices) }.map { own in ring.vertices.filter(own.contains) } ?? []
    for _ in 0..<3000 {
      let shape = QuarterShape(&random)
      let centre = other == nil ? Self.somewhere(in: ring, &random) : shared[shared.count / 4 + random.below(shared.count / 2)]
      guard away.allSatisfy({ $0.squaredDistance(to: centre) > Self.apart * Self.apart }) else { continue }
      let drawn = [shape, shape.modified()].map { $0.ring(around: centre) }
      guard drawn.allSatisfy(\.isSimple) else { continue }
      let fits = other == nil
        ? drawn.allSatisfy(ring.contains)
        : drawn.allSatisfy { $0.vertices.allSatisfy { vertex in homes.contains { communes[$0].ring.contains(vertex) } } }
      if fits { return (centre, shape, homes) }
    }
    throw FileFault.internalFault(sentence: "aucune place pour le quartier \(name) ; changez la graine.")
  }

  static func somewhere(in ring: PlanarRing, _ random: inout SampleRandom) -> PlanarPoint {
    let xs = ring.vertices.map(\.x), ys = ring.vertices.map(\.y)
    guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max() else { return ring.middle }
    while true {
      let point = PlanarPoint(x: random.within(west...east), y: random.within(south...north))
      if ring.contains(point) { return point }
    }
  }
}
