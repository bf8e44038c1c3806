import Groundwork

extension XLSXBook {
  /// Sheets that are looked at for a table where none is named: each is reached through those before it.
  private static let mostLookedAt = 20

  /// An OpenDocument spreadsheet in its archive (.ods).
  /// - Throws: `FileFault.unreadable` where it is damaged, encrypted or unpacks to an abnormal size.
  static func openDocument(_ archive: XLSXArchive) throws -> XLSXBook {
    let manifest = ODSManifest()
    if let part = try archive.open("META-INF/manifest.xml") { try XMLReader.readAll(part, events: manifest) }
    guard !manifest.isEncrypted else {
      throw FileFault.unreadable(
        file: archive.name, sentence: "le classeur est protégé par un mot de passe ; enregistrez-le sans mot de passe.")
    }
    return try openDocument(name: archive.name) {
      guard let part = try archive.open("content.xml") else { throw archive.damaged("content.xml") }
      return part
    }
  }

  /// An OpenDocument spreadsheet as one XML file (.fods).
  /// - Throws: `FileFault` where it cannot be read or makes no sense.
  static func openDocument(flat path: String) throws -> XLSXBook {
    try openDocument(name: MappedFile.name(of: path)) { XMLFilePart(try FileByteSource(path: path)) }
  }

  private static func openDocument(name: String, content: @escaping () throws -> any XMLPart) throws -> XLSXBook {
    let index = ODSIndex()
    try XMLReader.readAll(content(), events: index)
    guard !index.sheets.isEmpty else {
      throw FileFault.unreadable(
        file: name, sentence: "c'est un document OpenDocument sans feuille de calcul ; enregistrez son tableau en .ods ou .csv.")
    }
    return XLSXBook(name: name, sheets: index.sheets) { sheet, isNamed in
      guard let number = Int(sheet.relation), isNamed || number < mostLookedAt else { return nil }
      return try ODSSheetParser(content(), sheet: number)
    }
  }
}
