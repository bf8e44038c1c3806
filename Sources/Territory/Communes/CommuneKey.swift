import Groundwork

/// What codes of communes, postcodes and QPV tell about their département.
package enum CommuneKey {
  /// "38" of "38185", "974" of "97411".
  package static func department(ofCommune code: String) -> String { CommuneCode.department(of: code) ?? "" }

  /// Départements that a postcode may belong to, those beyond its limit included; none for what is no postcode.
  package static func departments(ofPostcode postcode: String) -> [String] {
    CommuneRegister.standard.departments(ofPostcode: postcode)
  }

  /// A postcode of five digits; a lost leading zero is given back.
  package static func postcode(_ text: String) -> String? {
    if text.utf8.count == 5, text.utf8.allSatisfy(CommuneCode.isDigit) { return text }
    var word = text.filter { !$0.isWhitespace }
    if word.hasSuffix(".0") { word.removeLast(2) }
    if word.count == 4, word.allSatisfy(\.isASCIIDigit) { word = "0" + word }
    return word.count == 5 && word.allSatisfy(\.isASCIIDigit) ? word : nil
  }

  /// Overseas the 2024 QPV count a year later than in mainland France and Corsica.
  package static func isOverseas(department: String) -> Bool { department.count == 3 }
}
