/// The files of `Data/` that the programs carry inside themselves, as UTF-8 text.
///
/// YAML with comments, meant to be read and edited by people who know the field and not Swift, and the templates of pages.
public enum DomainData {
  /// How to recognise the files that people bring: columns, codes, vintages.
  public static var profiles: String { text(PackageResources.profils_yml) }
  /// Départements, regions and their legal coordinate reference systems.
  public static var territories: String { text(PackageResources.territoires_yml) }
  /// Radii of precision words and other figures that a rule may replace.
  public static var parameters: String { text(PackageResources.parametres_yml) }
  /// Kinds of structure and prestations with their spellings.
  public static var services: String { text(PackageResources.prestations_yml) }
  /// Rows of a table that are no data.
  public static var asideRows: String { text(PackageResources.lignes_yml) }
  /// The default eligibility rule.
  public static var rules: String { text(PackageResources.regles_yml) }

  /// Words of addresses: kinds of street, titles, abbreviations, numbers written out.
  public static var streetWords: String { text(PackageResources.voies_yml) }
  /// Radii, thresholds and calibration of the geocoder.
  public static var geocoding: String { text(PackageResources.geocodage_yml) }

  /// Rules of statistical secrecy by name.
  public static var secrecy: String { text(PackageResources.secret_yml) }

  /// Templates of pages (Mustache) by the name of their file.
  public static var pageTemplates: [String: String] {
    [
      "page": PackageResources.page_mustache, "table": PackageResources.table_mustache,
      "synthese": PackageResources.synthese_mustache, "liste": PackageResources.liste_mustache,
      "ligne": PackageResources.ligne_mustache, "preuve": PackageResources.preuve_mustache,
      "verifier": PackageResources.verifier_mustache, "filtre": PackageResources.filtre_mustache,
    ].mapValues(text)
  }
  /// How pages look, on a screen and on paper.
  public static var pageStyle: String { text(PackageResources.style_css) }
  /// What pages do beyond standing there: filters and sorting.
  public static var pageScript: String { text(PackageResources.script_js) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
