import Foundation

/// CPU seconds that the process has used, all threads together.
public func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Runs `body` and prints the CPU time that it took.
/// - Parameters:
///   - count: by which the time is divided.
///   - scale: from seconds to `unit`.
public func measured<Result>(
  _ what: String, per count: Int = 1, unit: String = "s", scale: Double = 1, _ body: () throws -> Result
) rethrows -> Result {
  let start = cpuSeconds()
  let result = try body()
  let used = (cpuSeconds() - start) * scale / Double(count)
  print("\(what): \((used * 1000).rounded() / 1000) \(unit)")
  return result
}
