// SPDX-License-Identifier: Apache-2.0
/** Tests of the method {@code oidc}. */
@NullMarked
package dev.localauth.oidc;

import org.jspecify.annotations.NullMarked;
