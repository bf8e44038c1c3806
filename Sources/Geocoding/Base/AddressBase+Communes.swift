import Groundwork
import Territory

/// What rows say of their commune, beside what the base knows of it.
extension AddressBase {
  /// The question with what its INSEE code tells: the name of the commune where no cell gives one, and its postcode where it
  /// has but one. A code that the base lacks, or that is not that of the commune named, tells nothing.
  public func completed(_ question: AddressQuestion) -> AddressQuestion {
    var whole = question
    whole.communeCode = ""
    whole.commune = spelled(whole.commune)
    guard let commune = commune(code: question.communeCode) else { return whole }
    let record = communes[commune]
    if ZoneCode.trim(whole.commune).isEmpty {
      whole.commune = text(record.name)
    } else if !bears(commune, name: whole.commune) {
      return whole
    }
    if ZoneCode.trim(whole.postcode).isEmpty, record.postcodeCount == 1 {
      whole.postcode = Postcode.text(communePostcodes[Int(record.firstPostcode)])
    }
    return whole
  }

  /// Whether nothing in the cells of a row's place speaks for the commune of an answer, though they say something: neither
  /// the INSEE code nor, without one that is known, the name (two typing errors allowed) or the postcode.
  public func contradicts(_ question: AddressQuestion, _ answer: GeocodedAddress) -> Bool {
    guard let found = commune(code: answer.communeCode) else { return false }
    if commune(code: question.communeCode) != nil {
      let asked = CommuneCode.normalise(question.communeCode) ?? ""
      return CommuneCode.city(of: asked) != CommuneCode.city(of: answer.communeCode)
    }
    let name = ZoneCode.trim(question.commune), postcode = Postcode.number(question.postcode)
    guard !name.isEmpty || postcode > 0 else { return false }
    let written = Postcode.number(name.split(separator: " ").first.map(String.init) ?? "")
    if [postcode, written].contains(where: { $0 > 0 && holds(found, postcode: $0) }) { return false }
    return name.isEmpty || !bears(found, name: name)
  }

  /// Whether a name, as people write it, is one that the base knows of the commune of a code.
  func bears(code: String, name: String) -> Bool { commune(code: code).map { bears($0, name: name) } ?? false }

  /// Whether a name, as people write it, is one that the base knows of a commune of which it has streets.
  func covers(name: String) -> Bool {
    let lexicon = AddressLexicon.standard
    return CommuneName(name).spellings.flatMap { [$0.fullKey, $0.key] }.contains { spelling in
      guard let entry = communeKeys.index(of: lexicon.communeKey(spelling)) else { return false }
      return communeKeys.values(of: entry).contains { communes[Int(CommuneNameKind.read($0).commune)].streetCount > 0 }
    }
  }

  /// Whether the base knows streets of the commune of a code, or of an arrondissement of its city.
  func hasStreets(code: String) -> Bool {
    ([code] + CommuneCode.arrondissements(of: CommuneCode.city(of: code))).contains { code in
      commune(code: code).map { communes[$0].streetCount > 0 } ?? false
    }
  }

  /// Whether the base knows a postcode of the commune of a code.
  func holds(code: String, postcode: String) -> Bool {
    commune(code: code).map { holds($0, postcode: Postcode.number(postcode)) } ?? false
  }

  /// A commune's cell as the base spells it, where it knows one of its spellings: "FONTENAY S/S BOIS", "Ville de Fontenay (94)".
  private func spelled(_ cell: String) -> String {
    let name = CommuneName(cell), lexicon = AddressLexicon.standard
    guard !ZoneCode.trim(cell).isEmpty, communeKeys.index(of: lexicon.communeKey(cell)) == nil, name.arrondissement == nil else {
      return cell
    }
    let known = name.spellings.lazy.flatMap { [$0.fullKey, $0.key] }.first {
      communeKeys.index(of: lexicon.communeKey($0)) != nil
    }
    guard let known else { return cell }
    return name.postcode.map { "\($0) \(known)" } ?? known
  }

  private func commune(code: String) -> Int? {
    guard let code = CommuneCode.normalise(code) else { return nil }
    let place = SortedSearch.firstIndex(in: communes.indices) { !TextOrder.precedes(text(communes[$0].code), code) }
    return place < communes.count && text(communes[place].code) == code ? place : nil
  }

  private func holds(_ commune: Int, postcode: UInt32) -> Bool {
    let record = communes[commune]
    return communePostcodes[record.postcodes].contains(postcode)
  }

  /// Whether a name, as a cell writes it, is one of the commune's, of its city's or of one of its arrondissements'.
  private func bears(_ commune: Int, name: String) -> Bool {
    let lexicon = AddressLexicon.standard, plain = CommuneName(name)
    let city = CommuneCode.city(of: text(communes[commune].code))
    var isAnothers = false
    for key in [lexicon.communeKey(name), lexicon.communeKey(plain.fullKey), lexicon.communeKey(plain.key)] {
      guard let entry = communeKeys.index(of: key) else { continue }
      for value in communeKeys.values(of: entry) {
        let other = Int(CommuneNameKind.read(value).commune)
        if other == commune || CommuneCode.city(of: text(communes[other].code)) == city { return true }
      }
      isAnothers = true
    }
    guard !isAnothers else { return false }
    let written = Array(lexicon.communeKey(plain.fullKey).utf8)
    let own = Array(lexicon.communeKey(text(communes[commune].name)).utf8)
    if own.starts(with: written), !written.isEmpty { return true }
    return CommuneSpellings.mistakes(written, own, letters: written.count) != nil
  }
}
