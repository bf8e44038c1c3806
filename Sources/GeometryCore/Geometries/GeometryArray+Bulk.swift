// Building in bulk: what the readers of files use instead of one call a vertex.
extension GeometryArray {
  /// Appends vertices to the ring under construction.
  /// - Precondition: both buffers have the same length.
  public mutating func appendVertices(x newX: UnsafeBufferPointer<Double>, y newY: UnsafeBufferPointer<Double>) {
    precondition(newX.count == newY.count)
    x.append(contentsOf: newX)
    y.append(contentsOf: newY)
  }

  /// Appends little-endian or big-endian pairs of doubles that lie `stride` bytes apart, to the ring under construction.
  /// - Precondition: `bytes` holds `count * stride` bytes and `stride` is at least 16.
  mutating func appendVertices(packed bytes: UnsafeRawBufferPointer, count: Int, stride: Int, swapped: Bool) {
    precondition(stride >= 16 && count >= 0 && bytes.count >= count * stride)
    guard let base = bytes.baseAddress, count > 0 else { return }
    let first = x.count
    x.append(contentsOf: repeatElement(0, count: count))
    y.append(contentsOf: repeatElement(0, count: count))
    x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        for i in 0..<count {
          let vx = base.loadUnaligned(fromByteOffset: i * stride, as: UInt64.self)
          let vy = base.loadUnaligned(fromByteOffset: i * stride + 8, as: UInt64.self)
          x[first + i] = Double(bitPattern: swapped ? vx.byteSwapped : vx)
          y[first + i] = Double(bitPattern: swapped ? vy.byteSwapped : vy)
        }
      }
    }
  }

  /// Appends features of another array, in order.
  public mutating func append(features range: Range<Int>, of other: GeometryArray) {
    guard !range.isEmpty else { return }
    let parts = other.featureOffsets[range.lowerBound]..<other.featureOffsets[range.upperBound]
    let rings = other.partOffsets[parts.lowerBound]..<other.partOffsets[parts.upperBound]
    let vertices = other.ringOffsets[rings.lowerBound]..<other.ringOffsets[rings.upperBound]
    let vertexShift = x.count - vertices.lowerBound
    let ringShift = ringOffsets.count - 1 - rings.lowerBound
    let partShift = partKinds.count - parts.lowerBound
    x.append(contentsOf: other.x[vertices])
    y.append(contentsOf: other.y[vertices])
    ringOffsets.append(contentsOf: other.ringOffsets[rings.lowerBound + 1..<rings.upperBound + 1].lazy.map { $0 + vertexShift })
    partOffsets.append(contentsOf: other.partOffsets[parts.lowerBound + 1..<parts.upperBound + 1].lazy.map { $0 + ringShift })
    let ends = range.lowerBound + 1..<range.upperBound + 1
    featureOffsets.append(contentsOf: other.featureOffsets[ends].lazy.map { $0 + partShift })
    partKinds.append(contentsOf: other.partKinds[parts])
    kinds.append(contentsOf: other.kinds[range])
  }

  /// The same features, some of them without geometry.
  /// - Parameter features: ascending.
  public func emptying(_ features: [Int]) -> GeometryArray {
    var copy = GeometryArray()
    copy.reserveCapacity(features: count, vertices: vertexCount)
    var next = 0
    for feature in features {
      copy.append(features: next..<feature, of: self)
      copy.endFeature(.empty)
      next = feature + 1
    }
    copy.append(features: next..<count, of: self)
    return copy
  }

  /// Closes a polygon's ring, repeating its first vertex at the end if the ring does not end where it starts.
  /// - Returns: true if the vertex had to be added.
  @discardableResult
  public mutating func endPolygonRing() -> Bool {
    let first = ringOffsets[ringOffsets.count - 1], last = x.count - 1
    let isOpen = last > first && (x[first] != x[last] || y[first] != y[last])
    if isOpen {
      x.append(x[first])
      y.append(y[first])
    }
    endRing()
    return isOpen
  }

  /// Forgets the vertices, rings and parts appended since the last `endFeature`.
  public mutating func discardUnfinishedFeature() {
    let parts = featureOffsets[kinds.count]
    partKinds.removeLast(partKinds.count - parts)
    partOffsets.removeLast(partOffsets.count - 1 - parts)
    let rings = partOffsets[parts]
    ringOffsets.removeLast(ringOffsets.count - 1 - rings)
    let vertices = ringOffsets[rings]
    x.removeLast(x.count - vertices)
    y.removeLast(y.count - vertices)
  }

  /// Area of a ring, positive if it turns counter-clockwise.
  public func signedArea(of ring: Int) -> Double {
    let range = vertices(of: ring)
    guard let first = range.first else { return 0 }
    // Relative to the first vertex, so that large coordinates do not eat the digits.
    let ox = x[first], oy = y[first]
    var sum = 0.0
    for i in range.dropFirst() {
      sum += (x[i - 1] - ox) * (y[i] - oy) - (x[i] - ox) * (y[i - 1] - oy)
    }
    return sum / 2
  }

  /// Area of a feature in the plane of its coordinates, holes taken away, whichever way its rings turn.
  package func planarArea(of feature: Int) -> Double {
    parts(of: feature).reduce(0) { sum, part in
      let rings = rings(of: part)
      return rings.reduce(sum) { $0 + ($1 == rings.lowerBound ? 1 : -1) * abs(signedArea(of: $1)) }
    }
  }

  /// Smallest box around each feature, `Box.empty` for one without vertices.
  package func boxes() -> [Box] {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        (0..<count).map { feature in
          let range = allVertices(of: feature)
          guard !range.isEmpty else { return .empty }
          var low = SIMD2(x[range.lowerBound], y[range.lowerBound]), high = low
          for i in range.dropFirst() {
            let vertex = SIMD2(x[i], y[i])
            low = low.replacing(with: vertex, where: vertex .< low)
            high = high.replacing(with: vertex, where: vertex .> high)
          }
          return Box(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
        }
      }
    }
  }

  /// Smallest box around all features, `Box.empty` if there is no vertex.
  public var bounds: Box {
    var box = Box.empty
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        for i in 0..<x.count { box.extend(x[i], y[i]) }
      }
    }
    return box
  }

  /// True if every coordinate of the feature is a number.
  public func isFinite(feature: Int) -> Bool {
    let range = allVertices(of: feature)
    return x[range].allSatisfy(\.isFinite) && y[range].allSatisfy(\.isFinite)
  }
}
