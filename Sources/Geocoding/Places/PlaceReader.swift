/// Reads the places that a question may name.
struct PlaceReader {
  struct Postcode {
    var mask: WordSet
    var first: Int
    var end: Int
    var value: UInt32
    /// nil if the base does not know it.
    var communes: UnsafeBufferPointer<UInt32>?
  }

  struct Name {
    var first: Int
    var end: Int
    var cost: Float
    /// It stands where a place stands, not in the name of a street.
    var isApart = true
    var communes: [(index: UInt32, cost: Float)]
    /// Key of the name where it is that of a place or an old commune.
    var places: [[UInt8]] = []

    var mask: WordSet { WordSet(first..<end) }
  }

  /// Words in a row, run together in their canonical forms.
  struct Span {
    var first: Int
    var end: Int
    var key: [UInt8]
  }

  private static let mostReadings = 8
  /// Letters of a name that few streets end in.
  static let longName = 9
  /// Words that a commune's name has at most.
  static let longestName = 9

  let base: AddressBase
  let spellings: CommuneSpellings

  init(base: AddressBase, spellings: CommuneSpellings) {
    self.base = base
    self.spellings = spellings
  }

  /// The readings, likeliest first; the last resort, that the question names no place, is among them only if it does not.
  func read(_ question: Question) -> [PlaceReading] {
    let postcodes = postcodes(question)
    let names = allNames(question, postcodes)
    var all = postcodes.isEmpty ? withoutPostcode(question, names) : postcodes.flatMap { withPostcode(question, $0, names) }
    for index in all.indices { absorbRepeats(&all[index], postcodes, names) }
    all.sort { ($0.leastCost, $1.mask) < ($1.leastCost, $0.mask) }
    return Array(all.prefix(Self.mostReadings))
  }

  /// Names of communes as written, and with mistakes where those say too little.
  private func allNames(_ question: Question, _ postcodes: [Postcode]) -> [Name] {
    var names = names(question, postcodes)
    for postcode in postcodes {
      // A name that the postcode confirms and that begins or ends beside it leaves nothing to look for.
      let isNamed = names.contains {
        let isInItsCell = question.words[$0.first].cell == .commune
        return agrees($0, postcode) && ($0.first == postcode.end || $0.end == postcode.first || isInItsCell)
      }
      if !isNamed { names += misspelled(question, near: postcode) }
    }
    if names.contains(where: \.isApart) {
      // "route de Presles 38680 Choranche" is in Choranche.
      for index in names.indices where !names[index].isApart { names[index].cost += Likelihood.Place.nameOfStreet }
    }
    let hasNoPlace = postcodes.isEmpty || question.words.last?.cell == .commune && names.isEmpty
    if hasNoPlace, !names.contains(where: isCovered) { names += misspelled(question) }
    if !postcodes.isEmpty { names += misspelledCell(question, postcodes, names) }
    return names
  }

  private func withPostcode(_ question: Question, _ postcode: Postcode, _ names: [Name]) -> [PlaceReading] {
    var alone = reading(postcode, nil)
    if !names.isEmpty { alone.otherCost = Likelihood.Place.elsewhere }
    if names.contains(where: { agrees($0, postcode) && $0.isApart }) {
      // A place that the postcode confirms is not the name of a street.
      for index in alone.communes.indices { alone.communes[index].cost += Likelihood.Place.nameUnread }
    }
    return [alone] + names.filter { $0.mask.isDisjoint(with: postcode.mask) }.map { name in
      var reading = reading(postcode, name)
      if agrees(name, postcode) { takeCell(question, name, &reading) }
      return reading
    }
  }

  private func withoutPostcode(_ question: Question, _ names: [Name]) -> [PlaceReading] {
    var anywhere = reading(nil, nil)
    // A commune named apart from the street is where the street is.
    for name in names where name.isApart && name.cost < Likelihood.Place.nameAfterSmallWord {
      let isSure = isCovered(name) || question.words[name.first].cell == .commune
      anywhere.otherCost = max(
        anywhere.otherCost, isSure ? Likelihood.Place.nameUnread : Likelihood.Place.farPlaceUnread)
    }
    return names.map { reading(nil, $0) } + [anywhere]
  }

  /// Whether the base knows streets of a commune of this name.
  private func isCovered(_ name: Name) -> Bool {
    name.communes.contains { base.communes[Int($0.index)].streetCount > 0 }
  }
}
