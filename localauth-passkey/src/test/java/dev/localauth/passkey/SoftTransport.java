// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.passkey.transport.Transport;
import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.AttestationObject;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A way to an authenticator in software that holds any number of credentials. */
final class SoftTransport implements Transport {
  static final String ORIGIN = "http://localhost:4711";

  private static final byte[] AAGUID = new byte[16];

  final List<SoftCredential> credentials = new ArrayList<>();
  final List<RegistrationRequest> registrations = new ArrayList<>();
  final List<AssertionRequest> assertions = new ArrayList<>();
  final List<Parameters> wishes = new ArrayList<>();
  final List<Secret> values = new ArrayList<>();

  Availability availability = Availability.usable("an authenticator in software");
  Algorithm algorithm = Algorithm.ES256;
  List<String> reachedBy = List.of("usb");
  Prf prf = Prf.WHEN_MADE;
  boolean rightly = true;
  boolean counts = true;
  boolean replays;
  long counter;
  Optional<byte[]> challenge = Optional.empty();
  Optional<SoftCredential> answersWith = Optional.empty();
  Meanwhile whileSigning = () -> true;

  private Optional<AssertionRequest> first = Optional.empty();

  private final String id;

  SoftTransport(String id) {
    this.id = id;
  }

  /** When an authenticator makes values. */
  enum Prf {
    NEVER,
    WHEN_MADE,
    WHEN_SIGNING
  }

  /** What happens while the person signs. */
  interface Meanwhile {
    boolean happens() throws LocalAuthException;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public RegistrationResponse register(RegistrationRequest request, AuthenticationContext context)
      throws LocalAuthException {
    registrations.add(request);
    wishes.add(context.wishes());
    if (request.exclude().stream().anyMatch(known -> held(known).isPresent())) {
      throw new AuthenticatorException(Reason.FAILED, "this authenticator is registered already");
    }
    SoftCredential made = SoftCredential.random(algorithm, request.userHandle());
    credentials.add(made);
    AuthenticatorData data =
        AuthenticatorData.of(request.rpId(), count()).attesting(made.attested(AAGUID));
    return new RegistrationResponse(
        ORIGIN,
        clientData("webauthn.create", challenge.orElse(request.challenge())),
        AttestationObject.none(data.encode()).encode(),
        reachedBy,
        prf != Prf.NEVER,
        prf == Prf.WHEN_MADE ? value(made, request.prfInput()) : Optional.empty());
  }

  @Override
  public AssertionResponse sign(AssertionRequest request, AuthenticationContext context)
      throws LocalAuthException {
    assertions.add(request);
    wishes.add(context.wishes());
    whileSigning.happens();
    SoftCredential signer =
        answersWith
            .or(() -> request.allow().stream().flatMap(each -> held(each).stream()).findFirst())
            .orElseThrow(
                () -> new AuthenticatorException(Reason.FAILED, "no credential of yours here"));
    first = first.filter(any -> replays).or(() -> Optional.of(request));
    return signed(signer, first.get());
  }

  private AssertionResponse signed(SoftCredential signer, AssertionRequest request) {
    byte[] clientData = clientData("webauthn.get", request.challenge());
    byte[] data = AuthenticatorData.of(request.rpId(), count()).encode();
    byte[] signature = signer.sign(data, SoftCredential.sha256(clientData));
    if (!rightly) {
      signature[signature.length - 1] ^= 1;
    }
    return new AssertionResponse(
        ORIGIN,
        signer.id(),
        clientData,
        data,
        signature,
        Optional.of(signer.userHandle()),
        prf == Prf.NEVER ? Optional.empty() : value(signer, request.prfInput()));
  }

  private long count() {
    return counts ? ++counter : 0;
  }

  /** Returns how many of the values it made nobody has closed. */
  long leftOpen() {
    return values.stream().filter(SoftTransport::isOpen).count();
  }

  static byte[] clientData(String type, byte[] challenge) {
    return """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}"""
        .formatted(type, Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), ORIGIN)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Optional<Secret> value(SoftCredential credential, byte[] input) {
    Secret value = Secret.owning(credential.prf(input));
    values.add(value);
    return Optional.of(value);
  }

  private Optional<SoftCredential> held(Descriptor named) {
    return credentials.stream().filter(each -> Arrays.equals(each.id(), named.id())).findFirst();
  }

  private static boolean isOpen(Secret secret) {
    try {
      return secret.length() > 0;
    } catch (IllegalStateException closed) {
      return false;
    }
  }
}
