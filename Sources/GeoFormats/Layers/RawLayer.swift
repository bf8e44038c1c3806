import GeometryCore
import Groundwork
import Tabular

/// What a reader has found in a file, before the reference system is settled and the polygons are checked.
struct RawLayer {
  var file: String
  var name: String
  /// Quoted in messages where the file holds several layers.
  var layer: String?
  var columns: [Column]
  var geometries: GeometryArray
  var declared: CRSDeclaration
  var anomalies: [Anomaly]
  var numbers = RowNumbers()
  /// Features whose geometry could not be read, in order; they have none.
  var unread: [Repair] = []

  /// Settles the reference system, checks and repairs the polygons.
  func finished(_ options: LayerOptions) throws -> Layer {
    var anomalies = anomalies
    if let doublyEncoded { anomalies.append(Anomaly(.table(doublyEncoded), file: file, layer: layer)) }
    let check = CRSCheck(file: file, layer: layer, geometries: geometries, places: options.places)
    if options.checksCRS, let forced = options.crs { try check.refuseOtherUnits(forced) }
    let crs = try options.crs ?? check.settle(declared, &anomalies)
    var geometries = geometries
    var repairs: [Repair] = [], unusable = unread, lost: [Int: Box] = [:]
    if options.repair {
      let repaired = Validity.repair(geometries, Validity.check(geometries))
      for defect in repaired.repaired where defect.areaAfter == 0 {
        lost[defect.invalid.index] = geometries.finiteBox(of: defect.invalid.index)
      }
      geometries = repaired.geometries
      repairs = repaired.repaired.filter { !$0.isAbandoned }.map(Repair.init)
      unusable = (unusable + repaired.repaired.filter(\.isAbandoned).map(Repair.init)).sorted { $0.feature < $1.feature }
    }
    anomalies += repairs.map { Anomaly(.layer(.repaired($0)), file: file, layer: layer, row: numbers[$0.feature]) }
    anomalies += unusable.map { Anomaly(.layer(.unusable($0)), file: file, layer: layer, row: numbers[$0.feature]) }
    let provenance = Provenance(file: file, layer: layer, anomalies: anomalies)
    let table = Table(columns: columns, rowCount: geometries.count, numbers: numbers, provenance: provenance)
    return Layer(
      name: name, table: table, geometries: geometries, crs: crs, declaredCRS: declared.text, repairs: repairs, lost: lost)
  }

  /// Texts that were encoded twice, if there are some.
  private var doublyEncoded: TableAnomaly? {
    var rows: Set<Int> = []
    for column in columns {
      column.texts.bytes.withUnsafeBufferPointer { bytes in
        guard DoubleEncoding.firstTrace(in: bytes) != nil else { return }
        for row in 0..<column.texts.count {
          let cell = UnsafeBufferPointer(rebasing: bytes[column.texts.range(row)])
          if DoubleEncoding.firstTrace(in: cell) != nil { rows.insert(row) }
        }
      }
    }
    guard !rows.isEmpty || columns.contains(where: { DoubleEncoding.isIn($0.name) }) else { return nil }
    return .doublyEncoded(rows: rows.count, first: rows.min().map { numbers[$0] })
  }
}
