import Foundation
import Groundwork

/// Where a map goes: an SVG, or a picture of it.
public struct MapOutput: Sendable, Hashable {
  public enum Format: Sendable, Hashable {
    case svg, png
  }

  /// nil for standard output, as SVG.
  public let path: String?
  public let format: Format

  /// - Parameter given: its extension tells the format; nil and `-` write SVG to standard output.
  /// - Throws: `FileFault.usage` for an extension that is neither.
  public init(path given: String?) throws {
    path = given == "-" ? nil : given
    guard let path else {
      format = .svg
      return
    }
    switch MappedFile.fileExtension(of: path) {
    case "svg": format = .svg
    case "png": format = .png
    case let other:
      let found = other.isEmpty ? "sans extension" : "extension « .\(other) » inconnue pour une carte"
      throw FileFault.usage(file: MappedFile.name(of: path), sentence: "\(found) ; attendu .svg ou .png.")
    }
  }

  /// Draws the map and puts it in its place.
  /// - Returns: how many points lie beyond the frames, and are not drawn.
  /// - Throws: `GeometryError` where PROJ knows no way between two systems; `FileFault.unwritable`.
  @discardableResult
  public func write(_ map: MapDrawing) throws -> Int {
    let sheet = try MapSheet(map)
    let svg = try sheet.svg()
    guard let path else {
      do {
        try FileHandle.standardOutput.write(contentsOf: Data(svg.utf8))
      } catch {
        throw FileFault.unwritable(
          file: "sortie standard", sentence: "l'écriture a échoué ; le disque est plein ou la sortie fermée.")
      }
      return sheet.pointsOutside
    }
    let content = format == .svg ? Array(svg.utf8) : try MapPicture.png(svg, width: map.style.width, height: sheet.height)
    let bytes = try OutputBytes(OutputFile(path: path))
    bytes.buffer = content
    try bytes.finish()
    return sheet.pointsOutside
  }
}
