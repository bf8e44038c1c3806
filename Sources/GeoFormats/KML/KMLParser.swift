import GeometryCore
import Groundwork
import Tabular

/// Gathers placemarks while the XML goes by.
final class KMLParser: XMLEvents {
  private(set) var geometries = GeometryArray()
  private(set) var closedRings = 0
  private(set) var hasLinks = false
  /// What makes the file unreadable, as a sentence; the first of them.
  private(set) var fault: String?
  private var properties = PropertyColumns()
  private var folders: [String] = []
  private var placemark: Placemark?
  private var placemarks = 0
  /// Elements open inside the placemark or folder, so that a name is that of its own element.
  private var depth = 0
  private var text: [UInt8] = []
  private var isReading = false

  private struct Placemark {
    let depth: Int
    var key: String?
    /// Kinds of the geometries met, without those that hold others.
    var kinds: [GeometryArray.PartKind] = []
    var rings = 0
    var isPolygon = false
    var hasSeveral = false
  }

  private var folderDepths: [Int] = []

  func columns() -> [Column] { properties.columns() }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    text.removeAll(keepingCapacity: true)
    isReading = false
    guard var open = placemark else {
      if name == "Folder" {
        folders.append("")
        folderDepths.append(depth)
      } else if name == "Placemark" {
        placemark = Placemark(depth: depth)
      } else if name == "NetworkLink" {
        hasLinks = true
      } else {
        isReading = name == "name" && folderDepths.last == depth - 1
      }
      return
    }
    if name == "Data" || name == "SimpleData" {
      open.key = attributes["name"]
      isReading = name == "SimpleData"
    } else if name == "Polygon" {
      open.isPolygon = true
      open.rings = 0
    } else if name == "MultiGeometry" {
      open.hasSeveral = true
    } else {
      let isOwn = depth == open.depth + 1 && (name == "name" || name == "description")
      isReading = isOwn || name == "coordinates" || name == "value"
    }
    placemark = open
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isReading { text.append(contentsOf: bytes) } }

  func end(_ name: XMLName) {
    defer {
      depth -= 1
      isReading = false
    }
    guard fault == nil else { return }
    guard let open = placemark else {
      if name == "name", folderDepths.last == depth - 1 { folders[folders.count - 1] = String(decoding: text, as: UTF8.self) }
      if folderDepths.last == depth {
        folderDepths.removeLast()
        folders.removeLast()
      }
      return
    }
    if depth == open.depth {
      endPlacemark(open)
    } else if name == "coordinates" {
      addCoordinates()
    } else if name == "Polygon" {
      if open.rings > 0 {
        geometries.endPart(.polygon)
        placemark?.kinds.append(.polygon)
      }
      placemark?.isPolygon = false
    } else if name == "value" || name == "SimpleData" {
      if let key = open.key, isReading { set(key, text) }
    } else if isReading, depth == open.depth + 1 {
      set(name == "name" ? "name" : "description", text)
    }
  }

  private func endPlacemark(_ open: Placemark) {
    placemark = nil
    placemarks += 1
    if !folders.isEmpty { set("dossier", Array(folders.joined(separator: "/").utf8)) }
    geometries.endFeature(Self.kind(open.kinds, hasSeveral: open.hasSeveral))
    if !properties.endRow() { fault = "trop de propriétés différentes pour une couche." }
  }

  private static func kind(_ kinds: [GeometryArray.PartKind], hasSeveral: Bool) -> GeometryArray.Kind {
    guard let first = kinds.first else { return .empty }
    guard kinds.allSatisfy({ $0 == first }) else { return .collection }
    return switch first {
    case .point: kinds.count > 1 ? .multiPoint : .point
    case .line: kinds.count > 1 ? .multiLineString : .lineString
    case .polygon: kinds.count > 1 ? .multiPolygon : .polygon
    }
  }

  private func set(_ key: String, _ value: [UInt8]) {
    let trimmed = Self.trimmed(value)
    guard !trimmed.isEmpty else { return }
    let isKnown = trimmed.withUnsafeBufferPointer {
      properties.set(Array(key.utf8)[...], PropertyColumns.form(ofText: $0), $0)
    }
    if !isKnown { fault = "plus de \(PropertyColumns.limit) propriétés différentes ; ce n'est pas une couche." }
  }

  private static func trimmed(_ value: [UInt8]) -> ArraySlice<UInt8> {
    let start = value.firstIndex { $0 > 0x20 } ?? value.endIndex
    let end = value.lastIndex { $0 > 0x20 } ?? value.startIndex - 1
    return start <= end ? value[start...end] : []
  }

  /// "lon,lat,altitude lon,lat,altitude": a ring of the polygon that is open, a line, or a point.
  private func addCoordinates() {
    guard let numbers = Self.tuples(text) else {
      fault = "élément \(placemarks + 1) : les coordonnées ne sont pas « longitude,latitude »."
      return
    }
    guard !numbers.isEmpty else { return }
    for (x, y) in numbers { geometries.appendVertex(x, y) }
    if placemark?.isPolygon == true {
      if geometries.endPolygonRing() { closedRings += 1 }
      placemark?.rings += 1
    } else {
      geometries.endRing()
      let kind: GeometryArray.PartKind = numbers.count == 1 ? .point : .line
      geometries.endPart(kind)
      placemark?.kinds.append(kind)
    }
  }

  /// nil where one of them is not two numbers or more.
  private static func tuples(_ text: [UInt8]) -> [(Double, Double)]? {
    var found: [(Double, Double)] = [], at = text.startIndex
    func skipBlanks() { while at < text.count, text[at] <= 0x20 { at += 1 } }
    while true {
      skipBlanks()
      guard at < text.count else { return found }
      var numbers: [Double] = []
      while true {
        let start = at
        while at < text.count, text[at] > 0x20, text[at] != UInt8(ascii: ",") { at += 1 }
        guard let number = Double(String(decoding: text[start..<at], as: UTF8.self)), number.isFinite else { return nil }
        numbers.append(number)
        // Some write a blank behind the comma, or before it.
        let end = at
        skipBlanks()
        guard at < text.count, text[at] == UInt8(ascii: ",") else {
          at = end
          break
        }
        at += 1
        skipBlanks()
      }
      guard numbers.count >= 2 else { return nil }
      found.append((numbers[0], numbers[1]))
    }
  }
}
