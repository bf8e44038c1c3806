import Groundwork

/// The zones of a zoning by their codes, as tables write them: zeros lost and put back, `94033_0110` for an IRIS, an
/// arrondissement for its city.
public struct ZoneIndex: Sendable {
  /// The zone that a cell names.
  public struct Match: Sendable, Hashable {
    /// Number of the zone in the zoning.
    public let zone: Int
    /// The cell names an arrondissement of the city that the zone is.
    public let isPart: Bool
    /// Its code was put right: a zero was lost.
    public let isRestored: Bool
  }

  public let codes: [String]
  public let form: ZoneCode.Form
  private let zones: [String: Int]

  public init(_ zoning: Zoning) { self.init(codes: zoning.codes, form: zoning.profile?.codeForm ?? .texte) }

  /// - Parameters:
  ///   - codes: one a zone; of a code that stands twice the first zone counts, a blank names none.
  ///   - form: `.texte` to tell it from the codes themselves.
  public init(codes: [String], form: ZoneCode.Form = .texte) {
    self.codes = codes
    self.form = form == .texte ? Self.form(of: codes) : form
    zones = Dictionary(codes.enumerated().filter { !$1.isEmpty }.map { ($1, $0) }) { first, _ in first }
  }

  /// The zone of a code; nil for a code that no zone bears.
  public func match(_ text: String) -> Match? {
    let written = ZoneCode.trim(text)
    guard !written.isEmpty else { return nil }
    if let zone = zones[written] { return Match(zone: zone, isPart: false, isRestored: false) }
    guard form != .texte else { return matchText(written) }
    if form == .iris { return matchIRIS(written) }
    guard let code = ZoneCode.normalise(written, as: form) else { return nil }
    let isRestored = code.utf8.count > written.utf8.count
    if let zone = zones[code] { return Match(zone: zone, isPart: false, isRestored: isRestored) }
    guard form == .commune, let city = zones[CommuneCode.city(of: code)] else { return nil }
    return Match(zone: city, isPart: true, isRestored: isRestored)
  }

  /// A commune that is not cut is one IRIS, whose code is the commune's and four zeros.
  private func matchIRIS(_ written: String) -> Match? {
    let plain = written.filter { $0 != "_" }
    let code = ZoneCode.normalise(plain, as: .iris) ?? CommuneCode.normalise(plain).map { $0 + "0000" }
    guard let code, let zone = zones[code] else { return nil }
    return Match(zone: zone, isPart: false, isRestored: code.prefix(2) != plain.prefix(2))
  }

  /// Codes of any form: a spreadsheet takes zeros away in front, and may write ".0" behind.
  private func matchText(_ written: String) -> Match? {
    let bytes = CommuneCode.trimmedNumber(written), plain = String(decoding: bytes, as: UTF8.self)
    if let zone = zones[plain] { return Match(zone: zone, isPart: false, isRestored: false) }
    guard !bytes.isEmpty, bytes.allSatisfy(CommuneCode.isDigit), let zone = zones["0" + plain] else { return nil }
    return Match(zone: zone, isPart: false, isRestored: true)
  }

  /// The form that nine codes in ten have.
  private static func form(of codes: [String]) -> ZoneCode.Form {
    let filled = codes.lazy.filter { !$0.isEmpty }
    let count = filled.count
    guard count > 0 else { return .texte }
    return [ZoneCode.Form.commune, .iris, .qpv].first { form in
      filled.count { ZoneCode.normalise($0, as: form) == $0 } * 10 >= count * 9
    } ?? .texte
  }
}
