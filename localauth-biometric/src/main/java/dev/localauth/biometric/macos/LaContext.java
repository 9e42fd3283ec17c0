// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An LAContext and the autorelease pool around it, for one question: one that was answered before
 * may say yes by itself. Opened, used and closed on the same thread.
 */
final class LaContext implements AutoCloseable {
  private static final byte NO = 0;
  private static final long LONGEST_STATE = 4096;

  private final Frameworks mac;
  private final Pointer pool;
  private final Pointer context;

  private LaContext(Frameworks mac, Pointer pool, Pointer context) {
    this.mac = mac;
    this.pool = pool;
    this.context = context;
  }

  static LaContext open(Frameworks mac) throws AuthenticatorException {
    Pointer pool = mac.objectiveC().objc_autoreleasePoolPush();
    try {
      return new LaContext(mac, pool, made(mac));
    } catch (AuthenticatorException e) {
      mac.objectiveC().objc_autoreleasePoolPop(pool);
      throw e;
    }
  }

  private static Pointer made(Frameworks mac) throws AuthenticatorException {
    Pointer type = mac.objectiveC().objc_getClass("LAContext");
    Messages.ForObject send = mac.messages().forObject();
    Pointer raw = type == null ? null : send.objc_msgSend(type, selector(mac, "alloc"));
    Pointer context = raw == null ? null : send.objc_msgSend(raw, selector(mac, "init"));
    if (context == null) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, "this macOS has no LocalAuthentication", "use another way");
    }
    return context;
  }

  /** Fails unless macOS can ask by this policy now. */
  void require(LaPolicy policy) throws AuthenticatorException {
    PointerByReference error = new PointerByReference();
    byte can =
        mac.messages()
            .canEvaluate()
            .objc_msgSend(
                context, selector(mac, "canEvaluatePolicy:error:"), policy.number(), error);
    if (can == NO) {
      Pointer why = error.getValue();
      throw LaError.obstacle(
          why == null ? 0 : mac.messages().forInteger().objc_msgSend(why, selector(mac, "code")));
    }
  }

  /**
   * Returns a digest that changes when a finger is added or removed, or empty if macOS does not
   * tell. Known once the policy {@code BIOMETRICS} can be evaluated, or was.
   */
  Optional<String> fingers() {
    Pointer state =
        mac.messages()
            .forObject()
            .objc_msgSend(context, selector(mac, "evaluatedPolicyDomainState"));
    if (state == null) {
      return Optional.empty();
    }
    // An NSData is a CFData (toll-free bridging), and is the context's own.
    CoreFoundation coreFoundation = mac.coreFoundation();
    if (coreFoundation.CFGetTypeID(state) != coreFoundation.CFDataGetTypeID()) {
      return Optional.empty();
    }
    long length = coreFoundation.CFDataGetLength(state);
    Pointer bytes = coreFoundation.CFDataGetBytePtr(state);
    return bytes == null || length < 1 || length > LONGEST_STATE
        ? Optional.empty()
        : Optional.of(digest(bytes.getByteArray(0, (int) length)));
  }

  /**
   * Shows the sheet.
   *
   * @param reason not blank: macOS throws at an empty one, and what it throws ends this process
   */
  ReplyBlocks.Question evaluate(LaPolicy policy, String reason) throws AuthenticatorException {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("no reason");
    }
    Pointer text = string(reason);
    try {
      hideFallback();
      ReplyBlocks.Question question = mac.replies().ask();
      mac.messages()
          .evaluate()
          .objc_msgSend(
              context,
              selector(mac, "evaluatePolicy:localizedReason:reply:"),
              policy.number(),
              text,
              question.block());
      return question;
    } finally {
      mac.coreFoundation().CFRelease(text);
    }
  }

  // The button for "another way" would end the question without one; an empty title hides it.
  private void hideFallback() throws AuthenticatorException {
    Pointer empty = string("");
    mac.messages()
        .withObject()
        .objc_msgSend(context, selector(mac, "setLocalizedFallbackTitle:"), empty);
    mac.coreFoundation().CFRelease(empty);
  }

  /** Takes the sheet away, if it is still there. */
  void invalidate() {
    mac.messages().forNothing().objc_msgSend(context, selector(mac, "invalidate"));
  }

  @Override
  public void close() {
    mac.messages().forNothing().objc_msgSend(context, selector(mac, "release"));
    mac.objectiveC().objc_autoreleasePoolPop(pool);
  }

  private Pointer string(String text) throws AuthenticatorException {
    byte[] bytes = text.getBytes(UTF_8);
    Pointer string =
        mac.coreFoundation()
            .CFStringCreateWithBytes(
                null, bytes, bytes.length, CoreFoundation.kCFStringEncodingUTF8, NO);
    if (string == null) {
      throw new AuthenticatorException(
          Reason.FAILED, "macOS failed (CFStringCreateWithBytes: NULL)");
    }
    return string;
  }

  private static Pointer selector(Frameworks mac, String name) {
    return mac.objectiveC().sel_registerName(name);
  }

  private static String digest(byte[] state) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(state));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
