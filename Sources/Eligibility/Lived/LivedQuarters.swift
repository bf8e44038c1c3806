import GeometryCore
import Groundwork
import Territory

/// Lived quarters (QV): no national definition, so what the office gives, in one of three forms.
public struct LivedQuarters: Sendable {
  /// Where the lived quarters come from.
  public enum Form: Sendable {
    case none
    case polygons(LivedPolygons)
    /// A list of structures by id or name.
    case list(LivedQuarterList)
    /// Everything within so many metres of a QPV.
    case band(metres: Double)
  }

  public var form: Form
  /// How the column `sources` quotes it; nil where nothing was given.
  public var citation: String?

  public init(form: Form, citation: String?) {
    self.form = form
    self.citation = citation
  }

  public static let none = LivedQuarters(form: .none, citation: nil)

  public var isGiven: Bool { if case .none = form { false } else { true } }

  /// The polygons; nil in the other forms.
  public var polygons: LivedPolygons? { if case .polygons(let polygons) = form { polygons } else { nil } }

  /// Code and name of an entry or a polygon, and the code of the QPV that it serves.
  func title(_ index: Int) -> (code: String, name: String, served: String) {
    switch form {
    case .polygons(let drawn): (drawn.zones[index].code, drawn.zones[index].name, drawn.served[index])
    case .list(let list): ("", "", list.entries[index].quarter)
    case .none, .band: ("", "", "")
    }
  }
}

/// Lived quarters drawn on a map.
public struct LivedPolygons: Sendable {
  /// With the codes of the communes that they name or touch.
  public var zones: [Quarter]
  /// Code of the QPV that each zone serves; blank if none.
  public var served: [String]
  public var locator: any PlaceLocating
  /// Outlines in WGS 84 degrees, one a zone; nil where only the locator knows them.
  public var shapes: GeometryArray?
  /// The worst shift that carries its shapes out of an older datum; nil where none is made.
  public var shift: DatumShift?

  public init(zones: [Quarter], served: [String], locator: any PlaceLocating, shapes: GeometryArray? = nil) {
    self.zones = zones
    self.served = served
    self.locator = locator
    self.shapes = shapes
  }

  /// Those that serve one of these QPV or name this commune: where a site without position might be.
  func possible(commune: String, quarters: [String]) -> [Int] {
    zones.indices.filter { zones[$0].communeCodes.contains(commune) || quarters.contains(served[$0]) }
  }
}
