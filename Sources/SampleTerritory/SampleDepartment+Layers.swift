import GeoFormats
import GeometryCore
import Groundwork
import Tabular
import Territory

// The sample as layers, with the columns of the official files.
extension SampleDepartment {
  /// A column to be: its name, what it holds, and the cell of a row.
  struct ColumnPlan<Row> {
    let name: String
    var kind = ColumnKind.text
    let cell: (Int, Row) -> String

    init(_ name: String, _ kind: ColumnKind = .text, _ cell: @escaping (Int, Row) -> String) {
      self.name = name
      self.kind = kind
      self.cell = cell
    }
  }

  private static func layer<Row>(
    _ name: String, _ rows: [Row], ring: KeyPath<Row, PlanarRing>, _ plans: [ColumnPlan<Row>]
  ) -> Layer {
    let columns = plans.map { plan in
      Column(name: plan.name, kind: plan.kind, texts: TextArray(rows.enumerated().map { plan.cell($0, $1) }))
    }
    var geometries = GeometryArray()
    for row in rows {
      let vertices = row[keyPath: ring].vertices
      geometries.appendPolygon([(vertices + [vertices[0]]).map(metres)])
    }
    let table = Table(columns: columns, rowCount: rows.count, provenance: Provenance(file: name))
    return Layer(name: name, table: table, geometries: geometries, crs: .lambert93)
  }

  /// Columns of ADMIN EXPRESS v3, in capitals for shapefiles and in small letters for GeoPackages.
  func communeLayer(inCapitals: Bool) -> Layer {
    let plans: [ColumnPlan<Commune>] = [
      ColumnPlan("ID") { row, _ in "COMMUNE_99" + Self.padded(row + 1, 14) },
      ColumnPlan("NOM") { $1.name },
      ColumnPlan("NOM_M") { Typist.capitals($1.name) },
      ColumnPlan("INSEE_COM") { $1.code },
      ColumnPlan("STATUT") { $1.name == "Valmière" ? "Préfecture" : "Commune simple" },
      ColumnPlan("POPULATION", .integer) { String($1.population) },
      ColumnPlan("INSEE_DEP") { _, _ in Self.department },
      ColumnPlan("INSEE_REG") { _, _ in Self.region.code },
      ColumnPlan("SIREN_EPCI") { Self.intercommunalities[$1.intercommunality] },
    ]
    let cased = inCapitals ? plans : plans.map { ColumnPlan($0.name.lowercased(), $0.kind, $0.cell) }
    return Self.layer("commune", communes, ring: \.ring, cased)
  }

  /// Columns of CONTOURS... IRIS.
  func irisLayer() -> Layer {
    Self.layer(
      "CONTOURS-IRIS", irises, ring: \.ring,
      [
        ColumnPlan("INSEE_COM") { communes[$1.commune].code },
        ColumnPlan("NOM_COM") { communes[$1.commune].name },
        ColumnPlan("IRIS") { String($1.code.suffix(4)) },
        ColumnPlan("CODE_IRIS") { $1.code },
        ColumnPlan("NOM_IRIS") { $1.name },
        ColumnPlan("TYP_IRIS") { $1.type },
      ])
  }

  func quarterLayer2015() -> Layer {
    Self.layer(
      "QP2015", quarters2015, ring: \.ring,
      [
        ColumnPlan("CODE_QP") { $1.code }, ColumnPlan("NOM_QP") { $1.name },
        ColumnPlan("COMMUNE_QP") { names(of: $1) },
      ])
  }

  func quarterLayer2024() -> Layer { Self.layer("QP2024", quarters2024, ring: \.ring, quarterColumns) }

  func livedQuarterLayer() -> Layer {
    Self.layer(
      "quartiers_vecus", livedQuarters, ring: \.ring,
      [
        ColumnPlan("code_qv") { $1.code }, ColumnPlan("nom_qv") { $1.name }, ColumnPlan("qpv") { $1.served },
        ColumnPlan("insee_com") { codes(of: $1) },
      ])
  }

  /// Columns of the national file of 2024; a quarter on two communes lists both.
  private var quarterColumns: [ColumnPlan<Quarter>] {
    [
      ColumnPlan("code_qp") { $1.code },
      ColumnPlan("lib_qp") { $1.name },
      ColumnPlan("insee_reg") { _, _ in Self.region.code },
      ColumnPlan("lib_reg") { _, _ in Self.region.name },
      ColumnPlan("insee_dep") { _, _ in Self.department },
      ColumnPlan("lib_dep") { _, _ in "Département fictif" },
      ColumnPlan("insee_com") { codes(of: $1) },
      ColumnPlan("lib_com") { names(of: $1) },
      ColumnPlan("siren_epci") { Self.intercommunalities[communes[$1.communes[0]].intercommunality] },
    ]
  }

  func codes(of quarter: Quarter) -> String { quarter.communes.map { communes[$0].code }.joined(separator: ", ") }
  func names(of quarter: Quarter) -> String { quarter.communes.map { communes[$0].name }.joined(separator: ", ") }
}
