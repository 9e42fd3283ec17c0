// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import dev.localauth.api.AsksToUnlock;
import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.keystore.linux.SecretService.Found;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keeps secrets in the desktop's keyring: gnome-keyring, KWallet, KeePassXC. */
public final class SecretServiceStore implements SecretStore, AsksToUnlock {
  // Two less than a command promises, so that a slow machine can start and end it meanwhile.
  private static final Duration ALONE = Duration.ofSeconds(4);
  private static final Duration WITH_A_PERSON = Duration.ofSeconds(60);
  // How often something else may take an item away under our hands, or a session may not do.
  private static final int TRIES = 3;

  private final SecretService.Opening opening;
  private final Desktop desktop;

  /** Does nothing yet; the keyring is looked for at each call. */
  public SecretServiceStore() {
    this(limit -> new LibSecretService(Link.ofThisProcess(), limit), Desktop.of(System.getenv()));
  }

  SecretServiceStore(SecretService.Opening opening, Desktop desktop) {
    this.opening = opening;
    this.desktop = desktop;
  }

  @Override
  public String id() {
    return "secret-service";
  }

  /** Where no window can be shown nobody is asked. */
  @Override
  public SecretStore withoutAsking() {
    return new SecretServiceStore(opening, new Desktop(desktop.bus(), false));
  }

  @Override
  public Availability availability() {
    try {
      return converse(
          service -> {
            String collection = defaultCollection(service);
            return service.locked(collection) && service.asksToUnlock(collection)
                ? availabilityLocked(service.provider())
                : Availability.usable(
                    service.provider().title() + "; any program of yours can read it");
          });
    } catch (SecretStoreException e) {
      String detail = String.valueOf(e.getMessage());
      return new Availability(false, detail, e.hint());
    }
  }

  private Availability availabilityLocked(Provider provider) {
    return desktop.display()
        ? Availability.usable(provider.title() + "; it will ask you to unlock it")
        : Availability.unusable(
            SecretServiceError.locked(provider), SecretServiceError.unlocking(provider));
  }

