/// Of the position of a row.
public enum PositionAnomaly: Sendable, Hashable {
  case absent
  /// The cells hold no position.
  case unreadable([QuotedCell])
  /// The column that names each row's reference system is blank here.
  case systemAbsent
  /// It holds something else.
  case systemUnknown(QuotedCell)
  /// Nothing tells the reference system of x and y; the position is not used.
  case systemNotTold
  /// The reference system of the whole table, deduced from the values.
  case systemDeduced(identifier: String, name: String)
  /// The numbers cannot be what their columns say.
  case doubtful(PositionDoubt, PositionOutcome)
  /// Carried from an older datum: metres that PROJ states of it, nil for none; metres counted; the grid of a better
  /// operation, where it is not installed.
  case shifted(system: String, stated: Double?, counted: Double, grid: String?)
  /// No zone of a zoning lies in the territory of the position.
  case noZone(zoning: String)
  /// A column of states says that the position is no evidence; it is not used.
  case setAside(column: String, state: QuotedCell)
  /// A corrected position outside every French territory; it is not used.
  case correctedNowhere(longitude: Double, latitude: Double)
  /// A correction gives one of two coordinates.
  case halfCorrected
}

/// How a position contradicts its columns.
public enum PositionDoubt: Sendable, Hashable {
  case swappedDegrees
  case swappedMetres
  /// In no French territory; `system` where it was looked at on the globe.
  case nowhere(system: String?)
  case metresAsDegrees(system: String)
  /// Metres in columns of degrees that fit several systems.
  case someMetresAsDegrees(systems: [String])
  case notDegrees
  case degreesAsMetres
  /// In another metric system than Lambert-93.
  case otherSystem(String)
  case outsideLambert93
}

/// What was done about a doubtful position.
public enum PositionOutcome: Sendable, Hashable {
  case corrected
  /// Used as it is written.
  case kept(isCorrectable: Bool)
  case leftOut(isCorrectable: Bool)
}

/// Of an address that a base was asked for.
public enum AddressAnomaly: Sendable, Hashable {
  case notFound
  /// Only the commune of the address is known; the base does not know the address.
  case onlyCommune(label: String)
  /// The question names but a commune, and a zoning is finer than that.
  case communeTooCoarse(label: String)
  case ambiguous(label: String)
  case weak(label: String)
  case noPosition(label: String)
  /// A street without number or a locality, placed in its middle, with the radius in metres.
  case middle(isStreet: Bool, radius: Double)
}

/// Of a list of structures and of what goes with it.
public enum ListAnomaly: Sendable, Hashable {
  /// A postcode stands where an INSEE code was told.
  case postcodeAsCode(QuotedCell)
  case noCommuneCode(QuotedCell)
  case unknownService(QuotedCell)
  /// No prestation is named, or none that is known.
  case noService(QuotedCell?)
  /// The list names another prestation than the option.
  case otherService(QuotedCell, imposed: [String])
  /// A precision that says nothing; the default radius in metres counts.
  case idlePrecision(QuotedCell, radius: Double)
  /// A precision that is neither metres nor a known word; the widest radius in metres counts.
  case unknownPrecision(QuotedCell, radius: Double)
  /// A field of a structure corrected twice; the last row counts.
  case correctedTwice(id: String, field: String)
  /// A correction whose structure is not in the list.
  case correctionWithoutStructure(id: String)
  /// What is unsure of the row's commune or of its address, in the words of its `motif`.
  case doubt(String)
  /// An entry of the list of lived quarters whose structure is not in the list.
  case entryWithoutStructure(title: String)
}
