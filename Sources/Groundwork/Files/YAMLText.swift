import Yams

/// YAML of the program's own whose shape a type tells; what people write is read by `YAMLMapping`, which shows lines.
package enum YAMLText {
  /// - Throws: `FileFault.unreadable` where the text does not hold what the type needs.
  package static func decode<Shape: Decodable>(_ shape: Shape.Type, from yaml: String, file: String) throws -> Shape {
    do {
      return try YAMLDecoder().decode(shape, from: yaml)
    } catch {
      throw FileFault.unreadable(file: file, sentence: "le fichier ne peut pas être lu (\(error)).")
    }
  }
}
