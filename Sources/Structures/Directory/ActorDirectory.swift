import Groundwork
import Tabular
import Territory

/// Who does what on a territory: the actors of a list, each with its themes, its commune and how to reach it.
///
/// The *répertoire* and the map of actors that a convention territoriale globale asks for.
public struct ActorDirectory: Sendable {
  /// One actor, as its row tells it.
  public struct Entry: Sendable {
    public let site: Site
    /// What it does, in the words of the list, or the prestations that these name.
    public let themes: [String]
    /// INSEE code, or blank where the row does not lead to one commune.
    public let communeCode: String
    /// Official name, or as the row writes it.
    public let communeName: String
    public let telephones, mails, sites: [String]
    public let hours: OpeningHours
    public let capacity: String
    /// Whom it is for.
    public let audience: String
  }

  /// By theme, commune and name, an actor of several themes once in `entries`.
  public let entries: [Entry]
  /// Rows that are no actors, by their index in the list.
  public let asideCount: Int
  public let provenance: Provenance
  /// Whether a column of themes was found.
  public let hasThemes: Bool

  /// - Parameters:
  ///   - list: read with `StructureOptions.takesAnyList`.
  ///   - sites: its structures, placed.
  ///   - theme: the column of themes that the user names; nil to recognise it.
  /// - Throws: `FileFault.usage` for a column that does not exist.
  public init(_ list: StructureList, sites: [Site], catalog: ServiceCatalog, theme: String? = nil) throws {
    let table = list.table, columns = try DirectoryColumns(table.columns.map(\.name), theme: theme, file: table.provenance.file)
    hasThemes = !columns.themes.isEmpty
    provenance = table.provenance
    asideCount = list.asides.count
    var spelling = ThemeSpelling(catalog)
    let communes = CommuneSpelling(sites)
    let entries = sites.map { site in
      let row = site.structure.row
      func cells(_ columns: [Int]) -> [String] { columns.map { table[row, $0].trimmingBlanks() }.filter { !$0.isEmpty } }
      let commune = communes.commune(of: site)
      return Entry(
        site: site, themes: spelling.themes(of: cells(columns.themes).first ?? ""), communeCode: commune.code,
        communeName: commune.name, telephones: cells(columns.telephones).flatMap(Telephone.written),
        mails: cells(columns.mails).flatMap { $0.split { ";, \n".contains($0) }.map(String.init) }, sites: cells(columns.sites),
        hours: OpeningHours(
          text: cells(columns.hours).first ?? "", daily: columns.daily.mapValues { table[row, $0].trimmingBlanks() }),
        capacity: cells(columns.capacities).first ?? "", audience: cells(columns.publics).first ?? "")
    }
    let keys = entries.map { entry in
      Self.order(entry.themes.first ?? "") + [entry.communeName, entry.site.structure.name].map(FrenchText.normalise)
    }
    self.entries = entries.indices.sorted { one, other in
      keys[one] == keys[other] ? one < other : keys[one].lexicographicallyPrecedes(keys[other], by: TextOrder.precedes)
    }.map { entries[$0] }
  }

  /// Themes by the alphabet, those that have none last.
  private static func order(_ theme: String) -> [String] { [theme.isEmpty ? "1" : "0", FrenchText.normalise(theme), theme] }

  /// Themes in the order of the alphabet, each with its entries; an actor of several stands under each.
  public var byTheme: [(theme: String, entries: [Entry])] {
    var groups: [String: [Entry]] = [:]
    for entry in entries {
      for theme in entry.themes.isEmpty ? [""] : entry.themes { groups[theme, default: []].append(entry) }
    }
    return groups.sorted { Self.order($0.key).lexicographicallyPrecedes(Self.order($1.key), by: TextOrder.precedes) }
      .map { ($0.key, $0.value) }
  }
}

/// One spelling for each theme: the prestation that a cell names, or the cell as the first row writes it.
private struct ThemeSpelling {
  private let catalog: ServiceCatalog
  private var known: [String: [String]] = [:]
  private var written: [String: String] = [:]

  init(_ catalog: ServiceCatalog) { self.catalog = catalog }

  mutating func themes(of cell: String) -> [String] {
    if let themes = known[cell] { return themes }
    let recognition = catalog.recognise(cell)
    var themes = recognition.services.map(\.name) + recognition.strangers
    if themes.isEmpty, !cell.isEmpty { themes = [cell] }
    var spelt: [String] = []
    for theme in themes {
      let key = FrenchText.normalise(theme), own = written[key] ?? Self.capitalised(theme)
      written[key] = own
      if !spelt.contains(own) { spelt.append(own) }
    }
    known[cell] = spelt
    return spelt
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// One name for each commune: the official one, or for places that the register does not know the spelling that most rows share, one
/// with small letters before one in capitals.
private struct CommuneSpelling {
  private var spellings: [String: String] = [:]

  init(_ sites: [Site]) {
    var counts: [String: [String: Int]] = [:]
    for site in sites {
      let name = site.structure.communeName
      if !name.isEmpty { counts[CommuneName(name).key, default: [:]][name, default: 0] += 1 }
    }
    spellings = counts.mapValues { names in
      let small = names.filter { $0.key.contains(where: \.isLowercase) }
      return TextOrder.commonest(small.isEmpty ? names : small) ?? ""
    }
  }

  /// The commune of the row's code, or the one that its name and postcode lead to.
  func commune(of site: Site) -> (code: String, name: String) {
    let register = CommuneRegister.standard, structure = site.structure
    let current = register.current(site.communeCode)
    if current.count == 1, let name = register.name(of: current[0]) { return (current[0], name) }
    let named = CommuneRegister.codes(named: CommuneName(structure.communeName)).filter {
      register.fit(postcode: structure.postcode, commune: $0) == .serves
    }
    if named.count == 1, let name = register.name(of: named[0]) { return (named[0], name) }
    return ("", spellings[CommuneName(structure.communeName).key] ?? structure.communeName)
  }
}
