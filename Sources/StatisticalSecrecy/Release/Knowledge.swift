import Groundwork

extension SecrecyModel {
  /// What follows of the cells that the table does not give, for whoever knows all the others: a reader knows no more.
  ///
  /// - Throws: `FileFault.unreadable` where the known figures contradict each other.
  static func derived(_ table: CountTable, policy: SecrecyPolicy) throws -> Derived {
    var derived = Derived()
    let isComplete = table.columns.allSatisfy { column in column.cells.allSatisfy { $0.number != nil } }
    if isComplete, table.pieces.allSatisfy({ !$0.values.contains(nil) }) { return derived }
    let model = try SecrecyModel(table, policy: policy, purpose: .knowledge)
    try model.contradictionsRefused {
      let attack = try Attack(model.system, withheld: [Bool](repeating: false, count: model.system.count))
      var places: [[Int]] = [], figures: [[Int]] = []
      for column in model.modelledColumns {
        for row in table.zones.indices where table.columns[column].value(row) == nil {
          places.append([row, column])
          figures.append([model.figure(row, column)!])
        }
      }
      for (place, deduction) in zip(places, try attack.intervals(of: figures)) {
        let column = table.columns[place[1]]
        if deduction.isExact {
          derived.values[place] = deduction.low
        } else if case .unknown(let reason) = column.cells[place[0]], reason != .notAvailable, column.role == .count,
          let range = policy.sensitiveCounts(of: column.name), deduction.breaks(.outside(range))
        {
          derived.ranges.insert(place)
        }
      }
    }
    return derived
  }
}
