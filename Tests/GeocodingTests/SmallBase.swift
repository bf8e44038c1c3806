import Foundation
import Tabular
import Testing

@testable import Geocoding

/// A folder of its own for files and the bases made from them, removed at its end.
final class BaseFolder {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("maillage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @discardableResult
  func put(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  @discardableResult
  func put(_ name: String, _ text: String) throws -> String { try put(name, Array(text.utf8)) }

  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] }

  /// Makes a base from files of the folder.
  func make(_ sources: [String], postcodes: String? = nil, vintage: String? = nil, to name: String = "base.adresses") throws
    -> (base: AddressBase, report: AddressBaseBuilder.Report)
  {
    let builder = AddressBaseBuilder(sources: sources.map(path), postcodes: postcodes.map(path), vintage: vintage)
    let report = try builder.write(to: path(name))
    return (try AddressBase(path: path(name)), report)
  }
}

enum SmallBase {
  /// The columns that `make` puts above its lines.
  static let header = "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat"
  /// The 23 columns of a BAN file.
  static let banHeader =
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;"
    + "x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;"
    + "certification_commune;cad_parcelles"
  static let postcodeHeader =
    "Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;Libellé_d_acheminement;coordonnees_gps"

  /// A base from lines under `header`, for example "94028_abc123_00012_bis;12;bis;Rue Neuve;94000;94028;Créteil;2.45;48.79".
  /// - Parameter postcodes: lines under `postcodeHeader`.
  static func make(_ lines: String, postcodes: String? = nil) throws -> AddressBase {
    let folder = try BaseFolder()
    try folder.put("adresses.csv", header + "\n" + lines + "\n")
    if let postcodes { try folder.put("postes.csv", postcodeHeader + "\n" + postcodes + "\n") }
    return try folder.make(["adresses.csv"], postcodes: postcodes == nil ? nil : "postes.csv").base
  }
}

/// Folder of the real files, where it exists.
let realData = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("shared/data")

func hasRealData() -> Bool { FileManager.default.fileExists(atPath: realData.path) }

// What a base holds, by name.
extension AddressBase {
  func commune(_ code: String) throws -> CommuneRecord { try #require(communes.first { text($0.code) == code }) }

  /// Streets and localities of a name, as indexes.
  func streets(named name: String) -> [Int] { streets.indices.filter { text(streets[$0].name) == name } }

  func postcodes(ofStreet index: Int) -> [UInt32] {
    let street = streets[index]
    return Array(streetPostcodes[Int(street.firstPostcode)..<Int(street.firstPostcode + street.postcodeCount)])
  }

  func postcodes(of commune: CommuneRecord) -> [UInt32] {
    Array(communePostcodes[Int(commune.firstPostcode)..<Int(commune.firstPostcode + commune.postcodeCount)])
  }

  /// Names of a street as their words, the main one first.
  func names(ofStreet index: Int) -> [String] {
    nameStreets.indices.filter { nameStreets[$0] == UInt32(index) }.map { name in
      nameWords[Int(nameWordOffsets[name])..<Int(nameWordOffsets[name + 1])].map { words.text(Int($0)) }.joined(separator: " ")
    }
  }

  /// Codes and kinds of the communes that a key leads to.
  func communes(ofKey key: String) -> [String] {
    guard let index = communeKeys.index(of: key) else { return [] }
    return communeKeys.values(of: index).map { value in
      let kind = CommuneNameKind(rawValue: value & (1 << CommuneNameKind.bits - 1))
      return "\(text(communes[Int(value >> CommuneNameKind.bits)].code)) \(kind.map { "\($0)" } ?? "?")"
    }
  }

  /// Codes of the communes of a postcode.
  func communes(ofPostcode postcode: UInt32) -> [String] {
    guard let index = postcodes.firstIndex(of: postcode) else { return [] }
    return postcodeValues[Int(postcodeValueOffsets[index])..<Int(postcodeValueOffsets[index + 1])]
      .map { text(communes[Int($0)].code) }
  }
}
