// SPDX-License-Identifier: Apache-2.0
/** The organization's own login, by the device flow of OAuth 2.0 and an ID token. */
@NullMarked
package dev.localauth.oidc;

import org.jspecify.annotations.NullMarked;
