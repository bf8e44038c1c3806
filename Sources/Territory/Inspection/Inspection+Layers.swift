import Foundation
import GeoFormats
import GeometryCore
import Groundwork
import Tabular

extension Inspection {
  /// Inspects a file of layers or a table. A declaration that the coordinates contradict is told, not refused.
  /// - Throws: the readers' errors where the file cannot be read at all.
  public static func of(path: String, options: InspectionOptions = InspectionOptions()) throws -> Inspection {
    guard path != "-" else { return try unpacked(path, options) }
    let reference = LayerReference.parse(path), isLayer = LayerFile.isLayer(path: path)
    let file = FileReference(path: reference.path, inside: reference.layer ?? options.layer)
    return try InputFile.open(file, for: isLayer ? .layer : .table) { input in
      var options = options
      options.layer = input.inside
      if !isLayer { options.table.sheet = input.inside ?? options.table.sheet }
      return try unpacked(input.path, options)
    }
  }

  /// A file that lies in no archive any more.
  private static func unpacked(_ path: String, _ options: InspectionOptions) throws -> Inspection {
    let file = MappedFile.name(of: path)
    guard LayerFile.isLayer(path: path) else {
      return Inspection(file: file, layers: [try LayerInspection.table(path: path, options: options)])
    }
    let names = if let wanted = options.layer { [wanted] } else { try LayerFile.layers(path: path).map(\.name) }
    let isAlone = options.layer == nil && names.count == 1
    let layers = try names.map { try LayerInspection.layer(path: path, name: isAlone ? nil : $0, options: options) }
    return Inspection(file: file, layers: layers)
  }
}

extension LayerInspection {
  static func layer(path: String, name: String?, options: InspectionOptions) throws -> LayerInspection {
    var reading = LayerOptions(places: .france, layer: name, encoding: options.encoding)
    reading.crs = try options.forcedCRS()
    func read() throws -> Layer {
      var layer = try LayerFile.read(path: path, options: reading)
      layer.table = try options.catalog.withholding(layer.table, as: options.confidential)
      return layer
    }
    do {
      return LayerInspection(try read(), isSettled: true, catalog: options.catalog)
    } catch let fault as FileFault where fault.kind == .unsettledCRS {
      // Any system lets the rest be read; what the coordinates are is then told in words.
      reading.crs = .wgs84
      reading.checksCRS = false
      var inspection = LayerInspection(try read(), isSettled: false, catalog: options.catalog)
      let unsettled = Anomaly(
        .layer(.systemUnsettled(fault.sentence)), file: fault.file ?? MappedFile.name(of: path), layer: name)
      inspection.anomalies.insert(unsettled, at: 0)
      return inspection
    }
  }

  /// - Parameter isSettled: the layer's reference system is known; otherwise its `crs` means nothing.
  init(_ layer: Layer, isSettled: Bool, catalog: ProfileCatalog) {
    let table = layer.table
    let profile = catalog.recognise(table, isLayer: true)
    let zoning = try? Zoning(layer: layer, catalog: catalog)
    self.init(name: layer.name, count: table.rowCount, geometry: Self.geometryWords(layer.geometries))
    declaredCRS = layer.declaredCRS.map(Self.shortened)
    retainedCRS = isSettled ? layer.crs.identifier : nil
    retainedCRSName = isSettled ? layer.crs.name : nil
    let crs = isSettled ? layer.crs : Self.plausible(layer)
    extent = crs.flatMap { Self.extentWords(layer, crs: $0, departments: zoning?.departments ?? []) }
      .map { isSettled ? $0 : $0 + " (d'après les coordonnées)" }
    note(profile)
    fields = Self.fields(table, profile) + table.confidential.map { Field.withheld($0.name) }
    invalid = layer.repairs.map {
      let number = table.numbers[$0.feature], code = zoning?.codes[$0.feature]
      return Invalid(index: $0.feature, number: number, code: code, reason: $0.reason, x: $0.x, y: $0.y)
    }
    duplicates = zoning?.duplicates ?? []
    let areas = isSettled ? AreaColumns(layer).note(&fields, provenance: layer.provenance) : []
    anomalies = layer.provenance.anomalies + (zoning?.anomalies ?? layer.shiftAnomalies) + areas
  }

