import Structures
import Testing

@testable import Eligibility

@Suite struct ServiceCatalogTests {
  @Test(arguments: [
    ("AGC", ["AGC"]), ("agc + acf", ["AGC", "ACF"]), ("AGC, LAEP", ["AGC", "LAEP"]), ("A.G.C.", ["AGC"]),
    ("Centre social - animation globale", ["AGC"]), ("Centre social - animation collective familles", ["ACF"]),
    ("CENTRE SOCIOCULTUREL", ["AGC"]), ("centres sociaux", ["AGC"]), ("Centre socio-culturel", ["AGC"]),
    ("maison de quartier / MPT", ["AGC"]), ("Lieu d'Accueil Enfants_Parents", ["LAEP"]),
    ("Lieu d’Accueil Parents Enfants", ["LAEP"]), ("LAPE", ["LAEP"]), ("Relais Petite Enfance", ["RPE"]), ("RAM", ["RPE"]),
    ("Accueil de loisirs sans hébergement", ["ALSH"]), ("ACCUEIL DE LOISIRS SANS HEBERGEMENT", ["ALSH"]), ("Périsco", ["ALSH"]),
    ("Etablissement d'Accueil du Jeune Enfant", ["EAJE"]), ("Multi accueil", ["EAJE"]), ("crèche", ["EAJE"]),
    ("EVS porté par un centre social", ["EVS"]), ("animation locale", ["EVS"]), ("loisirs / ludotheque", ["LUDO"]),
    ("Foyer de Jeunes Travailleurs", ["FJT"]), ("MJC", []), ("", []), ("01110", []),
  ])
  func recognises(_ text: String, _ codes: [String]) throws {
    #expect(try ServiceCatalog.standard().recognise(text).services.map(\.code) == codes)
  }

  @Test func namesWhatItDoesNotKnow() throws {
    #expect(try ServiceCatalog.standard().recognise("AGC + Fanfare").strangers == ["Fanfare"])
  }

  @Test func everySpellingIsItsOwn() throws {
    let catalog = try ServiceCatalog.standard()
    for service in catalog.services { #expect(catalog.recognise(service.code).services == [service]) }
  }

  /// What is denied is not held.
  @Test(arguments: ["non AGC", "Pas de LAEP", "ex-centre social", "sans agrément LAEP"])
  func deniedPrestations(_ text: String) throws {
    #expect(try ServiceCatalog.standard().recognise(text).services.isEmpty)
  }

  /// Between separators a kind stands for itself; within one item the prestation proper goes before it.
  @Test func kindsBesidePrestations() throws {
    let both = try ServiceCatalog.standard().recognise("Centre social + LAEP")
    #expect(both.services.map(\.code) == ["AGC", "LAEP"] && both.implied == ["AGC"])
    let one = try ServiceCatalog.standard().recognise("Centre social - animation collective familles")
    #expect(one.services.map(\.code) == ["ACF"] && one.implied.isEmpty)
  }
}
