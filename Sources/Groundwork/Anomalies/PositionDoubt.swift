/// How a position contradicts its columns.
public enum PositionDoubt: Sendable, Hashable {
  case swappedDegrees
  case swappedMetres
  /// In no French territory; `system` where it was looked at on the globe.
  case nowhere(system: String?)
  case metresAsDegrees(system: String)
  /// Metres in columns of degrees that fit several systems.
  case someMetresAsDegrees(systems: [String])
  case notDegrees
  case degreesAsMetres
  /// In another metric system than Lambert-93.
  case otherSystem(String)
  /// In one of several others.
  case someOtherSystems([String])
  case outsideLambert93
}
