// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import dev.localauth.api.SecretName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One conversation with the provider of secrets, in the words of the Secret Service API. Items and
 * collections are named by their object paths.
 *
 * @see <a href="https://specifications.freedesktop.org/secret-service/latest/">Secret Service
 *     API</a>
 */
interface SecretService extends AutoCloseable {
  /** Returns the items of this name, told apart by whether they are locked. */
  Found search(SecretName name) throws GlibException;

  /** Returns the collection behind the alias {@code default}, or empty if there is none. */
  Optional<String> defaultCollection() throws GlibException;

  /** Says whether a collection is locked. */
  boolean locked(String collection) throws GlibException;

  /** Returns what an item holds, which the caller overwrites; empty if it cannot be decrypted. */
  Optional<byte[]> secret(String item) throws GlibException;

  /** Has the next call agree on a key with the provider anew. */
  void leaveSession();

  /** Makes an item, or replaces that of the same name. Returns false if a person refused. */
  boolean create(String collection, SecretName name, byte[] value) throws GlibException;

  /** Replaces what an item holds. */
  void replace(String item, byte[] value) throws GlibException;

  /** Deletes an item. Returns false if a person refused. */
  boolean delete(String item) throws GlibException;

  /**
   * Says whether unlocking would ask a person. It does not where a provider calls locked what only
   * was not opened through this service yet.
   */
  boolean asksToUnlock(String object) throws GlibException;

  /** Has a person unlock an item or collection. Returns false if they refused. */
  boolean unlock(String object) throws GlibException;

  /** Returns the program behind the service, as far as known. */
  Provider provider();

  /** Returns how long this conversation may last. */
  Duration limit();

  /** Lets this conversation last {@code limit} from its beginning. */
  void extendTo(Duration limit);

  @Override
  void close();

  /** The items of one name. */
  record Found(List<String> unlocked, List<String> locked) {}

  /** Begins conversations. */
  @FunctionalInterface
  interface Opening {
    /**
     * Begins one that may last {@code limit}.
     *
     * @throws LinkageError if a native library is missing
     */
    SecretService open(Duration limit);
  }
}
