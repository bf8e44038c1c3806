import Foundation
import Groundwork
import Territory

/// All sections of a base in memory, ready to be written.
struct AddressBaseContent {
  private(set) var description: AddressBaseDescription
  private var descriptionBytes: [UInt8] = []
  private var texts = TextPool()
  private var communes: [CommuneRecord] = []
  private var communePostcodes: [UInt32] = []
  private let communeKeys: KeyTableBuilder
  private var postcodes: [UInt32] = []
  private var postcodeValueOffsets: [UInt32] = [0]
  private var postcodeValues: [UInt32] = []
  private var streets: [StreetRecord] = []
  private var streetPostcodes: [UInt32] = []
  private let words: WordSections
  private let deletions: (hashes: [UInt32], words: [UInt32])
  private let addresses: AddressOrder
  private let members: LocalityMembers
  private var suffixes: [UInt32] = []
  private var positions: [UInt32] = []
  private var apartStreets: [UInt32] = []
  private var apartNumbers: [Int32] = []
  /// What was left out because it cannot be.
  let findings: [BaseAnomaly]
  /// Rows that gave an address once more.
  var doubles: Int { addresses.doubles }

  init(
    table: AddressTable, localities: [LocalityRow], postcodeRows: [PostcodeFile.Row],
    sources: [AddressBaseDescription.Source], lexicon: AddressLexicon
  ) throws {
    var table = table, localities = localities
    var assembly = StreetAssembly(table: table, localities: localities, lexicon: lexicon)
    let audit = AddressAudit(table: table, localities: localities, assembly: assembly, parameters: .standard)
    findings = audit.findings
    if !audit.isClean {
      (table, localities) = (audit.table, audit.localities)
      assembly = StreetAssembly(table: table, localities: localities, lexicon: lexicon)
    }
    let towns = CommuneAssembly(table: table, localities: localities, postcodes: postcodeRows)
    addresses = AddressOrder(table: table, streets: assembly, texts: &texts)
    members = LocalityMembers(assembly, addresses)
    words = WordSections(streets: assembly.streets)
    deletions = WordDeletions.sections(words.table)
    communeKeys = Self.communeKeys(towns, lexicon)
    let localityCount = assembly.streets.count { $0.kind == .locality }
    description = AddressBaseDescription(
      sources: sources,
      departments: TextOrder.sorted(Set(assembly.streets.compactMap { CommuneCode.department(of: $0.commune) })),
      addresses: addresses.records.count, streets: assembly.streets.count - localityCount, localities: localityCount,
      communes: towns.communes.count)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    descriptionBytes = Array(try encoder.encode(description))
    addStreets(assembly, towns)
    addCommunes(towns)
    addPostcodes(towns)
    suffixes = addresses.suffixes.map { texts.add($0) }
    positions = addresses.positionKinds.map { texts.add($0) }
    addApart(audit, assembly)
  }

  private mutating func addApart(_ audit: AddressAudit, _ assembly: StreetAssembly) {
    let pairs = Set(audit.apart.map { UInt64(assembly.streetOfSignature[Int($0.signature)]) << 32 | UInt64($0.number) })
    for pair in pairs.sorted() {
      apartStreets.append(UInt32(pair >> 32))
      apartNumbers.append(Int32(truncatingIfNeeded: pair))
    }
  }

  private static func communeKeys(_ towns: CommuneAssembly, _ lexicon: AddressLexicon) -> KeyTableBuilder {
    let keys = ParallelMap.of(towns.communes) { $0.keys(lexicon) }
    var lists: [String: [UInt32]] = [:]
    for (index, own) in keys.enumerated() {
      for (key, kind) in own { lists[key, default: []].append(kind.value(commune: index)) }
    }
    let sorted = TextOrder.sorted(lists.keys)
    return KeyTableBuilder(keys: sorted, values: sorted.map { (lists[$0] ?? []).sorted() })
  }

  private mutating func addStreets(_ assembly: StreetAssembly, _ towns: CommuneAssembly) {
    for (index, draft) in assembly.streets.enumerated() {
      let first = addresses.firsts[index], end = addresses.firsts[index + 1]
      let own = addresses.records[Int(first)..<Int(end)].lazy.map(\.position)
      let centre = Spread.of(own) ?? (draft.position, extent(of: draft, index))
      var record = StreetRecord()
      record.id = texts.add(draft.id)
      record.name = texts.add(draft.name)
      record.oldCommune = texts.addFilled(draft.oldCommune)
      record.commune = UInt32(towns.places[draft.commune] ?? 0)
      record.firstAddress = first
      record.addressCount = end - first
      record.firstPostcode = UInt32(streetPostcodes.count)
      record.postcodeCount = UInt32(draft.postcodes.count)
      streetPostcodes += draft.postcodes
      (record.position, record.radius) = centre
      record.kind = draft.kind
      streets.append(record)
    }
  }

  /// Decimetres from the position of a locality within which the addresses that bear its name lie.
  private func extent(of draft: StreetDraft, _ index: Int) -> UInt32 {
    members[index].reduce(draft.radius) { max($0, Spread.reach(from: draft.position, to: addresses.records[Int($1)].position)) }
  }

