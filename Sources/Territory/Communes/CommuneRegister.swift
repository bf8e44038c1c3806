import CCommunes
import Groundwork

/// Every commune of France with its postcodes and its neighbours, and the communes that are no more: what tells that a postcode,
/// a code and a name do not mean one place, whatever files the user has.
///
/// Made by `Scripts/registre-communes` from INSEE's communes and movements of 1 January 2026, La Poste's base of postcodes and
/// the contours of the same day. A line of `communes.txt` is `code|name|postcodes|neighbours of greater codes` (without the
/// first two characters where they are the same), or `=code|name|codes of today` for what is no more.
///
///     CommuneRegister.standard.name(of: "38185") == "Grenoble"
///     CommuneRegister.standard.communes(ofPostcode: "94390") == ["91479"]
public struct CommuneRegister: Sendable {
  /// The register that the program carries.
  public static let standard = CommuneRegister(bytes: UnsafeBufferPointer(
    start: maillage_communes(), count: maillage_communes_length()))

  private struct Entry: Sendable {
    var code: String
    var name: String
    var postcodes: [String]
    var neighbours: Range<Int>
  }

  private let text: [UInt8]
  private var entries: [Entry] = []
  private var byCode: [String: Int] = [:]
  private var byPostcode: [String: [String]] = [:]
  private var former: [(code: String, name: String, heirs: [String])] = []
  private var heirs: [String: [String]] = [:]

  /// - Parameter bytes: lines of the form above; others are passed over.
  init(bytes: UnsafeBufferPointer<UInt8>) {
    text = Array(bytes)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      read(start..<end)
      start = end + 1
    }
    for city in Territories.standard.dividedCities {
      guard let index = byCode[city.commune] else { continue }
      let own = city.arrondissements.flatMap { byCode[$0].map { entries[$0].postcodes } ?? [] }
      entries[index].postcodes = Set(own).sorted()
    }
  }

  private mutating func read(_ line: Range<Int>) {
    guard let first = line.first else { return }
    let isFormer = text[first] == UInt8(ascii: "=")
    let fields = text[(isFormer ? first + 1 : first)..<line.upperBound].split(
      separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard fields.count == (isFormer ? 3 : 4) else { return }
    let code = String(decoding: fields[0], as: UTF8.self), name = String(decoding: fields[1], as: UTF8.self)
    let words = fields[2].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    if isFormer {
      former.append((code, name, words))
      heirs[code] = Set(heirs[code] ?? []).union(words).sorted()
    } else {
      byCode[code] = entries.count
      entries.append(Entry(code: code, name: name, postcodes: words, neighbours: fields[3].indices))
      for postcode in words { byPostcode[postcode, default: []].append(code) }
    }
  }

  /// Official name of a code of today.
  public func name(of code: String) -> String? { byCode[code].map { entries[$0].name } }

  /// The code itself where it is one of today, else those that follow it; empty for what never was a commune's.
  public func current(_ code: String) -> [String] { byCode[code] != nil ? [code] : heirs[code] ?? [] }

  /// Of a whole city those of its arrondissements; empty where none is known.
  public func postcodes(of code: String) -> [String] { byCode[code].map { entries[$0].postcodes } ?? [] }

  /// Communes that a postcode serves, by code, the arrondissements of Paris, Lyon and Marseille for their own; empty for a CEDEX
  /// and for what is no postcode.
  public func communes(ofPostcode postcode: String) -> [String] { byPostcode[postcode] ?? [] }

  /// Départements that a postcode serves: the one that its figures tell, and those of communes beyond its limit; Corsica's
  /// postcodes do not follow its départements.
  public func departments(ofPostcode postcode: String) -> [String] {
    if postcode.hasPrefix("20"), postcode.utf8.count == 5 { return ["2A", "2B"] }
    let own = CommuneCode.department(ofPostcode: postcode).map { [$0] } ?? []
    let served = Set(communes(ofPostcode: postcode).compactMap { CommuneCode.department(of: $0) })
    return own + served.subtracting(own).sorted()
  }

  /// Whether two communes are known to have a limit in common, whole cities for their arrondissements; nil where either is no
  /// commune of today. The few that the contours lack, as the ones made since, are known to touch none: false proves nothing.
  public func touch(_ one: String, _ other: String) -> Bool? {
    let first = CommuneCode.city(of: one), second = CommuneCode.city(of: other)
    if first == second { return true }
    guard let lower = byCode[min(first, second)], let upper = byCode[max(first, second)] else { return nil }
    let wanted = entries[upper].code, prefix = entries[lower].code.prefix(2)
    let short = wanted.hasPrefix(prefix) ? String(wanted.dropFirst(2)) : wanted
    return text[entries[lower].neighbours].split(separator: UInt8(ascii: " ")).contains { $0.elementsEqual(short.utf8) }
  }

  /// What a postcode says of a commune.
  public enum Fit: Sendable, Hashable {
    /// It serves the commune.
    case serves
    /// It serves others.
    case contradicts
    /// Either is not known well enough.
    case unknown
  }

  /// Whether a postcode may be that of a commune, of its city or of what has become of it.
  ///
  /// A postcode that is not La Poste's (a CEDEX, a company's) is judged by its département alone.
  public func fit(postcode: String, commune code: String) -> Fit {
    let served = Set(communes(ofPostcode: postcode).map(CommuneCode.city(of:)))
    let own = current(code).filter { !postcodes(of: $0).isEmpty }.map(CommuneCode.city(of:))
    if !served.isEmpty, !own.isEmpty { return served.isDisjoint(with: own) ? .contradicts : .serves }
    let departments = departments(ofPostcode: postcode)
    guard !departments.isEmpty, let department = CommuneCode.department(of: code), department != "99" else { return .unknown }
    return departments.contains(department) ? .unknown : .contradicts
  }
}

// Names.
extension CommuneRegister {
  /// Codes of today by name: made when a name is first asked for, which most lists never do.
  private static let names: [String: [String]] = {
    var names: [String: [String]] = [:]
    for entry in standard.entries {
      let name = CommuneName(entry.name)
      names[name.key + (name.arrondissement.map { " \($0)" } ?? ""), default: []].append(entry.code)
    }
    return names
  }()

  private static let formerNames: [String: [String]] = {
    var names: [String: Set<String>] = [:]
    for old in standard.former { names[CommuneName(old.name).key, default: []].formUnion(old.heirs) }
    return names.mapValues { $0.sorted() }
  }()

  /// Communes of today that bear a name, by code; those alone that bear its article too, where some do.
  public static func codes(named name: CommuneName) -> [String] {
    if let number = name.arrondissement, let found = names["\(name.key) \(number)"] { return found }
    let readings = name.spellings.lazy.compactMap { spelling in names[spelling.key].map { (spelling, $0) } }
    guard let (spelling, found) = readings.first else { return [] }
    guard found.count > 1 else { return found }
    let exact = found.filter { standard.name(of: $0).map { CommuneName($0).fullKey } == spelling.fullKey }
    return exact.isEmpty ? found : exact
  }

  /// Communes of today that hold one of a name that is no more: "Châlons-sur-Marne", "Évry".
  public static func codes(formerlyNamed name: CommuneName) -> [String] {
    name.spellings.lazy.compactMap { formerNames[$0.key] }.first ?? []
  }
}
