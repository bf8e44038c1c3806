import Foundation
import Groundwork
import Tabular
import TestSupport
import Testing

@testable import Geocoding

/// The file of a base: its tables, its bytes, and what is refused.
@Suite struct AddressBaseFileTests {
  private static let lines = """
    38185_aaa_00001;1;;Rue de la République;38000;38185;Grenoble;5.7160;45.1875
    38185_aaa_00003;3;b;Rue de la République;38000;38185;Grenoble;5.7161;45.1876
    38185_aaa_00003_b;3;b;Rue République;38100;38185;Grenoble;5.7161;45.1876
    zzz;7;;Impasse du 8 Mai 1945;38000;38185;Grenoble;5.7165;45.1879
    zzy;7;;Impasse du 8 Mai 1945;38000;38185;Grenoble;5.7166;45.1879
    38421_bbb_00002;2;;Anticonstitutionnellementissime Chemin;38400;38421;Saint-Martin-d'Hères;5.7600;45.1700
    38421_ccc_00002;2;;Rue Ab;38400;38421;Saint-Martin-d'Hères;5.7600;45.1700
    """

  @Test func misspeltWordsAreFoundThroughAllTheirDeletions() throws {
    let base = try SmallBase.make(Self.lines)
    var expected: Set<UInt64> = []
    for index in 0..<base.words.count {
      let word = Array(base.words.text(index).utf8)
      guard word.count >= 3, !word.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
      func without(_ indices: Set<Int>) -> UInt64 {
        let left = word.indices.filter { !indices.contains($0) }.map { word[$0] }
        return UInt64(left.withUnsafeBufferPointer { StableHash.of($0) }) << 32 | UInt64(index)
      }
      expected.insert(without([]))
      for first in word.indices {
        expected.insert(without([first]))
        if (4...24).contains(word.count) { for second in word.indices { expected.insert(without([first, second])) } }
      }
    }
    let found = zip(base.deletionHashes, base.deletionWords).map { UInt64($0) << 32 | UInt64($1) }
    let isAll = found == expected.sorted()
    #expect(isAll && expected.count > 100, "\(found.count) hashes, \(expected.count) expected")
    #expect(base.words.index(of: "anticonstitutionnellementissime") != nil)
  }

  @Test func everyWordLeadsToTheNamesThatHoldIt() throws {
    let base = try SmallBase.make(Self.lines)
    let texts = (0..<base.words.count).map(base.words.text)
    #expect(texts == texts.sorted() && Set(texts).count == texts.count)
    for (index, text) in texts.enumerated() {
      #expect(base.words.index(of: text) == index)
      let names = base.nameStreets.indices.filter { name in
        base.nameWords[Int(base.nameWordOffsets[name])..<Int(base.nameWordOffsets[name + 1])].contains(UInt32(index))
      }
      #expect(base.words.values(of: index).map { Int($0) } == names)
    }
    #expect(base.words.index(of: "absent") == nil)
    #expect(base.nameStreets.elementsEqual(base.nameStreets.sorted()))
  }

  /// The same rows give the same bytes, in any order of rows or files.
  @Test func sameRowsGiveTheSameBytesInAnyOrder() throws {
    let folder = try TemporaryFolder()
    let rows = Self.lines.split(separator: "\n").map(String.init)
    func write(_ name: String, _ rows: [String]) throws {
      try folder.write(name, SmallBase.header + "\n" + rows.joined(separator: "\n") + "\n")
    }
    try write("a.csv", rows)
    let first = try folder.makeBase(["a.csv"]).base, again = try folder.makeBase(["a.csv"], to: "b.adresses").base
    let areTheSame = try folder.bytes("base.adresses") == folder.bytes("b.adresses")
    #expect(areTheSame)
    #expect(first.description == again.description)
    try write("one.csv", Array(rows[..<3]))
    try write("two.csv", Array(rows[3...]))
    let seed = Seed.another()
    var random = seed.generator
    for attempt in 0..<8 {
      let shuffled = rows.shuffled(using: &random)
      try write("c.csv", shuffled)
      let sources = attempt < 6 ? ["c.csv"] : attempt == 6 ? ["one.csv", "two.csv"] : ["two.csv", "one.csv"]
      let other = try folder.makeBase(sources, to: "c.adresses").base
      #expect(sections(other) == sections(first), "\(seed): \(sources) \(shuffled)")
    }
  }

