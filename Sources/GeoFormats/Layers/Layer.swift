import GeometryCore
import Groundwork
import Tabular

/// A table whose rows have a geometry: attributes, shapes, reference system and provenance.
public struct Layer: Sendable {
  public var name: String
  public var table: Table
  /// One geometry a row of `table`, in the same order.
  public var geometries: GeometryArray
  public var crs: CRS
  /// The reference system as the file declares it, in the file's own words; nil if it says nothing.
  public var declaredCRS: String?
  /// The features that were invalid in the file, in order, and what was done about them.
  public var repairs: [Repair]
  /// Of features of which a repair left nothing, by index: the box of what the file gives, in the layer's coordinates.
  public var lost: [Int: Box]
  public var provenance: Provenance { table.provenance }

  /// - Precondition: as many geometries as rows.
  public init(
    name: String, table: Table, geometries: GeometryArray, crs: CRS, declaredCRS: String? = nil, repairs: [Repair] = [],
    lost: [Int: Box] = [:]
  ) {
    precondition(table.rowCount == geometries.count)
    self.name = name
    self.table = table
    self.geometries = geometries
    self.crs = crs
    self.declaredCRS = declaredCRS
    self.repairs = repairs
    self.lost = lost
  }
}
