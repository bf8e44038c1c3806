extension AnomalyKind {
  /// Nothing odd: what was chosen or done, for a person to know.
  package var isInformation: Bool {
    switch self {
    case .figure(.codeColumn), .figure(.withheldByGate), .figure(.columnsWithheld), .offer(.kept), .offer(.byCode),
      .offer(.countedUnit), .offer(.noColumnOfCapacities), .interpolation(.measured), .interpolation(.countColumns),
      .access(.familiesOfCentres): true
    default: false
    }
  }
}
