// SPDX-License-Identifier: Apache-2.0
/** The store {@code secret-service}: gnome-keyring, KWallet, KeePassXC and their like. */
@NullMarked
package dev.localauth.keystore.linux;

import org.jspecify.annotations.NullMarked;
