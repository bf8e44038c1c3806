extension Likelihood {
  /// What differs between the words of a question and those of a street's name.
  enum Name {
    /// A small word ("de", "la") on one side alone, or a word of a place or a post box where a name has none.
    static let small: Float = 0.05

    // Types of street.

    /// Another type than the name's: "rue Pasteur" for avenue Pasteur.
    static let typeDiffers: Float = 3.2
    /// A type before a name that has none: "rue du Moulin" for Le Moulin.
    static let addedType: Float = 3.2
    /// The same of a type that names a place: "hameau du Moulin".
    static let addedPlaceType: Float = 0.4
    /// No type before a name that has one.
    static let missingType: Float = 0.7
    /// A type taken for the word that makes the name, whose own type is missing: "Square du Croisic" is no avenue du Square.
    static let typeAsName: Float = 2.5
    /// An article taken for a street's where its type is missing: "Le Moulin" is a place, not the rue du Moulin.
    static let articleAsName: Float = 3

    // Words of the name that the question lacks.

    static let missingTitle: Float = 0.35
    /// The year of a date: "rue du 8 Mai".
    static let missingYear: Float = 0.5
    /// Any other number, a month, or a letter that is a name ("Voie A").
    static let missingFigure: Float = 3
    /// An ordinary word before the last, a first name mostly.
    static let missingFirstWord: Float = 1.4
    /// The word that makes the name: its last ordinary one.
    static let missingNameWord: Float = 7

    // Words of the question inside the name that it lacks.

    static let insideWord: Float = 3
    static let insideTitle: Float = 1.2
    static let insideType: Float = 2.6
    static let insideFigure: Float = 3
    /// A lone letter.
    static let strayLetter: Float = 0.7

    // Words of the question before and behind the name.

    static let before: Float = 0.3
    static let after: Float = 0.4
    /// Words that run on from the name without a comma: "rue du Bois le Vent".
    static let afterAdjacent: Float = 3
    /// A name that begins in the middle of a run of words.
    static let beforeAdjacent: Float = 1.6
    /// A figure that is no postcode; the house number's is given back when the number is found.
    static let figureOutside: Float = 0.3
    /// Five figures that are not the place's postcode.
    static let otherPostcode: Float = 1
    /// A word of the postcode's or the commune's cell that the place does not explain.
    static let otherPlace: Float = 0.6
    /// A word that opens a complement ("bâtiment", "chez").
    static let complement: Float = 0.12

    // Order.

    /// Two neighbours of the name in the other order.
    static let swapped: Float = 0.5
    /// The type and what follows put in front: "Mézy (rue de la)".
    static let rotated: Float = 0.3
    /// The last word of a run first, or the first last: "Vaillant-Couturier Paul".
    static let shifted: Float = 0.6
    /// A name explained at this cost is not tried in other orders.
    static let orderly: Float = 0.9

    // The question as a whole.

    /// Nothing but the house number or a building's word explains the name: "Voie A/12", "Mairie".
    static let numberAlone: Float = 4
    /// Words left over are a street by themselves.
    static let otherStreetNamed: Float = 1.2
  }
}
