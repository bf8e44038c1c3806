import Foundation
import GeoFormats
import GeometryCore
import SampleTerritory
import Tabular
import Testing

@Suite struct SampleGeometryTests {
  /// A side of a polygon, by the bits of its coordinates.
  private struct Edge: Hashable {
    let ax, ay, bx, by: Double
    var reversed: Edge { Edge(ax: bx, ay: by, bx: ax, by: ay) }
  }

  private static func edges(_ shapes: GeometryArray, of features: [Int]) -> [Edge] {
    features.flatMap { feature in
      shapes.allRings(of: feature).flatMap { ring in
        let range = shapes.vertices(of: ring)
        return range.dropLast().map { Edge(ax: shapes.x[$0], ay: shapes.y[$0], bx: shapes.x[$0 + 1], by: shapes.y[$0 + 1]) }
      }
    }
  }

  /// Sides that no neighbour runs along the other way.
  private static func outer(_ edges: [Edge]) -> Set<Edge> {
    let all = Set(edges)
    return all.filter { !all.contains($0.reversed) }
  }

  private static func area(_ shapes: GeometryArray, _ feature: Int) -> Double {
    shapes.allRings(of: feature).reduce(0) { $0 + abs(shapes.signedArea(of: $1)) }
  }

  @Test func layersHaveTheirCountsAndAreValid() throws {
    let folder = try SampleFolder()
    let expected: [(SampleDepartment.File, Int, Int)] = [
      (.communes, 60, 2154), (.communesShape, 60, 2154), (.iris, 110, 2154), (.quarters2015, 11, 2154), (.quarters2024, 12, 2154),
      (.quarters2024Degrees, 12, 4326), (.livedQuarters, 4, 2154),
    ]
    for (file, count, epsg) in expected {
      let layer = try folder.layer(file)
      #expect(layer.geometries.count == count && layer.crs.epsg == epsg, "\(file.rawValue)")
      #expect(layer.repairs.isEmpty && layer.provenance.anomalies.isEmpty, "\(file.rawValue)")
      #expect(layer.geometries.kinds.allSatisfy { $0 == .polygon || $0 == .multiPolygon }, "\(file.rawValue)")
    }
    #expect(Set(try folder.layer(.communes).table.texts("siren_epci")).count == 3)
    #expect(Set(try folder.layer(.quarters2024).table.texts("code_qp").compactMap(\.last)) == ["N", "M", "I"])
    #expect(try folder.layer(.quarters2024).table.texts("insee_com").count { $0.contains(", ") } == 1)
  }

  /// Every border inside the département is there twice, once from each side, with the same vertices; what is left is one
  /// outline whose area is that of all communes together.
  @Test(arguments: [SampleDepartment.File.communesShape, .iris]) func bordersAreShared(file: SampleDepartment.File) throws {
    let shapes = try SampleFolder().layer(file).geometries
    let edges = Self.edges(shapes, of: Array(0..<shapes.count))
    #expect(Set(edges).count == edges.count, "no side belongs to two polygons on the same hand")
    let outline = Self.outer(edges)
    var next: [[Double]: Edge] = [:]
    for edge in outline { next[[edge.ax, edge.ay]] = edge }
    let start = try #require(outline.first)
    var ring = GeometryArray(), edge = start, count = 0
    repeat {
      ring.appendVertex(edge.ax, edge.ay)
      edge = try #require(next[[edge.bx, edge.by]])
      count += 1
    } while edge != start && count <= outline.count
    ring.endPolygonRing()
    #expect(count == outline.count, "one closed outline")
    let total = (0..<shapes.count).reduce(0) { $0 + Self.area(shapes, $1) }
    #expect(abs(abs(ring.signedArea(of: 0)) - total) < 0.01)
  }

  /// The IRIS of a commune have its code, its outline side for side, and its area.
  @Test func irisMakeUpTheirCommunes() throws {
    let folder = try SampleFolder()
    let communes = try folder.layer(.communesShape), irises = try folder.layer(.iris)
    let codes = try communes.table.texts("INSEE_COM"), irisCodes = try irises.table.texts("CODE_IRIS")
    let populations = try communes.table.texts("POPULATION").compactMap { Int($0) }
    let counted = try folder.table(.population)
    let figures = try counted.texts("P21_POP").compactMap { Int($0) }
    let people = Dictionary(uniqueKeysWithValues: zip(try counted.texts("IRIS"), figures))
    #expect(codes.count == 60)
    for (index, code) in codes.enumerated() {
      let parts = irisCodes.indices.filter { irisCodes[$0].hasPrefix(code) }
      #expect(parts.count > 1 ? populations[index] > 10_000 : irisCodes[parts[0]] == code + "0000")
      let outline = Self.outer(Self.edges(irises.geometries, of: parts))
      #expect(outline == Set(Self.edges(communes.geometries, of: [index])), "\(code)")
      let area = parts.reduce(0) { $0 + Self.area(irises.geometries, $1) }
      #expect(abs(area - Self.area(communes.geometries, index)) < 0.01, "\(code)")
      #expect(parts.reduce(0) { $0 + (people[irisCodes[$1]] ?? 0) } == populations[index], "\(code)")
    }
  }

  /// Every vertex of a quarter lies in a commune that it names, and each of these holds one.
  @Test func quartersLieInTheCommunesNamed() throws {
    let folder = try SampleFolder()
    let communes = try folder.layer(.communesShape)
    let locator = ZoneLocator(communes.geometries, crs: communes.crs)
    for (file, column, own) in [
      (SampleDepartment.File.quarters2024, "insee_com", "INSEE_COM"), (.quarters2015, "COMMUNE_QP", "NOM"),
    ] {
      let quarters = try folder.layer(file)
      let keys = try communes.table.texts(own), named = try quarters.table.texts(column)
      #expect(named.count == (file == .quarters2024 ? 12 : 11))
      for (row, cell) in named.enumerated() {
        let vertices = quarters.geometries.allVertices(of: row)
        let hits = locator.locate(x: Array(quarters.geometries.x[vertices]), y: Array(quarters.geometries.y[vertices]))
        let found = Set(hits.zones.map { keys[Int($0)] })
        #expect(found.sorted() == cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.sorted(), "\(cell)")
      }
    }
  }
}
