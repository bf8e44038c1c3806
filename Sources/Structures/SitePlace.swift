import Geocoding
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
  /// Codes of the communes that the row's name means where they contradict its code.
  public var rivals: [String] = []
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
  /// - Parameter located: codes of the communes that hold the position, if it has one and the communes have shapes.
  package init(_ site: Site, located: [String], book: any CommuneBook) {
    let structure = site.structure
    self.located = located
    readCode(site, book)
    if let answer = site.addressFinding?.answer, answer.status == .certain, !answer.communeCode.isEmpty {
      readAnswer(answer, site, book)
    }
    let codes = Set(located + rivals + [code]).subtracting([""])
    departments = Set(codes.map(CommuneKey.department(ofCommune:))).sorted()
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
    if name.isEmpty, let answer = site.addressFinding?.answer, answer.communeCode == code { name = answer.communeName }
  }

  private mutating func readCode(_ site: Site, _ book: any CommuneBook) {
    let structure = site.structure
    if !site.communeCode.isEmpty {
      code = site.communeCode
      name = Self.name(book.name(of: code), written: structure.communeName)
      readRivals(site, book)
      return
    }
    guard !structure.communeName.isEmpty else {
      doubt = "la ligne ne nomme pas de commune"
      return
    }
    switch book.match(name: structure.communeName, postcode: structure.postcode, department: "") {
    case .one(let found):
      code = found
      name = Self.name(book.name(of: found), written: structure.communeName)
    case .several(let found) where found.count == 1:
      doubt =
        structure.postcode.isEmpty
        ? "« \(structure.communeName) », sans code postal, peut être une autre commune que \(found[0])"
        : "« \(structure.communeName) » (\(found[0])) n'est pas dans le département du code postal \(structure.postcode)"
    case .several(let found):
      doubt = "« \(structure.communeName) » convient à plusieurs communes (\(found.prefix(4).joined(separator: ", ")))"
    case .none:
      isUnknown = true
      doubt = "la commune « \(structure.communeName) » n'est pas reconnue"
    }
  }

  /// The commune of an address found: the row's where it tells none; otherwise both must give one answer.
  private mutating func readAnswer(_ answer: GeocodedAddress, _ site: Site, _ book: any CommuneBook) {
    let structure = site.structure
    let found = answer.communeCode, isElsewhere = site.addressFinding?.isElsewhere == true
    if code.isEmpty {
      code = found
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
    let found: [String] =
      switch book.match(name: structure.communeName, postcode: "", department: department) {
      case .one(let other): [other]
      case .several(let others): others
      case .none: []
      }
    let own = book.name(of: code).map { CommuneName($0).key } ?? ""
    let isShortened = own.split(separator: " ").starts(with: CommuneName(structure.communeName).key.split(separator: " "))
    guard !found.isEmpty, !isShortened, !found.contains(where: { CommuneCode.city(of: $0) == CommuneCode.city(of: code) })
    else { return }
    rivals = found
    let named = found.count == 1 ? " (\(found[0]))" : ""
    let official = book.name(of: code).map { " (\($0))" } ?? ""
    doubt = "le code de commune \(code)\(official) n'est pas celui de « \(structure.communeName) »\(named)"
  }

  /// The official name; as the row writes it where that only adds the article that some files leave out.
  private static func name(_ official: String?, written: String) -> String {
    guard let official else { return written }
    let own = CommuneName(official), row = CommuneName(written)
    let addsArticle = own.key == row.key && own.fullKey != row.fullKey && written.count > official.count
    return addsArticle && written.contains(where: \.isLowercase) ? written : official
  }
}
