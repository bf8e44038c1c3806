extension Likelihood {
  /// What differs between the words of a question and those of a street's name.
  enum Name {
    /// A small word ("de", "la") on one side alone, or a word of a place or a post box where a name has none.
    /// Measured: halved nothing; doubled sure -1.
    static let small: Float = 0.05

    // Types of street.

    /// Another type than the name's: "rue Pasteur" for avenue Pasteur.
    /// Measured: halved sure +43; doubled nothing.
    static let typeDiffers: Float = 3.2
    /// A type before a name that has none: "rue du Moulin" for Le Moulin.
    /// Measured: nothing, halved or doubled.
    static let addedType: Float = 3.2
    /// The same of a type that names a place: "hameau du Moulin".
    /// Measured: nothing, halved or doubled.
    static let addedPlaceType: Float = 0.4
    /// No type before a name that has one.
    /// Measured: halved nothing; doubled right -1, sure +5.
    static let missingType: Float = 0.7
    /// A type taken for the word that makes the name, whose own type is missing: "Square du Croisic" is no avenue du Square.
    /// Measured: halved sure +7; doubled nothing.
    static let typeAsName: Float = 2.5
    /// An article taken for a street's where its type is missing: "Le Moulin" is a place, not the rue du Moulin.
    /// Measured: nothing, halved or doubled.
    static let articleAsName: Float = 3

    // Words of the name that the question lacks.

    /// "Général", "Docteur".
    /// Measured: nothing, halved or doubled.
    static let missingTitle: Float = 0.35
    /// The year of a date: "rue du 8 Mai".
    /// Measured: nothing, halved or doubled.
    static let missingYear: Float = 0.5
    /// Any other number, a month, or a letter that is a name ("Voie A").
    /// Measured: nothing, halved or doubled.
    static let missingFigure: Float = 3
    /// An ordinary word before the last, a first name mostly.
    /// Measured: halved sure -10; doubled right -3, sure -30.
    static let missingFirstWord: Float = 1.4
    /// The word that makes the name: its last ordinary one.
    /// Measured: halved right -5; doubled nothing.
    static let missingNameWord: Float = 7

    // Words of the question between those of the name, which lacks them.

    /// An ordinary word.
    /// Measured: halved right -3, sure +13, wrong +1; doubled nothing.
    static let insideWord: Float = 3
    /// "Général", "Docteur".
    /// Measured: halved nothing; doubled sure +1.
    static let insideTitle: Float = 1.2
    /// A type of street.
    /// Measured: halved sure +56; doubled nothing.
    static let insideType: Float = 2.6
    /// A number in figures.
    /// Measured: nothing, halved or doubled.
    static let insideFigure: Float = 3
    /// A lone letter.
    /// Measured: halved sure +1; doubled sure -15.
    static let strayLetter: Float = 0.7

    // Words of the question before and behind the name.

    /// An ordinary word before it.
    /// Measured: halved nothing; doubled right -1, sure +2.
    static let before: Float = 0.3
    /// An ordinary word behind it.
    /// Measured: halved sure +2; doubled sure -18.
    static let after: Float = 0.4
    /// Words that run on from the name without a comma: "rue du Bois le Vent".
    /// Measured: halved right -2, sure +1; doubled nothing.
    static let afterAdjacent: Float = 3
    /// A name that begins in the middle of a run of words.
    /// Measured: halved right -1, sure -1; doubled right -1.
    static let beforeAdjacent: Float = 1.6
    /// A figure that is no postcode; the house number's is given back when the number is found.
    /// Measured: nothing, halved or doubled.
    static let figureOutside: Float = 0.3
    /// Five figures that are not the place's postcode.
    /// Measured: nothing, halved or doubled.
    static let otherPostcode: Float = 1
    /// A word of the postcode's or the commune's cell that the place does not explain.
    /// Measured: nothing, halved or doubled.
    static let otherPlace: Float = 0.6
    /// A word that opens a complement ("bâtiment", "chez").
    /// Measured: nothing, halved or doubled.
    static let complement: Float = 0.12

    // Order.

    /// Two neighbours of the name in the other order.
    /// Measured: nothing, halved or doubled.
    static let swapped: Float = 0.5
    /// The type and what follows put in front: "Mézy (rue de la)".
    /// Measured: nothing, halved or doubled.
    static let rotated: Float = 0.3
    /// The last word of a run first, or the first last: "Vaillant-Couturier Paul".
    /// Measured: nothing, halved or doubled.
    static let shifted: Float = 0.6
    /// A name explained at this cost is not tried in other orders.
    /// Measured: halved nothing; doubled right -1, sure -2.
    static let orderly: Float = 0.9

    // The question as a whole.

    /// Nothing but the house number or a building's word explains the name: "Voie A/12", "Mairie".
    /// Measured: nothing, halved or doubled.
    static let numberAlone: Float = 4
    /// Words left over are a street by themselves.
    /// Measured: halved right -1, sure -1; doubled right -6, sure -8.
    static let otherStreetNamed: Float = 1.2
  }
}
