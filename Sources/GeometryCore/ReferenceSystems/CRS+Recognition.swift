import CPROJ
import Groundwork

extension CRS {
  /// The horizontal system that a text describes, however its producer spells it: "EPSG:2154", "2154", a URN or an OGC
  /// address, CRS84, a usual name ("Lambert-93"), WKT1 (ESRI or GDAL), WKT2, PROJJSON or a PROJ string.
  ///
  ///     try CRS.recognise("urn:ogc:def:crs:EPSG::2154") == .lambert93
  ///     try CRS.recognise("Lambert-93") == .lambert93
  ///     try CRS.recognise("urn:ogc:def:crs:OGC:1.3:CRS84") == .wgs84
  ///
  /// Well-known texts are compared by their numbers with the systems that French files use; names only tell apart the
  /// datums that share them. Of a compound or three-dimensional system, the horizontal part is returned.
  /// - Throws: `GeometryError.unknownCRS` if nothing, PROJ included, can read it as a horizontal system on the Earth.
  public static func recognise(_ text: String) throws -> CRS {
    let trimmed = text.trimmingBlanks()
    guard !trimmed.isEmpty, trimmed.utf8.count <= 65_536 else { throw GeometryError.unknownCRS(trimmed.shortened()) }
    if let code = epsgCode(trimmed) { return try CRS(epsg: code) }
    if let code = usualNames[CRSName.fold(trimmed)] { return try CRS(epsg: code) }
    if let root = WktNode(trimmed), let known = known(root) { return known }
    return try throughProj(trimmed)
  }
}

// Codes and names.
extension CRS {
  /// Codes of other authorities, and old ones, that mean an EPSG system.
  static let aliases = [
    102110: 2154, 102100: 3857, 102113: 3857, 900913: 3857, 3785: 3857, 102582: 27572,
    // Three-dimensional twins.
    4979: 4326, 4965: 4171, 9776: 9777, 9781: 9782, 4937: 4258, 5488: 5489, 4557: 4558, 4967: 4624, 4971: 4627, 4469: 4470,
    4466: 4463, 4998: 4687, 4907: 4749, 8899: 8900,
  ]

  private static let usualNames: [String: Int] = {
    var names = [
      "crs84": 4326, "ogccrs84": 4326, "urnogcdefcrsogc13crs84": 4326, "urnogcdefcrsogccrs84": 4326,
      "urnogcdefcrsogc12crs84": 4326,
      "httpwwwopengisnetdefcrsogc13crs84": 4326, "httpswwwopengisnetdefcrsogc13crs84": 4326, "ignfwgs84g": 4326,
      "wgs84": 4326, "lambert93": 2154, "l93": 2154, "lb93": 2154, "lamb93": 2154, "rgf93lambert93": 2154, "ignflamb93": 2154,
      "ignfrgf93lamb93": 2154, "rgf93v1lambert93": 2154, "rgf93": 4171, "webmercator": 3857, "pseudomercator": 3857,
      "lambertiietendu": 27572, "lambert2etendu": 27572, "lambe": 27572, "ignflambe": 27572,
    ]
    for zone in 42...50 {
      for name in ["cc\(zone)", "rgf93cc\(zone)", "rgf1993cc\(zone)", "ignfrgf93cc\(zone)"] { names[name] = 3900 + zone }
    }
    return names
  }()

  /// The code in "2154", "EPSG:2154", "ESRI:102110", "urn:ogc:def:crs:EPSG:9.5:2154", ".../EPSG/0/2154", "+init=epsg:2154".
  private static func epsgCode(_ text: String) -> Int? {
    guard text.utf8.count <= 120 else { return nil }
    let bytes = Array(text.utf8)
    let digits = bytes.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    guard (3...7).contains(digits), let code = Int(String(decoding: bytes.suffix(digits), as: UTF8.self)) else { return nil }
    let head = String(decoding: bytes.dropLast(digits), as: UTF8.self).lowercased()
    guard head.isEmpty || head.hasSuffix(":") || head.hasSuffix("/") || head.hasSuffix("#") || head.hasSuffix(" ") else {
      return nil
    }
    guard head.isEmpty || head.contains("epsg") || head.contains("esri") else { return nil }
    return aliases[code] ?? code
  }

  /// The known system that a well-known text means, or nil.
  private static func known(_ root: WktNode) -> CRS? {
    guard let node = CRSSignature.horizontalNode(root) else { return nil }
    for assumeDegrees in [false, true] {
      guard let signature = CRSSignature(node, assumeDegrees: assumeDegrees) else { return nil }
      let candidates = KnownSystem.all.filter { $0.matches(signature) }
      if !candidates.isEmpty { return choose(candidates, signature, node) }
    }
    return nil
  }

  /// Among systems of one signature: the one whose code the text bears, else the one whose datum it names, else by the ellipsoid.
  private static func choose(_ candidates: [KnownSystem], _ signature: CRSSignature, _ node: WktNode) -> CRS? {
    if let code = authorityCode(node) {
      if let own = candidates.first(where: { $0.epsg == code }) { return own.crs }
      if KnownSystem.of(code) == nil, let other = try? CRS(epsg: code) { return other }
    }
    let names = datumNames(of: node)
    var best: (system: KnownSystem, length: Int)?
    for candidate in candidates {
      let length = candidate.datumNames.filter { name in names.contains { $0.contains(name) } }.map(\.utf8.count).max() ?? 0
      if length > (best?.length ?? 0) { best = (candidate, length) }
    }
    if let best { return best.system.crs }
    // A conic's parameters say which country it is for; those of a UTM zone or of bare degrees do not.
    let isOwn = signature.method == .lambertConic || signature.method == .pseudoMercator
    if !isOwn, names.contains(where: { name in foreignDatums.contains { name.contains($0) } }) { return nil }
    return (candidates.first { $0.signature.ellipsoid.isSame(signature.ellipsoid) } ?? candidates[0]).crs
  }

