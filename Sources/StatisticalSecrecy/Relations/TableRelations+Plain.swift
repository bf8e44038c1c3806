extension TableRelations {
  /// Of a table that a command reads beside others: columns of counts by zone, of which nothing adds up within the table.
  ///
  /// - Parameters:
  ///   - file: of the table, for messages.
  ///   - population: column that is held against the least population.
  ///   - infracommunal: zones that it is held against under most profiles.
  package init(plain file: String, key: String, variables: [String], population: String, infracommunal: [String]) {
    self.init(
      file: file, key: key, variables: variables, population: population,
      infracommunal: infracommunal.map { Named(name: $0, line: 0) }, zones: [], columns: [], overlaps: nil, rates: [], means: [],
      amounts: [], evolutions: [], periods: [:], diffusion: nil)
  }
}
