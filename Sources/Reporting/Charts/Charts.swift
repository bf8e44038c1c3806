import Coverage
import Groundwork

/// The charts of reports, each a few marks on the same grammar. Beside each of them a page shows its figures as a table.
///
/// What is withheld and what nobody knows has its place and its words, and no mark: never a bar of length 0.
enum Charts {
  private static let width = 720.0

  /// A figure as text, or why there is none.
  static func words(_ figure: Figure, decimals: Int = 1) -> String {
    figure.value.map { FrenchNumber.amount($0, decimals: decimals) } ?? (figure.isSecret ? "secret" : PageTable.missing)
  }

  /// Bars from nought, one a label, held against a reference.
  static func bars(
    title: String, unit: String, _ rows: [(label: String, figure: Figure)], reference: (label: String, value: Double)? = nil
  ) -> String {
    let left = Chart.room(for: rows.map(\.label)), step = 24.0
    let frame = Chart.Frame(left: left, top: 28, right: width - 70, bottom: 28 + Double(rows.count) * step)
    var chart = Chart(
      title: title, description: "Une barre par ligne du tableau, à partir de 0.", width: width, height: frame.bottom + 40,
      frame: frame)
    let scale = ChartScale(
      holding: rows.compactMap(\.figure.value) + [reference?.value].compactMap { $0 }, hasZero: true, from: frame.left,
      to: frame.right)
    chart.axisX(scale, title: unit)
    for (place, row) in rows.enumerated() {
      let y = frame.top + Double(place) * step
      chart.text(Chart.fitting(row.label), x: frame.left - 8, y: y + 16, anchor: .end)
      let words = words(row.figure)
      guard let value = row.figure.value else {
        chart.text(words, x: scale(0) + 6, y: y + 16, fill: ChartColours.pale)
        continue
      }
      chart.bar(
        scale, from: 0, to: value, y: y + 4, height: step - 8, fill: Chart.colour(0), title: "\(row.label) : \(words) \(unit)")
      chart.text(words, x: max(scale(value), scale(0)) + 6, y: y + 16)
    }
    if let reference {
      chart.reference(atX: scale(reference.value), "\(reference.label) : \(FrenchNumber.amount(reference.value))")
    }
    return chart.finished()
  }

  /// One bar a label, made of parts that follow each other from nought.
  static func stacked(
    title: String, unit: String, parts: [String], _ rows: [(label: String, figures: [Figure])],
    reference: (label: String, value: Double)? = nil
  ) -> String {
    let left = Chart.room(for: rows.map(\.label)), step = 26.0
    let frame = Chart.Frame(left: left, top: 28, right: width - 70, bottom: 28 + Double(rows.count) * step)
    var chart = Chart(
      title: title, description: "Une barre par ligne du tableau, une couleur par composante.", width: width,
      height: frame.bottom + 64, frame: frame)
    let sums = rows.map { $0.figures.reduce(0.0) { $0 + max($1.value ?? 0, 0) } }
    let scale = ChartScale(
      holding: sums + [reference?.value].compactMap { $0 }, hasZero: true, from: frame.left, to: frame.right)
    chart.axisX(scale, title: unit)
    for (place, row) in rows.enumerated() {
      let y = frame.top + Double(place) * step
      chart.text(Chart.fitting(row.label), x: frame.left - 8, y: y + 17, anchor: .end)
      var start = 0.0
      for (part, figure) in row.figures.enumerated() {
        guard let value = figure.value, value > 0 else { continue }
        chart.bar(
          scale, from: start, to: start + value, y: y + 4, height: step - 8, fill: Chart.colour(part),
          title: "\(row.label), \(parts[part]) : \(words(figure))")
        start += value
      }
      // A sum without one of its parts is no sum.
      let lacking = row.figures.filter { $0.value == nil }
      let reason = lacking.contains(where: \.isSecret) ? "secret" : PageTable.missing
      let told = lacking.isEmpty ? FrenchNumber.amount(sums[place]) : reason
      chart.text(told, x: scale(start) + 6, y: y + 17)
    }
    if let reference {
      chart.reference(atX: scale(reference.value), "\(reference.label) : \(FrenchNumber.amount(reference.value))")
    }
    chart.legend(parts, y: frame.bottom + 52)
    return chart.finished()
  }

