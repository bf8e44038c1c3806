import Foundation
import Reporting
import TestSupport
import Testing

@testable import Geocoding

/// The same question has the same answer, and the answer says what it is.
@Suite struct GeocoderSameAnswerTests {
  private static let questions: [AddressQuestion] = {
    var all: [AddressQuestion] = []
    for street in Town.streets {
      for number in street.numbers.prefix(3) + ["", "997", "6"] {
        let text = "\(number) \(street.name)"
        all.append(AddressQuestion(address: text))
        all.append(AddressQuestion(address: text, postcode: street.postcode))
        all.append(AddressQuestion(address: "\(text) \(street.postcode) \(Town.communes[street.commune] ?? "")"))
      }
    }
    all += Town.localities.map { AddressQuestion(address: $0.name, postcode: $0.postcode) }
    return all + ["", "???", "Grenoble", "38000", "x", String(repeating: "rue ", count: 60)].map { AddressQuestion(address: $0) }
  }()

  /// No answer depends on what was asked before, on the order or on the worker.
  @Test func noAnswerDependsOnWhatWasAskedBefore() throws {
    let geocoder = try Town.geocoder()
    let first = geocoder.makeWorker()
    let answers = Dictionary(uniqueKeysWithValues: Set(Self.questions).map { ($0, "\(first.find($0))") })
    let second = geocoder.makeWorker()
    let seed = Seed.another()
    var random = seed.generator
    for question in Self.questions.shuffled(using: &random) {
      let once = second.find(question), again = second.find(question)
      // NaN stands where there is no position, and is unlike itself.
      #expect("\(once)" == answers[question] && "\(again)" == "\(once)", "\(seed): \(question)")
    }
  }

  @Test func workersOnSeveralThreadsAnswerAsOneDoes() async throws {
    let geocoder = try Town.geocoder()
    let worker = geocoder.makeWorker()
    let expected = Self.questions.map { "\(worker.find($0))" }
    let found = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let own = geocoder.makeWorker()
          return Self.questions.map { "\(own.find($0))" }
        }
      }
      var all: [[String]] = []
      for await one in group { all.append(one) }
      return all
    }
    for one in found { #expect(one == expected) }
  }

  @Test func everyAnswerHoldsTogether() throws {
    let geocoder = try Town.geocoder()
    let worker = geocoder.makeWorker()
    var kinds: [AddressKind: Int] = [:]
    for question in Self.questions {
      let answer = worker.find(question)
      #expect((0...1).contains(answer.score) && (answer.nextScore ?? 0) <= answer.score, "\(question)")
      #expect((answer.status == .notFound) == (answer.kind == nil), "\(question)")
      guard let kind = answer.kind else { continue }
      kinds[kind, default: 0] += 1
      #expect(answer.hasPosition && answer.radius > 0 && answer.epsg == 2154 && !answer.label.isEmpty, "\(question)")
      #expect(answer.communeName == Town.communes[answer.communeCode] || answer.communeCode == "75056", "\(question)")
      switch kind {
      case .houseNumber:
        #expect(answer.id.hasPrefix(answer.communeCode + "_") && answer.id.split(separator: "_").count >= 3, "\(question)")
      case .municipality: #expect(answer.id == answer.communeCode, "\(question)")
      case .interpolation, .street, .locality: #expect(answer.id.split(separator: "_").count == 2, "\(question)")
      }
    }
    for kind in AddressKind.allCases { #expect(kinds[kind, default: 0] > 0, "\(kind)") }
  }

  @Test func everyKnownAddressAndStreetFindsItself() throws {
    let geocoder = try Town.geocoder()
    let worker = geocoder.makeWorker()
    let streets = Town.streets.filter { !$0.id.contains("eglise") }
    #expect(streets.count == Town.streets.count - 2)
    for street in streets {
      let place = "\(street.postcode) \(Town.communes[street.commune] ?? "")"
      #expect(worker.find(AddressQuestion(address: "\(street.name) \(place)")).id == street.id)
      for (row, number) in zip(street.rows(communeName: ""), street.numbers) {
        let answer = worker.find(AddressQuestion(address: "\(number) \(street.name), \(place)"))
        #expect(answer.id == row.id && answer.status == .certain && answer.radius == 5, "\(number) \(street.name)")
      }
    }
  }

  @Test func explanationsNameTheOtherPlacesAndWhyTheyLost() throws {
    let geocoder = try Town.geocoder()
    let text = geocoder.explanation(of: AddressQuestion(address: "5 rue Pasteur 38240 Meylan"))
    #expect(text.hasPrefix("ok : 5 Rue Pasteur 38240 Meylan\n") && text.contains("38229_pasteur_00005") && text.contains("rayon"))
    let torn = geocoder.explanation(of: AddressQuestion(address: "5 rue Pasteur 38400 Meylan"))
    #expect(torn.contains("Saint-Martin-d'Hères") && torn.contains("Meylan") && torn.contains("la commune ne va pas"), "\(torn)")
    let far = geocoder.explanation(of: AddressQuestion(address: "12 rue des Invisibles 38000 Grenoble"))
    #expect(!far.contains("convient aussi bien"), "what lost does not fit as well: \(far)")
    let several = geocoder.explanation(of: AddressQuestion(address: "5 rue Pasteur"))
    #expect(several.hasPrefix("ambigu") && several.contains("Meylan") && several.contains("convient aussi bien"))
    let missing = geocoder.explanation(of: AddressQuestion(address: "12 rue de la Gare 33000 Bordeaux"))
    #expect(missing.contains("aucune adresse du 33") && missing.contains("38"))
    #expect(geocoder.explanation(of: AddressQuestion(address: "???")).hasPrefix("introuvable"))
    for question in Self.questions { #expect(geocoder.explanation(of: question).hasSuffix("\n")) }
  }
}

extension Geocoder {
  /// What `geocoder --adresse` prints.
  fileprivate func explanation(of question: AddressQuestion) -> String { explain(question).text(base: base.description) }
}
