import Dispatch

/// `map` on all cores.
package enum ParallelMap {
  private static let batch = 512

  package static func of<Element: Sendable, Result: Sendable>(
    _ list: [Element], _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: list.count) { buffer, count in
      let slots = Slots(buffer: buffer)
      DispatchQueue.concurrentPerform(iterations: (list.count + batch - 1) / batch) { turn in
        for index in turn * batch..<min(list.count, (turn + 1) * batch) { slots.fill(index, body(list[index])) }
      }
      count = list.count
    }
  }

  /// The results of `count` turns in their order, each turn large enough to be worth a thread.
  @discardableResult
  package static func turns<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { buffer, filled in
      let slots = Slots(buffer: buffer)
      DispatchQueue.concurrentPerform(iterations: count) { slots.fill($0, body($0)) }
      filled = count
    }
  }

  /// Places that threads fill, each its own.
  private struct Slots<Result>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Result>

    func fill(_ index: Int, _ value: Result) { buffer.initializeElement(at: index, to: value) }
  }
}