  private static func fields(_ table: Table, _ profile: RecognisedProfile?) -> [Field] {
    table.columns.indices.map { index in
      let column = table.columns[index]
      var summary = FieldSummary(columns: table.columns.count)
      column.texts.bytes.withUnsafeBufferPointer { bytes in
        for row in 0..<table.rowCount { summary.add(UnsafeBufferPointer(rebasing: bytes[column.texts.range(row)])) }
      }
      return Field(
        name: column.name, kind: column.kind, filled: summary.filled, examples: summary.examples, role: role(of: index, profile))
    }
  }

  static func role(of column: Int, _ profile: RecognisedProfile?) -> String? {
    guard let profile else { return nil }
    if profile.codeColumn == column { return "code" }
    if profile.nameColumn == column { return "nom" }
    return profile.roles.filter { $0.value.contains(column) }.map(\.key).min()
  }

  static func geometryWords(_ geometries: GeometryArray) -> String {
    var seen: Set<GeometryArray.Kind> = []
    for kind in geometries.kinds { seen.insert(kind) }
    let words: [(words: String, kinds: Set<GeometryArray.Kind>)] = [
      ("polygones", [.polygon, .multiPolygon]), ("lignes", [.lineString, .multiLineString]), ("points", [.point, .multiPoint]),
      ("collections", [.collection]),
    ]
    let held = words.filter { !$0.kinds.isDisjoint(with: seen) }.map(\.words)
    return held.isEmpty ? "sans géométrie" : held.joined(separator: ", ")
  }

  /// A declaration in a few words: the name that a well-known text starts with.
  private static func shortened(_ declared: String) -> String {
    let line = declared.split(whereSeparator: \.isNewline).joined(separator: " ")
    if line.contains("["), let quoted = line.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first {
      return String(quoted)
    }
    return FieldSummary.shortened(line)
  }

  /// The one system that the coordinates themselves point to.
  private static func plausible(_ layer: Layer) -> CRS? {
    var box = Box.empty
    for feature in 0..<layer.geometries.count { layer.geometries.box(of: feature).map { box.extend($0) } }
    let systems = CRS.plausibleSystems(for: box, in: .france)
    return systems.count == 1 ? systems[0] : systems.first { $0.epsg == 2154 }
  }

  /// Where the features lie, from the corners of their boxes in degrees.
  static func extentWords(_ layer: Layer, crs: CRS, departments: [String]) -> String? {
    var boxes = (0..<layer.geometries.count).compactMap { layer.geometries.box(of: $0) }
    boxes.removeAll { !$0.minX.isFinite || !$0.minY.isFinite }
    guard !boxes.isEmpty else { return nil }
    return extentWords(boxes, crs: crs, departments: departments)
  }

  static func extentWords(_ boxes: [Box], crs: CRS, departments: [String]) -> String? {
    guard !crs.isGeographic else { return Extent.words(boxes: boxes, departments: departments) }
    guard let transform = try? CoordinateTransform(from: crs, to: .wgs84) else { return nil }
    var xs: [Double] = []
    var ys: [Double] = []
    for box in boxes {
      xs += [box.minX, box.maxX, box.minX, box.maxX]
      ys += [box.minY, box.minY, box.maxY, box.maxY]
    }
    transform.apply(x: &xs, y: &ys)
    let degrees = boxes.indices.map { index in
      (4 * index..<4 * index + 4).reduce(into: Box.empty) { if xs[$1].isFinite, ys[$1].isFinite { $0.extend(xs[$1], ys[$1]) } }
    }
    return Extent.words(boxes: degrees, departments: departments)
  }
}
