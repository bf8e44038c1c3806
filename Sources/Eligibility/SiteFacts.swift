import Territory



/// What a commune alone tells about QPV.
public enum CommuneStanding: Sendable, Hashable {
  /// These quarters lie in it, at least partly.
  case touched([Int])
  case untouched
  /// The file of QPV has no commune codes, or the code stands in no list: nothing follows.
  case undecidable
  /// The row names no commune that is known.
  case unknown
}

/// Whether the QPV file speaks of the place.
public enum CoverageStanding: Sendable, Hashable {
  case covered
  case notCovered(department: String)
  case departmentUnknown
}

/// What is known of lived quarters for one site.
public struct LivedStanding: Sendable, Hashable {
  /// Some lived quarters were given, in whatever form.
  public var isGiven: Bool
  /// Index, in the list of lived quarters, of the entry that names the structure.
  public var named: Int?
  /// Stand to the polygons; nil without polygons or position.
  public var polygon: ZoneStanding?
  /// Lived quarters drawn in the commune, or serving one of its QPV, where the site has no position.
  public var possible: [Int]
  /// Width in metres of the buffer around QPV.
  public var buffer: Double?
  /// The buffer may reach into the commune, which no QPV touches.
  public var mayBeReached = false

  public init(isGiven: Bool = false, named: Int? = nil, polygon: ZoneStanding? = nil, possible: [Int] = [], buffer: Double? = nil)
  {
    self.isGiven = isGiven
    self.named = named
    self.polygon = polygon
    self.possible = possible
    self.buffer = buffer
  }

  public static let notGiven = LivedStanding()
}

/// Everything that the location of one site tells, before any rule.
public struct SiteFacts: Sendable, Hashable {
  /// Metres; nil without a position.
  public var radius: Double?
  /// The only position is that of a commune, which says nothing finer; `radius` is then nil.
  public var hasCommunePosition = false
  /// Stand to the QPV; nil without a position or without a geography for the place.
  public var quarter: ZoneStanding?
  public var commune: CommuneStanding
  public var coverage: CoverageStanding
  public var lived: LivedStanding
  /// Year of the QPV that the date asks for at this place, where no file given has it.
  public var missingYear: Int?

  public init(
    radius: Double?, quarter: ZoneStanding?, commune: CommuneStanding, coverage: CoverageStanding,
    lived: LivedStanding = .notGiven, missingYear: Int? = nil
  ) {
    self.radius = radius
    self.quarter = quarter
    self.commune = commune
    self.coverage = coverage
    self.lived = lived
    self.missingYear = missingYear
  }
}
