import Groundwork
import Territory

/// What a question says of its commune by words that stand where a commune stands, read with the register of all communes: a base
/// knows only its own, and takes the words of others for nothing.
struct PlaceClaims {
  /// A name and the communes of today that bear or bore it; nil where no commune does.
  let name: (words: String, codes: [String])?
  /// The figures of a postcode; nil where there are none.
  let postcode: String?

  /// - Parameter postcodes: those of the question, in its order.
  init(_ question: Question, postcodes: [PlaceReader.Postcode]) {
    // The cell of postcodes goes before figures of the address.
    let own = postcodes.last { question.words[$0.first].cell == .postcode } ?? postcodes.last
    postcode = own.map { Postcode.text($0.value) } ?? Self.withoutZero(question)
    name = Self.place(question, own).flatMap { Self.communes(question, $0) }
  }

  /// The name as it is officially written, where one commune bears it.
  private var title: String {
    guard let name else { return "" }
    return name.codes.count == 1 ? CommuneRegister.standard.name(of: name.codes[0]) ?? name.words : name.words
  }

  /// Four figures in the cell of postcodes, whose zero is lost; the reader of places gives it back to those of the base alone.
  private static func withoutZero(_ question: Question) -> String? {
    let figures = question.words.first { $0.cell == .postcode && $0.isFigure && $0.bytes.count == 4 }
    guard let text = figures.map({ Postcode.text(UInt32($0.value)) }) else { return nil }
    return CommuneRegister.standard.communes(ofPostcode: text).isEmpty ? nil : text
  }

  /// Where a commune's name stands: in its cell, behind the postcode, or behind the last comma.
  private static func place(_ question: Question, _ postcode: PlaceReader.Postcode?) -> Range<Int>? {
    let words = question.words
    if let first = words.firstIndex(where: { $0.cell == .commune }) {
      return first..<(words[first...].firstIndex { $0.cell != .commune } ?? words.count)
    }
    let end = words.firstIndex { $0.cell != .address } ?? words.count
    if let postcode, postcode.end <= end {
      let next = words[postcode.end..<end].dropFirst().firstIndex { $0.break == .part }
      return postcode.end..<(next ?? end)
    }
    return (1..<max(end, 1)).last { words[$0].break == .part }.map { $0..<end }
  }

  /// The last words of the address that are a commune's name, whatever stands before them but a type of street or a small word;
  /// for an answer that is unsure anyway.
  /// - Parameter matched: words that are those of a street.
  static func atTheEnd(_ question: Question, besides matched: WordSet) -> (words: String, codes: [String])? {
    let words = question.words
    let end = words.firstIndex { $0.cell != .address } ?? words.count
    for start in max(1, end - PlaceReader.longestName)..<max(end, 1) where start < end {
      let isName = words[start - 1].isType || words[start - 1].isSmall && words[start].break != .part
      guard !isName, matched.isDisjoint(with: WordSet(start..<end)) else { continue }
      if let found = communes(question, start..<end) { return found }
    }
    return nil
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
    return codes.isEmpty ? nil : (text, codes)
  }
}

extension PlaceClaims {
  /// Départements that the question names, all of which the base lacks; empty where it may mean one that the base covers, or
  /// names none.
  func uncovered(by base: AddressBase) -> [String] {
    if let name, base.covers(name: name.words) { return [] }
    let named = Set((name?.codes ?? []).compactMap { CommuneCode.department(of: $0) })
    let served = Set(postcode.map(CommuneRegister.standard.departments(ofPostcode:)) ?? [])
    // Of namesakes, and of Corsica's postcodes, what both say.
    let both = named.intersection(served)
    return Self.uncovered(both.isEmpty ? named.union(served) : both, by: base)
  }

  static func uncovered(_ departments: Set<String>, by base: AddressBase) -> [String] {
    departments.isDisjoint(with: base.description.departments) ? departments.sorted() : []
  }

  /// Whether both the postcode and the name speak for other communes than that of an answer.
  func refute(_ answer: GeocodedAddress, in base: AddressBase) -> Bool {
    guard let name, let postcode, !isCalled(name.words, answer, in: base) else { return false }
    return !base.holds(code: answer.communeCode, postcode: postcode)
      && CommuneRegister.standard.fit(postcode: postcode, commune: answer.communeCode) == .contradicts
  }

  /// Whether a name is one of the answer's commune, or the first words of it where the postcode says so too.
  private func isCalled(_ words: String, _ answer: GeocodedAddress, in base: AddressBase) -> Bool {
    if base.bears(code: answer.communeCode, name: words) { return true }
    guard let postcode, CommuneName(words).begins(CommuneName(answer.communeName)) else { return false }
    return base.holds(code: answer.communeCode, postcode: postcode)
  }

  /// What of it speaks for another commune than that of an answer; nil where nothing does.
  func contradiction(of answer: GeocodedAddress, in base: AddressBase) -> (claim: PlaceContradiction.Claim, communes: [String])? {
    let register = CommuneRegister.standard
    let own = Set([answer.communeCode] + register.current(answer.communeCode)).map(CommuneCode.city(of:))
    if let name, !name.codes.contains(where: { own.contains(CommuneCode.city(of: $0)) }),
      !isCalled(name.words, answer, in: base)
    {
      return (.name(title, codes: name.codes), name.codes)
    }
    guard let postcode, !base.holds(code: answer.communeCode, postcode: postcode),
      register.fit(postcode: postcode, commune: answer.communeCode) == .contradicts
    else { return nil }
    let served = Set(register.communes(ofPostcode: postcode).map(CommuneCode.city(of:))).sorted()
    return (.postcode(postcode, communes: served.compactMap(register.name)), served)
  }
}
