// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A Mac that says what the test wants it to say, in Java; it answers before it returns. */
public final class FakeMac implements CoreFoundation, Security, ObjectiveC {
  private static final Pointer TYPE = new Pointer(0x100);
  private static final Pointer ERROR = new Pointer(0x200);
  private static final long DATA = 20;

  private final AtomicLong next = new AtomicLong(0x1000);
  private final List<String> selectors = new ArrayList<>();
  private final Map<Pointer, Memory> data = new HashMap<>();
  private long error;

  /** What was sent, in this order. */
  final List<String> sent = new ArrayList<>();

  final List<Pointer> living = new ArrayList<>();
  int attributes = Security.sessionHasGraphicAccess;
  int status;
  long obstacle;
  boolean hasClass = true;
  boolean answers = true;
  byte success = 1;
  long code;
  byte[] fingers = {1};

  /** Returns Touch ID on this Mac. */
  public Platform touchId(Limits limits) {
    Frameworks frameworks =
        Frameworks.of(
            this,
            this,
            this,
            new Messages(
                this::object,
                this::integer,
                this::nothing,
                this::withObject,
                this::canEvaluate,
                this::evaluate),
            new Pointer(0x300));
    return new TouchId(() -> frameworks, limits);
  }

  /** Lets the next fingers be right or wrong. */
  public void answer(boolean rightly) {
    success = (byte) (rightly ? 1 : 0);
    code = rightly ? 0 : -1;
  }

  private @Nullable Pointer object(Pointer receiver, Pointer selector) {
    return switch (name(selector)) {
      case "alloc" -> make();
      case "init" -> receiver;
      case "evaluatedPolicyDomainState" -> fingers.length == 0 ? null : state();
      default -> throw new AssertionError(name(selector));
    };
  }

  private Pointer state() {
    Memory bytes = new Memory(fingers.length);
    bytes.write(0, fingers, 0, fingers.length);
    Pointer made = new Pointer(next.getAndAdd(16));
    data.put(made, bytes);
    return made;
  }

  private long integer(Pointer receiver, Pointer selector) {
    if (!receiver.equals(ERROR) || !name(selector).equals("code")) {
      throw new AssertionError(name(selector));
    }
    return error;
  }

  private void nothing(Pointer receiver, Pointer selector) {
    if (name(selector).equals("release")) {
      CFRelease(receiver);
    }
  }

  private void withObject(Pointer receiver, Pointer selector, Pointer object) {
    name(selector);
  }

  private byte canEvaluate(
      Pointer receiver, Pointer selector, long policy, PointerByReference out) {
    name(selector);
    error = obstacle;
    out.setValue(obstacle == 0 ? null : ERROR);
    return (byte) (obstacle == 0 ? 1 : 0);
  }

  private void evaluate(
      Pointer receiver, Pointer selector, long policy, Pointer reason, Pointer block) {
    name(selector);
    if (answers) {
      error = code;
      ReplyBlocks.Invoke reply =
          (ReplyBlocks.Invoke)
              CallbackReference.getCallback(ReplyBlocks.Invoke.class, block.getPointer(16));
      reply.invoke(block, success, code == 0 ? null : ERROR);
    }
  }

  private String name(Pointer selector) {
    String name = selectors.get((int) Pointer.nativeValue(selector) - 1);
    sent.add(name);
    return name;
  }

  private Pointer make() {
    Pointer made = new Pointer(next.getAndAdd(16));
    living.add(made);
    return made;
  }

  @Override
  public void CFRelease(Pointer object) {
    if (!living.remove(object)) {
      throw new AssertionError("released once too often");
    }
  }

  @Override
  public long CFGetTypeID(Pointer object) {
    return data.containsKey(object) ? DATA : 0;
  }

  @Override
  public Pointer CFStringCreateWithBytes(
      @Nullable Pointer allocator, byte[] bytes, long length, int encoding, byte isExternal) {
    sent.add(new String(bytes, UTF_8));
    return make();
  }

  @Override
  public long CFDataGetTypeID() {
    return DATA;
  }

  @Override
  public long CFDataGetLength(Pointer pointer) {
    return bytes(pointer).size();
  }

  @Override
  public Pointer CFDataGetBytePtr(Pointer pointer) {
    return bytes(pointer);
  }

  private Memory bytes(Pointer pointer) {
    Memory bytes = data.get(pointer);
    if (bytes == null) {
      throw new AssertionError("no data");
    }
    return bytes;
  }

  @Override
  public int SessionGetInfo(int session, IntByReference id, IntByReference out) {
    out.setValue(attributes);
    return status;
  }

  @Override
  public @Nullable Pointer objc_getClass(String name) {
    return hasClass ? TYPE : null;
  }

  @Override
  public Pointer sel_registerName(String name) {
    if (!selectors.contains(name)) {
      selectors.add(name);
    }
    return new Pointer(selectors.indexOf(name) + 1L);
  }

  @Override
  public Pointer objc_autoreleasePoolPush() {
    return make();
  }

  @Override
  public void objc_autoreleasePoolPop(Pointer pool) {
    CFRelease(pool);
  }
}
