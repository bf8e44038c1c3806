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

  /// Where a line's fields stand in the text: most lists ask for few communes, which are read when they are asked for.
  private struct Entry: Sendable {
    let name, postcodes, neighbours: Range<Int>
  }

  /// The program's own bytes, which nothing writes or frees.
  private nonisolated(unsafe) let text: UnsafeBufferPointer<UInt8>
  private var codes: TextIndex
  private var entries: [Entry] = []
  /// Postcodes as numbers, each with the place of a commune that it serves (in the lower half), ascending.
  private var served: [UInt64] = []
  private var former: [(code: String, name: Range<Int>, heirs: [String])] = []
  private var heirs: [String: [String]] = [:]

  /// - Parameter bytes: lines of the form above, which stay where they are as long as the program runs; others are passed over.
  private init(bytes: UnsafeBufferPointer<UInt8>) {
    text = bytes
    let lines = bytes.count(where: { $0 == UInt8(ascii: "\n") })
    codes = TextIndex(capacity: lines)
    entries.reserveCapacity(lines)
    served.reserveCapacity(lines)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      read(start..<end, bytes)
      start = end + 1
    }
    served.sort()
  }

  private mutating func read(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = line.first else { return }
    let isFormer = bytes[first] == UInt8(ascii: "=")
    let fields = Self.fields(isFormer ? first + 1..<line.upperBound : line, of: bytes, by: UInt8(ascii: "|"))
    guard fields.count == (isFormer ? 3 : 4) else { return }
    if isFormer {
      let code = String(decoding: bytes[fields[0]], as: UTF8.self)
      let words = self.words(fields[2])
      former.append((code, fields[1], words))
      heirs[code] = Set(heirs[code] ?? []).union(words).sorted()
    } else {
      for postcode in Self.fields(fields[2], of: bytes, by: UInt8(ascii: " ")) {
        guard let number = NumberParser.integer(UnsafeBufferPointer(rebasing: bytes[postcode])) else { continue }
        served.append(UInt64(number) << 32 | UInt64(entries.count))
      }
      codes.append(UnsafeBufferPointer(rebasing: bytes[fields[0]]))
      entries.append(Entry(name: fields[1], postcodes: fields[2], neighbours: fields[3]))
    }
  }

  private static func fields(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, by separator: UInt8) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where bytes[index] == separator {
      fields.append(start..<index)
      start = index + 1
    }
    fields.append(start..<range.upperBound)
    return fields
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private func words(_ range: Range<Int>) -> [String] {
    text[range].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Official name of a code of today.
  public func name(of code: String) -> String? { codes.last(of: code).map { text(entries[$0].name) } }

  /// The code itself where it is one of today, else those that follow it; empty for what never was a commune's.
  public func current(_ code: String) -> [String] { codes.last(of: code) != nil ? [code] : heirs[code] ?? [] }

  /// Of a whole city those of its arrondissements; empty where none is known.
  public func postcodes(of code: String) -> [String] {
    let arrondissements = CommuneCode.arrondissements(of: code)
    guard arrondissements.isEmpty else { return Set(arrondissements.flatMap(postcodes)).sorted() }
    return codes.last(of: code).map { words(entries[$0].postcodes) } ?? []
  }

  /// Communes that a postcode serves, by code, the arrondissements of Paris, Lyon and Marseille for their own; empty for a CEDEX
  /// and for what is no postcode.
  public func communes(ofPostcode postcode: String) -> [String] {
    guard postcode.utf8.count == 5, postcode.utf8.allSatisfy(CommuneCode.isDigit), let number = UInt64(postcode) else { return [] }
    let first = SortedSearch.firstIndex(in: served.indices) { served[$0] >> 32 >= number }
    return served[first...].prefix { $0 >> 32 == number }.map { codes[Int($0 & 0xFFFF_FFFF)] }
  }

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
    guard let lower = codes.last(of: min(first, second)), let upper = codes.last(of: max(first, second)) else { return nil }
    let wanted = codes[upper], prefix = codes[lower].prefix(2)
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
    let served = communes(ofPostcode: postcode)
    let own = served.isEmpty ? [] : current(code).filter { !postcodes(of: $0).isEmpty }.map(CommuneCode.city(of:))
    if !own.isEmpty { return served.contains { own.contains(CommuneCode.city(of: $0)) } ? .serves : .contradicts }
    let departments = departments(ofPostcode: postcode)
    guard !departments.isEmpty, let department = CommuneCode.department(of: code), department != "99" else { return .unknown }
    return departments.contains(department) ? .unknown : .contradicts
  }
}

// Names.
extension CommuneRegister {
  /// Communes of today by name: made when a name is first asked for, which most lists never do.
  private static let names: TextIndex = {
    var names = TextIndex(capacity: standard.entries.count)
    for entry in standard.entries {
      let name = CommuneName(standard.text(entry.name))
      names.append(name.arrondissement.map { "\(name.key) \($0)" } ?? name.key)
    }
    return names
  }()

  private static let formerNames: [String: [String]] = {
    var names: [String: Set<String>] = [:]
    for old in standard.former { names[CommuneName(standard.text(old.name)).key, default: []].formUnion(old.heirs) }
    return names.mapValues { $0.sorted() }
  }()

  /// Communes of today that bear a name, by code; those alone that bear its article too, where some do.
  public static func codes(named name: CommuneName) -> [String] {
    func codes(_ key: String) -> [String]? {
      let places = names.places(of: key)
      return places.isEmpty ? nil : places.map { standard.codes[$0] }
    }
    if let number = name.arrondissement, let found = codes("\(name.key) \(number)") { return found }
    let readings = name.spellings.lazy.compactMap { spelling in codes(spelling.key).map { (spelling, $0) } }
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
