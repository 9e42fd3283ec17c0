// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a soft key is plugged into libfido2: {@code fido_dev_io_t} and {@code fido_dev_transport_t}
 * of fido/types.h. The key works on a thread of its own, as a real one does.
 */
final class SoftKeyPort {
  private static final int INIT = 0x06;
  private static final int CBOR = 0x10;
  private static final int CANCEL = 0x11;
  private static final byte CAN_CBOR = 0x04;
  private static final byte NO_MSG = 0x08;

  private final SoftKey key;
  private final AtomicInteger open = new AtomicInteger();
  private final Memory io = new Memory(4L * Native.POINTER_SIZE);
  private final Memory transport = new Memory(2L * Native.POINTER_SIZE);
  private final List<Callback> reachable;
  private volatile CompletableFuture<Optional<byte[]>> pending = new CompletableFuture<>();

  SoftKeyPort(SoftKey key) {
    this.key = key;
    Open opening = this::open;
    Close closing = this::close;
    Read reading = (handle, buffer, length, milliseconds) -> -1;
    Write writing = (handle, buffer, length) -> -1;
    Receive receiving = this::receive;
    Send sending = this::send;
    this.reachable = List.of(opening, closing, reading, writing, receiving, sending);
    for (int i = 0; i < 4; i++) {
      io.setPointer((long) i * Native.POINTER_SIZE, address(i));
    }
    for (int i = 0; i < 2; i++) {
      transport.setPointer((long) i * Native.POINTER_SIZE, address(4 + i));
    }
  }

  SoftKey key() {
    return key;
  }

  Pointer io() {
    return io;
  }

  Pointer transport() {
    return transport;
  }

  /** Returns how often it is open now. */
  int opened() {
    return open.get();
  }

  private Pointer address(int callback) {
    return CallbackReference.getFunctionPointer(reachable.get(callback));
  }

  private @Nullable Pointer open(String path) {
    if (key.isRemoved()) {
      return null;
    }
    open.incrementAndGet();
    return new Pointer(1);
  }

  private void close(Pointer handle) {
    open.decrementAndGet();
  }

  private int send(Pointer device, byte command, Pointer message, NativeLong length) {
    if (key.isRemoved()) {
      return -1;
    }
    byte[] bytes =
        length.longValue() == 0 ? new byte[0] : message.getByteArray(0, length.intValue());
    switch (command) {
      case INIT -> pending = CompletableFuture.completedFuture(Optional.of(greeting(bytes)));
      case CBOR -> answer(bytes);
      case CANCEL -> {
        if (!key.isDeaf()) {
          key.touch().cancel();
        }
      }
      default -> {
        return -1;
      }
    }
    return 0;
  }

  private void answer(byte[] message) {
    CompletableFuture<Optional<byte[]>> answer = new CompletableFuture<>();
    pending = answer;
    if (!key.hears(message[0])) {
      return;
    }
    Thread worker =
        new Thread(
            () -> {
              try {
                answer.complete(key.answer(message));
              } catch (GeneralSecurityException | RuntimeException defect) {
                answer.completeExceptionally(defect);
              }
            },
            "soft key");
    worker.setDaemon(true);
    worker.start();
  }

  /** CTAPHID_INIT (CTAP 2.1 §11.2.9.1.3): nonce, channel, version and what the key can. */
  private static byte[] greeting(byte[] nonce) {
    return ByteBuffer.allocate(17)
        .put(nonce)
        .putInt(1)
        .put(new byte[] {2, 5, 4, 3, CAN_CBOR | NO_MSG})
        .array();
  }

  private int receive(
      Pointer device, byte command, Pointer buffer, NativeLong length, int milliseconds) {
    try {
      // A deaf key also keeps whoever waits for it beyond their time.
      Optional<byte[]> answer =
          milliseconds < 0 || key.isDeaf()
              ? pending.get()
              : pending.get(milliseconds, TimeUnit.MILLISECONDS);
      if (answer.isEmpty() || answer.get().length > length.longValue()) {
        return -1;
      }
      buffer.write(0, answer.get(), 0, answer.get().length);
      return answer.get().length;
    } catch (TimeoutException | ExecutionException | InterruptedException nothing) {
      return -1;
    }
  }

  /** fido_dev_io_open_t. */
  interface Open extends Callback {
    @Nullable Pointer invoke(String path);
  }

  /** fido_dev_io_close_t. */
  interface Close extends Callback {
    void invoke(Pointer handle);
  }

  /** fido_dev_io_read_t. */
  interface Read extends Callback {
    int invoke(Pointer handle, Pointer buffer, NativeLong length, int milliseconds);
  }

  /** fido_dev_io_write_t. */
  interface Write extends Callback {
    int invoke(Pointer handle, Pointer buffer, NativeLong length);
  }

  /** fido_dev_rx_t. */
  interface Receive extends Callback {
    int invoke(Pointer device, byte command, Pointer buffer, NativeLong length, int milliseconds);
  }

  /** fido_dev_tx_t. */
  interface Send extends Callback {
    int invoke(Pointer device, byte command, Pointer message, NativeLong length);
  }
}
