import GeometryCore
import Geocoding
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
    let longitude: [Double]
    let latitude: [Double]
    let remarks: RemarkTally
    let tally: GeocodingTally
  }

  private let locator: RowLocator
  private let addressed: AddressedLocator?

  init(_ locator: RowLocator, addressed: AddressedLocator?) {
    self.locator = locator
    self.addressed = addressed
  }

  /// The address base, where there is one.
  var base: AddressBase? { addressed?.base }

  /// Names of the added columns, and of those whose cells are numbers.
  var header: [String] { addressed?.header ?? locator.header }
  var numeric: Set<String> {
    Set(locator.header.filter { $0.hasSuffix("_distance_m") }).union(addressed == nil ? [] : AddressedLocator.numeric)
  }

  func makeState() -> State { State(worker: addressed?.makeWorker()) }

  func locate(_ chunk: RowChunk, withPositions: Bool, state: inout State) throws -> Answer {
    if let addressed, var worker = state.worker {
      defer { state.worker = worker }
      let found = try addressed.locate(chunk, withPositions: withPositions, worker: &worker)
      return Answer(
        columns: found.columns, longitude: found.longitude, latitude: found.latitude, remarks: found.remarks,
        tally: found.tally)
    }
    let found = try locator.locate(chunk, withPositions: withPositions, transforms: &state.transforms)
    return Answer(
      columns: found.columns, longitude: found.longitude, latitude: found.latitude, remarks: found.remarks,
      tally: GeocodingTally())
  }
}
