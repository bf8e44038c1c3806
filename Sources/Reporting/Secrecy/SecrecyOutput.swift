import Foundation
import Groundwork
import StatisticalSecrecy
import Tabular

/// A releasable table on its way to a file, with the line of its source: in a workbook on a sheet of its own, beside a CSV in a
/// `.meta.json`.
public final class SecrecyOutput {
  private enum Target {
    case text(CSVSink, metadata: OutputFile, bytes: OutputBytes)
    case workbook(any WorkbookWriter)
  }

  private let target: Target

  /// Where the description of a CSV stands.
  public static func metadata(beside path: String) -> String { "\(path).meta.json" }

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
  public init(_ table: Releasable<ProtectedTable>, relations: TableRelations, policy: String, place: OutputPlace) throws {
    let path = try Self.path(of: place)
    let content = table.value
    let chunks = stride(from: 0, to: content.rowCount, by: 4096).map { first in
      content.chunk(first..<min(first + 4096, content.rowCount))
    }
    guard place.format.isWorkbook else {
      let sink = try CSVSink(path: path, dialect: place.dialect)
      try sink.begin(header: content.header)
      for chunk in chunks { try sink.write(chunk, extra: []) }
      let file = try OutputFile(path: Self.metadata(beside: path))
      let bytes = try OutputBytes(file)
      bytes.buffer += Array(try Self.description(table, relations: relations, policy: policy).utf8)
      target = .text(sink, metadata: file, bytes: bytes)
      return
    }
    let book = try WorkbookFile.begin(path)
    try book.addSheet("Tableau", header: content.header, rows: chunks)
    var lines = RowChunkBuilder(columnCount: 1)
    if let note = table.note { lines.append(note) }
    lines.append(content.meanings.map { "\($0.mark) : \($0.meaning)" }.joined(separator: " ; ") + ".")
    try book.addSheet("Source", header: [table.sourceLine], rows: [lines.take(firstRow: 0)])
    target = .workbook(book)
  }

  /// Puts the files in their places.
  /// - Throws: `FileFault.unwritable`.
  public func finish() throws {
    switch target {
    case .text(let sink, _, let bytes):
      try bytes.finish()
      try sink.finish()
    case .workbook(let book): try book.finish()
    }
  }

  /// Forgets the files; what stood at their places before stays.
  public func discard() {
    switch target {
    case .text(let sink, let metadata, _):
      sink.discard()
      metadata.discard()
    case .workbook(let book): book.discard()
    }
  }

  private struct Description: Encodable {
    let source: String
    let note: String?
    let marques: [String: String]
    let profil: String
    let zonage: String?
    let millesime: String?
    let periode: String?
  }

  private static func description(
    _ table: Releasable<ProtectedTable>, relations: TableRelations, policy: String
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let diffusion = relations.diffusion
    let description = Description(
      source: table.sourceLine, note: table.note,
      marques: Dictionary(uniqueKeysWithValues: table.value.meanings.map { ($0.mark, $0.meaning) }), profil: policy,
      zonage: diffusion?.zoning, millesime: diffusion?.vintage, periode: diffusion?.period)
    return String(decoding: try encoder.encode(description), as: UTF8.self) + "\n"
  }
}
