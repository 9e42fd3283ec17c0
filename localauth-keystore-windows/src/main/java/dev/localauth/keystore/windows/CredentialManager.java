// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.Arrays;
import java.util.Optional;

/** The credentials of the person who is logged on, asked on the calling thread. */
final class CredentialManager {
  // In front of each value, so that none is empty and what somebody else put there is noticed.
  private static final int MOST_READS = 20;
  private static final byte FORMAT = 1;

  private final Libraries libraries;
  private final Advapi32 advapi32;

  CredentialManager(Libraries libraries) {
    this.libraries = libraries;
    this.advapi32 = libraries.advapi32();
  }

  /** Looks for a credential that nobody makes: a logon without any says so. */
  Availability availability() throws SecretStoreException {
    read("localauth/availability").ifPresent(advapi32::CredFree);
    return Availability.usable(
        "Windows Credential Manager, sealed by DPAPI; any program of yours can read it");
  }

  /** Keeps {@code value}; Windows replaces what was there in one step. */
  void store(CredentialName name, Secret value) throws SecretStoreException {
    byte[] sealed = seal(name, value);
    if (sealed.length > Advapi32.CRED_MAX_CREDENTIAL_BLOB_SIZE) {
      throw CredentialError.tooLarge(sealed.length);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw CredentialError.abandoned();
    }
    try (Memory blob = new Memory(sealed.length);
        Memory target = CredentialName.wide(name.target());
        Memory label = CredentialName.wide(name.label())) {
      blob.write(0, sealed, 0, sealed.length);
      Credential credential = new Credential();
      credential.Type = Advapi32.CRED_TYPE_GENERIC;
      credential.TargetName = target;
      credential.UserName = label;
      credential.CredentialBlobSize = sealed.length;
      credential.CredentialBlob = blob;
      credential.Persist = Advapi32.CRED_PERSIST_LOCAL_MACHINE;
      if (advapi32.CredWriteW(credential, 0) == 0) {
        throw failure("CredWriteW", Native.getLastError());
      }
    }
  }

  private byte[] seal(CredentialName name, Secret value) throws SecretStoreException {
    byte[] plain = value.use(CredentialManager::marked);
    try {
      return libraries.dpapi().protect(plain, name.entropy());
    } catch (Dpapi.Refused e) {
      throw failure("CryptProtectData", e.number());
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] marked(byte[] value) {
    byte[] marked = new byte[value.length + 1];
    marked[0] = FORMAT;
    System.arraycopy(value, 0, marked, 1, value.length);
    return marked;
  }

  Optional<Secret> load(CredentialName name) throws SecretStoreException {
    Optional<Pointer> found = read(name.target());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(open(name, sealed(new Credential(found.get()))));
    } finally {
      advapi32.CredFree(found.get());
    }
  }

  private static byte[] sealed(Credential credential) throws SecretStoreException {
    int size = credential.CredentialBlobSize;
    Pointer blob = credential.CredentialBlob;
    if (blob == null || size < 1 || size > Advapi32.CRED_MAX_CREDENTIAL_BLOB_SIZE) {
      throw CredentialError.corrupt();
    }
    return blob.getByteArray(0, size);
  }

  private Secret open(CredentialName name, byte[] sealed) throws SecretStoreException {
    byte[] plain = {};
    try {
      plain = libraries.dpapi().unprotect(sealed, name.entropy());
      if (plain.length == 0 || plain[0] != FORMAT) {
        throw CredentialError.corrupt();
      }
      return Secret.owning(Arrays.copyOfRange(plain, 1, plain.length));
    } catch (Dpapi.Refused e) {
      throw failure("CryptUnprotectData", e.number());
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  boolean delete(CredentialName name) throws SecretStoreException {
    try (Memory target = CredentialName.wide(name.target())) {
      int deleted = advapi32.CredDeleteW(target, Advapi32.CRED_TYPE_GENERIC, 0);
      return found("CredDeleteW", deleted);
    }
  }

  private Optional<Pointer> read(String name) throws SecretStoreException {
    PointerByReference credential = new PointerByReference();
    try (Memory target = CredentialName.wide(name)) {
      int read = readWhole(target, credential);
      if (!found("CredReadW", read)) {
        return Optional.empty();
      }
      // A success without a credential is no absence.
      return Optional.of(
          Optional.ofNullable(credential.getValue()).orElseThrow(CredentialError::corrupt));
    }
  }

  /** Reads again where the value was replaced by a longer one meanwhile, as Wine tells it. */
  private int readWhole(Memory target, PointerByReference credential) {
    int read = 0;
    for (int i = 0; i < MOST_READS && read == 0; i++) {
      read = advapi32.CredReadW(target, Advapi32.CRED_TYPE_GENERIC, 0, credential);
      if (read == 0 && Native.getLastError() != Win32Error.ERROR_MORE_DATA.number()) {
        break;
      }
    }
    return read;
  }

  /** Returns false for the one error that is an answer, and throws for all the rest. */
  private boolean found(String call, int result) throws SecretStoreException {
    if (result != 0) {
      return true; // the last error is then left over from another call
    }
    int number = Native.getLastError();
    if (number != Win32Error.ERROR_NOT_FOUND.number()) {
      throw failure(call, number);
    }
    return false;
  }

  private SecretStoreException failure(String call, int number) {
    return CredentialError.of(call, number, libraries.text().apply(number));
  }
}
