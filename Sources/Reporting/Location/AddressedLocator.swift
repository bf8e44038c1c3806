import GeometryCore
import Groundwork
import Tabular
import Geocoding
import Territory

/// Places the rows of a table in zonings, those without coordinates by their address: what `localiser --base` adds.
public struct AddressedLocator: Sendable {
  /// What one thread keeps for itself.
  public struct Worker {
    var transforms = TransformCache()
    let geocoding: GeocodingWorker
  }

  /// What is known of the rows of one chunk.
  public struct Answer: Sendable {
    /// The added columns, one text a row.
    public let columns: [TextArray]
    /// Degrees, NaN where there is none; empty unless asked for.
    public let longitude: [Double]
    public let latitude: [Double]
    public let remarks: RemarkTally
    public let tally: GeocodingTally
  }

  private let locator: RowLocator
  private let geocoder: Geocoder
  private let questions: QuestionColumns
  private let answers: AnswerColumns
  private let shares: StreetShares?

  /// Names of the columns of an answer, before those of the zonings.
  public static let answerHeader = [
    "geo_lon", "geo_lat", "geo_score", "geo_type", "geo_id", "geo_libelle", "geo_rayon_m", "geo_statut",
  ]

  /// - Parameters:
  ///   - withShares: adds to each zoning the share of the street's addresses that lie in it.
  ///   - decimalMark: of the numbers.
  public init(
    _ locator: RowLocator, geocoder: Geocoder, questions: QuestionColumns, withShares: Bool,
    decimalMark: UInt8 = UInt8(ascii: ".")
  ) {
    self.locator = locator
    self.geocoder = geocoder
    self.questions = questions
    answers = AnswerColumns(decimalMark: decimalMark)
    shares = withShares ? StreetShares(zonings: locator.zonings, decimalMark: decimalMark) : nil
  }

  /// Names of the added columns.
  public var header: [String] {
    Self.answerHeader + locator.zonings.flatMap { $0.header + (shares == nil ? [] : [StreetShares.column(of: $0)]) }
      + RowLocator.lastColumns
  }

  /// Names of the columns whose cells are numbers.
  public static let numeric: Set<String> = AnswerColumns.numeric.intersection(answerHeader)

  public var base: AddressBase { geocoder.base }

  public func makeWorker() -> Worker { Worker(geocoding: geocoder.makeWorker()) }

  /// - Parameter withPositions: whether the positions themselves will be written.
  public func locate(_ chunk: RowChunk, withPositions: Bool, worker: inout Worker) throws -> Answer {
    var batch = try locator.read(chunk, transforms: &worker.transforms)
    var found: [Int: GeocodedAddress] = [:]
    for row in 0..<chunk.rowCount where !batch.isPlaced(row) {
      let question = questions.question { chunk[row, $0] }
      guard !question.isBlank else { continue }
      let answer = worker.geocoding.find(base.completed(question))
      found[row] = answer
      place(row, answer, in: &batch)
    }
    let located = try locator.locate(batch, of: chunk, withPositions: withPositions, transforms: &worker.transforms)
    var columns = answerColumns(found, rowCount: chunk.rowCount)
    let parts = try shares?.columns(found, rowCount: chunk.rowCount, geocoder: geocoder, transforms: &worker.transforms)
    for (index, zoning) in located.zonings.enumerated() { columns += zoning + (parts.map { [$0[index]] } ?? []) }
    let asked = found.keys.sorted()
    var tally = GeocodingTally()
    for row in asked { tally.add(found[row] ?? GeocodedAddress(), row: chunk.numbers[row]) }
    return Answer(
      columns: columns + located.last, longitude: located.longitude, latitude: located.latitude, remarks: located.remarks,
      tally: tally)
  }

  /// Gives a row the position or the commune that its address is found at, or says why not.
  private func place(_ row: Int, _ answer: GeocodedAddress, in batch: inout PointBatch) {
    batch.forgetAbsence(row)
    func say(_ anomaly: AddressAnomaly) { batch.remarks[row, default: []].append(.address(anomaly)) }
    if answer.kind == .municipality, answer.status != .ambiguous {
      batch.communes[row] = answer.communeCode
      if answer.status == .weak { say(.onlyCommune(label: answer.label)) }
      let isEnough = locator.zonings.allSatisfy { $0.holdsCommune(answer.communeCode) }
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

  /// Blank where the row has coordinates of its own, or no address.
  private func answerColumns(_ found: [Int: GeocodedAddress], rowCount: Int) -> [TextArray] {
    let rows = found.keys.sorted()
    let given = answers.columns(rows.compactMap { found[$0] })
    let places = Self.answerHeader.compactMap(answers.header.firstIndex)
    return places.map { place in
      var column = TextArray()
      var next = 0
      for row in 0..<rowCount {
        if next < rows.count, rows[next] == row {
          column.append(given[place][next])
          next += 1
        } else {
          column.appendEmpty()
        }
      }
      return column
    }
  }
}
