import Geocoding
import GeometryCore
import Groundwork
import Reporting
import Tabular
import Territory

/// The work of `localiser` on one chunk, with an address base or without.
struct LocatingWork: Sendable {
  /// What one thread keeps for itself.
  struct State {
    var transforms = TransformCache()
    var worker: AddressedLocator.Worker?
  }

  /// What is known of the rows of one chunk.
  struct Answer {
    let columns: [TextArray]
    let degrees: (x: [Double], y: [Double])
    let remarks: RemarkTally
    /// Rows that are no data, among those that have no place.
    let asides: AsideTally
    /// What is odd of the systems that rows name.
    let shifts: ShiftTally
    let tally: GeocodingTally
    /// nil where nobody asks for counts.
    let zones: ZoneTally?
  }

  let columns: LocationColumns
  /// Names of the table's own columns.
  private let header: [String]
  /// The zonings whose zones are counted; nil to count none.
  let counted: [CountedZoning]?
  private let rows: RowLocator
  private let addressed: AddressedLocator?

  init(
    _ rows: RowLocator, addressed: AddressedLocator?, header: [String], columns: LocationColumns,
    counted: [CountedZoning]? = nil
  ) {
    self.counted = counted
    self.header = header
    self.rows = rows
    self.addressed = addressed
    self.columns = columns
  }

  func makeState() -> State { State(worker: addressed?.makeWorker()) }

  /// - Parameter withPositions: whether the positions themselves will be written.
  func locate(_ chunk: RowChunk, withPositions: Bool, state: inout State) throws -> Answer {
    if let addressed, var worker = state.worker {
      defer { state.worker = worker }
      let found = try addressed.locate(chunk, worker: &worker)
      let degrees = withPositions ? try found.rows.degrees(&worker.transforms) : ([], [])
      return answer(chunk, columns.columns(found), found.rows, found.tally, degrees) { found.answers[$0]?.status == .certain }
    }
    let found = try rows.locate(chunk, transforms: &state.transforms)
    let degrees = withPositions ? try found.degrees(&state.transforms) : ([], [])
    return answer(chunk, columns.columns(found), found, GeocodingTally(), degrees) { _ in false }
  }

  private func answer(
    _ chunk: RowChunk, _ columns: [TextArray], _ rows: RowLocations, _ tally: GeocodingTally,
    _ degrees: (x: [Double], y: [Double]), isAnswered: (Int) -> Bool
  ) -> Answer {
    let asides = AsideTally(chunk, header: header) { row in
      rows.points.isPlaced(row) || isAnswered(row) || rows.zonings.contains { $0.byCode[row] != nil }
    }
    return Answer(
      columns: columns, degrees: degrees, remarks: RemarkTally(rows), asides: asides, shifts: ShiftTally(rows.points),
      tally: tally, zones: counted.map { ZoneTally(rows, in: $0) })
  }
}
