import Groundwork

// The one room where anomalies become words.

extension Anomaly {
  /// The anomaly with its place, as one line: "structures.csv, ligne 12, colonne lon : ...".
  public var sentence: String {
    var words = place.file
    if let layer = place.layer { words += "#\(layer)" }
    if let row = place.row { words += ", ligne \(row)" }
    if let column = place.column { words += ", colonne \(column)" }
    let sentence = kind.sentence
    // Kinds that rows have too end without a full stop.
    let isOpen = place.row == nil && sentence.last.map { !".!?".contains($0) } ?? false
    return "\(words) : \(sentence)\(isOpen ? "." : "")"
  }
}

extension AnomalyKind {
  /// One French sentence: what was found and what was done. Of files it ends with a full stop; of rows it does not, since several
  /// may stand in one cell.
  public var sentence: String {
    switch self {
    case .table(let anomaly): anomaly.sentence
    case .layer(let anomaly): anomaly.sentence
    case .zoning(let anomaly): anomaly.sentence
    case .position(let anomaly): anomaly.sentence
    case .address(let anomaly): anomaly.sentence
    case .list(let anomaly): anomaly.sentence
    case .base(let anomaly): anomaly.sentence
    case .figure(let anomaly): anomaly.sentence
    case .interpolation(let anomaly): anomaly.sentence
    case .offer(let anomaly): anomaly.sentence
    case .access(let anomaly): anomaly.sentence
    case .passage(let anomaly): anomaly.sentence
    case .index(let anomaly): anomaly.sentence
    case .rows(let kind, let count, let first):
      "\(Phrase.counted(count, "ligne", "lignes")) (la première : \(first)) : \(kind.title)."
    }
  }

  /// The same without the values that differ from row to row, for counting rows.
  public var title: String {
    switch self {
    case .table(let anomaly): anomaly.title
    case .position(let anomaly): anomaly.title
    case .address(let anomaly): anomaly.title
    case .passage(let anomaly): anomaly.title
    case .index(let anomaly): anomaly.title
    case .layer, .zoning, .list, .base, .figure, .offer, .interpolation, .access, .rows: sentence
    }
  }
}
