// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.Person;
import dev.localauth.cli.Commands;
import dev.localauth.cli.Console;
import dev.localauth.cli.Invocation;
import dev.localauth.cli.Launcher;
import dev.localauth.core.Gate;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.place.Account;
import dev.localauth.core.place.Places;
import dev.localauth.passkey.key.KeyDesk;
import dev.localauth.terminal.ControllingTerminal;
import dev.localauth.terminal.linux.LinuxSessionAnchors;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testsupport.fido.SoftKey;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The whole command line on a real terminal, with soft keys in the place of real ones: there is no
 * device that they could be plugged in as. Reads commands of localauth, and {@code key …} for what
 * happens to the keys, line by line.
 */
final class KeyProgram {
  private final SoftKey first = new SoftKey("First").withPin(KeyDesk.PIN);
  private final SoftKey second = new SoftKey("Second").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(first);
  private final GateParts parts;
  private final Console console = new Console(System.out, System.err);

  private KeyProgram(Path root) {
    long uid = Account.current().uid();
    Places places =
        new Places(
            root.resolve("settings.json"),
            root.resolve("policy.json"),
            root.resolve("state"),
            root.resolve("secrets"),
            root.resolve("records"));
    parts =
        new GateParts(
            "localauth",
            List.of(places),
            uid,
            uid,
            new LinuxSessionAnchors(),
            Clock.systemUTC(),
            List.of(new InMemorySecretStore()),
            List.of(new PasskeyAuthenticator(new Transports(() -> List.of(desk.transport())))),
            new Person("alice", "example"));
  }

  public static void main(String[] arguments) throws IOException {
    KeyProgram program = new KeyProgram(Path.of(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(program::tellWhenReleased));
    InputStream in = new FileInputStream(FileDescriptor.in);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      System.out.println("ended=" + program.run(line.split(" ")));
    }
    Runtime.getRuntime().exit(0);
  }

  private int run(String[] words) {
    if (words[0].equals("key")) {
      return happen(words[1], words[2].equals("First") ? first : second);
    }
    Invocation invocation =
        new Invocation(new NoShell(), () -> Gate.of(parts), ControllingTerminal::prompter, console);
    return Commands.execute(invocation, words);
  }

  private int happen(String what, SoftKey key) {
    switch (what) {
      case "in" -> {
        key.plugInAgain();
        desk.keys().plugIn(key);
      }
      case "out" -> desk.keys().pullOut(key);
      case "untouched" -> key.untouched();
      case "touch" -> key.touchNow();
      case "gone-after-pin" -> key.removedAfterPinAt(2);
      default -> throw new IllegalArgumentException(what);
    }
    return 0;
  }

  /** As the JVM ends, after whatever else happens then. */
  private void tellWhenReleased() {
    while (desk.keys().opened() > 0) {
      Thread.onSpinWait();
    }
    System.out.println("no key is open");
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each != '\n' && each >= 0; each = in.read()) {
      line.append((char) each);
    }
    return line.toString();
  }

  /** Nobody waits for a token. */
  private record NoShell() implements Launcher {
    @Override
    public long process() {
      return ProcessHandle.current().pid();
    }

    @Override
    public boolean isThere() {
      return false;
    }

    @Override
    public void unlocked(Map<String, String> environment) {}

    @Override
    public int start(List<String> command, Map<String, String> environment) {
      return 0;
    }
  }
}
