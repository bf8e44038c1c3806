import Testing
@testable import Territory
