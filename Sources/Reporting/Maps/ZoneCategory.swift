import Coverage

/// What a zone is drawn as.
enum ZoneCategory: Hashable {
  case value(Int)
  case withheld, missing
  /// Ground without a value of its own.
  case ground
  /// Beyond the territory.
  case outside
}

extension MapDrawing {
  /// Values in classes; what is withheld or missing, and what lies outside, takes no part.
  func valueClasses() -> ValueClasses {
    let shown = zones.figures.indices.filter { zones.isInside($0) }.compactMap { zones.figures[$0].value }
    return ValueClasses(shown, method: style.method, classes: style.classes, reference: style.reference)
  }

  func categories(_ classes: ValueClasses) -> [ZoneCategory] {
    (0..<zones.shapes.count).map { feature in
      guard zones.isInside(feature) else { return .outside }
      guard !zones.figures.isEmpty else { return .ground }
      switch zones.figures[feature] {
      case .known(let value): return style.hasCircles ? .ground : .value(classes.index(of: value))
      case .blank(.secret): return .withheld
      case .blank, .noRow: return .missing
      }
    }
  }

  /// "Gap (05061) : 12,3 %".
  func tooltip(of feature: Int) -> String {
    let code = zones.codes[feature]
    let name = zones.names[feature]
    let title = name.isEmpty ? code : code.isEmpty ? name : "\(name) (\(code))"
    guard zones.isInside(feature), !zones.figures.isEmpty else { return title }
    let words = zones.words.isEmpty ? Self.words(zones.figures[feature], unit: zones.unit) : zones.words[feature]
    return title.isEmpty ? words : "\(title)\u{a0}: \(words)"
  }

  static func words(_ figure: Figure, unit: String) -> String {
    guard case .known(let value) = figure else { return figure.reasonWords ?? "" }
    return ReadableNumber.shortWords(value) + (unit.isEmpty ? "" : "\u{a0}\(unit)")
  }
}
