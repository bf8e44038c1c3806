import Testing

@testable import Geocoding

/// What the cells of a row's place tell beside the answer.
@Suite struct CommuneOfRowTests {
  private static func base() throws -> AddressBase {
    try SmallBase.make(
      """
      75104_aaa_00010;10;;Rue de Rivoli;75004;75104;Paris 4e Arrondissement;2.36;48.855
      94028_bbb_00001;1;;Rue Pasteur;94000;94028;Créteil;2.45;48.79
      94076_ccc_00001;1;;Rue Pasteur;94800;94076;Villejuif;2.36;48.79
      """,
      postcodes: """
        94028;CRETEIL;94000;;CRETEIL;48.78,2.45
        94017;CHAMPIGNY SUR MARNE;94500;;CHAMPIGNY SUR MARNE;48.81,2.51
        94017;CHAMPIGNY SUR MARNE;94430;;CHAMPIGNY SUR MARNE;48.81,2.51
        """)
  }

  @Test func anInseeCodeTellsTheNameAndTheOnlyPostcode() throws {
    let base = try Self.base()
    let one = base.completed(AddressQuestion(address: "1 rue Pasteur", communeCode: "94028"))
    #expect(one == AddressQuestion(address: "1 rue Pasteur", postcode: "94000", commune: "Créteil"))
    let two = base.completed(AddressQuestion(address: "1 rue Pasteur", communeCode: " 94017 "))
    #expect(two.commune == "CHAMPIGNY SUR MARNE" && two.postcode.isEmpty)
    let named = base.completed(AddressQuestion(address: "a", commune: "CRETEIL CEDEX", communeCode: "94028"))
    #expect(named.commune == "CRETEIL CEDEX" && named.postcode == "94000")
  }

  /// A code that is not the commune's, or of nothing known, tells nothing.
  @Test func aCodeOfAnotherCommuneTellsNothing() throws {
    let base = try Self.base()
    for code in ["94076", "94999", "x", ""] {
      let asked = AddressQuestion(address: "a", commune: "Créteil", communeCode: code)
      #expect(base.completed(asked) == AddressQuestion(address: "a", commune: "Créteil"))
    }
  }

  @Test(arguments: [
    ("", "", "", false), ("94000", "", "", false), ("", "CRÉTEIL", "", false), ("", "Creteuil", "", false),
    ("94000", "Villejuif", "", false), ("94800", "Créteil", "", false), ("", "94000 Ville", "", false),
    ("", "Villejuif", "", true), ("94800", "", "", true), ("38000", "Grenoble", "", true),
    ("", "", "94028", false), ("94000", "Créteil", "94076", true), ("", "Créteil", "94999", false),
  ])
  func somethingMustSpeakForTheCommuneOfAnAnswer(
    _ postcode: String, _ commune: String, _ code: String, _ isElsewhere: Bool
  ) throws {
    var answer = GeocodedAddress()
    answer.communeCode = "94028"
    let asked = AddressQuestion(address: "1 rue Pasteur", postcode: postcode, commune: commune, communeCode: code)
    #expect(try Self.base().contradicts(asked, answer) == isElsewhere)
  }

  @Test func aCityAndItsArrondissementsAreOne() throws {
    var answer = GeocodedAddress()
    answer.communeCode = "75104"
    let base = try Self.base()
    #expect(!base.contradicts(AddressQuestion(address: "a", commune: "PARIS"), answer))
    #expect(!base.contradicts(AddressQuestion(address: "a", commune: "Paris 4ème"), answer))
    #expect(!base.contradicts(AddressQuestion(address: "a", communeCode: "75056"), answer))
  }
}
