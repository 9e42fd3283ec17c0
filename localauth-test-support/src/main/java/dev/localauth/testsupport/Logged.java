// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that goes to java.util.logging while this is open, at every level. */
public final class Logged implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Level before = ROOT.getLevel();
  private final Handler[] handlers = ROOT.getHandlers();
  private final Handler noting = new Noting();

  private Logged() {}

  /** Begins to listen; what listened before hears nothing meanwhile. */
  public static Logged everything() {
    Logged logged = new Logged();
    logged.noting.setLevel(Level.ALL);
    for (Handler each : logged.handlers) {
      ROOT.removeHandler(each);
    }
    ROOT.addHandler(logged.noting);
    ROOT.setLevel(Level.ALL);
    return logged;
  }

  /** Returns what was logged so far, with the logger's name and the parameters. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    ROOT.removeHandler(noting);
    ROOT.setLevel(before);
    for (Handler each : handlers) {
      ROOT.addHandler(each);
    }
  }

  private final class Noting extends Handler {
    @Override
    public void publish(LogRecord each) {
      lines.add(
          String.join(
              " ",
              String.valueOf(each.getLoggerName()),
              String.valueOf(each.getMessage()),
              Arrays.toString(each.getParameters()),
              String.valueOf(each.getThrown())));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
