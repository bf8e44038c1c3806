import DomainData
import Groundwork
import Territory

/// Radii and thresholds of the geocoder (`Data/geocodage.yml`).
public struct GeocodingParameters: Sendable {
  /// Metres by kind of position, keys normalised; "inconnu" is always there.
  private let positionRadii: [String: Double]
  /// Metres.
  public let localityRadius: Double
  public let communeRadius: Double
  public let leastStreetRadius: Double
  /// Radius of an interpolated number: fixed metres, plus a share of the gap between its neighbours.
  public let interpolationFixed: Double
  public let interpolationShare: Double
  /// Beyond the last known number: metres a missing number, and how many numbers at most.
  public let metresPerNumber: Double
  public let farthestNumber: Int
  /// Share of an answer among all that fit, and the probability that it is right, ascending.
  private let calibration: [(share: Double, score: Double)]
  /// Least score of a certain answer; score under which there is no answer; part of the best score from which the next makes
  /// an answer ambiguous.
  public let certainScore: Double
  public let leastScore: Double
  /// Greatest score of an answer of which a short word differs by a letter.
  public let doubtfulScore: Double
  /// Score under which the commune that a question names is a better answer than a street of another commune.
  public let streetScore: Double
  public let ambiguousShare: Double

  /// The figures that the program carries.
  public static let standard: GeocodingParameters = {
    do {
      return try GeocodingParameters(yaml: DomainData.geocoding)
    } catch {
      // Carried inside the binary and tested: it cannot be wrong at run time.
      preconditionFailure("geocodage.yml : \(error)")
    }
  }()

  private struct File: Decodable {
    struct Interpolation: Decodable {
      var fixe_m: Double
      var part: Double
      var par_numero_m: Double
      var au_dela: Int
    }
    struct Thresholds: Decodable {
      var ok: Double
      var introuvable: Double
      var mot_court: Double
      var voie: Double
      var ambigu: Double
    }
    var rayons_position_m: [String: Double]
    var rayon_lieu_dit_m: Double
    var rayon_commune_m: Double
    var rayon_minimal_voie_m: Double
    var interpolation: Interpolation
    var calibration: [[Double]]
    var seuils: Thresholds
  }

  /// - Throws: `FileFault.unreadable` where the text does not hold what it must.
  public init(yaml: String) throws {
    let file = try YAMLText.decode(File.self, from: yaml, file: "geocodage.yml")
    positionRadii = Dictionary(
      file.rayons_position_m.map { (FrenchText.normalise($0.key), $0.value) }, uniquingKeysWith: max)
    guard positionRadii["inconnu"] != nil else {
      throw FileFault.unreadable(file: "geocodage.yml", sentence: "rayons_position_m : la clé « inconnu » manque.")
    }
    localityRadius = file.rayon_lieu_dit_m
    communeRadius = file.rayon_commune_m
    leastStreetRadius = file.rayon_minimal_voie_m
    interpolationFixed = file.interpolation.fixe_m
    interpolationShare = file.interpolation.part
    metresPerNumber = file.interpolation.par_numero_m
    farthestNumber = file.interpolation.au_dela
    calibration = file.calibration.filter { $0.count == 2 }.map { ($0[0], $0[1]) }
    let steps = zip(calibration, calibration.dropFirst())
    guard calibration.count >= 2, steps.allSatisfy({ $0.share < $1.share && $0.score <= $1.score }) else {
      throw FileFault.unreadable(
        file: "geocodage.yml", sentence: "calibration : des couples [part, probabilité] croissants étaient attendus.")
    }
    certainScore = file.seuils.ok
    leastScore = file.seuils.introuvable
    doubtfulScore = file.seuils.mot_court
    streetScore = file.seuils.voie
    ambiguousShare = file.seuils.ambigu
  }

  /// The probability that an answer is right, from its share among all that fit; linear between the points of the table.
  public func score(ofShare share: Double) -> Double {
    guard let above = calibration.firstIndex(where: { $0.share >= share }) else { return calibration.last?.score ?? share }
    guard above > 0 else { return calibration[0].score }
    let low = calibration[above - 1], high = calibration[above]
    return low.score + (high.score - low.score) * (share - low.share) / (high.share - low.share)
  }

  /// Metres by the BAN's word for the kind of a position; blank and unknown words count as unknown.
  public func radius(ofPosition word: String) -> Double {
    positionRadii[FrenchText.normalise(word)] ?? positionRadii["inconnu"] ?? leastStreetRadius
  }
}
