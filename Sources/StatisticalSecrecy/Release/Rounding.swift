/// Counts rounded to the nearest multiple, halves up.
struct Rounding {
  let base: Int64

  func rounded(_ value: Int64) -> Int64 { (value + base / 2) / base * base }

  /// The counts that are shown as one.
  func range(of shown: Int64) -> ClosedRange<Int64> { max(0, shown - base / 2)...(shown + (base - 1) / 2) }
}
