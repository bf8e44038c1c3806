import Groundwork

/// The streets and localities of a base, in its order, from the signatures of addresses and the files of localities.
struct StreetAssembly {
  private(set) var streets: [StreetDraft] = []
  /// Index in `streets` of each signature's street.
  private(set) var streetOfSignature: [UInt32] = []
  /// Localities whose name the addresses of a signature bear as `nom_ld`.
  private(set) var localitiesOfSignature: [UInt32: [UInt32]] = [:]
  private let table: AddressTable
  private let words: NameWords

  private struct Place: Hashable {
    var commune: String
    var key: String
  }

  init(table: AddressTable, localities: [LocalityRow], lexicon: AddressLexicon) {
    self.table = table
    words = NameWords(names: Self.names(table, localities), lexicon: lexicon)
    let groups = groupedSignatures()
    var drafts = groups.map(street)
    let ids = Set(drafts.map { Place(commune: $0.commune, key: $0.id) })
    drafts += Self.ordered(localities.map(locality).filter { !ids.contains(Place(commune: $0.commune, key: $0.id)) })
    drafts += complements(known: Set(drafts.map { Place(commune: $0.commune, key: $0.sortKey) }))
    let order = Self.order(of: drafts)
    streets = order.map { drafts[$0] }
    var places = [UInt32](repeating: 0, count: drafts.count)
    for (place, draft) in order.enumerated() { places[draft] = UInt32(place) }
    streetOfSignature = [UInt32](repeating: 0, count: table.signatures.count)
    for (group, members) in groups.enumerated() {
      for signature in members { streetOfSignature[signature] = places[group] }
    }
    linkLocalities()
  }

  /// Two localities of one name in a commune share the addresses that bear it: nothing tells them apart.
  private mutating func linkLocalities() {
    let named = table.signatures.indices.filter { table.counts[$0] > 0 && !table.signatures[$0].locality.isEmpty }
    guard !named.isEmpty else { return }
    var localities: [Place: [UInt32]] = [:]
    for (index, street) in streets.enumerated() where street.kind == .locality {
      localities[Place(commune: street.commune, key: street.sortKey), default: []].append(UInt32(index))
    }
    for signature in named {
      let texts = table.signatures[signature]
      let key = words[texts.locality].joined(separator: " ")
      if let own = localities[Place(commune: texts.commune, key: key)] { localitiesOfSignature[UInt32(signature)] = own }
    }
  }

  /// Every name whose words are needed.
  private static func names(_ table: AddressTable, _ localities: [LocalityRow]) -> Set<String> {
    var names: Set<String> = []
    for signature in table.signatures {
      names.insert(signature.name)
      names.insert(signature.capitals)
      names.insert(signature.locality)
      names.formUnion(parts(signature.name))
      names.formUnion(parts(signature.alias))
    }
    for locality in localities {
      names.insert(locality.texts.name)
      names.formUnion(parts(locality.texts.name))
    }
    return names
  }

