/// Names under which tables keep the codes of a kind of zone.
package enum ZoneColumns {
  /// By `Zoning.kind`, the likeliest first.
  package static let names: [String: [String]] = [
    "commune": [
      "code_insee", "insee", "codgeo", "code_commune", "com", "depcom", "insee_com", "code_com", "citycode", "codecommune",
      "commune", "numcom", "cog",
    ],
    "iris": ["code_iris", "iris", "codeiris", "dcomiris", "iris_code", "dciris", "numirisd"],
    "qpv": ["code_qpv", "code_qp", "qpv", "qp", "codeqpv", "qpv_code", "code_quartier"],
    "departement": ["code_departement", "dep", "code_dep", "departement", "numdep"],
    "region": ["code_region", "reg", "code_reg", "region"],
    "epci": ["code_epci", "epci", "siren_epci", "numepci", "siren"],
  ]

  /// Those of every kind, and the names that say no more than "code".
  package static let all: [String] =
    ["iris", "qpv", "commune", "epci", "departement", "region"].flatMap { names[$0] ?? [] } + ["code", "id", "zone", "code_zone"]
}
