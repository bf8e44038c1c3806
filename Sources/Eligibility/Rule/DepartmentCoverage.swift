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
    let words = text.split(whereSeparator: { ",; ".contains($0) }).map(String.init)
    if words.map({ $0.uppercased() }) == ["FRANCE"] {
      extent = .national
      return
    }
    let codes = try words.map { word in
      guard let code = CommuneCode.normaliseDepartment(word) else {
        throw FileFault.usage(
          sentence: "--couverture \(text) : « \(word) » n'est pas un code de département ; écrivez 31,81 ou france"
            + Self.advice(word, in: text))
      }
      return code
    }
    guard !codes.isEmpty else { throw FileFault.usage(sentence: "--couverture est vide ; écrivez 31,81 ou france.") }
    extent = .departments(Set(codes))
  }

  /// Words for the whole country, which is written "france".
  private static let national = ["national", "nationale", "tout", "toutes", "métropole", "FR"]

  /// How the sentence about a wrong word ends: with the code of the département whose name it is, if it is one.
  /// - Parameter text: all that was written, since names of départements have blanks too.
  private static func advice(_ word: String, in text: String) -> String {
    let phrase = text.split(whereSeparator: { ",;".contains($0) }).first { $0.contains(word) } ?? ""
    let known = Territories.standard.departments
    for words in [String(phrase), word] {
      if let near = Suggestion.nearest(words, among: known.map(\.name)), let found = known.first(where: { $0.name == near }) {
        return " ; vouliez-vous dire « \(found.code) » (\(found.name)) ?"
      }
      if Suggestion.nearest(words, among: national + ["france"]) != nil { return " ; vouliez-vous dire « france » ?" }
    }
    return "."
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
