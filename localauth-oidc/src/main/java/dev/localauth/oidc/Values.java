// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes values out of parameters, each once, so that what nobody knows is left over. */
record Values(SortedMap<String, String> left) {
  static final String NONE = "none";

  private static final Duration USUAL_AGE = Duration.ofMinutes(5);
  private static final Duration LONGEST_AGE = Duration.ofHours(24);

  /** Visible ASCII without a comma: client ids (RFC 6749 A.1), scopes, classes and methods. */
  private static final Pattern WORD = Pattern.compile("[!-+\\--~]{1,255}");

  Optional<String> take(String key) {
    return Optional.ofNullable(left.remove(key));
  }

  String word(String key) throws AuthenticatorException {
    return require(key, take(key).filter(value -> WORD.matcher(value).matches()), "a word");
  }

  /** Returns the words between commas, or none. */
  List<String> words(String key) throws AuthenticatorException {
    Optional<String> value = take(key);
    if (value.isEmpty()) {
      return List.of();
    }
    List<String> words = Stream.of(value.get().split(",", -1)).map(String::strip).toList();
    boolean all = words.stream().allMatch(word -> WORD.matcher(word).matches());
    return require(key, Optional.of(words).filter(each -> all), "words between commas");
  }

  /** Returns an issuer as OpenID Connect Discovery §3 has it. */
  String issuer(String key) throws AuthenticatorException {
    Optional<String> issuer =
        take(key).filter(text -> Addresses.parse(text).filter(Values::isPlain).isPresent());
    return require(key, issuer, "an https address without a query");
  }

  /** Returns how old a sign-in may be, empty for any age. */
  Optional<Duration> age(String key) throws AuthenticatorException {
    Optional<String> value = take(key);
    if (value.filter(NONE::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Duration> age = value.isEmpty() ? Optional.of(USUAL_AGE) : duration(value.get());
    return Optional.of(require(key, age, "a time of PT1S to PT24H, or none"));
  }

  /** Fails if something is left that nobody took. */
  void requireEmpty() throws AuthenticatorException {
    if (!left.isEmpty()) {
      throw new AuthenticatorException(
          Reason.FAILED, "oidc does not know " + left.firstKey(), "see docs/oidc.md");
    }
  }

  /** Never shows the value: somebody may have put a secret there. */
  static <T> T require(String key, Optional<T> value, String form) throws AuthenticatorException {
    return value.orElseThrow(
        () ->
            new AuthenticatorException(
                Reason.FAILED,
                "%s.%s is not %s".formatted(OidcAuthenticator.ID, key, form),
                "see docs/oidc.md"));
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text))
          .filter(age -> age.toSeconds() >= 1 && age.compareTo(LONGEST_AGE) <= 0);
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(URI issuer) {
    return issuer.getRawQuery() == null && issuer.getRawFragment() == null;
  }
}
