/// What an address base holds and where it comes from; written inside it as JSON.
public struct AddressBaseDescription: Sendable, Hashable, Codable {
  /// A file that the base was made from.
  public struct Source: Sendable, Hashable, Codable {
    /// Name without folder.
    public var file: String
    /// SHA-256, lower-case hexadecimal.
    public var checksum: String
    /// Date or year of the data, blank where nobody and nothing tells.
    public var vintage: String
    /// Rows taken.
    public var rows: Int
    /// "adresses", "lieux-dits" or "codes postaux".
    public var kind: String

    public init(file: String, checksum: String, vintage: String, rows: Int, kind: String) {
      self.file = file
      self.checksum = checksum
      self.vintage = vintage
      self.rows = rows
      self.kind = kind
    }
  }

  public var sources: [Source]
  /// Codes of the départements that have addresses or localities, ascending.
  public var departments: [String]
  public var addresses: Int
  public var streets: Int
  public var localities: Int
  public var communes: Int

  public init(sources: [Source], departments: [String], addresses: Int, streets: Int, localities: Int, communes: Int) {
    self.sources = sources
    self.departments = departments
    self.addresses = addresses
    self.streets = streets
    self.localities = localities
    self.communes = communes
  }
}
