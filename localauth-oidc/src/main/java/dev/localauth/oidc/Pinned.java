// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was enrolled; nothing else decides who is let in.
 *
 * @param terms with whom, and how the person must sign in
 * @param subject the one account that is let in
 * @param record the fingerprint of what rests in the store
 */
record Pinned(Terms terms, String subject, String record) {
  private static final String SUBJECT = "subject";
  private static final String RECORD = "record-sha256";

  static Pinned of(Parameters enrolled) throws AuthenticatorException {
    Values values = new Values(enrolled.asMap());
    String subject = Values.require(SUBJECT, values.take(SUBJECT), "there");
    String record = Values.require(RECORD, values.take(RECORD), "there");
    Pinned pinned = new Pinned(Terms.take(values), subject, record);
    values.requireEmpty();
    return pinned;
  }

  Parameters toParameters() {
    TreeMap<String, String> all = new TreeMap<>();
    terms.putInto(all);
    all.put(SUBJECT, subject);
    all.put(RECORD, record);
    return Parameters.of(all);
  }

  /** Returns why {@code identity} is not let in, or empty if it is. */
  Optional<String> objectionTo(Identity identity) {
    return identity.subject().equals(subject)
        ? terms.demands().objectionTo(identity)
        : Optional.of("somebody else signed in at " + identity.issuer());
  }
}
