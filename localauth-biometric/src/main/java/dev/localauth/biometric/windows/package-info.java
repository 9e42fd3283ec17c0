// SPDX-License-Identifier: Apache-2.0
/**
 * {@code windows-hello}: the consent dialog of Windows 11, through COM.
 *
 * <p>It proves that Windows said so to this process. Nothing is signed, and nothing is bound to it.
 */
@NullMarked
package dev.localauth.biometric.windows;

import org.jspecify.annotations.NullMarked;
