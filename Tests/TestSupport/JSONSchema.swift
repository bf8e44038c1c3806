import Foundation

/// A value of JSON, its kinds told apart.
package enum JSONValue: Decodable, Hashable, Sendable {
  case null, boolean(Bool), number(Double), text(String), array([JSONValue]), object([String: JSONValue])

  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let array = try? value.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  package init(_ data: Data) throws { self = try JSONDecoder().decode(JSONValue.self, from: data) }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }
  package var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }

  package subscript(_ key: String) -> JSONValue? { object?[key] }

  /// By its name in a schema; a number without fraction is an integer too.
  fileprivate func isOf(type name: String) -> Bool {
    switch self {
    case .null: name == "null"
    case .boolean: name == "boolean"
    case .number(let number): name == "number" || name == "integer" && number == number.rounded()
    case .text: name == "string"
    case .array: name == "array"
    case .object: name == "object"
    }
  }

  /// Of what it has: items, keys or characters.
  fileprivate var size: Double? {
    switch self {
    case .text(let text): Double(text.unicodeScalars.count)
    case .array(let array): Double(array.count)
    case .object(let object): Double(object.count)
    case .null, .boolean, .number: nil
    }
  }
}

/// A JSON Schema (2020-12), and what of a value it does not allow: the keywords that `Documentation/schemas` uses, and no others.
package struct JSONSchema: Sendable {
  package let root: JSONValue

  package init(_ data: Data) throws { root = try JSONValue(data) }

  /// Where a value breaks the schema, and how: "/features/0/properties/decision : enum". Empty for a valid value.
  package func faults(of value: JSONValue) -> [String] { faults(value, root, "") }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    if case .boolean(let isAllowed) = schema { return isAllowed ? [] : ["\(place) : not allowed"] }
    let rules = schema.object ?? [:]
    return rules.keys.sorted().flatMap { keyword -> [String] in
      guard let rule = rules[keyword] else { return [] }
      return inner(keyword, rule, rules, value, place) ?? (isKept(keyword, rule, value) ? [] : ["\(place) : \(keyword)"])
    }
  }

  /// The faults of the parts of a value that a keyword has schemas for; nil for a keyword about the value itself.
  private func inner(
    _ keyword: String, _ rule: JSONValue, _ rules: [String: JSONValue], _ value: JSONValue, _ place: String
  ) -> [String]? {
    switch keyword {
    case "$ref":
      let name = rule.text?.wholeMatch(of: /#\/\$defs\/(.+)/).map { String($0.output.1) }
      return faults(value, name.flatMap { root["$defs"]?[$0] } ?? .boolean(false), place)
    case "oneOf":
      let found = (rule.array ?? []).map { faults(value, $0, place) }
      return found.count(where: \.isEmpty) == 1 ? [] : ["\(place) : oneOf"] + (found.min { $0.count < $1.count } ?? [])
    case "items": return (value.array ?? []).enumerated().flatMap { faults($1, rule, "\(place)/\($0)") }
    case "properties", "patternProperties", "additionalProperties":
      return (value.object ?? [:]).sorted { $0.key < $1.key }.flatMap { key, part in
        schemas(keyword, rule, rules, key).flatMap { faults(part, $0, "\(place)/\(key)") }
      }
    default: return nil
    }
  }

  /// The schemas that a keyword has for a key of an object.
  private func schemas(_ keyword: String, _ rule: JSONValue, _ rules: [String: JSONValue], _ key: String) -> [JSONValue] {
    let named = rules["properties"]?[key]
    let patterned = (rules["patternProperties"]?.object ?? [:]).filter { Self.matches(key, $0.key) }.map(\.value)
    switch keyword {
    case "properties": return [named].compactMap { $0 }
    case "patternProperties": return patterned
    default: return named == nil && patterned.isEmpty ? [rule] : []
    }
  }

  private func isKept(_ keyword: String, _ rule: JSONValue, _ value: JSONValue) -> Bool {
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description": true
    case "type": (rule.array ?? [rule]).contains { value.isOf(type: $0.text ?? "") }
    case "const": value == rule
    case "enum": rule.array?.contains(value) ?? false
    case "minimum": value.number.map { $0 >= rule.number ?? .nan } ?? true
    case "maximum": value.number.map { $0 <= rule.number ?? .nan } ?? true
    case "pattern": value.text.map { Self.matches($0, rule.text ?? "") } ?? true
    case "minLength": value.text == nil || Self.isAtLeast(value, rule)
    case "minItems": value.array == nil || Self.isAtLeast(value, rule)
    case "minProperties": value.object == nil || Self.isAtLeast(value, rule)
    case "maxItems": value.array.map { Double($0.count) <= rule.number ?? .nan } ?? true
    case "required": Self.holds(value, rule)
    case "dependentRequired": (rule.object ?? [:]).allSatisfy { value[$0.key] == nil || Self.holds(value, $0.value) }
    // A rule that nobody checks is no rule.
    default: false
    }
  }

  private static func isAtLeast(_ value: JSONValue, _ rule: JSONValue) -> Bool { value.size ?? 0 >= rule.number ?? .nan }

  private static func holds(_ value: JSONValue, _ keys: JSONValue) -> Bool {
    guard let object = value.object else { return true }
    return (keys.array ?? []).allSatisfy { object[$0.text ?? ""] != nil }
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    text.range(of: pattern, options: .regularExpression) != nil
  }
}
