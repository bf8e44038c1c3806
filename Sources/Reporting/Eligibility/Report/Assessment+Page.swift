import Eligibility
import Groundwork
import Structures

/// What a page says of one answer.
extension Assessment {
  /// What the list says of the precision; the adviser's own is named as such.
  var precisionWords: String {
    if let found = site.addressFinding, site.correction(.precision) == nil, !found.precisionWords.isEmpty {
      return found.precisionWords
    }
    guard site.isPositionCorrected else { return site.precision }
    return site.precision.isEmpty ? ResultColumns.corrected : "\(ResultColumns.corrected), \(site.precision)"
  }

  /// The prestation, or what the list writes where none is recognised.
  var serviceTitle: String {
    let code = service?.code ?? structure.serviceText
    return code.isEmpty ? PageTable.missing : code
  }

  /// "38185 Grenoble", or what is known of it.
  var communeTitle: String {
    [communeCode, communeName].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// "Les Cheminots (QN09912N)"; blank without a quarter.
  var zoneTitle: String {
    guard let zone else { return "" }
    return zone.name.isEmpty ? zone.code : zone.code.isEmpty ? zone.name : "\(zone.name) (\(zone.code))"
  }

  /// "40,7 m à l'intérieur", "2 586 m à l'extérieur".
  var distanceWords: String {
    guard let distance = finding.distance, distance.isFinite else { return "" }
    return "\(Wording.metres(distance)) \(distance < 0 ? "à l'extérieur" : "à l'intérieur")"
  }

  /// The known addresses of the street, by the side on which they lie.
  var streetWords: String {
    guard let street = judgement.street else { return "" }
    let sides: [(StreetFinding.Side, String)] = [
      (.inside, "dans le quartier"), (.outside, "dehors"), (.doubtful, "trop près de la limite"),
    ]
    let parts = sides.filter { street.count($0.0) > 0 }.map { side, words in
      "\(street.count(side)) \(words) (\(street.numbers(side)))"
    }
    return "\(Phrase.counted(street.addresses.count, "adresse connue", "adresses connues")) : " + parts.joined(separator: ", ")
  }

  /// "2,492137 ; 46,764056 (numéro)": longitude, latitude and where they come from.
  var positionWords: String {
    guard let shown = site.shownPosition else { return "" }
    let degrees = "\(FrenchNumber.decimals(shown.longitude, 6)) ; \(FrenchNumber.decimals(shown.latitude, 6))"
    return precisionWords.isEmpty ? degrees : "\(degrees) (\(precisionWords))"
  }
}

/// Names of the proofs within a page.
enum ProofAnchors {
  /// One an answer: `preuve-` and the id as it stands, blanks as hyphens; the row where there is no id. A name taken already gets
  /// `-2`, `-3`.
  static func names(_ answers: [Assessment]) -> [String] {
    var taken: Set<String> = []
    return answers.map { answer in
      let id = answer.structure.id.isEmpty ? "ligne-\(answer.structure.number)" : answer.structure.id
      let name = "preuve-" + String(id.map { $0.isWhitespace ? "-" : $0 })
      var own = name, count = 1
      while !taken.insert(own).inserted {
        count += 1
        own = "\(name)-\(count)"
      }
      return own
    }
  }
}
