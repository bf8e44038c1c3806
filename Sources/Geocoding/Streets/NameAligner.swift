import GeometryCore

/// How the words of a question explain the name of a street, and what that costs.
struct NameAlignment {
  var cost: Float
  /// Words of the question that stand for words of the name.
  var matched: WordSet
  /// A short word differs by a letter or more: as often another word as a mistake.
  var isDoubtful = false
}

/// Aligns the words of a question with the words of a name, in order: the cheapest way of matching, leaving out and adding
/// words, by dynamic programming over both (Needleman and Wunsch 1970), the whole name within any part of the question.
///
/// Costs are those of `Likelihood.Name` and `Likelihood.Word`. A word that only one side has costs by what it is: an article next
/// to nothing, a type or a first name little, the word that makes the name almost everything.
struct NameAligner {
  /// Letters of a word in which one of them makes another word.
  private static let shortWord = 5

  private let base: AddressBase
  private let terms: TermTable
  private var best: [Float] = []
  private var step: [Step] = []
  private var missing: [Float] = []
  private var outsideBefore: [Float] = []
  private var outsideAfter: [Float] = []

  init(base: AddressBase, terms: TermTable) {
    self.base = base
    self.terms = terms
  }

  /// How the words read last were read.
  private struct Step: Equatable {
    var code: UInt8

    static let none = Step(code: 0), skipWord = Step(code: 1), skipName = Step(code: 2), match = Step(code: 3)
    static let glued = Step(code: 4), swapped = Step(code: 5)

    /// One word of the question for several of the name.
    static func split(_ names: Int) -> Step { Step(code: swapped.code + UInt8(names)) }

    /// How many words of the name a split takes.
    var splitNames: Int { Int(code) - Int(Self.swapped.code) }
  }

  /// - Parameters:
  ///   - order: indexes of the question's words to explain, in the order in which to read them.
  ///   - numberParts: words that belong to house numbers.
  mutating func align(
    _ question: Question, order: [Int], numberParts: WordSet, name: UnsafeBufferPointer<UInt32>, matches: WordMatches
  ) -> NameAlignment {
    let n = order.count, m = min(name.count, 24)
    prepareMissing(name, m)
    prepareOutside(question, order, numberParts)
    let width = m + 1
    let size = (n + 1) * width
    if best.count < size {
      best = [Float](repeating: 0, count: size)
      step = [Step](repeating: .none, count: size)
    }
    let view = View(question: question, order: order, numberParts: numberParts, name: name, matches: matches, width: width)
    for i in 0...n {
      best[i * width] = outsideBefore[i] + startCost(question, order, i, numberParts)
      step[i * width] = .none
      guard m > 0 else { continue }
      for j in 1...m { (best[i * width + j], step[i * width + j]) = cheapest(i, j, view) }
    }
    var end = n
    for i in 0...n where best[i * width + m] + outsideAfter[i] < best[end * width + m] + outsideAfter[end] { end = i }
    let (matched, names) = trace(order, end, m, width)
    var cost = best[end * width + m] + outsideAfter[end]
    // "Square du Croisic" is no "avenue du Square".
    let isTypeMissing = m > 0 && terms.classes[Int(name[0])] == .streetType && !names.contains(0)
    if isTypeMissing, !matched.isEmpty, question.words[matched.first].isType { cost += Likelihood.Name.typeAsName }
    // "Le Moulin" is a place; "rue du Moulin" is not called so.
    if isTypeMissing, !matched.isEmpty, isArticle(question, matched.first - 1) { cost += Likelihood.Name.articleAsName }
    return NameAlignment(cost: cost, matched: matched, isDoubtful: hasShortMistake(matched, names, view))
  }

  /// An article that opens the name of a place: first of all words, or behind the number.
  private func isArticle(_ question: Question, _ index: Int) -> Bool {
    guard index >= 0, question.words[index].isSmall, index == 0 || question.words[index - 1].isFigure else { return false }
    let bytes = question.text[question.words[index].bytes]
    return ["le", "la", "les", "l"].contains { bytes.elementsEqual($0.utf8) }
  }

