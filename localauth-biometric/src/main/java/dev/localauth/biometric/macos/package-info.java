// SPDX-License-Identifier: Apache-2.0
/**
 * {@code touch-id}: the sheet of LocalAuthentication, through the Objective-C runtime.
 *
 * <p>It proves that macOS said so to this process. Nothing is signed, and nothing is bound to it.
 */
@NullMarked
package dev.localauth.biometric.macos;

import org.jspecify.annotations.NullMarked;
