// SPDX-License-Identifier: Apache-2.0
/** Identity providers on this machine. */
@NullMarked
package dev.localauth.testsupport.oidc;

import org.jspecify.annotations.NullMarked;
