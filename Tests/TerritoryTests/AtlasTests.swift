import Foundation
import Geocoding
import GeoFormats
import GeometryCore
import TestSupport
import Testing

@testable import Territory

@Suite struct AtlasTests {
  static let places: [(longitude: Double, latitude: Double, territory: String, epsg: Int)] = [
    // The mainland's corners and some towns at a border: Bray-Dunes, Ouessant, Hendaye, Cerbère, Menton, Lauterbourg, Givet,
    // Saint-Julien-en-Genevois, Ferney-Voltaire, Annemasse, Bourg-Madame.
    (2.35, 48.85, "metropole", 2154), (2.53, 51.08, "metropole", 2154), (-5.1, 48.46, "metropole", 2154),
    (-1.78, 43.36, "metropole", 2154), (3.16, 42.44, "metropole", 2154), (7.51, 43.78, "metropole", 2154),
    (8.18, 48.97, "metropole", 2154), (4.82, 50.14, "metropole", 2154), (6.08, 46.14, "metropole", 2154),
    (6.11, 46.26, "metropole", 2154), (6.23, 46.19, "metropole", 2154), (1.95, 42.43, "metropole", 2154),
    // Corsica: Ajaccio, Bonifacio, Rogliano.
    (8.74, 41.92, "metropole", 2154), (9.16, 41.39, "metropole", 2154), (9.42, 42.96, "metropole", 2154),
    (-61.53, 16.24, "guadeloupe", 5490), (-61.06, 14.6, "martinique", 5490), (-52.33, 4.94, "guyane", 2972),
    (55.45, -20.88, "reunion", 2975), (45.23, -12.78, "mayotte", 4471), (-56.18, 46.78, "spm", 4467),
    (-62.85, 17.9, "saint-barthelemy", 5490), (-63.08, 18.07, "saint-martin", 5490),
    (-176.17, -13.28, "wallis", 8903), (-178.1, -14.3, "wallis", 8903),
    // Bora-Bora, Papeete, Nuku Hiva, Mangareva.
    (-151.75, -16.5, "polynesie", 3296), (-149.57, -17.54, "polynesie", 3297), (-140.1, -8.9, "polynesie", 3298),
    (-134.97, -23.12, "polynesie", 3299), (166.45, -22.27, "caledonie", 3163),
  ]

  @Test(arguments: places)
  func whereFranceIs(longitude: Double, latitude: Double, territory: String, epsg: Int) {
    let atlas = Atlas.france
    let holder = atlas.territory(longitude: longitude, latitude: latitude)?.code
    let holds = atlas.holds(longitude: longitude, latitude: latitude)
    let isOverseas = atlas.isOverseas(longitude: longitude, latitude: latitude)
    #expect(holds && holder == territory && isOverseas == (territory != "metropole"))
    #expect(MetricSystems.france.crs(longitude: longitude, latitude: latitude)?.epsg == epsg)
  }

  /// London, Dover, Berlin, Genève, Lausanne, Bruxelles, Tournai, Luxembourg, Saarbrücken, Freiburg, Torino, Barcelona,
  /// Andorra la Vella, Jersey, Sardinia, Antigua, Dominica, Saint Lucia, Paramaribo, Mauritius, Comoros, New York; Kerguelen,
  /// for which nothing is laid down; the Channel, the Atlantic, the Mediterranean, (0, 0).
  @Test(arguments: [
    (-0.13, 51.51), (1.31, 51.13), (13.4, 52.52), (6.1432, 46.2044), (6.63, 46.52), (4.35, 50.85), (3.389, 50.606), (6.13, 49.61),
    (6.9969, 49.2402), (7.85, 48.0), (7.69, 45.07), (2.17, 41.39), (1.52, 42.51), (-2.1, 49.19), (9.15, 41.1),
    (-61.84, 17.12), (-61.39, 15.3), (-60.99, 14.01), (-55.2, 5.83), (57.5, -20.16), (43.25, -11.7), (-74, 40.7), (70.2, -49.3),
    (-3.5, 50), (-12, 46), (5, 41.5), (0, 0), (.nan, 48),
  ])
  func whereItIsNot(longitude: Double, latitude: Double) {
    let atlas = Atlas.france
    let holds = atlas.holds(longitude: longitude, latitude: latitude)
    let holder = atlas.territory(longitude: longitude, latitude: latitude)?.code
    let isOverseas = atlas.isOverseas(longitude: longitude, latitude: latitude)
    #expect(!holds && holder == nil && isOverseas == nil)
  }

  /// For every place that a territory holds, the metric system chosen is the legal one of that territory.
  @Test func metricSystemsAreTheLegalOnes() {
    // The domain reference's table of legal systems.
    let legal: [String: Set<Int>] = [
      "metropole": [2154], "guadeloupe": [5490], "martinique": [5490], "saint-barthelemy": [5490], "saint-martin": [5490],
      "guyane": [2972], "reunion": [2975], "mayotte": [4471], "spm": [4467], "wallis": [8903], "caledonie": [3163],
      "polynesie": [3296, 3297, 3298, 3299],
    ]
    var held: [String: Int] = [:]
    for territory in Territories.standard.territories {
      let box = territory.box
      for i in -5...65 {
        for j in -5...65 {
          let x = box.minX + box.width * Double(i) / 60, y = box.minY + box.height * Double(j) / 60
          guard let holder = Atlas.france.territory(longitude: x, latitude: y) else { continue }
          held[holder.code, default: 0] += 1
          let epsg = MetricSystems.france.crs(longitude: x, latitude: y)?.epsg
          #expect(legal[holder.code]?.contains(epsg ?? 0) == true, "\(holder.code) (\(x), \(y))")
        }
      }
    }
    #expect(Set(held.keys) == Set(legal.keys) && held.values.allSatisfy { $0 > 1000 })
    #expect(Territories.standard.territories.flatMap(\.otherSystems).allSatisfy { (try? CRS(epsg: $0))?.isGeographic == false })
    #expect(Territories.standard.departments.allSatisfy { LegalSystem(commune: $0.code + "001").epsg > 0 })
  }

