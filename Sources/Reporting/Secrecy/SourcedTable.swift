import Foundation
import Groundwork
import Tabular

/// What must go with a table that statistical secrecy let out.
struct SourceNote: Encodable, Sendable {
  /// "Source : Caf de l'Isère, décembre 2024 - secret statistique appliqué : caf-infracommunal".
  let source: String
  var note: String?
  /// What each mark means.
  let marques: [String: String]
  let profil: String
  var zonage: String?
  var millesime: String?
  var periode: String?
}

/// A table on its way to a file with the line of its source: in a workbook on a sheet of its own, beside a CSV in a `.meta.json`.
final class SourcedTable {
  private enum Target {
    case text(CSVSink, metadata: OutputFile, bytes: OutputBytes)
    case workbook(any WorkbookWriter)
  }

  private let target: Target

  /// Where the description of a CSV stands.
  static func metadata(beside path: String) -> String { "\(path).meta.json" }

  /// Writes everything, which stands at its place after `finish`.
  /// - Parameter marks: the marks in the order in which they are told.
  /// - Throws: `FileFault.unwritable`.
  init(header: [String], chunks: [RowChunk], source: SourceNote, marks: [String], path: String, place: OutputPlace) throws {
    guard place.format.isWorkbook else {
      let sink = try CSVSink(path: path, dialect: place.dialect)
      try sink.begin(header: header)
      for chunk in chunks { try sink.write(chunk, extra: []) }
      let file = try OutputFile(path: Self.metadata(beside: path))
      let bytes = try OutputBytes(file)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      bytes.buffer += Array(try encoder.encode(source)) + [UInt8(ascii: "\n")]
      target = .text(sink, metadata: file, bytes: bytes)
      return
    }
    let book = try WorkbookFile.begin(path)
    try book.addSheet("Tableau", header: header, rows: chunks)
    var lines = RowChunkBuilder(columnCount: 1)
    if let note = source.note { lines.append(note) }
    lines.append(marks.compactMap { mark in source.marques[mark].map { "\(mark) : \($0)" } }.joined(separator: " ; ") + ".")
    try book.addSheet("Source", header: [source.source], rows: [lines.take(firstRow: 0)])
    target = .workbook(book)
  }

  /// Puts the files in their places.
  /// - Throws: `FileFault.unwritable`.
  func finish() throws {
    switch target {
    case .text(let sink, _, let bytes):
      try bytes.finish()
      try sink.finish()
    case .workbook(let book): try book.finish()
    }
  }

  /// Forgets the files; what stood at their places before stays.
  func discard() {
    switch target {
    case .text(let sink, let metadata, _):
      sink.discard()
      metadata.discard()
    case .workbook(let book): book.discard()
    }
  }
}
