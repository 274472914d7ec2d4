// OMX files: what is written is read back, by this module and by the Python package, and the other
// way round.

import Foundation
import OpenMatrix
import TestSupport
import Testing

/// Writes rows as the only matrix of a file.
private func write(
  _ rows: [[Double]],
  to path: String,
  matrix: String = "cost",
  lookups: [OpenMatrixLookup] = []
) throws {
  var writer = try OpenMatrixWriter(
    name: path,
    rowCount: rows.count,
    columnCount: rows.first?.count ?? 0,
    matrices: [matrix],
    lookups: lookups
  )
  for row in rows { try writer.append(row) }
  try Data(writer.finish()).write(to: URL(fileURLWithPath: path))
}

/// All rows of a matrix, read a few at a time.
private func rows(_ reader: borrowing OpenMatrixReader, _ matrix: String) throws -> [[Double]] {
  var rows: [[Double]] = []
  for start in stride(from: 0, to: reader.rowCount, by: 7) {
    let count = min(7, reader.rowCount - start)
    let block = try reader.rows(start..<start + count, of: matrix)
    for row in 0..<count {
      rows.append(Array(block[row * reader.columnCount..<(row + 1) * reader.columnCount]))
    }
  }
  return rows
}

@Suite("OMX in a program built with it", .enabled(if: OpenMatrix.isBuiltIn))
struct OpenMatrixTests {
  let folder: TemporaryFolder
  var path: String { folder.path + "/m.omx" }

  init() throws { folder = try TemporaryFolder() }

