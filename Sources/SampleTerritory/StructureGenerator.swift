import Territory

/// Draws the structures: where they are, what they are called, who runs them.
struct StructureGenerator {
  let communes: [SampleDepartment.Commune]
  let quarters: [Quarter]
  /// Quarters of 2015 that are no longer on the list.
  private let gone: [Quarter]
  private let cities: [Int]
  private let villages: [Int]

  init(communes: [SampleDepartment.Commune], quarters: [Quarter], former: [Quarter]) {
    self.communes = communes
    self.quarters = quarters
    let names = Set(quarters.map(\.name))
    gone = former.filter { !names.contains($0.name) }
    cities = communes.indices.filter { communes[$0].population > 10_000 }
    villages = communes.indices.filter { communes[$0].population <= 10_000 }
  }

  /// The list as it comes from the office, the corrections that its adviser keeps, and where the structures truly are: first
  /// those whose position the list lacks.
  func make(_ random: inout SampleRandom) throws
    -> (structures: [SampleStructure], corrections: [SampleCorrection], sites: [SampleSite])
  {
    var drafts: [StructureDraft] = []
    for kind in StructureKind.all {
      for _ in 0..<kind.count { drafts.append(draft(kind, &random)) }
    }
    let centres = drafts.indices.filter { drafts[$0].kind.code == "AGC" }
    for centre in centres.prefix(StructureKind.families.count) {
      var families = drafts[centre]
      families.kind = StructureKind.families
      families.type = random.pick(StructureKind.families.forms[0].types)
      families.name += " - animation familles"
      drafts.append(families)
    }
    drafts += travellers(&random)
    drafts = random.shuffled(drafts)
    let typed = try StructureTyping(communes: communes, quarters: quarters).type(drafts, &random)
    let lacking = drafts.indices.filter { typed.structures[$0].longitude.isEmpty }
    let others = drafts.indices.filter { !typed.structures[$0].longitude.isEmpty }
    return (typed.structures, typed.corrections, (lacking + others).compactMap { site(drafts[$0]) })
  }

  private func site(_ draft: StructureDraft) -> SampleSite? {
    draft.address.map {
      SampleSite(commune: draft.commune, street: $0.street, number: $0.number, isBis: $0.isBis, point: draft.point)
    }
  }

  private func draft(_ kind: StructureKind, _ random: inout SampleRandom) -> StructureDraft {
    let point = place(kind, &random)
    // A point pushed over the territory's edge would have no commune: the nearest middle then stands for it.
    let commune = communes.firstIndex { $0.ring.contains(point) } ?? nearestCommune(point)
    let form = random.pick(kind.forms)
    let name = "\(form.title) \(random.pick(SampleNames.nicknames))", type = random.pick(form.types)
    let manager = manager(commune, &random), street = street(&random)
    return StructureDraft(
      kind: kind, name: name, type: type, manager: manager, street: street.typed, address: street.address, point: point,
      commune: commune)
  }

  /// Two equipments of several sites, one in each of two intercommunalities.
  private func travellers(_ random: inout SampleRandom) -> [StructureDraft] {
    var drafts: [StructureDraft] = []
    for (group, name, sites) in [(1, "LAEP itinérant Le Petit Train", 4), (2, "LAEP itinérant La Roulotte des Parents", 3)] {
      let own = random.shuffled(villages.filter { communes[$0].intercommunality == group }).prefix(sites)
      let kind = StructureKind.travelling
      for commune in own {
        let type = random.pick(kind.forms[0].types)
        let street = random.pick(["Salle des fêtes", "École communale", "Foyer rural", "Place de la Mairie"])
        drafts.append(
          StructureDraft(
            kind: kind, name: name, type: type, manager: SampleNames.intercommunalities[group], street: street,
            address: street.hasPrefix("Place") ? ("place de la Mairie", nil, false) : nil,
            point: QuarterPlan.somewhere(in: communes[commune].ring, &random), commune: commune,
            remark: "un passage par semaine", isTravelling: true))
      }
    }
    return drafts
  }

  private func nearestCommune(_ point: PlanarPoint) -> Int {
    communes.indices.min {
      communes[$0].ring.middle.squaredDistance(to: point) < communes[$1].ring.middle.squaredDistance(to: point)
    } ?? 0
  }

  /// In a quarter, around one, on its limit, elsewhere in a city, or in a village.
  private func place(_ kind: StructureKind, _ random: inout SampleRandom) -> PlanarPoint {
    let known = random.chance(percent: 88) ? quarters : gone
    let ring = random.pick(known).ring
    let centre = ring.middle, vertex = random.pick(ring.vertices)
    func along(_ thousandths: Int) -> PlanarPoint {
      PlanarPoint(
        x: vertex.x + (vertex.x - centre.x) * thousandths / 1000, y: vertex.y + (vertex.y - centre.y) * thousandths / 1000)
    }
    let limits = kind.isSocial ? [46, 60, 72, 86] : [18, 30, 38, 62]
    switch random.below(100) {
    case ..<limits[0]: return QuarterPlan.somewhere(in: ring, &random)
    case ..<limits[1]: return along(random.within(120...800))
    // Within a few metres, and sometimes on the very vertex.
    case ..<limits[2]: return random.chance(percent: 25) ? vertex : along(random.within(-40...40))
    case ..<limits[3]: return QuarterPlan.somewhere(in: communes[random.pick(cities)].ring, &random)
    default: return QuarterPlan.somewhere(in: communes[random.pick(villages)].ring, &random)
    }
  }

  private func manager(_ commune: Int, _ random: inout SampleRandom) -> String {
    let place = communes[commune]
    switch random.below(10) {
    case ..<3: return "Commune \(Typist.of(place.name))"
    case ..<5: return place.population > 10_000 ? "CCAS \(Typist.of(place.name))" : "MAIRIE DE \(Typist.capitals(place.name))"
    case ..<7: return SampleNames.intercommunalities[place.intercommunality]
    default: return random.pick(SampleNames.associations)
    }
  }

  private func street(_ random: inout SampleRandom) -> (typed: String, address: (street: String, number: Int?, isBis: Bool)) {
    let street = random.pick(SampleNames.streets), number = random.within(1...88)
    let form = random.below(12)
    let typed =
      switch form {
      case 0: "\(number) bis \(street)"
      case 1: "\(number), \(street)"
      case 2: Typist.capitals("\(number) \(street)")
      case 3: street.prefix(1).uppercased() + street.dropFirst()
      case 4:
        [("avenue", "av."), ("boulevard", "bd"), ("rue", "r.")]
          .reduce("\(number) \(street)") { $0.replacing($1.0, with: $1.1) }
      default: "\(number) \(street)"
      }
    return (typed, (street, form == 3 ? nil : number, form == 0))
  }
}
