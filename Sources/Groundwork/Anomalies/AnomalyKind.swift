/// What can be odd: a closed list, with the values of each kind and what was done.
public enum AnomalyKind: Sendable, Hashable {
  case table(TableAnomaly)
  case layer(LayerAnomaly)
  case zoning(ZoningAnomaly)
  case position(PositionAnomaly)
  case address(AddressAnomaly)
  case list(ListAnomaly)
  case base(BaseAnomaly)
  case figure(FigureAnomaly)
  case offer(OfferAnomaly)
  case interpolation(InterpolationAnomaly)
  case access(AccessAnomaly)
  case passage(PassageAnomaly)
  case index(IndexAnomaly)
  /// Rows of which the same was said, each in its own words.
  indirect case rows(AnomalyKind, count: Int, first: RowNumber)
}
