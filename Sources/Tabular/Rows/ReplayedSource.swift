import Groundwork

/// A source whose first rows have been looked at and shall be read again.
public struct ReplayedSource: RowSource {
  private var rest: any RowSource
  /// The rows looked at; nil if the source has none.
  public let preview: RowChunk?
  private var isReplayed = false

  /// Reads the first rows.
  /// - Throws: what `source` throws.
  public init(_ source: any RowSource) throws {
    rest = source
    preview = try rest.next()
  }

  public var header: [String] { rest.header }
  public var confidentialHeader: [String] { rest.confidentialHeader }
  public var provenance: Provenance { rest.provenance }

  /// - Throws: what the source throws.
  public mutating func next() throws -> RowChunk? {
    if !isReplayed {
      isReplayed = true
      return preview
    }
    return preview == nil ? nil : try rest.next()
  }
}
