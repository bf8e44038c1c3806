import Territory

/// Where a site is, administratively: what its row says and where its position falls.
struct SitePlace {
  /// Code that the row gives or its name and postcode lead to; blank if none.
  var code = ""
  var name = ""
  /// Codes of the communes that hold the position.
  var located: [String] = []
  /// Départements where the site may be; empty where nothing tells.
  var departments: [String] = []
  /// The départements are those whose surroundings hold the position, no commune being known.
  var areDepartmentsGuessed = false
  /// nil where nothing tells.
  var isOverseas: Bool?
  /// Why there is no code, for the sentence.
  var doubt = ""

  /// The commune that decides without position: the row's, or the one that holds the position.
  var decidingCode: String { code.isEmpty ? located.first ?? "" : code }
}

extension SitePlace {
  /// - Parameter located: codes of the communes that hold the position, if it has one and the communes have shapes.
  init(_ structure: Structure, located: [String], book: any CommuneBook) {
    self.located = located
    readCode(structure, book)
    let codes = Set(located + (code.isEmpty ? [] : [code]))
    departments = Set(codes.map(CommuneKey.department(ofCommune:))).sorted()
    if departments.isEmpty, !structure.postcode.isEmpty { departments = CommuneKey.departments(ofPostcode: structure.postcode) }
    if departments.isEmpty, let position = structure.position {
      departments = Territories.standard.departments.filter { $0.box.contains(position.longitude, position.latitude) }.map(\.code)
      areDepartmentsGuessed = true
    }
    if let position = structure.position {
      isOverseas = FrenchTerritory.isOverseas(longitude: position.longitude, latitude: position.latitude)
    } else if let department = departments.first {
      isOverseas = CommuneKey.isOverseas(department: department)
    }
    if name.isEmpty { name = book.name(of: decidingCode) ?? structure.communeName }
  }

  private mutating func readCode(_ structure: Structure, _ book: any CommuneBook) {
    if !structure.communeCode.isEmpty {
      code = structure.communeCode
      name = Self.name(book.name(of: code), written: structure.communeName)
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
    case .several(let found):
      doubt = "« \(structure.communeName) » convient à plusieurs communes (\(found.prefix(4).joined(separator: ", ")))"
    case .none:
      doubt = "la commune « \(structure.communeName) » n'est pas reconnue"
    }
  }

  /// The official name; as the row writes it where that only adds the article that some files leave out.
  private static func name(_ official: String?, written: String) -> String {
    guard let official else { return written }
    let own = CommuneName(official), row = CommuneName(written)
    let addsArticle = own.key == row.key && own.fullKey != row.fullKey && written.count > official.count
    return addsArticle && written.contains(where: \.isLowercase) ? written : official
  }
}