  private mutating func addCommunes(_ towns: CommuneAssembly) {
    var street = 0
    var addressRanges: [Range<Int>] = []
    for (index, draft) in towns.communes.enumerated() {
      let first = street
      while street < streets.count, streets[street].commune == UInt32(index) { street += 1 }
      addressRanges.append(Int(addresses.firsts[first])..<Int(addresses.firsts[street]))
      var record = CommuneRecord()
      record.code = texts.add(draft.code)
      record.name = texts.add(draft.name)
      record.firstStreet = UInt32(first)
      record.streetCount = UInt32(street - first)
      record.firstPostcode = UInt32(communePostcodes.count)
      let ordered = PostcodeOrder.commonestFirst(draft.postcodes)
      record.postcodeCount = UInt32(ordered.count)
      communePostcodes += ordered
      record.epsg = UInt32(LegalSystem(commune: draft.code).epsg)
      record.city = draft.city.flatMap { towns.places[$0] }.map { UInt32($0) } ?? AddressBaseLayout.none
      communes.append(record)
    }
    for (index, draft) in towns.communes.enumerated() {
      let members = [index] + draft.arrondissements.compactMap { towns.places[$0] }
      guard let centre = centre(members, addressRanges, towns) else { continue }
      (communes[index].position, communes[index].radius) = centre
    }
  }

  /// Position of a commune, or of a city and its arrondissements: among its addresses, else its localities, else La Poste's.
  private func centre(
    _ members: [Int], _ addressRanges: [Range<Int>], _ towns: CommuneAssembly
  ) -> (position: StoredPosition, radius: UInt32)? {
    let own = members.flatMap { addresses.records[addressRanges[$0]] }
    if !own.isEmpty { return Spread.of(own.lazy.map(\.position)) }
    let places = members.flatMap { streets[communes[$0].streets] }
    return Spread.of(places.map(\.position)) ?? Spread.of(members.compactMap { towns.communes[$0].position })
  }

  private mutating func addPostcodes(_ towns: CommuneAssembly) {
    for (postcode, members) in towns.byPostcode.sorted(by: { $0.key < $1.key }) {
      postcodes.append(postcode)
      postcodeValues += members.map { UInt32($0) }
      postcodeValueOffsets.append(UInt32(postcodeValues.count))
    }
  }

  /// The bytes of a section.
  func withBytes<Result>(
    of section: AddressBaseLayout.Section, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    switch section {
    case .description: try descriptionBytes.withUnsafeBytes(body)
    case .textOffsets: try texts.offsets.withUnsafeBytes(body)
    case .textBytes: try texts.bytes.withUnsafeBytes(body)
    case .communes: try communes.withUnsafeBytes(body)
    case .communePostcodes: try communePostcodes.withUnsafeBytes(body)
    case .communeKeyOffsets: try communeKeys.offsets.withUnsafeBytes(body)
    case .communeKeyBytes: try communeKeys.bytes.withUnsafeBytes(body)
    case .communeKeySlots: try communeKeys.slots.withUnsafeBytes(body)
    case .communeKeyValueOffsets: try communeKeys.valueOffsets.withUnsafeBytes(body)
    case .communeKeyValues: try communeKeys.values.withUnsafeBytes(body)
    case .postcodes: try postcodes.withUnsafeBytes(body)
    case .postcodeValueOffsets: try postcodeValueOffsets.withUnsafeBytes(body)
    case .postcodeValues: try postcodeValues.withUnsafeBytes(body)
    case .streets: try streets.withUnsafeBytes(body)
    case .streetPostcodes: try streetPostcodes.withUnsafeBytes(body)
    case .nameStreets: try words.nameStreets.withUnsafeBytes(body)
    case .nameWordOffsets: try words.nameWordOffsets.withUnsafeBytes(body)
    case .nameWords: try words.nameWords.withUnsafeBytes(body)
    case .wordOffsets: try words.table.offsets.withUnsafeBytes(body)
    case .wordBytes: try words.table.bytes.withUnsafeBytes(body)
    case .wordSlots: try words.table.slots.withUnsafeBytes(body)
    case .wordValueOffsets: try words.table.valueOffsets.withUnsafeBytes(body)
    case .wordValues: try words.table.values.withUnsafeBytes(body)
    case .deletionHashes: try deletions.hashes.withUnsafeBytes(body)
    case .deletionWords: try deletions.words.withUnsafeBytes(body)
    case .addresses: try addresses.records.withUnsafeBytes(body)
    case .localities: try members.localities.withUnsafeBytes(body)
    case .localityOffsets: try members.offsets.withUnsafeBytes(body)
    case .localityMembers: try members.addresses.withUnsafeBytes(body)
    case .suffixes: try suffixes.withUnsafeBytes(body)
    case .positions: try positions.withUnsafeBytes(body)
    case .apartStreets: try apartStreets.withUnsafeBytes(body)
    case .apartNumbers: try apartNumbers.withUnsafeBytes(body)
    }
  }
}
