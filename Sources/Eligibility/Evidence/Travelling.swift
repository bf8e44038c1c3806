import Structures

extension Reserve {
  /// A LAEP that moves from place to place, or stands on several sites and perhaps does.
  static func travelling(_ list: PlacedSites) -> [[Reserve]] {
    list.sites.indices.map { index in
      let site = list.sites[index].site
      guard site.services.contains(where: { $0.code == "LAEP" }) else { return [] }
      if isTravelling(site, list.inputs.parameters) {
        return [Reserve(.travelling, "LAEP itinérant, sans lieu fixe", demand: " : à examiner")]
      }
      guard let count = list.resemblance.siteCounts[index]?["LAEP"] else { return [] }
      let sentence = "LAEP sur \(count) sites : chacun est jugé à part"
      return [Reserve(.travelling, sentence, demand: ", l'itinérance est à examiner", isGuess: true)]
    }
  }

  private static func isTravelling(_ site: Site, _ parameters: Parameters) -> Bool {
    let structure = site.structure
    return [structure.name, structure.serviceText, site.precision].contains(where: parameters.travellingWords.occur)
      || parameters.travellingAddressWords.occur(in: structure.address)
  }
}
