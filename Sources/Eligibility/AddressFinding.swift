import Geocoding
import Groundwork

/// What an address base answers for a row that has no position of its own.
public struct AddressFinding: Sendable, Hashable {
  public var answer: GeocodedAddress
  /// The numbers known on the street or in the locality that answers, in their order; empty for other kinds.
  public var known: [KnownAddress]
  /// Nothing that the row says of its commune speaks for that of the answer.
  public var isElsewhere: Bool

  public init(answer: GeocodedAddress, known: [KnownAddress] = [], isElsewhere: Bool = false) {
    self.answer = answer
    self.known = known
    self.isElsewhere = isElsewhere
  }

  /// What an answer may decide by.
  public enum Use: Sendable, Hashable {
    /// Its position, sure to its radius.
    case point
    /// The known addresses of its street or locality.
    case street
    /// The code of its commune alone.
    case commune
    /// Nothing: several places fit, or the answer is too weak, or there is none.
    case nothing
  }

  public var use: Use {
    guard answer.status == .certain, let kind = answer.kind else { return .nothing }
    switch kind {
    case .houseNumber, .interpolation: return answer.hasPosition ? .point : .nothing
    case .street: return .street
    // A place with a position of its own and no address around is known to its radius and no better.
    case .locality: return known.isEmpty && answer.hasPosition ? .point : .street
    case .municipality: return .commune
    }
  }
}

// In words.
extension AddressFinding {
  /// What was found, for the sentence that explains a row.
  var sentence: String {
    let score = "score \(Wording.score(answer.score))"
    switch use {
    case .point:
      let sureness = "sûre à \(Wording.metres(answer.radius)) près"
      return "adresse trouvée dans la base : « \(answer.label) » (\(kindWords), \(score), \(sureness))"
    case .street:
      let extent = answer.radius.isFinite ? ", étendue sur \(Wording.metres(answer.radius)) autour de son milieu" : ""
      return "adresse trouvée dans la base : « \(answer.label) » (\(kindWords), \(score)\(extent))" + shortness
    case .commune:
      return "la base d'adresses ne donne que la commune : \(answer.communeName) (\(answer.communeCode), \(score))"
    case .nothing:
      let isDoubtful = answer.status == .ambiguous || answer.status == .weak && answer.kind != .municipality
      return isDoubtful ? "\(trouble) : elle ne décide de rien" : trouble
    }
  }

  /// Why the answer decides nothing; blank where it may.
  var trouble: String {
    guard use == .nothing else { return "" }
    switch answer.status {
    case .ambiguous: return "adresse ambiguë dans la base (\(answer.label))"
    case .weak where answer.kind == .municipality:
      return "adresse introuvable dans la base, qui ne reconnaît que sa commune (\(answer.label))"
    case .weak:
      let score = Wording.score(answer.score)
      return "réponse trop peu sûre de la base d'adresses (« \(answer.label) », \(kindWords), score \(score))"
    case .notFound: return "adresse introuvable dans la base"
    case .certain: return "la base d'adresses ne donne pas de position à « \(answer.label) »"
    }
  }

  /// For the column `precision`: "numéro (base d'adresses)".
  public var precisionWords: String {
    switch use {
    case .point, .street: "\(kindWords) (base d'adresses)"
    case .commune, .nothing: ""
    }
  }

  private var kindWords: String { answer.kind?.words ?? "" }

  /// Said where the street has too few known addresses to prove anything.
  private var shortness: String {
    guard known.count < StreetEvidence.leastAddresses else { return "" }
    let place = StreetEvidence.placeWords(answer)
    switch known.count {
    case 0: return " ; \(place) n'a aucune adresse connue : aucun de ses numéros ne peut être jugé"
    case 1: return " ; \(place) n'a qu'une adresse connue, ce qui ne prouve rien"
    default: return " ; \(place) n'a que \(known.count) adresses connues, ce qui ne prouve rien"
    }
  }
}

/// Finds in an address base the rows of a list that have no position.
public struct AddressLookup: Sendable {
  public let geocoder: Geocoder

  public init(_ geocoder: Geocoder) { self.geocoder = geocoder }

  /// Asks for every row that has an address or a commune and no position; a position that the adviser has begun to correct is
  /// his.
  /// - Returns: how the rows asked were answered.
  public func find(_ structures: inout [Structure]) -> GeocodingTally {
    let worker = geocoder.makeWorker()
    var tally = GeocodingTally()
    for index in structures.indices {
      let structure = structures[index]
      guard structure.position == nil, !structure.isPositionCorrected, !structure.question.isBlank else { continue }
      let question = Self.question(structure)
      let answer = worker.find(geocoder.base.completed(question))
      tally.add(GeocodingTally([answer], firstRow: structure.row))
      let isStreet = answer.kind == .street || answer.kind == .locality
      let known = isStreet ? answer.street.map(geocoder.knownAddresses) ?? [] : []
      let finding = AddressFinding(
        answer: answer, known: known, isElsewhere: geocoder.base.contradicts(question, answer))
      structures[index].addressFinding = finding
      if finding.use == .point {
        structures[index].position = Position(longitude: answer.longitude, latitude: answer.latitude, writtenPrecision: 0)
      }
    }
    return tally
  }
  /// The cells of the row, and its INSEE code; the adviser's code stands alone.
  private static func question(_ structure: Structure) -> AddressQuestion {
    var question = structure.question
    question.communeCode = structure.communeCode
    if structure.correction(.communeCode) != nil {
      question.postcode = ""
      question.commune = ""
    }
    return question
  }
}
