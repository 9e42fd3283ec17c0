// SPDX-License-Identifier: Apache-2.0
/** Security keys on USB and NFC, reached through libfido2. */
@NullMarked
package dev.localauth.passkey.key;

import org.jspecify.annotations.NullMarked;
