import Coverage
import Testing

@Suite struct IndicatorTests {
  @Test(arguments: [
    ("P21_POP0002", 2021), ("C20_POP15P", 2020), ("P99_POP", 1999), ("DISP_TP6019", 2019), ("DEC_MED21", 2021),
    ("TXCOUVGLO_COM_2014", 2014), ("alloc_2023", 2023), ("allocataires", nil), ("popMuniQPV", nil), ("ind_0_3", nil), ("code_20240", nil),
  ] as [(String, Int?)])
  func theYearOfAColumn(column: String, year: Int?) { #expect(ColumnYear.of(column) == year) }
}
