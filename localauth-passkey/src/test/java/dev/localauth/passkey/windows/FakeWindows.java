// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** webauthn.dll and windows in memory, on any system; does what a test tells it. */
final class FakeWindows implements WebAuthn, User32, Kernel32 {
  static final byte[] AUTHENTICATOR_DATA = filled(300, 1);
  static final byte[] CREDENTIAL_ID = filled(32, 2);
  static final byte[] SIGNATURE = filled(70, 3);
  static final byte[] USER = filled(32, 4);
  static final byte[] SECRET = filled(32, 5);

  static final Pointer CONSOLE = new Pointer(0x10);
  static final Pointer TERMINAL = new Pointer(0x20);
  static final Pointer FOREGROUND = new Pointer(0x30);
  static final Pointer SMALL = new Pointer(0x40);

  int api = 8;
  int result;
  int hello = 1;
  boolean withoutResult;
  int dataSize = AUTHENTICATOR_DATA.length;
  int secretSize = 32;
  @Nullable Pointer console = CONSOLE;
  @Nullable Pointer foreground;
  @Nullable Pointer small = SMALL;
  boolean visible = true;
  @Nullable CountDownLatch held;

  private final List<String> calls = new ArrayList<>();
  private final Map<Pointer, List<Memory>> lent = new HashMap<>();
  private final List<Memory> lentNames = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean unwiped;
  private @Nullable Pointer askedIn;
  private @Nullable MakeCredentialOptions makeOptions;
  private @Nullable GetAssertionOptions getOptions;
  private List<Integer> algorithms = List.of();
  private int transports;
  private byte[] salt = {};

