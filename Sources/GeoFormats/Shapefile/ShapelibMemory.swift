import CShapelib
import Foundation

/// Opens a shapefile with Shapelib on bytes in memory: nothing is read or written beside the user's file,
/// and the index is one whose every entry was checked.
final class ShapelibMemory {
  private let shp: UnsafeRawBufferPointer
  private let shx: [UInt8]

  /// - Parameter shx: a whole .shx file.
  init(shp: UnsafeRawBufferPointer, shx: [UInt8]) {
    self.shp = shp
    self.shx = shx
  }

  /// Gives Shapelib's handle to `body` and closes it; nil if Shapelib refuses the header.
  func withHandle<Result>(_ body: (SHPHandle) throws -> Result) rethrows -> Result? {
    try shx.withUnsafeBytes { shx in
      let files = Files(shp: shp, shx: shx)
      return try withExtendedLifetime(files) {
        // Shapelib knows files by name alone, so the name says where the bytes are.
        let address = UInt(bitPattern: Unmanaged.passUnretained(files).toOpaque())
        var hooks = ShapelibMemory.hooks
        guard let handle = SHPOpenLL(String(address, radix: 16) + ".shp", "rb", &hooks) else { return nil }
        defer { SHPClose(handle) }
        SHPSetFastModeReadObject(handle, 1)
        return try body(handle)
      }
    }
  }

  private final class Files {
    let shp, shx: UnsafeRawBufferPointer

    init(shp: UnsafeRawBufferPointer, shx: UnsafeRawBufferPointer) {
      self.shp = shp
      self.shx = shx
    }
  }

  private final class Stream {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    static func of(_ file: SAFile?) -> Stream? {
      file.map { Unmanaged<Stream>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  private static var hooks: SAHooks {
    var hooks = SAHooks()
    hooks.FOpen = { name, _ in
      guard let name = name.map({ String(cString: $0) }), let dot = name.firstIndex(of: "."),
        let address = UInt(name[..<dot], radix: 16), let pointer = UnsafeRawPointer(bitPattern: address)
      else { return nil }
      let files = Unmanaged<Files>.fromOpaque(pointer).takeUnretainedValue()
      let stream: Stream
      switch name[dot...] {
      case ".shp": stream = Stream(files.shp)
      case ".shx": stream = Stream(files.shx)
      default: return nil
      }
      return Unmanaged.passRetained(stream).toOpaque().assumingMemoryBound(to: Int32.self)
    }
    hooks.FRead = { target, size, count, file in
      guard let stream = Stream.of(file), let target, size > 0, let base = stream.bytes.baseAddress else { return 0 }
      let left = max(0, stream.bytes.count - stream.position)
      let whole = min(Int(clamping: count), left / Int(clamping: size))
      memcpy(target, base + stream.position, whole * Int(size))
      stream.position += whole * Int(size)
      return SAOffset(whole)
    }
    hooks.FWrite = { _, _, _, _ in 0 }
    hooks.FSeek = { file, offset, origin in
      guard let stream = Stream.of(file) else { return .max }
      let start = origin == SEEK_CUR ? stream.position : origin == SEEK_END ? stream.bytes.count : 0
      let (position, overflow) = start.addingReportingOverflow(Int(bitPattern: offset))
      guard !overflow, position >= 0 else { return .max }
      stream.position = min(position, stream.bytes.count)
      return 0
    }
    hooks.FTell = { file in SAOffset(Stream.of(file)?.position ?? 0) }
    hooks.FFlush = { _ in 0 }
    hooks.FClose = { file in
      if let file { Unmanaged<Stream>.fromOpaque(file).release() }
      return 0
    }
    hooks.Remove = { _ in -1 }
    hooks.Error = { _ in }
    hooks.Atof = { text in text.map { strtod($0, nil) } ?? 0 }
    return hooks
  }
}
