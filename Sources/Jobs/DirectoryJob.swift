import GeoFormats
import Geocoding
import Groundwork
import Reporting
import Structures
import Tabular

/// Makes a directory of the actors of a list: who does what, where, and how to reach them.
public struct DirectoryJob: Sendable {
  /// A table, or a layer of points.
  public var list: String
  public var tableOptions = TableOptions()
  public var structureOptions = StructureOptions()
  /// An address base, for the rows without position.
  public var addresses: String?
  /// The column of themes; nil to recognise it.
  public var theme: String?
  public var output: OutputPlace

  public init(list: String, output: OutputPlace) {
    self.list = list
    self.output = output
  }

  /// What came out beside the file.
  public struct Result: Sendable {
    public let directory: ActorDirectory
    public let written: ResultTable.Written
    public let summary: [String]
    public let anomalies: [Anomaly]
  }

  /// Reads, places, sorts and writes.
  /// - Throws: `FileFault` for what cannot be read or written; `CancellationError`. Nothing is written then.
  public func run(_ monitor: JobMonitor = JobMonitor()) throws -> Result {
    try InputFiles([list, addresses]).refuse(output: output.path)
    let telling = Telling(monitor)
    monitor.reading(list)
    let catalog = try ServiceCatalog.standard()
    var options = structureOptions
    options.takesAnyList = true
    let structures = try StructureFile(path: list, tableOptions: tableOptions).read(
      catalog, try Parameters.standard(), options)
    telling.tell(structures.table.provenance.anomalies)
    if structures.structures.isEmpty {
      telling.tell([Anomaly(.table(.noRows), file: structures.table.provenance.file)])
    }
    monitor.reading(addresses)
    let base = try addresses.map { try AddressBase(path: $0) }
    if base != nil { monitor.stages(.placing) }
    let sites = SiteList(structures.structures, addresses: base.map { AddressLookup(Geocoder(base: $0)) })
    try monitor.checkCancellation()
    let directory = try ActorDirectory(structures, sites: sites.sites, catalog: catalog, theme: theme)
    let content = DirectoryOutput(directory)
    monitor.writing(output.path)
    let written = try content.write(to: output)
    telling.tell(written.anomalies)
    return Result(directory: directory, written: written, summary: content.lines, anomalies: telling.met)
  }
}
