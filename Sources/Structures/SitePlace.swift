import Geocoding
import Groundwork
import Territory

/// Where a site is, administratively: what its row says and where its position falls.
public struct SitePlace: Sendable, Hashable {
  /// INSEE code that the row gives or its name and postcode lead to; blank if none.
  public var code = ""
  /// Official name, or as the row writes it; blank if none.
  public var name = ""
  /// Codes of the communes that hold the position.
  public var located: [String] = []
  /// Départements where the site may be; empty where nothing tells.
  public var departments: [String] = []
  /// The départements are those whose surroundings hold the position, no commune being known.
  public var areDepartmentsGuessed = false
  /// nil where nothing tells.
  public var isOverseas: Bool?
  /// Codes of the communes that the row's other words mean where they contradict its code; blank for one that has none.
  public var rivals: [String] = []
  /// Codes of the communes that the row's postcode serves, one of which is the site's; empty where its commune is known.
  public var candidates: [String] = []
  /// What the row says of its place that cannot be true together, both readings a sentence without full stop.
  public var contradictions: [String] = []
  /// The code is that of the only commune that the row's postcode serves.
  public var isCodeOfPostcode = false
  /// Another commune than the row's, where an address base finds its address.
  public var foundElsewhere: Rival?
  /// The code comes from the answer of an address base.
  public var isCodeFound = false
  /// The row names a commune that no file knows.
  public var isUnknown = false
  /// Why there is no code, or why it is not sure, for the sentence.
  public var doubt = ""

  /// An address found in another commune than the row's, in words.
  public struct Rival: Sendable, Hashable {
    /// "à Échirolles".
    public let found: String
    /// The commune of the row.
    public let named: String
  }

  public init() {}

  /// The commune that decides without position: the row's, or the one that holds the position.
  public var decidingCode: String { code.isEmpty ? located.first ?? "" : code }
}

extension SitePlace {
  /// The places of a list's sites. What rows say in the same words is read once: a list has few communes for its rows.
  /// - Parameter located: of each site the codes of the communes that hold its position, if it has one and the communes have
  ///   shapes.
  package static func all(_ sites: [Site], located: [[String]], book: any CommuneBook) -> [SitePlace] {
    struct Words: Hashable {
      let code, name, postcode, codeOrPostcode: String
      let isCorrected: Bool
    }
    var read: [Words: SitePlace] = [:]
    return zip(sites, located).map { site, located in
      let structure = site.structure
      let words = Words(
        code: site.communeCode, name: structure.communeName, postcode: structure.postcode,
        codeOrPostcode: structure.codeOrPostcode, isCorrected: site.correction(.communeCode) != nil)
      var place = SitePlace()
      if let known = read[words] {
        place = known
      } else {
        place.readCode(site, book)
        read[words] = place
      }
      place.complete(site, located, book)
      return place
    }
  }

  /// What is not in the row's own words: where its position lies and what an address base answers.
  private mutating func complete(_ site: Site, _ located: [String], _ book: any CommuneBook) {
    let structure = site.structure
    self.located = located
    if let answer = site.addressFinding?.answer, answer.status == .certain, !answer.communeCode.isEmpty {
      readAnswer(answer, site, book)
      if contradictions.isEmpty, let contradiction = answer.contradiction {
        rivals.append("")
        contradictions.append(
          "\(contradiction.claim.words), et l'adresse est trouvée à \(answer.communeName) (\(answer.communeCode))")
      }
    }
    for code in located + rivals + candidates + [code] where !code.isEmpty {
      let department = CommuneKey.department(ofCommune: code)
      if !departments.contains(department) { departments.append(department) }
    }
    departments.sort()
    if departments.isEmpty, !structure.postcode.isEmpty { departments = CommuneKey.departments(ofPostcode: structure.postcode) }
    if departments.isEmpty, let position = site.position {
      departments = Territories.standard.departments.filter { $0.box.contains(position.longitude, position.latitude) }.map(\.code)
      areDepartmentsGuessed = true
    }
    if let position = site.position,
      let told = Atlas.france.isOverseas(longitude: position.longitude, latitude: position.latitude)
    {
      isOverseas = told
    } else if let department = departments.first {
      isOverseas = CommuneKey.isOverseas(department: department)
    }
    if name.isEmpty { name = book.name(of: decidingCode) ?? structure.communeName }
    if let elsewhere = ElsewherePosition(site, self) { contradictions.append(elsewhere.sentence) }
    if name.isEmpty, let answer = site.addressFinding?.answer, answer.communeCode == code { name = answer.communeName }
  }

