/// A French telephone number as a cell holds it.
public enum Telephone {
  /// The numbers of a cell in groups of two figures ("02 61 91 48 56"), the zero that a spreadsheet took given back; what is no
  /// number stays as it is written.
  public static func written(_ cell: String) -> [String] {
    parts(cell).map { part in
      guard let figures = national(part) else { return part }
      return stride(from: 0, to: figures.count, by: 2).map { String(figures[$0..<$0 + 2]) }.joined(separator: " ")
    }
  }

  /// A cell may hold several, between signs that no number holds.
  private static func parts(_ cell: String) -> [String] {
    cell.split { "/;,|\n\r".contains($0) }.map { $0.trimmingPrefix(while: \.isWhitespace) }
      .map { part in String(part.reversed().drop(while: \.isWhitespace).reversed()) }.filter { !$0.isEmpty }
  }

  /// Ten figures of which the first is 0; nil for what is no such number.
  private static func national(_ text: String) -> [Character]? {
    guard text.allSatisfy({ $0.isWhitespace || ".-()+".contains($0) || ($0.isASCII && $0.isNumber) }) else { return nil }
    var figures = text.filter { $0.isASCII && $0.isNumber }
    // "+33 (0)2", "0033 2", "33261914856".
    for prefix in ["0033", "33"] where figures.hasPrefix(prefix) && figures.count >= prefix.count + 9 {
      figures.removeFirst(prefix.count)
      break
    }
    if figures.count == 9, figures.first != "0" { figures = "0" + figures }
    return figures.count == 10 && figures.first == "0" && figures.dropFirst().first != "0" ? Array(figures) : nil
  }
}
