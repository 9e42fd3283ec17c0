// SPDX-License-Identifier: Apache-2.0
/**
 * The ceremonies of WebAuthn as the relying party sees them: what is asked, and whether the
 * response answers it (Level 3 §7.1 and §7.2). Knows no transport, no store and no person.
 */
@NullMarked
package dev.localauth.passkey.ceremony;

import org.jspecify.annotations.NullMarked;