  /// What one alignment is about.
  private struct View {
    let question: Question
    let order: [Int]
    let numberParts: WordSet
    let name: UnsafeBufferPointer<UInt32>
    let matches: WordMatches
    let width: Int
  }

  /// The cheapest way to have read `i` words of the question and `j` of the name.
  @inline(__always)
  private func cheapest(_ i: Int, _ j: Int, _ view: View) -> (cost: Float, step: Step) {
    let cell = i * view.width + j, width = view.width, order = view.order, name = view.name, matches = view.matches
    let isUnderType = j == 1 && typeBefore(view.question, order, i) != nil
    var cost = best[cell - 1] + (isUnderType ? Likelihood.Name.typeDiffers : missing[j - 1]), step = Step.skipName
    func offer(_ total: Float, _ how: Step) {
      if total < cost { (cost, step) = (total, how) }
    }
    guard i > 0 else { return (cost, step) }
    offer(best[cell - width] + inside(view.question.words[order[i - 1]], order[i - 1], view.numberParts), .skipWord)
    let matched = match(view.question, order[i - 1], name[j - 1], isFirst: j == 1, matches)
    if matched < .infinity {
      offer(best[cell - width - 1] + matched + (j == 1 ? addedTypeCost(i, view) : 0), .match)
    }
    if !matches.split[order[i - 1]].isEmpty {
      for sequence in matches.split[order[i - 1]] where matches.ends(sequence, name[..<j]) {
        offer(best[cell - width - sequence.words.count] + sequence.cost, .split(sequence.words.count))
      }
    }
    guard i > 1 else { return (cost, step) }
    if j > 1, let swapped = swapCost(view.question, (order[i - 2], order[i - 1]), (name[j - 2], name[j - 1]), matches) {
      offer(best[cell - 2 * width - 2] + swapped, .swapped)
    }
    if order[i - 1] == order[i - 2] + 1, let glued = gluedCost(matches, order[i - 2], name[j - 1]) {
      offer(best[cell - 2 * width - 1] + glued, .glued)
    }
    return (cost, step)
  }

  /// Whether a short word of the name is matched only by words that differ from it.
  private func hasShortMistake(_ matched: WordSet, _ names: WordSet, _ view: View) -> Bool {
    view.name.indices.contains { j in
      let word = view.name[j]
      guard j < WordSet.capacity, names.contains(j), base.words[Int(word)].count <= Self.shortWord,
        j > 0 || terms.classes[Int(word)] != .streetType
      else { return false }
      var least = Float.infinity
      for index in view.order where matched.contains(index) {
        for match in view.matches.single[index] where match.word == word { least = min(least, match.cost) }
      }
      return least > 0 && least < .infinity
    }
  }

  /// A type before a name that has none makes another place of it.
  private func addedTypeCost(_ i: Int, _ view: View) -> Float {
    guard terms.classes[Int(view.name[0])] != .streetType, let type = typeBefore(view.question, view.order, i - 1) else {
      return 0
    }
    return type.isPlaceType ? Likelihood.Name.addedPlaceType : Likelihood.Name.addedType
  }

  /// Whether the words hold all that makes the name, in whatever order.
  func isWhole(_ name: UnsafeBufferPointer<UInt32>, order: [Int], matches: WordMatches) -> Bool {
    name.allSatisfy { word in
      guard terms.classes[Int(word)] == .ordinary else { return true }
      return order.contains { index in matches.single[index].contains { $0.word == word } }
    }
  }

  private func trace(_ order: [Int], _ end: Int, _ m: Int, _ width: Int) -> (words: WordSet, names: WordSet) {
    var matched = WordSet(), names = WordSet()
    var i = end, j = m
    while j > 0 {
      switch step[i * width + j] {
      case .skipWord: i -= 1
      case .skipName: j -= 1
      case .match:
        matched.insert(order[i - 1])
        names.insert(j - 1)
        i -= 1
        j -= 1
      case .glued:
        matched.insert(order[i - 1])
        matched.insert(order[i - 2])
        names.insert(j - 1)
        i -= 2
        j -= 1
      case .swapped:
        matched.insert(order[i - 1])
        matched.insert(order[i - 2])
        names.insert(j - 1)
        names.insert(j - 2)
        i -= 2
        j -= 2
      case .none: return (matched, names)
      case let split:
        matched.insert(order[i - 1])
        for _ in 0..<split.splitNames {
          j -= 1
          names.insert(j)
        }
        i -= 1
      }
    }
    return (matched, names)
  }

