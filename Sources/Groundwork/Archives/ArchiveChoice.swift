/// What an input is wanted for.
package enum InputUse: Sendable, Hashable {
  case layer, table
  /// Either of them.
  case list
  /// A file of one of these extensions.
  case file([String])
}

/// Which file of an archive is meant.
struct ArchiveChoice {
  typealias Entry = ArchiveReader.Entry

  /// How surely a file is what is wanted, the surest first.
  private enum Rank: Int, CaseIterable {
    case sure, likely
    /// An archive, which may hold it.
    case packed
    /// Of a kind that is known and not read: its reader says the way out.
    case known
  }

  private static let archives = ["zip", "7z", "tgz", "tar", "gz", "bz2", "xz", "zst"]
  private static let layers: [[String]] = [
    ["shp", "gpkg", "geojson", "geojsonl", "geojsons", "geojsonseq", "ndjson", "jsonl", "fgb", "kml", "kmz"], ["json"], archives,
    ["parquet", "geoparquet", "gml", "mif", "gpx", "tab", "gdbtable", "rar"],
  ]
  private static let tables: [[String]] = [
    ["csv", "tsv", "xlsx", "xlsm", "ods", "fods"], ["txt", "tab"], archives, ["xls", "parquet", "dbf", "rar"],
  ]
  /// How files are called that explain the others: INSEE's dictionaries of variables, read-me files, licences.
  private static let explanations = ["meta_", "lisez", "lire", "readme", "licen", "notice", "dictionnaire", "descriptif"]
  static let shapefileParts = ["shx", "dbf", "prj", "cpg", "qpj"]
  private static let mostNamed = 20

  let archive: String
  let use: InputUse
  let entries: [Entry]
  private let strangers: Int
  /// The shapefiles, each by its folder and name without ending.
  private let shapefiles: Set<[String]>

  init(archive: String, use: InputUse, entries: [Entry]) {
    self.archive = archive
    self.use = use
    strangers = entries.count(where: \.steps.isEmpty)
    // What Macs put beside the files is none of them.
    let files = entries.filter { entry in
      guard let last = entry.steps.last else { return false }
      return !entry.steps.contains("__MACOSX") && !last.hasPrefix("._") && last != ".DS_Store"
    }
    self.entries = files
    shapefiles = Set(files.filter { Self.ending($0) == "shp" }.map(Self.base))
  }

  /// The file meant, and what of `inside` is left for its reader.
  /// - Throws: `FileFault.unreadable` where none or several may be meant; the sentence names them.
  func choose(_ inside: String?) throws -> (entry: Entry, inside: String?) {
    let candidates = candidates()
    guard let inside else { return (try one(of: candidates), nil) }
    let named = named(inside)
    if !named.isEmpty { return (try one(of: named), nil) }
    for mark in inside.indices.reversed() where inside[mark] == "#" {
      let named = self.named(String(inside[..<mark]))
      if !named.isEmpty { return (try one(of: named), String(inside[inside.index(after: mark)...])) }
    }
    if candidates.count == 1, !isAlone(candidates[0]) { return (candidates[0], inside) }
    throw fault("il n'y a pas de « \(inside) » dans l'archive ; elle contient \(contents)")
  }

  /// A list or a text holds nothing that could be named further.
  private func isAlone(_ entry: Entry) -> Bool {
    !(["gpkg", "xlsx", "xlsm", "ods", "fods", "kml", "kmz"] + Self.archives).contains(Self.ending(entry))
  }

  /// The files that may be what is wanted.
  private func candidates() -> [Entry] {
    let ranked = Rank.allCases.map { rank in entries.filter { self.rank($0) == rank } }
    return ranked.first { !$0.isEmpty } ?? (entries.count == 1 ? entries : [])
  }

  /// Whether a file is itself packed.
  func isPacked(_ entry: Entry) -> Bool { (Self.archives + ["kmz"]).contains(Self.ending(entry)) }

  /// Whether some file is surely what is wanted.
  var isSure: Bool { entries.contains { rank($0) == .sure } }

  private func rank(_ entry: Entry) -> Rank? {
    let ending = Self.ending(entry)
    if Self.shapefileParts.contains(ending), shapefiles.contains(Self.base(entry)) { return nil }
    let kinds =
      switch use {
      case .layer: Self.layers
      case .table: Self.tables
      case .list: zip(Self.layers, Self.tables).map { $0 + $1 }
      case .file(let endings): [endings, [], Self.archives]
      }
    func kind(_ ending: String) -> Rank? { kinds.firstIndex { $0.contains(ending) }.flatMap(Rank.init) }
    guard var rank = kind(ending) else { return nil }
    // What is packed alone bears its own ending before that of the packing.
    let own = rank == .packed ? kind(MappedFile.fileExtension(of: Self.stem(entry))) : nil
    if let own, own.rawValue < rank.rawValue { rank = own }
    let isExplanation = Self.explanations.contains { Self.stem(entry).lowercased().hasPrefix($0) }
    return !isExplanation ? rank : rank == .sure ? .likely : nil
  }

