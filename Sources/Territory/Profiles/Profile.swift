/// How a kind of file is recognised: an entry of `Data/profils.yml`, where the fields are explained.
public struct Profile: Sendable, Hashable {
  public var id: String
  /// French name for people.
  public var name: String
  /// `commune`, `iris`, `qpv`, `departement`, `region`, `epci`, `structures`, `table`, or a word of the user's own.
  public var kind: String
  /// At least one column of each list must be present.
  public var required: [[String]] = []
  public var excluded: [String] = []
  /// For layers only, not for tables.
  public var layersOnly = false
  /// Regular expression that the name of the file or layer must contain.
  public var filePattern: String?
  public var code: Code?
  public var nameColumns: [String] = []
  public var roles: [Role] = []
  /// Roles that unnamed columns just after continue.
  public var continued: [String] = []
  public var vintage: Vintage = .fromFileName(pattern: nil)
  /// Columns of counts of allocataires, participants or households, whose cells are withheld; a name ended by `*` stands for
  /// all that begin so.
  public var confidential: [String] = []
  /// Counts that nobody has published, told by their figures; nil for none.
  public var unpublished: Unpublished?
  /// Never recognised by itself, only where the user names it.
  public var onDemand = false

  /// Columns of whole numbers in which a figure in the open above 0 and below a least one is in no published file.
  public struct Unpublished: Sendable, Hashable {
    /// A name ended by `*` stands for all that begin so.
    public var columns: [String]
    public var below: Int
  }

  /// Where the code stands and what it looks like.
  public struct Code: Sendable, Hashable {
    public var columns: [String]
    public var form: ZoneCode.Form = .texte
    /// Regular expression that whole values must follow.
    public var pattern: String?
    /// Share of the values that must have the form.
    public var share = 0.9
    /// Share of distinct values, at least.
    public var distinct = 0.0
  }

  /// A part that a column plays, and the names by which it is known.
  public struct Role: Sendable, Hashable {
    public var name: String
    public var columns: [String]
  }

  /// What tells the year of the data.
  public enum Vintage: Sendable, Hashable {
    case always(String)
    case fromColumns([String])
    /// A regular expression with a group, or any year that the name bears.
    case fromFileName(pattern: String?)
  }
}