  /// What the row says, by its code, its name and its postcode, which `all` knows rows of the same words by.
  private mutating func readCode(_ site: Site, _ book: any CommuneBook) {
    let structure = site.structure
    if !site.communeCode.isEmpty {
      code = site.communeCode
      name = Self.name(book.name(of: code) ?? Self.register.name(of: code), written: structure.communeName)
      readRivals(site, book)
      if site.correction(.communeCode) == nil { readPostcode(structure.postcode) }
      return
    }
    if !structure.codeOrPostcode.isEmpty {
      let read = structure.codeOrPostcode
      rivals += Self.register.current(read)
      contradictions.append(
        "\(read) est le code INSEE \(Wording.of(Self.named(read, book))) et le code postal \(Wording.of(served(read))) ; "
          + "sa colonne contient des codes postaux")
    }
    guard !structure.communeName.isEmpty else {
      readPostcodeAlone(structure.postcode, book)
      return
    }
    switch book.match(name: structure.communeName, postcode: structure.postcode, department: "") {
    case .one(let found):
      code = found
      name = Self.name(book.name(of: found) ?? Self.register.name(of: found), written: structure.communeName)
      readPostcode(structure.postcode)
    case .several(let found) where structure.postcode.isEmpty && found.count == 1:
      doubt = "« \(structure.communeName) », sans code postal, peut être une autre commune que \(found[0])"
    case .several(let found) where !isElsewhere(found, structure):
      doubt = "« \(structure.communeName) » convient à plusieurs communes (\(found.prefix(4).joined(separator: ", ")))"
    case .several(let found): readElsewhere(found, structure, book)
    case .none:
      // A book holds few communes, or those of one place: the register knows what the postcode cannot serve.
      let found = CommuneRegister.codes(named: CommuneName(structure.communeName))
      if !found.isEmpty, isElsewhere(found, structure) {
        readElsewhere(found, structure, book)
      } else {
        isUnknown = true
        doubt = "la commune « \(structure.communeName) » n'est pas reconnue"
      }
    }
  }

  private static var register: CommuneRegister { .standard }

  /// None of the communes of a name is served by the row's postcode.
  private func isElsewhere(_ codes: [String], _ structure: Structure) -> Bool {
    !structure.postcode.isEmpty
      && codes.allSatisfy { Self.register.fit(postcode: structure.postcode, commune: $0) == .contradicts }
  }

  /// A name whose communes the postcode does not serve: neither is believed, unless it is the beginning of one that it serves
  /// ("Saint-Gervais" with the postcode of Saint-Gervais-les-Bains).
  private mutating func readElsewhere(_ found: [String], _ structure: Structure, _ book: any CommuneBook) {
    let served = Set(Self.register.communes(ofPostcode: structure.postcode).map(CommuneCode.city(of:)))
    let written = CommuneName(structure.communeName)
    let shortened = served.filter { Self.register.name(of: $0).map { written.begins(CommuneName($0)) } ?? false }
    if shortened.count == 1, let own = shortened.first {
      code = own
      name = Self.name(book.name(of: own) ?? Self.register.name(of: own), written: structure.communeName)
      return
    }
    if found.count == 1 { code = found[0] }
    rivals += Self.register.communes(ofPostcode: structure.postcode) + [""]
    let many = found.prefix(4).joined(separator: ", ") + (found.count > 4 ? "…" : "")
    contradictions.append(
      "le code postal \(structure.postcode)\(title(ofPostcode: structure.postcode)) n'est pas celui de "
        + "« \(structure.communeName) » (\(many))")
  }

  /// A postcode that does not serve the commune of the code.
  private mutating func readPostcode(_ postcode: String) {
    guard !postcode.isEmpty, Self.register.fit(postcode: postcode, commune: code) == .contradicts else { return }
    rivals += Self.register.communes(ofPostcode: postcode) + [""]
    let official = name.isEmpty ? Self.register.name(of: code) ?? "" : name
    let commune = official.isEmpty ? "la commune \(code)" : "« \(official) » (\(code))"
    contradictions.append("le code postal \(postcode)\(title(ofPostcode: postcode)) n'est pas celui de \(commune)")
  }

  /// Nothing but a postcode: it decides as far as the communes that it serves give one answer.
  private mutating func readPostcodeAlone(_ postcode: String, _ book: any CommuneBook) {
    let served = Set(Self.register.communes(ofPostcode: postcode).map(CommuneCode.city(of:))).sorted()
    if served.count == 1 {
      code = served[0]
      name = book.name(of: code) ?? Self.register.name(of: code) ?? ""
      isCodeOfPostcode = true
    } else if served.isEmpty {
      doubt = "la ligne ne nomme pas de commune"
    } else {
      candidates = served
      doubt = "la ligne ne nomme pas de commune, et le code postal \(postcode) en sert \(served.count)"
    }
  }

