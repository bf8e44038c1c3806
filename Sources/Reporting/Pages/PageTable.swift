import Coverage
import Groundwork

/// A table of a page: a caption, a header, and rows whose first cell names them.
struct PageTable {
  /// A cell as it is shown and as it is sorted.
  struct Cell {
    let text: String
    /// What sorts a column of numbers.
    var number: Double?
    /// Address within the page.
    var link = ""

    init(_ text: String, link: String = "") {
      self.text = text
      self.link = link
    }

    /// A count.
    init(_ count: Int) {
      text = Wording.grouped(count)
      number = Double(count)
    }

    /// A figure of a diagnosis: what is withheld and what nobody knows are told apart.
    init(_ figure: Figure, _ write: (Double) -> String) {
      text = figure.value.map(write) ?? (figure.isSecret ? "secret" : PageTable.missing)
      number = figure.value
    }

    /// A figure with its text; "n. d." where there is none.
    init(_ value: Double?, _ write: (Double) -> String) {
      text = value.map(write) ?? PageTable.missing
      number = value
    }
  }

  /// What stands where there is no figure.
  static let missing = "n.\u{A0}d."

  let caption: String
  let header: [String]
  /// Columns of numbers, set to the right.
  let numeric: Set<Int>
  let rows: [[Cell]]
  /// Its name in the page where rows can be chosen, and the columns whose values choose; the first is counted value by value.
  var filter: (id: String, columns: [Int])?

  /// - Throws: `FileFault.unreadable` only if the program was built with a wrong template.
  func markup() throws -> String {
    var values = PageValues()
    values["caption"] = caption
    values["id"] = filter?.id ?? ""
    values.set("isSortable", rows.count > 2)
    values.set(
      "header",
      header.enumerated().map { column, name in
        var own = PageValues()
        own["text"] = name
        own.set("isNumber", numeric.contains(column))
        return own
      })
    values.set(
      "rows",
      rows.map { row in
        var own = PageValues()
        own.set(
          "keys",
          filter?.columns.map { column in
            var key = PageValues()
            key["name"] = "f\(column)"
            key["value"] = row[column].text
            return key
          } ?? [])
        own.set("cells", row.enumerated().map { column, cell in cellValues(cell, column) })
        return own
      })
    return try filterMarkup() + PageTemplate.table.render(values)
  }

  private func filterMarkup() throws -> String {
    guard let filter else { return "" }
    var values = PageValues()
    values["id"] = filter.id
    values.set(
      "choices",
      filter.columns.enumerated().map { place, column in
        var choice = PageValues(), seen: Set<String> = []
        let texts = rows.map { $0[column].text }.filter { !$0.isEmpty && seen.insert($0).inserted }
        choice["label"] = header[column]
        choice["name"] = "f\(column)"
        choice.set("isCounted", place == 0)
        choice.set("options", texts.map { (key: FrenchText.normalise($0), text: $0) }.sorted { $0 < $1 }.map(\.text))
        return choice
      })
    return try PageTemplate.filter.render(values)
  }

  /// The same under its caption, opened by those who want it, and on paper.
  func folded() throws -> String {
    var bytes: [UInt8] = []
    XMLText.append(caption, to: &bytes)
    return "<details><summary>\(String(decoding: bytes, as: UTF8.self))</summary>\n\(try markup())</details>\n"
  }

  private func cellValues(_ cell: Cell, _ column: Int) -> PageValues {
    var own = PageValues()
    own["text"] = cell.text
    own["href"] = cell.link
    own["key"] = cell.number.map { SVGDrawing.written($0) } ?? ""
    own.set("isNumber", numeric.contains(column))
    own.set("isHeader", column == 0)
    return own
  }
}
