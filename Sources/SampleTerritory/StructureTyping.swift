import GeometryCore
import Territory

/// Types the list as hurried people do: every defect that a real list has, each a known number of times.
struct StructureTyping {
  let communes: [SampleDepartment.Commune]
  let quarters: [Quarter]

  /// How many rows get each fault of position.
  private static let faults: [(StructureDraft.PositionFault, Int)] = [
    (.missing, 16), (.swapped, 4), (.fourDecimals, 10), (.communeOnly, 6), (.otherCommune, 3),
  ]
  /// Words of precision and how many rows bear them; blank on the others.
  private static let precisions = [("numéro", 40), ("rue", 8), ("Lieu-dit", 5), ("parcelle", 4), ("12", 3), ("HOUSENUMBER", 3)]
  private static let copies = 5

  func type(
    _ given: [StructureDraft], _ random: inout SampleRandom
  ) throws -> (structures: [SampleStructure], corrections: [SampleCorrection]) {
    var drafts = given
    spoil(&drafts, &random)
    let degrees = try Self.degrees(drafts.map(\.point))
    var rows: [SampleStructure] = []
    for (index, draft) in drafts.enumerated() {
      rows.append(row(draft, degrees[index], number: index + 1, &random))
    }
    let positions = try Self.degrees(given.map(\.point))
    let corrections = corrections(drafts, given, positions, rows)
    let originals = random.shuffled(rows.indices.filter { drafts[$0].fault == .none && !drafts[$0].isTravelling })
    for (number, original) in originals.prefix(Self.copies).enumerated() {
      rows.append(copy(of: rows[original], id: identifier(drafts.count + number + 1)))
    }
    rows += outsiders(from: rows.count + 1)
    return (rows, corrections)
  }

  private func identifier(_ number: Int) -> String { "S" + SampleDepartment.padded(number, 3) }

  /// Chooses which rows suffer what; nobody suffers two faults of position.
  private func spoil(_ drafts: inout [StructureDraft], _ random: inout SampleRandom) {
    var victims = random.shuffled(Array(drafts.indices))
    for (fault, count) in Self.faults {
      for _ in 0..<count {
        let index = victims.removeLast()
        drafts[index].fault = fault
        switch fault {
        case .communeOnly:
          drafts[index].point = communes[drafts[index].commune].ring.middle
          drafts[index].precision = random.pick(["mairie", "Commune", "centroïde de la commune"])
        case .otherCommune:
          let other = (drafts[index].commune + 1 + random.below(communes.count - 1)) % communes.count
          drafts[index].point = communes[other].ring.middle
        case .none, .missing, .swapped, .fourDecimals: break
        }
      }
    }
    for (word, count) in Self.precisions {
      for _ in 0..<count { drafts[victims.removeLast()].precision = word }
    }
  }

  private func row(
    _ draft: StructureDraft, _ position: (x: Double, y: Double), number: Int, _ random: inout SampleRandom
  ) -> SampleStructure {
    let commune = communes[draft.commune]
    var row = SampleStructure(
      id: identifier(number), name: draft.name, manager: draft.manager, type: draft.type, street: draft.street)
    row.postcode = commune.postcode
    row.communeCode = random.chance(percent: 75) ? commune.code : ""
    row.commune = random.chance(percent: 55)
      ? commune.name : Typist.capitals(commune.name, shortensSaint: random.chance(percent: 70))
    if random.chance(percent: 10) {
      row.commune = "\(row.postcode) \(Typist.capitals(commune.name, shortensSaint: true))"
      row.postcode = ""
    }
    if draft.isTravelling { row.complement = "itinérant" }
    if random.chance(percent: 6) { row.complement = random.pick(["Bâtiment B", "1er étage", "École élémentaire", "Le village"]) }
    if random.chance(percent: 3) { row.complement = "siège de l'association" }
    // 02 61 91 is set aside by the regulator for invented numbers.
    let telephone = "26191" + SampleDepartment.padded(random.below(10_000), 4)
    row.telephone = random.chance(percent: 20) ? telephone : "0" + telephone
    row.precision = draft.precision
    row.remark = draft.remark
    let digits = draft.fault == .fourDecimals ? 4 : 6
    let longitude = Typist.decimal(position.x, digits), latitude = Typist.decimal(position.y, digits)
    switch draft.fault {
    case .missing: break
    case .swapped: (row.longitude, row.latitude) = (latitude, longitude)
    case .none, .fourDecimals, .communeOnly, .otherCommune: (row.longitude, row.latitude) = (longitude, latitude)
    }
    return row
  }

  /// The same place entered again by somebody else.
  private func copy(of original: SampleStructure, id: String) -> SampleStructure {
    var copy = original
    copy.id = id
    copy.name = Typist.capitals(original.name)
    copy.street = Typist.capitals(original.street).replacing("AVENUE", with: "AV").replacing("BOULEVARD", with: "BD")
    copy.commune = Typist.capitals(original.commune, shortensSaint: true)
    copy.communeCode = ""
    copy.remark = "saisie partenaire"
    return copy
  }

  /// Sites in another département: its code and its postcode begin with a zero that the spreadsheet dropped.
  private func outsiders(from number: Int) -> [SampleStructure] {
    let manager = SampleNames.associations[0]
    return [
      SampleStructure(
        id: identifier(number), name: "Centre social Les Passerelles - antenne", manager: manager, type: "Centre social",
        street: "12 rue des Lilas", postcode: "3100", commune: "MONTLUCON", communeCode: "3185", remark: "hors département"),
      SampleStructure(
        id: identifier(number + 1), name: "LAEP Les Passerelles - antenne", manager: manager, type: "LAEP",
        street: "Place du Marché", postcode: "3000", commune: "Moulins", communeCode: "3190", remark: "hors département"),
    ]
  }

  /// Confirmed positions for some rows that lack one, a precision, and a decision.
  private func corrections(
    _ drafts: [StructureDraft], _ given: [StructureDraft], _ positions: [(x: Double, y: Double)], _ rows: [SampleStructure]
  ) -> [SampleCorrection] {
    func needs(_ fault: StructureDraft.PositionFault) -> [Int] {
      drafts.indices.filter { index in
        let draft = drafts[index]
        return draft.fault == fault && ["AGC", "LAEP"].contains(draft.kind.code) && !draft.isTravelling
      }
    }
    var corrections: [SampleCorrection] = []
    for index in needs(.missing).prefix(2) + needs(.communeOnly).prefix(1) {
      let reason = "relevé sur place"
      corrections.append(
        SampleCorrection(id: rows[index].id, field: "lon", value: Typist.decimal(positions[index].x, 6), reason: reason))
      corrections.append(
        SampleCorrection(id: rows[index].id, field: "lat", value: Typist.decimal(positions[index].y, 6), reason: reason))
    }
    if let index = needs(.fourDecimals).first {
      corrections.append(SampleCorrection(id: rows[index].id, field: "precision", value: "12", reason: "entrée vue sur le plan"))
    }
    if let index = needs(.otherCommune).first ?? needs(.missing).dropFirst(2).first {
      corrections.append(
        SampleCorrection(id: rows[index].id, field: "decision", value: "non_eligible", reason: "structure fermée en juin"))
    }
    return corrections
  }

  /// Longitudes and latitudes of places.
  static func degrees(_ points: [PlanarPoint]) throws -> [(x: Double, y: Double)] {
    var x = points.map { SampleDepartment.metres($0).x }, y = points.map { SampleDepartment.metres($0).y }
    try CoordinateTransform(from: .lambert93, to: .wgs84).apply(x: &x, y: &y)
    return zip(x, y).map { ($0, $1) }
  }
}
