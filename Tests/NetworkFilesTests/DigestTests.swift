// SHA-256 against the vectors of FIPS 180-4, and the digest of a package.

import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Digests")
struct DigestTests {
  @Test(
    "vectors of FIPS 180-4 and NIST's CAVP",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
  )
  func vectors(text: String, digest: String) {
    #expect(NetworkDigest.sha256(of: Array(text.utf8)) == digest)
  }

  @Test("a package's digest follows its tables and nothing else")
  func package() throws {
    let folder = try TemporaryFolder(validPackage)
    let digest = try NetworkDigest.sha256(ofFolder: folder.path)
    #expect(digest.count == 64)
    try folder.write([1, 2, 3], to: "notes.txt")
    #expect(try NetworkDigest.sha256(ofFolder: folder.path) == digest)
    // The same, put together by hand: name, line feed, length, line feed, bytes of each table in
    // order.
    var bytes: [UInt8] = []
    for (name, text) in validPackage.sorted(by: { $0.key < $1.key }) {
      bytes += Array("\(name)\n\(text.utf8.count)\n\(text)".utf8)
    }
    #expect(NetworkDigest.sha256(of: bytes) == digest)
    try folder.write(Array("use\npassenger\n".utf8), to: "use_definition.csv")
    #expect(try NetworkDigest.sha256(ofFolder: folder.path) != digest)
    #expect(throws: (any Error).self) { try NetworkDigest.sha256(ofFolder: "/no/such") }
  }
}
