// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.SecretStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Both frameworks in memory, on any system and without a compiler; fails when told to. */
final class FakeKeychain implements CoreFoundation, Security {
  private static final long STRING = 7;
  private static final long DATA = 20;

  private final Map<Pointer, Object> objects = new HashMap<>();
  private final Map<String, Memory> variables = new HashMap<>();
  private final Map<Pointer, String> constants = new HashMap<>();
  private final Map<List<String>, byte[]> items = new LinkedHashMap<>();
  private final Map<String, Integer> answers = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private long lastAddress = 0x1000;
  private int state = 7;
  private int session = 0x20;
  private long resultType = DATA;
  private boolean unwiped;
  private Runnable beforeAdding = () -> {};
  private @Nullable CountDownLatch held;
  private CountDownLatch letGo = new CountDownLatch(0);

  private record Data(Memory bytes, long length) {
    byte[] copy() {
      return bytes.getByteArray(0, (int) length);
    }
  }

  Frameworks frameworks() {
    return new Frameworks(this, this, this::address, this::address);
  }

  SecretStore store() {
    return store(Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  SecretStore store(Duration alone, Duration withAPerson) {
    return new KeychainStore(this::frameworks, alone, withAPerson);
  }

  // What a test turns and reads.

  synchronized void lock(boolean locked) {
    state = locked ? 2 : 7;
  }

  synchronized void graphic(boolean graphic) {
    session = graphic ? 0x30 : 0x1020;
  }

  /** Answers every call of this name with {@code status} from now on. */
  synchronized void answer(String call, int status) {
    answers.put(call, status);
  }

  synchronized void answerNormally() {
    answers.clear();
  }

  synchronized void resultType(long type) {
    resultType = type;
  }

  synchronized void beforeAdding(Runnable action) {
    beforeAdding = action;
  }

  /** Lets calls that touch items wait for the second latch, and says so on the first. */
  synchronized void hold(CountDownLatch reached, CountDownLatch until) {
    held = reached;
    letGo = until;
  }

  synchronized Map<List<String>, byte[]> items() {
    return items;
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns how many objects nobody has released. */
  synchronized int living() {
    return objects.size();
  }

  /** Says whether a value was released before it was overwritten. */
  synchronized boolean unwiped() {
    return unwiped;
  }

  // CoreFoundation

  private synchronized Pointer address(String name) {
    return variables.computeIfAbsent(
        name,
        wanted -> {
          Memory variable = new Memory(8);
          Pointer value = new Pointer(++lastAddress);
          variable.setPointer(0, value);
          constants.put(value, wanted);
          return variable;
        });
  }

  private synchronized Pointer made(Object object) {
    Pointer handle = new Pointer(++lastAddress);
    objects.put(handle, object);
    return handle;
  }

  private synchronized <T> T known(Class<T> type, Pointer handle) {
    return type.cast(Objects.requireNonNull(objects.get(handle), "not a living object"));
  }

  @Override
  public synchronized void CFRelease(Pointer object) {
    Object released = Objects.requireNonNull(objects.remove(object), "released too often");
    if (released instanceof Data data) {
      for (byte each : data.copy()) {
        unwiped |= each != 0;
      }
    }
  }

  @Override
  public long CFGetTypeID(Pointer object) {
    return known(Object.class, object) instanceof byte[] ? resultType : STRING;
  }

  @Override
  public Pointer CFStringCreateWithBytes(
      @Nullable Pointer allocator, byte[] bytes, long length, int encoding, byte isExternal) {
    return made(new String(bytes, 0, (int) length, UTF_8));
  }

  @Override
  public byte CFStringGetCString(Pointer string, Pointer buffer, long size, int encoding) {
    byte[] text = known(String.class, string).getBytes(UTF_8);
    buffer.write(0, text, 0, text.length);
    buffer.setByte(text.length, (byte) 0);
    return 1;
  }

  @Override
  public long CFDataGetTypeID() {
    return DATA;
  }

  @Override
  public Pointer CFDataCreateMutable(@Nullable Pointer allocator, long capacity) {
    return made(new Data(new Memory(1), 0));
  }

  @Override
  public synchronized void CFDataSetLength(Pointer data, long length) {
    known(Data.class, data);
    objects.put(data, new Data(new Memory(Math.max(1, length)), length));
  }

  @Override
  public long CFDataGetLength(Pointer data) {
    Object found = known(Object.class, data);
    return found instanceof byte[] bytes ? bytes.length : known(Data.class, data).length();
  }

  @Override
  public @Nullable Pointer CFDataGetBytePtr(Pointer data) {
    byte[] bytes = known(byte[].class, data);
    if (bytes.length == 0) {
      return null;
    }
    Memory copy = new Memory(bytes.length);
    copy.write(0, bytes, 0, bytes.length);
    return copy;
  }

  @Override
  public @Nullable Pointer CFDataGetMutableBytePtr(Pointer data) {
    Data found = known(Data.class, data);
    return found.length() == 0 ? null : found.bytes();
  }

  @Override
  public Pointer CFDictionaryCreateMutable(
      @Nullable Pointer allocator, long capacity, Pointer keyCallBacks, Pointer valueCallBacks) {
    if (!keyCallBacks.equals(address("kCFTypeDictionaryKeyCallBacks"))
        || !valueCallBacks.equals(address("kCFTypeDictionaryValueCallBacks"))) {
      throw new IllegalArgumentException("not the callbacks");
    }
    return made(new HashMap<String, Object>());
  }

  @Override
  @SuppressWarnings("unchecked")
  public synchronized void CFDictionarySetValue(Pointer dictionary, Pointer key, Pointer value) {
    String name = Objects.requireNonNull(constants.get(key), "not a constant");
    Object known = constants.containsKey(value) ? constants.get(value) : objects.get(value);
    known(HashMap.class, dictionary).put(name, Objects.requireNonNull(known));
  }

  // Security

  /** Returns the status that a test wants, or zero. */
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
      return answers.getOrDefault(call, 0);
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

  private Map<?, ?> dictionary(Pointer pointer) {
    Map<?, ?> dictionary = known(HashMap.class, pointer);
    return dictionary;
  }

  private static List<String> key(Map<?, ?> query) {
    if (!"kSecClassGenericPassword".equals(query.get("kSecClass"))) {
      throw new IllegalArgumentException("no class");
    }
    return List.of(
        String.valueOf(query.get("kSecAttrService")), String.valueOf(query.get("kSecAttrAccount")));
  }

  private static byte[] value(Map<?, ?> attributes) {
    return ((Data) Objects.requireNonNull(attributes.get("kSecValueData"))).copy();
  }

  private boolean locked() {
    return (state & Security.kSecUnlockStateStatus) == 0;
  }

  @Override
  public int SecItemAdd(Pointer attributes, @Nullable PointerByReference result) {
    int status = called("SecItemAdd");
    if (status != 0) {
      return status;
    }
    beforeAdding.run();
    synchronized (this) {
      Map<?, ?> wanted = dictionary(attributes);
      if (locked()) {
        return -25308;
      }
      return items.putIfAbsent(key(wanted), value(wanted)) == null ? 0 : -25299;
    }
  }

  @Override
  public int SecItemCopyMatching(Pointer query, PointerByReference result) {
    int status = called("SecItemCopyMatching");
    synchronized (this) {
      byte[] found = items.get(key(dictionary(query)));
      if (status != 0 || found == null || locked()) {
        return status != 0 ? status : found == null ? -25300 : -25308;
      }
      result.setValue(made(found.clone()));
      return 0;
    }
  }

  @Override
  public int SecItemUpdate(Pointer query, Pointer attributesToUpdate) {
    int status = called("SecItemUpdate");
    synchronized (this) {
      List<String> key = key(dictionary(query));
      if (status != 0 || !items.containsKey(key) || locked()) {
        return status != 0 ? status : !items.containsKey(key) ? -25300 : -25308;
      }
      items.put(key, value(dictionary(attributesToUpdate)));
      return 0;
    }
  }

  @Override
  public int SecItemDelete(Pointer query) {
    int status = called("SecItemDelete");
    synchronized (this) {
      List<String> key = key(dictionary(query));
      if (status != 0 || !items.containsKey(key) || locked()) {
        return status != 0 ? status : !items.containsKey(key) ? -25300 : -25308;
      }
      items.remove(key);
      return 0;
    }
  }

  @Override
  public @Nullable Pointer SecCopyErrorMessageString(int status, @Nullable Pointer reserved) {
    return status == -1 ? null : made("The text of\nstatus " + status + ".");
  }

  @Override
  public synchronized int SecKeychainGetStatus(@Nullable Pointer keychain, IntByReference status) {
    calls.add("SecKeychainGetStatus");
    status.setValue(state);
    return answers.getOrDefault("SecKeychainGetStatus", 0);
  }

  @Override
  public synchronized int SessionGetInfo(int who, IntByReference id, IntByReference attributes) {
    attributes.setValue(session);
    return answers.getOrDefault("SessionGetInfo", 0);
  }
}
