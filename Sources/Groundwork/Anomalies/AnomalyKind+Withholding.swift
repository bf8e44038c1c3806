extension AnomalyKind {
  /// The same without the text of any cell, for tables that have confidential columns.
  package var withholdingCells: AnomalyKind {
    switch self {
    case .table(let anomaly): .table(anomaly.withholdingCells)
    case .zoning(let anomaly): .zoning(anomaly.withholdingCells)
    case .position(let anomaly): .position(anomaly.withholdingCells)
    case .list(let anomaly): .list(anomaly.withholdingCells)
    case .figure(.noNumbers(let column, let count, _)):
      .figure(.noNumbers(column: column, count: count, example: .withheld))
    case .rows(let kind, let count, let first): .rows(kind.withholdingCells, count: count, first: first)
    case .passage(.wordAmong(let column, _, let codes)): .passage(.wordAmong(column: column, .withheld, codes: codes))
    case .layer, .address, .base, .figure, .offer, .interpolation, .access, .passage, .index: self
    }
  }
}

extension TableAnomaly {
  fileprivate var withholdingCells: TableAnomaly {
    switch self {
    case .moreCells(let cells): .moreCells(cells.map { _ in .withheld })
    case .outsideCells(let cells): .outsideCells(cells.map { _ in .withheld })
    case .asideRows(let rows, let count): .asideRows(rows.map(\.withholdingText), count: count)
    default: self
    }
  }
}

extension ZoningAnomaly {
  /// Codes are open; a code column that is none may hold anything.
  fileprivate var withholdingCells: ZoningAnomaly {
    if case .strangeCodes(let count, let form, _) = self { return .strangeCodes(count: count, form: form, example: .withheld) }
    return self
  }
}

extension AsideRow {
  fileprivate var withholdingText: AsideRow { AsideRow(kind, number: number, text: .withheld) }
}

extension PositionAnomaly {
  fileprivate var withholdingCells: PositionAnomaly {
    switch self {
    case .unreadable(let cells): .unreadable(cells.map { _ in .withheld })
    case .placeholder(let cells): .placeholder(cells.map { _ in .withheld })
    case .codeNotInZoning(_, let zoning, let vintage): .codeNotInZoning(.withheld, zoning: zoning, vintage: vintage)
    case .systemUnknown: .systemUnknown(.withheld)
    case .setAside(let column, _): .setAside(column: column, state: .withheld)
    default: self
    }
  }
}

extension ListAnomaly {
  fileprivate var withholdingCells: ListAnomaly {
    switch self {
    case .postcodeAsCode: .postcodeAsCode(.withheld)
    case .noCommuneCode: .noCommuneCode(.withheld)
    case .unknownService: .unknownService(.withheld)
    case .asideRows(let rows): .asideRows(rows.map(\.withholdingText))
    case .noService(let cell): .noService(cell.map { _ in .withheld })
    case .otherService(_, let imposed): .otherService(.withheld, imposed: imposed)
    case .idlePrecision(_, let radius): .idlePrecision(.withheld, radius: radius)
    case .unknownPrecision(_, let radius): .unknownPrecision(.withheld, radius: radius)
    default: self
    }
  }
}
