import Groundwork

/// An SVG on its way: elements, attributes and texts, each escaped as it goes in.
///
/// What is drawn looks alike in a browser, in a word processor and through librsvg: presentation attributes instead of a style
/// sheet, offsets instead of baselines, lines instead of patterns. A page may restyle an element by its `class`. Coordinates are
/// pixels of CSS (1/96 inch), x to the right and y down.
struct SVGDrawing {
  let width: Double, height: Double
  private var bytes: [UInt8] = []
  private var open: [StaticString] = []

  /// The value of an attribute.
  enum Value: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Double)
    /// The element does not have the attribute.
    case absent

    init(stringLiteral value: String) { self = .text(value) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
  }

  typealias Attributes = KeyValuePairs<StaticString, Value>

  /// Where a text stands about its point.
  enum Anchor: String {
    case start, middle, end
  }

  /// - Parameters:
  ///   - title: what the drawing is, for those who do not see it.
  ///   - description: what it shows; where its figures stand as a table.
  init(width: Double, height: Double, title: String, description: String = "") {
    self.width = width
    self.height = height
    element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(Self.written(width)) \(Self.written(height))",
        "width": .number(width), "height": .number(height), "role": "img", "aria-label": .text(title),
        "font-family": "'DejaVu Sans', Verdana, Arial, sans-serif", "font-size": 11,
      ])
    leaf("title", text: title)
    if !description.isEmpty { leaf("desc", text: description) }
  }

  /// Opens an element; `end` closes it.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:]) {
    start(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    open.append(name)
  }

  /// Closes the element opened last.
  mutating func end() {
    guard let name = open.popLast() else { return }
    close(name)
  }

  /// An element with nothing inside.
  mutating func leaf(_ name: StaticString, _ attributes: Attributes = [:]) {
    start(name, attributes)
    bytes += Array("/>".utf8)
  }

  /// An element that holds a text.
  mutating func leaf(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
    start(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    XMLText.append(text, to: &bytes)
    close(name)
  }

  /// A text whose baseline starts, ends or has its middle at a point.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, size: Double = 11, fill: String = "#222222",
    isBold: Bool = false
  ) {
    leaf(
      "text",
      [
        "x": .number(x), "y": .number(y), "text-anchor": .text(anchor.rawValue), "font-size": .number(size),
        "fill": .text(fill), "font-weight": isBold ? "bold" : "normal",
      ], text: text)
  }

  /// The whole drawing; elements still open are closed.
  consuming func finished() -> String {
    while !open.isEmpty { end() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number as the drawing has it: two decimals at most, a point, no zero that says nothing.
  static func written(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a number as the drawing has it.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    DecimalFormatter.append(value.isFinite ? value : 0, decimals: 2, to: &bytes)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
  }

  private mutating func start(_ name: StaticString, _ attributes: Attributes) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for (key, value) in attributes {
      if case .absent = value { continue }
      bytes.append(UInt8(ascii: " "))
      append(key)
      bytes += Array("=\"".utf8)
      switch value {
      case .text(let text): XMLText.append(text, to: &bytes)
      case .number(let number): Self.append(number, to: &bytes)
      case .absent: break
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: StaticString) {
    bytes += Array("</".utf8)
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ name: StaticString) {
    name.withUTF8Buffer { bytes += $0 }
  }
}
