import Coverage
import GeometryCore
import Groundwork

/// A map: zones of a territory with their values, and what lies over them; `svg()` draws it.
///
/// Layers may be in any reference systems. They are drawn in the legal metric system of the place, overseas territories beside
/// the mainland in a frame each. Title, legend, scale, north and source are always there.
///
///     var map = MapDrawing(title: "Distance au centre social le plus proche", zones: zones, sources: ["qpv.gpkg (QPV 2024)"])
///     map.points = [MapPoints(name: "centres", ...)]
///     let text = try map.svg()
///
/// Elements have a `class` (`zone`, `limite`, `point`, `cercle`) and a `data-code`, for pages that make them answer.
public struct MapDrawing: Sendable {
  public var title: String
  /// Behind the title: what is shown, its unit, its year.
  public var subtitle = ""
  public var zones: MapZones
  /// Below the zones, in grey: what they lie in, and what lies around the territory.
  public var ground: [MapLimits] = []
  /// Over the zones, in this order.
  public var limits: [MapLimits] = []
  /// Over zones and limits.
  public var points: [MapPoints] = []
  /// How values become colours; the colours of the zones without a value, and of a map of circles, are always the same.
  public var style = MapStyle()
  /// Files that it rests on with what they are: "qpv_2024.gpkg (sha256 1a2b3c4d5e6f, QPV 2024)".
  public var sources: [String]
  /// Further lines below the map.
  public var notes: [String] = []

  public init(title: String, zones: MapZones, sources: [String]) {
    self.title = title
    self.zones = zones
    self.sources = sources
  }
}

/// Zones with a value each.
public struct MapZones: Sendable {
  /// Polygons, or points where the values have nothing but a place.
  public var shapes: GeometryArray
  public var crs: CRS
  /// A code a feature, blank for none.
  public var codes: [String]
  /// A name a feature, blank for none.
  public var names: [String]
  /// A value a feature, or why there is none; empty for zones that are only ground.
  public var figures: [Figure] = []
  /// The same in words for tooltips; empty to write the numbers.
  public var words: [String] = []
  /// Behind numbers: "%", "m".
  public var unit = ""
  /// Whether a feature belongs to the territory; others are drawn in grey as far as the frame goes. Empty for all.
  public var isInside: [Bool] = []

  public init(shapes: GeometryArray, crs: CRS, codes: [String], names: [String]) {
    self.shapes = shapes
    self.crs = crs
    self.codes = codes
    self.names = names
  }

  func isInside(_ feature: Int) -> Bool { isInside.isEmpty || isInside[feature] }
}

/// Limits drawn over zones: QPV over communes, or a catchment filled lightly.
public struct MapLimits: Sendable {
  /// For the legend.
  public var name: String
  public var shapes: GeometryArray
  public var crs: CRS
  /// A code and a name a feature, for tooltips and pages.
  public var codes: [String], names: [String]
  /// "#rrggbb"
  public var colour = MapPalette.limit
  /// How much of what lies below is covered with the colour, 0 to 1.
  public var filling = 0.0

  public init(name: String, shapes: GeometryArray, crs: CRS, codes: [String] = [], names: [String] = []) {
    self.name = name
    self.shapes = shapes
    self.crs = crs
    self.codes = codes
    self.names = names
  }
}

/// Points of one or several kinds, each kind with a shape and a colour of its own.
public struct MapPoints: Sendable {
  /// A kind, in the order of the legend.
  public struct Kind: Sendable, Hashable {
    public var name: String
    /// "#rrggbb"; nil for the next of the palette.
    public var colour: String?

    public init(name: String, colour: String? = nil) {
      self.name = name
      self.colour = colour
    }
  }

  /// For the legend where there is one kind without a name.
  public var name: String
  /// In `crs`; NaN for a point without position, which is not drawn.
  public var x: [Double], y: [Double]
  public var crs: CRS
  public var kinds: [Kind]
  /// Which kind each point is.
  public var kindOf: [Int]
  /// For pages, and names for tooltips.
  public var codes: [String], names: [String]
  /// Metres around each point, drawn as a circle; nil for none.
  public var reach: Double?

  /// - Precondition: `x`, `y`, `kindOf`, `codes` and `names` are of one length.
  public init(
    name: String, x: [Double], y: [Double], crs: CRS, kinds: [Kind], kindOf: [Int], codes: [String], names: [String]
  ) {
    precondition(Set([x.count, y.count, kindOf.count, codes.count, names.count]).count == 1)
    self.name = name
    self.x = x
    self.y = y
    self.crs = crs
    self.kinds = kinds
    self.kindOf = kindOf
    self.codes = codes
    self.names = names
  }
}

/// How a map shows its values.
public struct MapStyle: Sendable, Hashable {
  public var method = ValueClasses.Method.quantiles
  /// How many classes are wanted.
  public var classes = 5
  /// The value of what the territory is compared with: a limit between classes, with its words.
  public var reference: Double?
  public var referenceName = "référence"
  /// Circles with an area in proportion to the value instead of colours: for counts.
  public var hasCircles = false
  /// Names of zones where there is room.
  public var hasLabels = false
  /// A `title` in each zone: name, code and value in words.
  public var hasTooltips = false
  /// Pixels of CSS.
  public var width = 960.0
  /// In front of the `id`s of the drawing: pages with several maps give each its own.
  public var identifier = ""

  public init() {}
}
