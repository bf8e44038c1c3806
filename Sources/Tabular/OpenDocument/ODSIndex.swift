/// The sheets of an OpenDocument spreadsheet, in their order.
final class ODSIndex: XMLEvents {
  private(set) var sheets: [XLSXIndex.Sheet] = []
  private var hiddenStyles: Set<String> = []
  private var style = ""
  private var spreadsheetDepth = 0
  private var depth = 0

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if name == "spreadsheet" {
      spreadsheetDepth = depth
    } else if name == "style" {
      style = attributes["name"] ?? ""
    } else if name == "table-properties", attributes["display"] == "false" {
      hiddenStyles.insert(style)
    } else if name == "table", spreadsheetDepth > 0, depth == spreadsheetDepth + 1 {
      let isHidden = attributes["style-name"].map(hiddenStyles.contains) ?? false
      sheets.append(XLSXIndex.Sheet(name: attributes["name"] ?? "", relation: String(sheets.count), isHidden: isHidden))
    }
  }

  func end(_ name: XMLName) {
    if depth == spreadsheetDepth { spreadsheetDepth = 0 }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Whether a part of an OpenDocument archive is encrypted, as its manifest says.
final class ODSManifest: XMLEvents {
  private(set) var isEncrypted = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "encryption-data" { isEncrypted = true }
  }

  func end(_ name: XMLName) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
