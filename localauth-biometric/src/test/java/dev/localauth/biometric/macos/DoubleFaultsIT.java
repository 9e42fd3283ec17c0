// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.biometric.macos.NativeDouble.Count;
import dev.localauth.biometric.macos.ReplyBlocks.Question;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mistakes that a binding can make, each of which the native double has to notice. */
@Timeout(60)
class DoubleFaultsIT {
  private static NativeDouble mac;
  private static Frameworks frameworks;

  private final Map<Count, Long> before = new EnumMap<>(Count.class);

  /** A BOOL taken for 32 bits. */
  interface WideCanEvaluate extends Library {
    boolean objc_msgSend(Pointer receiver, Pointer selector, long policy, PointerByReference error);
  }

  /** A BOOL taken for 32 bits, where it comes in. */
  interface WideInvoke extends Callback {
    void invoke(Pointer block, boolean success, @Nullable Pointer error);
  }

  @BeforeAll
  static void build() {
    mac = NativeDouble.build();
    frameworks = mac.frameworks();
  }

  @BeforeEach
  void remember() {
    mac.reset();
    for (Count count : Count.values()) {
      before.put(count, mac.count(count));
    }
  }

  @Test
  void aNoOfThirtyTwoBitsIsAYes() throws Exception {
    mac.controls().double_can(1, -7);
    WideCanEvaluate wide = Native.load(mac.library(), WideCanEvaluate.class);
    try (LaContext pool = LaContext.open(frameworks)) {
      assertNotNull(pool);
      Pointer context = context();
      Pointer can = selector("canEvaluatePolicy:error:");
      assertTrue(
          wide.objc_msgSend(context, can, 1, new PointerByReference()), "the double left no dirt");
      Messages.CanEvaluate narrow = frameworks.messages().canEvaluate();
      assertEquals(0, narrow.objc_msgSend(context, can, 1, new PointerByReference()));
      frameworks.messages().forNothing().objc_msgSend(context, selector("release"));
    }
  }

  @Test
  void aNoThatComesInAsThirtyTwoBitsIsAYes() throws Exception {
    mac.controls().double_answer(0, 0);
    CompletableFuture<Boolean> seen = new CompletableFuture<>();
    WideInvoke wide = (block, success, error) -> seen.complete(success);
    Question question = frameworks.replies().ask();
    Pointer narrow = question.block().getPointer(16);
    question.block().setPointer(16, CallbackReference.getFunctionPointer(wide));
    assertTrue(answerTo(question, seen), "the double left no dirt");
    question.block().setPointer(16, narrow);
    assertFalse(answerTo(question, question.reply()).verified());
  }

  @Test
  void aBlockWithoutItsFlags() throws Exception {
    Question question = frameworks.replies().ask();
    question.block().setInt(8, 0);
    evaluate(question.block());
    assertRose(Count.MALFORMED);
    question.giveUp().run();
  }

  @Test
  void aBlockWhoseClassIsReadLikeAConstant() throws Exception {
    Question question = frameworks.replies().ask();
    Pointer array =
        NativeLibrary.getInstance(mac.library()).getGlobalVariableAddress("_NSConcreteGlobalBlock");
    assertNull(array.getPointer(0));
    question.block().setPointer(0, null);
    evaluate(question.block());
    assertRose(Count.MALFORMED);
    question.giveUp().run();
  }

  @Test
  void anErrorThatIsReadAfterTheReply() throws Exception {
    mac.controls().double_answer(0, -2);
    CompletableFuture<Pointer> kept = new CompletableFuture<>();
    ReplyBlocks.Invoke late = (block, success, error) -> kept.complete(error);
    Question question = frameworks.replies().ask();
    question.block().setPointer(16, CallbackReference.getFunctionPointer(late));
    Pointer error = Objects.requireNonNull(answerTo(question, kept));
    mac.await(Count.LIVING, count(Count.LIVING));
    frameworks.messages().forInteger().objc_msgSend(error, selector("code"));
    assertRose(Count.FOREIGN);
    question.giveUp().run();
  }

  @Test
  void aContextReleasedTwice() {
    Pointer context = context();
    frameworks.messages().forNothing().objc_msgSend(context, selector("release"));
    frameworks.messages().forNothing().objc_msgSend(context, selector("release"));
    assertRose(Count.OVER_RELEASED);
  }