  /// The names that a cell holds: "Villa Remond, VILLA REMONT" has two.
  private static func parts(_ text: String) -> [String] {
    guard text.utf8.contains(where: { isMark($0) }) else { return text.isEmpty ? [] : [text] }
    return text.utf8.split(whereSeparator: isMark).map { part in
      let bytes = Array(part)
      return bytes.withUnsafeBufferPointer { CellText.string(CellText.trim($0)) }
    }.filter { !$0.isEmpty }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";")
  }

  /// Signatures of each street: one id of the BAN, or one name of one (old) commune.
  private func groupedSignatures() -> [[Int]] {
    var groups: [[Int]] = []
    var index: [Place: Int] = [:]
    for (signature, texts) in table.signatures.enumerated() where table.counts[signature] > 0 {
      let key = texts.street.isEmpty ? madeID(texts) : texts.street
      let place = Place(commune: texts.commune, key: key)
      if let known = index[place] {
        groups[known].append(signature)
      } else {
        index[place] = groups.count
        groups.append([signature])
      }
    }
    return groups
  }

  private func madeID(_ texts: StreetSignature) -> String {
    MadeID.street(commune: texts.commune, words: words[texts.name], oldCommune: Self.oldCommune(texts))
  }

  private static func oldCommune(_ texts: StreetSignature) -> String {
    texts.oldCommuneCode.isEmpty ? texts.oldCommuneName : texts.oldCommuneCode
  }

  private func street(_ members: [Int]) -> StreetDraft {
    var names: [String: Int] = [:], oldCommunes: [String: Int] = [:], postcodes: [UInt32: Int] = [:]
    var others: Set<String> = []
    for member in members {
      let texts = table.signatures[member], count = table.counts[member]
      names[texts.name, default: 0] += count
      oldCommunes[texts.oldCommuneName, default: 0] += count
      if texts.postcode > 0 { postcodes[texts.postcode, default: 0] += count }
      others.formUnion(Self.parts(texts.alias))
      if !texts.capitals.isEmpty { others.insert(texts.capitals) }
    }
    let first = table.signatures[members[0]]
    let name = TextOrder.commonest(names) ?? ""
    return StreetDraft(
      commune: first.commune, id: first.street.isEmpty ? madeID(first) : first.street, name: name,
      oldCommune: TextOrder.commonest(oldCommunes) ?? "", names: allWords(name, others: Array(others.union(names.keys))),
      postcodes: PostcodeOrder.commonestFirst(postcodes))
  }

  /// Words of the main name, then those of other names that have other words, in an order of their own.
  private func allWords(_ name: String, others: [String]) -> [[String]] {
    let main = words[name]
    var seen: Set<[String]> = [main, []]
    var further: [[String]] = []
    for other in others + [name] {
      for text in [other] + Self.parts(other) where seen.insert(words[text]).inserted { further.append(words[text]) }
    }
    return [main] + further.sorted { TextOrder.precedes($0.joined(separator: " "), $1.joined(separator: " ")) }
  }

  private func locality(_ row: LocalityRow) -> StreetDraft {
    let texts = row.texts
    let made = { MadeID.locality(commune: texts.commune, words: words[texts.name], oldCommune: Self.oldCommune(texts)) }
    return StreetDraft(
      commune: texts.commune, id: row.id.isEmpty ? made() : row.id, name: texts.name, oldCommune: texts.oldCommuneName,
      names: allWords(texts.name, others: []), postcodes: texts.postcode > 0 ? [texts.postcode] : [], kind: .locality,
      position: row.position)
  }

  /// Localities in an order of their own, each id of a commune once.
  private static func ordered(_ drafts: [StreetDraft]) -> [StreetDraft] {
    var seen: Set<Place> = []
    return order(of: drafts).map { drafts[$0] }.filter { seen.insert(Place(commune: $0.commune, key: $0.id)).inserted }
  }

  /// Localities that only the column `nom_ld` of addresses names, where no street or locality bears the name yet.
  private func complements(known: Set<Place>) -> [StreetDraft] {
    var groups: [Place: [Int]] = [:]
    for (signature, texts) in table.signatures.enumerated() where !texts.locality.isEmpty && table.counts[signature] > 0 {
      let key = words[texts.locality].joined(separator: " ")
      let place = Place(commune: texts.commune, key: key)
      if !key.isEmpty, !known.contains(place) { groups[place, default: []].append(signature) }
    }
    guard !groups.isEmpty else { return [] }
    var group = [Int](repeating: -1, count: table.signatures.count)
    let members = Array(groups.values)
    for (index, signatures) in members.enumerated() {
      for signature in signatures { group[signature] = index }
    }
    var positions = [[StoredPosition]](repeating: [], count: members.count)
    for row in table.rows where group[Int(row.signature)] >= 0 { positions[group[Int(row.signature)]].append(row.position) }
    return zip(members, positions).compactMap { complement($0, $1) }
  }

  private func complement(_ members: [Int], _ positions: [StoredPosition]) -> StreetDraft? {
    guard let centre = Spread.of(positions) else { return nil }
    var names: [String: Int] = [:], oldCommunes: [String: Int] = [:], postcodes: [UInt32: Int] = [:]
    for member in members {
      let texts = table.signatures[member], count = table.counts[member]
      names[texts.locality, default: 0] += count
      oldCommunes[texts.oldCommuneName, default: 0] += count
      if texts.postcode > 0 { postcodes[texts.postcode, default: 0] += count }
    }
    let first = table.signatures[members[0]], name = TextOrder.commonest(names) ?? ""
    return StreetDraft(
      commune: first.commune, id: MadeID.locality(commune: first.commune, words: words[name], oldCommune: ""), name: name,
      oldCommune: TextOrder.commonest(oldCommunes) ?? "", names: [words[name]],
      postcodes: PostcodeOrder.commonestFirst(postcodes), kind: .locality, position: centre.position, radius: centre.radius)
  }

  /// By commune, words, kind and id; what is left equal is told apart by its place.
  private static func order(of drafts: [StreetDraft]) -> [Int] {
    let keys = drafts.map(\.sortKey)
    return drafts.indices.sorted { a, b in
      let one = drafts[a], two = drafts[b]
      if one.commune != two.commune { return TextOrder.precedes(one.commune, two.commune) }
      if keys[a] != keys[b] { return TextOrder.precedes(keys[a], keys[b]) }
      if one.kind != two.kind { return one.kind == .street }
      if one.id != two.id { return TextOrder.precedes(one.id, two.id) }
      if one.name != two.name { return TextOrder.precedes(one.name, two.name) }
      return StoredPosition.precedes(one.position, two.position)
    }
  }
}

enum PostcodeOrder {
  /// At most 255, as an address names its own by one byte.
  static func commonestFirst(_ counts: [UInt32: Int]) -> [UInt32] {
    Array(counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(255).map(\.key))
  }
}
