extension NameAligner {
  /// What differences between the words of a question and those of a name cost, as natural logarithms of odds.
  ///
  /// Set on labelled questions; one changes them by measuring right and wrong answers by kind, not by reading them.
  enum Cost {
    static let small: Float = 0.05
    static let typeDiffers: Float = 3.2
    static let swapped: Float = 0.5
    /// A mistyped type costs less than another word: few others are near it.
    static let mistypedTypeShare: Float = 0.4
    /// A type before a name that has none.
    static let addedType: Float = 3.2
    static let addedPlaceType: Float = 0.4
    static let typeAsName: Float = 2.5
    static let articleAsName: Float = 3
    static let rotated: Float = 0.3
    static let shifted: Float = 0.6
    static let missingType: Float = 0.7
    static let missingTitle: Float = 0.35
    static let missingYear: Float = 0.5
    static let missingFigure: Float = 3
    static let missingFirstWord: Float = 1.4
    static let missingNameWord: Float = 7
    static let figureOutside: Float = 0.3
    static let before: Float = 0.3
    static let afterAdjacent: Float = 3
    static let beforeAdjacent: Float = 1.6
    static let after: Float = 0.4
    static let complement: Float = 0.12
    static let otherPostcode: Float = 1
    static let otherPlace: Float = 0.6
    static let insideWord: Float = 3
    static let insideTitle: Float = 1.2
    static let insideType: Float = 2.6
    static let insideFigure: Float = 3
    static let strayLetter: Float = 0.7
  }
}
