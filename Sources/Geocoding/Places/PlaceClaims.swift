import Groundwork
import Territory

/// What a question says of its commune by words that stand where a commune stands, read with the register of all communes: a base
/// knows only its own, and takes the words of others for nothing.
struct PlaceClaims {
  /// A name and the communes of today that bear or bore it; nil where no commune does.
  let name: (words: String, codes: [String])?
  /// Five figures that serve communes; nil where there are none.
  let postcode: String?

  /// - Parameter postcodes: those of the question, in its order.
  init(_ question: Question, postcodes: [PlaceReader.Postcode]) {
    // The cell of postcodes goes before figures of the address.
    let own = postcodes.last { question.words[$0.first].cell == .postcode } ?? postcodes.last
    postcode = own.map { Postcode.text($0.value) }
    name = Self.places(question, own).lazy.compactMap { Self.communes(question, $0) }.first
  }

  /// Where a commune's name stands: in its cell, behind the postcode, or behind the last comma.
  private static func places(_ question: Question, _ postcode: PlaceReader.Postcode?) -> [Range<Int>] {
    let words = question.words
    if let first = words.firstIndex(where: { $0.cell == .commune }) {
      return [first..<(words[first...].firstIndex { $0.cell != .commune } ?? words.count)]
    }
    let end = words.firstIndex { $0.cell != .address } ?? words.count
    if let postcode, postcode.end <= end {
      let last = words[postcode.end..<end].dropFirst().first { $0.break == .part }
      return [postcode.end..<(last.flatMap { found in words.indices.first { words[$0].bytes == found.bytes } } ?? end)]
    }
    guard let start = (1..<max(end, 1)).last(where: { words[$0].break == .part }) else { return [] }
    return [start..<end]
  }

  /// The last words of the address that are a commune's name, whatever stands before them but a type of street or a small word;
  /// for an answer that is unsure anyway.
  static func atTheEnd(_ question: Question) -> [String] {
    let words = question.words
    let end = words.firstIndex { $0.cell != .address } ?? words.count
    for start in max(1, end - PlaceReader.longestName)..<max(end, 1) where start < end {
      guard !words[start - 1].isType, !words[start - 1].isSmall || words[start].break == .part,
        let found = communes(question, start..<end)
      else { continue }
      return found.codes
    }
    return []
  }

  private static func communes(_ question: Question, _ range: Range<Int>) -> (words: String, codes: [String])? {
    guard !range.isEmpty else { return nil }
    let text = range.map { String(decoding: question.text[question.words[$0].bytes], as: UTF8.self) }.joined(separator: " ")
    let name = CommuneName(text)
    guard !name.key.isEmpty else { return nil }
    var codes = CommuneRegister.codes(named: name)
    if codes.isEmpty { codes = CommuneRegister.codes(formerlyNamed: name) }
    if let department = name.department {
      let near = codes.filter { CommuneCode.department(of: $0) == department }
      if !near.isEmpty { codes = near }
    }
    guard let first = codes.first else { return nil }
    return (codes.count == 1 ? CommuneRegister.standard.name(of: first) ?? text : text, codes)
  }

  /// Codes of the communes that the question may mean, by its postcode and its name where it has both.
  var communes: [String] {
    let served = postcode.map(CommuneRegister.standard.communes(ofPostcode:)) ?? []
    return served + (name?.codes ?? [])
  }
}

extension PlaceClaims {
  /// Départements that the question names, all of which the base lacks; empty where it may mean one that the base covers, or
  /// names none.
  func uncovered(by base: AddressBase) -> [String] {
    var departments = Set((name?.codes ?? []).compactMap { CommuneCode.department(of: $0) })
    if let postcode { departments.formUnion(CommuneRegister.standard.departments(ofPostcode: postcode)) }
    return Self.uncovered(departments, by: base)
  }

  static func uncovered(_ departments: Set<String>, by base: AddressBase) -> [String] {
    departments.isDisjoint(with: base.description.departments) ? departments.sorted() : []
  }

  /// What of it speaks for another commune than that of an answer; nil where nothing does.
  func contradiction(of answer: GeocodedAddress, in base: AddressBase) -> (claim: PlaceContradiction.Claim, communes: [String])? {
    let register = CommuneRegister.standard
    let own = Set([answer.communeCode] + register.current(answer.communeCode)).map(CommuneCode.city(of:))
    if let name, !name.codes.contains(where: { own.contains(CommuneCode.city(of: $0)) }),
      !base.bears(code: answer.communeCode, name: name.words)
    {
      return (.name(name.words, codes: name.codes), name.codes)
    }
    guard let postcode, !base.holds(code: answer.communeCode, postcode: postcode),
      register.fit(postcode: postcode, commune: answer.communeCode) == .contradicts
    else { return nil }
    let served = Set(register.communes(ofPostcode: postcode).map(CommuneCode.city(of:))).sorted()
    return (.postcode(postcode, communes: served.compactMap(register.name)), served)
  }
}
