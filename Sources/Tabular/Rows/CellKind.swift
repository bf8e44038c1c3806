/// What a cell was in a format that tells numbers from texts; its text is how a person reads it.
public enum CellKind: UInt8, Sendable, Hashable {
  case text
  case number
  /// A day, with or without a time: "2024-05-08", "2024-05-08T14:30:00".
  case date
  /// A time of day: "14:30:00".
  case time
  /// Hours, minutes and seconds that pass, more than a day of them too: "36:30:00".
  case duration
  /// A share, one being all of it: "0.35" is 35 %.
  case percentage
  /// A number of euros.
  case euros
  /// VRAI or FAUX.
  case boolean
}
