import ArgumentParser
import Foundation
import Geocoding
import Tabular

struct AddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adresses",
    abstract: "Fait ou décrit une base d'adresses, dont « geocoder », « localiser » et « eligibilite » se servent.",
    discussion: """
      Exemple :
        maillage adresses creer adresses-38.csv.gz --sortie isere.adresses
        maillage adresses decrire isere.adresses
      """,
    subcommands: [CreateAddressesCommand.self, DescribeAddressesCommand.self])
}

struct CreateAddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "creer",
    abstract: "Fait une base d'adresses à partir des fichiers de la Base Adresse Nationale.",
    discussion: """
      Exemple :
        maillage adresses creer adresses-38.csv.gz lieux-dits-38-beta.csv.gz \\
          --postes laposte_hexasmal.csv --sortie isere.adresses

      Les fichiers se prennent sur adresse.data.gouv.fr, un par département ;
      plusieurs départements peuvent tenir dans une base. Le fichier de La
      Poste ajoute les codes postaux et les noms de toutes les communes. Les
      mêmes fichiers donnent la même base, octet pour octet.
      """)

  @Argument(
    help: ArgumentHelp(
      "Fichiers d'adresses ou de lieux-dits de la BAN (.csv, .csv.gz), dans un ordre quelconque.", valueName: "fichiers"))
  var fichiers: [String]

  @Option(help: ArgumentHelp("Base officielle des codes postaux de La Poste (laposte_hexasmal.csv).", valueName: "fichier"))
  var postes: String?

  @Option(
    help: ArgumentHelp(
      "Date des fichiers de la BAN ; sans elle, celle de leur nom ou de leur archive.", valueName: "texte"))
  var millesime: String?

  @Option(help: ArgumentHelp("Base à écrire.", valueName: "fichier.adresses"))
  var sortie: String

  @Flag(help: "Ne montre ni avancement ni résumé.")
  var silencieux = false

  @Flag(help: "Finit avec le code 1 si des anomalies ont été rencontrées.")
  var strict = false

  func run() throws {
    let builder = AddressBaseBuilder(sources: fichiers, postcodes: postes, vintage: millesime)
    var progress = ProgressLine(isSilent: silencieux)
    let report: AddressBaseBuilder.Report
    do {
      report = try builder.write(to: sortie) { progress.show(rows: $0) }
    } catch {
      progress.end()
      throw error
    }
    progress.end()
    Terminal.show(report.anomalies, limit: .max)
    if !silencieux {
      let name = (sortie as NSString).lastPathComponent
      Terminal.note(AddressBaseText.summary(report.description, name: name, size: report.size))
    }
    if strict, !report.anomalies.isEmpty { throw ExitStatus.anomalies }
  }
}

struct DescribeAddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decrire",
    abstract: "Dit ce qu'une base d'adresses contient et d'où elle vient.",
    discussion: """
      Exemple :
        maillage adresses decrire isere.adresses
      """)

  @Argument(help: ArgumentHelp("Base faite par « adresses creer ».", valueName: "base"))
  var base: String

  func run() throws {
    let opened = try AddressBase(path: base)
    try Terminal.output(AddressBaseText.full(opened.description, name: opened.file, size: opened.size))
  }
}

/// What a base holds, in French.
enum AddressBaseText {
  /// One line.
  static func summary(_ description: AddressBaseDescription, name: String, size: Int) -> String {
    "\(name) : \(counts(description)) ; \(departments(description)) ; \(octets(size))."
  }

  /// A line for each thing.
  static func full(_ description: AddressBaseDescription, name: String, size: Int) -> String {
    var lines = [
      "\(name) : base d'adresses, \(octets(size))", "  \(counts(description))", "  \(departments(description))", "Sources :",
    ]
    for source in description.sources {
      let vintage = source.vintage.isEmpty ? "date inconnue" : source.vintage
      lines.append("  \(source.file) (\(source.kind)) : \(vintage), \(number(source.rows)) lignes prises")
      lines.append("    sha256 \(source.checksum)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counts(_ description: AddressBaseDescription) -> String {
    let parts = [
      (description.addresses, "adresse", "adresses"), (description.streets, "voie", "voies"),
      (description.localities, "lieu-dit", "lieux-dits"), (description.communes, "commune", "communes"),
    ]
    return parts.map { "\(number($0.0)) \($0.0 < 2 ? $0.1 : $0.2)" }.joined(separator: ", ")
  }

  private static func departments(_ description: AddressBaseDescription) -> String {
    let label = description.departments.count == 1 ? "département" : "départements"
    return "\(label) \(description.departments.joined(separator: ", "))"
  }

  private static func octets(_ size: Int) -> String {
    if size < 1_000_000 { return "\(number((size + 999) / 1000)) Ko" }
    let tenths = (size + 50_000) / 100_000
    return "\(number(tenths / 10)),\(tenths % 10) Mo"
  }

  /// Thousands apart, as the French write them.
  private static func number(_ value: Int) -> String {
    var digits = String(value), groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: "\u{202F}")
  }
}
