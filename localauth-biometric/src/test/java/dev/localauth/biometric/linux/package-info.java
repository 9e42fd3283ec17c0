// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.biometric.linux;

import org.jspecify.annotations.NullMarked;
