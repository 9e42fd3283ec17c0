// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.passkey.key;

import org.jspecify.annotations.NullMarked;