  @Override
  public void store(SecretName name, Secret value) throws SecretStoreException {
    // Text, because not every provider gives back binary values as they were.
    byte[] text = value.use(Base64.getEncoder()::encode);
    try {
      converse(
          service -> {
            for (int tries = 1; !put(service, name, text); tries++) {
              if (tries == TRIES) {
                throw Refusal.dropped(service.provider());
              }
            }
            return true;
          });
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** Puts the value there. Returns whether it is there now, as far as can be told. */
  private boolean put(SecretService service, SecretName name, byte[] text)
      throws GlibException, SecretStoreException {
    if (!replaced(service, name, text)) {
      agreed(service.create(defaultCollection(service), name, text), service);
    }
    Optional<String> item = one(find(service, name));
    // Another process may have put another value there meanwhile; that is no loss of this one.
    return item.isPresent() && holds(service, item.get(), text.length > 0);
  }

  // An existing item is changed where it is, which may be another collection than the default one.
  private boolean replaced(SecretService service, SecretName name, byte[] text)
      throws GlibException, SecretStoreException {
    Optional<String> item = one(find(service, name));
    if (item.isEmpty()) {
      return false;
    }
    try {
      // A session that cannot read it would destroy it: KWallet keeps what it cannot decrypt.
      holds(service, item.get(), false);
      service.replace(item.get(), text);
      return true;
    } catch (GlibException e) {
      if (!SecretServiceError.isGone(e)) {
        throw e;
      }
      return false;
    }
  }

  private static boolean holds(SecretService service, String item, boolean something)
      throws GlibException {
    try (Secret value = secret(service, item)) {
      return !something || value.length() > 0;
    } catch (SecretStoreException unreadable) {
      return false;
    }
  }

  @Override
  public Optional<Secret> load(SecretName name) throws SecretStoreException {
    return converse(
        service -> {
          Optional<String> item = one(find(service, name));
          return item.isEmpty() ? Optional.empty() : Optional.of(secret(service, item.get()));
        });
  }

  // Rubbish may come from a session on whose key the provider does not agree, and another tells:
  // KWallet and libsecret do not where their shared secret begins with a zero byte.
  private static Secret secret(SecretService service, String item)
      throws GlibException, SecretStoreException {
    for (int tries = 1; ; tries++) {
      Optional<byte[]> text = service.secret(item);
      Optional<Secret> value = text.flatMap(SecretServiceStore::decoded);
      if (value.isPresent()) {
        return value.get();
      }
      if (tries == TRIES) {
        throw text.isEmpty()
            ? Refusal.undecipherable(service.provider())
            : Refusal.foreign(service.provider());
      }
      service.leaveSession();
    }
  }

  /** Returns what {@code text}, which is overwritten, stands for; empty if it is not our text. */
  private static Optional<Secret> decoded(byte[] text) {
    try {
      return Optional.of(Secret.owning(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  @Override
  public boolean delete(SecretName name) throws SecretStoreException {
    return converse(
        service -> {
          List<String> items = find(service, name);
          allowPerson(service);
          for (String item : items) {
            agreed(service.delete(item), service);
          }
          return !items.isEmpty();
        });
  }

  /** Returns the items of this name, all unlocked; empty if there is certainly none. */
  private List<String> find(SecretService service, SecretName name)
      throws GlibException, SecretStoreException {
    // First, because some providers hide the items of a locked collection, and others open a
    // window when they are searched.
    String collection = defaultCollection(service);
    if (service.locked(collection)) {
      unlock(service, collection);
    }
    Found found = service.search(name);
    if (!found.locked().isEmpty()) {
      unlock(service, found.locked().get(0));
      found = service.search(name);
    }
    if (!found.locked().isEmpty()) {
      throw Refusal.locked(service.provider());
    }
    return found.unlocked();
  }

  private void unlock(SecretService service, String object)
      throws GlibException, SecretStoreException {
    if (service.asksToUnlock(object)) {
      requireDisplay(service);
      allowPerson(service);
    }
    agreed(service.unlock(object), service);
  }

  private void requireDisplay(SecretService service) throws SecretStoreException {
    if (!desktop.display()) {
      throw Refusal.locked(service.provider());
    }
  }

  private void allowPerson(SecretService service) {
    if (desktop.display()) {
      service.extendTo(WITH_A_PERSON);
    }
  }

  private static void agreed(boolean agreed, SecretService service) throws SecretStoreException {
    if (!agreed) {
      throw Refusal.dismissed(service.provider());
    }
  }

  private static String defaultCollection(SecretService service)
      throws GlibException, SecretStoreException {
    return service.defaultCollection().orElseThrow(() -> Refusal.noCollection(service.provider()));
  }

  // Another program of the person can make a second item that matches; which one is ours?
  private static Optional<String> one(List<String> items) throws SecretStoreException {
    if (items.size() > 1) {
      throw Refusal.several(items.size());
    }
    return items.stream().findFirst();
  }

  private <T> T converse(Conversation<T> conversation) throws SecretStoreException {
    if (!desktop.bus()) {
      throw Refusal.noBus();
    }
    try (SecretService service = opening.open(ALONE)) {
      return converse(service, conversation);
    } catch (LinkageError e) {
      throw Refusal.noLibrary(e);
    }
  }

  private static <T> T converse(SecretService service, Conversation<T> conversation)
      throws SecretStoreException {
    for (int tries = 1; ; tries++) {
      try {
        return conversation.with(service);
      } catch (GlibException e) {
        if (!SecretServiceError.isGone(e) || tries == TRIES) {
          throw SecretServiceError.of(e, service.provider(), service.limit());
        }
      }
    }
  }

  @FunctionalInterface
  private interface Conversation<T> {
    T with(SecretService service) throws GlibException, SecretStoreException;
  }
}
