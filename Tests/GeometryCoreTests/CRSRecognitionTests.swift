import Foundation
import TestSupport
import Testing

@testable import GeometryCore

@Suite struct CRSRecognitionTests {
  @Test(arguments: [
    ("2154", 2154), ("EPSG:2154", 2154), (" epsg:2154\n", 2154), ("EPSG 2154", 2154), ("urn:ogc:def:crs:EPSG::2154", 2154),
    ("urn:ogc:def:crs:EPSG:9.5:5490", 5490), ("http://www.opengis.net/def/crs/EPSG/0/2972", 2972),
    ("http://www.opengis.net/gml/srs/epsg.xml#4326", 4326), ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326), ("OGC:CRS84", 4326),
    ("CRS84", 4326), ("ESRI:102110", 2154), ("EPSG:900913", 3857), ("EPSG:4979", 4326), ("EPSG:4965", 4171), ("EPSG:5698", 2154),
    ("Lambert-93", 2154), ("RGF93 / Lambert-93", 2154), ("Lambert II étendu", 27572), ("IGNF:LAMB93", 2154), ("CC46", 3946),
    ("WGS 84", 4326), ("+init=epsg:2975", 2975), ("EPSG:31370", 31370), ("EPSG:3035", 3035), ("EPSG:3299", 3299),
    ("+proj=longlat +datum=WGS84 +no_defs", 4326), ("+proj=utm +zone=40 +south +ellps=GRS80 +units=m +no_defs", 2975),
    ("+proj=utm +zone=20 +datum=WGS84 +units=m +no_defs", 32620),
    (
      "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m "
        + "+no_defs", 2154
    ),
    (
      "+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +lon_0=0.0 +x_0=0.0 +y_0=0 +k=1.0 +units=m +nadgrids=@null +wktext +no_defs",
      3857
    ),
    (
      "+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 "
        + "+towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs", 27572
    ),
  ])
  func spellings(text: String, code: Int) throws {
    #expect(try CRS.recognise(text).epsg == code)
  }

  @Test(arguments: ["", "   ", "EPSG:1", "bonjour", "PROJCS[\"x\"", "EPSG:5720", "EPSG:4978", "urn:ogc:def:crs:EPSG::0", "12"])
  func refused(text: String) {
    #expect(throws: GeometryError.self) { try CRS.recognise(text) }
  }

  /// Every system of the table, in each text form that PROJ writes, comes back as itself.
  @Test func everyFormOfEveryKnownSystem() throws {
    var failed: [String] = [], examined = 0
    for system in KnownSystem.all where !(30_000..<40_000).contains(system.epsg) || system.epsg % 10 == 0 {
      for form in TextForm.allCases {
        guard let text = form.text(of: system.epsg) else { continue }
        examined += 1
        let seen = try? CRS.recognise(text)
        if seen?.epsg != system.epsg { failed.append("\(system.epsg) \(form): \(String(describing: seen?.epsg)) \(text)") }
      }
    }
    #expect(failed.isEmpty, "\(failed.prefix(5).joined(separator: "\n"))")
    #expect(examined > 400, "\(examined)")
  }

  /// The table says of each system what PROJ says.
  @Test func tableAgreesWithProj() throws {
    for system in KnownSystem.all {
      let text = try #require(TextForm.wkt2.text(of: system.epsg), "EPSG:\(system.epsg)")
      let node = try #require(WktNode(text).flatMap(CRSSignature.horizontalNode))
      let signature = try #require(CRSSignature(node), "EPSG:\(system.epsg)")
      #expect(signature.matches(system.signature), "EPSG:\(system.epsg)")
      #expect(node.texts.first == system.name)
    }
  }

  /// IGN's text for Lambert II étendu: from Greenwich, with two parallels instead of a scale factor.
  @Test func secantSpellingOfLambert2() throws {
    func text(_ first: Double, _ second: Double, _ origin: Double, _ northing: Int) -> String {
      "PROJCS[\"NTF_Lambert_II_étendu\",GEOGCS[\"GCS_NTF\",DATUM[\"D_NTF\",SPHEROID[\"Clarke_1880_IGN\",6378249.2,293.46602]],"
        + "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.017453292519943295]],PROJECTION[\"Lambert_Conformal_Conic\"],"
        + "PARAMETER[\"Standard_Parallel_1\",\(first)],PARAMETER[\"Standard_Parallel_2\",\(second)],"
        + "PARAMETER[\"Latitude_Of_Origin\",\(origin)],PARAMETER[\"Central_Meridian\",2.337229167],"
        + "PARAMETER[\"False_Easting\",600000],PARAMETER[\"False_Northing\",\(northing)],UNIT[\"Meter\",1]]"
    }
    for (code, first, second, origin, northing) in [
      (27572, 45.89891889, 47.69601444, 46.8, 2_200_000), (27571, 48.59852278, 50.39591167, 49.5, 1_200_000),
      (27573, 43.19929139, 44.99609389, 44.1, 3_200_000),
    ] {
      let secant = text(first, second, origin, northing)
      #expect(try CRS.recognise(secant).epsg == code)
      // PROJ places points of both texts within a decimetre.
      let literal = CRS(epsg: nil, name: "", isGeographic: false, definition: secant)
      let ntf = CRS(epsg: 4275, name: "NTF", isGeographic: true, definition: "EPSG:4275")
      let a = try #require(CoordinateTransform(from: literal, to: ntf).apply(650_000, Double(northing) - 50_000))
      let b = try #require(CoordinateTransform(from: CRS(epsg: code), to: ntf).apply(650_000, Double(northing) - 50_000))
      #expect(abs(a.x - b.x) < 1e-6 && abs(a.y - b.y) < 1e-6)
    }
  }

  @Test func otherSpellings() throws {
    let sphere =
      "PROJCS[\"WGS_1984_Web_Mercator\","
      + "GEOGCS[\"GCS_WGS_1984_Major_Auxiliary_Sphere\",DATUM[\"D_WGS_1984_Major_Auxiliary_Sphere\","
      + "SPHEROID[\"WGS_1984_Major_Auxiliary_Sphere\",6378137.0,0.0]],"
      + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
      + "PROJECTION[\"Mercator\"],PARAMETER[\"False_Easting\",0.0],PARAMETER[\"Central_Meridian\",0.0],UNIT[\"Meter\",1.0]]"
    #expect(try CRS.recognise(sphere).epsg == 3857)
    let esri = try #require(TextForm.esri.text(of: 2154))
    #expect(try CRS.recognise("\u{FEFF}" + esri + ",VERTCS[\"NGF_IGN69\",VDATUM[\"NGF\"],UNIT[\"Meter\",1.0]]").epsg == 2154)
    #expect(try CRS.recognise(esri.replacing("RGF_1993", with: "WGS_1984")).epsg == 2154)
    #expect(try CRS.recognise(esri.replacing(",", with: " ,\n  ")).epsg == 2154)
    #expect(try CRS.recognise(esri.replacing("[", with: "(").replacing("]", with: ")")).epsg == 2154)
  }

  @Test func anotherCountryIsNotFrance() throws {
    var examined = 0
    for code in [31974, 26920, 31370, 28355] {
      for form in TextForm.allCases {
        guard let text = form.text(of: code) else { continue }
        examined += 1
        #expect(try [code, nil].contains(CRS.recognise(text).epsg), "\(code) \(form)")
      }
    }
    #expect(examined == 20)
  }

  @Test(.needsSharedData)
  func filesFoundInTheWild() throws {
    let folder = SharedData.path("prj")
    let found = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".prj") || $0.hasSuffix(".qpj")
    }
    #expect(found.count > 20)
    for path in found {
      let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      let name = (path as NSString).lastPathComponent
      let expected =
        name.hasPrefix("L93")
        ? 2154
        : name.hasPrefix("CC46")
          ? 3946
          : name.hasPrefix("WGS84")
            ? 4326
            : Int(name.split(separator: "_")[1])
      #expect(try CRS.recognise(text).epsg == expected, "\(path)")
    }
  }
}

