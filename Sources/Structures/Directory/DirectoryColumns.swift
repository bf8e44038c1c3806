import Groundwork
import Tabular
import Territory

/// Which columns of a list of actors hold what a directory tells beyond a list of structures.
struct DirectoryColumns {
  let themes, telephones, mails, sites, hours, capacities, publics: [Int]
  /// Columns of the hours of a day, by its number (0 is Monday).
  let daily: [Int: Int]

  /// - Parameter theme: the column that the user names; nil to recognise it.
  /// - Throws: `FileFault.usage` for a column that does not exist.
  init(_ header: [String], theme: String?, file: String) throws {
    let names = NamedColumns(header), own = ColumnAliases.directory
    func all(_ field: String) -> [Int] {
      var found: [Int] = []
      for alias in own[field] {
        if let column = names.find(alias), !found.contains(column) { found.append(column) }
      }
      return found
    }
    if let theme {
      themes = [try names.given(theme, option: "--theme", file: file)]
    } else {
      themes = Array(all("theme").prefix(1))
    }
    telephones = all("telephone")
    mails = all("courriel")
    sites = all("site")
    hours = all("horaires")
    capacities = all("capacite")
    publics = all("public")
    var daily: [Int: Int] = [:]
    for (column, name) in header.enumerated() {
      let words = FrenchText.words(name)
      // "lundi", "h_lundi", "Horaires du lundi": not "marché du lundi au vendredi".
      guard (1...3).contains(words.count), let day = OpeningHours.days.firstIndex(where: { $0 == words[words.count - 1] }),
        daily[day] == nil
      else { continue }
      daily[day] = column
    }
    self.daily = daily
  }
}
