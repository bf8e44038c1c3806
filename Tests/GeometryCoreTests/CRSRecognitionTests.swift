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
      "PROJCS[\"WGS_1984_Web_Mercator\",GEOGCS[\"GCS_WGS_1984_Major_Auxiliary_Sphere\",DATUM[\"D_WGS_1984_Major_Auxiliary_Sphere\","
      + "SPHEROID[\"WGS_1984_Major_Auxiliary_Sphere\",6378137.0,0.0]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
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

  @Test func deduction() {
    func codes(_ box: Box) -> [Int?] { CRS.plausibleSystems(for: box).map(\.epsg) }
    #expect(codes(Box(minX: 912_000, minY: 6_458_000, maxX: 913_000, maxY: 6_459_000)) == [2154])
    #expect(codes(Box(minX: 4.7, minY: 45.6, maxX: 4.9, maxY: 45.8)) == [4326])
    #expect(codes(Box(minX: 1_840_000, minY: 5_170_000, maxX: 1_850_000, maxY: 5_180_000)) == [3946])
    #expect(codes(Box(minX: 338_000, minY: 7_680_000, maxX: 340_000, maxY: 7_690_000)) == [2975])
    #expect(codes(Box(minX: 520_000, minY: 8_580_000, maxX: 521_000, maxY: 8_581_000)) == [4471])
    // Toulouse in Lambert-93 has the numbers of the Meuse in Web Mercator: two answers, so none may be taken.
    #expect(codes(Box(minX: 573_000, minY: 6_278_000, maxX: 575_000, maxY: 6_280_000)).contains(2154))
    #expect(codes(Box(minX: 573_000, minY: 6_278_000, maxX: 575_000, maxY: 6_280_000)).count == 2)
    #expect(codes(Box(minX: 0, minY: 0, maxX: 100, maxY: 95)).isEmpty)
    #expect(codes(.empty).isEmpty)
  }

  @Test(arguments: [
    (2.35, 48.85, 2154), (9.1, 42.1, 2154), (-61.0, 14.6, 5490), (-61.5, 16.2, 5490), (-62.85, 17.9, 5490), (-52.3, 4.9, 2972),
    (55.45, -20.88, 2975), (45.2, -12.8, 4471), (-56.2, 46.8, 4467), (-149.5, -17.6, 3297), (-151.4, -16.5, 3296),
    (-140, -9.8, 3298), (-134.97, -23.1, 3299), (166.4, -22.2, 3163), (-176.2, -13.3, 8903),
  ])
  func localProjection(longitude: Double, latitude: Double, code: Int) {
    #expect(LocalProjection.crs(longitude: longitude, latitude: latitude)?.epsg == code)
  }

  @Test func noLocalProjectionElsewhere() {
    #expect(LocalProjection.crs(longitude: 70.2, latitude: -49.3) == nil)
    #expect(LocalProjection.crs(longitude: -74, latitude: 40.7) == nil)
    #expect(LocalProjection.crs(longitude: .nan, latitude: 48) == nil)
  }
}
