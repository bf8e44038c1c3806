/// temporary
public final class XLSXReader: RowSource {
  public var header: [String] = []
  public var provenance = Provenance(file: "")
  init(path: String, options: TableOptions) throws { throw TabularError.unreadable(file: (path as NSString).lastPathComponent, sentence: "archive") }
  public func next() throws -> RowChunk? { nil }
}
import Foundation
