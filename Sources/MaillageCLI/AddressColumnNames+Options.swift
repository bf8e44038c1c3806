import Foundation
import Jobs

extension AddressColumnNames {
  /// - Parameter list: names of columns parted by commas.
  init(named list: String?, postcode: String?, commune: String?) {
    let names = (list ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    self.init(address: names, postcode: postcode, commune: commune)
  }
}
