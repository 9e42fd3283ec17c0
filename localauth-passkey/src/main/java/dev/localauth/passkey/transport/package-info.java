// SPDX-License-Identifier: Apache-2.0
/** What goes to an authenticator and comes back, whichever way it is reached. */
@NullMarked
package dev.localauth.passkey.transport;

import org.jspecify.annotations.NullMarked;
