// SPDX-License-Identifier: Apache-2.0
/** What the method asks of an operating system. */
@NullMarked
package dev.localauth.biometric.platform;

import org.jspecify.annotations.NullMarked;
