import Groundwork
import Structures
import Tabular

/// A directory of actors on its way to a file: a row an actor, by theme, commune and name.
public struct DirectoryOutput: Sendable {
  private let directory: ActorDirectory

  public init(_ directory: ActorDirectory) { self.directory = directory }

  private static let header = [
    "theme", "nom", "gestionnaire", "adresse", "code_postal", "commune", "code_insee", "telephone", "courriel", "site", "horaires",
    "capacite", "public", "lon", "lat", "position", "ligne",
  ]
  private static let numeric: Set<String> = ["lon", "lat"]
  private static let preferred = ["theme", "nom", "commune", "telephone", "courriel", "horaires"]

  /// Writes the directory and puts the file in its place.
  /// - Throws: `FileFault.unwritable`.
  public func write(to place: OutputPlace) throws -> ResultTable.Written {
    let output = try RowOutput(place, header: Self.header, preferring: Self.preferred, numeric: Self.numeric)
    let entries = directory.entries
    do {
      var builder = RowChunkBuilder(columnCount: Self.header.count)
      for entry in entries {
        for cell in cells(entry, place.decimalMark) { builder.append(cell) }
      }
      let chunk = builder.take(firstRow: 0)
      let piece =
        output.formatter.map { RowOutput.Piece.bytes($0.rows(chunk, extra: [])) }
        ?? .rows(
          chunk, extra: [], longitude: entries.map { $0.site.shownPosition?.longitude ?? .nan },
          latitude: entries.map { $0.site.shownPosition?.latitude ?? .nan })
      try output.write(piece)
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
    return ResultTable.Written(rows: entries.count, preview: output.preview, anomalies: output.anomalies)
  }

  private func cells(_ entry: ActorDirectory.Entry, _ mark: UInt8) -> [String] {
    let structure = entry.site.structure, shown = entry.site.shownPosition
    return [
      entry.themes.joined(separator: " ; "), structure.title, structure.manager, structure.address, structure.postcode,
      entry.communeName, entry.communeCode, entry.telephones.joined(separator: " ; "), entry.mails.joined(separator: " ; "),
      entry.sites.joined(separator: " ; "), entry.hours.words, entry.capacity, entry.audience,
      Self.degrees(shown?.longitude, mark), Self.degrees(shown?.latitude, mark), entry.placeWords, "\(structure.number)",
    ]
  }

  private static func degrees(_ value: Double?, _ mark: UInt8) -> String {
    var bytes: [UInt8] = []
    if let value { DecimalFormatter.append(value, decimals: 6, separator: mark, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The summary for a person.
  public var lines: [String] {
    let entries = directory.entries, placed = entries.count { $0.site.shownPosition != nil }
    var lines = [
      "\(Phrase.counted(entries.count, "acteur", "acteurs")), \(Phrase.counted(directory.byTheme.count, "thème", "thèmes")), "
        + "\(Phrase.counted(Set(entries.map(\.communeName)).count, "commune", "communes")) ; "
        + "\(Phrase.counted(placed, "placé", "placés")) sur une carte."
    ]
    if !directory.hasThemes { lines.append("Aucune colonne de thème n'est reconnue : --theme COLONNE la nomme.") }
    return lines
  }
}

extension OpeningHours {
  /// "lundi à vendredi : 9 h – 12 h ; samedi : 9 h – 11 h".
  var words: String { lines.map { $0.days.isEmpty ? $0.hours : "\($0.days) : \($0.hours)" }.joined(separator: " ; ") }
}

extension ActorDirectory.Entry {
  /// Where the position comes from.
  var placeWords: String {
    if site.position != nil, site.structure.position != nil { return "liste" }
    guard let found = site.addressFinding, site.shownPosition != nil else { return "" }
    return found.precisionWords
  }
}
