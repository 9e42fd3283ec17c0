// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.totp;

import org.jspecify.annotations.NullMarked;
