// What a look-up costs in the mapped address base, and in SQLite through GRDB with the same content: CPU time on one core.
//
//   swift run -c release -Xswiftc -enable-testing --package-path Benchmarks address-base-benchmark base-75.csv.gz base-94.csv.gz
//
// The sections of a base are no public API, hence -enable-testing.
import Foundation
import Measuring
@testable import Geocoding

let sources = Array(CommandLine.arguments.dropFirst())
guard !sources.isEmpty else {
  print("usage: address-base-benchmark FILE.csv.gz [...]")
  exit(64)
}
let lookUps = 20_000, passes = 5
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("address-base-benchmark-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let mapped = folder.appendingPathComponent("base.adresses").path, database = folder.appendingPathComponent("base.sqlite").path

func megabytes(_ path: String) throws -> Double {
  let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  return Double(size / 10_000) / 100
}

let report = try measured("mapped: made from the files") { try AddressBaseBuilder(sources: sources).write(to: mapped) }
let base = try AddressBase(path: mapped)
try measured("SQLite: filled from the base, the reading of the files not counted") {
  try SQLiteAddresses.write(base, to: database)
}
print("\(report.description.addresses) addresses, \(report.description.streets) streets, \(report.description.communes) communes")
print("mapped: \(try megabytes(mapped)) MB; SQLite: \(try megabytes(database)) MB")

for (title, isRarest) in [("rarest word of the name", true), ("any word of the name", false)] {
  let questions = base.questions(lookUps, isRarest: isRarest)
  print("\(lookUps) look-ups, \(title)")
  for pass in 1...passes {
    let opened = try measured("  \(pass) mapped: opened, its sum checked", unit: "ms", scale: 1e3) {
      MappedLookUp(try AddressBase(path: mapped))
    }
    var found = Found()
    measured("  \(pass) mapped: a look-up", per: lookUps, unit: "µs", scale: 1e6) {
      for question in questions { opened.ask(question, into: &found) }
    }
    let other = try measured("  \(pass) SQLite: opened, one look-up", unit: "ms", scale: 1e3) {
      let opened = try SQLiteAddresses(path: database)
      _ = try opened.ask(questions.prefix(1))
      return opened
    }
    let same = try measured("  \(pass) SQLite: a look-up", per: lookUps, unit: "µs", scale: 1e6) { try other.ask(questions) }
    guard same == found else { fatalError("the two do not find the same: \(found), \(same)") }
    if pass == passes { print("  each found \(found.names / lookUps) names, \(found.addresses / lookUps) numbers in the mean") }
  }
}
