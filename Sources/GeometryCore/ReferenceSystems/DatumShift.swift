import CPROJ

/// What PROJ states of the operation that carries a position from an older datum into today's systems.
///
/// Between WGS 84 and the modern systems (RGF93, RGAF09, RGR92, RGFG95, RGM04...) nothing moves, and PROJ's conventional
/// 1 to 2 m counts for nothing; there is no shift then.
public struct DatumShift: Sendable, Hashable {
  /// "EPSG:27572", or the name where the system has no code.
  public let system: String
  /// Metres that PROJ states of the operation used; nil for a ballpark one, of which nobody states anything.
  public let accuracy: Double?
  /// Metres that a position must be doubted for the shift.
  public let allowance: Double
  /// The grid of a better operation, where it is not installed.
  public let missingGrid: String?

  /// Both, one after the other.
  func joined(_ other: DatumShift) -> DatumShift {
    let stated = accuracy.flatMap { own in other.accuracy.map { own + $0 } }
    return DatumShift(
      system: system, accuracy: stated, allowance: allowance + other.allowance, missingGrid: missingGrid ?? other.missingGrid)
  }
}

/// One operation from a system to another, x east and y north on both sides.
final class TransformLeg {
  let pipeline: OpaquePointer
  private let context: ProjContext
  private let source: CRS
  private let target: CRS
  /// Whether one end rests on an older datum.
  let isShift: Bool
  /// By name of the operation, since PROJ takes one by place.
  private var shifts: [String: DatumShift] = [:]

  init(from source: CRS, to target: CRS, isShift: Bool) throws {
    context = ProjContext.current
    self.source = source
    self.target = target
    self.isShift = isShift
    pipeline = try context.pipeline(from: source, to: target)
  }

  deinit { proj_destroy(pipeline) }

  func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    var coordinate = PJ_COORD()
    coordinate.v = (x, y, 0, .infinity)
    let moved = proj_trans(pipeline, PJ_FWD, coordinate)
    return (moved.v.0, moved.v.1)
  }

  /// What PROJ states of the operation that it used last.
  /// - Parameter place: degrees of the position, where the better operation must hold.
  func lastShift(at place: (x: Double, y: Double)) -> DatumShift {
    guard let used = proj_trans_get_last_used_operation(pipeline) else { return shift(stated: nil, at: place) }
    defer { proj_destroy(used) }
    let description = proj_pj_info(used)
    let name = description.description.map { String(cString: $0) } ?? ""
    if let known = shifts[name] { return known }
    let isBallpark = proj_coordoperation_has_ballpark_transformation(context.pointer, used) != 0
    let stated = proj_coordoperation_get_accuracy(context.pointer, used)
    let found = shift(stated: isBallpark || stated < 0 ? nil : stated, at: place)
    shifts[name] = found
    return found
  }

  private func shift(stated: Double?, at place: (x: Double, y: Double)) -> DatumShift {
    let old = source.restsOnModernDatum ? target : source
    return DatumShift(
      system: old.identifier, accuracy: stated, allowance: stated ?? old.unstatedAllowance(context),
      missingGrid: missingGrid(betterThan: stated, at: place))
  }

  /// The grid that PROJ's best operation of the place needs and does not find.
  private func missingGrid(betterThan stated: Double?, at place: (x: Double, y: Double)) -> String? {
    let proj = context.pointer
    guard let from = proj_create(proj, source.definition) else { return nil }
    defer { proj_destroy(from) }
    guard let to = proj_create(proj, target.definition), let options = proj_create_operation_factory_context(proj, nil) else {
      return nil
    }
    defer {
      proj_destroy(to)
      proj_operation_factory_context_destroy(options)
    }
    proj_operation_factory_context_set_grid_availability_use(proj, options, PROJ_GRID_AVAILABILITY_IGNORED)
    proj_operation_factory_context_set_spatial_criterion(proj, options, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    guard let operations = proj_create_operations(proj, from, to, options) else { return nil }
    defer { proj_list_destroy(operations) }
    var best = stated ?? .infinity, grid: String?
    for index in 0..<proj_list_get_count(operations) {
      guard let operation = proj_list_get(proj, operations, index) else { continue }
      defer { proj_destroy(operation) }
      let accuracy = proj_coordoperation_get_accuracy(proj, operation)
      var west = 0.0, south = 0.0, east = 0.0, north = 0.0
      guard accuracy >= 0, accuracy < best, proj_get_area_of_use(proj, operation, &west, &south, &east, &north, nil) != 0,
        Box(minX: west, minY: south, maxX: east, maxY: north).contains(place.x, place.y)
      else { continue }
      guard let missing = missingGrid(of: operation) else { continue }
      best = accuracy
      grid = missing
    }
    return grid
  }

  private func missingGrid(of operation: OpaquePointer) -> String? {
    for index in 0..<proj_coordoperation_get_grid_used_count(context.pointer, operation) {
      var name: UnsafePointer<CChar>?
      var isAvailable: Int32 = 0
      proj_coordoperation_get_grid_used(context.pointer, operation, index, &name, nil, nil, nil, nil, nil, &isAvailable)
      if isAvailable == 0, let name { return String(cString: name) }
    }
    return nil
  }
}

