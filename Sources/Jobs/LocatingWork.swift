import Geocoding
import GeometryCore
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
    let tally: GeocodingTally
    /// nil where nobody asks for counts.
    let zones: ZoneTally?
  }

  let columns: LocationColumns
  /// The zonings whose zones are counted; nil to count none.
  let counted: [CountedZoning]?
  private let rows: RowLocator
  private let addressed: AddressedLocator?

  init(_ rows: RowLocator, addressed: AddressedLocator?, columns: LocationColumns, counted: [CountedZoning]? = nil) {
    self.counted = counted
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
      return try answer(columns.columns(found), found.rows, found.tally, withPositions, &worker.transforms)
    }
    let found = try rows.locate(chunk, transforms: &state.transforms)
    return try answer(columns.columns(found), found, GeocodingTally(), withPositions, &state.transforms)
  }

  private func answer(
    _ columns: [TextArray], _ rows: RowLocations, _ tally: GeocodingTally, _ withPositions: Bool,
    _ transforms: inout TransformCache
  ) throws -> Answer {
    Answer(
      columns: columns, degrees: withPositions ? try rows.degrees(&transforms) : ([], []), remarks: RemarkTally(rows),
      tally: tally, zones: counted.map { ZoneTally(rows, in: $0) })
  }
}
