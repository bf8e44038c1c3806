/// A reference system that French files use, with what tells it from the others.
///
/// Codes, names and parameters are those of the EPSG registry (read with PROJ 9.5); see also the legal list of the arrêté
/// that applies décret 2000-1276. Only systems in this table are recognised without opening PROJ's database.
struct KnownSystem: Sendable {
  let epsg: Int
  let name: String
  let signature: CRSSignature
  /// Folded pieces of name that mean this datum; the longest that a text holds decides among equal signatures.
  let datumNames: [String]
  /// Coordinates that the system can hold at all, in its own units and generously: beyond, a declaration is false.
  let possible: Box
  /// The heights that the system is meant for, where it is one of a series of which each serves a band of latitudes.
  var northings: ClosedRange<Double>?
  /// The same system by other parameters.
  var alternative: CRSSignature?

  var crs: CRS {
    CRS(epsg: epsg, name: name, isGeographic: signature.method == .geographic, definition: "EPSG:\(epsg)")
  }

  /// All systems, the one to prefer first among equal signatures.
  static let all: [KnownSystem] =
    lambert93 + [pseudoMercator] + conicConformal + ntf + overseas + utm + geographic

  func matches(_ other: CRSSignature) -> Bool {
    signature.matches(other) || alternative?.matches(other) == true
  }

  static let byCode: [Int: Int] = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.epsg, $0) })

  static func of(_ epsg: Int) -> KnownSystem? { byCode[epsg].map { all[$0] } }
}

// Métropole.
extension KnownSystem {
  /// Names of the French datum of 1993, by realisation.
  private static let realisations: [(suffix: String, names: [String])] = {
    let names = ["rgf93", "rgf1993", "reseaugeodesiquefrancais1993", "rgf"]
    return [
      ("v1", names + names.dropLast().map { $0 + "v1" }), ("v2", names.dropLast().map { $0 + "v2" }),
      ("v2b", names.dropLast().map { $0 + "v2b" }),
    ]
  }()

  private static let lambert93: [KnownSystem] = zip([2154, 9793, 9794], realisations).map { code, realisation in
    KnownSystem(
      epsg: code, name: "RGF93 \(realisation.suffix) / Lambert-93",
      signature: CRSSignature(
        method: .lambertConic, latitude: 46.5, longitude: 3, easting: 700_000, northing: 6_600_000, parallels: (44, 49),
        ellipsoid: .grs80),
      datumNames: realisation.names, possible: box(-400, 5900, 1500, 7400))
  }

  /// CC42 to CC50: nine conics of one degree on either side, the million of y telling them apart.
  private static let conicConformal: [KnownSystem] = zip([3942, 9822, 9842], realisations).flatMap { first, realisation in
    (0..<9).map { index in
      let latitude = Double(42 + index)
      let northing = 1_200 + 1_000 * Double(index)
      return KnownSystem(
        epsg: first + index, name: "RGF93 \(realisation.suffix) / CC\(42 + index)",
        signature: CRSSignature(
          method: .lambertConic, latitude: latitude, longitude: 3, easting: 1_700_000, northing: northing * 1000,
          parallels: (latitude - 0.75, latitude + 0.75), ellipsoid: .grs80),
        datumNames: realisation.names, possible: box(900, northing - 750, 2500, northing + 750),
        northings: (northing - 120) * 1000...(northing + 150) * 1000)
    }
  }

  private static let pseudoMercator = KnownSystem(
    epsg: 3857, name: "WGS 84 / Pseudo-Mercator",
    signature: CRSSignature(method: .pseudoMercator, ellipsoid: .wgs84), datumNames: [],
    possible: box(-20_038, -20_049, 20_038, 20_049))

