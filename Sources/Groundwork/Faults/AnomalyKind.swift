/// What can be odd: a closed list, with the values of each kind and what was done.
public enum AnomalyKind: Sendable, Hashable {
  case table(TableAnomaly)
  case layer(LayerAnomaly)
  case zoning(ZoningAnomaly)
  case position(PositionAnomaly)
  case address(AddressAnomaly)
  case list(ListAnomaly)
  case base(BaseAnomaly)
  /// Rows of which the same was said, each in its own words.
  indirect case rows(AnomalyKind, count: Int, first: RowNumber)
}

/// Of a table as a file holds it.
public enum TableAnomaly: Sendable, Hashable {
  /// No row stands under the header.
  case noRows
  /// Lines that are not UTF-8 in a file that has UTF-8 too; read as Windows-1252.
  case mixedEncodings(lines: Int)
  /// The header names fewer columns than the rows have; columns without name were added.
  case unnamedColumns(named: Int, found: Int)
  /// The header was found under a title.
  case headerUnderTitle(row: RowNumber)
  /// Blank rows inside the table were passed over.
  case blankRows(count: Int, first: RowNumber)
  /// A quotation mark that nothing closes was read as a plain character.
  case unclosedQuote
  /// Fewer cells than the header; the others are blank.
  case fewerCells(count: Int, expected: Int)
  /// More cells than the header, in a CSV; they are left out.
  case moreCells([QuotedCell])
  /// Cells beside the table, in a workbook; they are left out.
  case outsideCells([QuotedCell])
  /// Of several sheets the first that holds a table was read.
  case sheetChosen(String, others: [String])
  /// Formulas whose result the workbook does not hold.
  case formulasWithoutValue(count: Int, first: String)
  /// A text was cut to what a cell of a workbook holds.
  case textCut(characters: Int)
  /// Codes that lost their leading zero, which was given back.
  case lostZeros(column: String, count: Int, example: QuotedCell, read: String)
  /// Columns named as degrees hold metres.
  case metresUnderDegrees
  /// Most rows make sense with longitude and latitude in each other's column.
  case seeminglySwapped
}

/// Of a layer as a file holds it.
public enum LayerAnomaly: Sendable, Hashable {
  case empty
  /// The .cpg says UTF-8 and the texts are not; read as Windows-1252.
  case encodingContradicted
  /// Texts of a GeoJSON that are not UTF-8; read as Windows-1252.
  case foreignText
  /// The .shx is missing or wrong; the index was made again.
  case indexRebuilt(isMissing: Bool)
  /// Shapes and rows differ in number; what is missing is blank.
  case countsDiffer(shapes: Int, rows: Int)
  /// Rows marked as deleted, not read.
  case deletedRows(Int)
  /// Rings that were not closed and now are.
  case openRings(Int)
  /// Of several layers the only one of polygons was read.
  case layerChosen(String, others: [String])
  /// Features whose coordinates are no degrees in a layer of degrees.
  case notDegrees(Int)
  /// The reference system is not said, or its description not understood; deduced from the coordinates.
  case systemDeduced(String, declared: String?)
  /// The reference system is for the user to settle: why, in the words of the refusal that reading would have met.
  case systemUnsettled(String)
  /// An invalid polygon was repaired, or nothing was left of it.
  case repaired(Repair)
  /// Invalid polygons were repaired: how many, and the first with its feature.
  case repairedMany(Int, first: Repair, feature: RowNumber)
  /// Invalid polygons were repaired: the codes of some, as the zoning names them, or their features where they have none.
  case repairedZones(Int, named: [String])
  /// Features without polygon, where nothing can be located.
  case noPolygon(Int, first: RowNumber)
  /// Features of several points, of which the first is taken.
  case severalPoints(Int)
}

/// Of the codes of a zoning.
public enum ZoningAnomaly: Sendable, Hashable {
  /// Codes that lost their leading zero, which was given back.
  case lostZeros(count: Int, example: QuotedCell, read: String)
  /// Codes of another form than the column's; kept as they are.
  case strangeCodes(count: Int, form: String, example: QuotedCell)
  case blankCodes(count: Int)
  /// Quarters of a list that another has repealed, on the mainland and overseas, and no date asks for them.
  case repealedQuarters(year: Int, mainland: CalendarDate, overseas: CalendarDate)
  /// Quarters without shape: their communes cannot be judged by position.
  case shapelessQuarters(codes: [String])
  /// Codes that several zones bear.
  case repeatedCodes(count: Int, example: String)
  /// Quarters of several vintages in one file.
  case mixedVintages([String])
}

/// Of an address base in the making, or of one that is asked.
public enum BaseAnomaly: Sendable, Hashable {
  /// Rows of the BAN left out, or read with a reserve.
  case rows(BaseRowReason, count: Int)
  /// Rows of La Poste's file without INSEE code or postcode, left out.
  case postcodesWithoutCode(count: Int)
  /// Addresses given several times; kept once.
  case repeatedAddresses(Int)
  /// Rows whose département the base does not cover.
  case uncovered(departments: [String], covered: [String], rows: Int, first: RowNumber)
}

/// Why rows of the BAN were left out; the last two are read with a reserve.
public enum BaseRowReason: Int, Sendable, Hashable, CaseIterable {
  case noCommune, noName, noNumber, strangeNumber, noPosition, elsewhere, otherMetres, ragged

  /// Whether rows are left out for it.
  public var leavesOut: Bool { self != .otherMetres && self != .ragged }
}
