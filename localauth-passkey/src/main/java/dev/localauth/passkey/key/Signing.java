// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.ClientData;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.PrfSalt;
import java.util.List;
import java.util.Optional;

/** Lets a key sign. Used on the key's thread only. */
final class Signing {
  private static final NativeLong FIRST = new NativeLong(0);

  private final SecurityKey key;
  private final AssertionRequest request;
  private final List<Descriptor> held;
  private final ClientData clientData;

  Signing(SecurityKey key, AssertionRequest request, List<Descriptor> held) {
    this.key = key;
    this.request = request;
    this.held = held;
    this.clientData = ClientData.ofAssertion(request.challenge());
  }

  AssertionResponse response(KeyPin pin) throws FidoException {
    Fido2 fido = key.fido();
    Pointer assertion = Allocated.require("fido_assert_new", fido.fido_assert_new());
    try {
      describe(fido, assertion);
      key.check(
          "fido_dev_get_assert", fido.fido_dev_get_assert(key.device(), assertion, pin.pointer()));
      return response(fido, assertion);
    } finally {
      fido.fido_assert_free(new PointerByReference(assertion));
    }
  }

  private void describe(Fido2 fido, Pointer assertion) throws FidoException {
    byte[] hash = clientData.hash();
    key.check(
        "fido_assert_set_clientdata_hash",
        fido.fido_assert_set_clientdata_hash(assertion, hash, Allocated.length(hash)));
    key.check("fido_assert_set_rp", fido.fido_assert_set_rp(assertion, request.rpId()));
    key.check("fido_assert_set_uv", fido.fido_assert_set_uv(assertion, Fido2.FIDO_OPT_TRUE));
    for (Descriptor each : held) {
      key.check(
          "fido_assert_allow_cred",
          fido.fido_assert_allow_cred(assertion, each.id(), Allocated.length(each.id())));
    }
    if (key.features().hmacSecret()) {
      byte[] salt = PrfSalt.of(request.prfInput());
      key.check(
          "fido_assert_set_extensions",
          fido.fido_assert_set_extensions(assertion, Fido2.FIDO_EXT_HMAC_SECRET));
      key.check(
          "fido_assert_set_hmac_salt",
          fido.fido_assert_set_hmac_salt(assertion, salt, Allocated.length(salt)));
    }
  }

  private AssertionResponse response(Fido2 fido, Pointer assertion) throws FidoException {
    if (fido.fido_assert_count(assertion).longValue() < 1) {
      throw unreadable();
    }
    byte[] user =
        Allocated.bytes(
            fido.fido_assert_user_id_ptr(assertion, FIRST),
            fido.fido_assert_user_id_len(assertion, FIRST));
    return new AssertionResponse(
        ClientData.ORIGIN,
        Allocated.bytes(
            fido.fido_assert_id_ptr(assertion, FIRST), fido.fido_assert_id_len(assertion, FIRST)),
        clientData.json(),
        authenticatorData(fido, assertion),
        Allocated.bytes(
            fido.fido_assert_sig_ptr(assertion, FIRST), fido.fido_assert_sig_len(assertion, FIRST)),
        user.length == 0 ? Optional.empty() : Optional.of(user),
        prf(fido, assertion));
  }

  private byte[] authenticatorData(Fido2 fido, Pointer assertion) throws FidoException {
    try {
      return Cbor.unwrapped(
          Allocated.bytes(
              fido.fido_assert_authdata_ptr(assertion, FIRST),
              fido.fido_assert_authdata_len(assertion, FIRST)));
    } catch (IllegalArgumentException malformed) {
      throw unreadable();
    }
  }

  /** Takes the secret out of libfido2's memory, and overwrites it there. */
  private static Optional<Secret> prf(Fido2 fido, Pointer assertion) {
    Pointer pointer = fido.fido_assert_hmac_secret_ptr(assertion, FIRST);
    NativeLong length = fido.fido_assert_hmac_secret_len(assertion, FIRST);
    if (pointer == null || length.longValue() == 0) {
      return Optional.empty();
    }
    Secret secret = Secret.owning(Allocated.bytes(pointer, length));
    pointer.clear(length.longValue());
    return Optional.of(secret);
  }

  private FidoException unreadable() {
    int code = FidoStatus.RX_INVALID_CBOR.code();
    return new FidoException("fido_dev_get_assert", code, key.fido().fido_strerr(code));
  }
}
