import GeometryCore

/// Where France lies: which territory holds a place, which metric system is the legal one there, and what the numbers of
/// French files may mean.
///
/// All of it comes from the territories of `Data/territoires.yml`; no other table says where France is. The mainland is
/// drawn by lines (its box holds Bruxelles, Genève and Barcelone), with a margin of 2 km towards a neighbour and 10 km at
/// sea, so that no French place is ever missed; it tells abroad from home and decides nothing finer.
///
///     Atlas.france.territory(longitude: 55.45, latitude: -20.88)?.name == "La Réunion"
///     Atlas.france.isOverseas(longitude: 13.4, latitude: 52.52) == nil
///     MetricSystems.france.crs(longitude: -61.06, latitude: 14.6)?.epsg == 5490
public struct Atlas: Sendable {
  /// The atlas of the data that the program carries.
  public static let france = Atlas(Territories.standard)

  private let territories: [Territories.Territory]
  /// Where most places lie: the outline of the first territory, asked before any other.
  private let first: Outline?

  /// - Parameter data: territories in the order in which they are asked.
  public init(_ data: Territories) {
    territories = data.territories
    first = territories.first?.outline
  }

  /// The territory that holds a place in degrees; nil abroad.
  public func territory(longitude: Double, latitude: Double) -> Territories.Territory? {
    territories.first { $0.outline.contains(longitude, latitude) }
  }

  /// Whether a place in degrees lies in France.
  public func holds(longitude: Double, latitude: Double) -> Bool {
    first?.contains(longitude, latitude) == true || territories.contains { $0.outline.contains(longitude, latitude) }
  }

  /// True overseas, false on the mainland and in Corsica, nil abroad.
  public func isOverseas(longitude: Double, latitude: Double) -> Bool? {
    territory(longitude: longitude, latitude: latitude).map { $0.code != "metropole" }
  }

  /// Which system measures where. A place abroad in a territory's box is measured in that territory's system, so that a point
  /// just beyond a border has its distance too.
  var metricAreas: [(box: Box, epsg: Int)] {
    territories.flatMap { territory in
      territory.zones.map { (box: $0.box, epsg: $0.epsg) } + [(box: territory.box, epsg: territory.epsg)]
    }
  }

  /// Where data of France may lie, and in which metric systems.
  var expectedAreas: [ExpectedPlaces.Area] {
    territories.flatMap { territory in
      guard !territory.zones.isEmpty else {
        return [ExpectedPlaces.Area(territory.outline, systems: [territory.epsg] + territory.otherSystems)]
      }
      return territory.zones.map { ExpectedPlaces.Area(Outline($0.land), systems: [$0.epsg] + territory.otherSystems) }
    }
  }
}

extension MetricSystems {
  /// The legal metric systems of France (décret 2000-1276 and its arrêté). The Terres australes have none here.
  public static let france = MetricSystems(
    Atlas.france.metricAreas.compactMap { area in (try? CRS(epsg: area.epsg)).map { (box: area.box, crs: $0) } })
}

extension ExpectedPlaces {
  /// The territories of France, and the systems that French files use there.
  public static let france = ExpectedPlaces(Atlas.france.expectedAreas)
}