  private static func named(_ code: String, _ book: any CommuneBook) -> String {
    book.name(of: code) ?? register.current(code).first.flatMap(register.name) ?? code
  }

  /// " (Grenoble)", " (Voiron et 4 autres communes)"; blank for a postcode of no commune.
  private func title(ofPostcode postcode: String) -> String {
    let words = served(postcode)
    return words.isEmpty ? "" : " (\(words))"
  }

  private func served(_ postcode: String) -> String {
    let codes = Set(Self.register.communes(ofPostcode: postcode).map(CommuneCode.city(of:))).sorted()
    guard let first = codes.first.flatMap(Self.register.name) else { return "" }
    return codes.count == 1 ? first : "\(first) et \(codes.count - 1) autre\(codes.count > 2 ? "s communes" : " commune")"
  }

  /// The commune of an address found: the row's where it tells none; otherwise both must give one answer.
  private mutating func readAnswer(_ answer: GeocodedAddress, _ site: Site, _ book: any CommuneBook) {
    let structure = site.structure
    let found = answer.communeCode, isElsewhere = site.addressFinding?.isElsewhere == true
    if code.isEmpty {
      code = found
      candidates = []
      name = book.name(of: found) ?? answer.communeName
      doubt = ""
      isCodeFound = true
      guard isElsewhere else { return }
      // The commune that the row names, whatever it is, has no code and so no answer of its own.
      rivals.append("")
      let named = structure.communeName.isEmpty ? structure.postcode : "« \(structure.communeName) »"
      foundElsewhere = Rival(found: "à \(answer.communeName)", named: named)
      doubt = "l'adresse est trouvée à \(answer.communeName) (\(found)), et non dans la commune de la ligne, \(named)"
    } else if CommuneCode.city(of: found) != CommuneCode.city(of: code), !rivals.contains(found),
      isElsewhere || book.name(of: found) != nil
    {
      rivals.append(found)
      let named = name.isEmpty ? code : name
      foundElsewhere = Rival(found: "à \(answer.communeName)", named: named)
      doubt =
        "l'adresse est trouvée à \(answer.communeName) (\(found)), et non dans la commune nommée, \(named)"
        + (name.isEmpty ? "" : " (\(code))")
    }
  }

  /// A code and a name that mean two communes: neither is believed alone. A name known nowhere says nothing against the code.
  private mutating func readRivals(_ site: Site, _ book: any CommuneBook) {
    let structure = site.structure
    guard !structure.communeName.isEmpty, site.correction(.communeCode) == nil else { return }
    let department = CommuneKey.department(ofCommune: code)
    let own = Set([code] + Self.register.current(code)).map(CommuneCode.city(of:))
    let official = [book.name(of: code)].compactMap { $0 } + Self.register.current(code).compactMap(Self.register.name)
    let written = CommuneName(structure.communeName)
    guard Set(official.map { CommuneName($0).key }).isDisjoint(with: written.spellings.map(\.key)) else { return }
    let found: [String] =
      switch book.match(name: structure.communeName, postcode: "", department: department) {
      case .one(let other): [other]
      case .several(let others): others
      // Of a code that no commune has nothing is known to compare a name with.
      case .none:
        Self.register.current(code).isEmpty ? [] : CommuneRegister.codes(named: written)
      }
    let isFormer = CommuneRegister.codes(formerlyNamed: written).contains {
      own.contains(CommuneCode.city(of: $0))
    }
    let isShortened = official.contains { written.begins(CommuneName($0)) }
    let isOwn = found.contains { own.contains(CommuneCode.city(of: $0)) }
    guard !found.isEmpty, !isShortened, !isFormer, !isOwn else { return }
    rivals = found
    let named = found.count == 1 ? " (\(found[0]))" : ""
    let title = official.first.map { " (\($0))" } ?? ""
    contradictions.append("le code de commune \(code)\(title) n'est pas celui de « \(structure.communeName) »\(named)")
  }

  /// The official name; as the row writes it where that only adds the article that some files leave out.
  private static func name(_ official: String?, written: String) -> String {
    guard let official else { return written }
    let own = CommuneName(official), row = CommuneName(written)
    let addsArticle = own.key == row.key && own.fullKey != row.fullKey && written.count > official.count
    return addsArticle && written.contains(where: \.isLowercase) ? written : official
  }
}
