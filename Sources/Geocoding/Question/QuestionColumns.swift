import Groundwork
import Tabular
import Territory

/// Which columns of a table hold the parts of an address.
public struct QuestionColumns: Sendable, Hashable {
  /// Number, street, complements, in the order in which an address is read; joined for the question.
  public var address: [Int]
  /// How many of `address`, the first ones, hold but the number and its suffix.
  public var numberCount = 0
  public var postcode: Int?
  public var commune: Int?
  /// INSEE code of the commune, where a column recognised by its name holds it.
  public var communeCode: Int?

  /// The columns that the user names.
  ///
  /// - Parameter file: named in errors.
  /// - Throws: `FileFault.usage` for a column that the table lacks, naming those that it has.
  public init(header: [String], address: [String], postcode: String?, commune: String?, file: String) throws {
    let columns = NamedColumns(header)
    func index(_ name: String, _ option: String) throws -> Int { try columns.given(name, option: option, file: file) }
    self.address = columns.withNameless(try address.map { try index($0, "--adresse") })
    self.postcode = try postcode.map { try index($0, "--code-postal") }
    self.commune = try commune.map { try index($0, "--commune") }
  }

  /// The columns whose names are those of addresses (`Data/parametres.yml`); nil if the table has none.
  public init?(recognisedIn header: [String]) {
    let aliases = ColumnAliases.standard
    let columns = NamedColumns(header), keys = columns.keys
    func first(_ field: String) -> Int? { columns.find(anyOf: aliases[field]) }
    let street = first("adresse"), complement = first("complement")
    // A column "numero" beside a whole address may be that of the row.
    let isBare = street.map { aliases["voie"].contains(keys[$0]) } ?? false
    let number = first("numero_voie") ?? (isBare ? first("numero") : nil)
    postcode = first("code_postal")
    commune = first("commune")
    communeCode = first("code_insee")
    let numbers = street == nil || number == nil ? [] : [number, first("repetition")].compactMap { $0 }
    address = numbers + columns.withNameless([street, complement].compactMap { $0 })
    numberCount = numbers.count
    if address.isEmpty, postcode == nil, commune == nil, communeCode == nil { return nil }
  }

  /// The question that a row asks.
  public func question(_ cell: (Int) -> String) -> AddressQuestion {
    var text = ""
    for (place, column) in address.enumerated() {
      if place > 0 { text += place <= numberCount ? " " : ", " }
      text += cell(column)
    }
    return AddressQuestion(
      address: text, postcode: postcode.map(cell) ?? "", commune: commune.map(cell) ?? "",
      communeCode: communeCode.map(cell) ?? "")
  }
}
