// The few calls about terminals, the environment and signals, kept in one place.

import Glibc

/// The columns of the terminal behind a descriptor; nil when it does not say.
package func terminalWidth(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// An environment variable; nil when it is not set.
package func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}

/// Fills standard descriptors that are closed, so that no file takes their place: writing to them
/// then fails, reading finds nothing.
package func fillClosedDescriptors() {
  for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
  where fcntl(descriptor, F_GETFD) < 0 {
    // The lowest number that is free is this one. What is opened for reading cannot be written.
    _ = unsafe open("/dev/null", O_RDONLY)
  }
}

/// Keeps a signal from ending the process: a closed pipe then fails the write, and Ctrl-C reaches
/// its handler.
package func ignoreSignal(_ number: Int32) {
  _ = signal(number, SIG_IGN)
}

/// Whether a signal is ignored already, as `nohup` sees to before it starts a program.
func isSignalIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  guard unsafe sigaction(number, nil, &action) == 0 else { return false }
  // Not to be compared as functions: SIG_IGN is the address 1.
  return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
}

/// Keeps signals from ending this thread and those that it starts.
func blockSignals(_ numbers: [Int32]) { change(SIG_BLOCK, numbers) }

/// Lets signals through again, so that they end the process.
func unblockSignals(_ numbers: [Int32]) { change(SIG_UNBLOCK, numbers) }

/// Waits for one of some blocked signals; nil when there is none to wait for.
func waitForSignal(_ numbers: [Int32]) -> Int32? {
  var set = signalSet(numbers)
  var number: Int32 = 0
  return unsafe sigwait(&set, &number) == 0 ? number : nil
}

private func change(_ how: Int32, _ numbers: [Int32]) {
  var set = signalSet(numbers)
  _ = unsafe pthread_sigmask(how, &set, nil)
}

private func signalSet(_ numbers: [Int32]) -> sigset_t {
  var set = sigset_t()
  unsafe sigemptyset(&set)
  for number in numbers { unsafe sigaddset(&set, number) }
  return set
}
