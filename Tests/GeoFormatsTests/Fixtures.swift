import Groundwork
import TestSupport
import Testing

@testable import GeoFormats

/// Expects that reading `path` is refused with a fault of this kind, about the file itself where no other is named.
func expectRefusal(
  _ path: String, _ kind: FaultKind, in file: String? = nil, _ words: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectFault(kind, in: file ?? MappedFile.name(of: path), saying: words, sourceLocation: sourceLocation) {
    _ = try LayerFile.read(path: path)
  }
}
