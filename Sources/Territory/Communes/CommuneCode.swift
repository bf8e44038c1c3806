import Groundwork

/// INSEE codes of communes and départements: five characters and two or three, always text.
public enum CommuneCode {
  /// The code that a cell means: "1053" and "1053.0" give "01053", "2a004" gives "2A004"; nil if it is no code.
  public static func normalise(_ text: String) -> String? {
    var bytes = trimmedNumber(text)
    if bytes.count == 4, bytes.allSatisfy(isDigit) { bytes.insert(zero, at: 0) }
    guard bytes.count == 5, hasDepartment(bytes) else { return nil }
    guard bytes[2...].allSatisfy(isDigit) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The département of a commune's code, "01053" giving "01" and "97411" giving "974".
  /// - Precondition: the code is normalised; anything shorter than its département gives nil.
  public static func department(of code: String) -> String? {
    let bytes = code.utf8
    guard let first = bytes.first, let second = bytes.dropFirst().first else { return nil }
    let isOverseas = first == UInt8(ascii: "9") && (second == UInt8(ascii: "7") || second == UInt8(ascii: "8"))
    let length = isOverseas ? 3 : 2
    return bytes.count >= length ? String(Substring(bytes.prefix(length))) : nil
  }

  /// The code of a département as a cell writes it: "1" gives "01", "2a" gives "2A", "84.0" gives "84"; nil if it is none.
  public static func normaliseDepartment(_ text: String) -> String? {
    var bytes = trimmedNumber(text)
    if bytes.count == 1, isDigit(bytes[0]) { bytes.insert(zero, at: 0) }
    guard bytes.count == 2 || bytes.count == 3 else { return nil }
    let code = String(decoding: bytes, as: UTF8.self)
    return isDepartment(code) ? code : nil
  }

  /// A département of France, or 99: Insee's prefix for what lies in none, which invented territories use too.
  package static func isDepartment(_ code: String) -> Bool { code == "99" || Territories.standard.department(code) != nil }

  /// The département that a postcode points to, Corsica's 20 being split as La Poste does; nil if it is no postcode.
  ///
  /// A few communes are served from the next département: a hint, not a proof.
  public static func department(ofPostcode text: String) -> String? {
    var bytes = trimmedNumber(text)
    if bytes.count == 4 { bytes.insert(zero, at: 0) }
    guard bytes.count == 5, bytes.allSatisfy(isDigit) else { return nil }
    let code = String(decoding: bytes, as: UTF8.self)
    if code.hasPrefix("20") { return code.hasPrefix("200") || code.hasPrefix("201") ? "2A" : "2B" }
    if code.hasPrefix("97133") { return "977" }
    if code.hasPrefix("97150") { return "978" }
    let department = String(code.prefix(code.hasPrefix("97") || code.hasPrefix("98") ? 3 : 2))
    return isDepartment(department) ? department : nil
  }

  /// The whole city of an arrondissement municipal of Paris, Lyon or Marseille; any other code is its own city.
  public static func city(of code: String) -> String { cities[code] ?? code }

  /// Codes of the arrondissements of a city, empty for the communes that have none.
  public static func arrondissements(of city: String) -> [String] {
    Territories.standard.dividedCities.first { $0.commune == city }?.arrondissements ?? []
  }

  /// The arrondissement that a postcode of Paris, Lyon or Marseille means ("75020", "75116"), or nil.
  public static func arrondissement(ofPostcode postcode: String) -> String? {
    guard let number = Int(postcode) else { return nil }
    if number == 75_116 { return "75116" }
    for city in Territories.standard.dividedCities {
      let index = number - city.postcodeBase - 1
      if city.arrondissements.indices.contains(index) { return city.arrondissements[index] }
    }
    return nil
  }

  private static let cities: [String: String] = {
    var cities: [String: String] = [:]
    for city in Territories.standard.dividedCities {
      for code in city.arrondissements { cities[code] = city.commune }
    }
    return cities
  }()
}

// Bytes.
extension CommuneCode {
  package static let zero = UInt8(ascii: "0")

  package static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= UInt8(ascii: "9") }

  /// Upper-case bytes without blanks around, spreadsheet quoting (`="01053"`) and the ".0" or ".000" of a code read as a number.
  package static func trimmedNumber(_ text: String) -> [UInt8] {
    var bytes = text.utf8.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 & 0xDF : $0 }
    bytes.removeAll { $0 <= 0x20 || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let mark = bytes.lastIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    if let mark, mark > 0, mark + 1 < bytes.count, bytes[(mark + 1)...].allSatisfy({ $0 == zero }) {
      bytes.removeSubrange(mark...)
    }
    return bytes
  }

  /// Two digits that a département has, 2A, 2B, or Insee's 99.
  package static func hasDepartment(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2, isDigit(bytes[0]) else { return false }
    if bytes[0] == UInt8(ascii: "2"), bytes[1] == UInt8(ascii: "A") || bytes[1] == UInt8(ascii: "B") { return true }
    guard isDigit(bytes[1]) else { return false }
    let number = Int(bytes[0] - zero) * 10 + Int(bytes[1] - zero)
    if number == 97 || number == 98 { return bytes.count < 3 || isDigit(bytes[2]) }
    return (1...95).contains(number) && number != 20 || number == 99
  }
}