  @Test
  void aContextNeverReleased() {
    assertNotNull(context());
    assertRose(Count.LIVING);
  }

  @Test
  void aForeignPointerReleased() {
    try (Memory foreign = new Memory(64)) {
      frameworks.coreFoundation().CFRelease(foreign);
    }
    assertRose(Count.FOREIGN);
  }

  @Test
  void aPoolDrainedOnAnotherThread() throws Exception {
    Pointer pool = frameworks.objectiveC().objc_autoreleasePoolPush();
    Thread other = new Thread(() -> frameworks.objectiveC().objc_autoreleasePoolPop(pool));
    other.start();
    other.join();
    assertRose(Count.MISUSED);
    frameworks.objectiveC().objc_autoreleasePoolPop(pool);
  }

  @Test
  void anErrorWithoutAPool() {
    mac.controls().double_can(1, -7);
    frameworks
        .messages()
        .canEvaluate()
        .objc_msgSend(context(), selector("canEvaluatePolicy:error:"), 1, new PointerByReference());
    assertRose(Count.MISUSED);
  }

  @Test
  void aPolicyOrAReasonAtWhichMacOsThrows() throws Exception {
    Pointer context = context();
    Question question = frameworks.replies().ask();
    Pointer evaluate = selector("evaluatePolicy:localizedReason:reply:");
    Messages.Evaluate send = frameworks.messages().evaluate();
    send.objc_msgSend(context, evaluate, 1, string(), question.block());
    assertRose(Count.MISUSED);
    before.put(Count.MISUSED, mac.count(Count.MISUSED));
    send.objc_msgSend(context, evaluate, 5, string((byte) 'x'), question.block());
    assertRose(Count.MISUSED);
    question.giveUp().run();
  }

  @Test
  void aCallbackThatNobodyHoldsIsCollected() throws Exception {
    CompletableFuture<Boolean> captured = new CompletableFuture<>();
    assertTrue(isCollected(new WeakReference<>(unheld(captured))));
    // What ours belongs to is held, although nothing here refers to it.
    assertFalse(isCollected(new WeakReference<>(blocks().get())));
  }

  private static ReplyBlocks.Invoke unheld(CompletableFuture<Boolean> captured) {
    ReplyBlocks.Invoke callback = (block, success, error) -> captured.complete(true);
    assertNotNull(CallbackReference.getFunctionPointer(callback));
    return callback;
  }

  private static WeakReference<ReplyBlocks> blocks() {
    Pointer isa =
        NativeLibrary.getInstance(mac.library()).getGlobalVariableAddress("_NSConcreteGlobalBlock");
    return new WeakReference<>(new ReplyBlocks(isa, error -> 0));
  }

  private static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < 20 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }

  private <T> T answerTo(Question question, CompletableFuture<T> answer) throws Exception {
    evaluate(question.block());
    return answer.get(10, TimeUnit.SECONDS);
  }

  private void evaluate(Pointer block) throws Exception {
    Pointer context = context();
    Pointer reason = string((byte) 'x');
    frameworks
        .messages()
        .evaluate()
        .objc_msgSend(context, selector("evaluatePolicy:localizedReason:reply:"), 1, reason, block);
    frameworks.coreFoundation().CFRelease(reason);
    frameworks.messages().forNothing().objc_msgSend(context, selector("release"));
  }

  private static Pointer string(byte... text) {
    return Objects.requireNonNull(
        frameworks
            .coreFoundation()
            .CFStringCreateWithBytes(
                null, text, text.length, CoreFoundation.kCFStringEncodingUTF8, (byte) 0));
  }

  private static Pointer context() {
    Messages.ForObject send = frameworks.messages().forObject();
    Pointer type = Objects.requireNonNull(frameworks.objectiveC().objc_getClass("LAContext"));
    Pointer raw = Objects.requireNonNull(send.objc_msgSend(type, selector("alloc")));
    return Objects.requireNonNull(send.objc_msgSend(raw, selector("init")));
  }

  private static Pointer selector(String name) {
    return frameworks.objectiveC().sel_registerName(name);
  }

  private long count(Count count) {
    return Objects.requireNonNull(before.get(count));
  }

  private void assertRose(Count count) {
    assertTrue(mac.count(count) > count(count), () -> count + " did not rise");
  }
}
