import Dispatch
import Groundwork

/// The canonical words of many names, made once for each.
struct NameWords {
  private let words: [String: [String]]

  init(names: Set<String>, lexicon: AddressLexicon) {
    let list = Array(names)
    words = Dictionary(uniqueKeysWithValues: zip(list, ParallelMap.of(list) { lexicon.words(ofName: $0) }))
  }

  subscript(name: String) -> [String] { words[name] ?? [] }
}
