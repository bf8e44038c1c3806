import GeometryCore
import Groundwork
import Tabular

/// An eligibility list that comes back as a list to be judged: the list that it answered stands behind its own columns, and that
/// is what is read again, so that the same files give the same decisions.
///
/// What a person has since changed in the answer's own columns counts over it, as far as it can be told from what was computed:
/// names, the address, the position. A row answers for its own prestation.
struct FormerResult: Sendable, Hashable {
  /// Names by which the fields of the list are found: as the list had them; the result's own mean nothing.
  let header: [String]
  /// Nothing stands behind the own columns: they are the list.
  let standsAlone: Bool
  /// Index of the first own column.
  private let first: Int
  /// The own columns in their order: a list's, or that of the list of a workbook.
  private let own: [String]

  /// nil for the header of any other list.
  init?(_ header: [String]) {
    func order(_ names: ArraySlice<String>) -> [String]? {
      [ResultColumns.own, ResultColumns.inWorkbook].first(where: names.starts)
    }
    guard let first = header.indices.first(where: { order(header[$0...]) != nil }), let own = order(header[first...]) else {
      return nil
    }
    self.first = first
    self.own = own
    var names = header.map(Self.original), low = first, high = header.count
    // A result of a result of a list.
    while let own = order(names[low..<high]) {
      for index in low..<(low + own.count) { names[index] = Self.meaningless }
      low += own.count
      guard low < high, names[high - 1] == ResultColumns.anomaly else { continue }
      let last = names[low..<(high - 1)].suffix(2) == ResultColumns.compared[...] ? 3 : 1
      for index in (high - last)..<high { names[index] = Self.meaningless }
      high -= last
    }
    standsAlone = low == high
    self.header = standsAlone ? header : names
  }

  /// The name that a column of the list had before it gave way to one of the result, in a table by `_entree`, in a layer, which
  /// does not tell "Commune" from "commune", by `_2`.
  private static func original(_ name: String) -> String {
    let plain = RowLayout.name(before: name), parts = plain.split(separator: "_")
    guard parts.count > 1, let last = parts.last, last.allSatisfy(\.isASCIIDigit) else { return plain }
    let stem = plain.dropLast(last.count + 1)
    let names = ResultColumns.own + ResultColumns.compared + [ResultColumns.anomaly]
    return names.contains(stem.lowercased()) ? RowLayout.name(before: String(stem)) : plain
  }

  /// No alias of any field, and no blank that would belong to the column before it.
  private static let meaningless = "resultat"

  /// The columns that hold what the list said.
  var listColumns: [Int] {
    // Alone they say it as far as the precision.
    standsAlone
      ? own.indices.filter { ResultColumns.own.prefix(10).contains(own[$0]) }.map { first + $0 }
      : header.indices.filter { header[$0] != Self.meaningless }
  }

  /// Cells of the own columns in one row.
  struct Cells {
    fileprivate let cell: (String) -> String

    var service: String { cell("prestation") }
    fileprivate var precision: String { cell("precision") }
    fileprivate var radius: String { cell("rayon_m") }
    fileprivate var isCorrected: Bool { precision.hasPrefix(ResultColumns.corrected) }
    fileprivate var isFound: Bool { precision.hasSuffix(ResultColumns.found) || cell("preuve").hasSuffix("base d'adresses)") }
  }

  func cells(_ chunk: RowChunk, _ row: Int) -> Cells {
    Cells { name in
      own.firstIndex(of: name).map { chunk[row, first + $0].trimmingBlanks() } ?? ""
    }
  }
}

extension FormerResult {
  /// What of a row's earlier answer counts over the list that it answered.
  /// - Parameters:
  ///   - findsAddresses: an address base will be asked again for what it had found.
  ///   - hasPositions: the list has positions of its own.
  func amend(_ structure: inout Structure, _ cells: Cells, findsAddresses: Bool, hasPositions: Bool) {
    structure.isAnswered = true
    if !standsAlone { readNames(&structure, cells) }
    readPosition(&structure, cells, findsAddresses: findsAddresses, hasPositions: hasPositions)
  }

  private func readNames(_ structure: inout Structure, _ cells: Cells) {
    func change(_ name: String, _ field: WritableKeyPath<Structure, String>) {
      let written = cells.cell(name)
      guard !written.isEmpty, written != structure[keyPath: field] else { return }
      structure[keyPath: field] = written
      structure.anomalies.append(.list(.changedInResult(column: name)))
    }
    change("id", \.id)
    change("nom", \.name)
    change("gestionnaire", \.manager)
    let address = structure.address
    change("adresse", \.address)
    if structure.address != address { structure.question.address = structure.address }
  }

  private func readPosition(_ structure: inout Structure, _ cells: Cells, findsAddresses: Bool, hasPositions: Bool) {
    let x = Coordinate(cells.cell("lon")), y = Coordinate(cells.cell("lat"))
    let written = x.flatMap { x in y.map { (x, $0) } }
    // What the radius of the answer says counts all that the digits and words say.
    func take(_ position: (Coordinate, Coordinate)) {
      structure.position = Position(longitude: position.0.value, latitude: position.1.value, writtenPrecision: 0)
      structure.positionAnomalies = []
      structure.precision = "\(cells.radius) m"
    }
    if cells.isCorrected, let written, !cells.radius.isEmpty { return take(written) }
    if cells.isFound {
      if standsAlone { structure.position = nil }
      if structure.position == nil, !findsAddresses, let written, !cells.radius.isEmpty { take(written) }
      return
    }
    guard let written, !standsAlone else { return }
    if let known = structure.position {
      let gap = max(abs(known.longitude - written.0.value), abs(known.latitude - written.1.value))
      if gap < Self.tolerance { return }
    } else if !hasPositions, !cells.radius.isEmpty {
      // The shapes of a layer were its positions.
      let word = cells.precision
      take(written)
      if !word.isEmpty { structure.precision = word }
      return
    }
    let longitude = written.0.value, latitude = written.1.value
    structure.position = Position(
      longitude: longitude, latitude: latitude,
      writtenPrecision: Coordinate.groundPrecision(written.0, written.1, longitude: longitude, latitude: latitude))
    structure.positionAnomalies = [.list(.changedInResult(column: "lon, lat"))]
    structure.precision = cells.precision
  }

  /// Degrees that separate a position from the same one written with eight decimals.
  private static let tolerance = 1e-7
}
