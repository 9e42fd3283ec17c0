// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import dev.localauth.api.SecretName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider in memory that does as it is told; each conversation is the same. */
final class FakeSecretService implements SecretService, SecretService.Opening {
  static final String COLLECTION = "/collection/login";

  final List<String> calls = new ArrayList<>();
  private final Map<String, Item> items = new LinkedHashMap<>();
  private int made;

  boolean locked;
  boolean itemsLocked;
  boolean noCollection;
  boolean asks = true;
  boolean agrees = true;
  boolean unlocks = true;
  boolean keeps = true;
  boolean undecipherable;
  int garbles;
  int rubbish;
  int open;
  Duration limit = Duration.ZERO;
  private @Nullable GlibException failure;
  private String failing = "";
  private int failures;

  private record Item(SecretName name, byte[] value) {}

  /** Lets the next {@code times} calls of this method fail. */
  void fail(String method, int times, GlibException with) {
    failing = method;
    failures = times;
    failure = with;
  }

  private synchronized void call(String method) throws GlibException {
    calls.add(method);
    if (failure != null && method.equals(failing) && failures-- > 0) {
      throw failure;
    }
  }

  /** Puts an item there, as another program would. */
  synchronized void add(SecretName name, byte[] value) {
    items.put(COLLECTION + "/" + made++, new Item(name, value.clone()));
  }

  @Override
  public synchronized SecretService open(Duration newLimit) {
    open++;
    limit = newLimit;
    return this;
  }

  @Override
  public synchronized Found search(SecretName name) throws GlibException {
    call("search");
    List<String> found =
        items.entrySet().stream()
            .filter(each -> each.getValue().name().equals(name))
            .map(Map.Entry::getKey)
            .toList();
    return locked || itemsLocked ? new Found(List.of(), found) : new Found(found, List.of());
  }

  @Override
  public Optional<String> defaultCollection() throws GlibException {
    call("defaultCollection");
    return noCollection ? Optional.empty() : Optional.of(COLLECTION);
  }

  @Override
  public boolean locked(String collection) throws GlibException {
    call("locked");
    return locked;
  }

  @Override
  public synchronized Optional<byte[]> secret(String item) throws GlibException {
    call("secret");
    if (rubbish-- > 0) {
      return Optional.of(new byte[] {1, 2, 3});
    }
    return undecipherable
        ? Optional.empty()
        : Optional.ofNullable(items.get(item)).map(each -> each.value().clone());
  }

  @Override
  public synchronized void leaveSession() {
    calls.add("leaveSession");
  }

  @Override
  public synchronized boolean create(String collection, SecretName name, byte[] value)
      throws GlibException {
    call("create");
    if (agrees && keeps) {
      items.values().removeIf(each -> each.name().equals(name));
      add(name, garbled(value));
    }
    return agrees;
  }

  // What KWallet makes of a value from a session on whose key it does not agree.
  private byte[] garbled(byte[] value) {
    return garbles-- > 0 ? new byte[0] : value;
  }

  @Override
  public synchronized void replace(String item, byte[] value) throws GlibException {
    call("replace");
    byte[] kept = garbled(value);
    items.computeIfPresent(item, (path, old) -> new Item(old.name(), kept.clone()));
  }

  @Override
  public synchronized boolean delete(String item) throws GlibException {
    call("delete");
    if (agrees) {
      items.remove(item);
    }
    return agrees;
  }

  @Override
  public boolean asksToUnlock(String object) throws GlibException {
    call("asksToUnlock");
    return asks;
  }

  @Override
  public boolean unlock(String object) throws GlibException {
    call("unlock");
    if (agrees && unlocks) {
      locked = false;
      itemsLocked = false;
    }
    return agrees;
  }

  @Override
  public Provider provider() {
    return Provider.GNOME_KEYRING;
  }

  @Override
  public Duration limit() {
    return limit;
  }

  @Override
  public void extendTo(Duration longer) {
    limit = longer;
  }

  @Override
  public synchronized void close() {
    open--;
  }
}
