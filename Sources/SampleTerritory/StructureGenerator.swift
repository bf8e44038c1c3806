/// Draws the structures: where they are, what they are called, who runs them.
struct StructureGenerator {
  let communes: [SampleTerritory.Commune]
  let quarters: [Quarter]
  /// Quarters of 2015 that are no longer on the list.
  private let gone: [Quarter]
  private let cities: [Int]
  private let villages: [Int]

  init(communes: [SampleTerritory.Commune], quarters: [Quarter], former: [Quarter]) {
    self.communes = communes
    self.quarters = quarters
    let names = Set(quarters.map(\.name))
    gone = former.filter { !names.contains($0.name) }
    cities = communes.indices.filter { communes[$0].population > 10_000 }
    villages = communes.indices.filter { communes[$0].population <= 10_000 }
  }

  /// The list as it comes from the office, and the corrections that its adviser keeps.
  func make(_ random: inout SampleRandom) throws -> (structures: [SampleStructure], corrections: [SampleCorrection]) {
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
    return try StructureTyping(communes: communes, quarters: quarters).type(drafts, &random)
  }

  private func draft(_ kind: StructureKind, _ random: inout SampleRandom) -> StructureDraft {
    let point = place(kind, &random)
    // A point pushed over the territory's edge would have no commune: the nearest middle then stands for it.
    let commune = communes.firstIndex { $0.ring.contains(point) } ?? nearestCommune(point)
    let form = random.pick(kind.forms)
    return StructureDraft(
      kind: kind, name: "\(form.title) \(random.pick(SampleNames.nicknames))", type: random.pick(form.types),
      manager: manager(commune, &random), street: street(&random), point: point, commune: commune)
  }

  /// Two equipments of several sites, one in each of two intercommunalities.
  private func travellers(_ random: inout SampleRandom) -> [StructureDraft] {
    var drafts: [StructureDraft] = []
    for (group, name, sites) in [(1, "LAEP itinérant Le Petit Train", 4), (2, "LAEP itinérant La Roulotte des Parents", 3)] {
      let own = random.shuffled(villages.filter { communes[$0].intercommunality == group }).prefix(sites)
      let kind = StructureKind.travelling
      for commune in own {
        drafts.append(
          StructureDraft(
            kind: kind, name: name, type: random.pick(kind.forms[0].types), manager: SampleNames.intercommunalities[group],
            street: random.pick(["Salle des fêtes", "École communale", "Foyer rural", "Place de la Mairie"]),
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

  private func street(_ random: inout SampleRandom) -> String {
    let street = random.pick(SampleNames.streets), number = random.within(1...88)
    switch random.below(12) {
    case 0: return "\(number) bis \(street)"
    case 1: return "\(number), \(street)"
    case 2: return Typist.capitals("\(number) \(street)")
    case 3: return street.prefix(1).uppercased() + street.dropFirst()
    case 4:
      let short = [("avenue", "av."), ("boulevard", "bd"), ("rue", "r.")]
      return short.reduce("\(number) \(street)") { $0.replacing($1.0, with: $1.1) }
    default: return "\(number) \(street)"
    }
  }
}
