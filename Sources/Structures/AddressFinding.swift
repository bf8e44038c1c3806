import Geocoding
import Groundwork

/// What an address base answers for a row that has no position of its own.
///
/// A class, as the site that holds it: large, never changed, and most sites have none.
public final class AddressFinding: Sendable {
  public let answer: GeocodedAddress
  /// The numbers known on the street or in the locality that answers, in their order; empty for other kinds.
  public let known: [KnownAddress]
  /// Nothing that the row says of its commune speaks for that of the answer.
  public let isElsewhere: Bool

  /// Fewer known addresses of a street than this prove nothing.
  package static let leastAddresses = 3

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

  /// Where it puts a site that has no other position; nil unless its position may decide.
  var position: Position? { use == .point ? answerPosition : nil }

  /// The middle of the street that answers, which decides nothing; nil for other answers.
  var streetMiddle: Position? { use == .street && answer.hasPosition ? answerPosition : nil }

  /// Metres around that middle.
  var streetRadius: Double? { use == .street && answer.radius.isFinite ? answer.radius : nil }

  private var answerPosition: Position {
    Position(longitude: answer.longitude, latitude: answer.latitude, writtenPrecision: 0)
  }
}

extension AddressFinding: Hashable {
  public static func == (one: AddressFinding, other: AddressFinding) -> Bool {
    one === other
      || (one.answer, one.known, one.isElsewhere) == (other.answer, other.known, other.isElsewhere)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(answer) }
}

// In words.
extension AddressFinding {
  /// What was found, for the sentence that explains a row.
  package var sentence: String {
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
  package var trouble: String {
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
    case .point, .street: "\(kindWords) \(ResultColumns.found)"
    case .commune, .nothing: ""
    }
  }

  /// "la rue", "le lieu-dit": a street that bears an article and no type ("Le Village") is a place.
  package var placeWords: String {
    let first = answer.streetName.lowercased().prefix { $0 != " " && $0 != "'" && $0 != "’" }
    return answer.kind == .locality || ["le", "la", "les", "l"].contains(first) ? "le lieu-dit" : "la rue"
  }

  private var kindWords: String { answer.kind?.words ?? "" }

  /// Said where the street has too few known addresses to prove anything.
  private var shortness: String {
    guard known.count < Self.leastAddresses else { return "" }
    let place = placeWords
    switch known.count {
    case 0: return " ; \(place) n'a aucune adresse connue : aucun de ses numéros ne peut être jugé"
    case 1: return " ; \(place) n'a qu'une adresse connue, ce qui ne prouve rien"
    default: return " ; \(place) n'a que \(known.count) adresses connues, ce qui ne prouve rien"
    }
  }
}
