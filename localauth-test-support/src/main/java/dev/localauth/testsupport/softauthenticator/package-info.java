// SPDX-License-Identifier: Apache-2.0
/**
 * What an authenticator of WebAuthn does, in software: keys, signatures, authenticator data and
 * attestation objects, right or wrong at a test's choice. Knows no transport.
 */
@NullMarked
package dev.localauth.testsupport.softauthenticator;

import org.jspecify.annotations.NullMarked;