  @Test("rows of many blocks, infinity and lookups come back")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 7)
    // 700 columns make blocks of 93 rows: 250 rows are two whole blocks and a part.
    let written = (0..<250).map { _ in
      (0..<700).map { _ in
        Int.random(in: 0..<10, using: &generator) == 0
          ? Double.infinity : Double.random(in: 0...1e4, using: &generator)
      }
    }
    let lookups = [
      OpenMatrixLookup(name: "from_id", ids: (0..<250).map { String($0 * 3) }, dimension: .rows),
      OpenMatrixLookup(
        name: "to_id",
        ids: (0..<700).map { "Zürich \($0)" },
        dimension: .columns
      ),
    ]
    try write(written, to: path, lookups: lookups)
    let reader = try OpenMatrixReader(path)
    #expect(reader.rowCount == 250)
    #expect(reader.columnCount == 700)
    #expect(reader.matrixNames == ["cost"])
    #expect(reader.lookups == lookups)
    #expect(try rows(reader, "cost") == written)
  }

  @Test("the same matrix gives the same bytes")
  func deterministic() throws {
    for name in ["a.omx", "b.omx"] {
      try write(
        [[1, 2], [3, 4]],
        to: folder.path + "/" + name,
        lookups: [OpenMatrixLookup(name: "zone_id", ids: ["1", "2"])]
      )
    }
    #expect(try folder.read("a.omx") == folder.read("b.omx"))
  }

  @Test("many threads may write and read files of their own")
  func threads() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<16 {
        group.addTask {
          let path = folder.path + "/\(task).omx"
          let matrix = (0..<20).map { row in (0..<20).map { Double(task * row + $0) } }
          try write(matrix, to: path)
          #expect(try rows(OpenMatrixReader(path), "cost") == matrix)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("zones: none, one, and ids that are not all whole numbers", arguments: [0, 1, 3])
  func small(count: Int) throws {
    let ids = Array(["07", "7", "x"].prefix(count))
    let matrix = (0..<count).map { row in (0..<count).map { Double(row * count + $0) } }
    try write(matrix, to: path, lookups: [OpenMatrixLookup(name: "zone_id", ids: ids)])
    let reader = try OpenMatrixReader(path)
    #expect(reader.lookups.map(\.ids) == [ids])
    #expect(try rows(reader, "cost") == matrix)
  }

  @Test("a name that a matrix cannot have is refused", arguments: ["", ".", "a/b", "a\0b"])
  func names(name: String) throws {
    #expect(throws: OpenMatrixError.self) { try write([[1]], to: path, matrix: name) }
  }

  @Test("what is no OMX file is refused, however it is damaged")
  func damaged() throws {
    try write((0..<40).map { row in (0..<40).map { Double(row + $0) } }, to: path)
    let whole = try folder.read("m.omx")
    for size in stride(from: 0, to: whole.count, by: whole.count / 23) {
      try folder.write(Array(whole.prefix(size)), to: "m.omx")
      #expect(throws: OpenMatrixError.self) { _ = try OpenMatrixReader(path) }
    }
    try folder.write(OpenMatrix.signature + Array(repeating: 0xFF, count: 4000), to: "m.omx")
    #expect(throws: OpenMatrixError.self) { _ = try OpenMatrixReader(path) }
    #expect(throws: OpenMatrixError.self) { _ = try OpenMatrixReader(folder.path + "/none.omx") }
    #expect(throws: OpenMatrixError.self) { _ = try OpenMatrixReader(folder.path) }
  }

  // MARK: Against the Python package

  @Test("openmatrix reads what is written", .enabled(if: PythonOpenMatrix.isTested))
  func readByPython() throws {
    try write(
      [[0, 1.5, .infinity], [2.25, 0, 1e-300], [7, 0.1, 0]],
      to: path,
      lookups: [OpenMatrixLookup(name: "zone_id", ids: ["110000", "120000", "7"])]
    )
    let script = """
      import openmatrix, sys
      f = openmatrix.open_file(sys.argv[1])
      print(f.version(), tuple(map(int, f.shape())), f.list_matrices(), f.list_mappings())
      m = f['cost']
      print([[float(v) for v in row] for row in m[:]])
      print({int(k): int(v) for k, v in f.mapping('zone_id').items()}, float(m.attrs['NA']))
      print(m.filters.complevel, m.filters.complib, m.filters.shuffle)
      f.close()
      """
    #expect(
      PythonOpenMatrix.run(script: script, [path]) == """
        0.2 (3, 3) ['cost'] ['zone_id']
        [[0.0, 1.5, inf], [2.25, 0.0, 1e-300], [7.0, 0.1, 0.0]]
        {110000: 0, 120000: 1, 7: 2} inf
        1 zlib True

        """
    )
  }

  @Test("ids that are texts are fixed-length strings", .enabled(if: PythonOpenMatrix.isTested))
  func textsByPython() throws {
    try write(
      [[1, 2]],
      to: path,
      lookups: [
        OpenMatrixLookup(name: "from_id", ids: ["A 1"], dimension: .rows),
        OpenMatrixLookup(name: "to_id", ids: ["København", "b"], dimension: .columns),
      ]
    )
    let script = """
      import h5py, openmatrix, sys
      with h5py.File(sys.argv[1]) as f:
          for name in f['lookup']:
              d = f['lookup'][name]
              print(name, d.dtype, [v.decode() for v in d[:]], int(d.attrs['DIM']))
      f = openmatrix.open_file(sys.argv[1])
      print(tuple(map(int, f.shape())), sorted(k.decode() for k in f.mapping('from_id')))
      f.close()
      """
    #expect(
      PythonOpenMatrix.run(script: script, [path]) == """
        from_id |S3 ['A 1'] 0
        to_id |S10 ['København', 'b'] 1
        (1, 2) ['A 1']

        """
    )
  }

  @Test("what openmatrix writes is read", .enabled(if: PythonOpenMatrix.isTested))
  func writtenByPython() throws {
    let script = """
      import numpy, openmatrix, sys
      f = openmatrix.open_file(sys.argv[1], 'w')
      f['time'] = numpy.array([[0, 5.5], [numpy.inf, 0]])
      f['short'] = numpy.array([[0, 3], [-1, 0]], dtype='int16')
      f['short'].attrs['NA'] = numpy.int16(-1)
      f['single'] = numpy.array([[0.5, numpy.nan], [2, 0]], dtype='float32')
      f['single'].attrs['NA'] = numpy.nan
      f['hole'] = numpy.array([[0.5, numpy.nan], [2, 0]])
      f.create_mapping('taz', [101, 205])
      f.close()
      """
    try #require(PythonOpenMatrix.run(script: script, [path]) != nil)
    let reader = try OpenMatrixReader(path)
    #expect(reader.matrixNames == ["hole", "short", "single", "time"])
    #expect(reader.lookups == [OpenMatrixLookup(name: "taz", ids: ["101", "205"])])
    #expect(try rows(reader, "time") == [[0, 5.5], [.infinity, 0]])
    #expect(try rows(reader, "short") == [[0, 3], [.infinity, 0]])
    #expect(try rows(reader, "single") == [[0.5, .infinity], [2, 0]])
    #expect(try rows(reader, "hole")[0][1].isNaN)
  }

  @Test(
    "HDF5 that breaks the rules of OMX is refused with what is wrong",
    .enabled(if: PythonOpenMatrix.isTested),
    arguments: [
      ("f['other'] = 1", "no group \"data\""),
      ("f.create_group('data')", "no matrix"),
      ("f['data/x'] = numpy.zeros(3)", "numbers in two dimensions"),
      ("f['data/x'] = numpy.array([['a']], dtype='S1')", "numbers in two dimensions"),
      ("f['data/x'] = numpy.zeros((2, 2)); f['data/y'] = numpy.zeros((3, 3))", "one shape"),
      ("f['data/x'] = numpy.zeros((2, 2)); f['lookup/z'] = numpy.zeros(5)", "has 5 entries"),
      ("f['data/x'] = numpy.zeros((2, 2)); f['lookup/z'] = numpy.zeros((2, 2))", "one list"),
      ("f['data/x'] = h5py.Empty('f')", "numbers in two dimensions"),
      ("f['data/x'] = h5py.SoftLink('/nowhere')", "link to another place"),
      ("f['data/x'] = h5py.ExternalLink('/etc/hostname', '/x')", "link to another place"),
      ("f['data'] = h5py.ExternalLink('/etc/hostname', '/x')", "no group \"data\""),
      (
        "f.create_dataset('data/x', (2, 2), 'f8', external=[('/etc/passwd', 0, 32)])",
        "values in other files"
      ),
      (
        """
        l = h5py.VirtualLayout((2, 2), 'f8'); l[:] = h5py.VirtualSource('o.h5', 'd', (2, 2)); \
        f.create_virtual_dataset('data/x', l)
        """, "values in other files"
      ),
      (
        "f.create_dataset('data/x', (1 << 15, 1 << 15), 'f8', chunks=(256, 256))", "cannot hold"
      ),
      (
        "f.create_dataset('data/x', (1 << 30, 0), 'f8', chunks=(1, 1), maxshape=(None, None))",
        "can hold"
      ),
      (
        """
        f['data/x'] = numpy.zeros((2, 2)); \
        f.create_dataset('lookup/z', (1 << 31,), 'i4', chunks=(1024,))
        """, "cannot hold"
      ),
    ]
  )
  func broken(statements: String, sentence: String) throws {
    let script = """
      import h5py, numpy, sys
      with h5py.File(sys.argv[1], 'w') as f:
          \(statements)
      """
    try #require(PythonOpenMatrix.run(script: script, [path]) != nil)
    let error = #expect(throws: OpenMatrixError.self) { _ = try OpenMatrixReader(path) }
    #expect(error?.message.contains(sentence) == true, "\(error?.message ?? "")")
  }

  @Test(
    "what is no matrix is in no other's way",
    .enabled(if: PythonOpenMatrix.isTested)
  )
  func oneBroken() throws {
    let script = """
      import h5py, numpy, sys
      with h5py.File(sys.argv[1], 'w') as f:
          f['data/a'] = numpy.array([['x', 'y']], dtype='S1')
          f['data/b'] = numpy.array([[1.5, 2.5]])
          f.create_dataset('data/c', (1 << 15, 1 << 15), 'f8', chunks=(256, 256))
      """
    try #require(PythonOpenMatrix.run(script: script, [path]) != nil)
    let reader = try OpenMatrixReader(path)
    #expect(reader.matrixNames == ["a", "b", "c"] && reader.rowCount == 1)
    #expect(try reader.rows(0..<1, of: "b") == [1.5, 2.5])
    for (name, words) in [("a", "is not a matrix"), ("c", "cannot hold")] {
      do throws(OpenMatrixError) {
        _ = try reader.rows(0..<1, of: name)
        Issue.record("\(name) is read")
      } catch {
        #expect(error.message.contains(words), "\(error.message)")
      }
    }
  }

  @Test(
    "what a lookup names is said by 0 or 1, and any other number says nothing",
    .enabled(if: PythonOpenMatrix.isTested),
    arguments: ["0", "1", "7", "float('nan')", "1e300", "-1", "0.5"]
  )
  func dimension(number: String) throws {
    let script = """
      import h5py, numpy, sys
      with h5py.File(sys.argv[1], 'w') as f:
          f['data/x'] = numpy.zeros((2, 2))
          f['lookup/z'] = numpy.array([1, 2])
          f['lookup/z'].attrs['DIM'] = \(number)
      """
    try #require(PythonOpenMatrix.run(script: script, [path]) != nil)
    let lookups = try OpenMatrixReader(path).lookups
    let expected: OpenMatrixLookup.Dimension? =
      switch number {
      case "0": .rows
      case "1": .columns
      default: nil
      }
    #expect(lookups == [OpenMatrixLookup(name: "z", ids: ["1", "2"], dimension: expected)])
  }

  @Test(
    "lookups of varying length and of floats are ids",
    .enabled(if: PythonOpenMatrix.isTested)
  )
  func otherLookups() throws {
    let script = """
      import h5py, numpy, sys
      with h5py.File(sys.argv[1], 'w') as f:
          f['data/x'] = numpy.zeros((2, 2))
          f.create_dataset('lookup/a', data=['Aachen', ''], dtype=h5py.string_dtype())
          f['lookup/b'] = numpy.array([1.0, 2.5])
          f['lookup/c'] = numpy.array([2 ** 40, -1])
      """
    try #require(PythonOpenMatrix.run(script: script, [path]) != nil)
    let reader = try OpenMatrixReader(path)
    #expect(
      reader.lookups.map(\.ids) == [["Aachen", ""], ["1", "2.5"], ["1099511627776", "-1"]]
    )
  }
}

@Suite("OMX in a program built without it", .enabled(if: !OpenMatrix.isBuiltIn))
struct NoOpenMatrixTests {
  @Test("the error tells how to build it")
  func message() {
    let error = #expect(throws: OpenMatrixError.self) { _ = try OpenMatrixReader("x.omx") }
    #expect(error?.description.contains("swift build -c release --traits OMX") == true)
    #expect(throws: OpenMatrixError.self) { try write([[1]], to: "x.omx") }
  }
}
