import Foundation
import Reporting
import Testing

/// What a person reads of an error of ours: French, what to send, nothing of the user's files.
@Suite struct OwnFaultTests {
  private struct Unexpected: Error, CustomStringConvertible {
    let description = "unexpected cell Dupont"
  }

  @Test(arguments: [Unexpected() as any Error, CocoaError(.fileReadCorruptFile), CancellationError()])
  func whatToSendIsSaid(error: any Error) {
    let said = OwnFault.sentence(of: error, version: "0.1.0")
    for part in ["faute interne de Maillage 0.1.0 : ", "envoyez cette ligne", "la commande", "fichiers lus"] {
      #expect(said.contains(part), "\(said)")
    }
    #expect(!said.contains("Dupont") && said.hasSuffix("."))
  }

  /// The kind and the number of an error tell those who can mend it which one it is.
  @Test func theErrorIsNamed() {
    #expect(OwnFault.sentence(of: CocoaError(.fileReadCorruptFile), version: "").contains("NSCocoaErrorDomain 259."))
    #expect(OwnFault.sentence(of: Unexpected(), version: "").contains("Unexpected"))
  }
}
