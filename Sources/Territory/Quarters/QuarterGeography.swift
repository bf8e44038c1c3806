import GeometryCore

/// The quarters of one vintage.
public struct QuarterGeography: Sendable {
  public var quarters: [Quarter]
  /// 2015 or 2024; nil where neither the file nor its codes tell.
  public var year: Int?
  /// Name of the file or files.
  public var file: String
  /// How the column `sources` quotes it.
  public var citation: String
  /// Départements of its codes.
  public var departments: Set<String>
  public var locator: any PlaceLocating
  /// Outlines in WGS 84 degrees, one a quarter; nil where only the locator knows them.
  public var shapes: GeometryArray?
  /// Quarters that have no shape, as a simplification shrank them to nothing or the file gives none, and what is left of them.
  public var shapeless: [ShapelessQuarter] = []
  /// The worst shift that carries its shapes out of an older datum; nil where none is made.
  public var shift: DatumShift?
  /// Quarters of each commune, by the codes that the file gives and by the shapes of communes where they are known.
  public var touching: [String: [Int]]
  /// Whether `touching` holds every commune that a quarter touches.
  public var knowsItsCommunes: Bool

  public init(
    quarters: [Quarter], year: Int?, file: String, citation: String, departments: Set<String>, locator: any PlaceLocating
  ) {
    self.quarters = quarters
    self.year = year
    self.file = file
    self.citation = citation
    self.departments = departments
    self.locator = locator
    touching = [:]
    for (index, quarter) in quarters.enumerated() {
      for code in quarter.communeCodes { touching[code, default: []].append(index) }
    }
    knowsItsCommunes = quarters.allSatisfy { !$0.communeCodes.isEmpty }
  }

  /// Adds what the shapes tell: quarters by commune code.
  public mutating func addTouching(_ found: [String: [Int]], isComplete: Bool) {
    for (code, indices) in found {
      touching[code] = Set(touching[code] ?? []).union(indices).sorted()
    }
    knowsItsCommunes = knowsItsCommunes || isComplete
  }

  /// Gives quarters that name their communes without codes the codes that a book knows.
  public mutating func addCodes(from book: any CommuneBook) {
    for index in quarters.indices where quarters[index].communeCodes.isEmpty && !quarters[index].communeNames.isEmpty {
      let department = ZoneCode.department(of: quarters[index].code, form: .qpv) ?? ""
      let codes = quarters[index].communeNames.compactMap { name -> String? in
        if case .one(let code) = book.match(name: name, postcode: "", department: department) { code } else { nil }
      }
      guard codes.count == quarters[index].communeNames.count else { continue }
      quarters[index].communeCodes = codes
      for code in codes { touching[code, default: []].append(index) }
    }
    knowsItsCommunes = knowsItsCommunes || quarters.allSatisfy { !$0.communeCodes.isEmpty }
  }

  /// One geography of several files of the same vintage.
  /// - Precondition: at least one.
  public static func merging(_ geographies: [QuarterGeography]) -> QuarterGeography {
    guard geographies.count > 1 else { return geographies[0] }
    var merged = QuarterGeography(
      quarters: geographies.flatMap(\.quarters), year: geographies[0].year,
      file: geographies.map(\.file).joined(separator: ", "), citation: geographies.map(\.citation).joined(separator: " ; "),
      departments: geographies.reduce(into: []) { $0.formUnion($1.departments) },
      locator: MergedLocator(parts: geographies.map { ($0.locator, $0.quarters.count) }))
    var offset = 0
    for geography in geographies {
      merged.shapeless += geography.shapeless.map { ShapelessQuarter(number: $0.number + offset, remains: $0.remains) }
      offset += geography.quarters.count
    }
    merged.shift = geographies.compactMap(\.shift).max { $0.allowance < $1.allowance }
    if geographies.allSatisfy({ $0.shapes != nil }) {
      merged.shapes = geographies.compactMap(\.shapes).reduce(into: GeometryArray()) { all, own in
        for feature in 0..<own.count { all.append(feature: feature, of: own) }
      }
    }
    return merged
  }
}
