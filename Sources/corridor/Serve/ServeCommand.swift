// corridor serve: the live page, on this machine.

package import CommandOptions
import Console
package import ArgumentParser
import Dispatch
import DurableFiles
import Glibc
import PlanModel
import PlanningRuns
import PlanningServer
import Synchronization
import TransportNetwork

/// The live page.
extension ServeArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open the live page: draw a line, lock and forbid projects, watch the proof.",
    discussion: """
      EXAMPLES:
        corridor serve Networks/china
        corridor serve Networks/china --no-open --port 8765
        corridor serve NET --listen 0.0.0.0

      Prints the address of the page and opens it in the browser where there is one. Ctrl-C ends it at once; what was \
      done on the page is kept in the folder NET.live beside the network, and is there at the next start. The network's own \
      tables are never changed.

      Only this machine can ask, and only with the address that is printed: it carries a token that is new with every start. \
      With --listen other machines can reach the page too; whoever sees the address, or listens on the way, since it is \
      not encrypted, can then read the network and use this machine's processors.
      """
  )

  package func run() throws {
    let folder = network.folder
    let network = try network.read()
    try running { () throws(PlanningRunError) in try PlanMemory(network).check() }
    let live = LiveNetwork(
      network,
      folder: folder,
      digest: try networkDigest(folder),
      version: Corridor.version,
      threads: threads.count
    )
    let saved = SavedState(besideNetwork: folder)
    if let failure = saved.failure {
      Terminal.message("\(failure) What is done on the page is not kept.")
    }
    let address = PageAddress(host: listen ?? "127.0.0.1", port: port ?? 0)
    if !address.isLoopback {
      Terminal.message(
        """
        Warning: the page can be reached from other machines at \(address.host), unencrypted. Whoever has its address with the \
        token can read \(folder) and use this machine's processors.
        """
      )
    }
    try serve(live, saved, at: address)
  }

  #if Server
    private func serve(
      _ live: LiveNetwork,
      _ saved: SavedState,
      at address: PageAddress
    ) throws(CommandFailure) {
      let opens = !noOpen
      try Interruption.shared.whileInterruptible { cancellation throws(CommandFailure) in
        let run = Running()
        Task {
          do {
            try await servePage(at: address) { port in
              let gate = Gate(
                port: port,
                isOpen: !address.isLoopback,
                name: address.isLoopback ? nil : address.host
              )
              return PageServer(live, gate: gate, saved: saved)
            } isReady: { server in
              run.set(server)
              let link = server.link(host: hostForPeople(address.host))
              // Whoever started it may wait for this line.
              let line = visible("The live page of \(live.folder): \(link)") + "\n"
              _ = writeAll(Array(line.utf8), to: STDOUT_FILENO)
              if opens { openBrowser(link) }
            }
          } catch {
            run.fail("\(error)")
          }
        }
        while !cancellation.isCancelled, run.failure == nil { usleep(20_000) }
        // The sockets end with the process, at once. To cancel the task would take the server down
        // piece by piece, and NIO traps where a connection is just being taken.
        run.server?.stop()
        if let failure = run.failure { throw .data(failure) }
      }
    }
  #else
    private func serve(
      _ live: LiveNetwork,
      _ saved: SavedState,
      at address: PageAddress
    ) throws(CommandFailure) {
      throw .data(
        """
        This program was built without the live page. Build one that has it: swift build -c release --product corridor \
        --traits Server.
        """
      )
    }
  #endif
}

#if Server
  /// What the thread that waits knows of the server.
  private final class Running: Sendable {
    private let state = Mutex<(server: PageServer?, failure: String?)>((nil, nil))

    var server: PageServer? { state.withLock { $0.server } }
    var failure: String? { state.withLock { $0.failure } }

    func set(_ server: PageServer) { state.withLock { $0.server = server } }
    func fail(_ failure: String) { state.withLock { $0.failure = failure } }
  }
#endif

/// The name under which people reach an address that stands for all of a machine's.
private func hostForPeople(_ host: String) -> String {
  ["0.0.0.0", "::"].contains(host) ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host
}
