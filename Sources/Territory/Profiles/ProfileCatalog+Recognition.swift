import Groundwork

extension ProfileCatalog {
  /// The profile of a file, from its columns and some of its values; nil if none fits.
  /// - Parameters:
  ///   - columns: names as the file writes them, blanks included.
  ///   - fileName: name of the file, with or without that of the layer.
  ///   - isLayer: the file has geometries.
  ///   - sample: values of a column (by position), spread over the file; called only for columns that count.
  public func recognise(columns: [String], fileName: String, isLayer: Bool, sample: (Int) -> [String]) -> RecognisedProfile? {
    let finder = NamedColumns(columns)
    var samples: [Int: [String]] = [:]
    func values(_ column: Int) -> [String] {
      if let known = samples[column] { return known }
      let own = sample(column).filter { !ZoneCode.trim($0).isEmpty }
      samples[column] = own
      return own
    }
    for profile in profiles {
      guard !profile.onDemand, isLayer || !profile.layersOnly,
        profile.required.allSatisfy({ $0.contains { finder.find($0) != nil } }),
        !profile.excluded.contains(where: { finder.find($0) != nil }),
        profile.filePattern.map({ Self.firstMatch($0, in: fileName) != nil }) ?? true
      else { continue }
      var codeColumn: Int?
      if let code = profile.code {
        codeColumn = code.columns.lazy.compactMap(finder.find).first { Self.fits(values($0), code) }
        guard codeColumn != nil else { continue }
      }
      return RecognisedProfile(
        id: profile.id, name: profile.name, kind: profile.kind,
        vintage: vintage(of: profile, fileName: fileName) { finder.find($0).map(values) ?? [] },
        codeColumn: codeColumn, codeForm: profile.code?.form ?? .texte,
        nameColumn: profile.nameColumns.lazy.compactMap(finder.find).first { $0 != codeColumn },
        roles: roles(of: profile, finder, columns))
    }
    return nil
  }

  private func roles(of profile: Profile, _ finder: NamedColumns, _ columns: [String]) -> [String: [Int]] {
    var roles: [String: [Int]] = [:]
    for role in profile.roles {
      guard let column = role.columns.lazy.compactMap(finder.find).first else { continue }
      roles[role.name] = [column]
      guard profile.continued.contains(role.name) else { continue }
      for next in columns.indices.dropFirst(column + 1) {
        guard FrenchText.key(columns[next]).isEmpty else { break }
        roles[role.name]?.append(next)
      }
    }
    return roles
  }

  /// Whether enough values have the form of a code; without any value the column's name alone speaks.
  private static func fits(_ values: [String], _ code: Profile.Code) -> Bool {
    guard !values.isEmpty else { return code.form != .texte || code.pattern == nil }
    let regex = code.pattern.flatMap { try? Regex($0) }
    var good = 0
    var distinct = Set<String>()
    for value in values {
      guard let normalised = ZoneCode.normalise(value, as: code.form) else { continue }
      if let regex, (try? regex.wholeMatch(in: normalised)) == nil { continue }
      good += 1
      distinct.insert(normalised)
    }
    return Double(good) >= code.share * Double(values.count) && Double(distinct.count) >= code.distinct * Double(values.count)
  }

  private func vintage(of profile: Profile, fileName: String, column: (String) -> [String]) -> String? {
    switch profile.vintage {
    case .always(let value): return value
    case .fromColumns(let names):
      return names.lazy.map(column).first { !$0.isEmpty }.flatMap { values in
        Set(values).count == 1 ? ZoneCode.trim(values[0]) : nil
      }
    case .fromFileName(let pattern):
      guard let pattern else { return Self.year(in: fileName) }
      return Self.firstMatch(pattern, in: fileName).map { $0.count == 2 ? "20" + $0 : $0 } ?? Self.year(in: fileName)
    }
  }

  /// The last year from 1990 to 2049 that a name bears: "communes-2024", "iris_20240101", "qp2024".
  static func year(in name: String) -> String? {
    let bytes = Array(name.utf8)
    var found: String?
    var start = 0
    while start < bytes.count {
      guard CommuneCode.isDigit(bytes[start]) else {
        start += 1
        continue
      }
      let run = bytes[start...].prefix(while: CommuneCode.isDigit)
      if run.count == 4 || run.count == 8, let year = Int(String(decoding: run.prefix(4), as: UTF8.self)),
        (1990...2049).contains(year)
      {
        found = String(year)
      }
      start += run.count
    }
    return found
  }

  /// First group, or whole match, of a regular expression in a text, whatever the case.
  private static func firstMatch(_ pattern: String, in text: String) -> String? {
    guard let match = try? Regex(pattern).ignoresCase().firstMatch(in: text) else { return nil }
    let group = match.output.count > 1 ? match.output[1].substring : nil
    return String(group ?? text[match.range])
  }
}
