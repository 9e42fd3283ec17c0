// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import dev.localauth.testsupport.fido.SoftKeys;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The real libfido2, but for the search of the USB bus, which finds the soft keys; counts what it
 * hands out and gets back, and on which threads.
 */
final class WatchedFido2 implements InvocationHandler {
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  final Map<String, Integer> calls = new ConcurrentHashMap<>();

  final List<Pointer> pins = new CopyOnWriteArrayList<>();
  volatile boolean pinsWereThere = true;
  volatile byte[] secretWhenFreed = {};

  private final Map<String, FidoStatus> failures = new ConcurrentHashMap<>();
  private volatile @Nullable Pointer secret;
  private final Fido2 real;
  private final SoftKeys keys;

  WatchedFido2(Fido2 real, SoftKeys keys) {
    this.real = real;
    this.keys = keys;
  }

  Fido2 binding() {
    return (Fido2)
        Proxy.newProxyInstance(Fido2.class.getClassLoader(), new Class<?>[] {Fido2.class}, this);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    calls.merge(name, 1, Integer::sum);
    if (!name.equals("fido_dev_cancel")) {
      threads.add(Thread.currentThread());
    }
    FidoStatus failure = failures.get(name);
    if (failure != null) {
      return failure.code();
    }
    watchSecrets(name, arguments);
    if (name.equals("fido_dev_info_manifest")) {
      return keys.manifest(
          (Pointer) arguments[0], (NativeLong) arguments[1], (NativeLongByReference) arguments[2]);
    }
    try {
      Object result = method.invoke(real, arguments);
      if (name.equals("fido_assert_hmac_secret_ptr")) {
        secret = (Pointer) result;
      }
      return result;
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** Lets a call fail. */
  void failing(String call, FidoStatus status) {
    failures.put(call, status);
  }

  private void watchSecrets(String name, Object[] arguments) {
    if (name.equals("fido_dev_make_cred") || name.equals("fido_dev_get_assert")) {
      Pointer pin = (Pointer) arguments[2];
      if (pin != null) {
        pins.add(pin);
        pinsWereThere &= pin.getByte(0) != 0;
      }
    }
    Pointer read = secret;
    if (name.equals("fido_assert_free") && read != null) {
      secretWhenFreed = read.getByteArray(0, 32);
      secret = null;
    }
  }

  /** Returns how many objects of each kind were handed out and not given back. */
  Map<String, Integer> leftOver() {
    Map<String, Integer> left = new TreeMap<>();
    count(left, "fido_dev_info", "fido_dev_info_new");
    count(left, "fido_dev", "fido_dev_new_with_info");
    count(left, "fido_cbor_info", "fido_cbor_info_new");
    count(left, "fido_cred", "fido_cred_new");
    count(left, "fido_assert", "fido_assert_new");
    left.values().removeIf(each -> each == 0);
    return left;
  }

  int times(String call) {
    return calls.getOrDefault(call, 0);
  }

  private void count(Map<String, Integer> left, String kind, String maker) {
    left.put(kind, times(maker) - times(kind + "_free"));
  }
}
