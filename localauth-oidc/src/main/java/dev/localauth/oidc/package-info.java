// SPDX-License-Identifier: Apache-2.0
/**
 * The method {@code oidc}. Nimbus speaks the protocol and checks signatures; what a token must say
 * is decided here.
 */
@NullMarked
package dev.localauth.oidc;

import org.jspecify.annotations.NullMarked;
