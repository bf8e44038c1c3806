extension Likelihood {
  /// Where a question says that its address is: postcodes and names of communes.
  enum Place {
    // What a question names.

    /// It names no place: any commune may be meant.
    /// Measured: halved sure +1; doubled sure -6.
    static let nowhere: Float = 1
    /// It has a postcode and no name that was read: any commune of the postcode.
    /// Measured: halved nothing; doubled sure +1.
    static let postcodeOnly: Float = 0.15
    /// It has a name and no postcode.
    /// Measured: nothing, halved or doubled.
    static let nameOnly: Float = 0.15
    /// A commune that nothing names, where a postcode and a name are given: hardly ever.
    /// Measured: nothing, halved or doubled.
    static let elsewhere: Float = 7

    // A postcode and a name that disagree.

    /// The right commune with a postcode that no commune has (CEDEX, a company's).
    /// Measured: nothing, halved or doubled.
    static let unknownPostcode: Float = 0.25
    /// The right commune with another commune's postcode of the same département.
    /// Measured: halved sure -1; doubled right -2, sure -57.
    static let wrongPostcode: Float = 1.5
    /// More for a commune outside a known postcode, where no name speaks for it.
    /// Measured: halved sure -1; doubled nothing.
    static let notOfPostcode: Float = 1.5
    /// The right postcode with the name of another commune.
    /// Measured: halved sure -1; doubled sure -1.
    static let wrongName: Float = 2.2
    /// More where that name is of another département.
    /// Measured: nothing, halved or doubled.
    static let farName: Float = 0.6
    /// The right commune with the postcode of another département: next door, a slip; else another place.
    /// Measured: halved sure +2; doubled right -2, sure -7.
    static let wrongDepartment: Float = 2.6
    /// A commune of the name in another département than the postcode, where one of that name has the postcode; also a street
    /// outside the postcode's département. What costs as much is no candidate.
    /// Measured: halved right -1; doubled nothing.
    static let otherDepartment: Float = 6
    /// A commune that has but one of postcode and name, where another has both.
    /// Measured: halved right +3, sure +3; doubled nothing.
    static let postcodeAgainstPlace: Float = 5
    /// The same between arrondissements of one city, whose postcodes people mix up.
    /// Measured: halved sure -14; doubled right -1, sure -58.
    static let otherArrondissement: Float = 2.2
    /// The whole city, where postcode and name mean an arrondissement: "75015 Paris".
    /// Measured: nothing, halved or doubled.
    static let wholeCity: Float = 3
    /// Another of the commune's postcodes than the street's.
    /// Measured: nothing, halved or doubled.
    static let otherPostcodeOfCommune: Float = 0.5
    /// A street in another old commune than the one named.
    /// Measured: nothing, halved or doubled.
    static let otherFormerCommune: Float = 2

    // What a name is.

    /// A place of the commune (La Poste's `Ligne_5`), no commune.
    /// Measured: halved nothing; doubled sure +1.
    static let placeName: Float = 0.1
    /// An old commune, now part of this one.
    /// Measured: nothing, halved or doubled.
    static let formerName: Float = 0.15
    /// A commune's name without its article.
    /// Measured: nothing, halved or doubled.
    static let bareName: Float = 0.2
    /// Without a postcode such a name weighs so many times its cost against a commune's own.
    /// Measured: halved nothing; doubled sure +1.
    static let unofficialAlone: Float = 8
    /// One typing error in a name, beside its postcode or in its cell.
    /// Measured: nothing, halved or doubled.
    static let misspelled: Float = 0.5
    /// The beginning of a name, and as much more as the share of its letters that is missing.
    /// Measured: nothing, halved or doubled.
    static let shortened: Float = 0.4
    /// More for a misspelt name without a postcode beside it.
    /// Measured: nothing, halved or doubled.
    static let misspelledAlone: Float = 0.3
    /// A misspelling that costs so much more than the best one of its words is dropped.
    /// Measured: nothing, halved or doubled.
    static let misspellingMargin: Float = 0.6

    // Where a name stands.

    /// In front of the address, before a comma or a figure.
    /// Measured: nothing, halved or doubled.
    static let nameAtHead: Float = 0.3
    /// Behind a small word or a type of street, as in "avenue de Choisy": more likely the name of a street. A name that costs
    /// as much does not stand apart.
    /// Measured: nothing, halved or doubled.
    static let nameAfterSmallWord: Float = 0.5
    /// Between other words.
    /// Measured: halved sure +1; doubled nothing.
    static let nameInside: Float = 2.5
    /// More where it reads as the name of a street and another name stands apart.
    /// Measured: nothing, halved or doubled.
    static let nameOfStreet: Float = 4
    /// It ends in a number with a type of street behind, which may be the house's: "Paris 16 avenue de New York".
    /// Measured: nothing, halved or doubled.
    static let nameTakesNumber: Float = 0.8
    /// Words behind the name in the commune's cell, taken with it: "Sciez-sur-Léman" is Sciez.
    /// Measured: nothing, halved or doubled.
    static let wordsBehindName: Float = 0.5
    /// Words before it there, which say more.
    /// Measured: nothing, halved or doubled.
    static let wordsBeforeName: Float = 2.5
    /// A name that stands apart, left unread.
    /// Measured: nothing, halved or doubled.
    static let nameUnread: Float = 5
    /// The same of a commune of which the base has no street.
    /// Measured: halved sure +1; doubled right -1.
    static let farPlaceUnread: Float = 3.2

    // Which readings and communes count.

    /// Communes this near to the likeliest are likely too.
    /// Measured: nothing, halved or doubled.
    static let likelyMargin: Float = 0.5
    /// A commune is given for want of its street only where it costs less.
    /// Measured: nothing, halved or doubled.
    static let sureEnough: Float = 2
    /// A place reading this far behind the likeliest leaves its words to the likeliest.
    /// Measured: nothing, halved or doubled.
    static let unlikely: Float = 3
    /// Places this far behind the best candidate may still hold rivals of it.
    /// Measured: nothing, halved or doubled.
    static let rival: Float = 1

    /// A street of the commune that a question names otherwise is the one asked for too where its name costs no more than this
    /// beyond the answer's.
    /// Measured: nothing, halved or doubled.
    static let sameStreet: Float = 1

    // A place that is the whole question.

    /// An arrondissement where its city is named, or a commune that a postcode does not confirm, beside those that it does.
    /// Measured: nothing, halved or doubled.
    static let part: Float = 4
    /// Communes this far behind the best are not those that the postcode confirms.
    /// Measured: nothing, halved or doubled.
    static let confirmedMargin: Float = 0.6
    /// A commune outside the postcode's département, where nothing else speaks for it.
    /// Measured: nothing, halved or doubled.
    static let far: Float = 1.5
    /// A locality whose name costs more is not what a lone name means: "Le Villard" may be a commune far away.
    /// Measured: nothing, halved or doubled.
    static let loneLocality: Float = 0.5
  }
}
