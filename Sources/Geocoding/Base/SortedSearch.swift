enum SortedSearch {
  /// The first index for which a condition holds that holds for all after it; the end of the range if there is none.
  static func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound, high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  static func index<Values: RandomAccessCollection>(of value: UInt32, in values: Values) -> Int?
  where Values.Element == UInt32, Values.Index == Int {
    let place = firstIndex(in: values.startIndex..<values.endIndex) { values[$0] >= value }
    return place < values.endIndex && values[place] == value ? place : nil
  }
}

/// First place in an ascending list whose element is not below `value`.
@inline(__always)
func lowerBound(_ list: UnsafeBufferPointer<UInt32>, _ value: UInt32) -> Int {
  firstIndex(in: 0..<list.count) { list[$0] >= value }
}

/// First index of a range from which on a condition holds, and the end of the range where it never does.
@inline(__always)
func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
  var low = range.lowerBound, count = range.count
  while count > 0 {
    let half = count / 2
    if holds(low + half) {
      count = half
    } else {
      low += half + 1
      count -= half + 1
    }
  }
  return low
}
