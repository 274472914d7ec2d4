// What must hold between projects, and between a project's link and the link that it replaces.

import TransportNetwork

/// Reports projects that require each other, directly or in a circle: each circle once, at its
/// first project.
func reportCycles(_ projects: [Project], _ requires: TextColumn, _ log: ProblemLog) {
  // Take away, again and again, what requires nothing that is left (Kahn's algorithm); circles and
  // what requires them stay.
  var waiting = projects.map(\.requires.count)
  var requiredBy = [[Int]](repeating: [], count: projects.count)
  for (row, project) in projects.enumerated() {
    for other in project.requires { requiredBy[other.position].append(row) }
  }
  var ready = projects.indices.filter { waiting[$0] == 0 }
  while let row = ready.popLast() {
    for other in requiredBy[row] {
      waiting[other] -= 1
      if waiting[other] == 0 { ready.append(other) }
    }
  }
  // From any project that is left, following what it requires leads into a circle.
  var visit = [Int](repeating: 0, count: projects.count)
  for start in projects.indices where waiting[start] > 0 && visit[start] == 0 {
    var path: [Int] = []
    var next: Int? = start
    while let row = next, visit[row] == 0 {
      visit[row] = start + 1
      path.append(row)
      next = projects[row].requires.first { waiting[$0.position] > 0 }?.position
    }
    guard let entry = next, visit[entry] == start + 1,
      let begin = path.firstIndex(of: entry)
    else { continue }
    let circle = path[begin...]
    let first = circle.min() ?? entry
    let turn = circle.firstIndex(of: first) ?? begin
    let ordered = circle[turn...] + circle[..<turn]
    let names = (ordered + [first]).map { quoted(projects[$0].id) }.joined(separator: " requires ")
    requires.error(
      first,
      circle.count == 1
        ? "\(names): a project cannot require itself"
        : "the projects require each other: \(names). Make them one project, or remove a requirement"
    )
  }
}

/// Warns of what stands or is decided and needs what is not.
func warnOfStatus(_ projects: [Project], _ requires: TextColumn, _ log: ProblemLog) {
  for (row, project) in projects.enumerated() where project.status != .candidate {
    guard let open = project.requires.first(where: { projects[$0].status == .candidate }) else {
      continue
    }
    log.warning(
      requires.table,
      row,
      requires.column,
      "the project is \(project.status.rawValue), but \(quoted(projects[open].id)), which it requires, is a"
        + " candidate"
    )
  }
}

/// Reports groups of which two projects stand or are decided, and warns of candidates whose group
/// is taken.
func checkGroups(_ projects: [Project], _ group: TextColumn, _ log: ProblemLog) {
  var standing: [String: Int] = [:]
  for (row, project) in projects.enumerated()
  where project.status != .candidate && !project.group.isEmpty {
    guard let first = standing[project.group] else {
      standing[project.group] = row
      continue
    }
    group.error(
      row,
      "both \(quoted(projects[first].id)) and \(quoted(project.id)) of group \(quoted(project.group)) are"
        + " built or committed, and at most one of a group can be"
    )
  }
  for (row, project) in projects.enumerated() where project.status == .candidate {
    guard let taken = standing[project.group] else { continue }
    log.warning(
      group.table,
      row,
      group.column,
      "the candidate cannot be built: \(quoted(projects[taken].id)) of its group \(quoted(project.group)) is"
        + " \(projects[taken].status.rawValue), and at most one of a group can be"
    )
  }
}

/// Why a link may not take another's place; nil when it may.
///
/// A plan never gets worse by building more only when the new link is at least as good as the old
/// one for every path: it joins the same nodes in the same directions, carries the same uses, and
/// costs no more, neither to those who stay aboard nor to those who board here.
func faultOfReplacement(_ new: Link, _ old: Link, _ uses: [Use], _ modes: [Mode]) -> String? {
  let isSame = new.from == old.from && new.to == old.to
  let isTurned = new.from == old.to && new.to == old.from
  guard isSame || (isTurned && !new.isDirected) else { return "it does not join the same nodes" }
  if new.isDirected && !old.isDirected { return "it runs one way, the old link both ways" }
  for position in uses.indices {
    let use = RowIndex<Use>(position)
    guard let before = LinkCost(old, for: use, uses: uses, modes: modes) else { continue }
    let name = quoted(uses[position].name)
    guard let after = LinkCost(new, for: use, uses: uses, modes: modes) else {
      return "it is closed to use \(name), which the old link carries"
    }
    // Who stays aboard pays for the ride alone, unless the mode changes or is boarded link by link.
    let staysAboard = new.mode == old.mode && before.isThrough
    let pairs =
      staysAboard
      ? [
        (after.ridingMinutes, before.ridingMinutes),
        (after.waitMinutes + after.ridingMinutes, before.waitMinutes + before.ridingMinutes),
      ]
      : [
        (
          after.standaloneMinutes,
          before.isThrough ? before.ridingMinutes : before.standaloneMinutes
        )
      ]
    for (new, old) in pairs where new > old {
      return "it is slower, \(shortestDecimal(new)) minutes for use \(name) against"
        + " \(shortestDecimal(old))"
    }
  }
  return nil
}
