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
