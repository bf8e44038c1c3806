import Foundation
import GeometryCore

/// A rectangle of the sheet with the ground that it shows.
struct MapFrame {
  /// Pixels of the sheet.
  let x, y, width, height: Double
  /// Metres on the ground.
  let ground: Box
  /// Metres a pixel.
  let scale: Double

  /// Cells of the drawing a pixel: coordinates are whole numbers of them.
  static let cellsPerPixel = 10.0

  /// The ground in the middle of a rectangle, as large as it fits.
  /// - Parameters:
  ///   - head: pixels to leave free above, and as many below.
  ///   - rim: pixels to leave free on all sides.
  init(x: Double, y: Double, width: Double, height: Double, around box: Box, head: Double = 0, rim: Double = 0) {
    // A single point has a kilometre around it.
    let spanX = max(box.width, 1)
    let spanY = max(box.height, 1)
    let least = box.width == 0 && box.height == 0 ? 1000.0 : 0
    scale = max((spanX + least) / (width - 2 * rim), (spanY + least) / (height - 2 * head - 2 * rim)) * 1.04
    let middle = box.centre
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
    ground = Box(
      minX: middle.x - width / 2 * scale, minY: middle.y - height / 2 * scale, maxX: middle.x + width / 2 * scale,
      maxY: middle.y + height / 2 * scale)
  }

  /// The grid that shapes are drawn on.
  var grid: CoordinateGrid { CoordinateGrid(over: ground, cell: scale / Self.cellsPerPixel) }

  /// Rows of the grid: the drawing counts them from above.
  var rows: Int32 { Int32((height * Self.cellsPerPixel).rounded()) }

  /// Where a place of the ground stands on the sheet.
  func point(_ groundX: Double, _ groundY: Double) -> (x: Double, y: Double) {
    (x + (groundX - ground.minX) / scale, y + (ground.maxY - groundY) / scale)
  }

  func holds(_ px: Double, _ py: Double) -> Bool { px >= x && px <= x + width && py >= y && py <= y + height }

  /// Degrees from straight up to true north in the middle of the frame, clockwise.
  func north(_ crs: CRS) -> Double {
    guard let toDegrees = try? CoordinateTransform(from: crs, to: .wgs84),
      let back = try? CoordinateTransform(from: .wgs84, to: crs),
      let place = toDegrees.apply(ground.centre.x, ground.centre.y), let above = back.apply(place.x, place.y + 0.01)
    else { return 0 }
    return atan2(above.x - ground.centre.x, above.y - ground.centre.y) * 180 / .pi
  }
}
