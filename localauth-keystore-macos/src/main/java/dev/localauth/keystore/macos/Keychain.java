// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.util.Optional;

/** The person's keychain, asked on the calling thread for as long as it takes. */
final class Keychain {
  // In front of each value: none is empty then, whatever macOS makes of empty data, and what
  // somebody else put there is noticed.
  private static final byte FORMAT = 1;
  private static final long LONGEST = 1 << 20;

  private final Frameworks frameworks;
  private final CoreFoundation coreFoundation;
  private final Security security;
  private final boolean graphic;

  Keychain(Frameworks frameworks) {
    this.frameworks = frameworks;
    this.coreFoundation = frameworks.coreFoundation();
    this.security = frameworks.security();
    this.graphic = graphic(security);
  }

  private static boolean graphic(Security security) {
    IntByReference attributes = new IntByReference();
    int status =
        security.SessionGetInfo(Security.callerSecuritySession, new IntByReference(), attributes);
    return status == OsStatus.SUCCESS
        && (attributes.getValue() & Security.sessionHasGraphicAccess) != 0;
  }

  /** Says whether macOS can open a window here, so that a person may be asked. */
  boolean graphic() {
    return graphic;
  }

  /** Touches no item, so that macOS asks nobody. */
  Availability availability() throws SecretStoreException {
    if (!locked()) {
      return Availability.usable("the login keychain; any program run by this java can read it");
    }
    return graphic
        ? Availability.usable("the login keychain; it is locked, and macOS will ask to unlock it")
        : Availability.unusable(KeychainError.LOCKED, KeychainError.UNLOCK);
  }

  private boolean locked() throws SecretStoreException {
    IntByReference state = new IntByReference();
    int status = security.SecKeychainGetStatus(null, state);
    if (status != OsStatus.SUCCESS) {
      throw KeychainError.of("SecKeychainGetStatus", status, text(status), LockState.UNKNOWN);
    }
    return (state.getValue() & Security.kSecUnlockStateStatus) == 0;
  }

  /** Keeps {@code value}, in place: an item made anew would forget whom the person allowed. */
  void store(KeychainItem item, Secret value) throws SecretStoreException {
    try (CfScope scope = new CfScope(frameworks)) {
      Pointer query = item.query(scope, frameworks);
      Pointer data = scope.secretData(FORMAT, value);
      Pointer change = scope.dictionary();
      scope.put(change, "kSecValueData", data);
      if (!update(query, change) && !add(scope, item, data) && !update(query, change)) {
        throw failure("SecItemUpdate", OsStatus.errSecItemNotFound.number());
      }
    }
  }

  /** Returns false if there is no such item. */
  private boolean update(Pointer query, Pointer change) throws SecretStoreException {
    int status = security.SecItemUpdate(query, change);
    return succeeded("SecItemUpdate", status, OsStatus.errSecItemNotFound);
  }

  /** Returns false if somebody else added it first. */
  private boolean add(CfScope scope, KeychainItem item, Pointer data) throws SecretStoreException {
    if (Thread.currentThread().isInterrupted()) {
      throw new SecretStoreException(Reason.FAILED, "nobody waits for the keychain any more");
    }
    Pointer attributes = item.query(scope, frameworks);
    scope.put(attributes, "kSecAttrLabel", scope.string(item.label()));
    scope.put(attributes, "kSecValueData", data);
    int status = security.SecItemAdd(attributes, null);
    return succeeded("SecItemAdd", status, OsStatus.errSecDuplicateItem);
  }

  Optional<Secret> load(KeychainItem item) throws SecretStoreException {
    try (CfScope scope = new CfScope(frameworks)) {
      Pointer query = item.query(scope, frameworks);
      scope.put(query, "kSecReturnData", frameworks.yes());
      scope.put(query, "kSecMatchLimit", frameworks.constant("kSecMatchLimitOne"));
      PointerByReference result = new PointerByReference();
      int status = security.SecItemCopyMatching(query, result);
      if (!succeeded("SecItemCopyMatching", status, OsStatus.errSecItemNotFound)) {
        requireUnlocked("SecItemCopyMatching");
        return Optional.empty();
      }
      return Optional.of(secret(scope.own("SecItemCopyMatching", result.getValue())));
    }
  }

  private Secret secret(Pointer data) throws SecretStoreException {
    if (coreFoundation.CFGetTypeID(data) != coreFoundation.CFDataGetTypeID()) {
      throw corrupt();
    }
    long length = coreFoundation.CFDataGetLength(data);
    Pointer bytes = coreFoundation.CFDataGetBytePtr(data);
    if (length < 1 || length > LONGEST || bytes == null || bytes.getByte(0) != FORMAT) {
      throw corrupt();
    }
    return Secret.owning(bytes.getByteArray(1, (int) length - 1));
  }

  private static SecretStoreException corrupt() {
    return new SecretStoreException(
        Reason.CORRUPT, "what is kept in the keychain is not what was stored");
  }

  boolean delete(KeychainItem item) throws SecretStoreException {
    try (CfScope scope = new CfScope(frameworks)) {
      int status = security.SecItemDelete(item.query(scope, frameworks));
      boolean deleted = succeeded("SecItemDelete", status, OsStatus.errSecItemNotFound);
      if (!deleted) {
        requireUnlocked("SecItemDelete");
      }
      return deleted;
    }
  }

  // "Not found" is also what a session without any keychain answers, and a locked keychain for
  // names it does not hold; certainly absent is only what an open keychain does not have.
  private void requireUnlocked(String call) throws SecretStoreException {
    if (locked()) {
      throw KeychainError.locked(call + ": " + OsStatus.errSecItemNotFound.told());
    }
  }

  /** Returns false for the one other status that is an answer, and throws for all the rest. */
  private boolean succeeded(String call, int status, OsStatus answer) throws SecretStoreException {
    if (status != OsStatus.SUCCESS && status != answer.number()) {
      throw failure(call, status);
    }
    return status == OsStatus.SUCCESS;
  }

  private SecretStoreException failure(String call, int status) throws SecretStoreException {
    return KeychainError.of(call, status, text(status), lockState());
  }

  private LockState lockState() {
    try {
      return locked() ? LockState.LOCKED : LockState.OPEN;
    } catch (SecretStoreException e) {
      return LockState.UNKNOWN;
    }
  }

  /** Returns what macOS says about a status, or nothing. */
  private String text(int status) throws SecretStoreException {
    Pointer message = security.SecCopyErrorMessageString(status, null);
    if (message == null) {
      return "";
    }
    try (CfScope scope = new CfScope(frameworks);
        Memory buffer = new Memory(1024)) {
      byte written =
          coreFoundation.CFStringGetCString(
              scope.own("SecCopyErrorMessageString", message),
              buffer,
              buffer.size(),
              CoreFoundation.kCFStringEncodingUTF8);
      return written == 0 ? "" : buffer.getString(0, "UTF-8");
    }
  }
}
