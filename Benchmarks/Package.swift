// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who builds Maillage pays for it.
let package = Package(
  name: "MaillageBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Maillage", path: "..")],
  targets: [
    .executableTarget(name: "location-benchmark", dependencies: ["Maillage"], path: "Sources/LocationBenchmark")
  ],
  swiftLanguageModes: [.v6]
)
