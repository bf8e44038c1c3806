import GeoFormats
import GeometryCore
import Groundwork
import Tabular

extension PointReader {
  /// Whether the names and values of a table's columns tell positions.
  public static func isRecognised(in source: ReplayedSource) -> Bool {
    CoordinateColumns.recognise(columns: source.header, sample: sample(source)) != nil
  }

  /// Finds the columns of positions of a table.
  /// - Throws: `FileFault` if a column given does not exist or if no position is found.
  public init(_ source: ReplayedSource, options: PointOptions) throws {
    let header = source.header, file = source.provenance.file
    let columns = NamedColumns(header)
    func column(_ name: String, _ option: String) throws -> Int { try columns.given(name, option: option, file: file) }
    let sample = Self.sample(source)
    let found: CoordinateColumns?
    switch (options.x, options.y, options.cell) {
    case (let x?, let y?, nil):
      found = CoordinateColumns(
        layout: .pair(x: try column(x, "--x"), y: try column(y, "--y")), sample: sample, crs: options.crs)
    case (nil, nil, let cell?):
      found = CoordinateColumns(cell: try column(cell, "--coordonnees"), sample: sample, crs: options.crs)
    case (nil, nil, nil): found = CoordinateColumns.recognise(columns: header, sample: sample)
    default: throw FileFault.usage(file: file, sentence: "--x et --y vont ensemble, et sans --coordonnees.")
    }
    guard let found else {
      throw FileFault.unreadable(
        file: file,
        sentence: "aucune colonne de position n'est reconnue (\(header.prefix(20).joined(separator: ", "))) ; "
          + "indiquez-les par --x COL --y COL et --crs EPSG, ou par --coordonnees COL ; si ce ne sont pas les noms des colonnes, "
          + "--ligne-entete N ou --separateur.")
    }
    try self.init(found, options: options, source: source)
  }

  /// The first values of a column.
  private static func sample(_ source: ReplayedSource) -> (Int) -> [String] {
    { column in
      guard let chunk = source.preview else { return [] }
      return (0..<min(chunk.rowCount, 2000)).map { chunk[$0, column] }
    }
  }

  /// Where a caller has found the positions himself.
  public enum Columns: Sendable, Hashable {
    case degrees(longitude: Int, latitude: Int)
    /// In the system of the options, or in the one that the column `epsg` names, or in the one that the values tell.
    case plane(x: Int, y: Int, epsg: Int?)
    /// Both numbers, in the order that the values tell.
    case cell(Int)
  }

  /// Positions in columns that the caller has found.
  /// - Throws: `FileFault.unreadable` if the values do not tell the system.
  public init(_ source: ReplayedSource, columns: Columns, options: PointOptions) throws {
    let sample = Self.sample(source)
    var found: CoordinateColumns
    switch columns {
    case .degrees(let longitude, let latitude):
      found = CoordinateColumns(layout: .pair(x: longitude, y: latitude), sample: sample, crs: options.crs)
      found.isNamedDegrees = true
    case .plane(let x, let y, let epsg):
      found = CoordinateColumns(layout: .pair(x: x, y: y), sample: sample, crs: options.crs)
      found.epsgColumn = epsg.flatMap { CoordinateColumns.isBlank(sample($0)) ? nil : $0 }
    case .cell(let cell): found = CoordinateColumns(cell: cell, sample: sample, crs: options.crs)
    }
    try self.init(found, options: options, source: source)
  }

  private init(_ found: CoordinateColumns, options: PointOptions, source: ReplayedSource) throws {
    let file = source.provenance.file, hasRows = source.preview != nil, sample = Self.sample(source)
    var notes: [Anomaly] = []
    let system: CRS
    if let forced = options.crs {
      system = forced
    } else if found.epsgColumn != nil {
      system = .wgs84
    } else if found.isNamedDegrees || !hasRows {
      system = .wgs84
    } else if let crs = found.crs {
      system = crs
      notes.append(
        Anomaly(.position(.systemDeduced(identifier: crs.identifier, name: crs.name)), file: file))
    } else {
      throw FileFault.unreadable(
        file: file,
        sentence: "le système de coordonnées des positions n'est pas indiqué et les valeurs ne le disent pas ; "
          + "donnez-le par --crs EPSG.")
    }
    switch found.layout {
    case .pair(let x, let y): place = .pair(x: x, y: y)
    case .cell(let cell, let latitudeFirst): place = .cell(cell, latitudeFirst: latitudeFirst)
    }
    epsgColumn = options.crs == nil ? found.epsgColumn : nil
    crs = system
    corrects = options.corrects
    rowPlaces = RowPlaces(header: source.header)
    geocoded = Self.geocoded(source.header, place)
    keepsDoubtful = options.keepsDoubtful
    tellsShifts = options.tellsShifts
    if epsgColumn == nil, let shift = found.shift(from: system, sample: sample), let anomaly = shift.anomaly {
      notes.append(Anomaly(.position(anomaly), file: file))
    }
    self.notes = notes
    if system.isGeographic, case .pair(let x, let y) = found.layout {
      let points = CoordinateColumns.points(sample(x), sample(y)).filter { abs($0.0) > 180 || abs($0.1) > 180 }
      likelyMetricSystem = PointDoubt.likelySystem(of: points)
    } else {
      likelyMetricSystem = nil
    }
  }

  private static func geocoded(_ header: [String], _ place: Place) -> GeocodedColumns? {
    let columns = GeocodedColumns(header: header)
    switch place {
    case .pair(let x, _): return columns.concerns(longitude: x) ? columns : nil
    case .known: return columns.concerns(longitude: nil) ? columns : nil
    case .cell: return nil
    }
  }

  /// Positions of a layer of points: the first vertex of each feature.
  /// - Throws: `FileFault.unreadable` if the layer holds lines or polygons.
  public init(_ layer: Layer, corrects: Bool) throws {
    let geometries = layer.geometries
    let others = geometries.kinds.indices.filter { ![.empty, .point, .multiPoint].contains(geometries.kinds[$0]) }
    if let other = others.first {
      throw FileFault.unreadable(
        file: layer.provenance.file,
        sentence: "l'élément \(layer.table.numbers[other]) n'est pas un point (\(others.count) sur \(geometries.count)) ; "
          + "une couche de points est attendue. "
          + "Dans QGIS : « Points dans les polygones » ou « Centroïdes ».")
    }
    func first(_ values: [Double]) -> [Double] {
      (0..<geometries.count).map { feature in
        let vertices = geometries.allVertices(of: feature)
        return vertices.isEmpty ? .nan : values[vertices.lowerBound]
      }
    }
    place = .known(x: first(geometries.x), y: first(geometries.y))
    epsgColumn = nil
    crs = layer.crs
    self.corrects = corrects
    rowPlaces = RowPlaces(header: layer.table.columnNames)
    geocoded = Self.geocoded(layer.table.columnNames, place)
    keepsDoubtful = true
    tellsShifts = false
    likelyMetricSystem = nil
    let several = geometries.kinds.indices.filter { geometries.allVertices(of: $0).count > 1 }
    let remarks = several.prefix(1).map {
      Anomaly(
        .layer(.severalPoints(several.count)), file: layer.provenance.file, row: layer.table.numbers[$0])
    }
    notes = remarks + layer.shiftAnomalies
  }
}
