import Groundwork

@testable import GeoFormats

/// The error that reading `path` throws, or nil.
func fault(_ path: String, _ options: LayerOptions = LayerOptions()) -> FileFault? {
  do {
    _ = try LayerFile.read(path: path, options: options)
    return nil
  } catch {
    return error as? FileFault
  }
}
