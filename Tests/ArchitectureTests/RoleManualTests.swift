import Domain
import Testing

@Suite struct RoleManualTests {
  @Test(arguments: Role.grantable)
  func `the manual describes each role and its titles`(role: Role) {
    let text = SourceTree.text(at: "man/csecboard.1")
    #expect(text.contains(".It Cm \(role.rawValue)\n"))
    for title in RoleTitle.common where title.role == role {
      #expect(text.contains(".It \(title.title) Ta Cm \(role.rawValue)\n"), "\(title.title)")
    }
  }
}
