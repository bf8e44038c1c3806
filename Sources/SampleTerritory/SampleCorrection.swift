/// A line of the corrections that an adviser keeps.
struct SampleCorrection: Sendable {
  var id: String
  var field: String
  var value: String
  var reason: String
}
