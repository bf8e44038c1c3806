import Groundwork
import Territory

/// What the files of a base say that cannot be: numbers that mean "no number", numbers far from their street, streets far
/// from their commune. It is left out and told of; what is left is read like any other.
struct AddressAudit {
  /// The addresses that are kept.
  private(set) var table: AddressTable
  /// The localities, with the streets of which only a row without number tells.
  private(set) var localities: [LocalityRow]
  /// Numbers set apart, by the signature of a row of their street that is kept.
  private(set) var apart: [(signature: UInt32, number: Int32)] = []
  private(set) var findings: [BaseAnomaly] = []
  private let parameters: GeocodingParameters
  private var isLeftOut: [Bool]
  private var withoutNumber: (count: Int, first: String)?
  private var farNumbers: [BaseAnomaly.FarPlace] = []
  private var farStreets: [BaseAnomaly.FarPlace] = []
  /// Rows of numbers set apart, with those of their streets.
  private var apartRows: [(row: Int, street: ArraySlice<UInt32>)] = []

  init(table: AddressTable, localities: [LocalityRow], assembly: StreetAssembly, parameters: GeocodingParameters) {
    self.table = table
    self.localities = localities
    self.parameters = parameters
    isLeftOut = [Bool](repeating: false, count: table.rows.count)
    let rows = StreetRows(table, assembly)
    var street = 0
    while street < assembly.streets.count {
      let commune = assembly.streets[street].commune, first = street
      while street < assembly.streets.count, assembly.streets[street].commune == commune { street += 1 }
      check(commune, (first..<street).map { rows[$0] }.filter { !$0.isEmpty })
    }
    // A street of which nothing is left has no numbers to set apart.
    apart = apartRows.compactMap { row, street in
      street.first { !isLeftOut[Int($0)] }.map { (table.rows[Int($0)].signature, table.rows[row].number) }
    }
    if isLeftOut.contains(true) { self.table.leaveOut(isLeftOut) }
    if let withoutNumber {
      findings.append(.numbersThatAreNone(count: withoutNumber.count, first: withoutNumber.first))
    }
    if !farNumbers.isEmpty { findings.append(.farNumbers(farNumbers)) }
    if !farStreets.isEmpty { findings.append(.farStreets(farStreets)) }
  }

  /// Nothing was left out: the assembly of the streets holds as it is.
  var isClean: Bool { findings.isEmpty }

  /// Checks the streets of a commune.
  private mutating func check(_ commune: String, _ streets: [ArraySlice<UInt32>]) {
    let gap = parameters.impossibleGap(department: CommuneCode.department(of: commune) ?? "")
    let numbers = FarNumbers(parameters: parameters, impossibleGap: gap)
    var groups: [FarStreets.Group] = []
    for street in streets {
      let kept = numbered(street)
      let apart = numbers.find(kept, table)
      for far in apart { setApart(far.member.row, far.distance, kept) }
      groups += group(apart.isEmpty ? kept : kept.filter { !isLeftOut[Int($0)] }[...], gap)
    }
    for far in FarStreets(impossibleGap: gap).find(groups) { leaveOut(far) }
  }

  /// A street, or each of its numbers where they lie further apart than a commune is wide.
  private func group(_ street: ArraySlice<UInt32>, _ gap: Double) -> [FarStreets.Group] {
    guard let middle = street.dropFirst(street.count / 2).first else { return [] }
    func position(_ row: UInt32) -> StoredPosition { table.rows[Int(row)].position }
    if PositionBox(street.lazy.map(position)).diagonal <= gap {
      return [FarStreets.Group(position: position(middle), rows: street, street: street)]
    }
    return street.indices.map { FarStreets.Group(position: position(street[$0]), rows: street[$0...$0], street: street) }
  }

  /// Rows of a street whose number is one.
  private mutating func numbered(_ street: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    guard street.contains(where: { isNone(table.rows[Int($0)].number, street) }) else { return street }
    var kept: [UInt32] = []
    for index in street {
      guard isNone(table.rows[Int(index)].number, street) else {
        kept.append(index)
        continue
      }
      isLeftOut[Int(index)] = true
      withoutNumber = ((withoutNumber?.count ?? 0) + 1, withoutNumber?.first ?? label(Int(index)))
    }
    // A street or a hamlet of which nothing else is known keeps its place.
    if kept.isEmpty, let first = street.first {
      let row = table.rows[Int(first)]
      var texts = table.signatures[Int(row.signature)]
      let id = texts.street
      texts.street = ""
      localities.append(LocalityRow(id: id, texts: texts, position: row.position))
    }
    return kept[...]
  }

  /// 0 and 99999 (the format of the Bases Adresses Locales) stand for "no number"; so does 9999 on a street that does not
  /// count so far.
  private func isNone(_ number: Int32, _ street: ArraySlice<UInt32>) -> Bool {
    guard number == 9999 else { return number == 0 || number == 99_999 }
    return !street.contains { (9000...99_998).contains(table.rows[Int($0)].number) && table.rows[Int($0)].number != 9999 }
  }

  private mutating func setApart(_ row: Int, _ distance: Double, _ street: ArraySlice<UInt32>) {
    isLeftOut[row] = true
    farNumbers.append(BaseAnomaly.FarPlace(label: label(row), metres: distance, addresses: 1))
    apartRows.append((row, street))
  }

  private mutating func leaveOut(_ far: FarStreets.Far) {
    guard let first = far.group.rows.first else { return }
    if far.group.rows.count < far.group.street.count { return setApart(Int(first), far.distance, far.group.street) }
    for row in far.group.rows { isLeftOut[Int(row)] = true }
    farStreets.append(
      BaseAnomaly.FarPlace(label: label(Int(first), isWhole: true), metres: far.distance, addresses: far.group.rows.count))
  }

  /// "7 bis Rue du Port, Grenoble", or the street alone.
  private func label(_ index: Int, isWhole: Bool = false) -> String {
    let row = table.rows[index], texts = table.signatures[Int(row.signature)]
    let suffix = table.suffixes[Int(row.suffix)]
    let number = isWhole ? "" : "\(row.number) " + (suffix.isEmpty ? "" : suffix + " ")
    let commune = texts.communeName.isEmpty ? texts.commune : texts.communeName
    return "\(number)\(texts.name.prefix(Self.longestName)), \(commune.prefix(Self.longestName))"
  }

  /// Letters of a name that a message quotes.
  private static let longestName = 80
}
