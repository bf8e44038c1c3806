import Foundation

/// The part of a text that is being read: bytes already used are given up, new ones are read behind the others.
final class CSVBuffer {
  /// A record longer than this is refused: no table has one, and memory must stay bounded.
  static let longestRecord = 16 << 20
  private static let padding = 16

  private let stream: TextStream
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  /// First byte not used yet.
  var position = 0
  /// Whether no byte will come after those at hand.
  private(set) var isLast = false

  init(stream: TextStream) {
    self.stream = stream
    capacity = 3 * TextStream.blockSize + (1 << 19)
    base = .allocate(capacity: capacity + Self.padding)
    markEnd()
  }

  deinit { base.deallocate() }

  /// Forgets the bytes before `position` and reads the next block; offsets into the buffer are void afterwards.
  ///
  /// Returns false where the bytes at hand are already longer than the longest record.
  func refill() throws -> Bool {
    let left = count - position
    guard left <= Self.longestRecord else { return false }
    if position > 0 {
      memmove(base, base + position, left)
      position = 0
      count = left
    }
    if capacity - count < 3 * TextStream.blockSize + Self.padding {
      let larger = max(2 * capacity, count + 3 * TextStream.blockSize + Self.padding)
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
      memcpy(moved, base, count)
      base.deallocate()
      base = moved
      capacity = larger
    }
    let got = try stream.read(into: base + count)
    count += got
    isLast = got == 0
    markEnd()
    return true
  }

  /// The scanner needs a line feed after the last byte and readable bytes behind it.
  private func markEnd() {
    for offset in 0..<Self.padding { base[count + offset] = CSVScanner.lineFeed }
  }
}
