import Foundation
import Groundwork
import TestSupport
import Testing

@testable import Territory

/// Positions as people write them.
@Suite struct WrittenPositionTests {
  @Test(arguments: [
    ("5.705", 5.705), ("5,705", 5.705), ("'5,705", 5.705), ("5,705°", 5.705),
    ("\u{200B}5,705\u{FEFF}", 5.705), ("5°42'18\"E", 5.705),
    ("5° 42′ 18″ O", -5.705), ("E 5°42.3'", 5.705), ("5 42 18 W", -5.705), ("-5°42'18''", -5.705), ("61,5° Ouest", -61.5),
    ("5°42’18,00”Est", 5.705), ("S 21°06'", -21.1), ("180°", 180),
  ])
  func coordinates(text: String, value: Double) {
    #expect(abs((Coordinate.value(of: text) ?? .nan) - value) < 1e-12, "\(text)")
  }

  @Test(arguments: [
    "", "E", "°", "5 42 18", "5°61'", "5°42'60\"", "5'42\"", "5.5°30'", "-5° S", "5°42'18\"3", "181°", "12h30",
    "1 rue", "5°°", "NC", "nan",
  ])
  func whatIsNoCoordinate(text: String) { #expect(Coordinate.value(of: text) == nil) }

  /// Degrees, minutes and seconds give the angle that they were made of, to their last digit.
  @Test func anglesComeBackToTheirLastDigit() {
    let seed = Seed.another()
    var random = seed.generator
    for _ in 0..<2000 {
      let seconds = Double(Int.random(in: -6_480_000...6_480_000, using: &random)) / 10
      let size = abs(seconds), degrees = Int(size / 3600), minutes = Int(size / 60) % 60
      let rest = String(format: "%.1f", size - Double(degrees * 3600 + minutes * 60))
      let text = "\(degrees)°\(minutes)'\(rest)\"\(seconds < 0 ? "O" : "E")"
      let read = Coordinate(written: text)
      let isNear = abs((read?.value ?? .nan) - seconds / 3600) < 1e-9
      #expect(isNear && abs((read?.step ?? 0) - 0.1 / 3600) < 1e-12, "\(seed): \(text)")
    }
  }

  @Test(arguments: [
    ("45.205, 5.705", 45.205, 5.705), ("45,205 ; 5,705", 45.205, 5.705),
    ("45.205, 5.705, 0", 45.205, 5.705), ("45.205,5.705,0", 45.205, 5.705),
    ("POINT (5.705 45.205)", 5.705, 45.205), ("SRID=4326;POINT Z(5.705 45.205 212.5)", 5.705, 45.205),
    ("45°12'18\"N 5°42'18\"E", 45.205, 5.705), ("N 45°12'18\" E 5°42'18\"", 45.205, 5.705),
    ("45°12'18\"N, 5°42'18\"E", 45.205, 5.705),
    ("[5.705, 45.205]", 5.705, 45.205), ("45.205° N 5.705° E", 45.205, 5.705),
  ])
  func pairs(text: String, first: Double, second: Double) {
    let both = CoordinateColumns.both(text) ?? (.nan, .nan)
    #expect(abs(both.0 - first) < 1e-12 && abs(both.1 - second) < 1e-12, "\(text): \(both)")
  }

  @Test(arguments: ["01/02/2024", "45 12 18", "POLYGON ((0 0, 1 0, 1 1, 0 0))", "1, 2, 3, 4", "Lyon", "45.205"])
  func whatIsNoPair(text: String) { #expect(CoordinateColumns.both(text) == nil) }

  /// Long texts are looked at once, whatever their letters.
  @Test(arguments: ["a", "N ", "45°N", "1, "])
  func longTextsAreNoPositions(piece: String) {
    let text = String(repeating: piece, count: 40_000)
    #expect(CoordinateColumns.both(text) == nil && Coordinate.value(of: text) == nil && !MissingPosition.isMeant([text, text]))
  }

  @Test(arguments: [
    ["", ""], ["0", "0"], ["0,0", "0.000"], ["999", "999"], ["NULL", "NULL"], ["N/C", "-"], ["0, 0"], ["non renseigné", ""],
  ])
  func whatStandsForNoPosition(cells: [String]) { #expect(MissingPosition.isMeant(cells)) }

  @Test(arguments: [["0", "48.5"], ["5.7", "45.2"], ["5.7", ""], ["912000", "6458000"], ["9", "9"], ["Lyon", "Lyon"]])
  func whatIsAPosition(cells: [String]) { #expect(!MissingPosition.isMeant(cells)) }
}
