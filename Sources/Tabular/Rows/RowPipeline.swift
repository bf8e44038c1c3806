import Dispatch
import Foundation

/// Works on a table chunk by chunk on all cores and hands the results over in the order of the file.
///
/// Each worker holds one chunk at a time, so memory stays within a few chunks whatever the size of the table. The cut
/// into chunks is the source's, so results do not depend on the number of cores.
public struct RowPipeline: Sendable {
  private let workers: Int

  public init(workers: Int = ProcessInfo.processInfo.activeProcessorCount) { self.workers = max(1, workers) }

  /// - Parameters:
  ///   - source: read by one worker at a time.
  ///   - makeState: what each worker keeps for itself, such as its projections.
  ///   - transform: the work on one chunk.
  ///   - deliver: receives the results one at a time, in order.
  /// - Throws: the first error of any of them; nothing is delivered after it.
  public func run<State, Output>(
    _ source: any RowSource, makeState: @Sendable () throws -> State,
    transform: @Sendable (inout State, RowChunk) throws -> Output, deliver: (Output) throws -> Void
  ) throws -> any RowSource {
    let shared = Shared(source: source)
    withoutActuallyEscaping(deliver) { deliver in
      let deliver = UncheckedBox(deliver)
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        shared.recordingFailure {
          var state = try makeState()
          while let (turn, chunk) = try shared.take() {
            let output = try transform(&state, chunk)
            try shared.inTurn(turn) { try deliver.value(output) }
          }
        }
      }
    }
    if let failure = shared.failure { throw failure }
    return shared.source
  }

  /// A closure that only ever runs under a lock.
  private struct UncheckedBox<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  /// State of a run, guarded by its condition.
  private final class Shared: @unchecked Sendable {
    private let reading = NSLock()
    private let condition = NSCondition()
    private(set) var source: any RowSource
    private var taken = 0
    private var delivered = 0
    private(set) var failure: (any Error)?

    init(source: any RowSource) { self.source = source }

    func recordingFailure(_ body: () throws -> Void) {
      do {
        try body()
      } catch {
        condition.lock()
        failure = failure ?? error
        condition.broadcast()
        condition.unlock()
      }
    }

    /// The next chunk and its turn, or nil at the end or after a failure.
    func take() throws -> (turn: Int, chunk: RowChunk)? {
      reading.lock()
      defer { reading.unlock() }
      condition.lock()
      let failed = failure != nil
      condition.unlock()
      guard !failed, let chunk = try source.next() else { return nil }
      taken += 1
      return (taken - 1, chunk)
    }

    func inTurn(_ turn: Int, _ deliver: () throws -> Void) throws {
      condition.lock()
      defer { condition.unlock() }
      while delivered != turn && failure == nil { condition.wait() }
      guard failure == nil else { return }
      try deliver()
      delivered += 1
      condition.broadcast()
    }
  }
}
