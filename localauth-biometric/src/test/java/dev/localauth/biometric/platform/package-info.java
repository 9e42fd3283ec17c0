// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.biometric.platform;

import org.jspecify.annotations.NullMarked;
