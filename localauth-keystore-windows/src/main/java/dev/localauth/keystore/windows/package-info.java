// SPDX-License-Identifier: Apache-2.0
/**
 * The store {@code windows-credential-manager}: generic credentials of the person who is logged on,
 * which hold what DPAPI sealed for the same person.
 *
 * <p>Neither asks for a password: every program that runs as the same account reads them.
 */
@NullMarked
package dev.localauth.keystore.windows;

import org.jspecify.annotations.NullMarked;
