import CGEOS
import TestSupport
import Testing

@testable import GeometryCore

@Suite struct ValidityTests {
  typealias Ring = [(x: Double, y: Double)]

  private func square(_ x: Double, _ y: Double, _ side: Double) -> Ring { Rings.square(x, y, side, clockwise: true) }

  private func array(_ features: [[[Ring]]]) -> GeometryArray {
    var array = GeometryArray()
    for parts in features {
      for rings in parts {
        for ring in rings {
          for vertex in ring { array.appendVertex(vertex.x, vertex.y) }
          array.endRing()
        }
        array.endPart(.polygon)
      }
      array.endFeature(parts.isEmpty ? .empty : parts.count > 1 ? .multiPolygon : .polygon)
    }
    return array
  }

  @Test func waysToBeInvalid() throws {
    let bow: Ring = [(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)]
    let shapes = array([
      [[square(0, 0, 10)]], [[bow]], [[square(0, 0, 300), square(200, 100, 200)]],
      [[square(0, 0, 300), square(50, 50, 100), square(100, 100, 100)]], [[square(0, 0, 200)], [square(100, 100, 200)]],
      [], [[[(0, 0), (1, 1)]]], [[[(5, 5)]]], [[[(0, 0), (1, 1), (2, 2), (0, 0)]]], [[[(0, 0), (.nan, 1), (2, 2), (0, 0)]]],
      [[square(0, 0, 10)], [square(50, 0, 10)]],
    ])
    let invalid = Validity.check(shapes)
    #expect(invalid.map(\.index) == [1, 2, 3, 4, 6, 7, 8, 9])
    #expect(invalid.allSatisfy { !$0.reason.isEmpty })
    #expect(invalid[0].reason == "Self-intersection" && invalid[0].x == 50 && invalid[0].y == 50)
    let (repaired, log) = Validity.repair(shapes, invalid)
    #expect(repaired.count == shapes.count, "no feature is dropped")
    #expect(Validity.check(repaired).isEmpty)
    #expect(repaired.kinds[1] == .multiPolygon)
    #expect([6, 7, 8, 9].allSatisfy { repaired.kinds[$0] == .empty })
    #expect(repaired.kinds[10] == .multiPolygon && repaired.parts(of: 10).count == 2)
    #expect(log.map(\.invalid.index) == invalid.map(\.index) && log.map(\.invalid.reason) == invalid.map(\.reason))
    #expect(log[0].areaAfter == 5000 && log[3].areaAfter == 70_000)
    #expect(repaired.ringOffsets.last == repaired.vertexCount && repaired.partOffsets.last == repaired.ringOffsets.count - 1)
    for feature in [0, 10] {
      #expect(repaired.x[repaired.allVertices(of: feature)].elementsEqual(shapes.x[shapes.allVertices(of: feature)]))
    }
  }

  @Test func otherPartsOfACollectionStay() throws {
    var shapes = GeometryArray()
    shapes.appendVertex(7, 7)
    shapes.endRing()
    shapes.endPart(.point)
    for vertex: (Double, Double) in [(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)] { shapes.appendVertex(vertex.0, vertex.1) }
    shapes.endRing()
    shapes.endPart(.polygon)
    shapes.endFeature(.collection)
    shapes.appendPoint(1, 1)
    let repaired = Validity.repair(shapes, Validity.check(shapes)).geometries
    #expect(repaired.kinds == [.collection, .point])
    #expect(repaired.partKinds == [.point, .polygon, .polygon, .point])
  }

  /// The repaired shape equals what GEOS makes of the same polygon by itself, on random stars that cross themselves.
  @Test func equalsGEOS() throws {
    let seed = Seed.another()
    var random = seed.generator
    var shapes = GeometryArray()
    for _ in 0..<200 {
      var ring: Ring = (0..<Int.random(in: 3...12, using: &random)).map { _ in
        (Double(Int.random(in: 0...20, using: &random)), Double(Int.random(in: 0...20, using: &random)))
      }
      ring.append(ring[0])
      shapes.appendPolygon([ring])
    }
    let invalid = Validity.check(shapes)
    let repaired = Validity.repair(shapes, invalid).geometries
    let context = GeosContext.current
    let indices = Set(invalid.map(\.index))
    for feature in 0..<shapes.count {
      let original = try shapes.makeGEOS(feature: feature)
      defer { GEOSGeom_destroy_r(context.handle, original) }
      #expect((GEOSisValid_r(context.handle, original) == 0) == indices.contains(feature), "\(seed)")
      let result = try repaired.makeGEOS(feature: feature)
      defer { GEOSGeom_destroy_r(context.handle, result) }
      #expect(GEOSisValid_r(context.handle, result) == 1, "\(seed)")
    }
  }
}
