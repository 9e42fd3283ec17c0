// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Blocks for {@code reply:}, laid out as the compiler lays out one that captures nothing (Clang's
 * Block Implementation Specification). The runtime neither copies nor frees such a block.
 *
 * <p>Each question has a block of its own, by whose address its answer is known. An answer to a
 * question that was given up meets nothing: it can never be taken for that of another one.
 */
final class ReplyBlocks {
  // By these the callback stays reachable; native code that jumps to one that was collected waits
  // for ever, or worse.
  private static final List<ReplyBlocks> FOR_EVER = new CopyOnWriteArrayList<>();

  private static final int BLOCK_IS_GLOBAL = 1 << 28;
  private static final int BLOCK_HAS_SIGNATURE = 1 << 30;
  private static final long LITERAL_SIZE = 32;
  private static final byte NO = 0;

  private final Map<Pointer, CompletableFuture<Reply>> open = new ConcurrentHashMap<>();
  private final Invoke invoke = this::answered;
  private final Pointer isa;
  private final Pointer function;
  private final Pointer descriptor;
  private final ToLongFunction<Pointer> code;

  /**
   * Lays out what all blocks have in common.
   *
   * @param isa where {@code _NSConcreteGlobalBlock} is
   * @param code what {@code -[NSError code]} returns
   */
  ReplyBlocks(Pointer isa, ToLongFunction<Pointer> code) {
    this.isa = isa;
    this.code = code;
    this.function = CallbackReference.getFunctionPointer(invoke);
    this.descriptor = descriptor();
    FOR_EVER.add(this);
  }

  /** {@code void (^)(BOOL success, NSError *error)}, and the block itself before both. */
  interface Invoke extends Callback {
    void invoke(Pointer block, byte success, @Nullable Pointer error);
  }

  /** Returns the block of one new question. */
  Question ask() {
    Pointer literal = forEver(LITERAL_SIZE);
    literal.setPointer(0, isa);
    literal.setInt(8, BLOCK_IS_GLOBAL | BLOCK_HAS_SIGNATURE);
    literal.setInt(12, 0);
    literal.setPointer(16, function);
    literal.setPointer(24, descriptor);
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    open.put(literal, reply);
    return new Question(literal, reply, () -> open.remove(literal));
  }

  /** Returns how many questions are neither answered nor given up. */
  int open() {
    return open.size();
  }

  private void answered(Pointer block, byte success, @Nullable Pointer error) {
    CompletableFuture<Reply> reply = open.remove(block);
    if (reply == null) {
      return;
    }
    try {
      // The error lives no longer than this call.
      long number = error == null ? 0 : code.applyAsLong(error);
      reply.complete(new Reply(success != NO && error == null, number));
    } catch (RuntimeException | Error failure) {
      reply.completeExceptionally(failure);
    }
  }

  private static Pointer descriptor() {
    // BOOL is bool where the processor is an ARM, and signed char elsewhere (objc/objc.h).
    byte[] signature =
        ("v20@?0" + (Platform.isARM() ? "B" : "c") + "8@\"NSError\"12\0")
            .getBytes(StandardCharsets.US_ASCII);
    Pointer text = forEver(signature.length);
    text.write(0, signature, 0, signature.length);
    Pointer descriptor = forEver(24);
    descriptor.setLong(0, 0);
    descriptor.setLong(8, LITERAL_SIZE);
    descriptor.setPointer(16, text);
    return descriptor;
  }

  // Never freed: the runtime looks at a block once more after the callback has returned.
  private static Pointer forEver(long size) {
    return new Pointer(Native.malloc(size));
  }

  /**
   * What was answered.
   *
   * @param verified whether it was a plain yes
   * @param code the number of the error, 0 if there was none
   */
  record Reply(boolean verified, long code) {}

  /**
   * A question that waits for its answer.
   *
   * @param block what to hand to {@code reply:}
   * @param reply the answer, once it is there
   * @param giveUp makes an answer that comes later meet nothing
   */
  record Question(Pointer block, CompletableFuture<Reply> reply, Runnable giveUp) {}
}