  private static let foreignDatums = [
    "northamerican", "nad83", "nad1983", "sirgas", "gda94", "gda1994", "gda2020", "geocentricdatumofaustralia", "nzgd", "jgd",
    "chtrs",
    "itrf", "ign72", "posgar", "magna",
  ]

  private static func datumNames(of node: WktNode) -> [String] {
    let nodes = [
      node, node.first(["GEOGCS", "BASEGEOGCRS", "GEOGCRS", "GEODCRS", "BASEGEODCRS"]),
      node.first(["DATUM", "GEODETICDATUM", "ENSEMBLE"]),
    ]
    return nodes.compactMap { $0?.texts.first.map(CRSName.fold) }
  }

  private static func authorityCode(_ node: WktNode) -> Int? {
    guard let own = node.child("AUTHORITY", "ID"), own.texts.first?.uppercased() == "EPSG" else { return nil }
    let code = own.numbers.first.flatMap { Int(exactly: $0) } ?? own.texts.dropFirst().first.flatMap { Int($0) }
    return code.map { aliases[$0] ?? $0 }
  }
}

// What only PROJ can read.
extension CRS {
  private static func throughProj(_ text: String) throws -> CRS {
    let context = ProjContext.current.pointer
    let isCode = text.contains(":")
    let isDescription = text.hasPrefix("{") || text.contains("[") || text.contains("+proj")
    let definition = text.contains("+proj") && !text.contains("+type=crs") ? text + " +type=crs" : text
    guard let object = proj_create(context, definition) else { throw GeometryError.unknownCRS(text.shortened()) }
    defer { proj_destroy(object) }
    // Given words, PROJ answers with whatever name holds them.
    let found = proj_get_name(object).map { CRSName.fold(String(cString: $0)) }
    guard isCode || isDescription || found == CRSName.fold(text) else { throw GeometryError.unknownCRS(text.shortened()) }
    guard let horizontal = horizontalPart(of: object, context) else { throw GeometryError.unknownCRS(text.shortened()) }
    defer { proj_destroy(horizontal) }
    guard let wkt = proj_as_wkt(context, horizontal, PJ_WKT2_2019, nil).map({ String(cString: $0) }) else {
      throw GeometryError.unknownCRS(text.shortened())
    }
    if let root = WktNode(wkt), let known = known(root) { return known }
    let code = identify(horizontal, context)
    let type = proj_get_type(horizontal)
    let name = proj_get_name(horizontal).map { String(cString: $0) } ?? ""
    return CRS(
      epsg: code, name: name, isGeographic: type != PJ_TYPE_PROJECTED_CRS, definition: code.map { "EPSG:\($0)" } ?? wkt)
  }

  /// A new object for the geographic or projected system in a compound or bound one; nil if there is none.
  static func horizontalPart(of object: OpaquePointer, _ context: OpaquePointer) -> OpaquePointer? {
    switch proj_get_type(object) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS: return proj_clone(context, object)
    case PJ_TYPE_COMPOUND_CRS:
      guard let part = proj_crs_get_sub_crs(context, object, 0) else { return nil }
      defer { proj_destroy(part) }
      return horizontalPart(of: part, context)
    case PJ_TYPE_BOUND_CRS:
      guard let source = proj_get_source_crs(context, object) else { return nil }
      defer { proj_destroy(source) }
      return horizontalPart(of: source, context)
    default: return nil
    }
  }

  /// EPSG code of an object: its own, or the one system that PROJ finds equivalent.
  private static func identify(_ object: OpaquePointer, _ context: OpaquePointer) -> Int? {
    if let authority = proj_get_id_auth_name(object, 0), String(cString: authority) == "EPSG",
      let id = proj_get_id_code(object, 0)
    {
      return Int(String(cString: id))
    }
    var confidences: UnsafeMutablePointer<Int32>?
    guard let found = proj_identify(context, object, "EPSG", nil, &confidences) else { return nil }
    defer {
      proj_list_destroy(found)
      if let confidences { proj_int_list_destroy(confidences) }
    }
    guard proj_list_get_count(found) > 0, let confidences, confidences[0] >= 90 else { return nil }
    guard proj_list_get_count(found) == 1 || confidences[1] < confidences[0], let first = proj_list_get(context, found, 0)
    else { return nil }
    defer { proj_destroy(first) }
    return proj_get_id_code(first, 0).flatMap { Int(String(cString: $0)) }
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
    var slice = Substring(self).utf8[...]
    if slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice = slice.dropFirst(3) }
    while let first = slice.first, isBlank(first) { slice = slice.dropFirst() }
    while let last = slice.last, isBlank(last) { slice = slice.dropLast() }
    return String(decoding: slice, as: UTF8.self)
  }

  /// Enough of a text to recognise it in a message.
  fileprivate func shortened() -> String { count > 80 ? String(prefix(80)) + "…" : self }
}
