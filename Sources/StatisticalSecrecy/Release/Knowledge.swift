import Groundwork

extension SecrecyModel {
  /// What follows of the cells that the table does not give, for whoever knows all the others: a reader knows no more.
  ///
  /// - Throws: `FileFault.unreadable` where the known figures contradict each other.
  static func derived(_ table: CountTable, policy: SecrecyPolicy) throws -> Derived {
    var derived = Derived()
    let isComplete = table.columns.allSatisfy { column in column.cells.allSatisfy { $0.number != nil } }
    let model = try SecrecyModel(table, policy: policy, purpose: .knowledge)
    if isComplete, model.overlaps.parts.isEmpty, table.pieces.allSatisfy({ !$0.values.contains(nil) }) { return derived }
    try model.contradictionsRefused {
      let attack = try Attack(model.system, withheld: [Bool](repeating: false, count: model.system.count))
      try model.derive(attack, into: &derived)
      try model.derivePieces(attack, into: &derived)
    }
    return derived
  }
}

extension SecrecyModel {
  private func derive(_ attack: Attack, into derived: inout Derived) throws {
    var places: [[Int]] = [], figures: [[Int]] = []
    for column in modelledColumns {
      for row in table.zones.indices where table.columns[column].value(row) == nil {
        places.append([row, column])
        figures.append([figure(row, column)!])
      }
    }
    for (place, deduction) in zip(places, try attack.intervals(of: figures)) {
      let column = table.columns[place[1]]
      if deduction.isExact {
        derived.values[place] = deduction.low
      } else if let mark = column.cells[place[0]].mark, mark != .count, isSensitive(deduction, place[1]) {
        derived.ranges.insert(place)
      }
    }
  }

  /// Pieces that the file of the overlaps does not give, what zones keep outside them, and parts that several zones share.
  private func derivePieces(_ attack: Attack, into derived: inout Derived) throws {
    var places: [(piece: Int?, column: Int, figure: Int)] = []
    for column in modelledColumns {
      for number in table.pieces.indices where table.pieces[number].values[column] == nil {
        places.append((number, column, figure(piece: number, column)!))
      }
      for zone in table.zones.indices {
        for family in overlaps.families(zone) where rest(zone, family, column) == nil {
          places.append((nil, column, numbers[restKey(zone, family, column)]!))
        }
      }
      for part in overlaps.parts { places.append((nil, column, numbers[partKey(part, column)]!)) }
    }
    for (place, deduction) in zip(places, try attack.intervals(of: places.map { [$0.figure] })) {
      if deduction.isExact {
        if let piece = place.piece { derived.pieces[[piece, place.column]] = deduction.low }
      }
      if let low = deduction.low, let high = deduction.high { derived.spans[keys[place.figure]] = low...max(low, high) }
    }
  }

  private func isSensitive(_ deduction: Deduction, _ column: Int) -> Bool {
    guard table.columns[column].role == .count, let range = policy.sensitiveCounts(of: table.columns[column].name) else {
      return false
    }
    return deduction.breaks(.outside(range))
  }
}
