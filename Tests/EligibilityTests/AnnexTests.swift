import Geocoding
import Structures
import Tabular
import TestSupport
import Testing

@testable import Eligibility

/// The fifteen rows of a convention's annex (Forcalquier and around), in the forms that people type: capitals, abbreviations,
/// streets without numbers, a complement before or behind, postcode and town in one cell.
@Suite struct AnnexTests {
  private static let forcalquier = BANRow.Commune(code: "04088", name: "Forcalquier", postcode: "04300")
  private static let orgues = BANRow.Commune(code: "04178", name: "Saint-Étienne-les-Orgues", postcode: "04230")
  private static let sigonce = BANRow.Commune(code: "04206", name: "Sigonce", postcode: "04300")
  private static let limans = BANRow.Commune(code: "04104", name: "Limans", postcode: "04300")

  /// Streets of the annex and some neighbours, the numbers invented.
  private static let streets: [(name: String, commune: BANRow.Commune, numbers: [Int])] = [
    ("Avenue Crémieux", forcalquier, [3, 9, 17, 21]), ("Cours des Artisans", forcalquier, [1, 2, 5, 8]),
    ("Avenue de la République", forcalquier, [2, 6, 11]), ("Avenue du 8 Mai 1945", forcalquier, [1, 4, 10, 12]),
    ("Avenue Marcel André", forcalquier, [1, 3, 5]), ("Avenue Saint-Promasse", forcalquier, [1, 7, 12]),
    ("Chemin de la Louette", forcalquier, [10, 40, 85]), ("Boulevard des Martyrs", forcalquier, [9, 11, 15, 17]),
    ("Boulevard Latourette", forcalquier, [1, 13]), ("Place du Bourguet", forcalquier, [1, 2, 3]),
    ("Rue Saint-Mary", forcalquier, [2, 7]), ("Square Élie Pallet", orgues, [1, 2]), ("Rue de l'Arboux", orgues, [1, 2, 4, 6]),
    ("Le Village", sigonce, [1, 2, 3, 4, 5]), ("Le Village", orgues, [1, 2]), ("Place de Mai", limans, [1, 3, 5]),
    ("Rue de la République", limans, [2, 4]),
  ]

  private static func answers() throws -> [Site] {
    var addresses: [TownAddresses.Address] = []
    for (place, street) in streets.enumerated() {
      for number in street.numbers {
        addresses.append(
          TownAddresses.Address(
            street: street.name, number: number, x: 8000 + Double(place) * 400, y: -114_000 + Double(number) * 12,
            commune: street.commune))
      }
    }
    let town = try TownAddresses(addresses)
    let file = Repository.path("Data/exemple/forcalquier-annexe2.csv")
    let list = try StructureList(TableFile.open(path: file), catalog: .standard(), parameters: .standard())
    return SiteList(list.structures, addresses: AddressLookup(Geocoder(base: town.base))).sites
  }

  /// What each row's address is, in the order of the annex.
  private static let expected: [(label: String, kind: AddressKind)] = [
    ("17 Avenue Crémieux 04300 Forcalquier", .houseNumber), ("Cours des Artisans 04300 Forcalquier", .street),
    ("Square Élie Pallet 04230 Saint-Étienne-les-Orgues", .street), ("Avenue de la République 04300 Forcalquier", .street),
    ("1 Rue de l'Arboux 04230 Saint-Étienne-les-Orgues", .houseNumber), ("Avenue du 8 Mai 1945 04300 Forcalquier", .street),
    ("Square Élie Pallet 04230 Saint-Étienne-les-Orgues", .street), ("Le Village 04300 Sigonce", .street),
    ("Avenue du 8 Mai 1945 04300 Forcalquier", .street), ("Avenue Marcel André 04300 Forcalquier", .street),
    ("7 Avenue Saint-Promasse 04300 Forcalquier", .houseNumber), ("Chemin de la Louette 04300 Forcalquier", .street),
    ("Place de Mai 04300 Limans", .street), ("Rue de l'Arboux 04230 Saint-Étienne-les-Orgues", .street),
    ("13 Boulevard des Martyrs 04300 Forcalquier", .interpolation),
  ]

  @Test func everyRowIsPlaced() throws {
    let rows = try Self.answers()
    #expect(rows.count == Self.expected.count)
    for (row, expected) in zip(rows, Self.expected) {
      let found = try #require(row.addressFinding)
      let asked = row.structure.question
      #expect(found.answer.status == .certain && found.answer.kind == expected.kind, "\(asked) : \(found.answer.label)")
      #expect(found.answer.label == expected.label)
    }
  }

  @Test func theVillageCountsItsAddresses() throws {
    let rows = try Self.answers()
    let village = try #require(rows[7].addressFinding)
    #expect(village.use == .street && village.known.count == 5 && village.placeWords == "le lieu-dit")
    #expect(rows[2].addressFinding?.sentence.contains("la rue n'a que 2 adresses connues, ce qui ne prouve rien") == true)
  }
}
