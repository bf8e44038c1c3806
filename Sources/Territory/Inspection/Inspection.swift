import GeometryCore
import Groundwork
import Tabular

/// What a file holds, as seen by someone who must decide whether to trust it.
public struct Inspection: Sendable, Hashable {
  /// Name of the file without its folder.
  public var file: String
  /// One entry a layer; a table is one layer without geometry.
  public var layers: [LayerInspection]

  /// Something is odd in one of the layers.
  public var hasAnomalies: Bool {
    layers.contains { !$0.anomalies.isEmpty || !$0.invalid.isEmpty || !$0.duplicates.isEmpty }
  }
}

/// What one layer or table holds.
public struct LayerInspection: Sendable, Hashable {
  /// A column: its type, how much of it is filled, and some of its values.
  public struct Field: Sendable, Hashable {
    public var name: String
    public var kind: ColumnKind
    /// Rows where it is not blank.
    public var filled: Int
    /// The first different values, three at most, shortened.
    public var examples: [String]
    /// What it was recognised as (`code`, `nom`, a role of the profile), or nil.
    public var role: String?
  }

  /// A feature whose geometry is not valid in the layer's own coordinates.
  public struct Invalid: Sendable, Hashable {
    /// Position of the feature, the first being 0.
    public var index: Int
    public var number: RowNumber
    public var code: String?
    /// In GEOS's words.
    public var reason: String
    public var x, y: Double?
  }

  public struct Position: Sendable, Hashable {
    public var columns: [String]
    /// "EPSG:2154", "sur chaque ligne (colonne EPSG)", or nil where nothing tells.
    public var system: String?
    public var doubt: TableAnomaly?
  }

  public var name: String
  public var count: Int
  /// "polygones", "points", "tableau"...
  public var geometry: String
  /// As the file says it, shortened; nil if it says nothing.
  public var declaredCRS: String?
  /// "EPSG:2154"; nil where the coordinates contradict what is declared, or where nothing tells.
  public var retainedCRS: String?
  public var retainedCRSName: String?
  /// Where it lies, in words; nil for a table without positions.
  public var extent: String?
  /// id of the profile, and its name for people.
  public var profile: String?
  public var profileName: String?
  public var vintage: String?
  public var fields: [Field]
  /// Columns that hold positions, in a table.
  public var position: Position?
  public var invalid: [Invalid]
  public var duplicates: [Zoning.Duplicate]
  public var anomalies: [Anomaly]
}

/// How a file is to be read for inspection, where it is not to be guessed.
public struct InspectionOptions: Sendable {
  public var table = TableOptions()
  /// Name of the layer; nil for all.
  public var layer: String?
  /// EPSG code or other spelling of the reference system, believed instead of the file's.
  public var crs: String?
  public var encoding: String?
  public var catalog = ProfileCatalog.standard

  public init() {}

  /// The system given, recognised.
  /// - Throws: `FileFault.usage` if it is none.
  func forcedCRS() throws -> CRS? {
    try crs.map { text in
      guard let crs = try? CRS.recognise(text) else {
        throw FileFault.usage(
          file: nil, sentence: "système de coordonnées inconnu « \(text) » ; donnez un code EPSG, comme --crs 2154.")
      }
      return crs
    }
  }
}
