// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held by one thread of one process at a time; the kernel frees it when its holder dies. Waiting
 * has a deadline, because a stopped process may hold it.
 */
public final class ExclusiveLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE = Duration.ofMillis(2).toNanos();

  /**
   * One thread of this process at a time, before the file is opened: closing any channel to a file
   * frees every lock that the process holds on it (fcntl(2)).
   */
  private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private ExclusiveLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits up to five seconds for the lock that {@code file} stands for. */
  public static ExclusiveLock acquire(Path file) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    enterWithinProcess(file);
    try {
      return acquire(file, deadline);
    } catch (IOException | RuntimeException | Error failure) {
      WITHIN_PROCESS.unlock();
      throw failure;
    }
  }

  private static void enterWithinProcess(Path file) throws IOException {
    try {
      if (!WITHIN_PROCESS.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new BusyException(file);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + file);
    }
  }

  private static ExclusiveLock acquire(Path file, long deadline) throws IOException {
    requireNothingThatWaits(file);
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            NativeFiles.of(file).forFiles());
    try {
      while (channel.tryLock() == null) {
        if (System.nanoTime() > deadline) {
          throw new BusyException(file);
        }
        LockSupport.parkNanos(PAUSE);
      }
      return new ExclusiveLock(channel);
    } catch (IOException | RuntimeException | Error failure) {
      channel.close();
      throw failure;
    }
  }

  /** Opening a FIFO would wait for its reader. */
  private static void requireNothingThatWaits(Path file) throws IOException {
    try {
      if (FileFacts.of(file).type() != FileFacts.Type.FILE) {
        throw new UntrustedFileException(file, "is not a regular file");
      }
    } catch (NoSuchFileException absent) {
      // It is made below.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      WITHIN_PROCESS.unlock();
    }
  }
}
