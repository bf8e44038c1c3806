import ArgumentParser
import Coverage
import GeometryCore
import Groundwork
import Jobs
import Reporting
import StatisticalSecrecy
import Territory

/// What options say of the files that other options name: `--code cible=ID` is the column ID of the file of `--cible`.
struct FileColumns: ParsableArguments {
  @Option(
    help: ArgumentHelp("Colonne des codes du fichier d'une option ; sinon celle qui rejoint le mieux.", valueName: "option=col"))
  var code: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne des noms du fichier d'une option.", valueName: "option=col"))
  var nom: [NamedValue] = []

  @Option(
    help: ArgumentHelp(
      "Système de coordonnées de la couche d'une option, à la place de celui qu'elle déclare.", valueName: "option=epsg"))
  var crsZonage: [NamedValue] = []

  @Option(
    help: ArgumentHelp(
      "Ne lit de la table d'une option que les lignes dont la colonne a cette valeur : composantes=annee:2023.",
      valueName: "option=col:valeur"))
  var lignes: [NamedValue] = []

  /// - Parameters:
  ///   - options: names of the options that files are given by, without dashes.
  ///   - coding: names that `--code` knows besides, for files with several columns of codes.
  ///   - tables: those of them whose rows can be chosen; nil for all.
  /// - Throws: `FileFault.usage` for a name that is none of them.
  func check(against options: [String], coding: [String] = [], filtering tables: [String]? = nil) throws {
    if let tables, let stray = lignes.first(where: { options.contains($0.name) && !tables.contains($0.name) }) {
      throw FileFault.usage(
        sentence: "--lignes \(stray.name)=\(stray.value) : "
          + (tables.isEmpty
            ? "cette commande lit toutes les lignes de ses tables." : "--lignes va avec \(tables.joined(separator: ", "))."))
    }
    for (option, values) in [("--code", code), ("--nom", nom), ("--crs-zonage", crsZonage), ("--lignes", lignes)] {
      let options = option == "--code" ? options + coding : options
      if let stray = values.first(where: { !options.contains($0.name) }) {
        throw FileFault.usage(
          sentence: "\(option) \(stray.name)=\(stray.value) : « \(stray.name) » n'est pas une option à fichier de cette commande "
            + "(\(options.joined(separator: ", ")))\(Suggestion.ending(stray.name, among: options))")
      }
    }
  }

  /// What to keep of the rows of the file of an option.
  /// - Throws: `FileFault.usage` for what is no COL:VALEUR.
  func rows(of option: String) throws -> [ZoneTableSource.RowFilter] {
    try lignes.filter { $0.name == option }.map { line in
      guard let colon = line.value.firstIndex(of: ":"), colon != line.value.startIndex else {
        throw FileFault.usage(
          sentence: "--lignes \(line.name)=\(line.value) : une colonne et une valeur sont attendues, par exemple "
            + "\(line.name)=annee:2023.")
      }
      return ZoneTableSource.RowFilter(
        column: String(line.value[..<colon]), value: String(line.value[line.value.index(after: colon)...]))
    }
  }

  /// A table of figures by zone.
  /// - Parameters:
  ///   - option: without dashes.
  ///   - columnOption: the option that names the columns of figures.
  /// - Throws: `FileFault.usage` for a filter that makes no sense.
  func table(
    _ option: String, path: String, figures: [String], columnOption: String, catalog: ProfileCatalog
  ) throws -> ZoneTableSource {
    var source = ZoneTableSource(
      path: path, columns: figures, columnOption: columnOption, codeColumn: codeColumn(of: option))
    source.filters = try rows(of: option)
    source.catalog = catalog
    return source
  }

  /// The column of codes of the file of an option; nil to find it.
  func codeColumn(of option: String) -> String? { code.last { $0.name == option }?.value }

  /// The reference system given for the file of an option; nil for none.
  /// - Throws: `FileFault.usage` for a reference system that is none.
  func system(of option: String) throws -> CRS? {
    try crsZonage.last { $0.name == option }.map { try SystemOption.parse($0.value) }
  }

  /// The layer of an option.
  /// - Throws: `FileFault.usage` for a reference system that is none.
  func layer(_ option: String, path: String) throws -> LayerSource {
    try ZoningOptions(systems: crsZonage, codes: code, names: nom).source(named: option, path: path)
  }
}

/// Columns of positions that recognition misses: `--x demande=longitude_centre --y demande=latitude_centre`.
struct PointColumns: ParsableArguments {
  @Option(
    help: ArgumentHelp("Colonne des x ou des longitudes du fichier d'une option ; va avec --y.", valueName: "option=col"))
  var x: [NamedValue] = []

  @Option(help: ArgumentHelp("Colonne des y ou des latitudes du fichier d'une option.", valueName: "option=col"))
  var y: [NamedValue] = []

