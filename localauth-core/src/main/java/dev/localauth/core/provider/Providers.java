// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.provider;

import dev.localauth.api.Authenticator;
import dev.localauth.api.Bundles;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SessionAnchors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/**
 * The methods and stores that came with the application: what its own class loader finds, and its
 * bundles, and nothing that a thread or the person's directories could add. Two of one name are
 * refused, because one would hide the other.
 */
public final class Providers {
  private Providers() {}

  /** Returns the methods. */
  public static List<Authenticator> methods() {
    return load(Authenticator.class, Authenticator::id);
  }

  /** Returns the stores. */
  public static List<SecretStore> stores() {
    return load(SecretStore.class, SecretStore::id);
  }

  /** Returns the anchors of this system. */
  public static SessionAnchors anchors() {
    for (SessionAnchors anchors : ServiceLoader.load(SessionAnchors.class, own())) {
      if (anchors.supported()) {
        return anchors;
      }
    }
    throw new IllegalStateException(
        "no provider of session anchors for " + System.getProperty("os.name"));
  }

  private static ClassLoader own() {
    return Providers.class.getClassLoader();
  }

  private static <T> List<T> load(Class<T> service, Function<T, String> id) {
    List<T> providers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ClassLoader loader : Bundles.beside(Providers.class)) {
      for (T provider : load(service, loader)) {
        if (!ids.add(id.apply(provider))) {
          throw new IllegalStateException("two providers are named " + id.apply(provider));
        }
        providers.add(provider);
      }
    }
    return providers;
  }

  /** What a bundle finds in the application itself was found there already. */
  private static <T> List<T> load(Class<T> service, ClassLoader loader) {
    return ServiceLoader.load(service, loader).stream()
        .filter(found -> loader == own() || found.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
