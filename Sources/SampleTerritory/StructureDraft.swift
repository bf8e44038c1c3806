/// A structure before its cells are typed.
struct StructureDraft {
  /// What is wrong with the position written.
  enum PositionFault {
    case none, missing, swapped, fourDecimals, communeOnly, otherCommune
  }

  var kind: StructureKind
  var name: String
  var type: String
  var manager: String
  /// As typed.
  var street: String
  /// What was typed; nil where no street is named.
  var address: (street: String, number: Int?, isBis: Bool)?
  var point: PlanarPoint
  /// Index among the communes.
  var commune: Int
  var fault = PositionFault.none
  var precision = ""
  var remark = ""
  var isTravelling = false
}
