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
  private var known: [String: Meaning] = [:]

  /// What a cell means.
  public struct Meaning: Sendable, Hashable {
    public let kinds: SocialLifeKinds
    /// It means one of these perhaps: a *maison de quartier* may be agréée or not.
    public let isDoubtful: Bool
    /// It names the animation collective familles alone, which only a centre social can have: a row of its own tells no other
    /// structure where the centre has one.
    public let isFamiliesAlone: Bool
  }

  /// - Parameter also: words of the list that the user knows to mean a centre social.
  /// - Throws: `FileFault` only if the program was built with a wrong catalogue.
  public init(also: [String] = []) throws {
    catalog = try ServiceCatalog.standard()
    self.also = Set(also.map(FrenchText.key))
  }

  /// What a cell means.
  public mutating func read(_ text: String) -> Meaning {
    if let known = known[text] { return known }
    var kinds: SocialLifeKinds = [], isDoubtful = false
    let found = catalog.recognise(text)
    for service in found.services + [catalog.service(equipment: text)].compactMap({ $0 }) {
      guard let kind: SocialLifeKinds = ["AGC": .socialCentre, "ACF": .socialCentre, "EVS": .evs][service.code] else { continue }
      if found.doubtful.contains(service.code) { isDoubtful = true } else { kinds.insert(kind) }
    }
    if also.contains(FrenchText.key(text)) { kinds.insert(.socialCentre) }
    let codes = Set(found.services.map(\.code))
    let meaning = Meaning(
      kinds: kinds, isDoubtful: isDoubtful && kinds.isEmpty,
      isFamiliesAlone: kinds == .socialCentre && codes.contains("ACF") && !codes.contains("AGC"))
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
    var reader = given, kinds: [SocialLifeKinds] = [], doubtful = Tally(), families = 0
    let meanings = sites.map { reader.read($0.kind) }
    var centres = Set<Place>()
    for (site, meaning) in zip(sites, meanings) where meaning.kinds.contains(.socialCentre) && !meaning.isFamiliesAlone {
      centres.formUnion(places(of: site))
    }
    var index = -1
    let kept = keeping { site in
      index += 1
      let meaning = meanings[index]
      if meaning.isDoubtful { doubtful.add(site.kind) }
      guard !meaning.kinds.isEmpty else { return false }
      if meaning.isFamiliesAlone, places(of: site).contains(where: centres.contains) {
        families += 1
        return false
      }
      kinds.append(meaning.kinds)
      return true
    }
    var said: [AccessAnomaly] = []
    if doubtful.count > 0 { said.append(.doubtfulKinds(count: doubtful.count, words: doubtful.examples)) }
    if families > 0 { said.append(.familiesOfCentres(families)) }
    return (kept, kinds, said.map { Anomaly(.access($0), file: provenance.file, layer: provenance.layer) })
  }

  /// What tells that two rows speak of one structure.
  private enum Place: Hashable {
    case id(String)
    case position(UInt64, UInt64)
  }

  private func places(of site: OfferSite) -> [Place] {
    var found: [Place] = site.id.isEmpty ? [] : [.id(site.id)]
    if let positions, positions.isPlaced(site.row) {
      found.append(.position(positions.x[site.row].bitPattern, positions.y[site.row].bitPattern))
    }
    return found
  }
}
