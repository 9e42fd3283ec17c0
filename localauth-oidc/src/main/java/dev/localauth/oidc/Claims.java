// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** What a token says, where a claim of another type than it should be is an error. */
record Claims(JWTClaimsSet set) {
  Optional<String> text(String name) throws AuthenticatorException {
    return read(name, set::getStringClaim);
  }

  List<String> list(String name) throws AuthenticatorException {
    return read(name, set::getStringListClaim).orElse(List.of());
  }

  Optional<Instant> time(String name) throws AuthenticatorException {
    return read(name, set::getDateClaim).map(Date::toInstant);
  }

  Instant requireTime(String name) throws AuthenticatorException {
    return time(name).orElseThrow(() -> malformed(name));
  }

  String requireText(String name) throws AuthenticatorException {
    return text(name).filter(value -> !value.isBlank()).orElseThrow(() -> malformed(name));
  }

  /** Returns the audience, which may be one text or several. */
  List<String> audience() {
    return set.getAudience();
  }

  private static <T> Optional<T> read(String name, Reader<T> reader) throws AuthenticatorException {
    try {
      return Optional.ofNullable(reader.read(name));
    } catch (ParseException ofAnotherType) {
      throw malformed(name);
    }
  }

  private static AuthenticatorException malformed(String name) {
    return new AuthenticatorException(
        Reason.FAILED, "the ID token lacks " + name + ", or holds it in another form");
  }

  private interface Reader<T> {
    T read(String name) throws ParseException;
  }
}
