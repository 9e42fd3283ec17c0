// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.passkey;

import org.jspecify.annotations.NullMarked;
