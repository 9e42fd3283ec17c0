// SPDX-License-Identifier: Apache-2.0
/** The method {@code totp}: codes of an authenticator app (RFC 6238). */
@NullMarked
package dev.localauth.totp;

import org.jspecify.annotations.NullMarked;
