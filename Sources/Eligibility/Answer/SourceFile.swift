import Groundwork

/// A file that the answers rest on, and as what it was given.
public struct SourceFile: Sendable, Hashable {
  public enum Role: Sendable, Hashable, CaseIterable {
    case structures, quarters, communes, livedQuarters, addresses, corrections, rule, formerQuarters
  }

  public let role: Role
  /// With its checksum, and its vintage where the file or its codes tell.
  public let provenance: Provenance

  public init(_ role: Role, _ provenance: Provenance) {
    self.role = role
    self.provenance = provenance
  }
}
