// SPDX-License-Identifier: Apache-2.0
/**
 * The method {@code pin}. The PIN is never compared with anything: it decrypts the unlocking key,
 * or it does not.
 */
@NullMarked
package dev.localauth.pin;

import org.jspecify.annotations.NullMarked;
