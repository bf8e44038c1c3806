/// Many short texts in one buffer: UTF-8 bytes end to end, and where each text ends.
public struct TextArray: Sendable, Hashable {
  public private(set) var bytes: [UInt8] = []
  /// `ends[i]` is the offset just past text `i`; text `i` starts where text `i - 1` ends.
  public private(set) var ends: [Int] = []

  public init() {}

  public init<S: Sequence>(_ texts: S) where S.Element == String {
    for text in texts { append(text) }
  }

  public var count: Int { ends.count }

  public mutating func reserveCapacity(_ count: Int, bytes byteCount: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(byteCount)
  }

  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  public mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: utf8)
    ends.append(bytes.count)
  }

  public mutating func append(utf8: ArraySlice<UInt8>) {
    bytes.append(contentsOf: utf8)
    ends.append(bytes.count)
  }

  mutating func append(contentsOf others: TextArray) {
    let shift = bytes.count
    bytes += others.bytes
    ends += others.ends.map { $0 + shift }
  }

  /// Byte range of text `index` in `bytes`.
  @inlinable public func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  @inlinable public func isEmpty(at index: Int) -> Bool { range(index).isEmpty }

  public subscript(index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  public mutating func appendEmpty() { ends.append(bytes.count) }

  /// The texts as inner loops read them, without reference counting.
  public struct View {
    let bytes: UnsafeBufferPointer<UInt8>
    let ends: UnsafeBufferPointer<Int>

    public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }
  }

  public func withUnsafeTexts<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try ends.withUnsafeBufferPointer { ends in try body(View(bytes: bytes, ends: ends)) }
    }
  }
}
