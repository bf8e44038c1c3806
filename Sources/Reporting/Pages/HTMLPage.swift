import DomainData
import Foundation
import Groundwork

/// A document of one file: it fetches nothing, runs nothing but its own script, says all it has to say without it, and prints.
struct HTMLPage {
  /// A part of the page, which its table of contents names.
  struct Section {
    /// Name in the address of the page: letters and hyphens.
    let id: String
    let title: String
    /// Markup, escaped already.
    let body: String
  }

  var title: String
  /// A sentence under the title.
  var lead: String
  var sections: [Section]
  var origin: DocumentOrigin?

  /// - Throws: `FileFault.unreadable` only if the program was built with a wrong template.
  func markup() throws -> String {
    let style = DomainData.pageStyle, script = DomainData.pageScript
    var values = PageValues()
    values["title"] = FrenchTypography.set(title)
    values["lead"] = FrenchTypography.set(lead)
    values["style"] = style
    values["styleDigest"] = Self.digest(style)
    values["script"] = script
    values["scriptDigest"] = Self.digest(script)
    values["origin"] = origin.map { "Maillage \($0.version)" } ?? "Maillage"
    values.set(
      "sections",
      sections.map { section in
        var own = PageValues()
        own["id"] = section.id
        own["title"] = FrenchTypography.set(section.title)
        own["body"] = section.body
        return own
      })
    return try PageTemplate.page.render(values)
  }

  /// Writes the page whole or not at all.
  /// - Throws: `FileFault.unwritable`.
  func write(to path: String) throws {
    let text = try markup()
    let output = try OutputFile(path: path)
    do {
      guard let file = FileHandle(forWritingAtPath: output.temporaryPath) else { throw Self.full(path) }
      defer { try? file.close() }
      do { try file.write(contentsOf: Data(text.utf8)) } catch { throw Self.full(path) }
    } catch {
      output.discard()
      throw error
    }
    try output.commit()
  }

  private static func full(_ path: String) -> FileFault {
    FileFault.unwritable(
      file: (path as NSString).lastPathComponent, sentence: "la page ne peut pas être écrite ; vérifiez la place sur le disque.")
  }

  /// SHA-256 as a content security policy writes it.
  private static func digest(_ text: String) -> String {
    let digits = Array(Checksum.sha256(text: text))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return Data(bytes).base64EncodedString()
  }
}
