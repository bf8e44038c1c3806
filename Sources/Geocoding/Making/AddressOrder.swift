import Groundwork

/// The addresses of a base in its order, and the range of each street.
struct AddressOrder {
  private(set) var records: [AddressRecord] = []
  /// Signature of each record; empty where no locality asks for them.
  private(set) var signatures: [UInt32] = []
  /// One more than there are streets.
  private(set) var firsts: [UInt32] = []
  /// Texts of the sections `suffixes` and `positions`, the blank one first.
  private(set) var suffixes: [String] = []
  private(set) var positionKinds: [String] = []
  /// Rows left out because another row gives the same address.
  private(set) var doubles = 0

  private struct Key {
    /// Street (31 bits), number (17), suffix (16).
    var packed: UInt64
    var row: UInt32
  }

  /// - Parameter texts: receives the ids that street, number and suffix do not give.
  init(table: AddressTable, streets: StreetAssembly, texts: inout TextPool) {
    let (suffixTexts, suffixPlaces) = AddressTable.ordered(table.suffixes)
    let (kindTexts, kindPlaces) = AddressTable.ordered(table.positionKinds)
    suffixes = suffixTexts
    positionKinds = kindTexts
    var keys = table.rows.enumerated().map { index, row in
      let street = UInt64(streets.streetOfSignature[Int(row.signature)])
      return Key(
        packed: street << 33 | UInt64(row.number) << 16 | UInt64(suffixPlaces[Int(row.suffix)]), row: UInt32(index))
    }
    let radii = table.positionKinds.map { GeocodingParameters.standard.radius(ofPosition: $0) }
    keys.sort { a, b in
      if a.packed != b.packed { return a.packed < b.packed }
      return Self.precedes(table, radii, table.rows[Int(a.row)], table.rows[Int(b.row)])
    }
    records.reserveCapacity(keys.count)
    firsts.reserveCapacity(streets.streets.count + 1)
    var previous: Key?
    for key in keys {
      let row = table.rows[Int(key.row)], street = Int(key.packed >> 33)
      if let previous, previous.packed == key.packed, Self.haveSameID(table, table.rows[Int(previous.row)], row) {
        doubles += 1
        continue
      }
      previous = key
      while firsts.count <= street { firsts.append(UInt32(records.count)) }
      if !streets.localitiesOfSignature.isEmpty { signatures.append(row.signature) }
      let postcode = table.signatures[Int(row.signature)].postcode
      records.append(
        AddressRecord(
          number: row.number, position: row.position,
          id: row.id == AddressBaseLayout.none ? row.id : texts.append(table.ids.bytes[table.ids.range(Int(row.id))]),
          suffix: UInt16(suffixPlaces[Int(row.suffix)]), positionKind: UInt8(kindPlaces[Int(row.positionKind)]),
          postcode: UInt8(streets.streets[street].postcodes.firstIndex(of: postcode) ?? 0)))
    }
    while firsts.count <= streets.streets.count { firsts.append(UInt32(records.count)) }
  }

  private static func haveSameID(_ table: AddressTable, _ a: AddressRow, _ b: AddressRow) -> Bool {
    a.id == AddressBaseLayout.none || b.id == AddressBaseLayout.none
      ? a.id == b.id : table.ids[Int(a.id)].utf8.elementsEqual(table.ids[Int(b.id)].utf8)
  }

  /// Order of addresses of one number: those without an id of their own first, then by id, the best kind of position first
  /// (an entrance before the parcel), then by place.
  private static func precedes(_ table: AddressTable, _ radii: [Double], _ a: AddressRow, _ b: AddressRow) -> Bool {
    if !haveSameID(table, a, b) {
      if a.id == AddressBaseLayout.none { return true }
      if b.id == AddressBaseLayout.none { return false }
      return TextOrder.precedes(table.ids[Int(a.id)], table.ids[Int(b.id)])
    }
    let (one, other) = (radii[Int(a.positionKind)], radii[Int(b.positionKind)])
    if one != other { return one < other }
    if a.position != b.position { return StoredPosition.precedes(a.position, b.position) }
    if a.positionKind != b.positionKind {
      return TextOrder.precedes(table.positionKinds[Int(a.positionKind)], table.positionKinds[Int(b.positionKind)])
    }
    return table.signatures[Int(a.signature)].postcode < table.signatures[Int(b.signature)].postcode
  }
}
