@testable import Geocoding

/// The look-up that every geocoded row begins with: names of a commune that hold a word, then the numbers of the first street.
struct Question {
  var word: String
  /// Place of the commune in the base; SQLite's rows have it for key.
  var commune: Int
}

/// What look-ups have met, added up, so that two ways can be seen to find the same.
struct Found: Equatable {
  var names = 0
  var addresses = 0
  /// Of the indexes of names and streets, the numbers and the positions.
  var sum = 0

  mutating func add(name: Int, street: Int) {
    names += 1
    sum &+= 31 &* name &+ street
  }

  mutating func add(number: Int, longitude: Int, latitude: Int) {
    addresses += 1
    sum &+= number &+ 3 &* longitude &+ 7 &* latitude
  }
}

/// Look-ups in the mapped base, as `CandidateSearch` and `NumberLookup` make them.
struct MappedLookUp {
  let base: AddressBase
  private let firstNames: [UInt32]

  init(_ base: AddressBase) {
    self.base = base
    firstNames = CandidateSearch.firstNames(base)
  }

  func ask(_ question: Question, into found: inout Found) {
    guard let word = base.words.index(of: question.word) else { return }
    let commune = base.communes[question.commune]
    let all = base.words.values(of: word)
    let first = SortedSearch.firstIndex(of: firstNames[question.commune], in: all)
    let endName = SortedSearch.firstIndex(of: commune.firstStreet + commune.streetCount, in: base.nameStreets)
    let end = SortedSearch.firstIndex(of: UInt32(endName), in: all)
    guard end > first else { return }
    for name in all[first..<end] { found.add(name: Int(name), street: Int(base.nameStreets[Int(name)])) }
    let street = base.streets[Int(base.nameStreets[Int(all[first])])]
    for address in base.addresses[street.addresses] {
      found.add(number: Int(address.number), longitude: Int(address.position.longitude), latitude: Int(address.position.latitude))
    }
  }
}

/// A sequence of numbers that depends on its seed alone (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension AddressBase {
  /// Questions about streets drawn at random, each as often as it has addresses.
  /// - Parameter isRarest: whether the word asked is the rarest of the street's name, or any of its words.
  func questions(_ count: Int, isRarest: Bool) -> [Question] {
    var random = SeededNumbers(state: 38)
    return (0..<count).map { _ in
      let address = UInt32.random(in: 0..<UInt32(addresses.count), using: &random)
      var street = streets.partitioningIndex { $0.firstAddress > address } - 1
      while streets[street].addressCount == 0 { street -= 1 }
      let own = words(ofName: SortedSearch.firstIndex(of: UInt32(street), in: nameStreets))
      let any = own.randomElement(using: &random) ?? 0
      let word = isRarest ? own.min { words.values(of: Int($0)).count < words.values(of: Int($1)).count } ?? any : any
      return Question(word: words.text(Int(word)), commune: Int(streets[street].commune))
    }
  }
}

extension UnsafeBufferPointer {
  /// First place whose element answers yes, where all that follow do too.
  func partitioningIndex(_ isSecond: (Element) -> Bool) -> Int {
    var low = 0, count = count
    while count > 0 {
      let half = count / 2
      if isSecond(self[low + half]) {
        count = half
      } else {
        low += half + 1
        count -= half + 1
      }
    }
    return low
  }
}
