import CRSVG
import CZlib
import Groundwork

/// A drawing as a PNG, through librsvg and cairo.
///
/// Letters are drawn with the fonts of the machine: DejaVu Sans (package fonts-dejavu-core) where it is there, else what
/// fontconfig finds; without any font the letters are missing or are boxes.
enum MapPicture {
  /// Dots an inch: what a word processor prints sharp at the size of the drawing.
  static let resolution = 200.0
  /// Sides that cairo can hold.
  private static let longest = 32_000.0

  /// - Throws: `FileFault.internalFault` where the libraries refuse what is drawn here.
  static func png(_ svg: String, width: Double, height: Double) throws -> [UInt8] {
    let scale = min(resolution / 96, longest / max(width, height))
    let columns = Int32((width * scale).rounded(.up))
    let rows = Int32((height * scale).rounded(.up))
    let handle = svg.utf8.withContiguousStorageIfAvailable { bytes in
      rsvg_handle_new_from_data(bytes.baseAddress, bytes.count, nil)
    }
    guard let handle = handle ?? nil else { throw refusal("le dessin") }
    defer { g_object_unref(UnsafeMutableRawPointer(handle)) }
    let surface = cairo_image_surface_create(Int32(CAIRO_FORMAT_RGB24), columns, rows)
    let context = cairo_create(surface)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    var viewport = RsvgRectangle(x: 0, y: 0, width: Double(columns), height: Double(rows))
    guard rsvg_handle_render_document(handle, context, &viewport, nil) != 0 else { throw refusal("l'image") }
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { target in
      cairo_surface_write_to_png_stream(
        surface,
        { target, data, count in
          guard let target, let data else { return Int32(CAIRO_STATUS_WRITE_ERROR) }
          target.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(start: data, count: Int(count))
          return Int32(CAIRO_STATUS_SUCCESS)
        }, target)
    }
    guard status == Int32(CAIRO_STATUS_SUCCESS) else { throw refusal("le fichier PNG") }
    return withResolution(bytes, dotsPerMetre: UInt32((scale * 96 / 0.0254).rounded()))
  }

  /// The same PNG with a `pHYs` chunk behind its header, so that a word processor knows its size.
  static func withResolution(_ png: [UInt8], dotsPerMetre: UInt32) -> [UInt8] {
    // The signature, and the header chunk: length, name, 13 bytes, sum.
    let header = 8 + 25
    guard png.count > header else { return png }
    func big(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) } }
    let content = Array("pHYs".utf8) + big(dotsPerMetre) + big(dotsPerMetre) + [1]
    let sum = UInt32(truncatingIfNeeded: crc32(0, content, UInt32(content.count)))
    return Array(png[..<header]) + big(UInt32(content.count - 4)) + content + big(sum) + Array(png[header...])
  }

  private static func refusal(_ what: String) -> FileFault {
    .internalFault(sentence: "\(what) de la carte n'a pas pu être fait.")
  }
}
