// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.ClientData;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.util.List;
import java.util.Optional;

/** Lets a key make a credential. Used on the key's thread only. */
final class Making {
  private static final byte[] EMPTY_MAP = {(byte) 0xa0};

  private final SecurityKey key;
  private final RegistrationRequest request;
  private final List<Descriptor> excluded;
  private final ClientData clientData;

  Making(SecurityKey key, RegistrationRequest request, List<Descriptor> excluded) {
    this.key = key;
    this.request = request;
    this.excluded = excluded;
    this.clientData = ClientData.ofRegistration(request.challenge());
  }

  /** Tries the algorithms in their order, as libfido2 takes one at a time. */
  Made made(KeyPin pin) throws FidoException {
    FidoException refused = null;
    for (int algorithm : key.features().candidates(request.algorithms())) {
      try {
        return made(algorithm, pin);
      } catch (FidoException failure) {
        if (failure.status() != FidoStatus.UNSUPPORTED_ALGORITHM) {
          throw failure;
        }
        refused = failure;
      }
    }
    throw refused != null ? refused : noneInCommon();
  }

  private Made made(int algorithm, KeyPin pin) throws FidoException {
    Fido2 fido = key.fido();
    Pointer credential = Allocated.require("fido_cred_new", fido.fido_cred_new());
    try {
      describe(fido, credential, algorithm);
      key.check(
          "fido_dev_make_cred", fido.fido_dev_make_cred(key.device(), credential, pin.pointer()));
      byte[] data = authenticatorData(fido, credential);
      return new Made(
          Allocated.bytes(fido.fido_cred_id_ptr(credential), fido.fido_cred_id_len(credential)),
          clientData.json(),
          attestationObject(fido, credential, data),
          key.features().transports(),
          Cbor.endsWithHmacSecret(data));
    } finally {
      fido.fido_cred_free(new PointerByReference(credential));
    }
  }

  private void describe(Fido2 fido, Pointer credential, int algorithm) throws FidoException {
    byte[] hash = clientData.hash();
    byte[] user = request.userHandle();
    key.check("fido_cred_set_type", fido.fido_cred_set_type(credential, algorithm));
    key.check(
        "fido_cred_set_clientdata_hash",
        fido.fido_cred_set_clientdata_hash(credential, hash, Allocated.length(hash)));
    key.check(
        "fido_cred_set_rp", fido.fido_cred_set_rp(credential, request.rpId(), request.rpName()));
    key.check(
        "fido_cred_set_user",
        fido.fido_cred_set_user(
            credential, user, Allocated.length(user), request.userName(), null, null));
    key.check("fido_cred_set_uv", fido.fido_cred_set_uv(credential, Fido2.FIDO_OPT_TRUE));
    for (Descriptor each : excluded) {
      key.check(
          "fido_cred_exclude",
          fido.fido_cred_exclude(credential, each.id(), Allocated.length(each.id())));
    }
    if (key.features().hmacSecret()) {
      key.check(
          "fido_cred_set_extensions",
          fido.fido_cred_set_extensions(credential, Fido2.FIDO_EXT_HMAC_SECRET));
    }
  }

  private static byte[] authenticatorData(Fido2 fido, Pointer credential) {
    return Allocated.bytes(
        fido.fido_cred_authdata_raw_ptr(credential), fido.fido_cred_authdata_raw_len(credential));
  }

  private static byte[] attestationObject(Fido2 fido, Pointer credential, byte[] data) {
    byte[] statement =
        Allocated.bytes(
            fido.fido_cred_attstmt_ptr(credential), fido.fido_cred_attstmt_len(credential));
    return Cbor.attestationObject(
        String.valueOf(fido.fido_cred_fmt(credential)),
        statement.length == 0 ? EMPTY_MAP : statement,
        data);
  }

  private FidoException noneInCommon() {
    int code = FidoStatus.UNSUPPORTED_ALGORITHM.code();
    return new FidoException("fido_cred_set_type", code, key.fido().fido_strerr(code));
  }

  /**
   * A credential that was made.
   *
   * @param id its id
   * @param clientData what was signed the hash of
   * @param attestationObject what it is
   * @param transports how the key is reached
   * @param hmacSecret whether the key makes secrets of it
   */
  record Made(
      byte[] id,
      byte[] clientData,
      byte[] attestationObject,
      List<String> transports,
      boolean hmacSecret) {
    RegistrationResponse with(Optional<Secret> value) {
      return new RegistrationResponse(
          ClientData.ORIGIN, clientData, attestationObject, transports, hmacSecret, value);
    }
  }
}
