/// Something odd met while reading or answering: where, and what was done about it, in French.
///
/// Library code collects anomalies and never prints them.
public struct Anomaly: Sendable, Hashable, Codable {
  public var file: String
  public var layer: String?
  /// Row of data, the first being 1; nil where the whole file or layer is meant.
  public var row: Int?
  public var column: String?
  /// One French sentence: what was found and what was done.
  public var message: String

  public init(file: String, layer: String? = nil, row: Int? = nil, column: String? = nil, message: String) {
    self.file = file
    self.layer = layer
    self.row = row
    self.column = column
    self.message = message
  }
}
