import Eligibility
import Groundwork

/// The files that an eligibility list rests on, in words, for whatever document names them.
public struct SourceList: Sendable, Hashable {
  /// One file.
  public struct Entry: Sendable, Hashable {
    /// "quartiers prioritaires", "communes".
    public let role: String
    /// Name of the file without its folder, with the layer or sheet read.
    public let file: String
    /// SHA-256 in lower-case hexadecimal; blank for what was read from standard input.
    public let checksum: String
    /// Year or date that the file or its codes tell, never the file's own time; blank where nothing tells.
    public let vintage: String

    public init(role: String, file: String, checksum: String, vintage: String = "") {
      self.role = role
      self.file = file
      self.checksum = checksum
      self.vintage = vintage
    }
  }

  /// The list first, then what it was held against.
  public let entries: [Entry]

  public init(_ result: EligibilityResult) {
    entries = SourceFile.Role.allCases.flatMap { role in result.sources.filter { $0.role == role } }.map { source in
      let provenance = source.provenance
      return Entry(
        role: Self.words(source.role), file: provenance.layer.map { "\(provenance.file)#\($0)" } ?? provenance.file,
        checksum: provenance.checksum ?? "", vintage: provenance.vintage ?? "")
    }
  }

  /// The list as text for files that hold no table of it: program, command, rule, then a file a line.
  public func text(origin: DocumentOrigin?, rule: String = "") -> String {
    var lines: [String] = []
    if let origin { lines += ["Fait par maillage \(origin.version) : \(origin.line)"] }
    if !rule.isEmpty { lines.append("Règle : \(rule)") }
    lines += entries.map { entry in
      let details = [entry.vintage, entry.checksum.isEmpty ? "" : "SHA-256 \(entry.checksum)"].filter { !$0.isEmpty }
      return "\(entry.role) : \(entry.file)" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }
    return lines.joined(separator: "\n")
  }

  /// Files by what they were given as.
  public init(_ entries: [Entry]) { self.entries = entries }

  private static func words(_ role: SourceFile.Role) -> String {
    switch role {
    case .structures: "liste des structures"
    case .quarters: "quartiers prioritaires (QPV)"
    case .communes: "communes"
    case .livedQuarters: "quartiers vécus (QV)"
    case .addresses: "base d'adresses"
    case .corrections: "corrections du conseiller"
    case .rule: "règle d'éligibilité"
    case .formerQuarters: "quartiers d'avant, pour comparer"
    }
  }
}
