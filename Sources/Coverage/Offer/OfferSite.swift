import Groundwork
import Territory

/// One place where a service is given, as a list tells it.
public struct OfferSite: Sendable {
  /// Row of the list, the first row of data being 0, and as the user's program numbers it.
  public let row: Int
  public let number: RowNumber
  public let id: String
  public let name: String
  /// Kind as the list writes it: "Crèche", "D502", "EVS".
  public let kind: String
  /// Places, or what else the column of capacity counts.
  public internal(set) var capacity: Figure
  /// The first and the last day of service, where the list tells them.
  public internal(set) var opening, closing: CalendarDate?

  /// Whether it is open on a day; what has no date always is.
  public func isOpen(on day: CalendarDate) -> Bool { (opening.map { $0 <= day } ?? true) && (closing.map { day <= $0 } ?? true) }

  /// The commune and the postcode of its address, as the list writes them.
  var communeName = "", postcode = ""

  /// The commune that its address names, where one alone of that name has that postcode: "GAP" and 05000.
  var communeByName: String? {
    guard !communeName.isEmpty, !postcode.isEmpty else { return nil }
    let fitting = CommuneRegister.codes(named: CommuneName(communeName)).filter {
      CommuneRegister.standard.fit(postcode: postcode, commune: $0) == .serves
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// How messages call it.
  public var title: String { !name.isEmpty ? name : !id.isEmpty ? id : "ligne \(number)" }
}

/// A list of structures: what is offered, how much of it, and where.
public struct Offer: Sendable {
  public let provenance: Provenance
  /// Rows of the list, whatever they hold.
  public let rowCount: Int
  /// In the order of the list; rows that tell one site twice are one.
  public let sites: [OfferSite]
  /// Whether a column of capacities was found.
  public let hasCapacities: Bool
  /// Where the rows say that they are, by row of the list; nil where no column tells positions.
  public let positions: PointBatch?
  /// Columns that may hold codes of zones: name, and a text a row of the list.
  public let codeColumns: [(name: String, codes: [String])]
  /// Whether a site without position or code counts in the commune that its address names.
  public let takesCommuneNames: Bool
  public let anomalies: [Anomaly]
}

extension Offer {
  /// Whether a column of capacities was found that counts something else, which was said.
  public var hasOtherUnit: Bool {
    anomalies.contains { if case .offer(.columnOfOtherUnit) = $0.kind { true } else { false } }
  }

  /// The same list with some of its sites.
  public func keeping(_ isKept: (OfferSite) -> Bool) -> Offer {
    Offer(
      provenance: provenance, rowCount: rowCount, sites: sites.filter(isKept), hasCapacities: hasCapacities, positions: positions,
      codeColumns: codeColumns, takesCommuneNames: takesCommuneNames, anomalies: anomalies)
  }

  /// The sites of some kinds: codes of the BPE, of prestations, or words of the list.
  /// - Throws: `FileFault` only if the program was built with a wrong catalogue.
  public func keeping(kinds: [String]) throws -> Offer {
    var filter = try KindFilter(kinds)
    return keeping { filter.keeps($0.kind) }
  }
  /// The numbers of its sites by kind: those asked for, each with all that the catalogue takes for it, else the kinds as the list
  /// writes them, in the order of their first rows.
  /// - Parameter words: codes of the BPE, of prestations, or words of the list; a word that no site answers has none.
  /// - Throws: `FileFault` only if the program was built with a wrong catalogue.
  func grouped(byKinds words: [String]) throws -> [(kind: String, members: [Int])] {
    guard words.isEmpty else {
      return try words.map { word in
        var filter = try KindFilter([word])
        return (word, sites.indices.filter { filter.keeps(sites[$0].kind) })
      }
    }
    var order: [String] = [], groups: [String: [Int]] = [:]
    for (number, site) in sites.enumerated() {
      let key = FrenchText.key(site.kind)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(number)
    }
    // A list without a site still has its row in each zone.
    return order.isEmpty ? [("", [])] : order.map { key in
      let members = groups[key] ?? []
      return (members.first.map { sites[$0].kind } ?? "", members)
    }
  }
}
