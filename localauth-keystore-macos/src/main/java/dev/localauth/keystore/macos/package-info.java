// SPDX-License-Identifier: Apache-2.0
/**
 * The store {@code macos-keychain}: generic passwords in the login keychain.
 *
 * <p>The keychain remembers the program that made an item. To macOS that program is {@code java},
 * so every Java program that runs on the same JDK reads it without being asked.
 */
@NullMarked
package dev.localauth.keystore.macos;

import org.jspecify.annotations.NullMarked;
