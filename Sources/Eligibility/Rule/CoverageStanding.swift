/// Whether the QPV file speaks of the place.
public enum CoverageStanding: Sendable, Hashable {
  case covered
  case notCovered(department: String)
  case departmentUnknown
}
