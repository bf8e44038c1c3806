/// Binary search.
package enum SortedSearch {
  /// The first index for which a condition holds that holds for all after it; the end of the range if there is none.
  @inlinable @inline(__always)
  package static func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
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

  /// First place in an ascending list whose element is not below a value.
  @inlinable @inline(__always)
  package static func firstIndex(of value: UInt32, in list: UnsafeBufferPointer<UInt32>) -> Int {
    firstIndex(in: 0..<list.count) { list[$0] >= value }
  }

  /// Place of a value in an ascending list, nil if the list lacks it.
  package static func index<Values: RandomAccessCollection>(of value: UInt32, in values: Values) -> Int?
  where Values.Element == UInt32, Values.Index == Int {
    let place = firstIndex(in: values.startIndex..<values.endIndex) { values[$0] >= value }
    return place < values.endIndex && values[place] == value ? place : nil
  }
}
