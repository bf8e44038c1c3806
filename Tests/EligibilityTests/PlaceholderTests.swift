import Testing
@testable import Eligibility
