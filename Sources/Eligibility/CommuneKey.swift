/// INSEE and postal codes as keys: five characters, no lost zero.
enum CommuneKey {
  /// A commune's INSEE code from what a cell holds: "01053", "1053", "2a004", "38185.0".
  static func code(_ text: String) -> String? {
    var word = text.uppercased().filter { !$0.isWhitespace && $0 != "'" && $0 != "\"" && $0 != "=" }
    if word.hasSuffix(".0") { word.removeLast(2) }
    if word.count == 4, word.allSatisfy(\.isASCIIDigit) { word = "0" + word }
    guard word.count == 5 else { return nil }
    let head = word.prefix(2), tail = word.dropFirst(2)
    guard tail.allSatisfy(\.isASCIIDigit) else { return nil }
    return head.allSatisfy(\.isASCIIDigit) || head == "2A" || head == "2B" ? word : nil
  }

  /// A postcode of five digits; a lost leading zero is given back.
  static func postcode(_ text: String) -> String? {
    var word = text.filter { !$0.isWhitespace }
    if word.hasSuffix(".0") { word.removeLast(2) }
    if word.count == 4, word.allSatisfy(\.isASCIIDigit) { word = "0" + word }
    return word.count == 5 && word.allSatisfy(\.isASCIIDigit) ? word : nil
  }

  /// "38" of "38185", "2A" of "2A004", "974" of "97411".
  static func department(ofCommune code: String) -> String {
    String(code.hasPrefix("97") || code.hasPrefix("98") ? code.prefix(3) : code.prefix(2))
  }

  /// Départements that a postcode may belong to: two for Corsica.
  static func departments(ofPostcode postcode: String) -> [String] {
    if postcode.hasPrefix("20") { return ["2A", "2B"] }
    return [department(ofCommune: postcode)]
  }

  /// "38" of "QP038001", "2A" of "QN02A01M", "974" of "QN97414I"; nil if the code has another shape.
  static func department(ofQuarter code: String) -> String? {
    guard code.count == 8, code.hasPrefix("QP") || code.hasPrefix("QN") else { return nil }
    let three = code.dropFirst(2).prefix(3)
    return three.hasPrefix("0") ? String(three.dropFirst()) : String(three)
  }

  /// The commune of QPV and EPCI files for a code that may be an arrondissement municipal.
  static func city(ofCommune code: String) -> String {
    switch code {
    case "75101"..."75120": "75056"
    case "69381"..."69389": "69123"
    case "13201"..."13216": "13055"
    default: code
    }
  }

  /// Overseas the 2024 QPV count a year later than in mainland France and Corsica.
  static func isOverseas(department: String) -> Bool { department.count == 3 }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
