import Foundation
import Groundwork
import Tabular

/// Writes the file of a base: header and sections, then the sum that vouches for them.
struct AddressBaseWriter {
  private let output: OutputFile
  private let descriptor: Int32

  /// - Throws: `FileFault.unwritable`; the output is then discarded by the caller.
  static func write(_ content: AddressBaseContent, to output: OutputFile) throws -> Int {
    let descriptor = open(output.temporaryPath, O_RDWR | O_TRUNC)
    guard descriptor >= 0 else { throw failure(output) }
    let writer = AddressBaseWriter(output: output, descriptor: descriptor)
    do {
      let length = try writer.writeSections(content)
      guard close(descriptor) == 0 else { throw failure(output) }
      return length
    } catch {
      close(descriptor)
      throw error
    }
  }

  private func writeSections(_ content: AddressBaseContent) throws -> Int {
    var header = Array(AddressBaseLayout.magic)
    append(AddressBaseLayout.version, to: &header)
    append(UInt32(AddressBaseLayout.Section.allCases.count), to: &header)
    var end = AddressBaseLayout.headerSize
    var places: [(offset: Int, length: Int)] = []
    for section in AddressBaseLayout.Section.allCases {
      let length = content.withBytes(of: section) { $0.count }
      places.append((end, length))
      end = (end + length + 7) / 8 * 8
    }
    append(UInt64(end), to: &header)
    append(UInt64(0), to: &header)
    for place in places {
      append(UInt64(place.offset), to: &header)
      append(UInt64(place.length), to: &header)
    }
    try put(header)
    for (section, place) in zip(AddressBaseLayout.Section.allCases, places) {
      try content.withBytes(of: section) { try put($0) }
      try put([UInt8](repeating: 0, count: (8 - place.length % 8) % 8))
    }
    var sum: [UInt8] = []
    append(try self.sum(length: end), to: &sum)
    guard lseek(descriptor, off_t(AddressBaseLayout.summedFrom - sum.count), SEEK_SET) >= 0 else { throw Self.failure(output) }
    try put(sum)
    return end
  }

  private func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private func put(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try put($0) } }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count {
      let count = Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(output) }
      done += count
    }
  }

  /// The sum of what was written, as the reader will check it.
  private func sum(length: Int) throws -> UInt64 {
    guard let address = mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0), address != MAP_FAILED else {
      throw Self.failure(output)
    }
    defer { munmap(address, length) }
    let whole = UnsafeRawBufferPointer(start: address, count: length)
    return FileSum.of(UnsafeRawBufferPointer(rebasing: whole[AddressBaseLayout.summedFrom...]))
  }

  private static func failure(_ output: OutputFile) -> FileFault {
    .unwritable(
      file: (output.path as NSString).lastPathComponent,
      sentence: "la base ne peut pas être écrite (\(SystemError.words(errno))) ; vérifiez la place sur le disque.")
  }
}
