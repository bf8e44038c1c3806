/// What a withheld figure is bound with: where a choice was made for many figures at once, nobody knows for which target each of
/// them is withheld, but it protects those that it shares equations with.
struct NearestTargets {
  private let model: SecrecyModel
  private let isUnknown: [Bool]
  private let equationsOf: [Int: [Int]]
  private let targetsOf: [Int: [Int]]

  init(_ model: SecrecyModel, withheld: [Bool]) {
    self.model = model
    isUnknown = withheld
    let equations = model.system.equations
    var equationsOf: [Int: [Int]] = [:], targetsOf: [Int: [Int]] = [:]
    for equation in 0..<equations.count {
      for at in equations.range(equation) { equationsOf[equations.figures[at], default: []].append(equation) }
    }
    for (number, target) in model.system.targets.enumerated() {
      for figure in target.figures { targetsOf[figure, default: []].append(number) }
    }
    (self.equationsOf, self.targetsOf) = (equationsOf, targetsOf)
  }

  /// The targets that a figure is nearest to, by way of other figures that nobody sees.
  func targets(of figure: Int) -> [Int] {
    let equations = model.system.equations
    var seen: Set<Int> = [figure], last = [figure]
    while !last.isEmpty {
      let found = Set(last.flatMap { targetsOf[$0] ?? [] })
      if !found.isEmpty { return found.sorted() }
      var next: [Int] = []
      for equation in last.flatMap({ equationsOf[$0] ?? [] }) {
        for other in equations.figures[equations.range(equation)] where isUnknown[other] && seen.insert(other).inserted {
          next.append(other)
        }
      }
      last = next
    }
    return []
  }
}
