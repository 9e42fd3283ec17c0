// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

/** What is checked in a response (WebAuthn Level 3 §7.1, §7.2), in about this order. */
public enum Step {
  /** The credential is one of those that were asked for (§7.2 step 5). */
  ALLOWED("the credential is not among those that were asked for"),
  /** The user handle is the credential's own (§7.2 step 6). */
  USER_HANDLE("the user handle is not the credential's"),
  /** The client data are one JSON object in UTF-8 that says everything once (§5.8.1). */
  CLIENT_DATA("the client data are malformed"),
  /** They belong to this kind of ceremony. */
  TYPE("the client data are of another kind of ceremony"),
  /** They carry the challenge of this ceremony. */
  CHALLENGE("the challenge is not the one that was sent"),
  /** They were made for the one origin that was asked. */
  ORIGIN("the origin is not the one that asked"),
  /** The page was not embedded in one of another origin. */
  CROSS_ORIGIN("the page was embedded in one of another origin"),
  /** No other page stood around it. */
  TOP_ORIGIN("the client data name a page around the one that asked"),
  /** The attestation object is one CBOR map of three entries. */
  ATTESTATION_OBJECT("the attestation object is malformed"),
  /** The authenticator data are laid out as §6.1 says. */
  AUTHENTICATOR_DATA("the authenticator data are malformed"),
  /** They were made for this relying party. */
  RP_ID("the relying party is another one"),
  /** The person was there. */
  USER_PRESENT("the authenticator did not see anybody"),
  /** The person was verified. */
  USER_VERIFIED("the authenticator did not verify who is there"),
  /** What cannot be backed up is not backed up. */
  BACKUP_STATE("the credential is backed up but cannot be"),
  /** Whether it can be backed up is as it was at registration. */
  BACKUP_ELIGIBILITY("whether the credential can be backed up has changed"),
  /** The key is for an algorithm that was offered. */
  ALGORITHM("the algorithm is not one that was offered"),
  /** The key is whole, strong enough, and on the curve that goes with the algorithm. */
  PUBLIC_KEY("the public key does not go with its algorithm"),
  /** The attestation is of a kind that is read here. */
  ATTESTATION_FORMAT("the attestation is of an unknown kind"),
  /** What the attestation says holds, as far as it is verified. */
  ATTESTATION_STATEMENT("the attestation statement is wrong"),
  /** The credential's id has at most 1023 bytes. */
  CREDENTIAL_ID("the id of the credential is empty or too long"),
  /** Nobody has registered the credential yet. */
  REGISTERED("the credential is registered already"),
  /** The signature is the credential's. */
  SIGNATURE("the signature is wrong"),
  /** The counter has grown. */
  COUNTER("the counter went back");

  private final String failure;

  Step(String failure) {
    this.failure = failure;
  }

  /** Returns what it means that this step failed: lower case, no full stop. */
  public String failure() {
    return failure;
  }
}
