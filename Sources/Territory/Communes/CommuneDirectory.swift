import GeoFormats
import Groundwork
import Tabular

/// Communes by name: what INSEE code a name and a postcode mean, never guessed.
public struct CommuneDirectory: Sendable {
  /// One commune: its INSEE code and its official name.
  public struct Commune: Sendable, Hashable {
    public let code: String
    public let name: String
  }

  /// What a name was found to mean.
  public struct Match: Sendable, Hashable {
    /// The one commune, or nil if none or several fit.
    public let commune: Commune?
    /// All that fit, in code order; those of other départements where none fits in the one asked for.
    public let candidates: [Commune]
    /// The candidates lie in the département asked for, or none was asked for.
    public let isInDepartment: Bool
  }

  public private(set) var communes: [Commune] = []
  private var byCode = TextIndex()
  private var byKey = TextIndex()

  public init() {}

  /// From the zones of a zoning: its own codes for communes, the communes that its zones name for QPV and IRIS.
  public init(_ zoning: Zoning) {
    add(zoning)
  }

  /// From the rows of a table with a code and a name column, as `ProfileCatalog` recognises them.
  public init?(_ table: Table, catalog: ProfileCatalog = .standard) {
    guard let profile = catalog.recognise(table), profile.kind == "commune", let code = profile.codeColumn,
      let name = profile.nameColumn
    else { return nil }
    let type = profile.column("type")
    for row in 0..<table.rowCount {
      // Parts of communes bear codes that the whole has too.
      if let type, ["COMD", "COMA"].contains(table[row, type]) { continue }
      guard let own = CommuneCode.normalise(table[row, code]) else { continue }
      add(code: own, name: ZoneCode.trim(table[row, name]))
    }
  }

  public mutating func add(_ zoning: Zoning) {
    if zoning.kind == "commune", communes.isEmpty {
      communes.reserveCapacity(zoning.codes.count)
      byCode = TextIndex(capacity: zoning.codes.count)
      byKey = TextIndex(capacity: zoning.codes.count)
    }
    for index in zoning.codes.indices {
      if zoning.kind == "commune" {
        add(code: zoning.codes[index], name: zoning.names[index])
      } else {
        for (code, name) in zip(zoning.communes[index], zoning.communeNames[index]) { add(code: code, name: name) }
      }
    }
  }

  /// Adds a commune; a code already known keeps its first name.
  public mutating func add(code: String, name: String) {
    guard !code.isEmpty, !name.isEmpty, byCode.last(of: code) == nil else { return }
    byCode.append(code)
    let read = CommuneName(name)
    let key = read.arrondissement.map { "\(read.key) \($0)" } ?? read.key
    byKey.append(key)
    communes.append(Commune(code: code, name: name))
  }

  /// The commune of an INSEE code.
  public func commune(_ code: String) -> Commune? { byCode.last(of: code).map { communes[$0] } }

  /// The commune that a name means, with what else the row tells.
  /// - Parameters:
  ///   - name: as written, a postcode or a département before or after it included.
  ///   - postcode: narrows the name to the départements that it serves, Paris, Lyon and Marseille to an arrondissement, and
  ///     namesakes in one département to those that it serves.
  ///   - department: narrows likewise; it goes before the postcode.
  public func find(name text: String, postcode: String? = nil, department: String? = nil) -> Match {
    let name = CommuneName(text)
    let post = postcode.flatMap(Self.postcode) ?? name.postcode
    if let city = city(name, post) { return Match(commune: city, candidates: [city], isInDepartment: true) }
    let told = post.map(CommuneRegister.standard.departments(ofPostcode:)) ?? []
    let wanted = department.map { [$0] } ?? (told.isEmpty ? name.department.map { [$0] } ?? [] : told)
    let readings = name.spellings.map { byKey.places(of: $0.key).map { communes[$0] } }.filter { !$0.isEmpty }
    guard !wanted.isEmpty else { return match(readings.first ?? [], name, isInDepartment: true) }
    func isNear(_ commune: Commune) -> Bool { CommuneCode.department(of: commune.code).map(wanted.contains) ?? false }
    guard let named = readings.first(where: { $0.contains(where: isNear) }) else {
      let elsewhere = readings.first ?? []
      return Match(commune: nil, candidates: elsewhere.sorted { $0.code < $1.code }, isInDepartment: elsewhere.isEmpty)
    }
    let near = named.filter(isNear)
    let served = near.filter { CommuneRegister.standard.fit(postcode: post ?? "", commune: $0.code) == .serves }
    // Beyond the limit of its département a postcode serves a few communes, and those alone.
    let isBeyond = told.count > 1 && served.isEmpty
    let own = isBeyond ? near.filter { CommuneCode.department(of: $0.code) == told.first } : near
    guard !own.isEmpty else {
      return Match(commune: nil, candidates: near.sorted { $0.code < $1.code }, isInDepartment: false)
    }
    return match(near.count > 1 && !served.isEmpty ? served : own, name, isInDepartment: true)
  }

  /// One candidate, or the only one that bears the name with its article.
  private func match(_ found: [Commune], _ name: CommuneName, isInDepartment: Bool) -> Match {
    let sorted = found.sorted { $0.code < $1.code }
    if sorted.count == 1 { return Match(commune: sorted[0], candidates: sorted, isInDepartment: isInDepartment) }
    let exact = sorted.filter { CommuneName($0.name).fullKey == name.fullKey }
    return Match(commune: exact.count == 1 ? exact[0] : nil, candidates: sorted, isInDepartment: isInDepartment)
  }

  /// Paris, Lyon and Marseille: the arrondissement where the directory knows it, else the city.
  private func city(_ name: CommuneName, _ postcode: String?) -> Commune? {
    guard let city = CommuneName.cities[name.key] else { return nil }
    let fromName = name.arrondissement.map { city.arrondissements[$0 - 1] }
    let fromPostcode = postcode.flatMap(CommuneCode.arrondissement(ofPostcode:)).flatMap {
      city.arrondissements.contains($0) ? $0 : nil
    }
    if let code = fromName ?? fromPostcode, let found = commune(code) { return found }
    return commune(city.commune)
  }

  private static func postcode(_ text: String) -> String? {
    var bytes = CommuneCode.trimmedNumber(text)
    if bytes.count == 4 { bytes.insert(CommuneCode.zero, at: 0) }
    return bytes.count == 5 && bytes.allSatisfy(CommuneCode.isDigit) ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