  /// The examples of the doc comment.
  @Test func examples() {
    let name = Atlas.france.territory(longitude: 55.45, latitude: -20.88)?.name == "La Réunion"
    let abroad = Atlas.france.isOverseas(longitude: 13.4, latitude: 52.52) == nil
    let system = MetricSystems.france.crs(longitude: -61.06, latitude: 14.6)?.epsg == 5490
    #expect(name && abroad && system)
  }

  /// What the data say of boxes, lines and zones agrees.
  @Test func boxesHoldWhatTheyBound() {
    for territory in Territories.standard.territories {
      #expect(territory.box.contains(territory.outline.box), "\(territory.code)")
      for zone in territory.zones { #expect(territory.box.contains(zone.box) && zone.box.contains(zone.land), "\(zone.epsg)") }
      #expect(territory.zones.isEmpty || territory.zones.contains { $0.epsg == territory.epsg })
    }
    for department in Territories.standard.departments {
      #expect(Territories.standard.territory(department.territory)?.box.contains(department.box) == true, "\(department.code)")
    }
  }

  /// Every vertex of every commune of France lies in the territory that its code names.
  @Test(.needsSharedData)
  func noCommuneIsMissed() throws {
    let path = SharedData.path("communes/france-2026.geojson")
    let layer = try LayerFile.read(path: path, options: LayerOptions(places: .france, repair: false))
    let column = try #require(layer.table.columnIndex("code"))
    var outside: [String] = []
    for feature in 0..<layer.geometries.count {
      let code = layer.table[feature, column]
      let expected = CommuneCode.department(of: code).flatMap(Territories.standard.department)?.territory
      let vertices = layer.geometries.allVertices(of: feature)
      if !vertices.allSatisfy({
        Atlas.france.territory(longitude: layer.geometries.x[$0], latitude: layer.geometries.y[$0])?.code == expected
      }) {
        outside.append(code)
      }
    }
    #expect(layer.geometries.count > 30_000 && outside.isEmpty, "\(outside.prefix(10))")
  }

  @Test func deduction() {
    func codes(_ box: Box) -> [Int?] { CRS.plausibleSystems(for: box, in: .france).map(\.epsg) }
    #expect(codes(Box(minX: 912_000, minY: 6_458_000, maxX: 913_000, maxY: 6_459_000)) == [2154])
    #expect(codes(Box(minX: 4.7, minY: 45.6, maxX: 4.9, maxY: 45.8)) == [4326])
    #expect(codes(Box(minX: 1_840_000, minY: 5_170_000, maxX: 1_850_000, maxY: 5_180_000)) == [3946])
    #expect(codes(Box(minX: 338_000, minY: 7_680_000, maxX: 340_000, maxY: 7_690_000)) == [2975])
    #expect(codes(Box(minX: 520_000, minY: 8_580_000, maxX: 521_000, maxY: 8_581_000)) == [4471])
    // Toulouse in Lambert-93 has the numbers of the Meuse in Web Mercator: two answers, so none may be taken.
    #expect(codes(Box(minX: 573_000, minY: 6_278_000, maxX: 575_000, maxY: 6_280_000)) == [2154, 3857])
    // Ajaccio in Lambert-93 has the numbers of a place at sea in CC47.
    #expect(codes(Box(minX: 1_175_000, minY: 6_105_000, maxX: 1_178_000, maxY: 6_108_000)) == [2154])
    // London and Bruxelles in Lambert-93.
    #expect(codes(Box(minX: 482_000, minY: 7_163_000, maxX: 483_000, maxY: 7_164_000)) == [])
    #expect(codes(Box(minX: 795_000, minY: 7_082_000, maxX: 796_000, maxY: 7_083_000)) == [])
    #expect(codes(Box(minX: 0, minY: 0, maxX: 100, maxY: 95)).isEmpty)
    #expect(codes(.empty).isEmpty)
  }

  /// Every département's middle is found in every system that files use for its territory and that serves its latitude.
  @Test func everyDepartmentIsPlausibleInItsSystems() throws {
    for department in Territories.standard.departments {
      let territory = try #require(Territories.standard.territory(department.territory))
      // Of Polynésie, whose middle is open sea, Papeete.
      let centre = department.code == "987" ? (x: -149.57, y: -17.54) : department.box.centre
      let own = try #require(MetricSystems.france.crs(longitude: centre.x, latitude: centre.y))
      for code in [try #require(own.epsg)] + territory.otherSystems where !(27571...27574).contains(code) || code == 27572 {
        if (3942...3950).contains(code), abs(centre.y - Double(code - 3900)) > 1 { continue }
        let crs = try CRS(epsg: code)
        let point = try #require(try CoordinateTransform(from: .wgs84, to: crs).apply(centre.x, centre.y))
        let box = Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        #expect(CRS.plausibleSystems(for: box, in: .france).contains(crs), "\(department.code) \(code)")
      }
    }
  }
}