  static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  Libraries libraries() {
    return new Libraries(this, this, this);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  synchronized int lent() {
    return lent.size();
  }

  synchronized boolean unwiped() {
    return unwiped;
  }

  synchronized void forgive() {
    unwiped = false;
  }

  synchronized Pointer askedIn() {
    return Objects.requireNonNull(askedIn);
  }

  synchronized MakeCredentialOptions makeOptions() {
    return Objects.requireNonNull(makeOptions);
  }

  synchronized GetAssertionOptions getOptions() {
    return Objects.requireNonNull(getOptions);
  }

  synchronized List<Integer> algorithms() {
    return algorithms;
  }

  synchronized int transports() {
    return transports;
  }

  synchronized byte[] salt() {
    return salt;
  }

  boolean smallWindowIsClosed() throws InterruptedException {
    return closed.await(10, TimeUnit.SECONDS);
  }

  private synchronized void called(String call) {
    calls.add(call);
  }

  /** As with Windows, no interrupt ends it. */
  private void hold() {
    CountDownLatch until = held;
    boolean interrupted = false;
    while (until != null && until.getCount() > 0) {
      called("held");
      try {
        until.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Memory memory(byte[] bytes) {
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  /** Not the memory itself, which would notice its end. */
  private synchronized Pointer lend(Memory result, Memory... others) {
    Pointer place = new Pointer(Pointer.nativeValue(result));
    List<Memory> all = new ArrayList<>(List.of(others));
    all.add(result);
    lent.put(place, all);
    return place;
  }

  private synchronized void free(Pointer place, int secretAt, int version, int from) {
    calls.add("free");
    Pointer secret = version >= from ? place.getPointer(secretAt) : null;
    if (secret != null) {
      byte[] left = secret.getPointer(8).getByteArray(0, 32);
      unwiped |= Arrays.mismatch(left, new byte[32]) >= 0;
    }
    Objects.requireNonNull(lent.remove(place), "not lent, or given back twice");
  }

  // webauthn.dll

  @Override
  public int WebAuthNGetApiVersionNumber() {
    return api;
  }

  @Override
  public int WebAuthNIsUserVerifyingPlatformAuthenticatorAvailable(IntByReference available) {
    hold();
    available.setValue(hello);
    return result;
  }

  @Override
  public int WebAuthNAuthenticatorMakeCredential(
      Pointer window,
      RpEntityInformation rp,
      UserEntityInformation user,
      CoseCredentialParameters parameters,
      HashedClientData clientData,
      MakeCredentialOptions options,
      PointerByReference attestation) {
    called("make");
    synchronized (this) {
      askedIn = window;
      makeOptions = options;
      Pointer first = Objects.requireNonNull(parameters.pCredentialParameters);
      algorithms = new ArrayList<>();
      for (int i = 0; i < parameters.cCredentialParameters; i++) {
        algorithms.add(first.getInt(24L * i + 16));
      }
      remember(options.pExcludeCredentialList, options.pPRFGlobalEval);
    }
    hold();
    if (result < 0 || withoutResult) {
      return result;
    }
    Memory data = memory(AUTHENTICATOR_DATA);
    Memory secret = memory(SECRET);
    Memory salt = secretOf(secret);
    Memory made = new Memory(160);
    made.clear();
    made.setInt(0, attestationVersion());
    made.setInt(16, dataSize);
    made.setPointer(24, data);
    made.setInt(112, 0x31);
    made.setInt(128, api >= 6 ? 1 : 0);
    made.setPointer(144, salt);
    attestation.setValue(lend(made, data, secret, salt));
    return result;
  }

  private int attestationVersion() {
    return api >= 8 ? 7 : api >= 6 ? api - 1 : api >= 3 ? 4 : 3;
  }

  private Memory secretOf(Memory secret) {
    Memory salt = new Memory(32);
    salt.clear();
    salt.setInt(0, secretSize);
    salt.setPointer(8, secret);
    return salt;
  }

  private void remember(@Nullable Pointer list, @Nullable Pointer given) {
    transports = list == null ? -1 : list.getPointer(8).getPointer(0).getInt(24);
    salt = given == null ? new byte[0] : given.getPointer(8).getByteArray(0, given.getInt(0));
  }

  @Override
  public void WebAuthNFreeCredentialAttestation(Pointer attestation) {
    free(attestation, 144, attestation.getInt(0), 7);
  }

  @Override
  public int WebAuthNAuthenticatorGetAssertion(
      Pointer window,
      Pointer rpId,
      HashedClientData clientData,
      GetAssertionOptions options,
      PointerByReference assertion) {
    called("get");
    synchronized (this) {
      askedIn = window;
      getOptions = options;
      Pointer salts = options.pHmacSecretSaltValues;
      remember(options.pAllowCredentialList, salts == null ? null : salts.getPointer(0));
    }
    hold();
    if (result < 0 || withoutResult) {
      return result;
    }
    Memory data = memory(AUTHENTICATOR_DATA);
    Memory signature = memory(SIGNATURE);
    Memory id = memory(CREDENTIAL_ID);
    Memory user = memory(USER);
    Memory secret = memory(SECRET);
    Memory salt = secretOf(secret);
    Memory made = new Memory(136);
    made.clear();
    made.setInt(0, api >= 7 ? 5 : api == 6 ? 4 : api >= 4 ? 3 : api == 3 ? 2 : 1);
    made.setInt(4, dataSize);
    made.setPointer(8, data);
    made.setInt(16, SIGNATURE.length);
    made.setPointer(24, signature);
    made.setInt(36, CREDENTIAL_ID.length);
    made.setPointer(40, id);
    made.setInt(56, USER.length);
    made.setPointer(64, user);
    made.setPointer(112, salt);
    assertion.setValue(lend(made, data, signature, id, user, secret, salt));
    return result;
  }

  @Override
  public void WebAuthNFreeAssertion(Pointer assertion) {
    free(assertion, 112, assertion.getInt(0), 3);
  }

  @Override
  public int WebAuthNGetCancellationId(Pointer id) {
    id.setLong(0, 42);
    return 0;
  }

  @Override
  public int WebAuthNCancelCurrentOperation(Pointer id) {
    called("cancel " + id.getLong(0));
    return 0;
  }

  @Override
  public Pointer WebAuthNGetErrorName(int number) {
    byte[] name = "NotAllowedError\0".getBytes(UTF_16LE);
    Memory memory = memory(name);
    synchronized (this) {
      lentNames.add(memory);
    }
    return memory;
  }

  // Windows of all kinds

  @Override
  public int GetSystemDirectoryW(Pointer buffer, int characters) {
    return 0;
  }

  @Override
  public @Nullable Pointer GetConsoleWindow() {
    return console;
  }

  @Override
  public Pointer GetAncestor(Pointer window, int flags) {
    return TERMINAL;
  }

  @Override
  public int IsWindowVisible(Pointer window) {
    return visible && window.equals(TERMINAL) ? 1 : 0;
  }

  @Override
  public @Nullable Pointer GetForegroundWindow() {
    return foreground;
  }

  @Override
  public @Nullable Pointer CreateWindowExW(
      int extendedStyle,
      Pointer className,
      Pointer name,
      int style,
      int x,
      int y,
      int width,
      int height,
      @Nullable Pointer parent,
      @Nullable Pointer menu,
      @Nullable Pointer instance,
      @Nullable Pointer parameter) {
    called("window");
    return small;
  }

  @Override
  public int IsWindow(Pointer window) {
    return closed.getCount() == 0 ? 0 : 1;
  }

  @Override
  public int GetMessageW(Pointer message, @Nullable Pointer window, int first, int last) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      return 0;
    }
    return 1;
  }

  @Override
  public long DispatchMessageW(Pointer message) {
    return 0;
  }

  @Override
  public int PostMessageW(Pointer window, int message, long first, long second) {
    if (window.equals(SMALL) && message == User32.WM_CLOSE) {
      closed.countDown();
    }
    return 1;
  }
}
