/// Of who reaches which service.
public enum AccessAnomaly: Sendable, Hashable {
  /// Places of demand, or structures, without a position in France: nothing is known of the first, the others do not count.
  case unplacedDemand(count: Int, examples: [String])
  case unplacedSupply(count: Int, examples: [String])
  /// Places whose need is not known: what they share with others is given too generously.
  case unknownNeed(count: Int, examples: [String])
  /// Structures that nobody reaches, and their supply.
  case unreachedSupply(count: Int, examples: [String], supply: Double)
  /// Structures that only places without inhabitants reach.
  case nobodyToServe(count: Int, examples: [String])
  /// Places told twice at one position with one need, which counts once.
  case repeatedDemand(count: Int, example: String)
  /// Of a table of times: pairs given again with the same time.
  case repeatedPairs(count: Int, example: String)
  /// Pairs without a time, which do not count.
  case pairsWithoutTime(count: Int, example: String)
  /// Pairs whose origin is no place of demand, or whose destination is no structure.
  case strangeOrigins(count: Int, examples: [String])
  case strangeDestinations(count: Int, examples: [String])
  /// Places of which the table of times says nothing.
  case placesWithoutJourney(count: Int, examples: [String])
  /// Rows of the animation collective familles of a centre social that has its own row: they are no further structures.
  case familiesOfCentres(Int)
  /// Structures whose kind is not enough to count them, with the words of the list.
  case doubtfulKinds(count: Int, words: [String])
  /// Zones without a shape, of which no distance is known.
  case shapelessZones(count: Int, examples: [String])
  /// Points of population in none of the zones, and their people.
  case populationElsewhere(count: Int, people: Double)
  /// Zones in which no point of population lies: a point inside them is taken.
  case zonesWithoutPopulation(count: Int, examples: [String])
}
