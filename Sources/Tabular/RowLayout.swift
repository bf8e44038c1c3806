/// Where the added columns stand beside those of the input.
public enum RowLayout: Sendable, Hashable {
  case inputFirst
  case addedFirst
}
