// SPDX-License-Identifier: Apache-2.0
/**
 * The store that needs no service: encrypted files beside the key that opens them.
 *
 * <p>What protects them is the permissions of the person's account. Any program that runs as the
 * person can read both; a backup or a disk that is read elsewhere holds both. Encryption keeps an
 * altered, swapped or damaged file from being taken for the secret that was stored.
 */
@NullMarked
package dev.localauth.keystore.file;

import org.jspecify.annotations.NullMarked;
