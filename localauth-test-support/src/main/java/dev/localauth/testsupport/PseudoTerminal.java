// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A command on a terminal of its own, with the test in the person's chair.
 *
 * <p>The command leads a new session and the terminal is its controlling terminal. It inherits from
 * the JVM that SIGQUIT is blocked, like everything a JVM starts. {@link #close} ends every process
 * of that session.
 */
public final class PseudoTerminal implements AutoCloseable {
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final PtyMaster master;
  private final Process leader;
  private final Transcript transcript = new Transcript();
  private final Thread reader = new Thread(this::readAll, "pseudo-terminal");
  private volatile boolean hungUp;

  private PseudoTerminal(PtyMaster master, Process leader) {
    this.master = master;
    this.leader = leader;
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts {@code command} with a small environment, in the current directory. */
  public static PseudoTerminal start(String... command) {
    return command(command).start();
  }

  /** Returns a command to be started on a terminal, after more was said about it. */
  public static TerminalCommand command(String... command) {
    return new TerminalCommand(List.of(command));
  }

  static PseudoTerminal start(TerminalCommand command) {
    PtyMaster master = PtyMaster.open();
    try {
      master.resize(command.rows(), command.columns());
      ProcessBuilder builder = new ProcessBuilder(command.line(master.slave()));
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.directory(command.directory().toFile());
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.putAll(command.environment());
      return new PseudoTerminal(master, builder.start());
    } catch (IOException e) {
      master.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the command's process, the leader of the session. */
  public long pid() {
    return leader.pid();
  }

  /** Returns the device the command sees as its terminal, such as {@code /dev/pts/3}. */
  public Path device() {
    return master.slave();
  }

  /**
   * Waits until the terminal shows {@code text}, and returns everything up to and including it that
   * was not returned before.
   *
   * @throws AssertionError with all that was shown, if it does not come in time or at all
   */
  public String expect(String text, Duration limit) {
    return expect(Pattern.compile(Pattern.quote(text)), limit);
  }

  /** Does the same as {@link #expect(String, Duration)} for a pattern. */
  public String expect(Pattern pattern, Duration limit) {
    return transcript.expect(pattern, limit);
  }

  /** Types {@code text}; a person's Enter is {@code \r}. */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Types these bytes. */
  public void send(byte[] bytes) {
    master.write(bytes);
  }

  /** Types Ctrl and {@code key}, such as {@code 'C'} or {@code '\\'}. */
  public void sendControl(char key) {
    send(new byte[] {(byte) (Character.toUpperCase(key) & 0x1f)});
  }

  /** Changes the size of the window; the foreground processes get SIGWINCH. */
  public void resize(int rows, int columns) {
    master.resize(rows, columns);
  }

  /** Says whether the terminal echoes what is typed at this moment. */
  public boolean echoEnabled() {
    return master.echoes();
  }

  /**
   * Waits until the command has ended and everything it wrote is in the transcript.
   *
   * @return its exit code; 128 and the signal's number if a signal ended it
   * @throws AssertionError with all that was shown, if it does not end in time
   */
  public int waitFor(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      if (leader.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS) && transcript.awaitEnd(deadline)) {
        return leader.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw transcript.failure("the command did not end within " + limit);
  }

  /** Returns everything that was shown so far. */
  public String transcript() {
    return transcript.all();
  }

  /** Takes the terminal away, as a closed window or a broken connection does. */
  public void hangUp() {
    hungUp = true;
    boolean interrupted = Thread.interrupted();
    try {
      reader.join(TO_END.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (!reader.isAlive()) {
      master.close(); // else the number could be in use again while the thread reads from it
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    SessionProcesses.end(leader.toHandle());
    if (!hungUp) {
      hangUp();
    }
  }

  private void readAll() {
    byte[] bytes = master.read(this::hasEnded);
    while (bytes.length > 0) {
      transcript.append(bytes);
      bytes = master.read(this::hasEnded);
    }
    transcript.end();
  }

  private boolean hasEnded() {
    return hungUp || !leader.isAlive();
  }
}
