/// What a file is by its first bytes, whatever its name says.
package enum FileKind: String, Sendable, Hashable, CaseIterable {
  // What is read, as it is or unpacked.
  case zip, sevenZip, tar, gzip, bzip2, xz, zstd
  case sqlite, shapefile, flatGeobuf, json, kml, openDocumentXML
  // What is named, with a way out.
  case parquet, arrow, oldOffice, spreadsheetML, pdf, html, gml, gpx, mapInfo, dBase, access, rar, image, sas, spss, rData, rtf

  /// How many bytes tell.
  package static let telling = 1024

  /// - Parameter head: the first bytes, `telling` of them if there are as many.
  /// - Returns: nil for what may be text, or is nothing that is known.
  package init?(_ head: [UInt8]) {
    let found = Self.signatures.first { signature in
      let place = signature.offset..<signature.offset + signature.bytes.count
      return place.upperBound <= head.count && head[place].elementsEqual(signature.bytes)
    }
    // A table may begin with the name of a column such as "PAR1".
    if let found, !Self.withControls.contains(found.kind) || head.prefix(64).contains(where: { $0 < 9 }) {
      self = found.kind
      return
    }
    if Self.isDBase(head) {
      self = .dBase
      return
    }
    guard let kind = Self.ofText(head) else { return nil }
    self = kind
  }

  /// - Throws: `FileFault.missing` if the file is not there or may not be read.
  package init?(path: String) throws { self.init(try FileByteSource(path: path).peek(Self.telling)) }

  /// Whether it holds files, or one, that must be unpacked first.
  package var isPacked: Bool { [.zip, .sevenZip, .tar, .gzip, .bzip2, .xz, .zstd].contains(self) }

  private static let signatures: [(kind: FileKind, offset: Int, bytes: [UInt8])] = [
    (.zip, 0, [0x50, 0x4B, 0x03, 0x04]), (.zip, 0, [0x50, 0x4B, 0x05, 0x06]),
    (.sevenZip, 0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), (.gzip, 0, [0x1F, 0x8B]),
    (.bzip2, 4, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]),
    (.xz, 0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), (.zstd, 0, [0x28, 0xB5, 0x2F, 0xFD]), (.rar, 0, Array("Rar!".utf8)),
    (.sqlite, 0, Array("SQLite format 3".utf8)), (.shapefile, 0, [0, 0, 0x27, 0x0A]),
    (.flatGeobuf, 0, [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62]), (.parquet, 0, Array("PAR1".utf8)),
    (.arrow, 0, Array("ARROW1".utf8)), (.arrow, 0, Array("FEA1".utf8)), (.oldOffice, 0, [0xD0, 0xCF, 0x11, 0xE0]),
    (.pdf, 0, Array("%PDF".utf8)), (.rtf, 0, Array("{\\rtf".utf8)), (.mapInfo, 0, Array("!table".utf8)),
    (.access, 4, Array("Standard Jet DB".utf8)), (.access, 4, Array("Standard ACE DB".utf8)), (.spss, 0, Array("$FL2".utf8)),
    (.rData, 0, Array("RDX2\n".utf8)), (.rData, 0, Array("RDX3\n".utf8)), (.rData, 0, [0x58, 0x0A, 0, 0, 0]),
    (.sas, 0, [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60]), (.image, 0, [0x89, 0x50, 0x4E, 0x47]),
    (.image, 0, [0xFF, 0xD8, 0xFF]), (.image, 0, Array("GIF8".utf8)), (.image, 0, [0x49, 0x49, 0x2A, 0x00]),
    (.image, 0, [0x4D, 0x4D, 0x00, 0x2A]), (.tar, 257, Array("ustar".utf8)),
  ]

  /// Kinds that letters announce and whose next bytes no text has.
  private static let withControls: Set<FileKind> = [.parquet, .arrow, .image, .rar]

  /// A dBase table has no signature, but a version, a date, and a header and records that have a size.
  private static func isDBase(_ head: [UInt8]) -> Bool {
    guard head.count > 32, [0x03, 0x30, 0x83, 0x8B, 0xF5].contains(head[0]), (1...12).contains(head[2]),
      (1...31).contains(head[3])
    else { return false }
    let header = Int(head[8]) | Int(head[9]) << 8, record = Int(head[10]) | Int(head[11]) << 8
    return header >= 65 && record > 1 && (header - 1) % 32 <= 8 && head[12] == 0 && head[13] == 0
  }

  /// What a text begins as.
  private static func ofText(_ head: [UInt8]) -> FileKind? {
    let isMarked = head.starts(with: [0xEF, 0xBB, 0xBF])
    let text = String(decoding: head.dropFirst(isMarked ? 3 : 0), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{1E}" }
    if text.first == "{" { return .json }
    guard text.first == "<" else { return nil }
    let words = text.lowercased()
    if words.hasPrefix("<!doctype html") || words.hasPrefix("<html") { return .html }
    let kinds: [(String, FileKind)] = [
      ("<kml", .kml), (":kml", .kml), ("office:document", .openDocumentXML), ("excel.sheet", .spreadsheetML),
      ("office:spreadsheet", .spreadsheetML), ("<gpx", .gpx), ("featurecollection", .gml), ("opengis.net/gml", .gml),
      ("<!doctype html", .html),
    ]
    return kinds.first { words.contains($0.0) }?.1
  }
}

