import Groundwork
import Tabular

/// A line of the confidential journal: a cell that is withheld and why, or a difference between zones that had to be protected.
public struct JournalEntry: Sendable, Hashable {
  public var zone: String
  public var variable: String
  /// Words of `SecrecyModel.Motive`, `protects` or `difference`.
  public var motives: [String] = []
  /// What the cell would give away.
  public var protected: [String] = []
  /// What a reader can deduce; nil where it was not asked, or where there is no bound.
  public var least: String?
  public var greatest: String?
  /// Of a difference.
  public var value: String?

  public static let protects = "protection"
  public static let difference = "difference"

  init(zone: String, variable: String) {
    self.zone = zone
    self.variable = variable
  }

  var cells: [String] {
    [
      zone, variable, motives.joined(separator: ConfidentialJournal.separator),
      protected.joined(separator: ConfidentialJournal.separator), least ?? "", greatest ?? "", value ?? "",
    ]
  }

  /// The lines of a journal.
  /// - Throws: `FileFault.missing`, `.unreadable` for what is no journal.
  public static func read(path: String) throws -> [JournalEntry] {
    let source = try TableFile.open(path: path, options: TableOptions(separator: UInt8(ascii: ";"), headerRow: 1))
    guard source.header == ConfidentialJournal.header else {
      throw FileFault.unreadable(
        file: source.provenance.file,
        sentence: "ce n'est pas un journal de « secret appliquer » (colonnes attendues : "
          + "\(ConfidentialJournal.header.joined(separator: ", "))).")
    }
    let table = try TableReader.read(source)
    return (0..<table.rowCount).map { row in
      var entry = JournalEntry(zone: table[row, 0], variable: table[row, 1])
      func list(_ column: Int) -> [String] {
        table[row, column].isEmpty ? [] : table[row, column].split(separator: ConfidentialJournal.separator).map(String.init)
      }
      func text(_ column: Int) -> String? { table[row, column].isEmpty ? nil : table[row, column] }
      entry.motives = list(2)
      entry.protected = list(3)
      entry.least = text(4)
      entry.greatest = text(5)
      entry.value = text(6)
      return entry
    }
  }
}
