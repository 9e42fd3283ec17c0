// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.passkey.transport;

import org.jspecify.annotations.NullMarked;
