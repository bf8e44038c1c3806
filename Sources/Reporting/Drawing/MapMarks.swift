import Foundation
import GeometryCore
import Groundwork

/// A window on the ground and the sheet that it is drawn on: metres east and north become pixels right and down.
struct MapWindow {
  let width: Double, height: Double
  /// Pixels a metre.
  let scale: Double
  private let west: Double, north: Double

  /// The window that shows all of a box in its middle.
  init(showing box: Box, width: Double, height: Double) {
    self.width = width
    self.height = height
    scale = min(width / max(box.width, 1), height / max(box.height, 1))
    west = box.centre.x - width / 2 / scale
    north = box.centre.y + height / 2 / scale
  }

  func x(_ east: Double) -> Double { (east - west) * scale }
  func y(_ north: Double) -> Double { (self.north - north) * scale }

  /// The ground that it shows.
  var box: Box { Box(minX: west, minY: north - height / scale, maxX: west + width / scale, maxY: north) }
}

/// Rings cut to a window and thinned to what a reader can see, as the data of a path.
struct RingPath {
  private(set) var data: [UInt8] = []
  private let window: MapWindow
  /// Pixels between vertices that are drawn.
  private let grain: Double
  /// Pixels kept beyond the window, so that no edge of the cut shows.
  private static let margin = 6.0

  init(window: MapWindow, grain: Double = 0.5) {
    self.window = window
    self.grain = grain
  }

  var isEmpty: Bool { data.isEmpty }
  var text: String { String(decoding: data, as: UTF8.self) }

  /// Adds a ring given in metres, its first vertex repeated at its end.
  mutating func add(_ east: ArraySlice<Double>, _ north: ArraySlice<Double>) {
    var ring = zip(east, north).map { (x: window.x($0), y: window.y($1)) }
    guard ring.count > 3, ring.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return }
    ring.removeLast()
    for side in Side.allCases where ring.contains(where: { side.depth($0, window) < 0 }) {
      ring = cut(ring, side)
      if ring.isEmpty { return }
    }
    append(ring)
  }

  private enum Side: CaseIterable {
    case left, right, top, bottom

    /// How far a place lies inwards of it, negative outside.
    func depth(_ place: (x: Double, y: Double), _ window: MapWindow) -> Double {
      switch self {
      case .left: place.x + RingPath.margin
      case .right: window.width + RingPath.margin - place.x
      case .top: place.y + RingPath.margin
      case .bottom: window.height + RingPath.margin - place.y
      }
    }
  }

  /// Sutherland and Hodgman's cut by one side of the window.
  private func cut(_ ring: [(x: Double, y: Double)], _ side: Side) -> [(x: Double, y: Double)] {
    var kept: [(x: Double, y: Double)] = []
    guard var before = ring.last else { return [] }
    var depthBefore = side.depth(before, window)
    for vertex in ring {
      let depth = side.depth(vertex, window)
      if (depth < 0) != (depthBefore < 0) {
        let share = depthBefore / (depthBefore - depth)
        kept.append((before.x + (vertex.x - before.x) * share, before.y + (vertex.y - before.y) * share))
      }
      if depth >= 0 { kept.append(vertex) }
      (before, depthBefore) = (vertex, depth)
    }
    return kept
  }

  private mutating func append(_ ring: [(x: Double, y: Double)]) {
    var last: (x: Double, y: Double)?
    for vertex in ring {
      if let last, abs(vertex.x - last.x) < grain, abs(vertex.y - last.y) < grain { continue }
      data.append(UInt8(ascii: last == nil ? "M" : "L"))
      append(vertex.x)
      data.append(UInt8(ascii: " "))
      append(vertex.y)
      last = vertex
    }
    data.append(UInt8(ascii: "Z"))
  }

  /// To a tenth of a pixel.
  private mutating func append(_ value: Double) { SVGDrawing.append((value * 10).rounded() / 10, to: &data) }
}

extension SVGDrawing {
  /// A bar of a round length, with its length, at the bottom left.
  mutating func scaleBar(_ window: MapWindow) {
    let most = window.width / 4 / window.scale, power = pow(10, floor(log10(most)))
    let length = [5, 2, 1].map { $0 * power }.first { $0 <= most } ?? power
    let x = 12.0, y = window.height - 12, end = x + length * window.scale
    leaf(
      "rect",
      [
        "x": .number(x - 6), "y": .number(y - 20), "width": .number(end - x + 12), "height": 27, "fill": "#ffffff",
        "fill-opacity": 0.8,
      ])
    let bar = "M\(Self.written(x)) \(Self.written(y - 5))v5H\(Self.written(end))v-5"
    leaf("path", ["d": .text(bar), "fill": "none", "stroke": "#222222"])
    let isLong = length >= 1000
    text("\(FrenchNumber.amount(isLong ? length / 1000 : length))\u{A0}\(isLong ? "km" : "m")", x: x, y: y - 8)
  }

  /// An arrow to the north, at the top right.
  /// - Parameter angle: of the north against the top of the sheet, clockwise, in degrees.
  mutating func northArrow(_ window: MapWindow, angle: Double) {
    let x = window.width - 20
    element("g", ["transform": .text("translate(\(Self.written(x)) 24) rotate(\(Self.written(angle)))")])
    leaf("path", ["d": "M0 -16L6 6L0 2L-6 6Z", "fill": "#222222", "stroke": "#ffffff"])
    text("N", x: 0, y: 17, anchor: .middle, isBold: true)
    end()
  }
}
