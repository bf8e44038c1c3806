import Foundation
import Groundwork

/// The date or year of a source file, as far as it tells.
enum SourceVintage {
  /// The date in the file's name, else the day that a gzip file bears inside, else blank.
  /// - Parameter name: of the file, with the archive that it lies in.
  static func of(path: String, name: String) -> String {
    inName((name as NSString).lastPathComponent) ?? inName(name) ?? inGzip(path: path) ?? ""
  }

  /// "2024-06", "2024-06-15", "20240601" or "2024" in a name; longer numbers are no dates.
  static func inName(_ name: String) -> String? {
    let day = /(?:^|[^0-9])((?:19|20)[0-9]{2})[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12][0-9]|3[01])(?:[^0-9]|$)/
    if let found = name.firstMatch(of: day) { return "\(found.1)-\(found.2)-\(found.3)" }
    if let found = name.firstMatch(of: /(?:^|[^0-9])((?:19|20)[0-9]{2})[-_]?(0[1-9]|1[0-2])(?:[^0-9]|$)/) {
      return "\(found.1)-\(found.2)"
    }
    return name.firstMatch(of: /(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)/).map { String($0.1) }
  }

  /// The day (UTC) of a gzip header (RFC 1952), where it has one.
  private static func inGzip(path: String) -> String? {
    guard let bytes = try? FileByteSource(path: path).peek(8), bytes.count == 8 else { return nil }
    let seconds = (4..<8).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
    guard bytes[0] == 0x1F, bytes[1] == 0x8B, seconds > 0 else { return nil }
    var time = time_t(seconds), parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}
