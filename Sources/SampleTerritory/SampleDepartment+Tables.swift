// The sample as tables.
extension SampleDepartment {
  typealias Rows = (header: [String], rows: [[String]])

  var structureRows: Rows { (SampleStructure.header, structures.map(\.cells)) }

  /// The list of QPV that accompanies the layer.
  var quarterListRows: Rows {
    (
      ["code_quartier", "nom", "code_insee", "commune", "departement"],
      quarters2024.map { [$0.code, $0.name, codes(of: $0), names(of: $0), Self.department] }
    )
  }

  var correctionRows: Rows {
    (
      ["id", "champ", "valeur", "auteur", "raison"],
      corrections.map { [$0.id, $0.field, $0.value, "conseillère technique", $0.reason] }
    )
  }

  /// Structures that the office counts as serving a quarter though they stand outside: the first that name a city.
  var livedListRows: Rows {
    let chosen = structures.filter { $0.longitude.isEmpty && $0.communeCode.isEmpty == false }.prefix(4)
    return (
      ["id", "nom", "qpv"],
      chosen.map { structure in
        let quarter = quarters2024.first { $0.communes.contains { communes[$0].code == structure.communeCode } }
        return [structure.id, structure.name, quarter?.code ?? quarters2024[0].code]
      }
    )
  }

  /// The 23 columns of the Base Adresse Nationale.
  /// - Throws: `GeometryError` if PROJ lacks Lambert-93.
  func addressRows() throws -> Rows {
    let header = [
      "id", "id_fantoir", "numero", "rep", "nom_voie", "code_postal", "code_insee", "nom_commune",
      "code_insee_ancienne_commune", "nom_ancienne_commune", "x", "y", "lon", "lat", "type_position", "alias", "nom_ld",
      "libelle_acheminement", "nom_afnor", "source_position", "source_nom_voie", "certification_commune", "cad_parcelles",
    ]
    let degrees = try StructureTyping.degrees(addresses.map(\.point))
    func text(_ value: Double, _ decimals: Int) -> String {
      Typist.decimal(value, decimals).replacing(",", with: ".")
    }
    return (
      header,
      zip(addresses, degrees).map { address, place in
        let commune = communes[address.commune], metres = Self.metres(address.point)
        let id = "\(commune.code)_\(address.streetKey)_\(Self.padded(address.number, 5))"
        return [id + (address.suffix.isEmpty ? "" : "_\(address.suffix)"), "", String(address.number), address.suffix]
          + [address.street, commune.postcode, commune.code, commune.name, "", ""]
          + [text(metres.x, 2), text(metres.y, 2), text(place.x, 6), text(place.y, 6), address.kind, "", ""]
          + [Typist.capitals(commune.name, shortensSaint: true), Typist.capitals(address.street)]
          + ["commune", "commune", address.isCertified ? "1" : "0", ""]
      }
    )
  }

  /// Insee's columns of the population of IRIS; children by class of age.
  var populationRows: Rows {
    let header = [
      "IRIS", "REG", "DEP", "COM", "LIBCOM", "LIBIRIS", "TYP_IRIS", "P21_POP", "P21_POP0002", "P21_POP0305", "P21_POP0610",
      "P21_POP1117",
    ]
    return (
      header,
      irises.map { iris in
        // Shares in thousandths, a little different from one IRIS to the next.
        let children = [32, 33, 60, 86].enumerated().map { rank, share in
          String(iris.population * (share + (iris.code.utf8.reduce(rank) { $0 + Int($1) } % 9) - 4) / 1000)
        }
        let commune = communes[iris.commune]
        return [iris.code, Self.region.code, Self.department, commune.code, commune.name, iris.name, iris.type]
          + [String(iris.population)] + children
      }
    )
  }
}
