import Coverage
import Testing

@Suite struct FigureTests {
  @Test func onlyAKnownFigureHasAValue() {
    #expect(Figure.known(0).value == 0)
    #expect(Figure.blank(.secret).value == nil && Figure.blank(.secret).isSecret)
    #expect(Figure.noRow.value == nil && !Figure.noRow.isSecret)
  }
}
