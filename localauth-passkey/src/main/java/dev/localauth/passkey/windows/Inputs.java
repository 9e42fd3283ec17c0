// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import dev.localauth.passkey.transport.Descriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What registrations and signatures hand over alike. */
final class Inputs {
  private Inputs() {}

  static HashedClientData clientData(Arena arena, byte[] json) {
    HashedClientData data = new HashedClientData();
    data.cbClientDataJSON = json.length;
    data.pbClientDataJSON = arena.bytes(json);
    data.pwszHashAlgId = arena.wide(WebAuthn.WEBAUTHN_HASH_ALGORITHM_SHA_256);
    return data;
  }

  /** Returns the list, or null for an empty one. */
  static @Nullable Pointer credentials(
      Arena arena, List<Descriptor> descriptors, ApiVersion version) {
    if (descriptors.isEmpty()) {
      return null;
    }
    List<Pointer> credentials = new ArrayList<>();
    for (Descriptor each : descriptors) {
      credentials.add(credential(arena, each, version));
    }
    CredentialList list = new CredentialList();
    list.cCredentials = credentials.size();
    list.ppCredentials = arena.pointers(credentials);
    return arena.structure(list);
  }

  private static Pointer credential(Arena arena, Descriptor descriptor, ApiVersion version) {
    byte[] id = descriptor.id();
    CredentialEx credential = new CredentialEx();
    credential.cbId = id.length;
    credential.pbId = arena.bytes(id);
    credential.pwszCredentialType = arena.wide(WebAuthn.WEBAUTHN_CREDENTIAL_TYPE_PUBLIC_KEY);
    credential.dwTransports = CtapTransport.bits(descriptor.transports(), version);
    return arena.structure(credential);
  }

  /** A hint to Windows only: the end is set by whoever waits. */
  static int milliseconds(Duration timeout) {
    return (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
  }
}
