import Testing

@testable import Territory

@Suite struct CodeTests {
  @Test(
    arguments: [
      ("01053", "01053"), ("1053", "01053"), ("1053.0", "01053"), ("9225.000000000000000", "09225"), ("1053.5", nil),
      (" 2a004 ", "2A004"), ("=\"01053\"", "01053"),
      ("97411", "97411"),
      ("98818", "98818"), ("75120", "75120"),
      ("20004", nil), ("96001", nil), ("00001", nil), ("2C004", nil), ("123", nil), ("0105", nil), ("", nil), ("ABCDE", nil),
      ("01053X", nil),
      ("053", nil), ("99101", "99101"),
    ] as [(String, String?)])
  func communes(text: String, expected: String?) {
    #expect(CommuneCode.normalise(text) == expected)
  }

  @Test func departments() {
    #expect(CommuneCode.department(of: "01053") == "01" && CommuneCode.department(of: "97411") == "974")
    #expect(CommuneCode.department(of: "2A004") == "2A" && CommuneCode.department(of: "98818") == "988")
    #expect(CommuneCode.normaliseDepartment("1") == "01" && CommuneCode.normaliseDepartment("2b") == "2B")
    #expect(CommuneCode.normaliseDepartment("84.0") == "84" && CommuneCode.normaliseDepartment("038") == nil)
    #expect(CommuneCode.normaliseDepartment("20") == nil && CommuneCode.normaliseDepartment("970") == nil)
    #expect(CommuneCode.department(ofPostcode: "20090") == "2A" && CommuneCode.department(ofPostcode: "20200") == "2B")
    #expect(CommuneCode.department(ofPostcode: "20600") == "2B" && CommuneCode.department(ofPostcode: "4300") == "04")
    #expect(CommuneCode.department(ofPostcode: "97400") == "974" && CommuneCode.department(ofPostcode: "97150") == "978")
    #expect(CommuneCode.department(ofPostcode: "bonjour") == nil && CommuneCode.department(ofPostcode: "96999") == nil)
  }

  @Test func arrondissements() {
    #expect(
      CommuneCode.city(of: "75120") == "75056" && CommuneCode.city(of: "69389") == "69123"
        && CommuneCode.city(of: "13216") == "13055")
    #expect(CommuneCode.city(of: "38185") == "38185")
    #expect(CommuneCode.arrondissements(of: "69123") == (69381...69389).map(String.init))
    #expect(CommuneCode.arrondissements(of: "75056").count == 20 && CommuneCode.arrondissements(of: "38185").isEmpty)
    #expect(
      CommuneCode.arrondissement(ofPostcode: "75020") == "75120" && CommuneCode.arrondissement(ofPostcode: "13011") == "13211")
    #expect(CommuneCode.arrondissement(ofPostcode: "75116") == "75116" && CommuneCode.arrondissement(ofPostcode: "69100") == nil)
  }

  @Test(arguments: [
    ("QP033001", "QP033001", "2015"), ("QP02A001", "QP02A001", "2015"), ("qn00101m", "QN00101M", "2024"),
    ("QN02A01M", "QN02A01M", "2024"),
    ("QN97414I", "QN97414I", "2024"), ("QN98701M", "QN98701M", "2024"), ("QP974001", "QP974001", "2015"),
  ])
  func quartiers(text: String, code: String, vintage: String) throws {
    let seen = try #require(ZoneCode.qpv(text))
    #expect(seen.code == code && seen.vintage == vintage)
  }

  @Test(arguments: ["QN00101X", "QN001001", "QP03300", "QP0330011", "QP096001", "QX033001", "", "QN020001", "QP33001"])
  func noQuartiers(text: String) {
    #expect(ZoneCode.qpv(text) == nil)
  }

  @Test func departmentsOfZones() {
    #expect(
      ZoneCode.department(of: "QN02A01M", form: .qpv) == "2A" && ZoneCode.department(of: "QP974001", form: .qpv2015) == "974")
    #expect(ZoneCode.department(of: "QP033001", form: .qpv) == "33" && ZoneCode.department(of: "974110101", form: .iris) == "974")
    #expect(ZoneCode.normalise("10040101", as: .iris) == "010040101" && ZoneCode.commune(ofIris: "010040101") == "01004")
    #expect(ZoneCode.normalise("2A0040101", as: .iris) == "2A0040101" && ZoneCode.normalise("0114", as: .iris) == nil)
    #expect(ZoneCode.normalise("84.0", as: .region) == "84" && ZoneCode.normalise("1", as: .region) == "01")
    #expect(
      ZoneCode.list("02571, 02691") == ["02571", "02691"]
        && ZoneCode.list("Omissy ; Saint-Quentin") == ["Omissy", "Saint-Quentin"])
  }

  @Test func territoriesAreWhole() {
    let data = Territories.standard
    #expect(data.mainland.count == 96 && data.departments.count == 96 + 5 + 6 && data.regions.count == 18)
    #expect(data.departments.allSatisfy { department in data.territories.contains { $0.code == department.territory } })
    #expect(data.departments.allSatisfy { department in department.region.map { data.region($0) != nil } ?? true })
    #expect(data.department("38")?.name == "Isère" && data.department("2A")?.region == "94")
    #expect(Set(data.departments.map(\.code)).count == data.departments.count)
  }
}
