// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AsksToUnlock;
import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.InMemorySecretStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is asked to unlock a keyring by what only wants to know. */
class QuietStoresTest {
  private final World world;
  private final InMemorySecretStore items = new InMemorySecretStore();
  private boolean locked;
  private int windows;

  QuietStoresTest(@TempDir Path root) {
    world = new World(root);
    world.stores(new Keyring(true));
  }

  /** A keyring that opens a window when it is used while it is locked. */
  private final class Keyring implements SecretStore, AsksToUnlock {
    private final boolean asks;

    Keyring(boolean asks) {
      this.asks = asks;
    }

    private SecretStore unlocked() throws SecretStoreException {
      if (locked && !asks) {
        throw new SecretStoreException(SecretStoreException.Reason.LOCKED, "locked");
      }
      windows += locked ? 1 : 0;
      return items;
    }

    @Override
    public String id() {
      return "keyring";
    }

    @Override
    public Availability availability() {
      return Availability.usable("it will ask you to unlock it");
    }

    @Override
    public void store(SecretName name, Secret value) throws SecretStoreException {
      unlocked().store(name, value);
    }

    @Override
    public Optional<Secret> load(SecretName name) throws SecretStoreException {
      return unlocked().load(name);
    }

    @Override
    public boolean delete(SecretName name) throws SecretStoreException {
      return unlocked().delete(name);
    }

    @Override
    public SecretStore withoutAsking() {
      return new Keyring(false);
    }
  }

  @Test
  void whoNeverSetAnythingUpIsNotAsked() throws GateClosedException {
    locked = true;
    assertEquals(new Decision.Open(Decision.How.NOT_REQUIRED), world.check());
    world.unlock(World.nobody());
    world.gate().status();
    assertEquals(0, windows);
  }

  @Test
  void theStateOfThingsIsToldWithoutAsking() {
    world.enroll("totp");
    locked = true;
    Enrollments enrollments = world.gate().enrollments();
    assertEquals(
        ClosedReason.STORE_LOCKED,
        assertThrows(GateClosedException.class, enrollments::list).reason());
    assertThrows(GateClosedException.class, enrollments::recoveryCodesLeft);
    assertEquals(0, windows);
  }

  @Test
  void whoOpensTheGateIsAsked() throws GateClosedException {
    world.enroll("totp");
    locked = true;
    world.unlock();
    assertTrue(windows > 0);
  }
}
