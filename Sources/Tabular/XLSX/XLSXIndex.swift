/// What a workbook says about itself: its sheets, in their order, and how it counts days.
final class XLSXIndex: XMLEvents {
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var startsIn1904 = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "sheet" {
      let state = attributes["state"]
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "", relation: attributes["id"] ?? "", isHidden: state == "hidden" || state == "veryHidden"))
    } else if name == "workbookPr" {
      startsIn1904 = ["1", "true"].contains(attributes["date1904"])
    }
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which part each relation of a part leads to.
final class XLSXRelations: XMLEvents {
  private let folder: String
  private(set) var targets: [String: String] = [:]
  /// Parts by the last word of their kind: "officeDocument", "sharedStrings", "styles".
  private(set) var kinds: [String: String] = [:]

  /// Reads the relations of `part`, "" being the archive itself.
  init(of part: String, in archive: XLSXArchive) throws {
    let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    folder = String(part[..<cut])
    if let relations = try archive.open("\(folder)_rels/\(part[cut...]).rels") { try XMLReader.readAll(relations, events: self) }
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : resolve(folder + target)
    targets[id] = path
    if let kind = attributes["Type"]?.split(separator: "/").last { kinds[String(kind)] = path }
  }

  /// Takes "..", "." and empty steps out of a path.
  private func resolve(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
