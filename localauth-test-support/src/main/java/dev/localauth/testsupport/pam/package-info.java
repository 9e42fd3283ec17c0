// SPDX-License-Identifier: Apache-2.0
/** PAM, accounts and a reader of fingers that only those see who are led to them. */
@NullMarked
package dev.localauth.testsupport.pam;

import org.jspecify.annotations.NullMarked;
