import Groundwork
import Territory

/// One place of a structure, as a decision takes it: what its row says, what the adviser has settled over it, and what an address
/// base answers where neither gives a position.
///
///     let site = Site(structure, corrections: corrections.own(of: structure))
///     print(site.communeCode, site.services.map(\.code), site.position?.longitude ?? .nan)
///
/// A class, since it is large, never changes, and everything that is known of it holds it.
public final class Site: Sendable {
  /// What the list says.
  public let structure: Structure
  public let corrections: [Correction]
  /// What an address base answered; nil where it was not asked.
  public let addressFinding: AddressFinding?
  public let services: [Service]
  /// Codes of the prestations told from the kind of equipment only.
  public let impliedServices: Set<String>
  /// INSEE code, five characters, or blank.
  public let communeCode: String
  /// Metres or a word; what the column holds unless the adviser knows better.
  public let precision: String
  public let position: Position?
  /// What is odd of the position of the list; empty once a correction has replaced it.
  public let positionAnomalies: [AnomalyKind]
  /// What is odd of the row's other cells and of its corrections.
  public let anomalies: [AnomalyKind]

  public init(_ structure: Structure, corrections: [Correction] = [], addressFinding: AddressFinding? = nil) {
    self.structure = structure
    self.corrections = corrections
    self.addressFinding = addressFinding
    func correction(_ field: Correction.Field) -> Correction? { corrections.first { $0.field == field } }
    communeCode = correction(.communeCode).flatMap { CommuneCode.normalise($0.value) } ?? structure.communeCode
    let service = correction(.service)
    // A row of an earlier answer is one of those that the correction has made.
    let isKept = service.map { structure.isAnswered && Set(structure.services).isSubset(of: $0.services) } ?? true
    services = isKept ? structure.services : service?.services ?? []
    impliedServices = service == nil ? structure.impliedServices : []
    let moved = CorrectedPosition(corrections, over: structure.position)
    let isMoved = moved?.position != nil
    precision = correction(.precision)?.value ?? (isMoved ? "" : structure.precision)
    positionAnomalies = isMoved ? [] : structure.positionAnomalies
    anomalies = structure.anomalies + (moved?.anomaly.map { [.position($0)] } ?? [])
    position = moved?.position ?? structure.position ?? addressFinding?.position
  }

  public func correction(_ field: Correction.Field) -> Correction? { corrections.first { $0.field == field } }

  /// The position is the adviser's own.
  public var isPositionCorrected: Bool { correction(.longitude) != nil || correction(.latitude) != nil }

  /// Where to show the site: its position, or the middle of the street that answers for it, which decides nothing.
  public var shownPosition: Position? { position ?? addressFinding?.streetMiddle }

  /// Metres around the middle of that street; nil for other sites.
  package var streetRadius: Double? { addressFinding?.streetRadius }

  /// The same with what an address base answers.
  package func answered(_ finding: AddressFinding?) -> Site {
    Site(structure, corrections: corrections, addressFinding: finding)
  }
}

extension Site: Hashable {
  /// All else follows from what the list, the adviser and the address base say.
  public static func == (one: Site, other: Site) -> Bool {
    one === other
      || (one.structure, one.corrections, one.addressFinding) == (other.structure, other.corrections, other.addressFinding)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(structure) }
}

/// Where the adviser puts a site; both coordinates must then be known, and lie in France.
private struct CorrectedPosition {
  var position: Position?
  var anomaly: PositionAnomaly?

  /// nil without a correction of either coordinate.
  init?(_ corrections: [Correction], over position: Position?) {
    func degrees(_ field: Correction.Field) -> Double? {
      corrections.first { $0.field == field }.flatMap { Coordinate($0.value)?.value }
    }
    let longitude = degrees(.longitude), latitude = degrees(.latitude)
    guard longitude != nil || latitude != nil else { return nil }
    guard let x = longitude ?? position?.longitude, let y = latitude ?? position?.latitude else {
      anomaly = .halfCorrected
      return
    }
    guard Atlas.france.holds(longitude: x, latitude: y) else {
      anomaly = .correctedNowhere(longitude: x, latitude: y)
      return
    }
    self.position = Position(longitude: x, latitude: y, writtenPrecision: 0)
  }
}
