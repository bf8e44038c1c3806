import Groundwork
import StatisticalSecrecy
import Tabular

/// A releasable table on its way to a file, with the line of its source.
public final class SecrecyOutput {
  private let table: SourcedTable

  /// Where the description of a CSV stands.
  public static func metadata(beside path: String) -> String { SourcedTable.metadata(beside: path) }

  /// Where the confidential journal of a table stands unless somebody says otherwise.
  public static func journal(beside path: String) -> String { "\(path).journal-confidentiel.csv" }

  /// The file that a place names.
  /// - Throws: `FileFault.usage` where it names none, or one that is no table.
  public static func path(of place: OutputPlace) throws -> String {
    guard let path = place.path, place.format == .csv || place.format == .tsv || place.format.isWorkbook else {
      throw FileFault.usage(
        sentence: "--sortie : un tableau protégé s'écrit dans un fichier .csv, .tsv, .xlsx ou .ods ; sa source l'accompagne.")
    }
    return path
  }

  /// Writes everything, which stands at its place after `finish`.
  ///
  /// - Throws: `FileFault.usage` for an output that is no table; `.unwritable`.
  public init(_ released: Releasable<ProtectedTable>, relations: TableRelations, policy: String, place: OutputPlace) throws {
    let path = try Self.path(of: place), content = released.value, diffusion = relations.diffusion
    let chunks = stride(from: 0, to: content.rowCount, by: 4096).map { first in
      content.chunk(first..<min(first + 4096, content.rowCount))
    }
    let source = SourceNote(
      source: released.sourceLine, note: released.note,
      marques: Dictionary(uniqueKeysWithValues: content.meanings.map { ($0.mark, $0.meaning) }), profil: policy,
      zonage: diffusion?.zoning, millesime: diffusion?.vintage, periode: diffusion?.period)
    table = try SourcedTable(
      header: content.header, chunks: chunks, source: source, marks: content.meanings.map(\.mark), path: path, place: place)
  }

  /// Puts the files in their places.
  /// - Throws: `FileFault.unwritable`.
  public func finish() throws { try table.finish() }

  /// Forgets the files; what stood at their places before stays.
  public func discard() { table.discard() }
}
