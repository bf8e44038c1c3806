/// What the cells of a column hold.
public enum ColumnKind: String, Sendable, Hashable {
  case text, integer, decimal, date, boolean
}
