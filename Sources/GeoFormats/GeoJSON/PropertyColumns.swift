import Tabular

/// Gathers the properties of features into columns, in order of first appearance, and finds what each column holds.
struct PropertyColumns {
  /// What a property was in the file.
  enum Form: UInt8 {
    case blank, integer, decimal, boolean, date, text
  }

  private struct Builder {
    var key: [UInt8]
    var texts = TextArray()
    /// The cell of the row under construction, in `pending`; nil if the row has none so far.
    var cell: Range<Int>?
    var form = Form.blank
    var forms: Set<Form> = []
  }

  private var builders: [Builder] = []
  private var indices: [[UInt8]: Int] = [:]
  private var pending: [UInt8] = []
  private var expected = 0
  private(set) var rowCount = 0

  /// Columns at most, and cells: a file where every feature has names of its own is no layer.
  static let limit = 1000
  static let cellLimit = 100_000_000

  /// Sets a cell of the row under construction; of a name that comes twice the last value counts, as in JSON.
  /// - Returns: false if there are too many columns.
  mutating func set(_ key: ArraySlice<UInt8>, _ form: Form, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let column = index(of: key) else { return false }
    let start = pending.count
    pending.append(contentsOf: text)
    builders[column].cell = start..<pending.count
    builders[column].form = form
    return true
  }

  /// The column of a name: most often the one after the last, since features have the same properties in the same order.
  private mutating func index(of key: ArraySlice<UInt8>) -> Int? {
    if expected < builders.count, builders[expected].key.elementsEqual(key) {
      expected += 1
      return expected - 1
    }
    let key = Array(key)
    if let found = indices[key] {
      expected = found + 1
      return found
    }
    guard builders.count < PropertyColumns.limit else { return nil }
    indices[key] = builders.count
    builders.append(Builder(key: key))
    expected = builders.count
    return builders.count - 1
  }

  /// - Returns: false if there are too many cells.
  mutating func endRow() -> Bool {
    pending.withUnsafeBufferPointer { pending in
      for column in builders.indices {
        guard let cell = builders[column].cell else { continue }
        while builders[column].texts.count < rowCount { builders[column].texts.append("") }
        builders[column].texts.append(utf8: UnsafeBufferPointer(rebasing: pending[cell]))
        if builders[column].form != .blank { builders[column].forms.insert(builders[column].form) }
        builders[column].cell = nil
      }
    }
    pending.removeAll(keepingCapacity: true)
    expected = 0
    rowCount += 1
    return rowCount * builders.count <= PropertyColumns.cellLimit
  }

  func columns() -> [Column] {
    builders.map { builder in
      var texts = builder.texts
      while texts.count < rowCount { texts.append("") }
      return Column(name: String(decoding: builder.key, as: UTF8.self), kind: PropertyColumns.kind(builder.forms), texts: texts)
    }
  }

  private static func kind(_ forms: Set<Form>) -> ColumnKind {
    switch forms {
    case [.integer]: .integer
    case [.decimal], [.integer, .decimal]: .decimal
    case [.boolean]: .boolean
    case [.date]: .date
    default: .text
    }
  }

  /// `.date` for "2024-01-31", else `.text`.
  static func form(ofText text: UnsafeBufferPointer<UInt8>) -> Form {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return .text }
    for i in [0, 1, 2, 3, 5, 6, 8, 9] where text[i] &- 0x30 > 9 { return .text }
    return .date
  }
}