extension FileKind {
  /// What the file is and what to do, where Maillage does not read it; nil for what some reader takes.
  /// - Parameter name: of the file, for the command that converts it.
  package func refusal(_ name: String) -> String? {
    let stem = name.split(separator: "#").last.map(String.init)?.split(separator: "/").last.map(String.init) ?? name
    let base = stem.split(separator: ".").first.map(String.init) ?? stem
    switch self {
    case .parquet:
      return "c'est un fichier Parquet, qui n'est pas lu ; convertissez-le : "
        + "duckdb -c \"COPY '\(stem)' TO '\(base).csv'\" pour un tableau ; pour une couche, ogr2ogr \(base).gpkg \(stem) où "
        + "« ogr2ogr --formats » nomme Parquet (celui de Debian ne le lit pas), ou en Python (geopandas, pyarrow) "
        + "geopandas.read_parquet('\(stem)').to_file('\(base).gpkg')."
    case .arrow:
      return "c'est un fichier Arrow (Feather), qui n'est pas lu ; convertissez-le, en Python (pandas, pyarrow) : "
        + "pandas.read_feather('\(stem)').to_csv('\(base).csv', index=False), et une couche (geopandas) : "
        + "geopandas.read_feather('\(stem)').to_file('\(base).gpkg')."
    case .oldOffice:
      return "c'est un classeur d'avant 2007 (.xls), ou un document protégé par un mot de passe ; ouvrez-le dans LibreOffice ou "
        + "Excel et enregistrez-le en .xlsx ou .ods, sans mot de passe (soffice --headless --convert-to ods \(stem))."
    case .spreadsheetML:
      return "c'est un classeur « Feuille de calcul XML 2003 » ; ouvrez-le dans LibreOffice ou Excel et enregistrez-le en .xlsx "
        + "ou .ods."
    case .pdf: return "c'est un document PDF ; demandez le tableau ou la couche dont il est fait (.xlsx, .ods, .csv, .gpkg)."
    case .html:
      return "c'est une page web (HTML), et non le fichier attendu : téléchargez celui vers lequel elle mène ; si c'est l'export "
        + "d'un logiciel, ouvrez-le dans LibreOffice ou Excel et enregistrez-le en .xlsx ou .ods."
    case .gml: return "c'est une couche GML, qui n'est pas lue ; convertissez-la : ogr2ogr \(base).gpkg \(stem) (ou QGIS)."
    case .gpx: return "c'est une trace GPX, qui n'est pas lue ; convertissez-la : ogr2ogr \(base).gpkg \(stem) (ou QGIS)."
    case .mapInfo:
      return "c'est une table MapInfo (.tab), qui n'est pas lue ; convertissez-la : ogr2ogr \(base).gpkg \(stem) (ou QGIS)."
    case .dBase:
      return "c'est une table dBase (.dbf) ; ouvrez-la dans LibreOffice et enregistrez-la en .ods ou .csv, ou convertissez-la : "
        + "ogr2ogr \(base).csv \(stem) (si c'est la table d'un shapefile, donnez le fichier .shp)."
    case .access: return "c'est une base Access ; exportez-en la table en .xlsx ou .csv."
    case .rar: return "c'est une archive RAR, qui n'est pas lue ; dépliez-la et donnez le fichier qu'elle contient."
    case .image: return "c'est une image ; un tableau ou une couche est attendu."
    case .sas: return "c'est une table de SAS, qui n'est pas lue ; exportez-la en .csv ou .xlsx."
    case .spss: return "c'est une table de SPSS, qui n'est pas lue ; exportez-la en .csv ou .xlsx."
    case .rData: return "ce sont des données de R, qui ne sont pas lues ; écrivez-les par write.csv2() ou sf::st_write()."
    case .rtf: return "c'est un texte mis en forme (RTF) ; enregistrez le tableau en .xlsx, .ods ou .csv."
    case .zip, .sevenZip, .tar, .gzip, .bzip2, .xz, .zstd, .sqlite, .shapefile, .flatGeobuf, .json, .kml, .openDocumentXML:
      return nil
    }
  }
}
