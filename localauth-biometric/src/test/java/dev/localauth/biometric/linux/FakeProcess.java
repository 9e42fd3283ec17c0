// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A process that says what the test lets it say, and does nothing. */
final class FakeProcess extends Process {
  final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final PipedOutputStream said = new PipedOutputStream();
  private final PipedInputStream words;
  private final CompletableFuture<Process> exit = new CompletableFuture<>();
  boolean destroyed;

  FakeProcess() {
    try {
      words = new PipedInputStream(said);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  FakeProcess say(Word... all) {
    try {
      for (Word word : all) {
        word.write(new DataOutputStream(said));
      }
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  FakeProcess say(byte[] bytes) {
    try {
      said.write(bytes);
      said.flush();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  FakeProcess closePipe() {
    try {
      said.close();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Ends it; what holds the pipe open goes on. */
  FakeProcess end() {
    exit.complete(this);
    return this;
  }

  @Override
  public OutputStream getOutputStream() {
    return heard;
  }

  @Override
  public InputStream getInputStream() {
    return words;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    return exitValue();
  }

  @Override
  public int exitValue() {
    return 134;
  }

  @Override
  public boolean isAlive() {
    return !exit.isDone();
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return exit;
  }

  @Override
  public Stream<ProcessHandle> descendants() {
    return Stream.empty();
  }

  @Override
  public void destroy() {
    destroyed = true;
  }

  @Override
  public Process destroyForcibly() {
    destroy();
    return this;
  }
}
