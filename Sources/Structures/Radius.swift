import GeometryCore
import Groundwork

/// How far from its true place a position may be.
public struct Radius: Sendable, Hashable {
  /// Metres; nil without a position.
  public var metres: Double?
  /// The position is a commune's and tells nothing finer.
  public var isCommuneLevel = false
  /// What the precision written leaves unsaid.
  public var anomaly: ListAnomaly?

  public init(metres: Double? = nil, isCommuneLevel: Bool = false) {
    self.metres = metres
    self.isCommuneLevel = isCommuneLevel
  }

  /// From the answer of the address base; from the precision of the row, metres or a word of the parameters, and the digits
  /// written, which add up; otherwise from the adviser's confirmation or the digits alone, never under the minimum. What PROJ
  /// states of a shift from an older datum is added.
  /// - Parameters:
  ///   - minimum: metres under which no written position is believed.
  ///   - corrected: metres of a position that the adviser has set.
  package init(of site: Site, minimum: Double, corrected: Double, parameters: Parameters) {
    guard let position = site.position else { return }
    // What the address base answers has its own radius, unless the adviser knows better.
    if let found = site.addressFinding, found.use == .point, site.correction(.precision) == nil {
      metres = found.answer.radius
      return
    }
    defer { metres = metres.map { $0 + (position.shift?.allowance ?? 0) } }
    let text = site.precision
    let fallback = site.isPositionCorrected ? corrected : max(minimum, position.writtenPrecision)
    if text.isEmpty {
      metres = fallback
    } else if let word = parameters.radius(ofWord: text) {
      metres = word + position.writtenPrecision
      isCommuneLevel = parameters.isCommuneWord(text)
    } else if let number = Radius.metres(written: text) {
      metres = number + position.writtenPrecision
    } else if Coordinate(text.trimmingBlanks())?.value == 0 || !text.contains(where: { $0.isLetter || $0.isNumber }) {
      metres = fallback
      anomaly = .idlePrecision(QuotedCell(text), radius: fallback)
    } else {
      // A word that nobody knows may mean anything, the middle of the commune included: no certainty rests on it.
      let widest = parameters.widestRadius + fallback
      metres = widest
      anomaly = .unknownPrecision(QuotedCell(text), radius: widest)
    }
  }

  /// "15", "15 m", "15,5 mètres", "1 km"; nil for anything else, and for nothing and less.
  package static func metres(written text: String) -> Double? {
    var plain = text.lowercased().trimmingBlanks()
    var scale = 1.0
    let units: [(String, Double)] = [
      ("kilomètres", 1000), ("kilomètre", 1000), ("km", 1000), ("mètres", 1), ("metres", 1), ("mètre", 1), ("metre", 1),
      ("m", 1),
    ]
    if let (unit, size) = units.first(where: { plain.hasSuffix($0.0) }) {
      plain = String(plain.dropLast(unit.count)).trimmingBlanks()
      scale = size
    }
    // Nobody knows a place to nothing: a zero stands for a figure that is missing.
    guard let value = Coordinate(plain)?.value, value > 0 else { return nil }
    return value * scale
  }
}
