import Groundwork
import Territory

/// The départements that a QPV file speaks of: only there does its silence mean something.
public struct DepartmentCoverage: Sendable, Hashable {
  /// All of the country, or some départements.
  public enum Extent: Sendable, Hashable {
    case national
    case departments(Set<String>)
  }

  public var extent: Extent

  /// Reads `--couverture`: "france", or codes of départements parted by commas.
  /// - Throws: `FileFault.usage` for a word that is no département.
  public init(option text: String) throws {
    let words = text.split(whereSeparator: { ",; ".contains($0) }).map { $0.uppercased() }
    if words == ["FRANCE"] {
      extent = .national
      return
    }
    let codes = try words.map { word in
      guard let code = CommuneCode.normaliseDepartment(word) else {
        throw FileFault.usage(
          sentence: "--couverture \(text) : « \(word) » n'est pas un département ; écrivez 31,81 ou france.")
      }
      return code
    }
    guard !codes.isEmpty else { throw FileFault.usage(sentence: "--couverture est vide ; écrivez 31,81 ou france.") }
    extent = .departments(Set(codes))
  }

  /// What the codes of a file tell.
  public init(departments: Set<String>, nationalFrom count: Int) {
    extent = departments.count >= count ? .national : .departments(departments)
  }

  /// - Parameters:
  ///   - candidates: départements where the place may be; empty where nothing is known.
  ///   - isGuess: the candidates are only possible, so that one not covered proves nothing.
  public func standing(candidates: [String], isGuess: Bool = false) -> CoverageStanding {
    switch extent {
    case .national: return .covered
    case .departments(let covered):
      guard let first = candidates.first else { return .departmentUnknown }
      if isGuess { return candidates.allSatisfy(covered.contains) ? .covered : .departmentUnknown }
      return candidates.allSatisfy(covered.contains)
        ? .covered : .notCovered(department: candidates.first { !covered.contains($0) } ?? first)
    }
  }
}
