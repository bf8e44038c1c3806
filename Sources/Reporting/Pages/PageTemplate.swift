import DomainData
import Groundwork
import Mustache

/// The templates of `Data/pages`, by the names of their files.
///
/// Everything that goes in between two braces is escaped; three are for what this module wrote itself: drawings, rows made by
/// another template, the style sheet and the script.
enum PageTemplate: String, CaseIterable {
  case page
  case table
  case summary = "synthese"
  case list = "liste"
  case listRow = "ligne"
  case proof = "preuve"
  case checks = "verifier"
  case filter = "filtre"

  /// - Throws: `FileFault.unreadable` only if the program was built with a wrong template.
  func render(_ values: PageValues) throws -> String {
    guard let template = try Self.templates.get()[rawValue] else { throw Self.fault(rawValue) }
    return template.render(values.values)
  }

  private static let templates = Result { () throws(FileFault) in
    MustacheContentTypes.register(PageEscaping(), named: "PAGE")
    var templates: [String: MustacheTemplate] = [:]
    for (name, text) in DomainData.pageTemplates {
      guard let template = try? MustacheTemplate(string: text) else { throw fault(name) }
      templates[name] = template
    }
    return templates
  }

  private static func fault(_ name: String) -> FileFault {
    FileFault.unreadable(file: "\(name).mustache", sentence: "modèle de page illisible : défaut du programme.")
  }
}

/// What a template fills in. Blank texts and empty lists are left out, so that a section shows only where
/// it has something to say.
struct PageValues {
  private(set) var values: [String: Any] = [:]

  init() {}

  subscript(name: String) -> String {
    get { values[name] as? String ?? "" }
    set { values[name] = newValue.isEmpty ? nil : newValue }
  }

  mutating func set(_ name: String, _ isTrue: Bool) { values[name] = isTrue }

  mutating func set(_ name: String, _ texts: [String]) { values[name] = texts.isEmpty ? nil : texts }

  mutating func set(_ name: String, _ rows: [PageValues]) { values[name] = rows.isEmpty ? nil : rows.map(\.values) }
}

/// Escapes a text for HTML, in elements and in attributes between double quotes: byte by byte, where Mustache goes character by
/// character and takes ten times as long.
private struct PageEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    XMLText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
