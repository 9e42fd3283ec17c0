// SPDX-License-Identifier: Apache-2.0
/** Passkeys by the person's own browser, on a page that this process serves to it. */
@NullMarked
package dev.localauth.passkey.browser;

import org.jspecify.annotations.NullMarked;
