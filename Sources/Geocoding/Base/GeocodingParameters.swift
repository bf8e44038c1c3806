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
  /// How much wider a radius is where the number's own side is not known.
  let otherSideWidening: Double
  /// How surely a radius holds the true place, as a quantile of the normal distribution.
  let coverage: Double
  /// Errors of numbers placed between others, beyond the last, and beside the same number without their suffix, in logarithms of
  /// their share of the radius.
  let betweenErrors: LogErrors.Prior
  let beyondErrors: LogErrors.Prior
  let suffixErrors: LogErrors.Prior
  /// How far the mean of the last follows that of the numbers of its street.
  let suffixFollowing: Double
  /// Metres between two parts of a commune that no commune has; by département where they are others.
  private let impossibleGap: Double
  private let impossibleGaps: [String: Double]
  /// Metres from all others of its street under which a number is never set apart, and how many deviations of what the street
  /// shows it must be beyond it.
  let leastFarDistance: Double
  let farDeviations: Double
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
      var autre_cote: Double
    }
    struct Errors: Decodable {
      var moyenne: Double
      var poids: Double
      var ecart: Double
      var liberte: Double

      var prior: LogErrors.Prior { LogErrors.Prior(mean: moyenne, weight: poids, deviation: ecart, freedom: liberte) }
    }
    struct Regularity: Decodable {
      var couverture: Double
      var entre: Errors
      var au_bout: Errors
      var suffixe: Errors
      var suffixe_suit: Double
    }
    struct Impossible: Decodable {
      var ecart_commune_km: Double
      var ecarts_departements_km: [String: Double]
      var loin_de_sa_voie_m: Double
      var deviations: Double
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
    var regularite: Regularity
    var impossible: Impossible
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
    otherSideWidening = file.interpolation.autre_cote
    coverage = file.regularite.couverture
    betweenErrors = file.regularite.entre.prior
    beyondErrors = file.regularite.au_bout.prior
    suffixErrors = file.regularite.suffixe.prior
    suffixFollowing = file.regularite.suffixe_suit
    impossibleGap = file.impossible.ecart_commune_km * 1000
    impossibleGaps = file.impossible.ecarts_departements_km.mapValues { $0 * 1000 }
    leastFarDistance = file.impossible.loin_de_sa_voie_m
    farDeviations = file.impossible.deviations
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

  /// Metres around a number placed between two that lie so far apart, on an even street.
  func radius(between gap: Double) -> Double { interpolationFixed + interpolationShare * gap }

  /// Metres around a number placed at the last one known, so many numbers before it.
  func radius(beyond missing: Int) -> Double { interpolationFixed + metresPerNumber * Double(missing) }

  /// Metres between two parts of a commune of a département that no commune there has.
  func impossibleGap(department: String) -> Double { impossibleGaps[department] ?? impossibleGap }

  /// Metres by the BAN's word for the kind of a position; blank and unknown words count as unknown.
  public func radius(ofPosition word: String) -> Double {
    positionRadii[FrenchText.normalise(word)] ?? positionRadii["inconnu"] ?? leastStreetRadius
  }
}