  // Costs of one word.

  private func match(_ question: Question, _ index: Int, _ word: UInt32, isFirst: Bool, _ matches: WordMatches) -> Float {
    for known in matches.single[index] where known.word == word {
      let isType = isFirst && terms.classes[Int(word)] == .streetType
      return isType ? known.cost * Likelihood.Word.mistypedTypeShare : known.cost
    }
    let own = question.words[index]
    guard !own.isFigure else { return .infinity }
    if isFirst, own.isType, terms.classes[Int(word)] == .streetType { return Likelihood.Name.typeDiffers }
    let bytes = base.words[Int(word)]
    let letters = own.bytes.count
    guard letters < bytes.count, letters == 1 || letters >= 3, !isDigit(bytes[0]) else { return .infinity }
    let start = Int(own.bytes.lowerBound)
    for offset in 0..<letters where question.text[start + offset] != bytes[offset] { return .infinity }
    if letters == 1 { return own.isSmall ? .infinity : Likelihood.Word.initial }
    return matches.single[index].contains { $0.cost == 0 } ? Likelihood.Word.shortenedKnown : Likelihood.Word.shortened
  }

  private func gluedCost(_ matches: WordMatches, _ index: Int, _ word: UInt32) -> Float? {
    matches.glued[index].first { $0.word == word }?.cost
  }

  /// Two words in the other order, each as it should be.
  private func swapCost(
    _ question: Question, _ words: (Int, Int), _ names: (UInt32, UInt32), _ matches: WordMatches
  ) -> Float? {
    guard let first = matches.single[words.0].first(where: { $0.word == names.1 }),
      let second = matches.single[words.1].first(where: { $0.word == names.0 })
    else { return nil }
    return first.cost + second.cost + Likelihood.Name.swapped
  }

  /// The street type in which the words read so far end, small words aside: a name of another type is then another street.
  private func typeBefore(_ question: Question, _ order: [Int], _ i: Int) -> QuestionWord? {
    // A comma or a line break between a type and its name parts nothing: "Rue de la / République".
    var place = i - 1
    while place >= 0, question.words[order[place]].isSmall { place -= 1 }
    guard place >= 0, question.words[order[place]].isType else { return nil }
    return question.words[order[place]]
  }

  private mutating func prepareMissing(_ name: UnsafeBufferPointer<UInt32>, _ m: Int) {
    missing.removeAll(keepingCapacity: true)
    var last = -1, lastAny = -1
    for j in 0..<m {
      let kind = terms.classes[Int(name[j])]
      if kind == .ordinary { last = j }
      if kind != .small, !isYear(name, j) { lastAny = j }
    }
    if last < 0 { last = lastAny }
    for j in 0..<m {
      let kind = terms.classes[Int(name[j])]
      let cost: Float =
        switch kind {
        case _ where j == last: Likelihood.Name.missingNameWord
        case .small where isLetterOfName(name, j, m): Likelihood.Name.missingFigure
        case .small: Likelihood.Name.small
        case .streetType: j == 0 ? Likelihood.Name.missingType : Likelihood.Name.missingFirstWord
        case .title: Likelihood.Name.missingTitle
        case .number: isYear(name, j) ? Likelihood.Name.missingYear : Likelihood.Name.missingFigure
        case .month: Likelihood.Name.missingFigure
        case .ordinary: Likelihood.Name.missingFirstWord
        }
      missing.append(cost)
    }
  }

