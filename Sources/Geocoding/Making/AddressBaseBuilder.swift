import Foundation
import GeometryCore
import Groundwork
import Tabular

/// Makes an address base from files of the BAN and of La Poste.
///
/// The same files give the same bytes, whatever the order of their rows and columns, on every machine.
///
///     let builder = AddressBaseBuilder(sources: ["adresses-38.csv.gz"], postcodes: "laposte_hexasmal.csv")
///     let report = try builder.write(to: "isere.adresses")
///     print(report.description.addresses, report.anomalies.count)
public struct AddressBaseBuilder {
  /// Files of addresses and of localities of the BAN.
  public var sources: [String]
  /// La Poste's file of postcodes.
  public var postcodes: String?
  /// Date of the BAN's files; nil takes it from the name of each or from its gzip header.
  public var vintage: String?

  public init(sources: [String], postcodes: String? = nil, vintage: String? = nil) {
    self.sources = sources
    self.postcodes = postcodes
    self.vintage = vintage
  }

  /// What came out.
  public struct Report: Sendable {
    public var description: AddressBaseDescription
    /// What was odd in the sources, and what was done about it.
    public var anomalies: [Anomaly]
    /// Bytes of the base.
    public var size: Int
  }

  /// Reads the sources and writes the base, which appears under its name when it is whole.
  ///
  /// - Parameter progress: receives the number of rows read so far; what it throws ends the work.
  /// - Throws: `FileFault.usage` (no source, the standard input, an output that would replace a source, La Poste's file among the
  ///   addresses), `.missing`, `.unreadable` (no table, cut, columns of something else, no address that can be used),
  ///   `.unwritable`; `GeometryError` if PROJ lacks a legal system; what `progress` throws.
  public func write(to path: String, progress: (Int) throws -> Void = { _ in }) throws -> Report {
    try check(path)
    let output = try OutputFile(path: path)
    do {
      var gathered = Gathered()
      for source in sources { try gathered.add(source, vintage: vintage, progress: progress) }
      if let postcodes { try gathered.add(postcodes: postcodes) }
      let content = try gathered.content()
      let size = try AddressBaseWriter.write(content, to: output)
      try output.commit()
      return Report(description: content.description, anomalies: gathered.anomalies(of: content), size: size)
    } catch {
      output.discard()
      throw error
    }
  }

  private func check(_ path: String) throws {
    guard !sources.isEmpty else { throw FileFault.usage(file: nil, sentence: "aucun fichier d'adresses n'est donné.") }
    let end = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    for source in sources + (postcodes.map { [$0] } ?? []) {
      let name = (source as NSString).lastPathComponent
      if source == "-" {
        throw FileFault.usage(file: nil, sentence: "une base se fait de fichiers, pas de l'entrée standard.")
      }
      if URL(fileURLWithPath: source).resolvingSymlinksInPath().path == end {
        throw FileFault.usage(file: name, sentence: "la sortie prendrait la place de ce fichier ; donnez-lui un autre nom.")
      }
    }
  }
}

extension AddressBaseBuilder {
  /// What the sources held.
  private struct Gathered {
    private var table = AddressTable()
    private var localities: [LocalityRow] = []
    private var postcodeRows: [PostcodeFile.Row] = []
    private var described: [AddressBaseDescription.Source] = []
    private var anomalies: [Anomaly] = []
    private var rowsRead = 0

    mutating func add(_ path: String, vintage: String?, progress: (Int) throws -> Void) throws {
      let source = try TableFile.open(path: path)
      let file = source.provenance.file
      let columns = try AddressColumns(header: source.header, file: file)
      let taken: Int
      switch columns.kind {
      case .addresses: taken = try addAddresses(source, columns, file: file, progress: progress)
      case .localities, .postcodes: taken = try addLocalities(source, columns, file: file, progress: progress)
      }
      described.append(
        AddressBaseDescription.Source(
          file: file, checksum: try Checksum.sha256(path: path),
          vintage: vintage ?? SourceVintage.of(path: path, name: file), rows: taken, kind: columns.kind.rawValue))
    }

    private mutating func addAddresses(
      _ source: any RowSource, _ columns: AddressColumns, file: String, progress: (Int) throws -> Void
    ) throws -> Int {
      let reader = AddressRowReader(columns: columns), before = table.rows.count
      var remarks = RowRemarks()
      let finished = try RowPipeline().run(source) {
        TransformCache()
      } transform: { transforms, chunk in
        try reader.read(chunk, transforms: &transforms)
      } deliver: { chunk in
        try table.add(chunk, file: file)
        remarks.merge(chunk.remarks)
        rowsRead += chunk.rowCount
        try progress(rowsRead)
      }
      anomalies += finished.provenance.anomalies + remarks.anomalies(file: file)
      return table.rows.count - before
    }

    private mutating func addLocalities(
      _ source: any RowSource, _ columns: AddressColumns, file: String, progress: (Int) throws -> Void
    ) throws -> Int {
      var source = source
      var reader = LocalityReader(columns: columns)
      while let chunk = try source.next() {
        try reader.read(chunk)
        rowsRead += chunk.rowCount
        try progress(rowsRead)
      }
      localities += reader.localities
      anomalies += source.provenance.anomalies + reader.remarks.anomalies(file: file)
      return reader.localities.count
    }

    mutating func add(postcodes path: String) throws {
      let file = try PostcodeFile(path: path), name = MappedFile.name(of: path)
      postcodeRows = file.rows
      anomalies += file.anomalies
      described.append(
        AddressBaseDescription.Source(
          file: name, checksum: try Checksum.sha256(path: path), vintage: SourceVintage.of(path: path, name: name),
          rows: file.rows.count, kind: AddressSourceKind.postcodes.rawValue))
    }

    func content() throws -> AddressBaseContent {
      guard !table.rows.isEmpty || !localities.isEmpty else {
        throw FileFault.unreadable(
          file: described.first?.file ?? "", sentence: "aucune adresse utilisable n'y a été trouvée ; la base serait vide.")
      }
      return try AddressBaseContent(
        table: table, localities: localities, postcodeRows: postcodeRows, sources: described, lexicon: .standard)
    }

    /// Anomalies, those of the whole base last.
    func anomalies(of content: AddressBaseContent) -> [Anomaly] {
      guard let file = described.first?.file else { return anomalies }
      let doubles = content.doubles > 0 ? [BaseAnomaly.repeatedAddresses(content.doubles)] : []
      return anomalies + (content.findings + doubles).map { Anomaly(.base($0), file: file) }
    }
  }
}
