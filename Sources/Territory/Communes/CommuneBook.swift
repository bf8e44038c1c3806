import Groundwork

/// What a name and a postcode, or a code, say of a commune.
public enum CommuneMatch: Sendable, Hashable {
  case one(code: String)
  /// Codes that the name fits; none is chosen.
  case several([String])
  case none
}

/// The communes that the program knows, from a layer of communes or from the QPV file alone.
public protocol CommuneBook: Sendable {
  /// The commune of a name as people write it, of a postcode and of a département; both may be blank.
  func match(name: String, postcode: String, department: String) -> CommuneMatch
  /// Official name of a code.
  func name(of code: String) -> String?
  /// Whether the book is meant to hold every commune of a département.
  func isComplete(department: String) -> Bool
  /// How the column `sources` quotes it; nil where it adds no source.
  var citation: String? { get }
}

/// The communes that the QPV themselves name: enough to know some names, never all.
public struct QuarterCommuneBook: CommuneBook {
  private var codes: [String: Set<String>] = [:]
  private var names: [String: String] = [:]

  public init(_ geographies: [QuarterGeography]) {
    for quarter in geographies.flatMap(\.quarters) where quarter.communeCodes.count == quarter.communeNames.count {
      for (code, name) in zip(quarter.communeCodes, quarter.communeNames) {
        codes[CommuneName(name).key, default: []].insert(code)
        names[code] = name
      }
    }
  }

  public var citation: String? { nil }

  public func match(name text: String, postcode: String, department: String) -> CommuneMatch {
    let name = CommuneName(text)
    guard let found = name.spellings.lazy.compactMap({ codes[$0.key] }).first else { return .none }
    let told = postcode.isEmpty ? name.department.map { [$0] } ?? [] : CommuneKey.departments(ofPostcode: postcode)
    let departments = !department.isEmpty ? [department] : told
    let fitting = found.filter { departments.isEmpty || departments.contains(CommuneKey.department(ofCommune: $0)) }.sorted()
    // Without a postcode a name known here may be another commune's elsewhere.
    guard !departments.isEmpty else { return fitting.isEmpty ? .none : .several(fitting) }
    return fitting.count == 1 ? .one(code: fitting[0]) : fitting.isEmpty ? .none : .several(fitting)
  }

  public func name(of code: String) -> String? { names[code] }

  public func isComplete(department: String) -> Bool { false }
}
