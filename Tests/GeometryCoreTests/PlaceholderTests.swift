import Testing
@testable import GeometryCore
