import Groundwork

/// The forms that codes of zones have, and what a code tells by itself.
public enum ZoneCode {
  /// Form of a code, as profiles name it (`forme`).
  public enum Form: String, Sendable, Hashable, Codable, CaseIterable {
    case commune, iris, qpv, qpv2015, qpv2024, departement, region, epci, siret, texte
  }

  /// The code that a cell means, zeros lost in a spreadsheet put back; nil if it does not have the form.
  public static func normalise(_ text: String, as form: Form) -> String? {
    switch form {
    case .commune: return CommuneCode.normalise(text)
    case .departement: return CommuneCode.normaliseDepartment(text)
    case .iris: return iris(text)
    case .qpv: return qpv(text)?.code
    case .qpv2015: return qpv(text).flatMap { $0.vintage == "2015" ? $0.code : nil }
    case .qpv2024: return qpv(text).flatMap { $0.vintage == "2024" ? $0.code : nil }
    case .region:
      var bytes = CommuneCode.trimmedNumber(text)
      if bytes.count == 1 { bytes.insert(CommuneCode.zero, at: 0) }
      let code = String(decoding: bytes, as: UTF8.self)
      return Territories.standard.region(code)?.code
    case .epci: return digits(text, 9)
    case .siret: return digits(text, 14)
    case .texte:
      let trimmed = trim(text)
      return trimmed.isEmpty ? nil : trimmed
    }
  }

  /// A QPV's code and the year of its geography: QP033001 is of 2015, QN03301I of 2024; nil for anything else.
  ///
  /// Décrets 2014-1750 and 2014-1751, 2023-1314 and 2024-1212: `QP` and three figures, `QN` and two figures with N, M or I.
  public static func qpv(_ text: String) -> (code: String, vintage: String)? {
    let bytes = CommuneCode.trimmedNumber(text)
    guard bytes.count == 8, bytes[0] == UInt8(ascii: "Q"), qpvDepartment(bytes) != nil else { return nil }
    let code = String(decoding: bytes, as: UTF8.self)
    switch bytes[1] {
    case UInt8(ascii: "P") where bytes[5...].allSatisfy(CommuneCode.isDigit): return (code, "2015")
    case UInt8(ascii: "N")
    where bytes[5...6].allSatisfy(CommuneCode.isDigit)
      && [UInt8(ascii: "N"), UInt8(ascii: "M"), UInt8(ascii: "I")].contains(bytes[7]):
      return (code, "2024")
    default: return nil
    }
  }

  /// The département of a code, where its form tells.
  public static func department(of code: String, form: Form) -> String? {
    switch form {
    case .commune, .iris: CommuneCode.department(of: code)
    case .qpv, .qpv2015, .qpv2024: qpvDepartment(Array(code.utf8))
    case .departement: code
    case .region, .epci, .siret, .texte: nil
    }
  }

  /// The commune of an IRIS, its first five characters.
  public static func commune(ofIris code: String) -> String { String(code.prefix(5)) }

  /// The département in a QPV's code: "033" is 33, "02A" is 2A, "974" is 974.
  private static func qpvDepartment(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 5 else { return nil }
    let part = bytes[2] == CommuneCode.zero ? Array(bytes[3..<5]) : Array(bytes[2..<5])
    let code = String(decoding: part, as: UTF8.self)
    return CommuneCode.isDepartment(code) ? code : nil
  }

  private static func iris(_ text: String) -> String? {
    var bytes = CommuneCode.trimmedNumber(text)
    if bytes.count == 8, bytes.allSatisfy(CommuneCode.isDigit) { bytes.insert(CommuneCode.zero, at: 0) }
    guard bytes.count == 9, CommuneCode.hasDepartment(bytes), bytes[2...].allSatisfy(CommuneCode.isDigit) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digits(_ text: String, _ count: Int) -> String? {
    let bytes = CommuneCode.trimmedNumber(text)
    return bytes.count == count && bytes.allSatisfy(CommuneCode.isDigit) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Without blanks around.
  public static func trim(_ text: String) -> String { text.trimmingBlanks() }

  /// The parts of a cell that lists several codes or names: "02571, 02691", "A ; B", "A|B", "200042190/245901160".
  public static func list(_ text: String, separators: Set<Character> = [",", ";", "|"]) -> [String] {
    // Most cells hold one code, of letters and figures alone.
    guard !text.utf8.allSatisfy({ CommuneCode.isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      return text.isEmpty ? [] : [text]
    }
    return text.split(whereSeparator: { separators.contains($0) }).map { trim(String($0)) }.filter { !$0.isEmpty }
  }
}
