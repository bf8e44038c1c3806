import Foundation
import Groundwork
import Tabular

/// Why each cell of a release is withheld. The reason tells the figure (a total of 9 with a 7 shown, and two cells that are too
/// small, are a 1 and a 1), so that it is for the house alone: only this type writes it, for the owner's eyes.
public struct ConfidentialJournal: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let entries: [JournalEntry]

  static let header = ["zone", "variable", "motif", "protege", "deduction_min", "deduction_max", "valeur"]
  static let separator = " | "
  /// Names of protected figures told of a cell at most.
  private static let mostNames = 8

  public var description: String { "(confidentiel)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  init(_ model: SecrecyModel, protection: Protection, withheld: [[Bool]]) {
    var entries: [JournalEntry] = []
    var targetOf: [Int: Int] = [:]
    for (number, target) in model.system.targets.enumerated().reversed() where target.figures.count == 1 {
      targetOf[target.figures[0]] = number
    }
    func deduction(of figure: Int?) -> Deduction? {
      guard let target = figure.flatMap({ targetOf[$0] }), protection.deductions.indices.contains(target) else { return nil }
      return protection.deductions[target]
    }
    let nearest = NearestTargets(model, withheld: protection.withheld)
    for row in model.table.zones.indices {
      for (column, found) in model.table.columns.enumerated() where withheld[column][row] && !found.isService {
        let figure = model.figure(row, column) ?? model.share(row, column)
        let deduction = deduction(of: figure)
        var entry = JournalEntry(zone: model.table.zones[row], variable: found.name)
        if let motives = model.motives[[row, column]] {
          entry.motives = motives.map(\.rawValue)
          entry.least = deduction?.low.map { WrittenNumber.text($0, decimals: found.decimals) }
          entry.greatest = deduction?.high.map { WrittenNumber.text($0, decimals: found.decimals) }
        } else {
          entry.motives = [JournalEntry.protects]
          if let figure, case .protects(let targets) = protection.reasons[figure] {
            let names = (targets.isEmpty ? nearest.targets(of: figure) : targets).map { model.system.targets[$0].name }
            entry.protected = Array(names.prefix(Self.mostNames))
            if names.count > Self.mostNames { entry.protected.append("et \(names.count - Self.mostNames) autres") }
          }
        }
        entries.append(entry)
      }
    }
    let names = model.targetNames
    for difference in model.differences {
      for (column, found) in model.table.columns.enumerated() where found.role == .count && !found.isService {
        let name = "\(difference.name), \(found.name)"
        guard names.contains(name), let span = model.span(difference, column) else { continue }
        var entry = JournalEntry(zone: difference.name, variable: found.name)
        entry.motives = [JournalEntry.difference]
        entry.value = span.count == 1 ? String(span.lowerBound) : "\(span.lowerBound)..\(span.upperBound)"
        entries.append(entry)
      }
    }
    self.entries = entries
  }

  /// Begins to write the journal, which stands at its place after `commit` and is readable by its owner alone.
  /// - Throws: `FileFault.unwritable`.
  public func write(to path: String) throws -> PendingJournal {
    // A file that others may read gives its rights to the one that takes its place.
    if MappedFile.exists(path) { chmod(path, 0o600) }
    let output = try OutputFile(path: path)
    chmod(output.temporaryPath, 0o600)
    let sink = try CSVBytes(output: output)
    try sink.append(Self.header)
    for entry in entries { try sink.append(entry.cells) }
    return PendingJournal(output: output, bytes: sink.bytes)
  }
}

/// A journal on its way to its place.
public struct PendingJournal {
  private let output: OutputFile
  private let bytes: OutputBytes

  init(output: OutputFile, bytes: OutputBytes) {
    self.output = output
    self.bytes = bytes
  }

  /// - Throws: `FileFault.unwritable`; what stood there before stays then.
  public func commit() throws {
    try bytes.finish()
    chmod(output.path, 0o600)
  }

  public func discard() { output.discard() }
}

/// Lines of CSV into bytes on their way.
private struct CSVBytes {
  let bytes: OutputBytes
  private let formatter = CSVFormatter(dialect: .excel)

  init(output: OutputFile) throws {
    bytes = try OutputBytes(output)
    bytes.buffer += [0xEF, 0xBB, 0xBF]
  }

  func append(_ cells: [String]) throws {
    var builder = RowChunkBuilder(columnCount: cells.count)
    for cell in cells { builder.append(cell) }
    formatter.append(builder.take(firstRow: 0), to: &bytes.buffer)
    try bytes.spill()
  }
}
