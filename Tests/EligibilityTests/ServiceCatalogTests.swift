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

  /// Whatever parts two things in a cell; not what parts the words of one.
  @Test(arguments: [
    ("Centre social et LAEP", ["AGC", "LAEP"]), ("Centre social, LAEP", ["AGC", "LAEP"]), ("Centre social/LAEP", ["AGC", "LAEP"]),
    ("Centre social avec LAEP", ["AGC", "LAEP"]), ("Centre social + LAEP", ["AGC", "LAEP"]), ("AGC & LAEP", ["AGC", "LAEP"]),
    ("LAEP et crèche", ["LAEP", "EAJE"]), ("Centre social, LAEP et crèche", ["AGC", "LAEP", "EAJE"]),
    ("LAEP ainsi que RPE", ["LAEP", "RPE"]), ("Crèche\nLAEP", ["EAJE", "LAEP"]), ("RAM • LAEP", ["RPE", "LAEP"]),
    ("Centre social et culturel et LAEP", ["AGC", "LAEP"]), ("Animation globale et coordination, ACF", ["AGC", "ACF"]),
    ("Lieu d'accueil enfants/parents", ["LAEP"]), ("Lieu d'accueil enfants & parents et CLAS", ["LAEP", "CLAS"]),
    ("LAEP en lien avec le centre social", ["LAEP"]), ("AGC, pas de LAEP", ["AGC"]), ("ni AGC ni LAEP", []),
    ("centre social et AGC", ["AGC"]),
  ])
  func severalInOneCell(_ text: String, _ codes: [String]) throws {
    #expect(try ServiceCatalog.standard().recognise(text).services.map(\.code) == codes)
  }

  /// In the words of the cell; what is denied is understood.
  @Test(arguments: [
    ("AGC + Fanfare", ["Fanfare"]), ("LAEP et Trampolines géants", ["Trampolines géants"]), ("LAEP, AGC", []),
    ("AGC, pas de LAEP", []), ("trampoline et poney", []), ("Centre social ; ; médiathèque, LAEP", ["médiathèque"]),
  ])
  func namesWhatItDoesNotKnow(_ text: String, _ strangers: [String]) throws {
    #expect(try ServiceCatalog.standard().recognise(text).strangers == strangers)
  }

  /// The order of two things, and which sign parts them, change nothing.
  @Test func anySignPartsAnyTwo() throws {
    let catalog = try ServiceCatalog.standard(), codes = catalog.services.map(\.code)
    for a in codes {
      for b in codes where a != b {
        for sign in [" et ", ", ", "/", " / ", "+", " & ", " avec ", ";", "\n"] {
          #expect(catalog.recognise(a + sign + b).services.map(\.code) == [a, b])
        }
      }
    }
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
