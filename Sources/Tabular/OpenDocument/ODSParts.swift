/// The parts of an OpenDocument spreadsheet that are the same in every one, or nearly.
enum ODSParts {
  static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"
  /// Widths of columns that have a style, in characters.
  static let widths = 8...60
  /// Decimals that a number may be shown with.
  static let mostDecimals = 9

  private static let prolog = #"<?xml version="1.0" encoding="UTF-8"?>"#
  private static let namespace = "urn:oasis:names:tc:opendocument:xmlns"

  static let euroStyle = "eur", durationStyle = "dur"
  /// Decimals of an Excel number format such as "0.00".
  static func decimals(_ format: String) -> Int {
    format.firstIndex(of: ".").map { min(format[$0...].count { $0 == "0" }, mostDecimals) } ?? 0
  }

  static func percentageStyle(decimals: Int) -> String { "p\(decimals)" }

  /// Styles of shares, euros and durations.
  private static var cellStyles: String {
    func style(_ name: String, _ data: String) -> String {
      data + #"<style:style style:name="\#(name)" style:family="table-cell" style:data-style-name="d\#(name)"/>"#
    }
    func number(_ decimals: Int, _ more: String = "") -> String {
      #"<number:number number:decimal-places="\#(decimals)" number:min-decimal-places="\#(decimals)" "#
        + #"number:min-integer-digits="1"\#(more)/>"#
    }
    let percentages = NumberShape.percentages.map { decimals in
      let name = percentageStyle(decimals: decimals)
      return style(
        name,
        #"<number:percentage-style style:name="d\#(name)">\#(number(decimals))<number:text>%</number:text>"#
          + "</number:percentage-style>")
    }
    let euros = style(
      euroStyle,
      #"<number:currency-style style:name="d\#(euroStyle)">\#(number(2, #" number:grouping="true""#))"#
        + #"<number:text> </number:text><number:currency-symbol number:language="fr" number:country="FR">€"#
        + "</number:currency-symbol></number:currency-style>")
    let duration = style(
      durationStyle,
      #"<number:time-style style:name="d\#(durationStyle)" number:truncate-on-overflow="false"><number:hours/>"#
        + #"<number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text>"#
        + #"<number:seconds number:style="long"/></number:time-style>"#)
    return percentages.joined() + euros + duration
  }

  /// Styles of columns (`c8`...), numbers (`n2`...) and of the header (`h`): all that sheets may ask for, since they come before.
  /// - Parameter more: styles of laid-out sheets.
  static func contentStart(_ more: String) -> String {
    let columns = widths.map { width in
      // A character of the usual font is about two millimetres wide.
      #"<style:style style:name="c\#(width)" style:family="table-column"><style:table-column-properties "#
        + #"style:column-width="\#(2 * width + 2)mm"/></style:style>"#
    }
    let numbers = (0...mostDecimals).map { decimals in
      #"<number:number-style style:name="d\#(decimals)"><number:number number:decimal-places="\#(decimals)" "#
        + #"number:min-decimal-places="\#(decimals)" number:min-integer-digits="1"/></number:number-style>"#
        + #"<style:style style:name="n\#(decimals)" style:family="table-cell" style:data-style-name="d\#(decimals)"/>"#
    }
    let header =
      #"<style:style style:name="h" style:family="table-cell"><style:table-cell-properties "#
      + ##"fo:background-color="#dde6f0" "##
      + ##"fo:border-bottom="0.75pt solid #000000" style:vertical-align="middle"/>"##
      + #"<style:text-properties fo:font-weight="bold"/></style:style>"#
    return prolog
      + #"<office:document-content xmlns:office="\#(namespace):office:1.0" xmlns:style="\#(namespace):style:1.0" "#
      + #"xmlns:text="\#(namespace):text:1.0" xmlns:table="\#(namespace):table:1.0" "#
      + #"xmlns:fo="\#(namespace):xsl-fo-compatible:1.0" xmlns:number="\#(namespace):datastyle:1.0" office:version="1.3">"#
      + "<office:automatic-styles>" + columns.joined() + numbers.joined() + cellStyles + header + more + "</office:automatic-styles>"
      + "<office:body><office:spreadsheet>"
  }

  /// Filters on the header of each sheet, and the end of the contents.
  static func contentEnd(_ sheets: [(name: String, columns: Int, rows: Int)]) -> [UInt8] {
    var xml: [UInt8] = []
    let filtered = sheets.enumerated().filter { $0.element.columns > 0 }
    if !filtered.isEmpty {
      xml += Array("<table:database-ranges>".utf8)
      for (number, sheet) in filtered {
        let quoted = ODSText.attribute("'\(sheet.name)'")
        let last = "\(XLSXSheetParser.letters(sheet.columns - 1))\(max(1, sheet.rows))"
        xml += Array(#"<table:database-range table:name="__Anonymous_Sheet_DB__\#(number)" table:target-range-address=""#.utf8)
        xml += quoted + Array(".A1:".utf8) + quoted + Array(#".\#(last)" table:display-filter-buttons="true"/>"#.utf8)
      }
      xml += Array("</table:database-ranges>".utf8)
    }
    return xml + Array("</office:spreadsheet></office:body></office:document-content>".utf8)
  }

  static func styles(isLaidOut: Bool) -> String {
    if isLaidOut { return ODSLook.styles(prolog: prolog, namespace: namespace) }
    return prolog + #"<office:document-styles xmlns:office="\#(namespace):office:1.0" office:version="1.3"><office:styles/>"#
      + "</office:document-styles>"
  }

  /// What stays of a sheet when it is scrolled.
  struct Split {
    let sheet: String
    var columns = 0
    var rows = 1
  }

  /// The header of each sheet stays when the rows are scrolled, and its first columns where they are frozen.
  static func settings(_ sheets: [Split]) -> [UInt8] {
    func items(_ split: Split) -> String {
      let (columns, rows) = (split.columns, split.rows)
      let first = [
        ("HorizontalSplitMode", "short", columns > 0 ? 2 : 0), ("VerticalSplitMode", "short", rows > 0 ? 2 : 0),
        ("HorizontalSplitPosition", "int", columns), ("VerticalSplitPosition", "int", rows),
        // The part that the cursor is in: 3 is right and below.
        ("ActiveSplitRange", "short", columns > 0 ? 3 : 2),
      ]
      let sides = columns > 0 ? [("PositionLeft", "int", 0), ("PositionRight", "int", columns)] : []
      return (first + sides + [("PositionTop", "int", 0), ("PositionBottom", "int", rows)])
        .map { #"<config:config-item config:name="\#($0.0)" config:type="\#($0.1)">\#($0.2)</config:config-item>"# }.joined()
    }
    var xml = Array(
      (prolog + #"<office:document-settings xmlns:office="\#(namespace):office:1.0" xmlns:config="\#(namespace):config:1.0" "#
        + #"xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings>"#
        + #"<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">"#
        + #"<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1"#
        + #"</config:config-item><config:config-item-map-named config:name="Tables">"#).utf8)
    for sheet in sheets {
      xml += Array(#"<config:config-item-map-entry config:name=""#.utf8) + ODSText.attribute(sheet.sheet) + Array(#"">"#.utf8)
      xml += Array((items(sheet) + "</config:config-item-map-entry>").utf8)
    }
    return xml
      + Array(
        ("</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
          + "</config:config-item-set></office:settings></office:document-settings>").utf8)
  }

  static var manifest: String {
    let parts = ["content.xml", "styles.xml", "settings.xml"].map {
      #"<manifest:file-entry manifest:full-path="\#($0)" manifest:media-type="text/xml"/>"#
    }
    return prolog + #"<manifest:manifest xmlns:manifest="\#(namespace):manifest:1.0" manifest:version="1.3">"#
      + #"<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="\#(mediaType)"/>"#
      + parts.joined() + "</manifest:manifest>"
  }
}