  /// - Parameter options: names of the options whose files have positions, without dashes.
  /// - Throws: `FileFault.usage` for a name that is none of them, and for one half of a position.
  func check(against options: [String]) throws {
    for (option, values) in [("--x", x), ("--y", y)] {
      if let stray = values.first(where: { !options.contains($0.name) }) {
        throw FileFault.usage(
          sentence: "\(option) \(stray.name)=\(stray.value) : va avec \(options.joined(separator: ", "))"
            + Suggestion.ending(stray.name, among: options))
      }
    }
    if let half = options.first(where: { name in x.contains { $0.name == name } != y.contains { $0.name == name } }) {
      throw FileFault.usage(sentence: "--x \(half)=COL et --y \(half)=COL vont ensemble.")
    }
  }

  /// What is said of the positions of the file of an option.
  func options(of option: String, crs: CRS?) -> PointOptions {
    PointOptions(
      x: x.last { $0.name == option }?.value, y: y.last { $0.name == option }?.value, crs: crs)
  }
}

/// Where rows that join no zone are listed.
struct UnjoinedChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Liste ici les lignes des tables dont le code n'est celui d'aucune zone : fichier, ligne, code.", valueName: "fichier"),
    completion: .file())
  var horsZones: String?

  /// - Throws: `FileFault.usage` for an extension that is no format of output.
  func place(_ output: TableOutputChoice) throws -> OutputPlace? { try horsZones.map { try output.manner.place($0) } }
}

/// What the capacities of a list are counted in.
struct UnitChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Compte les capacités de cette unité : places (par défaut), etp ou heures. Les autres sont nommées, jamais additionnées.",
      valueName: "unité"))
  var unite: String?

  @Option(
    help: ArgumentHelp("Colonne de l'unité des capacités ; sinon celle qui se nomme « unite ».", valueName: "col"))
  var colonneUnite: String?

  /// - Throws: `FileFault.usage` for what is no unit.
  func unit() throws -> CapacityUnit {
    guard let unite else { return .places }
    let known = CapacityUnit.allCases.map(\.rawValue)
    guard let unit = CapacityUnit(rawValue: FrenchText.key(unite)) else {
      throw FileFault.usage(
        sentence: "--unite \(unite) : attendu \(Wording.list(known, last: "ou"))\(Suggestion.ending(unite, among: known))")
    }
    return unit
  }
}

/// Whether the figures are confidential: then they pass the gate of statistical secrecy before anything is made of them.
struct ConfidentialChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Les effectifs sont confidentiels : ce profil (caf-infracommunal, ou votre fichier) cache ce qui doit l'être avant tout "
        + "calcul ; ce qui en dépend est vide.",
      valueName: "profil"), completion: .file())
  var confidentiel: String?

  @Option(
    help: ArgumentHelp(
      "Avec --confidentiel : colonne comparée à la population minimale du profil ; sinon reconnue à son nom.", valueName: "col"))
  var populationSecret: String?

  @Option(
    name: .customLong("public"),
    help: ArgumentHelp(
      "La table est publiée : dites par qui (« data.caf.fr, décembre 2023 ») ; elle n'est alors jamais tenue pour "
        + "confidentielle, et la ligne de source le dit.",
      valueName: "source"))
  var published: String?

  /// - Throws: `FileFault` for a profile that is none, a column without a profile, and a table both public and confidential.
  func gate() throws -> SecrecyGate? {
    if let published {
      guard confidentiel == nil else {
        throw FileFault.usage(sentence: "--public ou --confidentiel : l'un des deux, pas les deux.")
      }
      guard !published.trimmingBlanks().isEmpty else {
        throw FileFault.usage(
          sentence: "--public demande qui publie la table, par exemple --public \"data.caf.fr, décembre 2023\".")
      }
    }
    guard let confidentiel else {
      guard populationSecret == nil else { throw FileFault.usage(sentence: "--population-secret va avec --confidentiel.") }
      return nil
    }
    return SecrecyGate(policy: try SecrecyPolicy.named(confidentiel), population: populationSecret)
  }
}

/// Words given with commas between.
enum WordList {
  static func parse(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
  }
}

/// A number on the command line, with a point or a comma.
enum NumberOption {
  /// - Throws: `FileFault.usage` for what is no number of at least 0.
  static func parse(_ text: String, option: String) throws -> Double {
    guard let value = NumberParser.decimal(text), value.isFinite, value >= 0 else {
      throw FileFault.usage(sentence: "\(option) \(text) : un nombre d'au moins 0 est attendu.")
    }
    return value
  }
}

/// A day on the command line.
enum DateOption {
  /// - Throws: `FileFault.usage` for what is no day.
  static func parse(_ text: String, option: String) throws -> CalendarDate {
    guard let date = CalendarDate.written(text) else {
      throw FileFault.usage(sentence: "\(option) \(text) : un jour est attendu, par exemple 2024-12-31.")
    }
    return date
  }
}
