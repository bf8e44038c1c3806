import Foundation
import GeometryCore

/// Scale bar and north arrow of a frame.
enum MapFurniture {
  /// "20 km", "500 m": a round length, at most a fifth of the frame's width and below it; of a small frame half, and inside.
  static func drawScale(_ drawing: inout SVGDrawing, _ frame: MapFrame, isSmall: Bool) {
    let share = isSmall ? 0.5 : 0.2
    let metres = ReadableNumber.step(upTo: frame.width * frame.scale * share)
    let width = metres / frame.scale
    let x = frame.x + (isSmall ? 8 : 0)
    let y = frame.y + frame.height + (isSmall ? -6 : 22)
    let thickness = isSmall ? 1.5 : 3.0
    let words = metres >= 1000 ? "\(ReadableNumber.words(metres / 1000))\u{a0}km" : "\(ReadableNumber.words(metres))\u{a0}m"
    drawing.element("g", ["class": "echelle"])
    drawing.leaf(
      "rect",
      [
        "x": .number(x), "y": .number(y - thickness), "width": .number(width), "height": .number(thickness),
        "fill": .text(MapPalette.ink),
      ])
    drawing.text(words, x: x, y: y - thickness - 3, size: isSmall ? 8.5 : 10)
    drawing.end()
  }

  /// An arrow about a point of the sheet that points to true north in the middle of the frame.
  static func drawNorth(_ drawing: inout SVGDrawing, x: Double, y: Double, _ frame: MapFrame, _ crs: CRS) {
    drawing.element(
      "g",
      [
        "class": "nord",
        "transform": .text(
          "translate(\(SVGDrawing.written(x)) \(SVGDrawing.written(y))) rotate(\(SVGDrawing.written(frame.north(crs))))"),
      ])
    drawing.leaf(
      "path",
      ["d": "M0-17L5.5 6 0 2-5.5 6z", "fill": .text(MapPalette.ink), "stroke": .text(MapPalette.paper), "stroke-width": 0.8])
    drawing.text("N", x: 0, y: 16, anchor: .middle, size: 10, isBold: true)
    drawing.end()
  }
}
