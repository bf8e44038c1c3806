/// Of a layer as a file holds it.
public enum LayerAnomaly: Sendable, Hashable {
  case empty
  /// The .cpg says one encoding and the texts are in another, in which they were read.
  case encodingContradicted(declared: String, read: String)
  /// Some texts are UTF-8 and were read so, others are not; what these were read as.
  case mixedEncodings(String)
  /// Texts of a GeoJSON that are not UTF-8; read as Windows-1252.
  case foreignText
  /// The .shx is missing or wrong; the index was made again.
  case indexRebuilt(isMissing: Bool)
  /// Shapes and rows differ in number; what is missing is blank.
  case countsDiffer(shapes: Int, rows: Int)
  /// The .dbf says that it has no row and has some, which are read.
  case uncountedRows(Int)
  /// Rows marked as deleted, not read.
  case deletedRows(Int)
  /// Rings that were not closed and now are.
  case openRings(Int)
  /// Of several layers the only one of polygons was read.
  case layerChosen(String, others: [String])
  /// Features whose coordinates are no degrees in a layer of degrees.
  case notDegrees(Int)
  /// The reference system is not said, or its description not understood; deduced from the coordinates.
  case systemDeduced(String, declared: String?)
  /// The reference system is for the user to settle: why, in the words of the refusal that reading would have met.
  case systemUnsettled(String)
  /// An invalid polygon was repaired, or nothing was left of it.
  case repaired(Repair)
  /// A geometry that cannot be read or that GEOS gave up: the feature is kept without it.
  case unusable(Repair)
  /// Invalid polygons of zones were repaired: how many, the codes of some or their features where they have none, and the first.
  case repairedZones(Int, named: [String], first: Repair)
  /// Features without polygon, where nothing can be located.
  case noPolygon(Int, first: RowNumber)
  /// Features of several points, of which the first is taken.
  case severalPoints(Int)
}