  private func one(of candidates: [Entry]) throws -> Entry {
    let words =
      switch use {
      case _ where candidates.count > 1 && candidates.allSatisfy { rank($0) == .packed }:
        (none: "", several: "plusieurs archives", which: "laquelle")
      case .layer: (none: "aucune couche", several: "plusieurs couches", which: "laquelle")
      case .table: (none: "aucun tableau", several: "plusieurs tableaux", which: "lequel")
      case .list, .file: (none: "aucun fichier", several: "plusieurs fichiers", which: "lequel")
      }
    if use != .table || candidates.isEmpty, isGeodatabase(candidates) {
      let base = archive.split(separator: ".").first.map(String.init) ?? archive
      throw fault(
        "l'archive contient une géodatabase ESRI, qui n'est pas lue ; convertissez-la : ogr2ogr \(base).gpkg \(archive) "
          + "(ou QGIS)")
    }
    guard let first = candidates.first else {
      throw fault("l'archive ne contient \(words.none) que Maillage lise ; elle contient \(contents)")
    }
    guard candidates.count > 1 else { return first }
    throw fault(
      "l'archive contient \(words.several) : \(Self.list(candidates.map(\.path))) ; dites \(words.which), "
        + "comme \(archive)#\(short(first, among: candidates))")
  }

  /// Nothing but parts of a geodatabase may be meant.
  private func isGeodatabase(_ candidates: [Entry]) -> Bool {
    entries.contains { Self.ending($0) == "gdbtable" } && candidates.allSatisfy { Self.ending($0) == "gdbtable" }
  }

  /// What is there, named; files whose path leads outside or that nobody can read are counted.
  private var contents: String {
    guard strangers > 0 else { return Self.list(entries.map(\.path)) }
    let counted = "\(strangers) fichier\(strangers == 1 ? "" : "s") dont le chemin n'est pas suivi"
    return entries.isEmpty ? counted : "\(Self.list(entries.map(\.path))), et \(counted)"
  }

  private func fault(_ sentence: String) -> FileFault { .unreadable(file: archive, sentence: sentence + ".") }

  /// The shortest name that tells an entry from the others.
  private func short(_ entry: Entry, among others: [Entry]) -> String {
    let last = entry.steps.last ?? ""
    return others.filter { $0.steps.last?.lowercased() == last.lowercased() }.count == 1 ? last : entry.path
  }

  /// The files that a name means: a whole path, the end of one, or a name without its extension.
  private func named(_ name: String) -> [Entry] {
    let steps = ArchiveReader.steps(name).map { $0.lowercased() }
    guard !steps.isEmpty else { return [] }
    let whole = entries.filter { $0.steps.map { $0.lowercased() } == steps }
    if !whole.isEmpty { return whole.count == 1 ? whole : whole.filter { $0.path == name } }
    let ends = entries.filter { $0.steps.suffix(steps.count).map { $0.lowercased() } == steps }
    if !ends.isEmpty { return ends }
    let readable = entries.filter { rank($0) != nil && Self.stem($0).lowercased() == steps.last && steps.count == 1 }
    let best = readable.compactMap { rank($0)?.rawValue }.min()
    return readable.filter { rank($0)?.rawValue == best }
  }

  /// Entries to unpack with one: the parts of a shapefile.
  func companions(of entry: Entry) -> [Entry] {
    guard Self.ending(entry) == "shp" else { return [] }
    let base = Self.base(entry)
    return entries.filter { Self.shapefileParts.contains(Self.ending($0)) && Self.base($0) == base }
  }

  /// What the files of one shapefile share: their folder, and their name without ending in whatever case.
  private static func base(_ entry: Entry) -> [String] { entry.steps.dropLast() + [stem(entry).lowercased()] }

  private static func ending(_ entry: Entry) -> String { MappedFile.fileExtension(of: entry.path) }

  private static func stem(_ entry: Entry) -> String {
    let last = entry.steps.last ?? ""
    return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
  }

  private static func list(_ paths: [String]) -> String {
    let more = paths.count - mostNamed
    return paths.isEmpty ? "rien" : paths.prefix(mostNamed).joined(separator: ", ") + (more > 0 ? " et \(more) autres" : "")
  }
}
