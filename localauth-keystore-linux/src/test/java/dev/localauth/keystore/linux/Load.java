// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;

/** Many operations by one worker on names of its own, and on one name that all share. */
final class Load {
  private static final SecretName SHARED = new SecretName("localauth-load", "shared");
  private static final int NAMES = 8;
  private static final int OPERATIONS_PER_ROUND = 5;

  private final SecretStore store;
  private final String worker;

  Load(SecretStore store, String worker) {
    this.store = store;
    this.worker = worker;
  }

  /** Runs as a process of its own: the worker's name, and the number of operations. */
  public static void main(String[] arguments) throws SecretStoreException {
    Load load = new Load(new SecretServiceStore(), arguments[0]);
    load.run(Integer.parseInt(arguments[1]));
    System.out.println("done " + arguments[0]);
  }

  void run(int operations) throws SecretStoreException {
    for (int round = 0; round < operations / OPERATIONS_PER_ROUND; round++) {
      SecretName name = name(round % NAMES);
      put(name, worker + round);
      require((worker + round).equals(get(name).orElse("nothing")), name);
      require(store.delete(name), name);
      put(name, worker + round);
      if (round % 2 == 0) {
        put(SHARED, "shared by " + worker);
      } else {
        require(get(SHARED).orElse("nothing").startsWith("shared by "), SHARED);
      }
    }
  }

  /** Checks that this worker's last values are there. */
  void verify(int operations) throws SecretStoreException {
    int rounds = operations / OPERATIONS_PER_ROUND;
    for (int round = Math.max(0, rounds - NAMES); round < rounds; round++) {
      SecretName name = name(round % NAMES);
      require((worker + round).equals(get(name).orElse("nothing")), name);
      require(store.delete(name), name);
    }
  }

  private SecretName name(int number) {
    return new SecretName("localauth-load", worker + "/" + number);
  }

  private void put(SecretName name, String value) throws SecretStoreException {
    try (Secret secret = Secret.copyOf(value.getBytes(UTF_8))) {
      store.store(name, secret);
    }
  }

  private Optional<String> get(SecretName name) throws SecretStoreException {
    Optional<Secret> loaded = store.load(name);
    try {
      return loaded.map(secret -> secret.use(bytes -> new String(bytes, UTF_8)));
    } finally {
      loaded.ifPresent(Secret::close);
    }
  }

  private static void require(boolean condition, SecretName name) {
    if (!condition) {
      throw new AssertionError("not what was stored: " + name);
    }
  }
}