  /// How figures went from year to year; a gap where one is not known.
  static func evolution(title: String, unit: String, years: [Int], _ series: [(name: String, figures: [Figure])]) -> String {
    let frame = Chart.Frame(left: 64, top: 30, right: width - 24, bottom: 300)
    var chart = Chart(
      title: title, description: "Une ligne par série du tableau.", width: width, height: 360, frame: frame)
    let scale = ChartScale(
      holding: series.flatMap { $0.figures.compactMap(\.value) }, hasZero: false, from: frame.bottom, to: frame.top)
    chart.axisY(scale, title: unit)
    let first = years.min() ?? 0, span = Double(max((years.max() ?? 0) - first, 1))
    func x(_ year: Int) -> Double { frame.left + 14 + Double(year - first) / span * (frame.right - frame.left - 28) }
    for year in years { chart.text(String(year), x: x(year), y: frame.bottom + 16, anchor: .middle, fill: ChartColours.pale) }
    for (place, own) in series.enumerated() {
      let points = zip(years, own.figures).map { year, figure in figure.value.map { (x: x(year), y: scale($0)) } }
      chart.line(points, stroke: Chart.colour(place))
      for (point, (year, figure)) in zip(points, zip(years, own.figures)) {
        guard let point else { continue }
        chart.point(point.x, point.y, fill: Chart.colour(place), title: "\(own.name), \(year) : \(words(figure))")
      }
    }
    chart.legend(series.map(\.name), y: frame.bottom + 44)
    return chart.finished()
  }

  /// Need against offer: a point a place, parted in four by what is usual.
  /// - Parameter crossing: what parts them: references, or medians.
  static func scatter(
    title: String, x xName: String, y yName: String, crossing: (x: Double, y: Double), quadrants: [String],
    _ points: [(label: String, x: Figure, y: Figure)]
  ) -> String {
    let frame = Chart.Frame(left: 64, top: 30, right: width - 24, bottom: 440)
    let known = points.filter { $0.x.value != nil && $0.y.value != nil }
    var chart = Chart(
      title: title, description: "Un point par ligne du tableau.", width: width, height: 500, frame: frame)
    let across = ChartScale(
      holding: known.compactMap(\.x.value) + [crossing.x], hasZero: false, from: frame.left, to: frame.right)
    let up = ChartScale(holding: known.compactMap(\.y.value) + [crossing.y], hasZero: false, from: frame.bottom, to: frame.top)
    chart.axisX(across, title: xName)
    chart.axisY(up, title: yName)
    chart.segment(across(crossing.x), frame.top, across(crossing.x), frame.bottom, stroke: ChartColours.reference, dash: "5 3")
    chart.segment(frame.left, up(crossing.y), frame.right, up(crossing.y), stroke: ChartColours.reference, dash: "5 3")
    // From the top left, as one reads.
    for (place, words) in quadrants.prefix(4).enumerated() {
      let isLeft = place % 2 == 0, isTop = place < 2
      chart.text(
        words, x: isLeft ? frame.left + 6 : frame.right - 6, y: isTop ? frame.top + 14 : frame.bottom - 8,
        anchor: isLeft ? .start : .end, fill: ChartColours.pale, isBold: true)
    }
    for point in known {
      guard let x = point.x.value, let y = point.y.value else { continue }
      chart.point(
        across(x), up(y), fill: Chart.colour(0),
        title: "\(point.label) : \(words(point.x)) (\(xName)), \(words(point.y)) (\(yName))")
    }
    let without = points.count - known.count
    if without > 0 {
      let words = Phrase.counted(without, "ligne sans chiffre n'est pas montrée", "lignes sans chiffre ne sont pas montrées")
      chart.text(words, x: frame.left, y: frame.bottom + 46, fill: ChartColours.pale)
    }
    return chart.finished()
  }

  /// How many places have a figure between two round numbers; a place stands in the class that begins with its figure.
  static func distribution(title: String, unit: String, _ figures: [Figure]) -> String {
    let frame = Chart.Frame(left: 64, top: 30, right: width - 24, bottom: 280)
    let values = figures.compactMap(\.value).filter(\.isFinite)
    var chart = Chart(
      title: title, description: "Nombre de lignes du tableau par intervalle.", width: width, height: 340, frame: frame)
    let across = ChartScale(holding: values, hasZero: false, from: frame.left, to: frame.right, about: 10)
    let bounds = across.ticks
    var counts = [Int](repeating: 0, count: bounds.count - 1)
    for value in values { counts[bounds.dropFirst().dropLast().count { $0 <= value }] += 1 }
    let up = ChartScale(holding: counts.map(Double.init), hasZero: true, from: frame.bottom, to: frame.top)
    chart.axisY(up, title: "nombre")
    for (place, count) in counts.enumerated() where count > 0 {
      let labels = across.labels
      chart.column(
        up, to: Double(count), x: across(bounds[place]), width: across(bounds[place + 1]) - across(bounds[place]),
        fill: Chart.colour(0), title: "de \(labels[place]) à \(labels[place + 1]) : \(Wording.grouped(count))")
    }
    for (tick, label) in zip(across.ticks, across.labels) {
      chart.text(label, x: across(tick), y: frame.bottom + 15, anchor: .middle, fill: ChartColours.pale)
    }
    chart.text(unit, x: frame.right, y: frame.bottom + 31, anchor: .end, fill: ChartColours.pale)
    let lacking = figures.count - values.count
    if lacking > 0 {
      chart.text(
        Phrase.counted(lacking, "ligne sans chiffre", "lignes sans chiffre"), x: frame.left, y: frame.bottom + 46,
        fill: ChartColours.pale)
    }
    return chart.finished()
  }
}
