import GeometryCore

/// The legal metric system of a commune, and where its positions may lie.
package struct LegalSystem {
  package let epsg: Int
  /// Degrees; nil for the codes 99, which lie in no département.
  package let box: Box?

  /// Insee's 99, which invented territories use, counts as metropolitan.
  package init(commune code: String) {
    let data = Territories.standard
    let territory = CommuneCode.department(of: code).flatMap { data.department($0)?.territory }.flatMap(data.territory)
    epsg = territory?.epsg ?? 2154
    box = territory?.box
  }
}
