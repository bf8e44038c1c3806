import Groundwork
import Tabular
import Territory

/// A commune on its way into a base.
struct CommuneDraft {
  let code: String
  /// Names of the BAN, with their addresses.
  var names: [String: Int] = [:]
  /// Names in La Poste's file.
  var postalNames: Set<String> = []
  var deliveries: Set<String> = []
  var places: Set<String> = []
  var formers: Set<String> = []
  /// With their addresses.
  var postcodes: [UInt32: Int] = [:]
  /// La Poste's point.
  var position: StoredPosition?
  /// Code of the city of an arrondissement.
  var city: String?
  /// The arrondissements of a city that are there.
  var arrondissements: [String] = []

  var name: String { TextOrder.commonest(names) ?? TextOrder.sorted(postalNames).first ?? code }

  /// Keys under which it is found, each with the strongest kind of name that gives it.
  func keys(_ lexicon: AddressLexicon) -> [(key: String, kind: CommuneNameKind)] {
    var kinds: [String: CommuneNameKind] = [:]
    func add(_ key: String?, _ kind: CommuneNameKind) {
      guard let key, !key.isEmpty, kinds[key].map({ kind.rawValue < $0.rawValue }) ?? true else { return }
      kinds[key] = kind
    }
    let official = names.isEmpty ? postalNames : Set(names.keys).union(postalNames)
    for name in official {
      add(lexicon.communeKey(name), .official)
      add(lexicon.bareCommuneKey(name), .bare)
    }
    for name in deliveries { add(lexicon.communeKey(name), .delivery) }
    for name in places { add(lexicon.communeKey(name), .place) }
    for name in formers { add(lexicon.communeKey(name), .former) }
    return kinds.map { ($0.key, $0.value) }
  }
}

/// The communes of a base, by code.
struct CommuneAssembly {
  private(set) var communes: [CommuneDraft] = []
  private(set) var places: [String: Int] = [:]
  /// Communes of each postcode, as indexes; cities are not among them where their arrondissements are.
  private(set) var byPostcode: [UInt32: [Int]] = [:]

  init(table: AddressTable, localities: [LocalityRow], postcodes: [PostcodeFile.Row]) {
    var drafts: [String: CommuneDraft] = [:]
    for (index, texts) in table.signatures.enumerated() where table.counts[index] > 0 {
      Self.add(texts, count: table.counts[index], to: &drafts)
    }
    for locality in localities { Self.add(locality.texts, count: 1, to: &drafts) }
    let merged = Self.merged(table, localities, current: drafts)
    for row in postcodes { Self.add(row, merged[row.commune], to: &drafts) }
    var own: [UInt32: [String]] = [:]
    for draft in drafts.values {
      for postcode in draft.postcodes.keys { own[postcode, default: []].append(draft.code) }
    }
    Self.addCities(to: &drafts)
    communes = drafts.values.sorted { TextOrder.precedes($0.code, $1.code) }
    for (index, draft) in communes.enumerated() { places[draft.code] = index }
    byPostcode = own.mapValues { codes in codes.compactMap { places[$0] }.sorted() }
  }

  private static func add(_ texts: StreetSignature, count: Int, to drafts: inout [String: CommuneDraft]) {
    var draft = drafts[texts.commune] ?? CommuneDraft(code: texts.commune)
    if !texts.communeName.isEmpty { draft.names[texts.communeName, default: 0] += count }
    if !texts.delivery.isEmpty { draft.deliveries.insert(texts.delivery) }
    if !texts.oldCommuneName.isEmpty { draft.formers.insert(texts.oldCommuneName) }
    if texts.postcode > 0 { draft.postcodes[texts.postcode, default: 0] += count }
    drafts[texts.commune] = draft
  }

  /// Communes that are now part of others, by their old code: an older list of postcodes still has them.
  private static func merged(
    _ table: AddressTable, _ localities: [LocalityRow], current: [String: CommuneDraft]
  ) -> [String: String] {
    var counts: [String: [String: Int]] = [:]
    func add(_ texts: StreetSignature, _ count: Int) {
      guard !texts.oldCommuneCode.isEmpty, current[texts.oldCommuneCode] == nil else { return }
      counts[texts.oldCommuneCode, default: [:]][texts.commune, default: 0] += count
    }
    for (index, texts) in table.signatures.enumerated() { add(texts, table.counts[index]) }
    for locality in localities { add(locality.texts, 1) }
    return counts.compactMapValues(TextOrder.commonest)
  }

  private static func add(_ row: PostcodeFile.Row, _ successor: String?, to drafts: inout [String: CommuneDraft]) {
    let code = successor ?? row.commune
    var draft = drafts[code] ?? CommuneDraft(code: code)
    draft.postcodes[row.postcode, default: 0] += 0
    if !row.place.isEmpty { draft.places.insert(row.place) }
    if successor != nil {
      draft.formers.formUnion([row.name, row.delivery].filter { !$0.isEmpty })
    } else {
      if !row.delivery.isEmpty { draft.deliveries.insert(row.delivery) }
      if !row.name.isEmpty { draft.postalNames.insert(row.name) }
      if let position = row.position, draft.position.map({ StoredPosition.precedes(position, $0) }) ?? true {
        draft.position = position
      }
    }
    drafts[code] = draft
  }

  /// Paris, Lyon and Marseille, where any of their arrondissements is there.
  private static func addCities(to drafts: inout [String: CommuneDraft]) {
    for city in Territories.standard.dividedCities {
      let present = city.arrondissements.filter { drafts[$0] != nil }
      guard !present.isEmpty else { continue }
      var whole = drafts[city.commune] ?? CommuneDraft(code: city.commune)
      if whole.names.isEmpty { whole.names = [city.name: 1] }
      whole.postalNames.insert(city.name)
      whole.arrondissements = present
      for code in present {
        guard var part = drafts[code] else { continue }
        part.city = city.commune
        part.deliveries.insert(city.name)
        whole.postcodes.merge(part.postcodes, uniquingKeysWith: +)
        drafts[code] = part
      }
      drafts[city.commune] = whole
    }
  }
}
