import Testing
@testable import Maillage
