import GeometryCore

/// What a user says about a list of structures beyond what it tells itself.
public struct StructureOptions: Sendable {
  /// The prestation of every row, whatever its columns say.
  public var service: String?
  /// Reference system of x and y where no column tells.
  public var crs: CRS?
  /// Put swapped axes and wrong units right instead of leaving the position out.
  public var correctsPositions = false
  /// Positions known beside the columns, one a row: those of a layer of points.
  public var positions: [Position?]?
  /// Rows without position are looked up in an address base, so that an address alone may be enough.
  public var findsAddresses = false
  /// Neither a prestation nor a place is asked for: a directory takes any list with names.
  public var takesAnyList = false
  /// Columns by field.
  public var columns: [String: String] = [:]

  public init() {}
}
