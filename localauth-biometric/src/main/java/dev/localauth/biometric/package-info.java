// SPDX-License-Identifier: Apache-2.0
/**
 * The method {@code biometric}: a finger or a face, as the operating system sees it. Each system's
 * way of asking is a package of its own.
 */
@NullMarked
package dev.localauth.biometric;

import org.jspecify.annotations.NullMarked;
