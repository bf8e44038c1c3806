// swift-tools-version: 6.1
import PackageDescription

/// The floors of ARCHITECTURE.md: a target may depend on the floors below it and on nothing else.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies)
}

func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: ["Groundwork", "TestSupport", .byName(name: name)] + dependencies)
}

let package = Package(
  name: "Maillage",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Maillage", targets: ["Maillage"]),
    .executable(name: "maillage", targets: ["MaillageCLI"]),
    .executable(name: "maillage-sample", targets: ["MaillageSample"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    system("CGEOS", pkgConfig: "geos", apt: "libgeos-dev", brew: "geos"),
    system("CPROJ", pkgConfig: "proj", apt: "libproj-dev", brew: "proj"),
    system("CShapelib", pkgConfig: "shapelib", apt: "libshp-dev", brew: "shapelib"),
    system("CXLSXWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev", brew: "libxlsxwriter"),
    system("CZip", pkgConfig: "libzip", apt: "libzip-dev", brew: "libzip"),
    system("CExpat", pkgConfig: "expat", apt: "libexpat1-dev", brew: "expat"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    system("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev", brew: "libarchive"),
    system("CNettle", pkgConfig: "nettle", apt: "nettle-dev", brew: "nettle"),
    system("CClp", pkgConfig: "clp", apt: "coinor-libclp-dev", brew: "clp"),
    system("CCbc", pkgConfig: "cbc", apt: "coinor-libcbc-dev", brew: "cbc"),
    // Where cairo lies librsvg does too; its own flags hold -pthread, which SwiftPM refuses with a warning.
    system("CRSVG", pkgConfig: "cairo", apt: "librsvg2-dev", brew: "librsvg"),

    module("Groundwork", ["CZlib", "CArchive", "CNettle", "Yams"]),
    module("GeometryCore", ["Groundwork", "CGEOS", "CPROJ"]),
    module("Tabular", ["Groundwork", "CXLSXWriter", "CZip", "CExpat", "CZlib"]),
    module("GeoFormats", ["Groundwork", "GeometryCore", "Tabular", "CShapelib", .product(name: "GRDB", package: "GRDB.swift")]),
    // The data that a person may edit, carried inside the binary so that one file installs everything.
    .target(
      name: "DomainData", path: "Data", exclude: ["exemple"], sources: ["DomainData.swift"],
      resources: [
        .embedInCode("profils.yml"), .embedInCode("territoires.yml"), .embedInCode("parametres.yml"),
        .embedInCode("prestations.yml"), .embedInCode("regles.yml"), .embedInCode("voies.yml"),
        .embedInCode("geocodage.yml"), .embedInCode("lignes.yml"), .embedInCode("secret.yml"),
        .embedInCode("pages/page.mustache"), .embedInCode("pages/table.mustache"), .embedInCode("pages/synthese.mustache"),
        .embedInCode("pages/liste.mustache"), .embedInCode("pages/ligne.mustache"), .embedInCode("pages/preuve.mustache"),
        .embedInCode("pages/verifier.mustache"), .embedInCode("pages/filtre.mustache"), .embedInCode("pages/style.css"),
        .embedInCode("pages/script.js"),
      ]),
    // The register of communes, too long for a literal of Swift: its bytes are included as they lie.
    .target(
      name: "CCommunes", path: "Sources/CCommunes", exclude: ["communes.txt"], cSettings: [.headerSearchPath(".")]),
    module("Territory", ["Groundwork", "DomainData", "CCommunes", "GeometryCore", "Tabular", "GeoFormats"]),
    module("Geocoding", ["Groundwork", "DomainData", "GeometryCore", "Tabular", "Territory"]),
    module(
      "StatisticalSecrecy",
      ["Groundwork", "DomainData", "Tabular", "CClp", "CCbc", .product(name: "GRDB", package: "GRDB.swift")]),
    module("Structures", ["Groundwork", "DomainData", "GeometryCore", "Tabular", "Territory", "Geocoding"]),
    module(
      "Eligibility",
      ["Groundwork", "DomainData", "GeometryCore", "Tabular", "GeoFormats", "Territory", "Geocoding", "Structures"]),
    module(
      "Coverage",
      ["Groundwork", "GeometryCore", "Tabular", "GeoFormats", "Territory", "StatisticalSecrecy", "Structures"]),
    module(
      "Reporting",
      [
        "Groundwork", "GeometryCore", "Tabular", "GeoFormats", "Territory", "Geocoding", "StatisticalSecrecy", "Structures",
        "Eligibility", "Coverage", "DomainData", "CRSVG", "CZlib", .product(name: "Mustache", package: "swift-mustache"),
      ]),
    module(
      "Jobs",
      [
        "Groundwork", "GeometryCore", "Tabular", "GeoFormats", "Territory", "Geocoding", "StatisticalSecrecy", "Structures",
        "Eligibility", "Coverage", "Reporting",
      ]),
    // A fictitious département to try everything on, and the small program that writes `Data/exemple` again.
    module("SampleTerritory", ["Groundwork", "GeometryCore", "Tabular", "GeoFormats", "Territory"]),
    .executableTarget(name: "MaillageSample", dependencies: ["Groundwork", "SampleTerritory", "Tabular"]),
    module(
      "Maillage",
      [
        "Groundwork", "GeometryCore", "Tabular", "GeoFormats", "Territory", "Geocoding", "StatisticalSecrecy", "Structures",
        "Eligibility", "Coverage", "Reporting", "Jobs",
      ]),
    .executableTarget(
      name: "MaillageCLI",
      dependencies: [
        "Groundwork", "GeometryCore", "Tabular", "GeoFormats", "Territory", "Geocoding", "StatisticalSecrecy", "Structures",
        "Eligibility", "Coverage", "Reporting", "Jobs", "SampleTerritory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // What tests of several modules lean on: seeds, folders, real files.
    .target(name: "TestSupport", dependencies: ["Groundwork", "CArchive"], path: "Tests/TestSupport"),
    .testTarget(name: "GroundworkTests", dependencies: ["Groundwork", "TestSupport"]),
    tests("GeometryCore", ["CGEOS", "CPROJ"]),
    tests("Tabular", ["CZip"]),
    tests("GeoFormats"),
    tests("Territory", ["Reporting"]),
    tests("Geocoding", ["Tabular", "Territory", "Reporting"]),
    tests("StatisticalSecrecy", ["Tabular", "Reporting", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("Eligibility", ["CGEOS", "GeometryCore", "Tabular", "GeoFormats", "Geocoding", "Structures", "Territory"]),
    tests("Coverage", ["CGEOS", "GeometryCore", "Tabular", "GeoFormats", "Territory", "StatisticalSecrecy", "Structures"]),
    tests(
      "Reporting",
      [
        "DomainData", "GeometryCore", "Tabular", "GeoFormats", "Territory", "Geocoding", "StatisticalSecrecy", "Structures",
        "Eligibility", "Coverage",
      ]),
    tests(
      "Jobs",
      [
        "GeometryCore", "Tabular", "GeoFormats", "StatisticalSecrecy", "Territory", "Structures", "Eligibility", "Coverage",
        "Reporting",
      ]),
    tests("SampleTerritory", ["GeometryCore", "GeoFormats", "Tabular", "Territory", "Structures", "Eligibility", "Jobs"]),
    tests("Maillage"),
  ],
  swiftLanguageModes: [.v6]
)