  /// All that a base holds but what it says of its sources.
  private func sections(_ base: AddressBase) -> [[UInt8]] {
    func bytes<Element>(_ view: UnsafeBufferPointer<Element>) -> [UInt8] { Array(UnsafeRawBufferPointer(view)) }
    return [
      bytes(base.textOffsets), bytes(base.textBytes), bytes(base.communes), bytes(base.communePostcodes),
      bytes(base.postcodes), bytes(base.postcodeValues), bytes(base.streets), bytes(base.streetPostcodes),
      bytes(base.nameStreets), bytes(base.nameWords),
      bytes(base.words.bytes), bytes(base.words.slots), bytes(base.words.values), bytes(base.communeKeys.bytes),
      bytes(base.communeKeys.values), bytes(base.deletionHashes), bytes(base.deletionWords), bytes(base.addresses),
      bytes(base.suffixes), bytes(base.positions),
    ]
  }

  @Test func aBaseCutOrDamagedAnywhereIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", SmallBase.header + "\n" + Self.lines + "\n")
    _ = try folder.makeBase(["a.csv"])
    let whole = try folder.bytes("base.adresses")
    for length in [0, 1, 7, 16, 100, whole.count / 2, whole.count - 1] {
      try folder.write("cut.adresses", Array(whole[..<length]))
      #expect(throws: FileFault.self, "\(length)") { try AddressBase(path: folder.path("cut.adresses")) }
    }
    for place in stride(from: 0, to: whole.count, by: 97) {
      var damaged = whole
      damaged[place] ^= 0x10
      try folder.write("bad.adresses", damaged)
      #expect(throws: FileFault.self, "\(place)") { try AddressBase(path: folder.path("bad.adresses")) }
    }
  }

  /// A base with wrong numbers and a right sum is refused, or answers without reading past its end.
  @Test func aBaseMadeToMisleadIsRefusedOrAnswers() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", SmallBase.header + "\n" + Self.lines + "\n")
    _ = try folder.makeBase(["a.csv"])
    let whole = try folder.bytes("base.adresses")
    let seed = Seed.another()
    var random = seed.generator
    var refused = 0, answered = 0
    for _ in 0..<400 {
      var made = whole
      let place = Int.random(in: 8..<(whole.count / 4 - 1), using: &random) * 4
      let old = whole[place..<place + 4].enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
      let new = [0, 1, .max, 0x7FFF_FFF0, 0xFFFF, old &+ 1, old &- 1, old ^ 0x100].randomElement(using: &random)!
      withUnsafeBytes(of: new.littleEndian) { made.replaceSubrange(place..<place + 4, with: $0) }
      let sum = made[32...].withUnsafeBytes { FileSum.of($0) }
      withUnsafeBytes(of: sum.littleEndian) { made.replaceSubrange(24..<32, with: $0) }
      try folder.write("made.adresses", made)
      guard let base = try? AddressBase(path: folder.path("made.adresses")) else {
        refused += 1
        continue
      }
      answered += 1
      let worker = Geocoder(base: base).makeWorker()
      for text in ["3 b rue de la Republique Grenoble", "9 impasse du 8 mai 38000", "2 chemin Anticonstitutionelement 38400"] {
        _ = worker.find(AddressQuestion(address: text))
      }
    }
    #expect(refused > 100 && answered > 20, "\(seed): \(refused) refused, \(answered) answered")
  }

  /// What is no file of the BAN is refused, and nothing is left.
  @Test(arguments: [
    ("numero;voie\n12;Rue Pasteur\n", FaultKind.unreadable), ("", .unreadable), (SmallBase.header + "\n", .unreadable),
    (SmallBase.header + "\nx;un;;Rue A;38000;38185;Grenoble;5.7;45.1\n", .unreadable),
    (SmallBase.postcodeHeader + "\n01009;ANDERT ET CONDON;01300;;ANDERT ET CONDON;45.78,5.65\n", .usage),
  ])
  func whatIsNoFileOfTheBANIsRefused(text: String, kind: FaultKind) throws {
    let folder = try TemporaryFolder()
    try folder.write("source.csv", text)
    expectFault(kind, in: "source.csv", saying: []) { _ = try folder.makeBase(["source.csv"]) }
    #expect(try folder.names == ["source.csv"])
  }

  @Test func aCutArchiveLeavesTheOldBaseInItsPlace() throws {
    let folder = try TemporaryFolder()
    let rows = (1...20_000).map { "38185_aaa_\(String(format: "%05d", $0));\($0);;Rue A;38000;38185;Grenoble;5.7160;45.1875" }
    let packed = GzipBytes.pack(Array((SmallBase.header + "\n" + rows.joined(separator: "\n") + "\n").utf8))
    try folder.write("whole.csv.gz", packed)
    #expect(try folder.makeBase(["whole.csv.gz"], to: "whole.adresses").base.description.addresses == 20_000)
    try folder.write("cut.csv.gz", Array(packed[..<(packed.count / 2)]))
    try folder.write("base.adresses", "avant")
    let before = try folder.names
    #expect(throws: FileFault.self) { try folder.makeBase(["cut.csv.gz"]) }
    #expect(try folder.names == before)
    #expect(try folder.text("base.adresses") == "avant")
    #expect(throws: FileFault.self) { try folder.makeBase(["absent.csv.gz"]) }
    #expect(throws: FileFault.self) { try folder.makeBase(["whole.csv.gz"], to: "whole.csv.gz") }
  }

  @Test(.needsSharedData)
  func everyAddressOfParisComesBackWithItsId() throws {
    let folder = try TemporaryFolder()
    let source = SharedData.path("geocoding/base-75.csv.gz")
    _ = try AddressBaseBuilder(sources: [source]).write(to: folder.path("75.adresses"))
    let base = try AddressBase(path: folder.path("75.adresses"))
    var ids: [String: (index: Int, street: Int)] = [:]
    for (street, record) in base.streets.enumerated() {
      for index in record.firstAddress..<record.firstAddress + record.addressCount {
        ids[base.addressID(Int(index), street: street)] = (Int(index), street)
      }
    }
    var table = try TableFile.open(path: source)
    let columns = try ["id", "numero", "rep", "lon", "x", "code_postal", "nom_voie"].map { name in
      try #require(table.header.firstIndex(of: name))
    }
    var rows = 0, wrong: [String] = []
    // Two streets with numbers more than a kilometre from the others, and another with one.
    let farAway: Set = [
      "75119_7b2r2a_00022", "75119_7b2r2a_00024", "75119_7b2r2a_00029_s", "75116_gf0x2e_00001_x", "75108_meqrvt_00001",
      "75108_meqrvt_00001_s", "75108_meqrvt_00002", "75108_meqrvt_00004",
    ]
    while let chunk = try table.next() {
      for row in 0..<chunk.rowCount {
        let cells = columns.map { chunk[row, $0] }
        if cells[1] == "0" || farAway.contains(cells[0]) {
          if ids[cells[0]] != nil { wrong.append(cells[0]) }
          continue
        }
        rows += 1
        guard let (index, street) = ids[cells[0]] else {
          wrong.append(cells[0])
          continue
        }
        let address = base.addresses[index], own = base.postcodes(ofStreet: street)
        let isSame =
          String(address.number) == cells[1] && base.suffixText(address.suffix) == cells[2]
          && abs(address.position.degrees.longitude - (Double(cells[3]) ?? 0)) < 1e-7
          && abs(address.position.metres.x - (Double(cells[4]) ?? 0)) < 0.01 && String(own[Int(address.postcode)]) == cells[5]
          && base.text(base.streets[street].name) == cells[6]
        if !isSame { wrong.append(cells[0]) }
      }
    }
    #expect(rows == ids.count && rows == base.description.addresses)
    #expect(wrong == [])
  }
}
