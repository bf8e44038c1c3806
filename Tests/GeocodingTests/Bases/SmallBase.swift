import TestSupport

@testable import Geocoding

enum SmallBase {
  /// The columns that `make` puts above its lines.
  static let header = "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat"
  static let postcodeHeader =
    "Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;Libellé_d_acheminement;coordonnees_gps"

  /// A base from lines under `header`, for example "94028_abc123_00012_bis;12;bis;Rue Neuve;94000;94028;Créteil;2.45;48.79".
  /// - Parameter postcodes: lines under `postcodeHeader`.
  static func make(_ lines: String, postcodes: String? = nil) throws -> AddressBase {
    let folder = try TemporaryFolder()
    try folder.write("adresses.csv", header + "\n" + lines + "\n")
    if let postcodes { try folder.write("postes.csv", postcodeHeader + "\n" + postcodes + "\n") }
    return try folder.makeBase(["adresses.csv"], postcodes: postcodes == nil ? nil : "postes.csv").base
  }

  static func make(_ rows: [BANRow]) throws -> AddressBase {
    let folder = try TemporaryFolder()
    try folder.write("adresses.csv", BANRow.file(rows))
    return try folder.makeBase(["adresses.csv"]).base
  }
}

extension TemporaryFolder {
  /// Makes a base from files of the folder.
  func makeBase(_ sources: [String], postcodes: String? = nil, vintage: String? = nil, to name: String = "base.adresses") throws
    -> (base: AddressBase, report: AddressBaseBuilder.Report)
  {
    let builder = AddressBaseBuilder(sources: sources.map(path), postcodes: postcodes.map(path), vintage: vintage)
    let report = try builder.write(to: path(name))
    return (try AddressBase(path: path(name)), report)
  }
}
