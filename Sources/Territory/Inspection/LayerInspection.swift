import Groundwork
import Tabular

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
    /// Its cells are withheld: kind, filling and examples are not told.
    public var isConfidential = false
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

  /// Where a table says where things are, and what its values say against it.
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
  public var fields: [Field] = []
  /// Columns that hold positions, in a table.
  public var position: Position?
  public var invalid: [Invalid] = []
  public var duplicates: [Zoning.Duplicate] = []
  public var anomalies: [Anomaly] = []

  /// A layer of which no more is known yet.
  init(name: String, count: Int, geometry: String) {
    self.name = name
    self.count = count
    self.geometry = geometry
  }

  /// Takes over what the profile says that a layer or table was recognised by.
  mutating func note(_ recognised: RecognisedProfile?) {
    profile = recognised?.id
    profileName = recognised?.name
    vintage = recognised?.vintage
  }
}

extension LayerInspection.Field {
  /// A confidential column, of which only the name is told.
  static func withheld(_ name: String) -> LayerInspection.Field {
    LayerInspection.Field(name: name, kind: .text, filled: 0, examples: [], role: nil, isConfidential: true)
  }
}