  /// Lambert zones of the old triangulation: I to IV with the zone's number in the millions of y ("étendu", "carto") or without.
  private static let ntf: [KnownSystem] = [
    ntf(27572, "Lambert zone II", 46.8, 0.99987742, 2200, nil),
    ntf(27571, "Lambert zone I", 49.5, 0.999877341, 1200, 1_030_000...1_415_000),
    ntf(27573, "Lambert zone III", 44.1, 0.999877499, 3200, 2_990_000...3_375_000),
    ntf(27574, "Lambert zone IV", 42.165, 0.99994471, 4185.861369, 4_100_000...4_320_000),
    ntf(27561, "Lambert Nord France", 49.5, 0.999877341, 200, nil),
    ntf(27562, "Lambert Centre France", 46.8, 0.99987742, 200, nil),
    ntf(27563, "Lambert Sud France", 44.1, 0.999877499, 200, nil),
    ntf(27564, "Lambert Corse", 42.165, 0.99994471, 185.861369, nil),
  ]

  /// The standard parallels that stand for one parallel and a scale factor: IGN's texts give these.
  private static let secants = [
    46.8: (45.898918964, 47.696014502), 49.5: (48.598522847, 50.395911631), 44.1: (43.199291275, 44.996093814),
    42.165: (41.560387840, 42.767663326),
  ]

  private static func ntf(
    _ code: Int, _ name: String, _ latitude: Double, _ scale: Double, _ northing: Double,
    _ northings: ClosedRange<Double>?
  ) -> KnownSystem {
    let signature = CRSSignature(
      method: .lambertConic, latitude: latitude, scale: scale, easting: latitude == 42.165 ? 234.358 : 600_000,
      northing: northing * 1000, parallels: (latitude, latitude), ellipsoid: .clarke1880IGN, primeMeridian: CRSSignature.paris)
    var secant = signature
    secant.scale = 1
    if let parallels = secants[latitude] { secant.parallels = parallels }
    return KnownSystem(
      epsg: code, name: "NTF (Paris) / \(name)", signature: signature, datumNames: ["ntf"],
      possible: box(-400, northing - 900, 1600, northing + 800), northings: northings, alternative: secant)
  }

  /// A box in kilometres.
  private static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Box {
    Box(minX: minX * 1000, minY: minY * 1000, maxX: maxX * 1000, maxY: maxY * 1000)
  }
}

// Overseas, and the zones of UTM that stand for the legal ones.
extension KnownSystem {
  private static let antilles09 = ["rgaf09", "rgaf2009", "reseaugeodesiquedesantillesfrancaises2009"]
  private static let antilles91 = ["rraf91", "rraf1991", "reseaudereferencedesantillesfrancaises1991", "wgs84antilles"]
  private static let guyane = ["rgfg95", "rgf95", "rgfg1995", "reseaugeodesiquefrancaisguyane1995", "rgfg"]
  private static let reunion = ["rgr92", "rgr1992", "reseaugeodesiquedelareunion1992", "rgr"]
  private static let mayotte = ["rgm04", "rgm2004", "reseaugeodesiquedemayotte2004", "rgm"]
  private static let spm = [
    "rgspm06", "rgspm2006", "reseaugeodesiquedesaintpierreetmiquelon2006", "stpierreetmiquelon2006", "rgspm",
  ]
  private static let polynesie = ["rgpf", "reseaugeodesiquedelapolynesiefrancaise", "reseaugeodesiquedepolynesiefrancaise"]
  private static let caledonie = ["rgnc9193", "rgnc199193", "rgnc91", "rgnc1991", "reseaugeodesiquedenouvellecaledonie9193"]
  private static let wallis = ["rgwf96", "rgwf1996", "reseaugeodesiquedewallisetfutuna1996", "rgwf"]

