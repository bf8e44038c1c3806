import GeometryCore
import Groundwork
import Tabular
import Territory

/// Reads a file of localities of the BAN (`lieux-dits-XX-beta.csv.gz`).
struct LocalityReader {
  private let columns: AddressColumns
  private var transforms = TransformCache()
  private(set) var remarks = RowRemarks()
  private(set) var localities: [LocalityRow] = []

  init(columns: AddressColumns) { self.columns = columns }

  /// - Throws: `GeometryError` if PROJ lacks a legal system.
  mutating func read(_ chunk: RowChunk) throws {
    var pending: [PendingPosition] = []
    var waiting: [LocalityRow] = []
    func text(_ row: Int, _ column: Int?) -> String {
      guard let column else { return "" }
      return chunk.bytes.withUnsafeBufferPointer {
        CellText.string(CellText.trim(UnsafeBufferPointer(rebasing: $0[chunk.range(row, column)])))
      }
    }
    for odd in chunk.anomalies { remarks.add(.ragged, row: chunk.numbers[odd.row]) }
    for row in 0..<chunk.rowCount {
      let source = chunk.numbers[row]
      guard let commune = CommuneCode.normalise(text(row, columns.commune)) else {
        remarks.add(.noCommune, row: source)
        continue
      }
      let name = text(row, columns.name)
      guard !name.isEmpty else {
        remarks.add(.noName, row: source)
        continue
      }
      let number = { (column: Int?) in NumberParser.decimal(text(row, column)) }
      let system = LegalSystem(commune: commune)
      let texts = StreetSignature(
        commune: commune, name: name, postcode: Postcode.number(text(row, columns.postcode)),
        communeName: text(row, columns.communeName),
        oldCommuneCode: CommuneCode.normalise(text(row, columns.oldCommuneCode)) ?? "",
        oldCommuneName: text(row, columns.oldCommuneName))
      let isDegrees: Bool, first: Double, second: Double
      if let longitude = number(columns.longitude), let latitude = number(columns.latitude) {
        (isDegrees, first, second) = (true, longitude, latitude)
      } else if let x = number(columns.x), let y = number(columns.y) {
        (isDegrees, first, second) = (false, x, y)
      } else {
        remarks.add(.noPosition, row: source)
        continue
      }
      pending.append(
        PendingPosition(row: waiting.count, source: source, first: first, second: second, system: system, isDegrees: isDegrees))
      waiting.append(LocalityRow(id: text(row, columns.id), texts: texts, position: .unknown))
    }
    for (wanted, position) in zip(pending, try PendingPosition.resolve(pending, &transforms)) {
      switch position {
      case .success(let found):
        waiting[wanted.row].position = found
        localities.append(waiting[wanted.row])
      case .failure(let failure): remarks.add(failure.reason, row: wanted.source)
      }
    }
  }
}
