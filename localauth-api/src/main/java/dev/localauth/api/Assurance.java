// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.Set;

/**
 * What a success of a method proves, for the person who chooses and for the policy that allows.
 *
 * @param factor the kind of evidence (NIST SP 800-63B §2)
 * @param traits what else holds for it
 */
public record Assurance(Factor factor, Set<Trait> traits) {
  /** Copies {@code traits}. */
  public Assurance {
    traits = Set.copyOf(traits);
  }

  /** Returns an assurance with these traits. */
  public static Assurance of(Factor factor, Trait... traits) {
    return new Assurance(factor, Set.of(traits));
  }

  /** The kinds of evidence. */
  public enum Factor {
    /** Something the person knows. */
    KNOWLEDGE,
    /** Something the person has. */
    POSSESSION,
    /** Something the person is. */
    INHERENCE,
    /** The word of another service about any of these. */
    DELEGATED
  }

  /** What else can be said of a method. */
  public enum Trait {
    /** An answer given to an impostor is of no use to them. */
    PHISHING_RESISTANT,
    /** A success needs two kinds of evidence at once. */
    MULTI_FACTOR,
    /** Allowed only beside an alternative (NIST SP 800-63B §3.2.9), like SMS. */
    RESTRICTED,
    /**
     * The operating system's word that somebody is there; software of the same user can fake it.
     */
    PRESENCE_ONLY
  }
}
