import Foundation
import Geocoding
import Testing

/// The examples of the docstrings, compiled as they stand there; a line that differs is found.
@Suite struct ExampleTests {
  // Making/AddressBaseBuilder.swift
  private func making() throws {
    let builder = AddressBaseBuilder(sources: ["adresses-38.csv.gz"], postcodes: "laposte_hexasmal.csv")
    let report = try builder.write(to: "isere.adresses")
    print(report.description.addresses, report.anomalies.count)
  }

  // Answer/Geocoder.swift
  private func finding() throws {
    let geocoder = Geocoder(base: try AddressBase(path: "isere.adresses"))
    let worker = geocoder.makeWorker()
    let answer = worker.find(AddressQuestion(address: "12 bis av. du 8 mai 1945", postcode: "38000", commune: "Grenoble"))
    if answer.status == .certain { print(answer.label, answer.longitude, answer.latitude, answer.radius) }
  }

  @Test(arguments: ["Making/AddressBaseBuilder.swift", "Answer/Geocoder.swift"])
  func examplesCompileAsTheyStand(_ file: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(contentsOf: root.appendingPathComponent("Sources/Geocoding/\(file)"), encoding: .utf8)
    let example = source.split(separator: "\n").filter { $0.hasPrefix("///     ") }.map { $0.dropFirst(4) }
    #expect(!example.isEmpty, "\(file) has no example")
    let own = try String(contentsOfFile: #filePath, encoding: .utf8)
    #expect(own.contains(example.joined(separator: "\n")), "the example of \(file) is not the one compiled here")
  }
}
