import Groundwork

/// What is known of pieces that nobody counted, and the parts that three zones or more share.
extension SecrecyModel {
  /// Between which counts a piece lies for us; a reader is not told so.
  func bounds(piece number: Int, _ column: Int) -> (Int64, Int64?) {
    guard purpose == .knowledge, let range = table.pieces[number].range(column) else { return (0, nil) }
    return (range.lowerBound, range.upperBound)
  }

  /// Between which counts a piece lies, as far as we know; nil where nothing bounds it.
  func span(piece number: Int, _ column: Int) -> ClosedRange<Int64>? {
    let piece = table.pieces[number]
    if let value = piece.values[column] { return value...value }
    if let figure = figure(piece: number, column), let span = derivedSpans[keys[figure]] { return span }
    let wholes = [piece.first, piece.second].compactMap { value($0, column) }
    guard let whole = wholes.min() else { return piece.range(column) }
    guard let range = piece.range(column) else { return 0...whole }
    return min(range.lowerBound, whole)...min(range.upperBound, whole)
  }

  /// Between which counts a difference lies, as far as we know; nil where nothing bounds it.
  func span(_ difference: Difference, _ column: Int) -> ClosedRange<Int64>? {
    var (low, high): (Int64, Int64) = (0, 0)
    for atom in difference.atoms {
      guard let span = span(atom, column) else { return nil }
      low += span.lowerBound
      high += span.upperBound
    }
    return low...high
  }

  private func span(_ atom: Difference.Atom, _ column: Int) -> ClosedRange<Int64>? {
    switch atom {
    case .cell(let zone): return value(zone, column).map { $0...$0 }
    case .piece(let piece): return span(piece: piece, column)
    case .part(let number): return derivedSpans[partKey(overlaps.parts[number], column)]
    case .rest(let zone, let family):
      if let rest = rest(zone, family, column) { return rest...rest }
      if let span = derivedSpans[restKey(zone, family, column)] { return span }
      guard let whole = value(zone, column) else { return nil }
      var (low, high) = (whole, whole)
      for piece in pieces(of: zone, with: family) {
        guard let inside = span(piece: piece, column) else { return nil }
        low -= inside.upperBound
        high -= inside.lowerBound
      }
      return max(0, low)...max(0, low, high)
    }
  }

  // MARK: Three zones or more

  func partKey(_ part: OverlapPart, _ column: Int) -> Key {
    .part(
      inside: part.inside.map { table.zones[$0] }, outside: part.outside.map { table.zones[$0] },
      variable: table.columns[column].name)
  }

  /// Where three zones or more overlap each other, pairs alone do not say how their pieces lie on each other: each of these zones
  /// is the sum of its parts, and so is each piece. Nobody counted the parts, and a reader knows no more of them than that.
  mutating func addParts() throws {
    guard !overlaps.hasTooManyParts else {
      throw FileFault.unreadable(
        file: table.overlapFile ?? "",
        sentence: "trop de zones se chevauchent à trois ou plus (\(mostTangled)) pour que leurs parts communes soient vérifiées ; "
          + "rien n'est écrit. Protégez le tableau par parties, par exemple commune par commune.")
    }
    guard !overlaps.parts.isEmpty else { return }
    for part in overlaps.parts {
      let isEmpty = isEmpty(part)
      for column in modelledColumns {
        let found = table.columns[column]
        add(
          partKey(part, column), value: isEmpty ? 0 : nil,
          standing: isEmpty ? .mustPublish : standing(isKnown: false, isPiece: true),
          isWhole: found.role == .count && found.decimals == 0)
      }
      for (total, parts) in columnSums {
        add(total: numbers[partKey(part, total)]!, parts: parts.map { numbers[partKey(part, $0)]! })
      }
    }
    for column in modelledColumns { addParts(column) }
    for sum in table.relations.zones { addPartNests(sum) }
  }

  /// Whether a part is a quartier outside all zones that it overlaps, where nobody is unless the figures say otherwise.
  private func isEmpty(_ part: OverlapPart) -> Bool {
    guard part.inside.count == 1, case let zone = part.inside[0], overlaps.seconds.contains(zone) else { return false }
    return !overlaps.families(zone).allSatisfy { family in
      modelledColumns.contains { (rest(zone, family, $0) ?? 0) > 0 }
    }
  }

  private mutating func addParts(_ column: Int) {
    var ofZone: [Int: [Int]] = [:], ofPair: [[Int]: [Int]] = [:]
    for part in overlaps.parts {
      let figure = numbers[partKey(part, column)]!
      for (index, one) in part.inside.enumerated() {
        ofZone[one, default: []].append(figure)
        for other in part.inside[(index + 1)...] { ofPair[[one, other], default: []].append(figure) }
      }
    }
    for (number, piece) in table.pieces.enumerated() {
      let pair = [piece.first, piece.second].sorted(), figure = figure(piece: number, column)!
      if let parts = ofPair[pair] {
        add(total: figure, parts: parts)
      } else {
        for zone in pair where ofZone[zone] != nil { ofZone[zone]!.append(figure) }
      }
    }
    for zone in ofZone.keys.sorted() { add(total: figure(zone, column)!, parts: ofZone[zone]!) }
  }

  /// What a total shares with others is the sum of what its parts share with them.
  private mutating func addPartNests(_ sum: TableRelations.ZoneTotal) {
    let total = table.rows[sum.total]!, children = sum.parts.map { table.rows[$0]! }
    let known = Dictionary(uniqueKeysWithValues: overlaps.parts.map { ($0.inside, $0) })
    for part in overlaps.parts where part.inside.count > 1 && part.inside.contains(total) {
      let others = part.inside.filter { $0 != total }
      let touching = children.filter { child in others.allSatisfy { !overlaps.areDisjoint(child, $0) } }
      let own = touching.map { child in known[(others + [child]).sorted()] }
      for column in modelledColumns {
        let figures = zip(touching, own).map { child, part -> Int? in
          if let part { return numbers[partKey(part, column)] }
          let piece = overlaps.neighbours[child].first { [$0.zone] == others }?.piece
          return piece.flatMap { figure(piece: $0, column) }
        }
        guard !figures.contains(nil), own.allSatisfy({ Set($0?.outside ?? []).isSubset(of: part.outside) }) else { continue }
        add(total: numbers[partKey(part, column)]!, parts: figures.compactMap { $0 })
      }
    }
  }

  /// The zones that most others overlap, by name.
  private var mostTangled: String {
    let order = table.zones.indices.sorted { overlaps.neighbours[$0].count > overlaps.neighbours[$1].count }
    return order.prefix(6).map { table.zones[$0] }.joined(separator: ", ")
  }
}
