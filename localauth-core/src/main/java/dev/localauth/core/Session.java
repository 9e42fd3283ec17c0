// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Anchor;
import dev.localauth.core.session.SessionDirectory;
import dev.localauth.core.session.SessionToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An opened gate. Closing it forgets the token in this process and leaves the session open; {@link
 * #end} revokes it. Not for use by several threads at once.
 */
public final class Session implements AutoCloseable {
  private final Optional<SessionDirectory> directory;
  private final Optional<Anchor> anchor;
  private Optional<SessionToken> token;
  private final Optional<String> sinceLastTime;
  private final List<Long> letIn;

  Session(
      Optional<SessionDirectory> directory,
      Optional<Anchor> anchor,
      Optional<SessionToken> token,
      Optional<String> sinceLastTime) {
    this(directory, anchor, token, sinceLastTime, List.of());
  }

  Session(
      Optional<SessionDirectory> directory,
      Optional<Anchor> anchor,
      Optional<SessionToken> token,
      Optional<String> sinceLastTime,
      List<Long> letIn) {
    this.directory = directory;
    this.anchor = anchor;
    this.token = token;
    this.sinceLastTime = sinceLastTime;
    this.letIn = letIn;
  }

  static Session notRequired() {
    return new Session(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Returns the variables to add to the environment of a child process: {@code LOCALAUTH_SESSION}
   * if this call opened the session, otherwise nothing, because only the opener knows the token.
   */
  public Map<String, String> environment() {
    return token.map(value -> Map.of(SessionToken.VARIABLE, value.reveal())).orElseGet(Map::of);
  }

  /** Returns one sentence about failed attempts since the gate last opened, or empty. */
  public Optional<String> sinceLastTime() {
    return sinceLastTime;
  }

  /** Returns the processes without a terminal that were let in with the same answer. */
  public List<Long> letIn() {
    return letIn;
  }

  /** Says whether the caller is in the session, and not only those that were let in. */
  public boolean isOwn() {
    return anchor.filter(process -> letIn.contains(process.pid())).isEmpty();
  }

  /** Says whether a session stands behind this, or the gate is simply not required. */
  public boolean isRequired() {
    return anchor.isPresent();
  }

  /**
   * Revokes the session, for all processes in it.
   *
   * @throws IOException if the record could not be removed
   */
  public void end() throws IOException {
    if (directory.isPresent() && anchor.isPresent()) {
      directory.get().remove(anchor.get());
    }
    close();
  }

  @Override
  public void close() {
    token = Optional.empty();
  }
}
