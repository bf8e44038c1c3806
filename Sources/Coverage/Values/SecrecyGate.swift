import Groundwork
import StatisticalSecrecy
import Tabular
import Territory

/// The line that goes with figures that the gate let out, and with all that is made of them.
public struct ReleasedSource: Sendable, Hashable {
  /// "Source : allocataires.csv - secret statistique appliqué : caf-infracommunal".
  public let line: String
  /// Name of the profile.
  public let policy: String

  /// The line of a table that the user knows to be published, in his words.
  package static func published(_ path: String, _ words: String) -> ReleasedSource {
    ReleasedSource(line: "Source : \(MappedFile.name(of: path)) - publié : \(words)", policy: "aucun (table publiée)")
  }
}

/// Lets the figures of a confidential table out before anything is made of them: what is computed from figures that may be
/// published may be published, and what they withhold stays unknown.
///
/// A zone whose own figure could be shown though that of one of its parts is withheld comes out as secret: that is the price of
/// a proof that needs no other.
public struct SecrecyGate: Sendable {
  public var policy: SecrecyPolicy
  /// Column held against the policy's least population; nil to find one by its name, else the first column of figures.
  public var population: String?
  /// The column for which the table was held for confidential, where nobody declared it.
  var recognisedBy: String?

  public init(policy: SecrecyPolicy, population: String? = nil) {
    self.policy = policy
    self.population = population
  }

  /// Names of columns that count the people of a zone.
  private static let populations = ["allocataires", "nb_allocataires", "indfoy_ndur", "nb_alloc", "population", "menages"]

  /// The figures as they may be shown.
  struct Released {
    /// One text a row, withheld ones as the mark of secrecy, by column as asked.
    let texts: [TextArray]
    let anomalies: [FigureAnomaly]
    let source: ReleasedSource
  }

  /// - Parameters:
  ///   - key: name of the column of codes, one row a zone.
  ///   - codes: of the rows: a least population binds those that are no whole communes nor greater, whatever the table calls
  ///     them.
  /// - Throws: `FileFault` for what cannot be read or protected, a zone that has two rows, a cell that is no count.
  func release(
    _ path: String, options: TableOptions, columns: [String], header: [String], key: String, codes: [String]
  ) throws -> Released {
    let file = MappedFile.name(of: path), names = NamedColumns(header)
    let found = names.find(anyOf: Self.populations).map { header[$0] }
    let population = try population.map { header[try names.given($0, option: "--population-secret", file: file)] }
      ?? found ?? columns[0]
    let variables = columns + (columns.contains(population) ? [] : [population])
    let relations = TableRelations(
      plain: file, key: key, variables: variables, population: population, infracommunal: codes.filter(Self.isInfracommunal))
    let table = try CountTableReader(relations).read(path: path, options: options)
    let release = try StatisticalSecrecy.release(table, policy: policy)
    let shown = release.table.value
    let texts = columns.map { column in
      let position = shown.header.firstIndex(of: column)!
      return TextArray((0..<shown.rowCount).map { shown[$0, position] })
    }
    return Released(
      texts: texts,
      anomalies: (recognisedBy.map { [.recognisedConfidential(column: $0, policy: policy.name)] } ?? []) + [
        .withheldByGate(
          policy: policy.name, count: release.summary.primary + release.summary.secondary, of: release.summary.figures,
          population: population)
      ],
      source: ReleasedSource(line: release.table.sourceLine, policy: policy.name))
  }

  /// Whether a zone may be part of a commune: its code is none of a commune, an EPCI, a département or a region.
  private static func isInfracommunal(_ code: String) -> Bool {
    [ZoneCode.Form.commune, .epci, .departement].allSatisfy { ZoneCode.normalise(code, as: $0) == nil }
  }
}
