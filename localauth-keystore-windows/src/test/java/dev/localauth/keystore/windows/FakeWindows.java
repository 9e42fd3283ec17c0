// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.SecretStore;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Credential Manager and DPAPI in memory, on any system; fails when told to. */
final class FakeWindows implements Advapi32, Dpapi {
  private static final int LEFT_OVER = 50;

  private final Map<String, byte[]> items = new TreeMap<>();
  private final Map<String, Integer> answers = new HashMap<>();
  private final Map<String, Integer> timesLeft = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  // With the memory that must outlive the pointers to it.
  private final Map<Pointer, List<Memory>> lent = new HashMap<>();
  private final List<byte[]> plain = new ArrayList<>();
  private boolean withoutCredential;
  private @Nullable CountDownLatch held;
  private CountDownLatch letGo = new CountDownLatch(0);

  Libraries libraries() {
    return new Libraries(this, this, number -> "The text of " + number + ".\r\n");
  }

  SecretStore store() {
    return store(Duration.ofMinutes(1));
  }

  SecretStore store(Duration limit) {
    return new CredentialManagerStore(this::libraries, limit);
  }

  // What a test turns and reads.

  /** Answers every call of this name with {@code number} from now on. */
  synchronized void answer(String call, int number) {
    answers.put(call, number);
  }

  /** Answers the next {@code times} calls of this name with {@code number}, and then normally. */
  synchronized void answer(String call, int number, int times) {
    answers.put(call, number);
    timesLeft.put(call, times);
  }

  synchronized void answerNormally() {
    answers.clear();
  }

  /** Lets reading succeed without a credential. */
  synchronized void giveNoCredential() {
    withoutCredential = true;
  }

  /** Lets calls wait for the second latch, and says so on the first. */
  synchronized void hold(CountDownLatch reached, CountDownLatch until) {
    held = reached;
    letGo = until;
  }

  synchronized Map<String, byte[]> items() {
    return items;
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns how many credentials nobody gave back. */
  synchronized int lent() {
    return lent.size();
  }

  /** Says whether something readable was given to or got from DPAPI and is still there. */
  synchronized boolean unwiped() {
    return plain.stream().anyMatch(each -> Arrays.mismatch(each, new byte[each.length]) >= 0);
  }

  // Advapi32

  /** Returns 1, as with a last error of earlier, or 0 and sets the one that a test wants. */
  private int called(String call) {
    CountDownLatch until;
    synchronized (this) {
      calls.add(call);
      until = letGo;
      if (held != null) {
        held.countDown();
      }
    }
    await(until);
    synchronized (this) {
      Integer number = answers.get(call);
      if (timesLeft.containsKey(call) && timesLeft.merge(call, -1, Integer::sum) == 0) {
        timesLeft.remove(call);
        answers.remove(call);
      }
      Native.setLastError(number == null ? LEFT_OVER : number);
      return number == null ? 1 : 0;
    }
  }

  private static void await(CountDownLatch until) {
    boolean interrupted = false;
    while (until.getCount() > 0) {
      try {
        until.await();
      } catch (InterruptedException native_code_does_not_care) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static int failed(Win32Error error) {
    Native.setLastError(error.number());
    return 0;
  }

  @Override
  public int CredWriteW(Credential credential, int flags) {
    if (called("CredWriteW") == 0) {
      return 0;
    }
    if (credential.CredentialBlobSize > 2560) {
      return failed(Win32Error.RPC_X_BAD_STUB_DATA);
    }
    if (credential.Type != 1 || credential.Persist != 2 || flags != 0) {
      return failed(Win32Error.ERROR_INVALID_PARAMETER);
    }
    byte[] blob =
        Objects.requireNonNull(credential.CredentialBlob)
            .getByteArray(0, credential.CredentialBlobSize);
    synchronized (this) {
      items.put(key(Objects.requireNonNull(credential.TargetName)), blob);
    }
    return 1;
  }

  @Override
  public int CredReadW(Pointer targetName, int type, int flags, PointerByReference credential) {
    if (called("CredReadW") == 0) {
      return 0;
    }
    synchronized (this) {
      byte[] blob = items.get(key(targetName));
      if (withoutCredential) {
        return 1;
      }
      if (blob == null) {
        return failed(Win32Error.ERROR_NOT_FOUND);
      }
      Credential found = new Credential();
      found.Type = type;
      found.CredentialBlobSize = blob.length;
      Memory bytes = new Memory(Math.max(1, blob.length));
      bytes.write(0, blob, 0, blob.length);
      found.CredentialBlob = blob.length == 0 ? null : bytes;
      found.write();
      Memory copy = new Memory(found.size());
      copy.write(0, found.getPointer().getByteArray(0, found.size()), 0, found.size());
      Pointer place = copy.share(0);
      lent.put(place, List.of(copy, bytes));
      credential.setValue(place);
      return 1;
    }
  }

  @Override
  public int CredDeleteW(Pointer targetName, int type, int flags) {
    if (called("CredDeleteW") == 0) {
      return 0;
    }
    synchronized (this) {
      return items.remove(key(targetName)) == null ? failed(Win32Error.ERROR_NOT_FOUND) : 1;
    }
  }

  @Override
  public synchronized void CredFree(Pointer buffer) {
    Objects.requireNonNull(lent.remove(buffer), "not lent, or given back twice");
  }

  /** Windows does not tell upper from lower case. */
  private static String key(Pointer name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; name.getShort(i) != 0; i += 2) {
      bytes.write(name.getByte(i));
      bytes.write(name.getByte(i + 1));
    }
    return bytes.toString(UTF_16LE).toLowerCase(Locale.ROOT);
  }

  // DPAPI

  private void refuse(String call) throws Refused {
    if (called(call) == 0) {
      throw new Refused(Native.getLastError());
    }
  }

  @Override
  public byte[] protect(byte[] data, byte[] entropy) throws Refused {
    refuse("CryptProtectData");
    byte[] seal = seal(entropy);
    byte[] sealed = Arrays.copyOf(seal, seal.length + data.length);
    for (int i = 0; i < data.length; i++) {
      sealed[seal.length + i] = (byte) (data[i] ^ 0x5a);
    }
    remember(data);
    return sealed;
  }

  @Override
  public byte[] unprotect(byte[] sealed, byte[] entropy) throws Refused {
    refuse("CryptUnprotectData");
    byte[] seal = seal(entropy);
    if (sealed.length < seal.length
        || Arrays.mismatch(seal, 0, seal.length, sealed, 0, seal.length) >= 0) {
      throw new Refused(Win32Error.ERROR_INVALID_DATA.number());
    }
    byte[] data = Arrays.copyOfRange(sealed, seal.length, sealed.length);
    for (int i = 0; i < data.length; i++) {
      data[i] ^= 0x5a;
    }
    remember(data);
    return data;
  }

  private synchronized void remember(byte[] data) {
    plain.add(data);
  }

  private static byte[] seal(byte[] entropy) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(entropy);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
