import Groundwork
import Structures

extension Reserve {
  /// The address says that it is a registered office, or may be the manager's: a town hall, the manager's own address.
  static func managerSeat(_ list: PlacedSites) -> [[Reserve]] {
    let parameters = list.inputs.parameters
    return list.sites.map { placed in
      let site = placed.site, structure = site.structure
      let texts = [structure.address, structure.name, site.precision]
      if texts.contains(where: parameters.seatWords.occur) {
        return [Reserve(.managerSeat, "l'adresse est celle d'un siège, peut-être pas celle du site")]
      }
      let isManagers =
        !structure.address.isEmpty && !structure.managerAddress.isEmpty
        && Wording.key(structure.managerAddress) == Wording.key(structure.address)
      let mayBeManagers = isManagers || parameters.possibleSeatWords.occur(in: structure.address)
      guard mayBeManagers else { return [] }
      return [Reserve(.managerSeat, "l'adresse peut être celle du gestionnaire et non du site", isGuess: true)]
    }
  }
}
