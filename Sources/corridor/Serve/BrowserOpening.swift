// Opens an address in the browser, where there is a screen and a program for it.

import Console
import Glibc

/// Opens an address; says nothing where that cannot be done, since the address was printed.
func openBrowser(_ address: String) {
  let hasScreen = ["DISPLAY", "WAYLAND_DISPLAY"].contains {
    !(environmentVariable($0) ?? "").isEmpty
  }
  guard hasScreen else { return }
  let folders = (environmentVariable("PATH") ?? "").split(separator: ":")
  guard
    let program = folders.map({ "\($0)/xdg-open" })
      .first(where: { (path: String) in unsafe access(path, X_OK) == 0 })
  else { return }
  var child = pid_t()
  let words = unsafe [strdup(program), strdup(address), nil]
  defer { unsafe words.forEach { unsafe free($0) } }
  _ = unsafe posix_spawn(&child, program, nil, nil, words, environ)
}
