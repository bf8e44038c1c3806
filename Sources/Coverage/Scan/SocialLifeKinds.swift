import Groundwork
import Structures

/// What a structure is of the *animation de la vie sociale* (Cnaf, circulaire 2012-013).
public struct SocialLifeKinds: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A centre social: agréments AGC and ACF.
  public static let socialCentre = SocialLifeKinds(rawValue: 1)
  /// An espace de vie sociale.
  public static let evs = SocialLifeKinds(rawValue: 2)
}

/// Tells by the words of a list which structures are centres sociaux or EVS.
public struct SocialLifeReader {
  private let catalog: ServiceCatalog
  private let also: Set<String>
  private var known: [String: (kinds: SocialLifeKinds, isDoubtful: Bool)] = [:]

  /// - Parameter also: words of the list that the user knows to mean a centre social.
  /// - Throws: `FileFault` only if the program was built with a wrong catalogue.
  public init(also: [String] = []) throws {
    catalog = try ServiceCatalog.standard()
    self.also = Set(also.map(FrenchText.key))
  }

  /// What a cell means, and whether it means one of these perhaps: a *maison de quartier* may be agréée or not.
  public mutating func read(_ text: String) -> (kinds: SocialLifeKinds, isDoubtful: Bool) {
    if let known = known[text] { return known }
    var kinds: SocialLifeKinds = [], isDoubtful = false
    let found = catalog.recognise(text)
    for service in found.services + [catalog.service(equipment: text)].compactMap({ $0 }) {
      guard let kind: SocialLifeKinds = ["AGC": .socialCentre, "ACF": .socialCentre, "EVS": .evs][service.code] else { continue }
      if found.doubtful.contains(service.code) { isDoubtful = true } else { kinds.insert(kind) }
    }
    if also.contains(FrenchText.key(text)) { kinds.insert(.socialCentre) }
    let meaning = (kinds: kinds, isDoubtful: isDoubtful && kinds.isEmpty)
    known[text] = meaning
    return meaning
  }
}

extension Offer {
  /// The centres sociaux and EVS of the list, with what each is; structures that may be one are counted and said.
  /// - Throws: `FileFault.unreadable` where no structure has a kind.
  public func socialLife(_ given: SocialLifeReader) throws -> (offer: Offer, kinds: [SocialLifeKinds], anomalies: [Anomaly]) {
    guard sites.isEmpty || sites.contains(where: { !$0.kind.isEmpty }) else {
      throw FileFault.unreadable(
        file: provenance.file,
        sentence: "aucune colonne ne dit le genre des structures (« type » ou « categorie » attendue, avec « centre social » ou "
          + "« EVS »). Nommez-la par --type COL.")
    }
    var reader = given, kinds: [SocialLifeKinds] = [], doubtful = Tally()
    let kept = keeping { site in
      let meaning = reader.read(site.kind)
      if meaning.isDoubtful { doubtful.add(site.kind) }
      if !meaning.kinds.isEmpty { kinds.append(meaning.kinds) }
      return !meaning.kinds.isEmpty
    }
    let kind = AccessAnomaly.doubtfulKinds(count: doubtful.count, words: doubtful.examples)
    return (
      kept, kinds, doubtful.count == 0 ? [] : [Anomaly(.access(kind), file: provenance.file, layer: provenance.layer)]
    )
  }
}
