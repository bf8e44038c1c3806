/// FNV-1a with a final mix: the same on every machine and in every run, unlike `Hasher`.
package enum StableHash {
  @inline(__always)
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 { finish(bytes.reduce(start, add)) }

  package static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  package static func add(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  @inline(__always)
  package static func finish(_ hash: UInt64) -> UInt32 {
    var mixed = hash ^ (hash >> 32)
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }
}

/// A sum over whole files: four lanes of multiply and rotate over 8-byte words, so that checking costs less than reading.
package enum FileSum {
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B1_85EB_CA87
    var lanes = SIMD4<UInt64>(1, 2, 3, 4) &* prime
    var position = 0
    while position + 32 <= bytes.count {
      let block = SIMD4<UInt64>(
        bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: position + 16, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: position + 24, as: UInt64.self))
      lanes = (lanes ^ block)
      for lane in 0..<4 { lanes[lane] = (lanes[lane] &* prime) ^ (lanes[lane] >> 29) }
      position += 32
    }
    var sum = UInt64(bytes.count) &* prime
    for lane in 0..<4 { sum = ((sum ^ lanes[lane]) &* prime) ^ (sum >> 31) }
    while position < bytes.count {
      sum = ((sum ^ UInt64(bytes[position])) &* prime) ^ (sum >> 31)
      position += 1
    }
    return sum
  }
}
