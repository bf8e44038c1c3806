import Foundation
import GeoFormats
import Groundwork
import Tabular

extension SampleDepartment {
  /// Names of the files, in the order in which `LISEZMOI.txt` presents them.
  public enum File: String, CaseIterable, Sendable {
    case readMe = "LISEZMOI.txt"
    case structures = "structures.csv"
    case structuresBook = "structures.xlsx"
    case corrections = "corrections.csv"
    case addresses = "adresses-99.csv.gz"
    case communes = "communes.gpkg"
    case communesShape = "COMMUNE.shp"
    case iris = "CONTOURS-IRIS.shp"
    case quarters2024 = "QP2024.gpkg"
    case quarters2024Degrees = "QP2024.geojson"
    case quarters2015 = "QP2015.shp"
    case quarterList = "liste-qpv-2024.csv"
    case livedQuarters = "quartiers-vecus.gpkg"
    case livedList = "quartiers-vecus-liste.csv"
    case population = "population-iris.csv"
    case communeFigures = "chiffres-communes.csv"
    case care = "accueil-enfants.csv"
    case times = "temps-communes-accueil.csv"
    case forcalquier = "forcalquier-annexe2.csv"
    case bouscat = "bouscat-places.csv"
  }

  /// Writes all files of the sample to a folder, each whole or not at all; files of the same names are replaced.
  /// - Throws: `FileFault.unwritable`, `FileFault.unwritable`.
  public func write(to folder: String) throws {
    func path(_ file: File) -> String { URL(fileURLWithPath: folder).appendingPathComponent(file.rawValue).path }
    try TextTable.write(Array(SampleReadMe.text.utf8), path: path(.readMe))
    try TextTable.write(TextTable.windows1252(structureRows), path: path(.structures))
    try TextTable.writeBook(structureRows, title: "Structures du département 99 (fictif)", path: path(.structuresBook))
    try ShapefileWriter.write(communeLayer(inCapitals: true), path: path(.communesShape))
    try ShapefileWriter.write(irisLayer(), path: path(.iris))
    try ShapefileWriter.write(quarterLayer2015(), path: path(.quarters2015))
    try GeoPackageWriter.write(communeLayer(inCapitals: false), to: OutputFile(path: path(.communes)))
    try GeoPackageWriter.write(quarterLayer2024(), to: OutputFile(path: path(.quarters2024)))
    try GeoPackageWriter.write(livedQuarterLayer(), to: OutputFile(path: path(.livedQuarters)))
    try GeoJSONWriter.write(quarterLayer2024(), to: OutputFile(path: path(.quarters2024Degrees)))
    try TextTable.write(TextTable.plain(correctionRows), path: path(.corrections))
    try TextTable.write(GzipBytes.pack(TextTable.plain(try addressRows())), path: path(.addresses))
    try TextTable.write(TextTable.plain(quarterListRows), path: path(.quarterList))
    try TextTable.write(TextTable.plain(livedListRows), path: path(.livedList))
    try TextTable.write(TextTable.plain(populationRows), path: path(.population))
    try TextTable.write(TextTable.plain(communeFigureRows), path: path(.communeFigures))
    try TextTable.write(TextTable.plain(try careRows), path: path(.care))
    try TextTable.write(TextTable.plain(timeRows), path: path(.times))
    try TextTable.write(TextTable.windows1252(SeedTables.forcalquier), path: path(.forcalquier))
    try TextTable.write(TextTable.plain(SeedTables.bouscat), path: path(.bouscat))
  }
}