extension CRS {
  /// Geographic systems between which and WGS 84 nothing moves.
  private static let modern: Set<Int> = [4326, 4171, 9777, 9782, 4258, 5489, 4624, 4627, 4470, 4463, 4687, 4749, 8900]

  /// The modern system that the registry leads an older one to, by geographic system: through WGS 84, PROJ knows but coarse
  /// shifts (NTF without IGN's grid, 2 to 4 m off).
  private static let successors: [Int: Int] = [
    4275: 4171, 4807: 4171, 4558: 5489, 4622: 5489, 4625: 5489, 4621: 5489, 4623: 4624, 4626: 4627, 4632: 4470, 4638: 4463,
  ]

  /// Whether nothing moves between its datum and WGS 84.
  var restsOnModernDatum: Bool {
    if let epsg, let known = KnownSystem.of(epsg) {
      return ![4558, 4559].contains(epsg) && !known.datumNames.contains("ntf")
    }
    return base.map(Self.modern.contains) ?? false
  }

  /// The modern system to pass through; nil for a modern datum, and for one that none succeeds.
  var successor: CRS? {
    guard !restsOnModernDatum, let code = base.flatMap({ Self.successors[$0] }) else { return nil }
    return KnownSystem.of(code)?.crs
  }

  /// EPSG code of the geographic system that it rests on.
  private var base: Int? {
    let context = ProjContext.current.pointer
    guard let object = proj_create(context, definition) else { return nil }
    defer { proj_destroy(object) }
    guard let geodetic = proj_crs_get_geodetic_crs(context, object) else { return nil }
    defer { proj_destroy(geodetic) }
    if let code = proj_get_id_code(geodetic, 0).flatMap({ Int(String(cString: $0)) }) { return code }
    for code in Self.modern.union(Self.successors.keys).sorted() {
      guard let known = proj_create(context, "EPSG:\(code)") else { continue }
      defer { proj_destroy(known) }
      let criterion = PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS
      if proj_is_equivalent_to_with_ctx(context, geodetic, known, criterion) != 0 { return code }
    }
    return nil
  }

  /// Metres where PROJ states nothing: frames of satellites drift by a metre or two, triangulations lie up to 200 m apart.
  fileprivate func unstatedAllowance(_ context: ProjContext) -> Double {
    guard let object = proj_create(context.pointer, definition) else { return 200 }
    defer { proj_destroy(object) }
    guard let ellipsoid = proj_get_ellipsoid(context.pointer, object) else { return 200 }
    defer { proj_destroy(ellipsoid) }
    var radius = 0.0
    proj_ellipsoid_get_parameters(context.pointer, ellipsoid, &radius, nil, nil, nil)
    return radius == 6_378_137 ? 2 : 200
  }
}
