import Groundwork
import Territory

extension Structure {
  /// Replaces what the corrections settle; the position only when both its coordinates are then known.
  package mutating func apply(_ own: [Correction], catalog: ServiceCatalog) {
    corrections = own
    func value(_ field: Correction.Field) -> String? { own.first { $0.field == field }?.value }
    if let code = value(.communeCode).flatMap(CommuneCode.normalise) { communeCode = code }
    if let service = value(.service) {
      services = catalog.recognise(service).services
      impliedServices = []
    }
    if let precision = value(.precision) { self.precision = precision }
    let longitude = value(.longitude).flatMap { Coordinate($0)?.value },
      latitude = value(.latitude).flatMap { Coordinate($0)?.value }
    guard longitude != nil || latitude != nil else { return }
    guard let x = longitude ?? position?.longitude, let y = latitude ?? position?.latitude else {
      anomalies.append(.position(.halfCorrected))
      return
    }
    guard FrenchTerritory.holds(longitude: x, latitude: y) else {
      anomalies.append(.position(.correctedNowhere(longitude: x, latitude: y)))
      return
    }
    position = Position(longitude: x, latitude: y, writtenPrecision: 0)
    if value(.precision) == nil { precision = "" }
    positionAnomalies = []
  }

  public func correction(_ field: Correction.Field) -> Correction? { corrections.first { $0.field == field } }

  /// The position is the adviser's own.
  public var isPositionCorrected: Bool { correction(.longitude) != nil || correction(.latitude) != nil }
}
