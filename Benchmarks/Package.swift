// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who builds Maillage pays for it.
let package = Package(
  name: "MaillageBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Maillage", path: ".."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "Measuring"),
    .executableTarget(name: "location-benchmark", dependencies: ["Maillage", "Measuring"], path: "Sources/LocationBenchmark"),
    .executableTarget(name: "coverage-benchmark", dependencies: ["Maillage", "Measuring"], path: "Sources/CoverageBenchmark"),
    .executableTarget(
      name: "address-base-benchmark",
      dependencies: ["Maillage", "Measuring", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Sources/AddressBaseBenchmark"),
  ],
  swiftLanguageModes: [.v6]
)
