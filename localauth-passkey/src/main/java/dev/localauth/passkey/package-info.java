// SPDX-License-Identifier: Apache-2.0
/** Passkeys: a WebAuthn signature that is verified here. */
@NullMarked
package dev.localauth.passkey;

import org.jspecify.annotations.NullMarked;
