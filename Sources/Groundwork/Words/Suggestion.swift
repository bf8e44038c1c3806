/// The word that someone probably meant.
package enum Suggestion {
  /// Letters that a word must have before it may be the beginning or the misspelling of another.
  private static let leastLetters = 3

  /// The candidate that differs by case, accents or punctuation only; else the only one that begins so; else the nearest by
  /// typing errors, one for each three letters, letters in another order being nearer than others; nil where none is near or
  /// several are as near.
  package static func nearest(_ word: String, among candidates: [String]) -> String? {
    let key = FrenchText.key(word)
    guard !key.isEmpty else { return nil }
    let keys = candidates.map(FrenchText.key)
    if let same = keys.firstIndex(of: key) { return candidates[same] }
    guard key.count >= leastLetters else { return nil }
    let beginning = keys.indices.filter { keys[$0].hasPrefix(key) }
    if beginning.count == 1 { return candidates[beginning[0]] }
    let distances = keys.indices.compactMap { index in distance(key, keys[index], key.count / 3).map { (index, $0) } }
    guard let least = distances.map(\.1).min() else { return nil }
    let nearest = distances.filter { $0.1 == least }.map(\.0)
    let shuffled = nearest.filter { keys[$0].sorted() == key.sorted() }
    let found = shuffled.isEmpty ? nearest : shuffled
    return found.count == 1 ? candidates[found[0]] : nil
  }

  /// How a sentence about a wrong word ends: " ; vouliez-vous dire « qpv » ?", or a full stop where no word is near.
  package static func ending(_ word: String, among candidates: [String]) -> String {
    nearest(word, among: candidates).map { " ; vouliez-vous dire « \($0) » ?" } ?? "."
  }

  private static func distance(_ a: String, _ b: String, _ limit: Int) -> Int? {
    let a = Array(a.utf8), b = Array(b.utf8)
    return a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { EditDistance.between(a, $0, limit: limit) } }
  }
}
