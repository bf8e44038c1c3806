// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "PremierPoint",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Maillage", path: "../..")],
  targets: [.executableTarget(name: "PremierPoint", dependencies: [.product(name: "Maillage", package: "Maillage")])],
  swiftLanguageModes: [.v6]
)
