import Dispatch
import Foundation

/// The canonical words of many names, made once for each on all cores.
struct NameWords {
  private let words: [String: [String]]

  init(names: Set<String>, lexicon: AddressLexicon) {
    let list = Array(names)
    let made = Slots(count: list.count)
    let batch = 512
    DispatchQueue.concurrentPerform(iterations: (list.count + batch - 1) / batch) { turn in
      for index in turn * batch..<min(list.count, (turn + 1) * batch) { made.set(index, lexicon.words(ofName: list[index])) }
    }
    words = Dictionary(uniqueKeysWithValues: zip(list, made.values))
  }

  subscript(name: String) -> [String] { words[name] ?? [] }

  /// Results that threads put in places of their own.
  private final class Slots: @unchecked Sendable {
    private let buffer: UnsafeMutableBufferPointer<[String]>

    init(count: Int) {
      buffer = .allocate(capacity: count)
      buffer.initialize(repeating: [])
    }

    deinit {
      buffer.deinitialize()
      buffer.deallocate()
    }

    func set(_ index: Int, _ words: [String]) { buffer[index] = words }
    var values: [[String]] { Array(buffer) }
  }
}