  private static let overseas: [KnownSystem] = [
    legal(5490, "RGAF09 / UTM zone 20N", 20, false, antilles09, box(0, 1082, 1143, 2512)),
    legal(4559, "RRAF 1991 / UTM zone 20N", 20, false, antilles91, box(-500, 100, 1500, 9500)),
    legal(2972, "RGFG95 / UTM zone 22N", 22, false, guyane, box(-306, 50, 1000, 1148)),
    legal(2975, "RGR92 / UTM zone 40S", 40, true, reunion, box(-93, 7127, 1000, 8200)),
    legal(4471, "RGM04 / UTM zone 38S", 38, true, mayotte, box(0, 8052, 1000, 9113)),
    legal(4467, "RGSPM06 / UTM zone 21N", 21, false, spm, box(0, 4672, 1000, 5728)),
    legal(3296, "RGPF / UTM zone 5S", 5, true, polynesie, box(0, 6719, 1124, 9609)),
    legal(3297, "RGPF / UTM zone 6S", 6, true, polynesie, box(-219, 6613, 1000, 9475)),
    legal(3298, "RGPF / UTM zone 7S", 7, true, polynesie, box(0, 7416, 1209, 10_000)),
    legal(3299, "RGPF / UTM zone 8S", 8, true, polynesie, box(0, 6012, 1000, 8868)),
    legal(8903, "RGWF96 / UTM zone 1S", 1, true, wallis, box(-41, 6997, 1008, 9952)),
    KnownSystem(
      epsg: 3163, name: "RGNC91-93 / Lambert New Caledonia",
      signature: CRSSignature(
        method: .lambertConic, latitude: -21.5, longitude: 166, easting: 400_000, northing: 300_000,
        parallels: (-22.0 - 1.0 / 3, -20.0 - 2.0 / 3), ellipsoid: .grs80),
      datumNames: caledonie, possible: box(-700, -600, 1500, 1000)),
  ]

  private static func legal(
    _ code: Int, _ name: String, _ zone: Int, _ south: Bool, _ datumNames: [String], _ possible: Box
  ) -> KnownSystem {
    KnownSystem(
      epsg: code, name: name, signature: .utm(zone: zone, south: south, .grs80), datumNames: datumNames, possible: possible)
  }

  private static let utm: [KnownSystem] =
    (1...60).flatMap { zone in
      [false, true].map { south in
        KnownSystem(
          epsg: (south ? 32700 : 32600) + zone, name: "WGS 84 / UTM zone \(zone)\(south ? "S" : "N")",
          signature: .utm(zone: zone, south: south, .wgs84), datumNames: ["wgs84", "wgs1984", "worldgeodeticsystem1984"],
          possible: box(-500, south ? 1000 : 0, 1500, south ? 10_000 : 9_500))
      }
    }
    + (28...38).map { zone in
      KnownSystem(
        epsg: 25800 + zone, name: "ETRS89 / UTM zone \(zone)N", signature: .utm(zone: zone, south: false, .grs80),
        datumNames: ["etrs89", "etrs1989", "europeanterrestrialreferencesystem1989", "europeanterrestrialreferencesystem89"],
        possible: box(-500, 0, 1500, 9_500))
    }
}

// Longitudes and latitudes.
extension KnownSystem {
  private static let degrees = Box(minX: -360, minY: -90.5, maxX: 360, maxY: 90.5)

  private static func geographic(
    _ code: Int, _ name: String, _ ellipsoid: CRSSignature.Ellipsoid, _ datumNames: [String], meridian: Double = 0
  ) -> KnownSystem {
    KnownSystem(
      epsg: code, name: name, signature: CRSSignature(method: .geographic, ellipsoid: ellipsoid, primeMeridian: meridian),
      datumNames: datumNames, possible: degrees)
  }

  private static let geographic: [KnownSystem] = [
    geographic(4326, "WGS 84", .wgs84, ["wgs84", "wgs1984", "worldgeodeticsystem1984"]),
    geographic(4171, "RGF93 v1", .grs80, realisations[0].names), geographic(9777, "RGF93 v2", .grs80, realisations[1].names),
    geographic(9782, "RGF93 v2b", .grs80, realisations[2].names),
    geographic(4258, "ETRS89", .grs80, ["etrs89", "etrs1989", "europeanterrestrialreferencesystem1989"]),
    geographic(5489, "RGAF09", .grs80, antilles09), geographic(4558, "RRAF 1991", .grs80, antilles91),
    geographic(4624, "RGFG95", .grs80, guyane), geographic(4627, "RGR92", .grs80, reunion),
    geographic(4470, "RGM04", .grs80, mayotte), geographic(4463, "RGSPM06", .grs80, spm),
    geographic(4687, "RGPF", .grs80, polynesie), geographic(4749, "RGNC91-93", .grs80, caledonie),
    geographic(8900, "RGWF96", .grs80, wallis), geographic(4275, "NTF", .clarke1880IGN, ["ntf"]),
    geographic(4807, "NTF (Paris)", .clarke1880IGN, ["ntf"], meridian: CRSSignature.paris),
  ]
}
