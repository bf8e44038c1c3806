import GeometryCore
import Groundwork

/// Names of communes with mistakes in them.
extension PlaceReader {
  /// Names of the postcode's communes that the words beside it nearly give.
  func misspelled(_ question: Question, near postcode: Postcode) -> [Name] {
    guard let communes = postcode.communes else { return [] }
    var found: [Name] = []
    for commune in communes {
      let key = spellings.key(commune)
      for span in spans(question, from: postcode.end) + spansEnding(question, at: postcode.first) + cellSpans(question) {
        guard let cost = Self.misspellingCost(span.key, key) else { continue }
        found.append(
          Name(first: span.first, end: endOfPlace(question, span.end), cost: cost, communes: [(commune, 0)]))
      }
    }
    return Self.best(found)
  }

  /// In the commune's cell an exact name that leaves words before it may be part of a misspelt one: "Vileneuve-lès-Béziers".
  func misspelledCell(_ question: Question, _ postcodes: [Postcode], _ names: [Name]) -> [Name] {
    guard let cell = cellSpans(question).first, !names.contains(where: { $0.first == cell.first && $0.end >= cell.end }) else {
      return []
    }
    var found: [Name] = []
    for commune in postcodes.flatMap({ $0.communes.map(Array.init) ?? [] }) {
      guard let cost = Self.misspellingCost(cell.key, spellings.key(commune)) else { continue }
      found.append(Name(first: cell.first, end: endOfPlace(question, cell.end), cost: cost, communes: [(commune, 0)]))
    }
    return Self.best(found)
  }

  /// Names of communes that have addresses, nearly given by the words at the end or in the cell of the commune.
  func misspelled(_ question: Question) -> [Name] {
    var found: [Name] = []
    let spans = spansEnding(question, at: question.words.count) + cellSpans(question)
    for commune in spellings.covered {
      let key = spellings.key(commune)
      for span in spans where span.key.count >= 5 && standsApart(question, span) {
        guard let cost = Self.misspellingCost(span.key, key) else { continue }
        let whole = cost + Likelihood.Place.misspelledAlone
        found.append(Name(first: span.first, end: span.end, cost: whole, communes: [(commune, 0)]))
      }
    }
    return Self.best(found)
  }

  /// Whether words may be a misspelt commune without a postcode beside them: behind a comma, in a cell of their own, alone, or
  /// too long to be the end of a street's name.
  func standsApart(_ question: Question, _ span: Span) -> Bool {
    let first = question.words[span.first]
    if first.cell == .commune || span.first > 0 && first.break == .part { return true }
    if span.first == 0 { return span.end == question.words.count && !first.isType }
    let previous = question.words[span.first - 1]
    return span.key.count >= Self.longName && span.end - span.first >= 2 && !previous.isSmall && !previous.isType
  }

  private static func best(_ found: [Name]) -> [Name] {
    let least = found.map(\.cost).min() ?? 0
    let near = found.filter { $0.cost < least + Likelihood.Place.misspellingMargin }
    return Array(near.sorted { ($0.cost, $0.first) < ($1.cost, $1.first) }.prefix(4))
  }

  /// Words that begin many names and say nothing of which.
  private static let commonStarts: Set<[UInt8]> = Set(
    ["saint", "sainte", "villeneuve", "chateau", "mont", "pont", "ville", "neuville", "bois", "grand", "petit"]
      .map { Array($0.utf8) })

  static func misspellingCost(_ span: [UInt8], _ key: [UInt8]) -> Float? {
    if span.count >= 4, span.count < key.count, key.starts(with: span), !commonStarts.contains(span) {
      return Likelihood.Place.shortened + 1 - Float(span.count) / Float(key.count)
    }
    let letters = max(span.count, key.count)
    guard letters >= 4, let mistakes = CommuneSpellings.mistakes(span, key, letters: letters) else { return nil }
    return Float(mistakes) * Likelihood.Place.misspelled
  }

  func spansEnding(_ question: Question, at end: Int) -> [Span] {
    var end = end
    if end > 0, end == question.words.count, isCountry(question, end - 1) { end -= 1 }
    var found: [Span] = []
    for first in stride(from: end - 1, through: max(0, end - Self.longestName), by: -1) {
      guard let span = spans(question, from: first).first(where: { $0.end == end }) else { break }
      found.append(span)
    }
    return found
  }

  /// The whole cell of the commune.
  func cellSpans(_ question: Question) -> [Span] {
    guard let first = question.words.firstIndex(where: { $0.cell == .commune && !$0.isFigure }) else { return [] }
    return spans(question, from: first).suffix(1)
  }
}
