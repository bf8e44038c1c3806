import GeometryCore
import Territory

/// The legal metric system of a commune, and where its positions may lie.
struct LegalSystem {
  let epsg: Int
  /// Degrees; nil for the codes 99, which lie in no département.
  let box: Box?

  /// Insee's 99, which invented territories use, counts as metropolitan.
  init(commune code: String) {
    let territory = CommuneCode.department(of: code).flatMap { Territories.standard.department($0)?.territory }
      .flatMap { code in Territories.standard.territories.first { $0.code == code } }
    epsg = territory?.epsg ?? 2154
    box = territory?.box
  }
}