@Suite struct CRSAreaTests {
  @Test func falseDeclarations() throws {
    let lambert = Box(minX: 912_000, minY: 6_458_000, maxX: 913_000, maxY: 6_459_000)
    let degrees = Box(minX: 4.7, minY: 45.6, maxX: 4.9, maxY: 45.8)
    #expect(CRS.lambert93.canHold(lambert) && CRS.wgs84.canHold(degrees))
    #expect(!CRS.wgs84.canHold(lambert) && !CRS.lambert93.canHold(degrees))
    for code in [3946, 5490, 2975, 27572, 3297, 32620, 32631, 3857, 31370] {
      #expect(try !CRS(epsg: code).canHold(degrees), "EPSG:\(code)")
    }
    for code in [3946, 3942, 5490, 2975, 27572] { #expect(try !CRS(epsg: code).canHold(lambert), "EPSG:\(code)") }
    #expect(try CRS(epsg: 31370).canHold(Box(minX: 150_000, minY: 170_000, maxX: 151_000, maxY: 171_000)))
    #expect(CRS.wgs84.canHold(.empty))
  }

  /// Numbers are compared with the places expected, drawn in each of their systems.
  @Test func deductionFromPlaces() {
    // A square of two degrees with a corner cut off, round Moulins, and the box of La Réunion.
    let square = Outline([[(2, 45), (4, 45), (4, 47), (3, 47), (2, 46)]])
    let island = Outline(Box(minX: 55.1, minY: -21.5, maxX: 55.9, maxY: -20.8))
    let places = ExpectedPlaces([
      ExpectedPlaces.Area(square, systems: [2154, 3946, 3857]), ExpectedPlaces.Area(island, systems: [2975]),
    ])
    func codes(_ x: Double, _ y: Double) -> [Int?] {
      CRS.plausibleSystems(for: Box(minX: x, minY: y, maxX: x, maxY: y), in: places).map(\.epsg)
    }
    #expect(codes(3, 46) == [4326] && codes(55.5, -21) == [4326] && codes(-74, 40.7) == [])
    #expect(codes(700_000, 6_600_000) == [2154] && codes(1_700_000, 5_200_000) == [3946] && codes(338_000, 7_680_000) == [2975])
    // The corner that is cut off, and beyond the square.
    #expect(codes(630_000, 6_645_000) == [] && codes(900_000, 6_600_000) == [])
    #expect(CRS.plausibleSystems(for: Box(minX: 700_000, minY: 6_600_000, maxX: 700_001, maxY: 6_600_001), in: .anywhere) == [])
    #expect(CRS.plausibleSystems(for: .empty, in: places) == [])
  }
}

@Suite struct OutlineTests {
  /// The bands change nothing: every point is where an even or odd number of edges to its right says it is.
  @Test func bandsAgreeWithAllEdges() {
    let seed = Seed(31)
    var random = seed.generator
    for _ in 0..<20 {
      let line = (0..<Int.random(in: 3...40, using: &random)).map { _ in
        (x: Double.random(in: -5...5, using: &random), y: Double.random(in: -2...2, using: &random))
      }
      let outline = Outline([line])
      for _ in 0..<500 {
        let x = Double.random(in: -6...6, using: &random), y = Double.random(in: -3...3, using: &random)
        var inside = false
        for (a, b) in zip(line, line.dropFirst() + [line[0]]) where (a.y > y) != (b.y > y) {
          let crossing = (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x
          if x < crossing { inside.toggle() }
        }
        #expect(outline.contains(x, y) == inside, "\(seed)")
      }
    }
  }

  @Test func aBoxHoldsItsLimit() {
    let outline = Outline(Box(minX: 0, minY: 0, maxX: 2, maxY: 1))
    for (x, y) in [(0.0, 0.0), (2, 1), (1, 1), (2, 0.5)] { #expect(outline.contains(x, y)) }
    #expect(!outline.contains(2.001, 0.5) && !outline.contains(.nan, 0.5) && !Outline([]).contains(0, 0))
  }
}
