// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.provider;

import dev.localauth.api.Authenticator;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SessionAnchors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/**
 * The methods and stores that came with the application: what its own class loader finds, and
 * nothing a thread or a directory could add. Two of one name are refused, because one would hide
 * the other.
 */
public final class Providers {
  private Providers() {}

  /** Returns the methods. */
  public static List<Authenticator> methods() {
    return load(ServiceLoader.load(Authenticator.class, loader()), Authenticator::id);
  }

  /** Returns the stores. */
  public static List<SecretStore> stores() {
    return load(ServiceLoader.load(SecretStore.class, loader()), SecretStore::id);
  }

  /** Returns the anchors of this system. */
  public static SessionAnchors anchors() {
    // The first is enough: looking for others would open every jar on the class path.
    for (SessionAnchors anchors : ServiceLoader.load(SessionAnchors.class, loader())) {
      if (anchors.supported()) {
        return anchors;
      }
    }
    throw new IllegalStateException(
        "no provider of session anchors for " + System.getProperty("os.name"));
  }

  private static ClassLoader loader() {
    return Providers.class.getClassLoader();
  }

  private static <T> List<T> load(Iterable<T> found, Function<T, String> id) {
    List<T> providers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (T provider : found) {
      if (!ids.add(id.apply(provider))) {
        throw new IllegalStateException("two providers are named " + id.apply(provider));
      }
      providers.add(provider);
    }
    return providers;
  }
}
