extension AnomalyKind {
  /// The kind without the values that differ from row to row: rows of one family are told together.
  package var family: AnomalyKind {
    switch self {
    case .table(let anomaly): .table(anomaly.family)
    case .position(let anomaly): .position(anomaly.family)
    case .address(let anomaly): .address(anomaly.family)
    case .list(.doubt): .list(.doubt(""))
    case .list(.contradiction): .list(.contradiction(""))
    case .passage(let anomaly): .passage(anomaly.family)
    case .index(.missing(let column, _)): .index(.missing(column: column, .blank))
    case .layer, .zoning, .list, .base, .figure, .offer, .interpolation, .access, .index, .rows: self
    }
  }
}

extension TableAnomaly {
  fileprivate var family: TableAnomaly {
    switch self {
    case .fewerCells: .fewerCells(count: 0, expected: 0)
    case .moreCells: .moreCells([])
    case .outsideCells: .outsideCells([])
    default: self
    }
  }
}

extension PassageAnomaly {
  fileprivate var family: PassageAnomaly {
    switch self {
    case .split: .split(code: "", targets: [])
    case .shared(_, _, let weights, let file): .shared(code: "", share: 0, weights: weights, file: file)
    case .unknown: .unknown(code: "")
    case .bornLater(_, let day): .bornLater(code: "", day)
    case .endedBefore(_, let day): .endedBefore(code: "", day)
    case .noHeir: .noHeir(code: "")
    case .noCode: .noCode(.text(""))
    case .severalRates: .severalRates(columns: [], codes: [])
    case .incomplete: .incomplete(codes: [])
    case .blankAmong: .blankAmong(column: "", codes: [])
    case .markAmong: .markAmong(column: "", mark: "", codes: [])
    case .wordAmong: .wordAmong(column: "", .text(""), codes: [])
    case .notJoined: .notJoined(codes: [])
    case .differing, .repeatedNumbers, .idleParts, .otherDepartment, .listOfAnotherDay, .pastTheLastEvent,
      .beforeTheFirstEvent, .severalRows:
      self
    }
  }
}

extension PositionAnomaly {
  fileprivate var family: PositionAnomaly {
    switch self {
    case .unreadable: .unreadable([])
    case .placeholder: .placeholder([])
    case .systemUnknown: .systemUnknown(.withheld)
    case .noZone: .noZone(zoning: "")
    case .codeAbsent: .codeAbsent(column: "")
    case .codeNotInZoning(_, let zoning, let vintage): .codeNotInZoning(.text(""), zoning: zoning, vintage: vintage)
    case .doubtful(let doubt, let outcome): .doubtful(doubt.family, outcome)
    default: self
    }
  }
}

extension PositionDoubt {
  fileprivate var family: PositionDoubt {
    switch self {
    case .nowhere: .nowhere(system: nil)
    case .metresAsDegrees: .metresAsDegrees(system: "")
    case .someMetresAsDegrees: .someMetresAsDegrees(systems: [])
    case .otherSystem: .otherSystem("")
    case .someOtherSystems: .someOtherSystems([])
    default: self
    }
  }
}

extension AddressAnomaly {
  fileprivate var family: AddressAnomaly {
    switch self {
    case .notFound: .notFound
    case .onlyCommune: .onlyCommune(label: "")
    case .communeTooCoarse: .communeTooCoarse(label: "")
    case .ambiguous: .ambiguous(label: "")
    case .weak: .weak(label: "")
    case .noPosition: .noPosition(label: "")
    case .middle(let isStreet, _): .middle(isStreet: isStreet, radius: 0)
    case .contradicted: .contradicted("")
    }
  }
}
