import Coverage
import Groundwork
import Tabular
import Territory
import TestSupport
import Testing

@Suite(.needsSharedData) struct RealZoneTableTests {
  /// Filosofi of 2019 has lost 584 zeros in front; the rows that join no IRIS are those of La Réunion and of Martinique, which
  /// the other table does not have.
  @Test func filosofiJoinsOnceItsZerosAreBack() throws {
    let areas = try TableReader.read(TableFile.open(path: SharedData.path("stats/iris_area.csv")))
    let codes = (0..<areas.rowCount).map { areas.columns[1].texts[$0] }, index = ZoneIndex(codes: codes)
    #expect(codes.count == 48_592 && index.form == .iris)
    let path = SharedData.path("stats/BASE_TD_FILO_DISP_IRIS_2019.csv")
    let source = ZoneTableSource(path: path, columns: ["DISP_TP6019"], columnOption: "--colonne-enfants")
    let table = try source.read(joining: index), found = try table.figures(of: index)
    #expect(table.codes.count == 12_481 && table.codeColumn == "IRIS")
    let raw = Set(codes)
    #expect(table.codes.count { raw.contains($0) } == 11_532)
    #expect(table.codes.count { index.match($0) != nil } == 12_116)
    #expect(found.figures[0].count { $0.value != nil } == 12_116)
    #expect(found.unjoined.count == 365 && Set(found.unjoined.map { $0.code.prefix(3) }) == ["972", "974"])
    // Every one of them by its line and its code.
    let lines = Dictionary(uniqueKeysWithValues: table.codes.indices.map { (table.numbers[$0], table.codes[$0]) })
    #expect(found.unjoined.allSatisfy { lines[$0.number] == $0.code && index.match($0.code) == nil })
    let kinds = found.anomalies.map(\.kind)
    #expect(kinds.contains { if case .figure(.elsewhere(365, _)) = $0 { true } else { false } })
    #expect(kinds.contains { if case .table(.lostZeros("IRIS", 584, _, _)) = $0 { true } else { false } })
  }

  /// Children of Rouen as INSEE rounds them: the table says so once, and every figure is as it stands.
  @Test func theRoundingOfACensusIsSaidOnceAndNothingIsPutRight() throws {
    let path = SharedData.path("census/base-ic-evol-struct-pop-2013-dep76.csv")
    let table = try TableReader.read(TableFile.open(path: path))
    let column = try #require(table.columns.firstIndex { $0.name == "P13_POP0002" })
    let index = ZoneIndex(codes: (0..<table.rowCount).map { table.columns[0].texts[$0] })
    let source = ZoneTableSource(path: path, columns: ["P13_POP0002", "P13_POP"], columnOption: "--valeurs")
    let found = try source.read(joining: index).figures(of: index)
    #expect(found.figures[0].map(\.value) == table.columns[column].decimals())
    #expect(found.figures[0].reduce(0) { $0 + ($1.value ?? 0) } == 45_400)
    let rouen = index.codes.indices.filter { index.codes[$0].hasPrefix("76540") }
    #expect(rouen.reduce(0) { $0 + (found.figures[0][$1].value ?? 0) } == 3714)
    #expect(found.anomalies.count { if case .table(.roundedClasses) = $0.kind { true } else { false } } == 1)
  }
}
