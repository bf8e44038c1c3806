import GeoFormats
import Groundwork

/// How QGIS draws a layer that leaves the house.
struct LayerStyle {
  /// What is drawn: points, or polygons.
  enum Shape {
    case points, polygons
  }

  /// A value of a column, what the legend calls it, and its colour as "#rrggbb".
  struct Category {
    let value, label, colour: String
  }

  /// A span of numbers from its lower end to below the upper one, as `ValueClasses` cuts them; of the last one both ends are in it.
  struct Span {
    let lower, upper: Double
    let label, colour: String
  }

  enum Drawing {
    case single(colour: String)
    /// By the text of a column, the first category above the others; what has none of the values is drawn grey, under the last
    /// label.
    case categories(column: String, [Category], others: String)
    /// By the number of a column; the last span ends no lower than the largest number.
    case spans(column: String, [Span], missing: String)
  }

  let shape: Shape
  let drawing: Drawing
  /// What columns are called for people.
  let titles: [String: String]

  static let grey = "#9a9a9a"

  /// The style as a `.qml` file holds it.
  var qml: String {
    var qml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    qml += "<qgis version=\"3.22.16\" styleCategories=\"Symbology|Fields\">\n"
    switch drawing {
    case .single(let colour):
      qml += "<renderer-v2 type=\"singleSymbol\" forceraster=\"0\" enableorderby=\"0\" symbollevels=\"0\">\n<symbols>"
      qml += symbol("0", colour) + "</symbols>\n</renderer-v2>\n"
    case .categories(let column, let categories, let others):
      qml += "<renderer-v2 type=\"categorizedSymbol\" attr=\(Self.quoted(column)) forceraster=\"0\" enableorderby=\"0\" "
      // Where points lie on each other, levels say which is seen.
      qml += "symbollevels=\"1\">\n<categories>"
      let all = categories + [Category(value: "", label: others, colour: Self.grey)]
      for (place, category) in all.enumerated() {
        qml += "<category render=\"true\" symbol=\"\(place)\" type=\"string\" value=\(Self.quoted(category.value)) "
        qml += "label=\(Self.quoted(category.label))/>"
      }
      qml += "</categories>\n<symbols>"
      for (place, category) in all.enumerated() { qml += symbol("\(place)", category.colour, level: all.count - 1 - place) }
      qml += "</symbols>\n</renderer-v2>\n"
    case .spans(let column, let spans, let missing): qml += rules(column, spans, missing)
    }
    qml += "<aliases>"
    for (column, title) in titles.sorted(by: { TextOrder.precedes($0.key, $1.key) }) {
      qml += "<alias field=\(Self.quoted(column)) name=\(Self.quoted(title)) index=\"0\"/>"
    }
    qml += "</aliases>\n<layerGeometryType>\(shape == .points ? 0 : 2)</layerGeometryType>\n</qgis>\n"
    return qml
  }

  /// Rules, since QGIS's graduated drawing leaves out what has no number.
  private func rules(_ column: String, _ spans: [Span], _ missing: String) -> String {
    let name = "\"" + column.replacing("\"", with: "\"\"") + "\""
    var qml = "<renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" enableorderby=\"0\" symbollevels=\"0\">\n<rules key=\"r\">"
    for (place, span) in spans.enumerated() {
      let upper = place == spans.count - 1 ? "<=" : "<"
      let filter =
        "\(name) >= \(DecimalFormatter.shortest(span.lower)) AND \(name) \(upper) \(DecimalFormatter.shortest(span.upper))"
      qml += "<rule key=\"r\(place)\" symbol=\"\(place)\" filter=\(Self.quoted(filter)) label=\(Self.quoted(span.label))/>"
    }
    qml += "<rule key=\"r\(spans.count)\" symbol=\"\(spans.count)\" filter=\(Self.quoted("\(name) IS NULL")) "
    qml += "label=\(Self.quoted(missing))/></rules>\n<symbols>"
    for (place, colour) in (spans.map(\.colour) + [Self.grey]).enumerated() { qml += symbol("\(place)", colour) }
    return qml + "</symbols>\n</renderer-v2>\n"
  }

  /// - Parameter level: what is on a higher one is drawn over it.
  private func symbol(_ name: String, _ colour: String, level: Int = 0) -> String {
    let kind = shape == .points ? "marker" : "fill", layer = shape == .points ? "SimpleMarker" : "SimpleFill"
    var options = [("color", Self.written(colour)), ("outline_color", "60,60,60,255"), ("outline_style", "solid")]
    options += shape == .points
      ? [("name", "circle"), ("size", "2.6"), ("size_unit", "MM"), ("outline_width", "0.2"), ("outline_width_unit", "MM")]
      : [("style", "solid"), ("outline_width", "0.1"), ("outline_width_unit", "MM")]
    var qml = "<symbol type=\"\(kind)\" name=\"\(name)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
    qml += "<layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"\(level)\">"
    // QGIS before 3.18 reads the properties, later ones the options.
    qml += "<Option type=\"Map\">"
    for (key, value) in options { qml += "<Option type=\"QString\" name=\"\(key)\" value=\"\(value)\"/>" }
    qml += "</Option>"
    for (key, value) in options { qml += "<prop k=\"\(key)\" v=\"\(value)\"/>" }
    return qml + "</layer></symbol>"
  }

  /// "26,120,60,255" of "#1a783c".
  private static func written(_ colour: String) -> String {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),255"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    XMLText.append(text, to: &bytes)
    return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
  }
}

extension GeoPackageStyle {
  /// - Parameter origin: by what and of which files the layer was made.
  init(_ style: LayerStyle, origin: String? = nil) {
    self.init(name: "Maillage", qml: style.qml, titles: style.titles, origin: origin)
  }
}
