import Groundwork

/// What part of each source lies in each target, as somebody counted it.
public struct IntersectionCounts: Sendable {
  public let provenance: Provenance
  /// Of each source that has counts, the part of it in each target; 0 to 1.
  var pieces: [Int: [Int: Double]] = [:]
  /// Of the same sources, the part in no target.
  var outside: [Int: Double] = [:]
  public internal(set) var anomalies: [Anomaly] = []

  init(provenance: Provenance) { self.provenance = provenance }
}

extension IntersectionCounts {
  /// Ground and shares where counts decide for the sources that have some, and the others stay as they are.
  ///
  /// A piece that is counted though the shapes do not touch there joins the ground, without any area.
  /// - Parameters:
  ///   - shares: of the ground, by area or by weights.
  ///   - codes: of sources and of targets, for the message.
  /// - Throws: `FileFault.unreadable` where targets that lie on one another have both counts of one source: nobody has said
  ///   how much of it they share.
  public func deciding(
    _ shares: SourceShares, on ground: SharedGround, codes: (sources: [String], targets: [String])
  ) throws -> (ground: SharedGround, shares: SourceShares, anomalies: [Anomaly]) {
    for overlap in ground.overlaps {
      func isCounted(_ target: Int, _ source: Int) -> Bool { (pieces[source]?[target] ?? 0) > 0 }
      guard let source = pieces.keys.sorted().first(where: { isCounted(overlap.first, $0) && isCounted(overlap.second, $0) })
      else { continue }
      throw FileFault.unreadable(
        file: provenance.file,
        sentence: "les cibles \(codes.targets[overlap.first]) et \(codes.targets[overlap.second]) se recouvrent, et rien ne dit "
          + "ce qu'elles ont en commun de \(codes.sources[source]). Donnez des cibles sans recouvrement, ou --poids à la place "
          + "de --comptes.")
    }
    var ground = ground, decided = shares, untouched = Tally()
    var entries = zip(ground.pairs, shares.shares).map { (pair: $0, share: $1) }
    let touching = Set(ground.pairs.map { [$0.source, $0.target] })
    for (source, targets) in pieces.sorted(by: { $0.key < $1.key }) {
      for (target, share) in targets.sorted(by: { $0.key < $1.key }) where share > 0 && !touching.contains([source, target]) {
        entries.append((SharedGround.Pair(source: source, target: target, area: 0, isInside: false), share))
        untouched.add("\(codes.sources[source]) et \(codes.targets[target])")
      }
    }
    entries.sort { ($0.pair.source, $0.pair.target) < ($1.pair.source, $1.pair.target) }
    ground.pairs = entries.map(\.pair)
    decided.shares = entries.map { entry in pieces[entry.pair.source].map { $0[entry.pair.target] ?? 0 } ?? entry.share }
    for (source, rest) in outside { decided.outside[source] = rest }
    decided.counted = Set(pieces.keys)
    decided.byArea.removeAll(where: decided.counted.contains)
    return (ground, decided, anomalies(untouched, ground, decided, codes.sources))
  }

  /// Part of a source's area that may lie in no target while all of it is counted in some, before that is said.
  private static let mostUncovered = 0.01

  private func anomalies(
    _ untouched: Tally, _ ground: SharedGround, _ shares: SourceShares, _ codes: [String]
  ) -> [Anomaly] {
    var kinds: [InterpolationAnomaly] = [], without = Tally()
    for source in Set(ground.pairs.map(\.source)).sorted() where !shares.counted.contains(source) { without.add(codes[source]) }
    if untouched.count > 0 { kinds.append(.countsWithoutGround(count: untouched.count, examples: untouched.examples)) }
    var wholes = Tally()
    for (source, rest) in outside.sorted(by: { $0.key < $1.key }) where rest == 0 {
      let area = ground.sourceAreas[source]
      if area > 0, ground.coveredAreas[source] < (1 - Self.mostUncovered) * area { wholes.add(codes[source]) }
    }
    if wholes.count > 0 { kinds.append(.countedWhole(count: wholes.count, examples: wholes.examples)) }
    if without.count > 0 { kinds.append(.withoutCounts(count: without.count, examples: without.examples)) }
    return kinds.map { Anomaly(.interpolation($0), file: provenance.file, layer: provenance.layer) }
  }
}