  /// What it costs that a name starts in the middle of a run of words that it does not explain.
  private func startCost(_ question: Question, _ order: [Int], _ i: Int, _ numberParts: WordSet) -> Float {
    guard i > 0, i < order.count, isNext(order, i) else { return 0 }
    var before = i - 1
    while before > 0, question.words[order[before]].isSmall, question.words[order[before]].break != .part { before -= 1 }
    let word = question.words[order[before]], next = question.words[order[i]]
    guard next.break != .part, !next.isType, !word.isType, !word.isSmall else { return 0 }
    return outside(word, order[before], numberParts) == nil ? Likelihood.Name.beforeAdjacent : 0
  }

  /// A letter that is a name ("Voie A/12") and no article.
  private func isLetterOfName(_ name: UnsafeBufferPointer<UInt32>, _ j: Int, _ m: Int) -> Bool {
    base.words[Int(name[j])].count == 1 && (j + 1 == m || terms.classes[Int(name[j + 1])] == .number)
  }

  /// Whether a word of the order goes on from the one before: no word of a place stands between them in the question. Words
  /// that were moved go on too.
  private func isNext(_ order: [Int], _ place: Int) -> Bool {
    let before = order[place - 1], own = order[place]
    return own <= before + 1 || (before + 1..<own).contains { order.contains($0) }
  }

  private func isYear(_ name: UnsafeBufferPointer<UInt32>, _ j: Int) -> Bool {
    j > 0 && terms.classes[Int(name[j])] == .number && terms.classes[Int(name[j - 1])] == .month
  }

  /// Costs of the words before and after a span, whatever the name.
  private mutating func prepareOutside(_ question: Question, _ order: [Int], _ numberParts: WordSet) {
    outsideBefore.removeAll(keepingCapacity: true)
    outsideAfter.removeAll(keepingCapacity: true)
    var sum: Float = 0
    outsideBefore.append(0)
    for index in order {
      sum += outside(question.words[index], index, numberParts) ?? Likelihood.Name.before
      outsideBefore.append(sum)
    }
    sum = 0
    outsideAfter.append(0)
    for index in order.reversed() {
      sum += outside(question.words[index], index, numberParts) ?? Likelihood.Name.after
      outsideAfter.append(sum)
    }
    outsideAfter.reverse()
    for place in order.indices.dropFirst() where isRunOn(question, order, place, numberParts) {
      outsideAfter[place] += Likelihood.Name.afterAdjacent - Likelihood.Name.after
    }
  }

  /// Whether the words from a place on go on with the name before them, small words aside: "rue du Bois | le Vent".
  private func isRunOn(_ question: Question, _ order: [Int], _ start: Int, _ numberParts: WordSet) -> Bool {
    for place in start..<order.count {
      let word = question.words[order[place]]
      guard word.break != .part, isNext(order, place) else { return false }
      if word.isSmall, word.role == .plain { continue }
      return outside(word, order[place], numberParts) == nil
    }
    return false
  }

  /// Cost of a word that is no ordinary one, outside a name; nil for an ordinary one.
  private func outside(_ word: QuestionWord, _ index: Int, _ numberParts: WordSet) -> Float? {
    if word.role == .postal || word.role == .complementBody { return 0 }
    if word.role == .complementHead || word.role == .namedComplement { return Likelihood.Name.complement }
    if word.cell != .address { return Likelihood.Name.otherPlace }
    if word.isSmall || word.isPlaceType { return Likelihood.Name.small }
    if numberParts.contains(index) { return word.isFigure ? Likelihood.Name.figureOutside : 0 }
    if word.isEnding { return Likelihood.Name.small }
    if word.isFigure { return word.bytes.count == 5 ? Likelihood.Name.otherPostcode : Likelihood.Name.figureOutside }
    return nil
  }

  private func inside(_ word: QuestionWord, _ index: Int, _ numberParts: WordSet) -> Float {
    if word.role == .postal || word.isEnding { return Likelihood.Name.small }
    if word.isSmall { return Likelihood.Name.small }
    if word.isFigure { return Likelihood.Name.insideFigure }
    if word.isTitle { return Likelihood.Name.insideTitle }
    if word.bytes.count == 1 { return Likelihood.Name.strayLetter }
    return word.isType ? Likelihood.Name.insideType : Likelihood.Name.insideWord
  }
}
