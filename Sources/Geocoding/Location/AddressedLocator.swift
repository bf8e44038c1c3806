import GeometryCore
import Groundwork
import Tabular
import Territory

/// Locates the rows of a table in zonings, those without coordinates by their address.
public struct AddressedLocator: Sendable {
  /// What one thread keeps for itself.
  public struct Worker {
    package var transforms = TransformCache()
    let geocoding: GeocodingWorker
  }

  public let rows: RowLocator
  public let geocoder: Geocoder
  private let questions: QuestionColumns
  private let shares: StreetShares?

  /// - Parameter withShares: tells of each street how much of it lies in the zones.
  public init(_ rows: RowLocator, geocoder: Geocoder, questions: QuestionColumns, withShares: Bool) {
    self.rows = rows
    self.geocoder = geocoder
    self.questions = questions
    shares = withShares ? StreetShares(zonings: rows.zonings) : nil
  }

  public func makeWorker() -> Worker { Worker(geocoding: geocoder.makeWorker()) }

  /// Where the rows of a chunk lie, and what their addresses were found to be.
  /// - Throws: `GeometryError.noTransform` if PROJ knows no way between the systems of a position and of a zoning.
  public func locate(_ chunk: RowChunk, worker: inout Worker) throws -> AddressedLocations {
    var batch = try rows.read(chunk, transforms: &worker.transforms)
    var found: [Int: GeocodedAddress] = [:]
    for row in 0..<chunk.rowCount where !batch.isPlaced(row) {
      let question = questions.question { chunk[row, $0] }
      guard !question.isBlank else { continue }
      let answer = worker.geocoding.answer(question)
      found[row] = answer
      place(row, answer, in: &batch)
    }
    let located = try rows.locate(batch, of: chunk, transforms: &worker.transforms)
    let streets = try shares?.shares(found, geocoder: geocoder, transforms: &worker.transforms) ?? [:]
    return AddressedLocations(rows: located, answers: found, streets: streets)
  }

  /// Gives a row the position or the commune that its address is found at, or says why not.
  private func place(_ row: Int, _ answer: GeocodedAddress, in batch: inout PointBatch) {
    batch.forgetAbsence(row)
    func say(_ anomaly: AddressAnomaly) { batch.remarks[row, default: []].append(.address(anomaly)) }
    if let words = answer.contradictionWords { say(.contradicted(words)) }
    if answer.kind == .municipality, answer.status != .ambiguous {
      batch.communes[row] = answer.communeCode
      if answer.status == .weak { say(.onlyCommune(label: answer.label)) }
      let isEnough = rows.zonings.allSatisfy { $0.holdsCommune(answer.communeCode) }
      if !isEnough, answer.status == .certain {
        say(.communeTooCoarse(label: answer.label))
      }
      return
    }
    switch answer.status {
    case .certain:
      guard answer.hasPosition else { return say(.noPosition(label: answer.label)) }
      batch.found[row] = (answer.longitude, answer.latitude)
      guard answer.kind == .street || answer.kind == .locality else { return }
      say(.middle(isStreet: answer.kind == .street, radius: answer.radius))
    case .ambiguous: say(.ambiguous(label: answer.label))
    case .weak: say(.weak(label: answer.label))
    case .notFound: say(.notFound)
    }
  }
}

/// Where the rows of a chunk lie, with the answers of the address base for those without coordinates.
public struct AddressedLocations: Sendable {
  public let rows: RowLocations
  /// By row of the chunk; rows that have coordinates or no address are not asked for.
  public let answers: [Int: GeocodedAddress]
  /// By the street of an answer: how much of it lies in the zones of each zoning, in the zonings' order.
  public let streets: [Int: [StreetShare]]

  /// How the rows asked for were answered.
  public var tally: GeocodingTally {
    var tally = GeocodingTally()
    for (row, answer) in answers.sorted(by: { $0.key < $1.key }) { tally.add(answer, row: rows.numbers[row]) }
    return tally
  }
}
