import Groundwork
import Testing

/// Expects `body` to throw a fault of this kind, about this file where one is named, whose words hold all of `words`.
package func expectFault(
  _ kind: FaultKind, in file: String? = nil, saying words: [String], sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) {
  guard let fault = #expect(throws: FileFault.self, sourceLocation: sourceLocation, performing: body) else { return }
  #expect(fault.kind == kind, "\(fault)", sourceLocation: sourceLocation)
  if let file { #expect(fault.file == file, "\(fault)", sourceLocation: sourceLocation) }
  for word in words { #expect(fault.description.contains(word), "\(fault)", sourceLocation: sourceLocation) }
}
