import Maillage

let words = CommandLine.arguments
guard words.count == 4, let lon = Double(words[2]), let lat = Double(words[3]) else { fatalError("file lon lat") }
let layer = try LayerFile.read(path: words[1])
let zoning = try Zoning(layer: layer)
let point = try CoordinateTransform(from: .wgs84, to: layer.crs).apply(lon, lat) ?? (.nan, .nan)
let hits = ZoneLocator(layer.geometries, crs: layer.crs).locate(x: [point.x], y: [point.y])
for zone in hits.zones(of: 0).map(Int.init) { print(zoning.codes[zone], zoning.names[zone]) }
